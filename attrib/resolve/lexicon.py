"""The words by which people and bodies are described, from the data files beside this module."""

from __future__ import annotations

import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Literal

Gender = Literal["m", "f"]

MALE = frozenset({"he", "him", "his", "himself"})
FEMALE = frozenset({"she", "her", "hers", "herself"})
NEUTRAL = frozenset({"it", "its", "itself"})
PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
SPEAKER = frozenset({"i", "me", "my", "mine", "myself"})
SPEAKERS = frozenset({"we", "us", "our", "ours", "ourselves"})
NOBODY = frozenset({"nobody", "none", "no", "noone", "nothing"})
ADDRESSEE = frozenset({"you", "your", "yours"})
RELATIVE = frozenset({"who", "whom", "whose", "which", "that"})
POSSESSIVE = frozenset({"his", "her", "its", "their", "my", "our", "your", "whose"})
HONOURS = frozenset(
    {
        *("KC", "QC", "SC", "MP", "MSP", "MEP", "MLA", "TD", "MBE", "OBE", "CBE", "KBE", "DBE"),
        *("RN", "MD", "M.D.", "PhD", "Ph.D.", "Esq", "Esq.", "CPA"),
    }
)
"""Letters behind a person's name that are none of it: "Ann Lee KC"."""
FIRMS = frozenset({"inc", "corp", "ltd", "llc", "plc", "co", "gmbh", "ag", "pvt", "corporation"})
"""The last word of a firm's name, without a full stop."""

PRONOUNS = MALE | FEMALE | NEUTRAL | PLURAL | SPEAKER | SPEAKERS | ADDRESSEE | RELATIVE

_IRREGULAR = {
    "authorities": "authorities",
    "people": "people", "men": "man", "women": "woman", "children": "child", "police": "police",
    "media": "media", "data": "data", "wives": "wife", "those": "those",
    "spokesmen": "spokesman", "spokeswomen": "spokeswoman", "spokespeople": "spokesperson",
    "congressmen": "congressman", "businessmen": "businessman", "chairmen": "chairman",
    "policemen": "policeman", "series": "series", "analyses": "analysis", "news": "news",
    "passers-by": "passer-by", "servicemen": "serviceman", "statistics": "statistic",
    "mps": "mp", "meps": "mep", "msps": "msp", "mlas": "mla",
    "congresswomen": "congresswoman", "attorneys-general": "attorney-general",
}  # fmt: skip
_SCHOLARS = ("ologist", "iatrist", "ician")
"""Endings of nouns for those who know a field, too many to list: "neurologist", "statistician"."""
_ALWAYS_SINGULAR = ("ss", "us", "is", "'s", "’s")


def load(file: str) -> dict[str, Any]:
    """The TOML file of that name in this package."""
    return tomllib.loads(files("attrib.resolve").joinpath(file).read_text(encoding="utf-8"))


@dataclass(frozen=True)
class People:
    """`people.toml`, as look-ups. All words are lower case and without a final full stop.

    First names are without accents too, as `plain` gives them.
    """

    titles: dict[str, Gender | None]
    nouns: dict[str, Gender | None]
    classes: dict[str, frozenset[str]]
    bodies: dict[str, frozenset[str]]
    called: dict[str, str]
    general: frozenset[str]
    variations: frozenset[str]
    demonyms: frozenset[str]
    nations: frozenset[str]
    parties: frozenset[str]
    shared: frozenset[str]
    family: frozenset[str]
    issued: frozenset[str]
    empty: frozenset[str]
    never: frozenset[str]
    indefinite: frozenset[str]
    quantities: frozenset[str]
    former: frozenset[str]
    numbers: dict[str, int]
    rough: frozenset[str]
    no_role: frozenset[str]
    weak: frozenset[str]
    prospects: frozenset[str]
    fields: frozenset[str]
    intentions: frozenset[str]
    first: dict[str, Gender]


