"""The times that a claim states, as ISO 8601 where text and article fix them; data in dates.toml.

A day of the week is the one nearest to publication on the side that the tense tells, as the
stylebooks of the Associated Press and Reuters use it: within seven days, no "last" or "next".
Free-form date parsers guess a day for any number or month; here what is not fixed stays `None`.
"""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Any

from attrib.ingest import data as ingest_data
from attrib.ingest.dates import day
from attrib.model import Article, Claim, Date, Span, Tense
from attrib.resolve.page import Page

# "March" and "May" are months where one of these stands before them.
_BEFORE_MONTH = re.compile(
    r"\b(?:in|since|until|till|by|from|through|during|last|this|next|early|late|mid|of)[\s-]\Z",
    re.IGNORECASE,
)


def base_day(article: Article) -> datetime.date | None:
    """The day that the article is dated: of its publication, or its dateline with a year."""
    if article.published:
        try:
            return datetime.date.fromisoformat(article.published[:10])
        except ValueError:
            return None
    for block in article.blocks:
        if block.kind == "dateline":
            found = day(article.text[block.start : block.end])
            if found:
                return datetime.date.fromisoformat(found)
    return None


def dates(page: Page, claim: Claim, base: datetime.date | None) -> tuple[Date, ...]:
    """The dates of a claim, in the order of the text.

    Args:
        page: the words of the article.
        claim: its spans and tense are read.
        base: the day that the article is dated (`base_day`), or None.

    Returns:
        Spans in those of the claim; `value` a day "2022-09-08", month "2020-03" or year "2011".
    """
    found: list[Date] = []
    for span in claim.spans:
        for match in _matches(page, span):
            place = page.reading.article.span(*match.span())
            found.append(Date(span=place, value=_value(match, claim.tense, base)))
    return tuple(found)


def _matches(page: Page, span: Span) -> Iterator[re.Match[str]]:
    # The pattern is slow where there is nothing to find, and most claims state no time.
    triggers = _triggers()
    inside = page.range(span.start, span.end)
    begun = any(page.lower(i)[:1].isdigit() for i in page.numbers_within(*inside))
    if not begun and triggers.isdisjoint(map(page.lower, range(*inside))):
        return
    text = page.reading.article.text
    for match in _pattern().finditer(page.reading.lowered, span.start, span.end):
        if match["lone"] and not (
            text[match.start()].isupper()
            and _BEFORE_MONTH.search(text[max(0, match.start() - 9) : match.start()])
        ):
            continue
        if match["only"] and not _is_year(page, match):
            continue
        yield match


def _is_year(page: Page, match: re.Match[str]) -> bool:
    """Whether four figures are a year: behind a preposition of time, or "the 2016 election"."""
    first, stop = page.range(*match.span("only"))
    if not first or stop - first != 1:
        return False
    text = page.reading.article.text
    if re.match(
        r"[-–/]?\d|[,.]\d|%|s\b|\s(?:million|billion|percent|per cent)",
        text[match.end() : match.end() + 12],
    ):
        return False
    before = page.lower(first - 1)
    if before in (
        "in",
        "since",
        "until",
        "by",
        "during",
        "from",
        "before",
        "after",
        "of",
        "and",
        "early",
        "late",
        "mid",
    ):
        return before not in ("of", "by", "and", "from") or (
            page.tag(first) == "NUM" and not _counts_noun(page, first)
        )
    return before in ("the", "a", "his", "her", "its", "their", "'s", "’s") and _counts_noun(
        page, first
    )


def _counts_noun(page: Page, i: int) -> bool:
    return i + 1 < len(page) and page.tag(i + 1) in ("NOUN", "PROPN", "ADJ")


def _value(match: re.Match[str], tense: Tense | None, base: datetime.date | None) -> str | None:
    plain = " ".join(match[0].split())
    if match["full"]:
        return day(match["full"])
    if match["month_year"]:
        name, year = re.split(r"[\s,]+", match["month_year"].strip())[-2:]
        return f"{year}-{_months()[name.rstrip('.')]:02d}"
    if match["only"]:
        return match["only"]
    if base is None:
        return None
    if match["month_day"]:
        return _of_year(match["month_day"], tense, base)
    data = _data()
    if match["ago"]:
        return (base - datetime.timedelta(days=int(match["ago"]))).isoformat()
    if plain in data["days"]:
        return (base + datetime.timedelta(days=data["days"][plain])).isoformat()
    if plain in data["spans"]:
        return _told(data["spans"][plain], base)
    if match["weekday"] and not match["unclear"]:
        return _weekday(match["weekday"], tense, base)
    return None


