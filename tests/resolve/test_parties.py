"""Parties are named bodies, and all of a party's names are its own: short articles."""

from __future__ import annotations

import pytest

from attrib.resolve.parties import named_parties, several
from tests.resolve.test_evidence import sources, who

_TAGS = {"Some": "DET", "senior": "ADJ", "said": "VERB", "the": "DET", "and": "CCONJ"}


def found(text: str) -> list[str]:
    words = text.split()
    spans = named_parties(words, lambda i: _TAGS.get(words[i], "PROPN"))
    return [" ".join(words[first:stop]) for first, stop in spans]


class TestWhereAPartyIsNamed:
    @pytest.mark.parametrize(
        ("text", "names"),
        [
            ("said the Tories", ["Tories"]),
            ("Some senior Tories said", []),
            ("Some Tories said", []),
            (
                "said the Liberal Democrats and the Conservatives",
                ["Liberal Democrats", "Conservatives"],
            ),
            ("Conservatives said", []),
            ("Conservatives said the Tories", ["Conservatives", "Tories"]),
        ],
    )
    def test_members_are_not_the_party(self, text: str, names: list[str]) -> None:
        assert found(text) == names

    def test_a_plural_name_is_several(self) -> None:
        assert several(("Lib", "Dems"))
        assert not several(("Conservative", "Party"))
        assert not several(("Americans",))


class TestAPartyAsASource:
    @pytest.mark.parametrize("name", ["Tories", "Conservatives", "Liberal Democrats", "Lib Dems"])
    def test_it_is_a_named_organization(self, name: str) -> None:
        one = sources(f"The minister was late. The {name} said the plan was a mess.")[name]
        assert (one.kind, one.naming) == ("organization", "named")

    def test_its_names_are_one(self) -> None:
        text = (
            "The Liberal Democrats said the tax was unfair. Ministers were silent on Monday. "
            "The Lib Dems said that pensioners would suffer. They say the figures are wrong."
        )
        assert who(text) == [["Liberal Democrats"]] * 3

    def test_some_of_its_members_are_a_crowd(self) -> None:
        one = sources("The vote is near. Some senior Tories said the plan was a mess.")
        assert [s.kind for s in one.values()] == ["crowd"]

    def test_two_of_them_are_two(self) -> None:
        text = "The plan is old. The Conservatives and Liberal Democrats said it would fail."
        assert who(text) == [["Conservatives", "Liberal Democrats"]]
