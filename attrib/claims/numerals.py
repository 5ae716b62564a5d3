"""How English news writes numbers; the words of figures.toml."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"


# No report counts so much; what is longer is no number but some code.
_TOO_LARGE = 1e16


@dataclass(frozen=True, slots=True)
class Numerals:
    """figures.toml, as look-ups; `number` finds a number with its bound, currency and unit.

    All is in lower case, and so is the text that `number` is to be looked for in.
    """

    number: re.Pattern[str]
    values: dict[str, float]
    scales: dict[str, float]
    several: dict[str, float]
    shares: dict[str, float]
    bounds: dict[str, str]
    currencies: dict[str, str]
    units: dict[str, str]
    labels: frozenset[str]
    levels: frozenset[str]
    triggers: frozenset[str]


def plain(words: str | None) -> str:
    """Lower case, one space between words."""
    return " ".join((words or "").lower().replace("–", "-").split())


def value_of(words: str) -> float | None:
    """The number that the words make, or None where they make none.

    >>> value_of("two hundred and five"), value_of("3.2 million"), value_of("half a million")
    (205.0, 3200000.0, 500000.0)
    """
    data = numerals()
    told = plain(words)
    for table in (data.several, data.shares):
        if told in table:
            return table[told]
    total = part = 0.0
    seen = False
    for word in re.findall(r"[\d.,]+\d|\d|[a-z]+", told):
        if word[0].isdigit():
            part += float(word.replace(",", ""))
        elif word == "half":
            part += 0.5
        elif word == "dozen":
            part = (part or 1) * 12
        elif word in data.values:
            part += data.values[word]
        elif word in data.scales:
            part = (part or 1) * data.scales[word]
            if data.scales[word] >= 1000:
                total, part = total + part, 0.0
        elif word not in ("a", "an", "and"):
            return None
        seen = True
    value = round(total + part, 6)
    return value if seen and value < _TOO_LARGE else None


@cache
def numerals() -> Numerals:
    """The look-ups, read once."""
    file = resources.files("attrib.claims").joinpath("figures.toml")
    data: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
    bounds = {words: kind for kind, phrases in data["bounds"].items() for words in phrases}
    units = {form.lower(): unit for unit, forms in data["measures"].items() for form in forms}
    return Numerals(
        number=_pattern(data, bounds, units),
        values=data["units"],
        scales=data["scales"] | data["short_scales"],
        several=data["several"],
        shares=data["shares"],
        bounds=bounds,
        currencies={sign.lower(): unit for sign, unit in data["currencies"].items()},
        units=units,
        labels=frozenset(data["labels"]["before"]),
        levels=frozenset(data["levels"]["verbs"]),
        triggers=frozenset(
            part
            for table in ("units", "scales", "several", "shares")
            for words in data[table]
            for part in words.split("-")[0].split()[-1:]
            if part not in ("a", "of")
        )
        | {"half", "third", "thirds", "quarter", "quarters", "fifth", "tenth"},
    )


def _pattern(
    data: dict[str, Any], bounds: dict[str, str], units: dict[str, str]
) -> re.Pattern[str]:
    word = _any(data["units"])
    scale = _any(data["scales"])
    short = _any(data["short_scales"])
    spelled = rf"(?:{word})(?:(?:[\s-]|\sand\s)(?:{word}|{scale}))*"
    scaled = (
        rf"(?:half\s)?an?\s(?:half[\s-])?(?:{scale}|dozen)(?:\s(?:{scale}))*|half-a-(?:{scale})"
    )
    value = (
        rf"(?:{scaled})(?!\w)|(?:{_any(data['several'])}|{_any(data['shares'])})(?![\w-])"
        rf"|(?:{_DIGITS})(?:[\s-](?:{scale}|dozen)(?!\w)|\s?(?:{short})(?!\w))?|(?:{spelled})(?!\w)"
    )
    currency = _any(data["currencies"])
    return re.compile(
        rf"(?<![\w$£€.,])(?P<all>(?:(?P<bound>{_any(bounds)})\s)?(?P<between>between\s)?"
        rf"(?P<currency>{currency})?\s?(?P<value>{value})"
        rf"(?:(?:\s?[-–]\s?|\sto\s|\sor\s|(?(between)\sand\s|(?!)))(?:{currency})?(?P<other>{value}))?)"
        rf"(?:[\s-]?(?P<unit>{_any(units)})(?!\w))?"
    )


def _any(words: Any) -> str:
    longest_first = sorted(map(str.lower, words), key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s") for word in longest_first)
