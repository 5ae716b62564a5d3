"""The rules of splitting, as split.toml gives them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Rules:
    """split.toml."""

    joining: frozenset[str]
    negative: frozenset[str]
    stepping: frozenset[str]
    correlatives: frozenset[str]
    correlative_phrases: tuple[tuple[str, ...], ...]
    governing: frozenset[str]
    inverted: frozenset[str]
    unfinished: frozenset[str]
    linking: frozenset[str]
    fillers: frozenset[str]


@cache
def rules() -> Rules:
    """The rules, read once."""
    file = resources.files("attrib.claims").joinpath("split.toml")
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    phrases = data.pop("correlative_phrases")
    return Rules(
        correlative_phrases=tuple(tuple(phrase.split()) for phrase in phrases),
        **{name: frozenset(words) for name, words in data.items()},
    )