def _told(told: list[Any], base: datetime.date) -> str:
    unit, step = told
    if unit == "year":
        return str(base.year + step)
    months = base.year * 12 + base.month - 1 + step
    return f"{months // 12}-{months % 12 + 1:02d}"


def _weekday(name: str, tense: Tense | None, base: datetime.date) -> str | None:
    apart = (base.weekday() - _data()["weekdays"].index(name)) % 7
    if tense == "past":
        return (base - datetime.timedelta(days=apart)).isoformat()
    if tense == "future" and apart:
        return (base + datetime.timedelta(days=7 - apart)).isoformat()
    return None


def _of_year(words: str, tense: Tense | None, base: datetime.date) -> str | None:
    """The day that a month and a number name, in the year that the tense tells."""
    if tense not in ("past", "future"):
        return None
    found = [day(f"{words.rstrip('.,')}, {base.year + step}") for step in (-1, 0, 1)]
    near = [datetime.date.fromisoformat(one) for one in found if one]
    fits = [one for one in near if (one <= base if tense == "past" else one >= base)]
    if not fits:
        return None
    return (max(fits) if tense == "past" else min(fits)).isoformat()


def _months() -> dict[str, int]:
    names: list[list[str]] = ingest_data.table("blocks")["dates"]["months"]
    return {name: number for number, forms in enumerate(names, start=1) for name in forms}


@cache
def _data() -> dict[str, Any]:
    file = resources.files("attrib.claims").joinpath("dates.toml")
    return tomllib.loads(file.read_text(encoding="utf-8"))


@cache
def _triggers() -> frozenset[str]:
    """Words of which one stands in every date that has no digit."""
    data = _data()
    told = (*data["days"], *data["spans"], *data["unfixed"]["words"])
    months = (form for name in _months() for form in (name, f"{name}."))
    ends = data["apart"]["ends"]
    return frozenset([*data["weekdays"], *months, *ends, *(words.split()[-1] for words in told)])


@cache
def _pattern() -> re.Pattern[str]:
    """Finds what may be a date in a text in lower case."""
    data = _data()
    weekday = "|".join(data["weekdays"])
    month = "|".join(sorted(_months(), key=len, reverse=True))
    number = r"\d{1,2}(?:st|nd|rd|th)?(?!\d)"
    year = r"(?:19|20)\d\d"
    month_day = rf"(?:{month})\.?\s{number}|{number}\s(?:of\s)?(?:{month})\b\.?"
    told = "|".join(
        re.escape(words).replace(r"\ ", r"\s")
        for words in sorted(
            (*data["days"], *data["spans"], *data["unfixed"]["words"]), key=len, reverse=True
        )
    )
    apart = data["apart"]
    word = "|".join(sorted(apart["numbers"], key=len, reverse=True)).replace(" ", r"\s")
    units = "|".join((*(f"{unit}s?" for unit in apart["units"]), "centuries"))
    # "A week before the vote" is told from the vote.
    ends = rf"(?:{'|'.join(apart['ends'])}|before(?!\s(?:the|an?|his|her|its|their|\w+ing)\b))"
    return re.compile(
        rf"(?<![\w$£€/-])(?:(?:(?:{weekday}),?\s)?(?P<full>(?:{month_day}),?\s{year})"
        rf"|(?P<month_year>(?:{month})\.?,?\s{year})"
        rf"|(?:(?:{weekday}),?\s)?(?P<month_day>{month_day})"
        rf"|(?:(?P<unclear>{'|'.join(data['unclear'])})\s)?(?P<weekday>{weekday})"
        rf"|(?P<ago>\d{{1,3}})\sdays\sago"
        rf"|(?:\d[\d,.]*|(?:{word})(?:-\w+)?)\s(?:{units})\s{ends}"
        rf"|(?P<told>{told})"
        rf"|(?P<lone>{month})"
        rf"|(?P<only>{year}))(?!\w)"
    )
