"""Subjects: whom and what claims speak of, each once."""

from __future__ import annotations

from attrib.claims.links import Connected
from attrib.model import Subject
from tests.claims.told import Said, claim, told


def by_name(found: Connected) -> dict[str, Subject]:
    return {one.name: one for one in found.subjects}


def test_a_claim_is_about_those_it_names() -> None:
    found = told(Said("Vladimir Putin visited Berlin", "Ann Lee"))
    known = by_name(found)
    assert {known["Vladimir Putin"].kind, known["Berlin"].kind} == {"person", "place"}
    about = claim(found, "Putin visited").about
    assert set(about) == {known["Vladimir Putin"].id, known["Berlin"].id}


def test_one_who_is_named_twice_is_one_subject() -> None:
    found = told(
        Said("Vladimir Putin visited Berlin", "Ann Lee"),
        Said("Putin was tired", "Bob Ray"),
    )
    putin = by_name(found)["Vladimir Putin"]
    assert [mention.text for mention in putin.mentions] == ["Vladimir Putin", "Putin"]
    assert putin.id in claim(found, "tired").about


def test_a_subject_that_speaks_elsewhere_is_tied_to_the_source() -> None:
    found = told(
        Said("The bridge was unsafe", "Ann Lee"),
        Said("Ann Lee was paid by the builders", "Bob Ray"),
    )
    assert by_name(found)["Ann Lee"].source is not None


def test_the_adjective_of_a_place_speaks_of_the_place() -> None:
    found = told(
        Said("Russia bombed the village", "Ann Lee"),
        Said("Russian planes bombed the village", "Bob Ray"),
    )
    russia = by_name(found)["Russia"]
    assert russia.id in claim(found, "planes").about
    assert "Russian" not in by_name(found)


def test_who_speaks_is_not_what_the_claim_is_about() -> None:
    found = told(Said("The bridge was unsafe", "Ann Lee"))
    assert claim(found, "unsafe").about == ()


def test_ids_follow_the_text_and_every_mention_stands_in_a_claim() -> None:
    found = told(
        Said("Berlin sent help to Kyiv", "Ann Lee"), Said("Kyiv thanked Berlin", "Bob Ray")
    )
    assert [one.id for one in found.subjects] == ["b1", "b2"]
    spans = [span for one in found.claims for span in one.spans]
    for one in found.subjects:
        for mention in one.mentions:
            assert any(s.start <= mention.start and mention.end <= s.end for s in spans)
