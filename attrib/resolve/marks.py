"""Which words of an article stand in quotation marks."""

from __future__ import annotations

from collections.abc import Callable, Sequence

_OPENING, _CLOSING, _EITHER = "“„«", "”»", '"'


def inside_marks(
    texts: Sequence[str], blocks: Sequence[int], touching: Callable[[int], bool]
) -> list[bool]:
    """For each word whether it stands in quotation marks.

    Marks are paired in each block by itself, because a quotation of several paragraphs opens
    anew in each.

    Args:
        texts: the words of the article.
        blocks: for each the index of its block.
        touching: whether no space stands before the word of an index.
    """
    inside, block, found = False, -2, []
    for i, word in enumerate(texts):
        if blocks[i] != block:
            inside, block = False, blocks[i]
        if word.isalnum():
            # Most words: none of them is a mark.
            pass
        elif word in ("``", "''"):
            inside = word == "``"
        elif word[:1] in _OPENING:
            inside = True
        elif word[-1:] in _CLOSING:
            inside = False
        elif _EITHER in word and word.count(_EITHER) % 2:
            inside = _behind(texts, i, touching, inside=inside)
        found.append(inside)
    return found


def _behind(texts: Sequence[str], i: int, touching: Callable[[int], bool], *, inside: bool) -> bool:
    """Whether one is in a quotation behind a word with a plain mark.

    A mark with a space before it opens and one with a space behind it closes: of a quotation of
    several sentences each may open anew, and only the last close. Others take turns.
    """
    opens = texts[i][:1] == _EITHER and not touching(i)
    closes = texts[i][-1:] == _EITHER and (
        i + 1 == len(texts) or not touching(i + 1) or not texts[i + 1][:1].isalnum()
    )
    return opens if opens != closes else not inside
