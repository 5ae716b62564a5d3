"""What was not said is nobody's statement, and nobody's denial."""

from __future__ import annotations

import pytest

from attrib.extract import extract
from attrib.extract.acts import act, unsaid
from attrib.ingest import read

Told = list[tuple[str, str, str]]


def told(sentence: str) -> Told:
    """(act, source, content) of each attribution."""
    return [
        (
            one.act,
            " ".join(span.text for span in one.source_spans),
            " ".join(span.text for span in one.content_spans),
        )
        for one in extract(read(sentence)).attributions
    ]


def silent(sentence: str) -> Told:
    """(kind, source, what about) of each silence."""
    return [
        (
            one.kind,
            " ".join(span.text for span in one.source_spans),
            one.about.text if one.about else "",
        )
        for one in extract(read(sentence)).silences
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "The White House did not say that troops would leave.",
        "The mayor never said the bridge was safe.",
        "The mayor has not said whether he will run.",
        "The mayor did not tell reporters that the bridge was unsafe.",
        "The company has not announced that it will close the plant.",
        "The ministry did not say the minister had lied.",
        "The minister refused to rule out a tax rise.",
        "The prosecutor did not rule out further arrests.",
        "He stopped short of calling it a mistake.",
        "He stopped short of blaming the army.",
        "She declined to deny that she had met him.",
        "Mr Vane said nothing.",
        "Mr Vane said nothing about the contract.",
        "None of the parents said they had been told.",
        "The news agency could not independently confirm who was behind the strike.",
        "Reuters was unable to verify the footage.",
        "The trust never published it.",
        "No officials have said when the road will open.",
        "Nobody at the ministry would confirm that the talks had failed.",
        "No one expects the bridge to open in May.",
    ],
)
def test_who_does_not_say_it_is_credited_with_nothing(sentence: str) -> None:
    assert told(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "kind", "source", "about"),
    [
        (
            "The mayor has not said whether he will run.",
            "withheld details",
            "The mayor",
            "whether he will run",
        ),
        (
            "The company has never said why it closed the plant.",
            "withheld details",
            "The company",
            "why it closed the plant",
        ),
        (
            "The minister refused to rule out a tax rise.",
            "neither confirmed nor denied",
            "The minister",
            "a tax rise",
        ),
        (
            "Officials would not rule out further strikes.",
            "neither confirmed nor denied",
            "Officials",
            "further strikes",
        ),
        ("Mr Vane said nothing.", "no comment", "Mr Vane", ""),
        (
            "Mr Vane said nothing about the contract.",
            "withheld details",
            "Mr Vane",
            "the contract",
        ),
        (
            "Neither company would say what had been agreed.",
            "withheld details",
            "company",
            "what had been agreed",
        ),
        (
            "Nobody at the ministry would confirm that the talks had failed.",
            "withheld details",
            "the ministry",
            "that the talks had failed",
        ),
        (
            "No one from the firm was available to say whether it would close.",
            "withheld details",
            "the firm",
            "whether it would close",
        ),
    ],
)
def test_it_may_be_a_silence(sentence: str, kind: str, source: str, about: str) -> None:
    assert silent(sentence) == [(kind, source, about)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The minister said it was not true.",
            ("asserts", "The minister", "it was not true"),
        ),
        (
            "The army did not deny that it had fired the shots.",
            ("agrees", "The army", "that it had fired the shots"),
        ),
        (
            "Mrs Lane refused to accept that the bridge was unsafe.",
            ("denies", "Mrs Lane", "to accept that the bridge was unsafe"),
        ),
        (
            "The police said nothing was stolen.",
            ("asserts", "The police", "nothing was stolen"),
        ),
        (
            "The minister said nothing about the plan had changed.",
            ("asserts", "The minister", "nothing about the plan had changed"),
        ),
    ],
)
def test_what_is_said_with_a_negation_stays(sentence: str, expected: tuple[str, str, str]) -> None:
    assert told(sentence) == [expected]
    assert silent(sentence) == []


@pytest.mark.parametrize(
    ("cue", "content", "expected"),
    [
        ("did not say", "that he would go", True),
        ("has never told", "the court why", True),
        ("refused", "to rule out a strike", True),
        ("declined", "to say that he was wrong", True),
        ("refused to deny", "that he was there", True),
        ("stopped short of", "accusing the army", True),
        ("has yet to announce", "the deal", True),
        ("said", "he would not go", False),
        ("goes without saying", "that he would go", False),
        ("never failed to say", "that he would go", False),
        ("did not only say", "that he would go", False),
        ("did not believe", "that he would go", False),
        ("did not hesitate to say", "that he would go", False),
        ("refused", "to go", False),
        ("ruled out", "a strike", False),
        ("has not pleaded", "guilty", False),
        ("", "", False),
    ],
)
def test_cue_and_content_tell_it(cue: str, content: str, expected: bool) -> None:
    assert unsaid(cue, content) is expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Pryce pleaded not guilty.", ("denies", "Pryce")),
        ("Lee had pleaded guilty.", ("admits", "Lee")),
        ("He has pleaded not guilty to the charges.", ("denies", "He")),
        (
            "Two men, both from Leeds, pleaded guilty on Friday to theft.",
            ("admits", "Two men, both from Leeds"),
        ),
    ],
)
def test_a_plea_is_whose_it_is(sentence: str, expected: tuple[str, str]) -> None:
    assert [(act, source.rstrip(",")) for act, source, _ in told(sentence)] == [expected]


@pytest.mark.parametrize(
    "sentence",
    [
        "The defendants have not pleaded guilty or innocent, and the trial begins in May.",
        "Nobody has yet pleaded guilty.",
        "“Who pleaded guilty?” was the question of the day.",
    ],
)
def test_no_plea_is_made_up(sentence: str) -> None:
    assert not [one for one in told(sentence) if one[0] in ("admits", "denies", "agrees")]


def test_auxiliaries_stand_before_a_plea() -> None:
    assert act("has pleaded", "not guilty") == "denies"
    assert act("had pleaded", "guilty to two counts") == "admits"
    assert act("has pleaded", "for more time") == "asks"


def test_a_statement_may_stand_before_both_of_its_voices() -> None:
    sentence = (
        "Government forces have recaptured Delvan, state television quoted the army as saying "
        "on Sunday."
    )
    outer, inner = sorted(
        extract(read(sentence)).attributions, key=lambda one: bool(one.relayed_by)
    )
    assert inner.relayed_by == outer.id
    assert outer.source_spans[0].text == "state television"
    assert inner.source_spans[0].text == "the army"
    assert [span.text for span in inner.content_spans] == [
        "Government forces have recaptured Delvan"
    ]


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        (
            "Army spokesman Col. Edward Said said the war was over.",
            "Army spokesman Col. Edward Said",
        ),
        ("“The war is over,” Edward Said said.", "Edward Said"),
        ("Mr Said told reporters that he would stay.", "Mr Said"),
        ("Ms Price said the war was over.", "Ms Price"),
    ],
)
def test_a_surname_may_look_like_a_cue(sentence: str, source: str) -> None:
    (one,) = extract(read(sentence)).attributions
    assert [span.text for span in one.source_spans] == [source]
    assert one.cue_spans[0].text.split()[0] in ("said", "told")
