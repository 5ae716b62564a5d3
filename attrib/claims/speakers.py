"""Which sources are two voices, and which are one: a ministry and its spokesman."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Literal

from attrib.claims.number import plural_source
from attrib.claims.subjects import demonyms
from attrib.model import Source

# `one`: the same, or one speaks for the other. `tied`: they may be, or one belongs to the other.
# `two`: they are others for sure. `unsure`: nothing tells.
Relation = Literal["one", "tied", "two", "unsure"]

_ARTICLE = re.compile(r"^(?:the|an?|one|some)\s+", re.IGNORECASE)
# What begins so is somebody that the text has told of before.
_TOLD_BEFORE = re.compile(
    r"^(?:the|this|that|these|those|his|her|its|their|other|both|all)\b", re.IGNORECASE
)
# "The bank's economist": of a body or somebody told of before.
_BELONGS = re.compile(r"^(?:(?:its|his|her|their)\s|the\s[^,]*?['’]s?\s)", re.IGNORECASE)
_CAPITAL = re.compile(r"\b[A-Z][\w-]+")
_SHORTEST = 4


class Speakers:
    """How the sources of an article stand to each other.

    Args:
        sources: of one article.
    """

    def __init__(self, sources: Sequence[Source]) -> None:
        self._sources = {source.id: source for source in sources}
        self._found: dict[tuple[str, str], Relation] = {}

    def relation(self, some: Iterable[str], others: Iterable[str]) -> Relation:
        """How two sets of sources stand to each other, by their ids; the closest of any two."""
        found = {self._of_two(one, other) for one in some for other in others}
        order: tuple[Relation, ...] = ("one", "tied", "unsure", "two")
        return next((kind for kind in order if kind in found), "unsure")

    def bare(self, some: Iterable[str]) -> bool:
        """Whether nothing is told of one of them but what it is: "analysts"."""
        return any(self._sources[id].specificity == "bare" for id in some)

    def _of_two(self, one: str, other: str) -> Relation:
        if one == other:
            return "one"
        key = (one, other) if one < other else (other, one)
        if key not in self._found:
            self._found[key] = _relation(self._sources[one], self._sources[other])
        return self._found[key]


def _relation(one: Source, other: Source) -> Relation:
    if _plain(one.name) == _plain(other.name) or _speaks_for(one, other) or _colleagues(one, other):
        return "one"
    ids = {maybe.source for maybe in one.maybe_same} | {maybe.source for maybe in other.maybe_same}
    if not ids.isdisjoint((one.id, other.id)) or _holds(one, other) or _holds(other, one):
        return "tied"
    unnamed = [source for source in (one, other) if source.naming == "unnamed"]
    if not unnamed:
        return "unsure" if "document" in (one.kind, other.kind) else "two"
    if len(unnamed) > 1 or not _many(unnamed[0]):
        return "unsure"
    return "two"


def _plain(name: str) -> str:
    return _ARTICLE.sub("", name).casefold()


def _many(source: Source) -> bool:
    """Whether an unnamed source is several people whom the text did not tell of before."""
    if source.kind == "document" or _TOLD_BEFORE.match(source.name):
        return False
    return plural_source(source) or (source.kind == "crowd" and source.count is None)


def _speaks_for(one: Source, other: Source) -> bool:
    """Whether one of them is a body and the other somebody of it."""
    for person, body in ((one, other), (other, one)):
        if person.affiliation and _of_one_name(person.affiliation, body.name):
            return True
        if person.naming == "unnamed" and body.naming == "named" and _of_place(person, body):
            return True
    return False


def _colleagues(one: Source, other: Source) -> bool:
    """Whether both are called alike and speak for one body: two times "a spokesman"."""
    if "named" in (one.naming, other.naming) or not (one.affiliation and other.affiliation):
        return False
    return one.role == other.role and _of_one_name(one.affiliation, other.affiliation)


def _of_one_name(one: str, other: str) -> bool:
    """Whether every name in one of them stands in the other."""
    a, b = ({word.casefold() for word in _CAPITAL.findall(name)} for name in (one, other))
    return bool(a and b) and (a <= b or b <= a)


def _of_place(person: Source, place: Source) -> bool:
    """Whether it is called after a country: "an Iranian spokesman" after Iran."""
    name = _plain(place.name)
    words = _CAPITAL.findall(person.name)
    return any(
        place.name in demonyms().get(word, ())
        or (len(name) >= _SHORTEST and word.casefold().startswith(name))
        for word in words
    )


def _holds(one: Source, other: Source) -> bool:
    """Whether it is, or may be, called after the other somewhere: "the bank's economist"."""
    if other.kind != "person" and any(_BELONGS.match(mention.text) for mention in one.mentions):
        return True
    return any(
        a.start <= b.start and b.end <= a.end and (a.start, a.end) != (b.start, b.end)
        for a in one.mentions
        for b in other.mentions
    )
