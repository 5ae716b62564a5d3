"""What a report calls a person, a body or a state from its name on."""

from __future__ import annotations

import re
from functools import cache

from attrib.audit.catalogue import data
from attrib.claims.subjects import demonyms

_WORD = re.compile(r"[^\W\d_][\w-]*(?:['’][\w-]+)?")
_STATES = re.compile(r"\b(?:U\.S\.A?\.?|US|USA)(?!\w)")
_GENITIVE = re.compile(r"['’]s\b")
# What a firm is in law, and the sign of its shares: "Norcal Inc NRC" is Norcal from then on.
_FIRM = re.compile(
    r"(?:,?\s+(?:Inc|Corp|Corporation|Co|Company|Ltd|Limited|Plc|PLC|LLC|Llc|AG|SA|NV|GmbH|Bros|Brothers)\b\.?)+"
    r"(?:\s+[A-Z]{2,5}(?:\.[A-Z]{1,2})?)?$"
)


def keys_of(name: str) -> set[str]:
    """What a report calls a person or body from then on.

    That is the last word of a name, the place of "Iraqi troops", the noun of "the school"; of a
    firm and of two who are named together it may be the first word too.
    """
    firm = _FIRM.sub("", name) or name
    words = words_of(firm)
    proper = [word for word in words if word[0].isupper()]
    if len(proper) > 1 and (firm != name or proper[0].isupper() or " and " in firm):
        return {key for word in (proper[0], proper[-1]) for key in places_of(word)}
    if not proper:
        return {words[-1].casefold()} if words else set()
    if words[-1] in proper:
        return places_of(proper[-1])
    return {key for word in proper for key in places_of(word)}


def all_keys(text: str) -> set[str]:
    """What a stretch of text may call somebody: its names, and its nouns for bodies."""
    words = words_of(text)
    proper = {key for word in words if word[0].isupper() for key in places_of(word)}
    return proper | {word for word in map(str.casefold, words) if _body().fullmatch(word)}


def words_of(text: str) -> list[str]:
    """The words of a text, without the ending of a genitive."""
    return _WORD.findall(_GENITIVE.sub("", _STATES.sub("American", text)))


def places_of(word: str) -> set[str]:
    """The word, and the last word of the place that it stands for."""
    key = word.casefold()
    known = demonyms().get(word) or demonyms().get(word.removesuffix("s"), ())
    places = {place.split()[-1].casefold() for place in known}
    state = data("accusations.toml")["stands_for"].get(key)
    return {key, *places} if state is None else {key, state, *places}


@cache
def states() -> frozenset[str]:
    """The last words of the names of places that have an adjective."""
    return frozenset(
        place.split()[-1].casefold() for places in demonyms().values() for place in places
    )


@cache
def _body() -> re.Pattern[str]:
    return re.compile(data("accusations.toml")["bodies"])
