"""Which claims are worth comparing: those that speak of enough of the same."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import chain

from attrib.claims.similarity import Gist

# What so many claims speak of tells none of them from the others.
_COMMON = 40
_LEAST_SHARED = 2


class Shelf:
    """Gists by what they speak of.

    Args:
        gists: of one article.
    """

    def __init__(self, gists: Sequence[Gist]) -> None:
        self._holding: dict[str, list[int]] = defaultdict(list)
        for number, gist in enumerate(gists):
            for key in gist.by_key:
                self._holding[key].append(number)

    def near(self, gist: Gist) -> list[int]:
        """Places of the gists that share two keys with this one or more, in order."""
        holding = (self._holding.get(key, ()) for key in gist.by_key)
        shared = Counter(chain.from_iterable(one for one in holding if len(one) <= _COMMON))
        return sorted(number for number, count in shared.items() if count >= _LEAST_SHARED)
