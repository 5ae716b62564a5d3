"""Two names of one person in so many words: "JB, also known as John Bell"."""

from __future__ import annotations

from .entities import Entities

_KNOWN = frozenset({"known", "aka", "a.k.a"})
_LEADING = frozenset({"also", "better", "best", ",", "(", "who", "is", "as"})
_BEFORE, _AFTER = 5, 3


def join_aliases(entities: Entities) -> None:
    """Join a name with the one that "also known as" or "aka" ties to it, both of people."""
    page = entities.page
    opening: dict[int, int] = {}
    for at in page.spots(_KNOWN):
        if not opening:
            opening = {
                m.phrase.name[0]: k for k, m in enumerate(entities.mentions) if m.phrase.name
            }
        first = at - 1
        while first > 0 and at - first < _BEFORE and page.lower(first) in _LEADING:
            first -= 1
        one = entities.ending.get(first)
        last = at + (2 if page.lower(at) == "known" and page.lower(at + 1) == "as" else 1)
        other = opening.get(last) if last - at < _AFTER else None
        tied = page.lower(at) != "known" or last - at == _AFTER - 1
        if one is not None and other is not None and tied:
            entities.alias(other, one)
