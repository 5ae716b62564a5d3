"""Frames that say nothing by themselves, and verbs that share a subject."""

from __future__ import annotations

import pytest

from attrib.evaluate.pairs import judge


@pytest.mark.parametrize(
    ("first", "second", "says"),
    [
        ("I think the mayor lied to the council.", "The mayor lied to the council.", "same"),
        ("I think the mayor lied to the council.", "The mayor told the council a lie.", "same"),
        (
            "We don't believe the company knew of the leak.",
            "The company knew of the leak.",
            "differs",
        ),
        (
            "I must tell you that the bridge collapsed on Friday.",
            "The bridge collapsed on Friday.",
            "same",
        ),
        (
            "I cannot say that the bridge collapsed on Friday.",
            "The bridge collapsed on Friday.",
            "neither",
        ),
        ("He thinks the mayor lied to the council.", "The mayor lied to the council.", "neither"),
        ("It was the mayor who started the fire.", "The mayor started the fire.", "same"),
        (
            "The mayor was the one who started the fire.",
            "The mayor did not start the fire.",
            "differs",
        ),
        ("It was not the mayor who started the fire.", "The mayor started the fire.", "differs"),
        (
            "It is clear that the mayor lied to the council.",
            "The mayor lied to the council.",
            "same",
        ),
        (
            "It is not true that the mayor lied to the council.",
            "The mayor lied to the council.",
            "differs",
        ),
        (
            "It is not clear that the mayor lied to the council.",
            "The mayor lied to the council.",
            "neither",
        ),
        (
            "The claim that the vaccine causes autism is false.",
            "The vaccine causes autism.",
            "differs",
        ),
    ],
)
def test_a_frame_is_left_out(first: str, second: str, says: str) -> None:
    assert judge(first, second) == says


@pytest.mark.parametrize(
    ("first", "second", "says"),
    [
        (
            "The men were arrested and charged with fraud.",
            "The men were charged with fraud.",
            "same",
        ),
        (
            "The mayor met the coach and released the letter.",
            "The mayor released the letter.",
            "same",
        ),
        (
            "The mayor met the coach and released the letter.",
            "The mayor released the coach.",
            "neither",
        ),
        ("The mayor fired the chief and sued the city.", "The chief sued the city.", "neither"),
    ],
)
def test_verbs_that_are_joined_share_a_subject(first: str, second: str, says: str) -> None:
    assert judge(first, second) == says


@pytest.mark.parametrize(
    ("first", "says"),
    [
        ("The report shows that the bank hid the losses.", "same"),
        ("The army claimed that the bank hid the losses.", "neither"),
        ("The paper withdrew a report that the bank hid the losses.", "neither"),
        ("Allegations that the bank hid the losses are being investigated.", "neither"),
        ("The bank allegedly hid the losses.", "neither"),
        ("The bank was accused of hiding the losses.", "neither"),
    ],
)
def test_what_somebody_else_says_is_not_said(first: str, says: str) -> None:
    assert judge(first, "The bank hid the losses.") == says


@pytest.mark.parametrize(
    ("first", "second", "says"),
    [
        (
            "Two soldiers were killed and five were wounded in the ambush.",
            "Five soldiers were killed in the ambush.",
            "differs",
        ),
        ("The plant makes 400 cars a day.", "The plant makes 400 cars a week.", "neither"),
        ("The plant makes 400 cars a day.", "The plant produces 400 cars every day.", "same"),
        ("No one was hurt in the crash.", "Three people were hurt in the crash.", "differs"),
        (
            "The village was evacuated before the volcano erupted.",
            "The village was evacuated after the volcano erupted.",
            "neither",
        ),
        (
            "The hospital was hit by a rocket fired by the army.",
            "The army was hit by a rocket fired from the hospital.",
            "neither",
        ),
    ],
)
def test_figures_clauses_and_means_stay_where_they_belong(
    first: str, second: str, says: str
) -> None:
    assert judge(first, second) == says


@pytest.mark.parametrize(
    ("first", "second", "says"),
    [
        ("The mayor wants to resign in May.", "The mayor should resign in May.", "neither"),
        ("The mayor refused to resign in May.", "The mayor must resign in May.", "neither"),
        ("The mayor refused to resign in May.", "The mayor declined to resign in May.", "same"),
        (
            "The tunnel will be finished in 2027.",
            "The tunnel was to be finished in 2027.",
            "neither",
        ),
        ("The army said the rebels had fled.", "The rebels said the army had fled.", "neither"),
    ],
)
def test_a_wish_a_duty_and_a_refusal_are_not_one(first: str, second: str, says: str) -> None:
    assert judge(first, second) == says
