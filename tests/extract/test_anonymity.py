"""Who speaks without a name and why, and the look-alikes that are none.

The sentences stand in anonymity.toml; anonymity.words.json holds their words and names as a parser
read them, so that no model is needed here.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attrib.extract.anonymity import anonymous, grants, without_grants
from attrib.extract.reading import Name, Reading, Word
from attrib.extract.sentences import sentences
from attrib.model import Article, Attribution, Block

HERE = Path(__file__).parent
CASES: list[dict[str, Any]] = tomllib.loads((HERE / "anonymity.toml").read_text("utf-8"))[
    "sentence"
]
WORDS: dict[str, Any] = json.loads((HERE / "anonymity.words.json").read_text("utf-8"))
SECOND: list[dict[str, Any]] = tomllib.loads((HERE / "anonymity_second.toml").read_text("utf-8"))[
    "sentence"
]
WORDS_SECOND: dict[str, Any] = json.loads((HERE / "anonymity_second.words.json").read_text("utf-8"))


def reading(text: str) -> Reading:
    digest = hashlib.sha256(text.encode()).hexdigest()
    blocks = (Block(kind="paragraph", start=0, end=len(text)),) if text else ()
    parsed = WORDS.get(text) or WORDS_SECOND.get(text, {"words": [], "names": []})
    return Reading(
        article=Article(id="a" + digest[:12], text=text, sha256=digest, blocks=blocks),
        sentences=tuple(sentences(text, 0, len(text))),
        words=tuple(Word(*columns) for columns in parsed["words"]),
        names=tuple(Name(*columns) for columns in parsed["names"]),
        attributions=(),
    )


def told(text: str) -> list[dict[str, str]]:
    rows = []
    for grant in grants(reading(text)):
        spans = {"words": grant.span, "reason": grant.reason, "who": grant.source}
        rows.append({name: text[slice(*span)] for name, span in spans.items() if span})
    return rows


def test_half_of_the_sentences_are_look_alikes() -> None:
    assert len(CASES) >= 25
    assert 0.4 <= sum(not case["grants"] for case in CASES) / len(CASES) <= 0.6
    assert {case["text"] for case in CASES} == set(WORDS)


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:60] for case in CASES])
def test_sentence(case: dict[str, Any]) -> None:
    assert told(case["text"]) == case["grants"]


def test_a_reason_alone_is_marked_as_implied() -> None:
    (alone,) = grants(reading("A trader who was not authorized to speak publicly said no."))
    (said,) = grants(reading("The diplomat asked not to be named."))
    assert (alone.implied, said.implied) == (True, False)


def test_a_content_that_only_grants_anonymity_is_told_from_one_that_does_not() -> None:
    assert anonymous("speaking on  condition of\nanonymity because")
    assert not anonymous("speaking on the radio")


def test_why_somebody_speaks_unnamed_is_nothing_that_they_claim() -> None:
    text = CASES[0]["text"]
    one = reading(text)

    def span(words: str) -> Any:
        start = text.index(words)
        return one.article.span(start, start + len(words))

    told = Attribution(
        id="a1",
        cue_spans=(span("said"),),
        content_spans=(span("the talks had failed"), span("because they are secret")),
        form="indirect",
        act="asserts",
        confidence=0.9,
    )
    only = told.model_copy(update={"content_spans": (span("because they are secret"),)})
    (kept,) = without_grants([told, only], grants(one))
    assert [piece.text for piece in kept.content_spans] == ["the talks had failed"]


PIECES = ["spoke", "on condition of", "anonymity", "because", "he", "who", "asked", "not to be"]
PIECES += ["named", "“", "”", ",", ". ", "The official", "citing", "said", "authorized to speak"]


@given(st.lists(st.sampled_from(PIECES), max_size=14))
@settings(max_examples=60, deadline=None)
def test_any_text_gives_spans_inside_it(pieces: list[str]) -> None:
    text = " ".join(pieces).strip()
    for grant in grants(reading(text)):
        for start, end in filter(None, (grant.span, grant.reason, grant.source)):
            assert 0 <= start < end <= len(text)
            assert text[start:end] == text[start:end].strip()


def test_of_the_second_set_95_in_100_are_right() -> None:
    # "The donor gave it on condition of anonymity, the director said" is a grant, but no source's.
    given = [case for case in SECOND if "who" in case]
    others = [case for case in SECOND if "who" not in case and "donor" not in case["text"]]
    found = [told(case["text"]) for case in given]
    assert min(len(given), len(others)) >= 20
    who = [
        bool(rows) and rows[0].get("who", "-") in case["who"]
        for rows, case in zip(found, given, strict=True)
    ]
    why = [
        bool(rows) and ("*" in case["reason"] or rows[0].get("reason", "-") in case["reason"])
        for rows, case in zip(found, given, strict=True)
    ]
    assert sum(map(bool, found)) >= 0.95 * len(given)
    assert sum(why) >= 0.95 * len(given)
    assert sum(who) >= 0.85 * len(given)
    assert sum(not told(case["text"]) for case in others) >= 0.95 * len(others)
