"""Political parties by their names: "the Tories" is a party, "some Tories" are its members."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, lru_cache

from .lexicon import load, people

_PARTIES = "parties.toml"
_COUNTED = frozenset({"ADJ", "NUM", "NOUN", "PROPN", "VERB"})


@cache
def _names() -> dict[tuple[str, ...], str]:
    return {
        tuple(name.split()): party
        for party, entry in load(_PARTIES).items()
        for name in (*entry["names"], *entry["articled"])
    }


@cache
def _articled() -> frozenset[str]:
    return frozenset(name for entry in load(_PARTIES).values() for name in entry["articled"])


@cache
def starts() -> dict[str, tuple[tuple[str, ...], ...]]:
    """The names of parties by their first word, longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for words in _names():
        found.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(names, key=len, reverse=True)) for first, names in found.items()}


@cache
def opening_words() -> frozenset[str]:
    """The first words of the names of parties, in lower case."""
    return frozenset(first.lower() for first in starts())


@lru_cache(maxsize=20_000)
def party(words: tuple[str, ...]) -> str | None:
    """The party that goes by the name, as one word for all of its names.

    >>> party(("Tories",)), party(("Conservative", "Party")), party(("Tory",))
    ('conservative', 'conservative', None)
    """
    return _names().get(words)


@cache
def party_words(name: str) -> frozenset[str]:
    """The words that tell which party it is before "party": "the Tory party"."""
    return frozenset(load(_PARTIES)[name]["words"])


def several(words: tuple[str, ...]) -> bool:
    """Whether the name of a party is a plural: "they" rather than "it" takes it up."""
    return party(words) is not None and words[-1].endswith("s")


def named_parties(texts: Sequence[str], tag: Callable[[int], str]) -> list[tuple[int, int]]:
    """Where an article names a party: (first, stop) in words, in order.

    A plural behind a count or an adjective is that of its members: "some senior Tories". What is
    a party's name only with "the" stands for it without, where the article has it so elsewhere.

    Args:
        texts: the words of the article.
        tag: the universal part of speech of the word of an index.
    """
    known = starts()
    found: list[tuple[int, int]] = []
    bare: list[int] = []
    whole: set[str] = set()
    for i in [i for i, word in enumerate(texts) if word in known]:
        if found and i < found[-1][1]:
            continue
        word = texts[i]
        words = next((w for w in known[word] if tuple(texts[i : i + len(w)]) == w), None)
        if words is None or (word == "Labour" and len(words) == 1 and tag(i) != "PROPN"):
            continue
        before = texts[i - 1].lower() if i else ""
        if words[-1].endswith("s") and before != "the" and _told(before, tag, i):
            continue
        if word in _articled() and len(words) == 1 and before != "the":
            bare.append(i)
            continue
        whole.add(_names()[words])
        found.append((i, i + len(words)))
    found += [(i, i + 1) for i in bare if _names()[(texts[i],)] in whole]
    return sorted(found)


def _told(before: str, tag: Callable[[int], str], i: int) -> bool:
    """Whether a count or an adjective stands before a plural."""
    return i > 0 and (
        before in people().indefinite
        or before in people().quantities
        or before == "of"
        or tag(i - 1) in _COUNTED
    )
