"""Lists of sources that a report prints at its end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from attrib.ingest import data

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\bdoi:\s?10\.\S+", re.IGNORECASE)
_ADDRESS_ONLY = re.compile(rf"[<(\[]?(?:{_ADDRESS.pattern})[>)\]]?", re.IGNORECASE)
_MARKER = re.compile(r"(?:\^|\[\d{1,3}\]|\d{1,3}\.\s|[-*•]\s)")
_TITLE = re.compile(r"[\"“][^\"”]{5,250}[\"”]|—|–|\s-\s|\*[^*]+\*")
_DATED = re.compile(r"\b(?:19|20)\d\d\b")
_VISITED = re.compile(r"\b(?:retrieved|accessed|archived)\b", re.IGNORECASE)
_LONGEST = 400


def is_address(text: str) -> bool:
    """Whether `text` is a web address and nothing else."""
    return _ADDRESS_ONLY.fullmatch(text) is not None


def is_heading(text: str) -> bool:
    """Whether `text` is a heading such as "Sources" or "References:"."""
    return len(text) <= 40 and text.strip(" :=#*_").lower() in _headings()


def is_reference(text: str) -> bool:
    """Whether `text` has the shape of an entry: an address, or a title with an outlet and a year.

    >>> is_reference('Jane Doe. "Bridge to close" — Reuters, September 8, 2022')
    True
    """
    if len(text) > _LONGEST:
        return False
    if _ADDRESS.search(text) and (len(text) < 250 or _MARKER.match(text)):
        return True
    return bool(_DATED.search(text)) and bool(_TITLE.search(text) or _VISITED.search(text))


def run(views: Sequence[str], heading: int) -> int:
    """How many of the blocks after the one at `heading` are entries that belong to it.

    0 where what follows is prose: then "Sources" is the heading of a section.
    """
    count = 0
    for view in views[heading + 1 :]:
        if not is_reference(view) and not _MARKER.match(view):
            break
        count += 1
    return count


@cache
def _headings() -> frozenset[str]:
    return frozenset(data.table("blocks")["reference_headings"])
