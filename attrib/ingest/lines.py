"""Finding the paragraphs of a plain text, however its lines are broken.

Three habits are told apart: paragraphs between blank lines, one paragraph a line, and text broken
at a column, where a paragraph runs over many lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from attrib.model import BlockKind

# Python's splitlines breaks at form feeds too; those are spaces by now.
_LINE = re.compile("[^\n\u2028\u2029]+")
_TERMINAL = re.compile(r"[.!?…:;]['\"’”)\]]*$")
_BULLET = re.compile(r"(?:[-*•·▪◦‣●○–—]\s+|\(?\d{1,3}[.)]\s+|\[\d+\]\s*|>)\S")
_WRAPPED_AT_MOST = 132
_WRAPPED_AT_LEAST = 30


@dataclass(frozen=True, slots=True)
class Unit:
    """One paragraph or line that may become a block.

    Attributes:
        start, end: code points into the text, without the white space around.
        kind: what markup says that it is; None where that is still to be recognised.
        apart: True where a blank line, or markup, sets it off from the unit before.
    """

    start: int
    end: int
    kind: BlockKind | None = None
    apart: bool = True


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    indent: int
    apart: bool
    text: str

    @property
    def first_word(self) -> str:
        return self.text.split(None, 1)[0]


def units(text: str) -> list[Unit]:
    """The paragraphs of `text`, in order; what is between them is white space."""
    lines = _lines(text)
    width = _width(lines)
    found: list[Unit] = []
    for index, line in enumerate(lines):
        if index and not line.apart and not _breaks(lines[index - 1], line, width):
            found[-1] = Unit(found[-1].start, line.end, apart=found[-1].apart)
        else:
            found.append(Unit(line.start, line.end, apart=line.apart))
    return found


def _lines(text: str) -> list[_Line]:
    lines: list[_Line] = []
    for match in _LINE.finditer(text):
        stripped = match[0].strip()
        if not stripped:
            continue
        indent = len(match[0]) - len(match[0].lstrip())
        start = match.start() + indent
        apart = not lines or _line_breaks(text[lines[-1].end : start]) > 1
        lines.append(_Line(start, start + len(stripped), indent, apart, stripped))
    return lines


def _line_breaks(gap: str) -> int:
    return gap.count("\n") + gap.count("\u2028") + 2 * gap.count("\u2029")


def _width(lines: Sequence[_Line]) -> int | None:
    """The column at which the text is broken, or None if its lines are not broken at one.

    A line is full when the next one's first word would not have fitted on it.
    """
    joints = [(a, b) for a, b in pairwise(lines) if not b.apart]
    if len(joints) < 3:
        return None
    lengths = sorted(max(len(a.text), len(b.text)) for a, b in joints)
    # A long address may stick out, so not the longest line of all.
    width = lengths[int(0.95 * (len(lengths) - 1))]
    if not _WRAPPED_AT_LEAST <= width <= _WRAPPED_AT_MOST:
        return None
    full = sum(len(a.text) + 1 + len(b.first_word) > width for a, b in joints)
    ended = sum(_TERMINAL.search(a.text) is not None for a, _ in joints)
    return width if full >= 0.6 * len(joints) and ended <= 0.5 * len(joints) else None


def _breaks(before: _Line, after: _Line, width: int | None) -> bool:
    if _BULLET.match(after.text):
        return True
    if width is None:
        # Text pasted from mail is broken anywhere: a line that goes on in lower case goes on.
        runs_on = len(before.text) >= 40 and not _TERMINAL.search(before.text)
        return not (runs_on and after.text[0].islower())
    short = len(before.text) + 1 + len(after.first_word) <= 0.8 * width
    return short or (after.indent > before.indent and bool(_TERMINAL.search(before.text)))
