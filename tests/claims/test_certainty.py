"""Certainty: hedges, negations, conditions and tense, each with its words."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from attrib.claims.certainty import Certainty, certainty
from attrib.claims.forms import past, takes
from attrib.claims.wordings import Wordings
from attrib.extract.grammar import Bounds
from tests.claims.reported import grammar, said

CASES: dict[str, list[dict[str, Any]]] = tomllib.loads(
    (Path(__file__).parent / "certainties.toml").read_text(encoding="utf-8")
)
# The grammar is read by a model, which may be another one tomorrow.
RIGHT = 0.95


def put(content: str) -> tuple[Certainty, str]:
    found, place = said(content)
    return certainty(found, [place], reported=True), found.text


def shown(text: str, places: tuple[Bounds, ...]) -> list[str]:
    return [text[start:end] for start, end in places]


def differing(kind: str) -> list[str]:
    """What came out otherwise than it was written down."""
    wrong = []
    for case in CASES[kind]:
        found, text = put(case["text"])
        for name in {kind, "negations"}:
            expected = case.get("words", []) if name == kind else case.get("negations", [])
            if (told := shown(text, getattr(found, name))) != expected:
                wrong.append(f"{case['text']}: {name} {told}")
    return wrong


@pytest.mark.parametrize("kind", ["hedges", "negations", "conditions"])
def test_the_words_that_hold_for_the_claim_and_no_others(kind: str) -> None:
    wrong = differing(kind)
    assert len(wrong) <= (1 - RIGHT) * len(CASES[kind]), wrong


@pytest.mark.parametrize("kind", ["hedges", "negations", "conditions"])
def test_half_of_the_sentences_are_near_misses(kind: str) -> None:
    plain = [case for case in CASES[kind] if "words" not in case]
    assert len(plain) * 2 >= len(CASES[kind]) * 0.9


def test_there_are_more_than_a_hundred_sentences() -> None:
    assert sum(map(len, CASES.values())) > 120


def test_polarity_counts_the_negations() -> None:
    for case in CASES["negations"]:
        found, _ = put(case["text"])
        assert found.polarity == ("negated" if len(found.negations) % 2 else "affirmed")
    twice = [case for case in CASES["negations"] if case.get("affirmed")]
    assert [put(case["text"])[0].polarity for case in twice] == ["affirmed"] * len(twice)


def test_tense_is_that_of_the_main_verb() -> None:
    wrong = [case for case in CASES["tenses"] if put(case["text"])[0].tense != case.get("tense")]
    assert len(wrong) <= (1 - RIGHT) * len(CASES["tenses"]), wrong


def test_would_is_future_only_in_reported_speech() -> None:
    text = "“We would close it,” she said."
    found = certainty(grammar(text), [(1, 18)], reported=False)
    assert found.tense is None


def test_the_speakers_own_reservation_hedges_and_its_negation_counts() -> None:
    text = "“I don’t think it is true,” she said."
    found = certainty(grammar(text), [(0, 27)], reported=False)
    assert shown(text, found.hedges) == ["I don’t think"]
    assert shown(text, found.negations) == ["don’t"]
    assert found.polarity == "negated"
    assert found.tense == "present"


def test_in_indirect_speech_the_speaker_stands_as_a_pronoun() -> None:
    found, place = said("she believed the bridge was safe")
    reported = certainty(found, [place], reported=True)
    assert shown(found.text, reported.hedges) == ["she believed"]
    assert reported.tense == "past"
    assert not certainty(found, [place], reported=False).hedges


def test_what_another_thinks_is_no_hedge() -> None:
    assert put("the mayor thinks that it is true")[0].hedges == ()


def test_a_claim_without_a_verb_is_put_in_no_way() -> None:
    assert put("a rise in taxes and rents")[0] == Certainty()


def test_the_longest_wording_at_a_place_is_found() -> None:
    wordings = Wordings(["no", "no longer", "not"])
    assert list(wordings.find(["no", "longer", "not", "no"])) == [(0, 2), (2, 1), (3, 1)]


@pytest.mark.parametrize(
    ("form", "expected"), [("fled", True), ("closed", True), ("need", False), ("exceed", False)]
)
def test_forms_of_the_past(form: str, expected: bool) -> None:
    assert past(form) is expected


@pytest.mark.parametrize(
    ("helper", "form", "expected"),
    [
        ("will", "close", True),
        ("will", "closed", False),
        ("has", "built", True),
        ("has", "taken", True),
        ("is", "closing", True),
        ("is", "close", False),
        ("did", "put", True),
    ],
)
def test_which_form_an_auxiliary_takes(helper: str, form: str, expected: bool) -> None:
    assert takes([helper], form) is expected
