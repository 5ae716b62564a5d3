"""What a source is, from the nouns and names of `kinds.toml`."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import cast

from attrib.extract.reading import NameLabel
from attrib.model import SourceKind

from .lexicon import human, load, singular

_LONGEST = 4
_JOINTS = frozenset({"of", "for", "on", "at", "in", "to"})
HUMAN: frozenset[SourceKind] = frozenset({"person", "witness", "crowd"})
OF_A_BODY: frozenset[SourceKind | None] = frozenset({"government", "academic", "crowd"})
"""Kinds of groups that a body they belong to can overrule: "hospital officials"."""
WORKS_AT = frozenset({"at", "from", "with", "for", "of"})
"""Prepositions that tie people to the body that they work for."""


@cache
def heads() -> dict[tuple[str, ...], SourceKind]:
    """The head nouns of descriptions, as words in lower case, with the kind that each tells."""
    return _table("heads")


@cache
def _plurals() -> dict[tuple[str, ...], SourceKind]:
    return _table("plural")


@cache
def _names() -> dict[tuple[str, ...], SourceKind]:
    return _table("names")


@cache
def _last_words() -> dict[tuple[str, ...], SourceKind]:
    return _table("last")


@cache
def known_names() -> dict[str, tuple[tuple[str, ...], ...]]:
    """By their first word, the names of bodies of two words or more, longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for words, kind in _names().items():
        if len(words) > 1 and kind not in HUMAN and words[0][:1].isupper():
            found.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(names, key=len, reverse=True)) for first, names in found.items()}


def _table(column: str) -> dict[tuple[str, ...], SourceKind]:
    found: dict[tuple[str, ...], SourceKind] = {}
    for kind, entry in load("kinds.toml").items():
        for words in entry.get(column, ()):
            found.setdefault(tuple(map(_unowned, words.split())), cast(SourceKind, kind))
    return found


def _unowned(word: str) -> str:
    """The word without a possessive ending, which a page keeps from its words too."""
    return word.removesuffix("'s")


_TAILS = frozenset({"'s", "’s", "'", "’"})


def noun_kind(words: tuple[str, ...], *, many: bool) -> SourceKind | None:
    """The kind that a description tells; `None` for a noun that no list holds.

    Args:
        words: the words of the description up to its head, lower case, head last.
        many: whether the head is plural.

    >>> noun_kind(("a", "rights", "group"), many=False), noun_kind(("officials",), many=True)
    ('ngo', 'government')
    """
    if not _TAILS.isdisjoint(words):
        words = tuple(word for word in words if word not in _TAILS)
    return _noun_kind(words[-_LONGEST:], many=many) if words else None


@lru_cache(maxsize=20_000)
def _noun_kind(words: tuple[str, ...], *, many: bool) -> SourceKind | None:
    head = singular(words[-1])
    for size in range(len(words), 0, -1):
        key = (*words[len(words) - size : -1], head)
        kind = heads().get(key) or (_plurals().get(key) if many else None)
        if kind is not None and not (size == 1 and human(head) and not many and kind != "witness"):
            return kind
    if human(head):
        return "crowd" if many else "person"
    return None


def compound_kind(words: tuple[str, ...]) -> SourceKind | None:
    """The kind that the last two words or more tell together, in the singular.

    >>> compound_kind(("the", "coast", "guard")), compound_kind(("a", "guard"))
    ('military', None)
    """
    for size in range(min(_LONGEST, len(words)), 1, -1):
        kind = heads().get(words[len(words) - size :])
        if kind is not None:
            return kind
    return None


@lru_cache(maxsize=20_000)
def name_kind(words: tuple[str, ...]) -> SourceKind | None:
    """The kind that the words of a proper name tell, as they are written.

    The part before "of" or "for" decides, and in it the last word that any kind knows.

    >>> name_kind(("University", "of", "Ohio", "Police")), name_kind(("Ohio", "Police"))
    ('academic', 'justice')
    """
    joint = next((i for i, word in enumerate(words) if i and word.lower() in _JOINTS), len(words))
    whole = _names().get(words) if len(words) <= _LONGEST else None
    return whole or _rightmost(words[:joint]) or _rightmost(words[joint:])


def listed(words: tuple[str, ...]) -> bool:
    """Whether a name of several words is, as a whole, that of a body which the file knows."""
    return len(words) > 1 and _names().get(words) not in (None, *HUMAN)


def _rightmost(words: tuple[str, ...]) -> SourceKind | None:
    for size in range(min(_LONGEST, len(words)), 1, -1):
        if (kind := _names().get(words[len(words) - size :])) is not None:
            return kind
    if words[-1:] in _last_words():
        return _last_words()[words[-1:]]
    for stop in range(len(words), 0, -1):
        for size in range(min(_LONGEST, stop), 0, -1):
            kind = _names().get(words[stop - size : stop])
            if kind is not None:
                return kind
    if words and words[-1].lower().endswith((".com", ".org", ".net")):
        return "company"
    return None


def label_kind(label: NameLabel | None) -> SourceKind | None:
    """The kind that the label of a name tells when its words do not."""
    kinds: dict[NameLabel, SourceKind] = {
        "PER": "person",
        "ORG": "organization",
        "LOC": "government",
    }
    return kinds.get(label) if label is not None else None


@cache
def body_word(word: str) -> bool:
    """Whether a word of a name says that it is that of a body ("Ministry", "Inc.")."""
    low = singular(word.lower())
    kind = heads().get((low,))
    return (word,) in _names() or (kind is not None and kind not in HUMAN and kind != "document")
