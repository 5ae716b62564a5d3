"""Quotations of several paragraphs: each opens with a mark, the last alone closes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from attrib.extract.form import form
from attrib.extract.quotes import quotations
from attrib.model import Article, Attribution, Block

Bounds = tuple[int, int]

_SAID = frozenset({"paragraph", "quotation", "list"})
# Pictures stand in the middle of stories.
_BETWEEN = frozenset({"caption", "credit", "boilerplate"})
_OPENING, _CLOSING = "\"“‘'«„", "\"”’'»"


def carried_on(article: Article, found: Sequence[Attribution]) -> list[Attribution]:
    """The attributions, each with all the paragraphs of a quotation that it has one of.

    By the convention of print a paragraph that leaves its quotation open is followed by one that
    opens it anew, in the same voice. The tagger sees a part of an article at a time, and where it
    has lost the speaker takes such a paragraph for somebody else's, or for nobody's.
    """
    said = [block for block in article.blocks if block.kind not in _BETWEEN]
    joints = [
        ((before, a), (after, b))
        for a, b in pairwise(said)
        if (before := _left_open(article, a))
        and (after := _taken_up(article, b))
        and _alike(article.text, before, after)
    ]
    result = list(found)
    for (before, _), (after, block) in joints:
        _join(article, result, before, after, block)
    for (before, block), (after, _) in reversed(joints):
        # The speaker may be named at the end alone.
        _join(article, result, after, before, block)
    return result


def _left_open(article: Article, block: Block) -> Bounds | None:
    """The last quotation of a block that has no closing mark."""
    marks = _marks(article, block)
    if not marks or marks[-1][1] != block.end or article.text[block.end - 1] in _CLOSING:
        return None
    return marks[-1]


def _taken_up(article: Article, block: Block) -> Bounds | None:
    """The quotation that a block begins with, with a mark or without."""
    marks = _marks(article, block)
    return marks[0] if marks and marks[0][0] == block.start else None


def _alike(text: str, before: Bounds, after: Bounds) -> bool:
    """Whether one goes on in the other: another kind of mark opens a quotation inside this one."""
    return text[after[0]] not in _OPENING or text[before[0]] == text[after[0]]


def _marks(article: Article, block: Block) -> Sequence[Bounds]:
    return quotations(article.text, block.start, block.end) if block.kind in _SAID else ()


def _join(
    article: Article, found: list[Attribution], known: Bounds, other: Bounds, block: Block
) -> None:
    """Give the quotation `other` of `block` to who says `known`, unless another is its speaker."""
    owner = _owner(found, known)
    if owner is None or _has_speaker(found, other, block):
        return
    for number, one in reversed(list(enumerate(found))):
        pieces = [(span.start, span.end) for span in one.content_spans]
        if number == owner or _inside(one, other):
            # Somebody quoted within the quotation is no rival for the whole of it.
            continue
        rest = [piece for piece in pieces if not _overlap(piece, other)]
        if not rest:
            del found[number]
            owner -= number < owner
        elif len(rest) < len(pieces):
            found[number] = _with_contents(article, one, rest)
    one = found[owner]
    pieces = [(span.start, span.end) for span in one.content_spans]
    rest = [piece for piece in pieces if not _overlap(piece, other)]
    found[owner] = _with_contents(article, one, sorted([*rest, other]))


def _owner(found: Sequence[Attribution], quotation: Bounds) -> int | None:
    """Number of the attribution with a cue outside the quotation that has most of it."""
    shares = [
        (_shared(one, quotation), -number)
        for number, one in enumerate(found)
        if one.source_spans and not _inside(one, quotation)
    ]
    most, number = max(shares, default=(0, 0))
    return -number if most * 2 > quotation[1] - quotation[0] else None


def _has_speaker(found: Sequence[Attribution], quotation: Bounds, block: Block) -> bool:
    """Whether a cue beside the quotation, in its own block, credits somebody with it."""
    return any(
        one.source_spans
        and _shared(one, quotation)
        and not _inside(one, quotation)
        and any(block.start <= span.start < block.end for span in one.cue_spans)
        for one in found
    )


def _inside(one: Attribution, quotation: Bounds) -> bool:
    return any(quotation[0] <= span.start and span.end <= quotation[1] for span in one.cue_spans)


def _shared(one: Attribution, quotation: Bounds) -> int:
    return sum(
        max(0, min(span.end, quotation[1]) - max(span.start, quotation[0]))
        for span in one.content_spans
    )


def _overlap(one: Bounds, other: Bounds) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _with_contents(article: Article, one: Attribution, pieces: Sequence[Bounds]) -> Attribution:
    return one.model_copy(
        update={
            "content_spans": tuple(article.span(*piece) for piece in pieces),
            "form": form(article.text, pieces),
        }
    )