@cache
def people() -> People:
    """The look-ups, read once."""
    data, first = load("people.toml"), load("firstnames.toml")
    several = [noun for kind in load("kinds.toml").values() for noun in kind["plural"]]
    classes: dict[str, set[str]] = {}
    for label, members in data["classes"].items():
        for member in members:
            classes.setdefault(member, set()).add(label)
    return People(
        titles=_gendered(data["titles"]),
        nouns=dict.fromkeys(several) | _gendered(data["nouns"]),
        classes={word: frozenset(labels) for word, labels in classes.items()},
        bodies={word: frozenset(kinds) for word, kinds in data["bodies"].items()},
        called={word: noun for noun, words in data["called"].items() for word in words},
        general=frozenset(data["general"]["words"]),
        variations=frozenset(data["variations"]["words"]),
        demonyms=frozenset(data["demonyms"]["words"]),
        nations=frozenset(data["nations"]["words"]),
        parties=frozenset(data["parties"]["words"]),
        shared=frozenset(data["shared"]["words"]),
        family=frozenset(data["family"]["words"]),
        issued=frozenset(data["issued"]["words"]),
        empty=frozenset(data["empty"]["words"]),
        never=frozenset(data["never"]["words"]),
        indefinite=frozenset(data["counts"]["indefinite"]),
        quantities=frozenset(data["counts"]["quantities"]),
        former=frozenset(data["former"]["words"]),
        numbers=data["numbers"],
        rough=frozenset(data["rough"]["words"]),
        no_role=frozenset(data["roles"]["none"]),
        weak=frozenset(data["roles"]["weak"]),
        prospects=frozenset(data["roles"]["prospects"]),
        fields=frozenset(data["fields"]["words"]),
        intentions=frozenset(data["intentions"]["words"]),
        first=_first_names(first["male"], "m") | _first_names(first["female"], "f"),
    )


@cache
def states() -> frozenset[str]:
    """The names of one word of states, and of the capitals that stand for their governments."""
    return frozenset(word for entry in load("states.toml").values() for word in entry["words"])


@cache
def campuses() -> frozenset[str]:
    """The American states, whose universities have a seat in several towns."""
    return frozenset(load("campuses.toml")["states"])


def _first_names(names: str, gender: Gender) -> dict[str, Gender]:
    return {plain(name): gender for name in names.split()}


def _gendered(table: dict[str, list[str]]) -> dict[str, Gender | None]:
    found: dict[str, Gender | None] = dict.fromkeys(table["any"])
    found |= dict.fromkeys(table["male"], "m")
    return found | dict.fromkeys(table["female"], "f")


@lru_cache(maxsize=20_000)
def plain(name: str) -> str:
    """The lower-case name without accents, by which `People.first` holds it.

    >>> plain("Andrés")
    'andres'
    """
    decomposed = unicodedata.normalize("NFKD", name.lower())
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))


@lru_cache(maxsize=20_000)
def singular(noun: str) -> str:
    """The singular of a lower-case English noun, by its ending; irregular ones from a table.

    >>> singular("ministries"), singular("officials"), singular("bus"), singular("women")
    ('ministry', 'official', 'bus', 'woman')
    """
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if len(noun) < 4 or not noun.endswith("s") or noun.endswith(_ALWAYS_SINGULAR):
        return noun
    if noun.endswith("ies"):
        return noun[:-3] + "y"
    if noun.endswith(("sses", "shes", "ches", "xes")):
        return noun[:-2]
    return noun[:-1]


def plural(noun: str) -> bool:
    """Whether a lower-case noun is plural by its ending or is one that always is."""
    return noun in ("people", "those", "police", "authorities") or (
        noun not in ("news", "series", "headquarters") and singular(noun) != noun
    )


def title(word: str) -> bool:
    """Whether the word ("Mr.", "Senator") is a title before a person's name."""
    return word.lower().rstrip(".") in people().titles


def human(noun: str) -> bool:
    """Whether the singular, lower-case noun is one for a human being ("spokeswoman")."""
    return noun in people().nouns or noun.endswith(_SCHOLARS)


def kin(a: str, b: str) -> bool:
    """Whether two singular nouns are the same or can stand for each other ("head", "chief")."""
    classes = people().classes
    return a == b or not classes.get(a, frozenset()).isdisjoint(classes.get(b, frozenset()))
