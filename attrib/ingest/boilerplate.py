"""What belongs to the page around a report: links, buttons, notices."""

from __future__ import annotations

import re
from functools import cache

from attrib.ingest import data

_LONGEST = 450


def is_boilerplate(text: str) -> bool:
    """Whether the whole of `text` is a link, button or notice of the page.

    >>> is_boilerplate("Read more: Who are the rebels?"), is_boilerplate("Read the law, he said.")
    (True, False)
    """
    return len(text) <= _LONGEST and _whole().fullmatch(text) is not None


def is_separator(text: str) -> bool:
    """Whether `text` has no letter or digit ("* * *", "___")."""
    return not any(character.isalnum() for character in text)


def opens_links(text: str) -> bool:
    """Whether `text` announces titles of other pages ("Related:")."""
    return len(text) <= 80 and _openers().fullmatch(text) is not None


@cache
def _whole() -> re.Pattern[str]:
    return _union(data.table("blocks")["boilerplate"])


@cache
def _openers() -> re.Pattern[str]:
    return _union(data.table("blocks")["link_openers"])


def _union(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE | re.DOTALL)
