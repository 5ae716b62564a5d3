"""When two words say the same or the opposite; the words of similarity.toml.

A word stands for the groups of near synonyms that hold it, or for its stem (Porter's second English
stemmer, snowballstem.org).
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any, Literal

Modality = Literal["actual", "future", "possible", "wished"]


@dataclass(frozen=True)
class Lexicon:
    """similarity.toml, as look-ups by stem or, for verbs with a particle, by base form."""

    groups: dict[str, frozenset[str]]
    opposites: dict[str, frozenset[str]]
    converse: frozenset[frozenset[str]]
    light: frozenset[str]
    instrument: frozenset[str]
    modality: dict[str, Modality]
    conditional: frozenset[str]
    negative: frozenset[str]
    shifting: frozenset[str]
    opposed: frozenset[frozenset[str]]
    measures: frozenset[str]
    levels: frozenset[str]
    questions: frozenset[str]
    empty: frozenset[str]
    irregular: dict[str, str]


@cache
def lexicon() -> Lexicon:
    """The look-ups, read once."""
    file = resources.files("attrib.claims").joinpath("similarity.toml")
    data: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
    kinds: tuple[Modality, ...] = ("future", "possible", "wished")
    modality = {word: kind for kind in kinds for word in data["modality"][kind]}
    irregular = data["irregular"]
    groups: dict[str, set[str]] = {}
    for number, members in enumerate(data["same"]):
        for member in members:
            verb, *particle = member.split()
            key = " ".join([_stem(irregular.get(verb, verb)), *particle])
            groups.setdefault(key, {key}).add(f"#{number}")
    opposites: dict[str, set[str]] = {}
    for one, other in data["opposite"]:
        for a, b in ((one, other), (other, one)):
            opposites.setdefault(_stem(a), set()).add(_stem(b))
    return Lexicon(
        groups={key: frozenset(found) for key, found in groups.items()},
        opposites={key: frozenset(found) for key, found in opposites.items()},
        converse=frozenset(frozenset(map(_stem, pair)) for pair in data["converse"]),
        light=frozenset(map(_stem, data["light"])),
        instrument=frozenset(map(_stem, data["instrument"])),
        modality=modality,
        conditional=frozenset(data["modality"]["conditional"]),
        negative=frozenset(data["words"]["negative"]),
        shifting=frozenset(data["words"]["shifting"]),
        opposed=frozenset(frozenset(pair) for pair in data["words"]["opposed"]),
        measures=frozenset(map(_stem, data["words"]["measures"])),
        levels=frozenset(map(_stem, data["words"]["levels"])),
        questions=frozenset(data["words"]["questions"]),
        empty=frozenset(_stem(word) for word in data["words"]["empty"]),
        irregular=irregular,
    )


@cache
def _stemmer() -> Any:
    import Stemmer  # type: ignore[import-not-found,import-untyped,unused-ignore]

    return Stemmer.Stemmer("english")


def _stem(word: str) -> str:
    found: str = _stemmer().stemWord(word)
    return found


@lru_cache(maxsize=20_000)
def lemma(word: str) -> str:
    """The base form of an irregular word, the stem of another; both in lower case."""
    irregular = lexicon().irregular.get(word)
    return _stem(irregular if irregular is not None else word)


@lru_cache(maxsize=20_000)
def keys_of(word: str, tag: str) -> tuple[frozenset[str], bool]:
    """What a word stands for, and whether as its negative.

    >>> keys_of("unsafe", "ADJ")[1]
    True
    >>> keys_of("fell", "VERB")[0].isdisjoint(keys_of("dropped", "VERB")[0])
    False
    """
    if tag == "ADJ":
        for prefix in ("un", "in", "il", "im", "ir", "non-"):
            rest = word[len(prefix) :]
            if word.startswith(prefix) and len(rest) > 2:
                found, _ = keys_of(rest, "base")
                if prefix in ("un", "non-") or rest in _POSITIVE:
                    return found, True
    key = lemma(word)
    if not any(map(str.isalnum, key)):
        return frozenset(), False
    return lexicon().groups.get(key, frozenset({key})), False


_POSITIVE = frozenset(
    {"solvent", "legal", "accurate", "complete", "correct", "possible", "responsible", "secure"}
    | {"adequate", "sufficient", "effective", "moral", "mature", "regular", "relevant", "valid"}
)
