"""The numbers that a claim states, with the bounds that its words set; data in figures.toml."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from math import floor, log10

from attrib.claims.dates import dates
from attrib.claims.numerals import numerals, plain, value_of
from attrib.model import Claim, Date, Figure, Span
from attrib.resolve.lexicon import human, singular
from attrib.resolve.page import Page

Bounds = tuple[int, int]

_NOUNS = frozenset({"NOUN", "PROPN"})
_BEFORE_NOUN = frozenset({"ADJ", "NOUN", "PROPN", "DET"})
_FELL_TO = frozenset({"injured", "wounded", "killed", "dead", "missing", "hurt", "arrested"})
# Units of time: "over three days" says how long, not that it was more.
_TIME = frozenset({"seconds", "minutes", "hours", "days", "weeks", "months", "years", "decades"})
_TENTH = 10
_ROUND = 5  # a percentage is round where this divides it
# Longer runs of digits without a comma are numbers of calls, messages and accounts.
_LONGEST_RUN = 6
_CLOCK = re.compile(r"\s?(?:[ap]\.?\s?m\b|o['’]clock)", re.IGNORECASE)
# "131 West 23rd Street".
_ADDRESS = re.compile(
    r"\s(?:(?:[A-Z]|\d+(?:st|nd|rd|th)\b)[\w'.’-]*\s){1,3}"
    r"(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Lane|Drive|Square|Place|Court|Terrace)\b"
)
_FIRST_YEAR, _LAST_YEAR = 1800, 2100
_NUMERAL_HEADS = frozenset({"nummod", "quantmod", "compound", "attr", "pobj", "dobj"})


def with_numbers(page: Page, claim: Claim, base: datetime.date | None) -> Claim:
    """The claim with its `figures` and `dates`.

    Args:
        page: the words of the article.
        claim: its spans and tense are read.
        base: the day that the article is dated, or None.
    """
    when = dates(page, claim, base)
    told = figures(page, claim, when)
    return claim.model_copy(update={"figures": told, "dates": when}) if told or when else claim


def figures(page: Page, claim: Claim, when: Sequence[Date] = ()) -> tuple[Figure, ...]:
    """The figures of a claim, in the order of the text.

    "at least seven" has a `low` and no `high`. "About 200" is taken to be good to half of its last
    figure that is no zero, but to a tenth at most (180 to 220), "nearly 200" the same downwards;
    fractions and round percentages to a tenth of themselves ("about a third" is 30 to 36.6).
    "More than 200" has `low` 200: it says that 200 is passed, not by how much. Shares
    ("half of", "two-thirds of") are in per cent. Years, dates, ordinals, scores of games and
    numbers that are part of a name are none.

    Args:
        page: the words of the article.
        claim: its spans are read, nothing else.
        when: its dates.

    Returns:
        Figures whose spans stand in the spans of the claim, `of` the words for what is counted.
    """
    taken = [date.span for date in when]
    return tuple(
        one
        for span in claim.spans
        for one in _in_span(page, span)
        if not any(date.start < one.span.end and one.span.start < date.end for date in taken)
    )


def _in_span(page: Page, span: Span) -> Iterator[Figure]:
    # The pattern is slow where there is nothing to find, and most claims state no number.
    triggers = numerals().triggers
    inside = page.range(span.start, span.end)
    if not page.numbers_within(*inside) and triggers.isdisjoint(map(page.lower, range(*inside))):
        return
    for match in numerals().number.finditer(page.reading.lowered, span.start, span.end):
        figure = _figure(page, match, span)
        if figure is not None:
            yield figure


def _figure(page: Page, match: re.Match[str], span: Span) -> Figure | None:
    words = numerals()
    text = page.reading.article.text
    start, end = match.start("all"), match.end()
    start += len(text[start:end]) - len(text[start:end].lstrip())
    first, stop = page.range(match.start("value"), match.end("value"))
    if first >= stop or not _counts(page, match, first, stop):
        return None
    value = value_of(match["value"])
    other = value_of(match["other"]) if match["other"] else None
    if match["other"] and (other is None or value is None or other <= value):
        return None
    unit = _unit(match)
    share = words.shares.get(plain(match["value"]))
    if share is not None:
        if not _whole_follows(page, match):
            return None
        unit = "%"
    if value is None:
        return None
    bound = words.bounds.get(plain(match["bound"] or ""))
    if bound in ("least", "most") and unit in _TIME and plain(match["bound"]) in ("over", "under"):
        bound = None
        start = match.start("value")
    low, high = _range(bound, value, other, match)
    of = _of(page, page.range(start, end)[1], first, span, unit)
    return Figure(
        span=page.reading.article.span(start, end),
        low=low,
        high=high,
        unit=unit,
        of=None if of is None else Span(start=of[0], end=of[1], text=text[of[0] : of[1]]),
    )


def _range(
    bound: str | None, value: float, other: float | None, match: re.Match[str]
) -> tuple[float | None, float | None]:
    if plain(match["value"]) in numerals().several:
        return (None, value) if bound == "most" else (value, None)
    if other is not None:
        return value, other
    half = value / _TENTH if _coarse(value, match) else min(_last_figure(value) / 2, value / _TENTH)
    return {
        None: (value, value),
        "least": (value, None),
        "most": (None, value),
        "under": (value - half, value),
        "over": (value, value + half),
        "about": (value - half, value + half),
    }[bound]


def _coarse(value: float, match: re.Match[str]) -> bool:
    """Whether it is a fraction or a round percentage, which with "about" are good to a tenth."""
    percent = numerals().units.get(plain(match["unit"] or "")) == "%"
    return plain(match["value"]) in numerals().shares or (percent and value % _ROUND == 0)


def _last_figure(value: float) -> float:
    """The size of the last figure of a number that is no zero: 100 for 1,200."""
    if value == 0:
        return 1.0
    digits = f"{value:.10g}"
    if "." in digits:
        return float(10 ** -len(digits.split(".")[1]))
    zeros = len(digits) - len(digits.rstrip("0")) if "e" not in digits else floor(log10(value))
    return float(10**zeros)


def _counts(page: Page, match: re.Match[str], first: int, stop: int) -> bool:
    """Whether the number is a quantity: no year, ordinal, label, time of day or part of a name."""
    text = page.reading.article.text
    begin, end = match.start("all"), match.end()
    before, after = text[max(0, begin - 2) : begin], text[end : end + 2]
    value = match["value"]
    digits = value[:1].isdigit()
    priced = bool(match["currency"] or match["unit"])
    if digits and re.search(r"\d/$", before):
        # "Fell 13-1/2 percent" is no fall of two.
        return False
    if digits and not priced:
        if re.match(r"[\w]|[-–/:.,]\d|['’]?s\b|[-–]\w", after) or re.search(
            r"[\w#/]$|[-–:.]$", before
        ):
            return False
        if _CLOCK.match(text, match.end()) or re.fullmatch(rf"\d{{{_LONGEST_RUN + 1},}}", value):
            return False
        year = re.fullmatch(r"\d{4}", value)
        if year and _FIRST_YEAR <= int(value) < _LAST_YEAR and not match["bound"]:
            return False
    if not digits and _CLOCK.match(text, match.end()):
        return False
    if not digits and (re.match(r"[-–]\w", after) or re.search(r"[-–]$", before)):
        return False
    if digits and not priced and _ADDRESS.match(text, match.end()):
        return False
    alone = stop - first == 1 and not match["unit"] and not match["other"]
    if page.lower(first) == "one" and alone:
        return _one(page, first)
    named = page.name_at(first)
    if named is not None and not match["bound"] and not priced and named.stop - named.first > 1:
        return False
    if first and not match["bound"] and not match["currency"]:
        word = page.lower(first - 1).rstrip(".")
        if word in numerals().labels and not match["unit"]:
            return False
        if digits and not priced and page.tag(first - 1) == "PROPN" and page.capital(first - 1):
            return page.sentence(first - 1) != page.sentence(first)
    return True


def _one(page: Page, i: int) -> bool:
    """Whether "one" counts somebody: "one soldier was killed", not "one of them", "one day"."""
    follows = i + 1 < len(page) and page.tag(i + 1) in ("NOUN", "ADJ")
    end = _noun_end(page, i + 1, len(page)) if follows else None
    if end is None or not human(singular(page.lower(end))):
        return False
    return page.tag(i) == "NUM" and (not i or page.lower(i - 1) not in ("no", "the", "this", "any"))


def _whole_follows(page: Page, match: re.Match[str]) -> bool:
    after = page.reading.article.text[match.end() : match.end() + 12].lower()
    if plain(match["value"]) == "half":
        before = page.reading.article.text[: match.start("value")].rstrip().lower()
        if before.endswith(("first", "second", "the", "last", "other", "latter", "a")):
            return False
        return re.match(r"\s(?:of|the|all|its|their|his|her)\b", after) is not None
    return re.match(r"\sof\b", after) is not None


def _unit(match: re.Match[str]) -> str | None:
    words = numerals()
    if match["currency"]:
        return words.currencies[match["currency"].strip()]
    return words.units.get(plain(match["unit"])) if match["unit"] else None


def _of(page: Page, i: int, number: int, span: Span, unit: str | None) -> Bounds | None:
    """Code points of the words for what is counted, all of them in `span`.

    A measure counts nothing but what "of" ties to it; a sum of money may stand before its noun.
    """
    stop = page.range(span.start, span.end)[1]
    if unit is not None and not (i < stop and page.lower(i) == "of") and not _priced(page, i, unit):
        return None if unit in _TIME else _measured(page, number, span)
    if i < stop and page.lower(i) in ("other", "more", "additional", "further") and i + 1 < stop:
        i += 1
    if i < stop and page.lower(i) == "of":
        if i + 2 < stop and page.lower(i + 1) in ("them", "whom", "those", "which", "these"):
            i += 2 if page.tag(i + 2) in _BEFORE_NOUN else 1
        else:
            i += 1
    if i < stop and page.tag(i) == "DET":
        i += 1
    if i < stop and page.lower(i) in _FELL_TO and page.tag(i) != "AUX":
        following = i + 1 < stop and page.tag(i + 1) in _NOUNS
        if not following:
            return page.start(i), page.end(i)
    end = _noun_end(page, i, stop)
    if end is not None and page.lower(end) not in numerals().units:
        return page.start(i), page.end(end)
    return _measured(page, number, span)


def _priced(page: Page, i: int, unit: str) -> bool:
    if unit == "years old":
        return True
    money = unit in numerals().currencies.values()
    return money and i < len(page) and page.tag(i) in _NOUNS and page.relation(i) != "npadvmod"


def _noun_end(page: Page, i: int, stop: int) -> int | None:
    end = None
    while i < stop and (
        page.tag(i) in ("NOUN", "PROPN", "ADJ")
        or page.tail(i)
        or (page.tag(i) == "VERB" and page.relation(i) == "amod")
        or (page.text(i) == "-" and page.words[i - 1].end == page.words[i].start)
    ):
        if page.tag(i) in _NOUNS:
            end = i
        i += 1
    return end


def _measured(page: Page, number: int, span: Span) -> Bounds | None:
    """The subject of the verb behind which a bare number stands: "the toll rose to nine"."""
    at = number
    for _ in range(3):
        at = page.head(at)
        if page.lower(at) in numerals().levels:
            break
    else:
        return None
    first = page.range(span.start, span.end)[0]
    for i in range(at - 1, first - 1, -1):
        if page.relation(i) == "nsubj" and page.head(i) == at and page.tag(i) == "NOUN":
            begin = i
            while begin > first and page.tag(begin - 1) in ("NOUN", "ADJ", "PROPN"):
                begin -= 1
            return page.start(begin), page.end(i)
    return None
