"""Arithmetic on stretches of text, as (start, end) in code points."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from attrib.model import Attribution, Span

Bounds = tuple[int, int]


def bounds(spans: Iterable[Span]) -> list[Bounds]:
    """The spans as pairs."""
    return [(span.start, span.end) for span in spans]


def overlap(one: Bounds, other: Bounds) -> bool:
    """Whether the two share a character."""
    return one[0] < other[1] and other[0] < one[1]


def minus(text: str, pieces: Iterable[Bounds], taken: Sequence[Bounds]) -> list[Bounds]:
    """What is left of the pieces without those taken, each trimmed; nothing of mere marks.

    >>> minus("one, two", [(0, 8)], [(0, 3)])
    [(5, 8)]
    """
    left = list(pieces)
    for start, end in taken:
        left = [
            part
            for piece in left
            for part in (
                [(piece[0], min(start, piece[1])), (max(end, piece[0]), piece[1])]
                if overlap(piece, (start, end))
                else [piece]
            )
            if part[0] < part[1]
        ]
    trimmed = (trim(text, *piece) for piece in left)
    return [piece for piece in trimmed if any(sign.isalnum() for sign in text[slice(*piece)])]


def trim(text: str, start: int, end: int) -> Bounds:
    """The stretch without commas and white space at its ends."""
    while start < end and (text[start].isspace() or text[start] in ",;"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;"):
        end -= 1
    return start, end


def joined(text: str, pieces: Iterable[Bounds]) -> list[Bounds]:
    """The pieces in order, those with nothing but commas and spaces between them made one."""
    result: list[Bounds] = []
    for start, end in sorted(pieces):
        if result and not text[result[-1][1] : start].strip(" ,\t\u00a0"):
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return result


def all_of(one: Attribution) -> list[Bounds]:
    """Every stretch of the attribution."""
    return bounds((*one.source_spans, *one.cue_spans, *one.content_spans))


def size(one: Attribution) -> int:
    """Code points of its content."""
    return sum(span.end - span.start for span in one.content_spans)


class Stretches:
    """Stretches of the text, looked up by place."""

    def __init__(self, bounds: Iterable[Bounds]) -> None:
        self.bounds = sorted(bounds)
        # The furthest end so far: a stretch may lie within the one before.
        self.ends: list[int] = []
        for _, end in self.bounds:
            self.ends.append(max(end, self.ends[-1] if self.ends else 0))

    def touch(self, span: Bounds) -> bool:
        """Whether one of them shares a character with the span."""
        before = bisect_left(self.bounds, (span[1], 0))
        return before > 0 and self.ends[before - 1] > span[0]
