"""Confidence: a probability that rises with what speaks for an attribution."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attrib.extract.confidence import features, probability
from attrib.extract.encoder import default
from attrib.extract.linking import Linked, Tagged
from attrib.model import Act, Form

SURE = Tagged((0, 1), "cue", certainty=1.0, edges=1.0)
LINKED = Linked(cue=SURE, source=SURE, contents=(SURE, SURE), source_link=1.0, content_link=1.0)


def weighed(
    one: Linked = LINKED,
    source: str | None = "the mayor",
    cue: str = "denied",
    contents: Sequence[str] = ("it is safe to cross",),
    form: Form = "indirect",
    act: Act = "denies",
) -> dict[str, float]:
    """Features that all are 0, but for what is asked."""
    return features(one, source, cue, contents, form, act)


def told(**asked: Any) -> dict[str, float]:
    """The features that are not 0."""
    return {name: value for name, value in weighed(**asked).items() if value}


def test_what_is_sure_in_all_parts_leaves_every_feature_at_rest() -> None:
    assert told() == {}


@pytest.mark.parametrize(
    ("name", "one"),
    [
        ("cue", replace(LINKED, cue=replace(SURE, certainty=0.5))),
        ("content", replace(LINKED, contents=(SURE, replace(SURE, certainty=0.5)))),
        ("content_edges", replace(LINKED, contents=(replace(SURE, edges=0.5), SURE))),
        ("content_link", replace(LINKED, content_link=0.5)),
        ("source", replace(LINKED, source=replace(SURE, certainty=0.5))),
        ("source_edges", replace(LINKED, source=replace(SURE, edges=0.5))),
        ("source_link", replace(LINKED, source_link=0.5)),
    ],
)
def test_each_doubt_has_a_feature_of_its_own(name: str, one: Linked) -> None:
    assert told(one=one) == {name: pytest.approx(-0.693, abs=0.001)}


ALONE = replace(LINKED, source=None, source_link=0.0)


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ({"one": ALONE, "source": None}, "sourceless"),
        ({"one": ALONE}, "shared_source"),
        ({"source": "She"}, "pronoun"),
        ({"cue": "has ignored"}, "unknown_cue"),
        ({"act": "asserts"}, "plain_cue"),
        ({"form": "direct"}, "direct"),
        ({"form": "mixed"}, "mixed"),
        ({"contents": ["it is safe", "to cross it"]}, "in_pieces"),
        ({"contents": ["a key ally"]}, "short_content"),
        ({"contents": ["it is safe " * 30]}, "long_content"),
    ],
)
def test_what_it_is_like_is_told(asked: dict[str, Any], name: str) -> None:
    assert told(**asked) == {name: 1}


def test_a_colon_is_a_known_cue_and_four_words_are_not_short() -> None:
    assert told(cue=":") == {}
    assert told(contents=["a key ally left"]) == {}


def test_no_certainty_at_all_is_still_a_number() -> None:
    nothing = replace(LINKED, content_link=0.0, cue=replace(SURE, certainty=0.0))
    assert 0 <= probability(weighed(nothing), _card()) < 0.5


def _card() -> dict[str, float]:
    calibration: dict[str, float] = default().card["calibration"]
    return calibration


def test_probability_is_logistic_to_three_places() -> None:
    weights = {"bias": 1.0, "x": 2.0}
    assert probability({"x": -0.5}, weights) == 0.5
    assert probability({"x": 0.0}, weights) == 0.731
    assert probability({"x": 3.0}, weights) == 0.999


@given(st.floats(-7, 0), st.floats(-7, 0))
def test_probability_rises_with_a_feature_that_counts_for_it(one: float, other: float) -> None:
    low, high = sorted([one, other])
    weights = {"bias": 0.3, "x": 1.2}
    assert 0 <= probability({"x": low}, weights) <= probability({"x": high}, weights) <= 1


def test_the_card_of_the_shipped_weights_knows_every_feature() -> None:
    assert set(_card()) == {"bias", *weighed()}
    card = default().card
    assert 0 <= card["drop_below"] <= card["unsure_below"] <= 1


def test_what_is_sure_in_all_parts_is_not_called_unsure() -> None:
    assert probability(weighed(), _card()) > default().card["unsure_below"]
