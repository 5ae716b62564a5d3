"""The cue lexicon of cues.toml: its words, and which of them a word of a text is a form of."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any, cast, get_args

from attrib.model import Act, Strength

_VOWELS = "aeiou"

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """cues.toml, indexed.

    Attributes:
        verbs, others: act of each dictionary form.
        phrases: by first word, longest first: the rest of the phrase, and its act.
    """

    verbs: dict[str, Act]
    others: dict[str, Act]
    phrases: dict[str, list[tuple[Phrase, Act]]]
    negated: dict[str, Act]
    negators: frozenset[str]
    negating_verbs: frozenset[str]
    negating_phrases: tuple[Phrase, ...]
    not_negations: tuple[Phrase, ...]
    unsaid: frozenset[str]
    withheld: tuple[Phrase, ...]
    unable: tuple[Phrase, ...]
    checking: frozenset[str]
    light: frozenset[str]
    neutral: frozenset[str]
    ordering: frozenset[str]
    question_words: frozenset[str]
    irregular: dict[str, str]
    strengths: dict[str, Strength]
    doubting: frozenset[str]
    pleas: dict[str, Act]
    pleading: frozenset[str]
    raising: frozenset[Act]
    doubts: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The cue lexicon, read once.

    Raises:
        ValueError: where cues.toml names an act that the model does not know.
    """
    file = resources.files("attrib.extract").joinpath("cues.toml")
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    verbs: dict[str, Act] = {}
    others: dict[str, Act] = {}
    phrases: dict[str, list[tuple[Phrase, Act]]] = {}
    for entry in data["acts"]:
        name = _known_act(entry["act"])
        verbs.update((word, name) for word in entry["verbs"])
        others.update((word, name) for word in entry["others"])
        for first, *rest in _split(entry["phrases"]):
            phrases.setdefault(first, []).append((tuple(rest), name))
    for known in phrases.values():
        known.sort(key=lambda phrase: -len(phrase[0]))
    return Lexicon(
        verbs=verbs,
        others=others,
        phrases=phrases,
        strengths=_strengths(data),
        doubting=frozenset(data["neutral"]["doubting"]),
        pleas={words: _known_act(name) for words, name in data["neutral"]["pleas"].items()},
        pleading=frozenset(data["neutral"]["pleading"]),
        raising=frozenset(map(_known_act, data["negation"]["raising"])),
        doubts=frozenset(data["negation"]["doubts"]),
        negated={_known_act(a): _known_act(b) for a, b in data["negated"].items()},
        negators=frozenset(data["negation"]["words"]),
        negating_verbs=frozenset(data["negation"]["verbs"]),
        negating_phrases=tuple(_split(data["negation"]["phrases"])),
        not_negations=tuple(_split(data["negation"]["not_negations"])),
        unsaid=frozenset(data["negation"]["unsaid"]),
        withheld=tuple(_split(data["negation"]["withheld"])),
        unable=tuple(_split(data["negation"]["unable"])),
        checking=frozenset(data["negation"]["checking"]),
        light=frozenset(data["light"]["verbs"]),
        neutral=frozenset(data["neutral"]["verbs"]),
        ordering=frozenset(data["neutral"]["orders"]),
        question_words=frozenset(data["neutral"]["question_words"]),
        irregular=data["irregular"],
    )


@lru_cache(maxsize=4096)
def inflects(word: str) -> frozenset[str]:
    """The dictionary forms that a word may be an inflection of, and the word itself.

    Regular English inflection; more forms than there are words are made, and the lexicon chooses.
    """
    forms = {word}
    if irregular := lexicon().irregular.get(word):
        forms.add(irregular)
    for ending in ("s", "ed", "ing"):
        stem = word.removesuffix(ending)
        if stem == word or len(stem) < 2:
            continue
        forms.add(stem)
        if ending == "s":
            forms.update({stem.removesuffix("e"), stem.removesuffix("ie") + "y"})
            continue
        forms.add(stem + "e")
        if stem.endswith("i"):
            forms.add(stem[:-1] + "y")
        if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in _VOWELS:
            forms.add(stem[:-1])
    return frozenset(forms)


def is_verb(word: str) -> bool:
    """Whether one word is an inflection of a verb of the lexicon.

    >>> is_verb("told"), is_verb("bridge")
    (True, False)
    """
    return bool(inflects(word.lower()) & lexicon().verbs.keys())


def _strengths(data: Mapping[str, Any]) -> dict[str, Strength]:
    """The strength of each entry; that of a group for whole acts gives way to any other."""
    by_act: dict[str, Strength] = {}
    found: dict[str, Strength] = {}
    for group in data["strength"]:
        name = _known_strength(group["strength"])
        by_act.update((act, name) for act in group.get("acts", ()))
        found.update((word, name) for word in group.get("words", ()))
    for entry in data["acts"]:
        for word in (*entry["verbs"], *entry["others"], *entry["phrases"]):
            if entry["act"] in by_act:
                found.setdefault(word, by_act[entry["act"]])
    return found


def _known_strength(name: str) -> Strength:
    if name not in get_args(Strength):
        raise ValueError(f"cues.toml names the strength {name!r}, which attrib.model does not know")
    return cast("Strength", name)


def _known_act(name: str) -> Act:
    if name not in get_args(Act):
        raise ValueError(f"cues.toml names the act {name!r}, which attrib.model does not know")
    return cast("Act", name)


def _split(phrases: Iterable[str]) -> list[Phrase]:
    return [tuple(phrase.split()) for phrase in phrases]
