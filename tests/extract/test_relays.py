"""Relays: the sentences of relays.toml, read by the shipped model; and what holds for any text."""

from __future__ import annotations

import hashlib
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from attrib.extract import extract
from attrib.ingest import read
from attrib.model import Article, Attribution, Block, Span

HERE = Path(__file__).parent
CASES: list[dict[str, Any]] = [
    case
    for name in ("relays.toml", "relays_second.toml", "relays_third.toml")
    for case in tomllib.loads((HERE / name).read_text("utf-8"))["sentence"]
]
GOAL = 0.85
SAME_CONTENT = 0.5


def article(*paragraphs: str) -> Article:
    text = "\n\n".join(paragraphs)
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    blocks, start = [], 0
    for paragraph in paragraphs:
        blocks.append(Block(kind="paragraph", start=start, end=start + len(paragraph)))
        start += len(paragraph) + 2
    return Article(id="a" + sha256[:12], text=text, sha256=sha256, blocks=tuple(blocks))


def places(text: str, words: Sequence[str]) -> set[int]:
    """The characters that the words take up, each of them found once in the text."""
    return {at for one in words for at in range(text.index(one), text.index(one) + len(one))}


def covered(spans: Sequence[Span]) -> set[int]:
    return {at for span in spans for at in range(span.start, span.end)}


def fits(text: str, expected: dict[str, Any], found: Attribution) -> bool:
    content, marked = covered(found.content_spans), places(text, expected["content"])
    source, cue = covered(found.source_spans), covered(found.cue_spans)
    return (
        len(content & marked) >= SAME_CONTENT * len(content | marked)
        and bool(source & places(text, [expected["source"]]))
        and bool(cue & places(text, [expected["cue"]]))
    )


def right(case: dict[str, Any], found: Sequence[Attribution]) -> str:
    """Empty where every voice is found and carried by the right one, and no other is carried.

    Otherwise a word on what is wrong.
    """
    text, expected = case["text"], case["attributions"]
    matched: list[Attribution] = []
    for one in expected:
        fitting = [other for other in found if other not in matched and fits(text, one, other)]
        if not fitting:
            return f"{one['source']!r} is not found"
        matched.append(fitting[0])
    for one, other in zip(expected, matched, strict=True):
        carrier = matched[one["by"]].id if "by" in one else None
        if other.relayed_by != carrier:
            return f"{one['source']!r} is carried by {other.relayed_by}, not {carrier}"
    extra = [one for one in found if one not in matched and one.relayed_by is not None]
    return f"{extra[0].source_spans} is carried by nobody" if extra else ""


def test_the_sentences_are_plainly_marked() -> None:
    assert len(CASES) >= 48
    assert len({case["text"] for case in CASES}) == len(CASES)
    assert sum(not any("by" in one for one in case["attributions"]) for case in CASES) >= 12
    assert sum(any(one.get("by") == 1 for one in case["attributions"]) for case in CASES) >= 6
    for case in CASES:
        for number, one in enumerate(case["attributions"]):
            assert one.get("by", -1) < number
            for words in (one["source"], one["cue"], *one["content"]):
                assert case["text"].count(words) == 1, words


def test_85_in_100_sentences_are_right() -> None:
    misses = {
        case["text"]: why
        for case in CASES
        if (why := right(case, extract(article(case["text"])).attributions))
    }
    share = 1 - len(misses) / len(CASES)
    # Shown by `pytest -rP`, and where the test fails.
    report = [f"{len(CASES) - len(misses)} of {len(CASES)} right"]
    report += [f"- {text}\n    {why}" for text, why in misses.items()]
    sys.stdout.write("\n".join(report) + "\n")
    assert share >= GOAL, f"{100 * share:.0f} in 100 are right"


SPOKEN = ["The army", "Ms. Diaz", "he", "Reuters", "said", "told", "reported", "believes", "that"]
SPOKEN += ["citing", "quoted", "as saying", "according to", "was", "the police", "rockets fell"]
SPOKEN += [",", "“", "”", "‘", "’", ":", "and", "carried by", "in a statement", ".", "if", "not"]


@given(st.lists(st.sampled_from(SPOKEN), max_size=25))
@example([".", "The army", "according to", "”", "said", "in a statement", "citing", "The army"])
@settings(max_examples=60)
def test_any_text_gives_spans_that_equal_their_slices_and_chains_that_end(words: list[str]) -> None:
    one = article(" ".join(["The mayor said", *words]))
    found = {each.id: each for each in extract(one).attributions}
    for each in found.values():
        for span in (*each.source_spans, *each.cue_spans, *each.content_spans):
            assert one.text[span.start : span.end] == span.text
        seen = set()
        here: str | None = each.id
        while here is not None:
            assert here not in seen
            seen.add(here)
            here = found[here].relayed_by
        assert each.relayed_by is None or each.source_spans


def test_a_text_is_read_the_same_twice() -> None:
    one = article(*(case["text"] for case in CASES))
    assert extract(one).attributions == extract(one).attributions


@pytest.mark.parametrize(
    ("source", "carried"),
    [("he", False), ("she", True), ("Mr. Shah", False), ("I", False), ("nobody", False)],
)
def test_only_a_second_voice_is_relayed(source: str, carried: bool) -> None:
    found = extract(article(f"Mr. Shah said that {source} believed the bridge was safe."))
    assert any(one.relayed_by is not None for one in found.attributions) is carried


def test_inside_quotation_marks_he_is_someone_else() -> None:
    found = extract(article("“He told me that the bridge was safe,” Mr. Shah said.")).attributions
    assert [one.source_spans[0].text for one in found if one.relayed_by is not None] == ["He"]


def test_each_relay_reads_on_in_the_same_paragraph_of_an_article() -> None:
    """The sentences stand one by one in relays.toml; a report has them together."""
    texts = [case["text"] for case in CASES if "by" in case["attributions"][-1]][:12]
    one = article(*texts)
    found = extract(one).attributions
    blocks = [(block.start, block.end) for block in one.blocks]
    relayed = [each.content_spans[0].start for each in found if each.relayed_by is not None]
    held = sum(any(start <= at < end for at in relayed) for start, end in blocks)
    assert held >= GOAL * len(texts)


def test_what_was_not_said_is_no_relay() -> None:
    found = extract(read('"The letter didn\'t say there would be a blackout," he said.'))
    assert [one.source_spans[0].text for one in found.attributions] == ["he"]
