"""Lines that hold nothing but a date, and the day they name."""

from __future__ import annotations

import datetime
import re
from functools import cache

from attrib.ingest import data

_AGO = re.compile(
    r"(?:published|posted|updated)?:?\s*(?:\d{1,2}|an?) (?:minute|hour|day)s? ago", re.IGNORECASE
)
_ISO = re.compile(r"\b((?:19|20)\d\d)[-/.](\d\d?)[-/.](\d\d?)(?:[T ]\d[\d:.]+(?:Z|[+-][\d:]+)?)?\b")
_MONTH_FIRST = re.compile(r"\b([A-Za-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? ((?:19|20)\d\d)\b")
_DAY_FIRST = re.compile(
    r"\b(\d{1,2})(?:st|nd|rd|th)?(?: of)? ([A-Za-z]{3,9})\.?,? ((?:19|20)\d\d)\b"
)
_LONGEST = 120


def is_date_line(text: str) -> bool:
    """Whether `text` is a date, perhaps with a time and "Published", and nothing else.

    >>> is_date_line("Updated 10:04 a.m. EDT, Sept. 8, 2022"), is_date_line("In May 2022 he left")
    (True, False)
    """
    if len(text) > _LONGEST:
        return False
    if _AGO.fullmatch(text):
        return True
    rest = _ISO.sub(" 1 january ", text)
    months = 0
    days = 0
    for word in re.split(r"[\s,|•·/()–—]+|(?<=\D)[:-]|[:-](?=\D)", rest):
        plain = word.strip(".:-").lower()
        if plain in _months():
            months += 1
        elif re.fullmatch(r"\d{1,4}(?:st|nd|rd|th)?", plain):
            days += 1
        elif (
            plain
            and plain not in _fillers()
            and not re.fullmatch(r"\d{1,2}[:.]?\d{0,2}(?::\d\d)?(?:am|pm|a\.m|p\.m)?", plain)
        ):
            return False
    return months >= 1 and days >= 1


def day(text: str) -> str | None:
    """The day that `text` names with its year, as "2022-09-08"; None if it is not sure which.

    "9/8/2022" is one day in London and another in New York, so it is None.

    >>> day("Thursday, September 8, 2022"), day("9/8/2022")
    ('2022-09-08', None)
    """
    iso = _ISO.search(text)
    if iso:
        return _valid(int(iso[1]), int(iso[2]), int(iso[3]))
    for pattern, month, date in ((_MONTH_FIRST, 1, 2), (_DAY_FIRST, 2, 1)):
        match = pattern.search(text)
        if match and match[month].lower() in _months():
            return _valid(int(match[3]), _months()[match[month].lower()], int(match[date]))
    return None


def _valid(year: int, month: int, date: int) -> str | None:
    try:
        return datetime.date(year, month, date).isoformat()
    except ValueError:
        return None


@cache
def _months() -> dict[str, int]:
    names: list[list[str]] = data.table("blocks")["dates"]["months"]
    return {name: number for number, forms in enumerate(names, start=1) for name in forms}


@cache
def _fillers() -> frozenset[str]:
    return frozenset(data.table("blocks")["dates"]["fillers"])
