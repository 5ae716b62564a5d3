"""The place, date and agency that a report opens with ("WASHINGTON (Reuters) - ")."""

from __future__ import annotations

import re
from functools import cache

from attrib.ingest import data

_WITHIN = 140
_SEPARATOR = r"(?:\s*—|\s*–|\s+-{1,2})\s*"
_DATE = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s*)?"
    r"(?:\d{1,2}\s+)?(?:Jan|Feb|March|April|May|June|July|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
    r"(?:\s+\d{1,2})?(?:,?\s+(?:19|20)\d\d)?"
)
# Place names of one to three words in capitals, "/"-joined for two places.
_CAPITALS = r"[^\W\d_a-z][^\W\d_a-z.’'-]+(?:[ -][^\W\d_a-z][^\W\d_a-z.’'-]*){0,2}"
_PLACE = rf"{_CAPITALS}(?:/{_CAPITALS})?"
_REGION = r"(?:[^\W\d_a-z][\w.’'-]*)(?:[ -](?:of |the |and )?[^\W\d_a-z][\w.’'-]*){0,2}"
_SMALL_PLACE = _REGION
_ANY_AGENCY = r"\([^\W\d_a-z][^()\n]{1,40}\)"
# What agencies call themselves, for those that no list has.
_CALLED = "Wire|News|Press|Agency|Service|Times|Post|Media|Radio|TV"
_LIKE_AGENCY = rf"\((?:[^\W\d_a-z][\w.&’'-]*\s){{1,3}}(?:{_CALLED})\)"
_OPENS = r"(?=[^\W_a-z]|[\"“‘'(\[])"


def dateline_end(text: str) -> int | None:
    """Where the dateline at the beginning of `text` ends, its dash included; None without one.

    >>> dateline_end("OSLO, Norway, Sept 8 - The council met.")
    22
    >>> dateline_end("TRUMP WINS BIG IN IOWA - The race is over.") is None
    True
    """
    head = text[:_WITHIN]
    for pattern in _patterns():
        match = pattern.match(head)
        if match and match["place"] not in _not_places() and match.end() < len(text):
            return len(match["line"].rstrip())
    return None


def is_dateline(text: str) -> bool:
    """Whether all of `text` is a place with a dash or a date, as pages that set it apart have it.

    >>> is_dateline("Northtown CNN —"), is_dateline("He waited —"), is_dateline("But –")
    (True, False, False)
    >>> is_dateline("OSLO, Norway, Sept 8, 2022"), is_dateline("The Battle of the Somme, July 1916")
    (True, False)
    """
    if len(text) > 80:
        return False
    match = _alone().fullmatch(text) or _dated().fullmatch(text)
    return match is not None and match["place"].upper() not in _not_places()


def colon_dateline_end(text: str) -> int | None:
    """The same for "ISLAMABAD: The prime minister ...", as South Asian papers open.

    A transcript marks its speakers in this way too; the caller knows which of the two it reads.
    """
    match = re.match(rf"(?P<line>(?P<place>{_PLACE})(?:, {_REGION})?:)\s+{_OPENS}", text[:_WITHIN])
    if match is None or match["place"] in _not_places():
        return None
    return len(match["line"])


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    table = data.table("blocks")
    agency = "|".join(map(re.escape, sorted(table["agencies"], key=len, reverse=True)))
    bracketed = rf"\(\s*(?i:{agency})(?:[/ ,][^()]{{0,30}})?\)"
    tail = rf"(?:,\s*{_DATE}|\s+{_DATE}(?=\s*[(—–-]))?"
    dated = rf"(?:,\s*{_DATE}|\s+{_DATE}(?=\s*\())"
    return tuple(
        re.compile(rf"(?P<line>{body}{_SEPARATOR}){_OPENS}")
        for body in (
            rf"(?P<place>{_PLACE})(?:,\s*(?!{_DATE}){_REGION}){{0,2}}{tail}(?:,?\s*{bracketed})?",
            # Beside a date the bracket may hold any agency: no list has them all.
            rf"(?P<place>{_PLACE})(?:,\s*(?!{_DATE}){_REGION}){{0,2}}{dated},?\s*{_ANY_AGENCY}",
            rf"(?P<place>{_PLACE})(?:,\s*(?!{_DATE}){_REGION}){{0,2}},?\s*{_LIKE_AGENCY}",
            # A place in small letters is believed only beside the agency that sends from it.
            rf"(?P<place>{_SMALL_PLACE})(?:,\s*(?!{_DATE}){_REGION}){{0,2}}{tail},?\s*{bracketed}",
            rf"(?P<place>{bracketed})",
        )
    )


@cache
def _alone() -> re.Pattern[str]:
    agency = "|".join(map(re.escape, data.table("blocks")["agencies"]))
    return re.compile(rf"(?P<place>{_REGION})(?:,\s*{_REGION})?(?:\s+\(?(?:{agency})\)?)?\s*[—–]")


@cache
def _dated() -> re.Pattern[str]:
    agency = "|".join(map(re.escape, data.table("blocks")["agencies"]))
    region = rf"(?:,\s*(?!{_DATE}){_REGION}){{0,2}}"
    return re.compile(rf"(?P<place>{_PLACE}){region},?\s+{_DATE}\.?(?:\s+\(?(?:{agency})\)?)?")


@cache
def _not_places() -> frozenset[str]:
    return frozenset(table for table in data.table("blocks")["dateline"]["not_places"])
