"""Which claims are worth comparing: those that speak of enough of the same."""

from __future__ import annotations

from collections.abc import Sequence

from attrib.claims.similarity import Gist

# What so many claims speak of tells none of them from the others.
_COMMON = 40
_NOWHERE: frozenset[int] = frozenset()


class Shelf:
    """Gists by what they speak of.

    Args:
        gists: of one article.
    """

    def __init__(self, gists: Sequence[Gist]) -> None:
        holding: dict[str, set[int]] = {}
        for number, gist in enumerate(gists):
            for key in gist.by_key:
                holding.setdefault(key, set()).add(number)
        self._holding = {key: some for key, some in holding.items() if len(some) <= _COMMON}

    def near(self, gist: Gist) -> list[int]:
        """Places of the gists that share two keys with this one or more, in order."""
        once: set[int] = set()
        twice: set[int] = set()
        for key in gist.by_key:
            here = self._holding.get(key, _NOWHERE)
            twice |= once & here
            once |= here
        return sorted(twice)
