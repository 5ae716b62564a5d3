"""Why each mention is taken for its source, and what is left open."""

from __future__ import annotations

import pytest

from attrib.model import Source
from attrib.resolve import Resolution, resolve
from tests.resolve.readings import by_name, credited, reading, texts


def resolved(name: str) -> Resolution:
    return resolve(reading(name))


def reasons(source: Source) -> list[tuple[str, str, str | None]]:
    """Each mention with how it was recognised and the words that it was matched with."""
    return [(m.text, m.how, m.of.text if m.of else None) for m in source.mentions]


class TestTheReason:
    def test_of_a_last_name_an_apposition_a_title_and_a_pronoun(self) -> None:
        sources = by_name(resolved("council"))
        assert reasons(sources["Denise Hudson"]) == [
            ("Mayor Denise Hudson", "name", None),
            ("Hudson", "part of the name", "Mayor Denise Hudson"),
            ("she", "pronoun", "Hudson"),
            ("The mayor", "title", "Hudson"),
            ("Hudson", "part of the name", "Mayor Denise Hudson"),
        ]
        assert reasons(sources["Anders Holm"])[:3] == [
            ("Anders Holm", "name", None),
            ("an engineer", "apposition", "Anders Holm"),
            ("he", "pronoun", "Anders Holm"),
        ]

    def test_of_a_description_that_comes_before_the_name_is_the_name(self) -> None:
        hill = by_name(resolved("delayed"))["Hugh Hill"]
        assert reasons(hill)[0] == ("a doctor", "description", "Hugh Hill")

    def test_of_initials_is_the_name_spelled_out(self) -> None:
        sources = by_name(resolved("initials"))
        assert reasons(sources["Reporters Sans Frontieres"]) == [
            ("Reporters Sans Frontieres", "name", None),
            ("RSF", "initials", "Reporters Sans Frontieres"),
        ]

    def test_of_a_pronoun_without_antecedent_is_that_it_is_unresolved(self) -> None:
        she = by_name(resolved("unclear"))["She"]
        assert reasons(she) == [("She", "unresolved", None)]

    @pytest.mark.parametrize("name", ["seed", "council", "alternating", "relatives", "joint"])
    def test_is_never_the_mention_itself(self, name: str) -> None:
        for source in resolved(name).sources:
            assert all(m.of is None or m.of.start != m.start for m in source.mentions)


class TestShortForms:
    @pytest.mark.parametrize(
        ("attribution", "name"),
        [
            (1, "Reporters Sans Frontieres"),
            (3, "U.S. Government Accountability Office"),
            (5, "Ministry of Defence"),
            (6, "WHO"),
            (7, "US officials"),
            (9, "Retailer Fresco Group"),
            (10, "Retailer Fresco Group"),
        ],
    )
    def test_without_brackets_are_the_one_name_that_they_fit(
        self, attribution: int, name: str
    ) -> None:
        assert credited(resolved("initials"))[attribution] == [name]


class TestRelatives:
    def test_a_last_name_stays_with_the_one_who_bore_it_alone(self) -> None:
        assert credited(resolved("relatives")) == [
            ["Hall"],
            ["Mary Hall"],
            ["Hall"],
            ["Sarah Weston"],
            ["James Weston"],
            ["Sarah Weston"],
            ["Ahmed Nazari"],
            ["Ahmed Nazari"],
            ["Karim Nazari"],
            ["Ahmed Nazari"],
        ]

    def test_who_has_a_sister_is_a_person_whatever_the_label(self) -> None:
        assert by_name(resolved("relatives"))["Hall"].kind == "person"

    def test_a_phrase_is_not_the_one_who_stands_inside_it(self) -> None:
        sources = by_name(resolved("relatives"))
        assert "His" in texts(sources["Ahmed Nazari"])
        assert texts(sources["Karim Nazari"]) == ["His father", "Karim Nazari"]


class TestAStatement:
    def test_speaks_for_whoever_issued_it(self) -> None:
        resolution = resolved("statements")
        assert credited(resolution)[:3] == [["Environment Ministry"]] * 3
        ministry = by_name(resolution)["Environment Ministry"]
        assert ("The statement", "implied", "The Environment Ministry") in reasons(ministry)

    def test_is_a_document_where_two_have_issued_one(self) -> None:
        resolution = resolved("statements")
        assert credited(resolution)[5] == ["The letter"]
        assert by_name(resolution)["The letter"].kind == "document"


def test_many_speakers_in_one_article() -> None:
    assert credited(resolved("council")) == [
        ["a shopkeeper in Mill Street"],
        ["Vera Lindqvist"],
        ["Vera Lindqvist"],
        ["Denise Hudson"],
        ["Denise Hudson"],
        ["Piers Moran"],
        ["Anders Holm"],
        ["Anders Holm"],
        ["The traders' group"],
        ["Piers Moran", "Denise Hudson"],
        ["Anders Holm"],
    ]


def test_both_and_the_two_are_those_who_spoke_together() -> None:
    names = credited(resolved("both"))
    assert names[:4] == [["Red Cross", "Oxfam"]] * 2 + [["Ann Reed", "Tom Hill"]] * 2
    # A third has spoken since; nothing says whom "both groups" means then.
    assert names[4:] == [["A driver"], ["groups"]]


def test_they_is_a_body_where_nobody_else_can_be_meant() -> None:
    assert credited(resolved("collective")) == [["Red Cross"], ["Red Cross"]]


class TestWhatIsLeftOpen:
    def linked(self, name: str) -> set[str]:
        sources = resolved("doubts").sources
        names = {source.id: source.name for source in sources}
        return {
            names[link.source]
            for source in sources
            if source.name == name
            for link in source.maybe_same
        }

    @pytest.mark.parametrize(
        ("name", "others"),
        [
            ("The official", {"A senior official", "Another official"}),
            ("Post", {"Washington Post", "New York Post"}),
            ("Ford", {"Tom Ford", "Paul Ford"}),
            ("Tom Ford", {"Ford"}),
            ("Union members", {"Union members"}),
            ("A senior official", {"The official"}),
        ],
    )
    def test_is_linked_with_everyone_it_fits(self, name: str, others: set[str]) -> None:
        assert self.linked(name) == others

    def test_gives_the_words_in_question(self) -> None:
        ford = by_name(resolved("doubts"))["Ford"]
        assert not ford.resolved
        assert {link.why for link in ford.maybe_same} == {
            "“Ford” is a name that more than one here can go by."
        }
