"""Sentences: they tile a block, keep its offsets, and end where a reader of news would end them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attrib.extract.sentences import sentences
from tests.counting import calls


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text, 0, len(text))]


@pytest.mark.parametrize(
    "expected",
    [
        ["The raid took place on Sept. 8, 2022.", "Sen. Ted Cruz said so.", "Mr. Hill left."],
        ["He lives in the U.S.", "The U.S. Senate voted.", "He is No. 10 on the list."],
        ["It began at 9 a.m. Thursday.", "It ended at 10 p.m.", "Then he left."],
        ["Donald J. Hill Jr. said no.", "Sen. Ann Lee, D-Calif., and Rep. Jo Roe, R-Ky., met."],
        ["Lee (D-Ky.), who won, met Lt. Gov. Roe.", "They shook hands."],
        ["The company, Acme Corp. and its partner Foo Ltd. were sued.", "It lost."],
        ["In Washington, D.C., he said so.", "The law of Jan. 6.", "Dec. 7 was a day."],
        ["He first reported the story.", "Regardless, coal went on."],
        [
            "He said... well, nothing.",
            "He paused . . . then left.",
            "He trailed off ...",
            "She did not.",
        ],
        ["“I am here.", "I will stay.", "You won’t move me,” he said.", "“Never.”", "She left."],
        ['"Are you sure?" he asked.', '"I am."', '"Really!" she said.'],
        ["“I don't know …” he said.", "It was over."],
        ["He told the agency.", "(He later denied it.)", "That was it."],
        ["“We start.", "No closing.", "And more text here.", "He left."],
        ["‘We won.’", "They sang.", "''Serious?'' he said."],
        ["1. First point.", "2. Second point."],
        ["Go! is a logo.", "What?", "No!"],
    ],
)
def test_sentences_of_news(expected: list[str]) -> None:
    assert split(" ".join(expected)) == expected


def test_a_closing_mark_that_touches_the_sentence_belongs_to_it() -> None:
    assert split('He said: "Go."Then he left.') == ['He said: "Go."', "Then he left."]


def test_offsets_are_those_of_the_whole_text() -> None:
    text = "Head\n\n  One here. Two \U0001f600 there. \n\nRest."
    start = text.index("  One")
    assert [text[a:b] for a, b in sentences(text, start, text.index("\n\nRest"))] == [
        "One here.",
        "Two \U0001f600 there.",
    ]


def test_nothing_but_white_space_has_no_sentence() -> None:
    assert sentences(" \n\t ", 0, 4) == []
    assert sentences("A.", 1, 1) == []


@given(
    st.one_of(st.text(max_size=80), st.text(alphabet="aB1 .!?…\"'“”)(\n\xa0U.S.", max_size=60)),
    st.integers(0, 5),
)
@settings(max_examples=150, deadline=None)
def test_sentences_tile_the_block(block: str, margin: int) -> None:
    text = "x" * margin + block + "y. Z"
    start, end = margin, margin + len(block)
    found = sentences(text, start, end)
    at = start
    for a, b in found:
        assert at <= a < b <= end
        assert text[a:b] == text[a:b].strip()
        assert not text[at:a].strip()
        at = b
    assert not text[at:end].strip()


def test_work_grows_as_the_text_does() -> None:
    pair = "The raid took place on Sept. 8, he said. “It is over,” Mr. Hill told them. "
    short, long = pair * 500, pair * 2000
    assert len(sentences(long, 0, len(long))) == 4000
    few = calls(lambda: sentences(short, 0, len(short)))
    assert calls(lambda: sentences(long, 0, len(long))) <= 4 * few
