"""Whether a content stands in quotation marks: wholly, in part or not at all."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from attrib.extract.quotes import quotations
from attrib.model import Form


def form(
    text: str,
    spans: Sequence[tuple[int, int]],
    blocks: Sequence[tuple[int, int]] | None = None,
) -> Form:
    """The form of a content, judged by its letters and digits alone.

    Marks themselves and other punctuation do not count, so that a span that leaves out the opening
    mark, or takes in a comma after the closing one, has the form that a reader would see.

    Args:
        text: the text of the article.
        spans: the pieces of the content, code points of `text`, end exclusive.
        blocks: the stretches within which marks pair up; the lines of `text` by default.

    Returns:
        `direct` when every letter and digit stands between quotation marks, `indirect` when none
        does, `mixed` otherwise. A content without any letter or digit is `direct` when a mark
        stands in it or around it, else `indirect`.

    >>> form('He called it "a farce".', [(10, 22)])
    'mixed'
    >>> form('He called it "a farce".', [(14, 21)])
    'direct'
    """
    inside = outside = 0
    marked = False
    for start, end in spans:
        for a, b in _around(text, start, end, blocks):
            quoted = quotations(text, a, b)
            first, last = max(a, start), min(b, end)
            for p, q in quoted:
                inside += _signs(text, max(p, first), min(q, last))
                marked = marked or (p < last and first < q)
            outside += _signs(text, first, last)
    outside -= inside
    if inside and outside:
        return "mixed"
    if inside or (marked and not outside):
        return "direct"
    return "indirect"


def _signs(text: str, start: int, end: int) -> int:
    return sum(map(str.isalnum, text[start:end]))


def _around(
    text: str, start: int, end: int, blocks: Sequence[tuple[int, int]] | None
) -> Iterator[tuple[int, int]]:
    """The blocks that `start` to `end` touches."""
    if blocks is None:
        a = text.rfind("\n", 0, start) + 1
        while a < end:
            b = text.find("\n", a)
            b = len(text) if b == -1 else b
            yield a, b
            a = b + 1
        return
    place = max(0, bisect_right(blocks, (start, len(text))) - 1)
    for a, b in blocks[place:]:
        if a >= end:
            return
        if b > start:
            yield a, b
