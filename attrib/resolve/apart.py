"""Mentions that the text itself shows to be of two, whatever their words are."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from .entities import Entities


def keep_apart(entities: Entities, parties: Iterable[tuple[int, ...]]) -> None:
    """Keep apart the members of a joint source, and a phrase from what stands inside it.

    "Lee's lawyer" is not Lee, nor is "his father" the one whose father it is (the i-within-i
    condition of binding theory).

    Args:
        entities: before anything is joined.
        parties: for each source span, the mentions that it holds, one a party.
    """
    for members in parties:
        for a, b in combinations(members, 2):
            entities.keep_apart(a, b)
    open_: list[int] = []
    for k, mention in enumerate(entities.mentions):
        here = mention.phrase
        while open_ and entities.mentions[open_[-1]].phrase.stop <= here.first:
            open_.pop()
        for outer in open_:
            # Ties are two readings of the same words.
            whole = entities.mentions[outer].phrase
            if (whole.first, whole.stop) != (here.first, here.stop):
                entities.keep_apart(outer, k)
        open_.append(k)
