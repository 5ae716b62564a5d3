"""Silences: who was asked and did not answer, and the look-alikes that are none.

The sentences stand in silences.toml. silences.words.json holds their words as a parser read them
(start, end, part of speech, head, relation) and their names, so that no model is needed here.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import attrib
from attrib.extract import extract
from attrib.extract.reading import Name, Reading, Word
from attrib.extract.sentences import sentences
from attrib.extract.silence_patterns import patterns
from attrib.extract.silences import silences, without_silent
from attrib.ingest import read
from attrib.model import Article, Attribution, Block, Silence
from tests.counting import calls

HERE = Path(__file__).parent
CASES: list[dict[str, Any]] = tomllib.loads((HERE / "silences.toml").read_text("utf-8"))["sentence"]
WORDS: dict[str, Any] = json.loads((HERE / "silences.words.json").read_text("utf-8"))
SECOND: list[dict[str, Any]] = tomllib.loads((HERE / "silences_second.toml").read_text("utf-8"))[
    "sentence"
]
WORDS_SECOND: dict[str, Any] = json.loads((HERE / "silences_second.words.json").read_text("utf-8"))
THIRD: list[dict[str, Any]] = tomllib.loads((HERE / "silences_third.toml").read_text("utf-8"))[
    "sentence"
]
WORDS_THIRD: dict[str, Any] = json.loads((HERE / "silences_third.words.json").read_text("utf-8"))


def article(text: str, kind: str = "paragraph") -> Article:
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    blocks = (Block.model_validate({"kind": kind, "start": 0, "end": len(text)}),) if text else ()
    return Article(id="a" + sha256[:12], text=text, sha256=sha256, blocks=blocks)


def attribution(one: Article, source: str, cue: str, content: str) -> Attribution:
    def at(words: str) -> Any:
        start = one.text.index(words)
        return (one.span(start, start + len(words)),)

    return Attribution(
        id="a1",
        source_spans=at(source),
        cue_spans=at(cue),
        content_spans=at(content),
        form="indirect",
        act="asserts",
        confidence=0.9,
    )


def reading(text: str, attributions: Any = (), kind: str = "paragraph") -> Reading:
    one = article(text, kind)
    words = (
        WORDS.get(text)
        or WORDS_SECOND.get(text)
        or WORDS_THIRD.get(text, {"words": [], "names": []})
    )
    return Reading(
        article=one,
        sentences=tuple(sentences(text, 0, len(text))),
        words=tuple(Word(*columns) for columns in words["words"]),
        names=tuple(Name(*columns) for columns in words["names"]),
        attributions=tuple(attribution(one, *parts) for parts in attributions),
    )


def headless(one: Reading) -> Reading:
    words = (replace(word, head=i, relation="dep") for i, word in enumerate(one.words))
    return replace(one, words=tuple(words))


def told(found: tuple[Silence, ...]) -> list[dict[str, str]]:
    rows = []
    for one in found:
        row = {"kind": str(one.kind)}
        if one.source_spans:
            row["source"] = one.source_spans[0].text
        if one.about:
            row["about"] = one.about.text
        rows.append(row)
    return rows


def test_the_sentences_are_enough_and_about_half_are_look_alikes() -> None:
    assert len(CASES) >= 60
    assert 0.4 <= sum(not case["silences"] for case in CASES) / len(CASES) <= 0.6
    assert {case["text"] for case in CASES} == set(WORDS)


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:60] for case in CASES])
@pytest.mark.parametrize("heads", ["heads", "no heads"])
def test_sentence(case: dict[str, Any], heads: str) -> None:
    one = reading(case["text"], case.get("attributions", ()))
    one = one if heads == "heads" else headless(one)
    assert told(silences(one)) == case["silences"]


@pytest.mark.parametrize("silent", [True, False])
def test_of_the_third_set_95_in_100_are_right(silent: bool) -> None:
    cases = [case for case in THIRD if bool(case["silences"]) == silent]
    assert len(cases) > 40
    readings = [reading(c["text"], WORDS_THIRD[c["text"]]["attributions"]) for c in cases]
    found = [silences(one) for one in readings]
    for part in ("kind", "source", "about") if silent else ("kind",):
        told_so = [[row.get(part) for row in told(one)] for one in found]
        wanted = [[row.get(part) for row in case["silences"]] for case in cases]
        right = sum(one == other for one, other in zip(told_so, wanted, strict=True))
        assert right >= 0.95 * len(cases), part
    times = [[one.when and one.when.text for one in ones] for ones in found]
    wanted = [[row.get("when") for row in case["silences"]] for case in cases]
    right = sum(one == other for one, other in zip(times, wanted, strict=True))
    assert right >= 0.95 * len(cases)


@pytest.mark.parametrize("case", SECOND, ids=[case["text"][:60] for case in SECOND])
def test_sentence_of_the_second_set(case: dict[str, Any]) -> None:
    found = silences(reading(case["text"], case.get("attributions", ())))
    rows = told(found)
    for row, one in zip(rows, found, strict=True):
        if one.when:
            row["when"] = one.when.text
    assert rows == case["silences"]


@pytest.mark.parametrize(
    ("text", "when", "about"),
    [
        ("The bank declined to comment on the loan on Tuesday.", "on Tuesday", "the loan"),
        ("On Monday, the bank declined to comment on the loan.", "On Monday", "the loan"),
        ("The bank declined to comment on Friday's vote.", None, "Friday's vote"),
        ("The bank declined to comment, and the union struck on Friday.", None, None),
        ("The bank did not reply to questions by the deadline.", "by the deadline", None),
    ],
)
def test_when_it_was(text: str, when: str | None, about: str | None) -> None:
    (found,) = silences(reading(text))
    assert (found.when.text if found.when else None) == when
    assert (found.about.text if found.about else None) == about


def test_evidence_runs_from_the_verb_group_through_what_it_is_about() -> None:
    text = CASES[0]["text"]
    (found,) = silences(reading(text))
    assert [span.text for span in found.spans] == ["did not comment immediately on the raid"]
    assert found.id == "n1"
    assert found.source is None


def test_silences_are_numbered_in_the_order_of_the_text() -> None:
    text = "The bank declined to comment. The police refused to give details of the raid."
    assert [(one.id, one.kind) for one in silences(reading(text))] == [
        ("n1", "declined"),
        ("n2", "withheld details"),
    ]


def test_credits_and_boilerplate_are_not_read() -> None:
    text = "The bank declined to comment."
    assert silences(reading(text))
    assert not silences(reading(text, kind="boilerplate"))


def test_every_kind_has_a_pattern() -> None:
    assert {pattern.kind for pattern in patterns()} == {
        "no comment",
        "declined",
        "unreachable",
        "no response",
        "withheld details",
        "neither confirmed nor denied",
        "referred elsewhere",
    }


@pytest.mark.parametrize(
    ("text", "parts", "kept"),
    [
        (
            "The bank declined to comment on the loan.",
            ("The bank", "declined", "to comment"),
            False,
        ),
        (
            "The bank declined to comment on the loan.",
            ("The bank", "declined to comment on", "the loan"),
            False,
        ),
        ("“No comment,” Mr. Hill said.", ("Mr. Hill", "said", "“No comment,”"), False),
        (
            "The bank declined to comment on claims that it had lied.",
            ("The bank", "claims", "it had lied"),
            True,
        ),
        (
            "The bank said it was solvent and declined to comment on the loan.",
            ("The bank", "said", "it was solvent"),
            True,
        ),
    ],
)
def test_a_silence_wins_over_an_attribution_that_repeats_it(
    text: str, parts: tuple[str, str, str], kept: bool
) -> None:
    one = reading(text, [parts])
    found = silences(one)
    assert found
    assert bool(without_silent(one.attributions, found)) is kept


PIECES = ["did not", "comment", "on", "Mr. Hill", "“", "”", "declined", "to", "respond", "requests"]
PIECES += ["for", "was", "reached", "calls", "were", "not", "returned", ",", "but", "which", ". "]


@pytest.mark.parametrize(
    ("text", "kind", "about"),
    [
        ("The mayor would not be drawn on the cost.", "no comment", "the cost"),
        ("The minister waved away questions about the lease.", "declined", "the lease"),
        ("The director declined when asked to say who paid.", "declined", None),
        ("The boat would not be drawn into the lock.", None, None),
    ],
)
def test_who_keeps_silent_in_other_words(text: str, kind: str | None, about: str | None) -> None:
    told = attrib.parse(f"The council met on Monday.\n\n{text}").silences
    found = [(one.kind, one.about.text if one.about else None) for one in told]
    assert found == ([(kind, about)] if kind else [])


@given(st.lists(st.sampled_from(PIECES), max_size=14))
@settings(max_examples=80, deadline=None)
def test_any_text_gives_spans_that_equal_their_slices(pieces: list[str]) -> None:
    text = " ".join(pieces).strip()
    one = reading(text)
    for found in silences(one):
        for span in (*found.spans, *found.source_spans, *([found.about] if found.about else [])):
            assert one.article.text[span.start : span.end] == span.text


def test_work_grows_as_one_long_sentence_does() -> None:
    def said(times: int) -> Reading:
        return extract(read("The mayor declined to comment and " * times + "left."))

    short, long = said(50), said(400)
    assert len(silences(long)) == 400
    silences(short)
    assert calls(lambda: silences(long)) <= 12 * calls(lambda: silences(short))
