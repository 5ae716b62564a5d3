"""The edges of a claim: marks that it is left without, and quotations inside quotations."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrib.extract.grammar import Bounds

_LOOSE = " \t\r\n\u00a0,;:-–—"
_PAIRS = (("“", "”"), ("‘", "’"), ("(", ")"), ("[", "]"))
_STRAIGHT = ("''", '"')
_INNER_OPENS = re.compile(r"(?:(?<=\s)|(?<=[\"“]))[‘'](?!')(?=\w)")
_INNER_CLOSES = re.compile(r"(?<=[.,!?…])['’]|(?<=\w)['’](?=[\s\"”.,!?]|$)")


def trimmed(text: str, start: int, end: int) -> Bounds | None:
    """The stretch without commas, dashes and unpaired marks at its edges; None if nothing is left.

    >>> trimmed('"It is over,', 0, 12)
    (1, 11)
    """
    while True:
        before = start, end
        while start < end and text[start] in _LOOSE:
            start += 1
        while start < end and text[end - 1] in _LOOSE:
            end -= 1
        start, end = _without_unpaired(text, start, end)
        if (start, end) == before:
            break
    return (start, end) if any(map(str.isalnum, text[start:end])) else None


def _without_unpaired(text: str, start: int, end: int) -> Bounds:
    piece = text[start:end]
    for mark in _STRAIGHT:
        if piece.count(mark) % 2:
            if piece.startswith(mark):
                return start + len(mark), end
            if piece.endswith(mark):
                return start, end - len(mark)
    for opening, closing in _PAIRS:
        if piece.endswith(opening):
            return start, end - 1
        opened, closed = piece.count(opening), piece.count(closing)
        if opened > closed and piece.startswith(opening):
            return start + 1, end
        # An apostrophe closes nothing: "the workers’" keeps its own.
        if closed > opened and piece.endswith(closing) and closing != "’":
            return start, end - 1
        if closing == "’" and closed and piece.endswith((".’", ",’", "!’", "?’")) and not opened:
            return start, end - 1
    return start, end


def inside_inner_quotation(text: str, content: Sequence[Bounds], place: int) -> bool:
    """Whether a place of a content stands in a quotation inside its quotation.

    There another speaks, whose sentences are no claims of the one who quotes them.
    """
    for start, end in content:
        if not start < place < end or not text[start:end].startswith(('"', "“")):
            continue
        opened = [mark.start() for mark in _INNER_OPENS.finditer(text, start + 1, place)]
        if opened and not _INNER_CLOSES.search(text, opened[-1] + 1, place):
            return True
    return False
