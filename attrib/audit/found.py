"""One case that a rule has found, before it has a level and a message."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from attrib.model import Span

_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Found:
    """A case.

    Attributes:
        spans: the words that it is about, at least one.
        of: ids of the sources, claims, attributions and silences concerned.
        values: what the rule's message takes.
    """

    spans: tuple[Span, ...]
    of: tuple[str, ...]
    values: Mapping[str, str]


def short(text: str) -> str:
    """`text` on one line, cut at a word after 60 characters, for a message.

    >>> short("word " * 20)
    'word word word word word word word word word word word word …'
    """
    line = " ".join(text.split())
    if len(line) <= _LONGEST:
        return line
    return f"{line[: _LONGEST + 1].rpartition(' ')[0] or line[:_LONGEST]} …"
