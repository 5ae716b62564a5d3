"""Which sources are two voices."""

from __future__ import annotations

import pytest

from attrib.claims.speakers import Relation, Speakers
from attrib.model import MaybeSame, Source

BANK = Source(id="s1", name="Arden Bank", kind="company", naming="named", mentions=())
LEE = Source(id="s2", name="Ann Lee", kind="person", naming="named", mentions=())


def relation(one: Source, other: Source) -> Relation:
    return Speakers([one, other]).relation([one.id], [other.id])


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (LEE, "two"),
        (LEE.model_copy(update={"affiliation": "Arden Bank"}), "one"),
        (LEE.model_copy(update={"name": "villagers", "naming": "unnamed", "kind": "crowd"}), "two"),
        (LEE.model_copy(update={"name": "the villagers", "naming": "unnamed"}), "unsure"),
        (LEE.model_copy(update={"name": "a banker", "naming": "unnamed"}), "unsure"),
        (LEE.model_copy(update={"name": "a report", "kind": "document"}), "unsure"),
        (
            LEE.model_copy(
                update={"name": "it", "maybe_same": (MaybeSame(source="s1", why="it"),)}
            ),
            "tied",
        ),
    ],
)
def test_how_two_sources_stand_to_each_other(other: Source, expected: Relation) -> None:
    assert relation(BANK, other) == expected
    assert relation(other, BANK) == expected


def test_the_closest_of_several_counts() -> None:
    speakers = Speakers([BANK, LEE])
    assert speakers.relation(["s1", "s2"], ["s2"]) == "one"
    assert speakers.relation([], ["s2"]) == "unsure"


@pytest.mark.parametrize(
    ("country", "name"), [("Iran", "an Iranian spokesman"), ("France", "French officials")]
)
def test_who_is_called_after_a_country_speaks_for_it(country: str, name: str) -> None:
    state = BANK.model_copy(update={"name": country, "kind": "government"})
    assert relation(state, LEE.model_copy(update={"name": name, "naming": "unnamed"})) == "one"
