"""Constructions by which two claims say the same, or differ, though they are built otherwise."""

from __future__ import annotations

import pytest

from attrib.evaluate.pairs import judge


@pytest.mark.parametrize(
    ("first", "second"),
    [
        # A noun says what is ordered, wished or forced.
        ("The mayor ordered the closure of the market.", "The mayor ordered the market closed."),
        (
            "The union voted for the suspension of the strike.",
            "The union voted to suspend the strike.",
        ),
        # Who refuses to do something will not do it.
        ("The mayor refused to resign.", "The mayor will not resign."),
        # Who had to leave left.
        (
            "The families were forced to leave the village.",
            "The families had to leave the village.",
        ),
        # Two parties of one deed.
        ("A bus and a tram collided in Turin.", "A tram collided with a bus in Turin."),
        # Whose it was is told by a pronoun.
        ("Norway lifted its ban on seal fur.", "Norway's ban on seal fur was lifted."),
        # Told aside in one, first in the other.
        (
            "The storm sank the ferry, killing nine people.",
            "Nine people were killed when the storm sank the ferry.",
        ),
    ],
)
def test_built_otherwise_it_says_the_same(first: str, second: str) -> None:
    assert judge(first, second) == "same"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The bridge will reopen on Friday.", "The bridge will remain closed on Friday."),
        ("The hospital ran out of blood.", "The hospital did not run out of blood."),
        ("Leeds beat Hull on Friday.", "Hull beat Leeds on Friday."),
        ("Voters narrowly approved the plan.", "Voters rejected the plan."),
    ],
)
def test_what_lasts_or_is_turned_round_differs(first: str, second: str) -> None:
    assert judge(first, second) == "differs"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        # Who ordered is not who closed; on what day a match was, nobody says.
        ("The mayor ordered the closure of the market.", "The mayor closed the market."),
        ("Leeds beat Hull.", "Hull beat Leeds."),
        ("The brewery bought its rival.", "The brewery was bought by its rival."),
        ("The president thanked the nurse of his wife.", "The president's wife thanked her nurse."),
    ],
)
def test_what_only_sounds_alike_is_neither(first: str, second: str) -> None:
    assert judge(first, second) == "neither"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "Nearly 100 civilians have been killed in the raids.",
            "The first night of raids killed nearly 80 civilians.",
        ),
        (
            "The surplus will fall from 112 billion marks in 1986.",
            "The surplus will fall to 80 billion marks.",
        ),
    ],
)
def test_a_part_and_what_something_fell_from_are_no_other_count(first: str, second: str) -> None:
    assert judge(first, second) == "neither"
