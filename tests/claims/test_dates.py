"""Dates: fixed by the text and the day of publication, or not at all."""

from __future__ import annotations

import datetime

import pytest

from attrib.claims.dates import base_day, dates
from attrib.extract import extract
from attrib.ingest import read_text
from attrib.model import Claim, Tense
from attrib.resolve.page import Page

THURSDAY = datetime.date(2022, 9, 8)


def of(
    sentence: str, tense: Tense | None = "past", base: datetime.date | None = THURSDAY
) -> list[tuple[str, str | None]]:
    read = extract(read_text(sentence + "\n"))
    whole = read.article.span(0, len(sentence))
    claim = Claim(id="c1", text=sentence, spans=(whole,), voice="outlet", tense=tense)
    return [(one.span.text, one.value) for one in dates(Page(read), claim, base)]


@pytest.mark.parametrize(
    ("sentence", "words", "value"),
    [
        ("The court met on Sept. 8, 2022.", "Sept. 8, 2022", "2022-09-08"),
        ("It stopped in March 2020.", "March 2020", "2020-03"),
        ("The war began in 2011.", "2011", "2011"),
        ("Seven people died on Thursday.", "Thursday", "2022-09-08"),
        ("Seven people died on Monday.", "Monday", "2022-09-05"),
        ("He resigned yesterday.", "yesterday", "2022-09-07"),
        ("The law passed last year.", "last year", "2021"),
        ("The shop closed on December 3.", "December 3", "2021-12-03"),
        ("The shop closed 12 days ago.", "12 days ago", "2022-08-27"),
    ],
)
def test_a_date_is_told_from_the_day_of_publication(sentence: str, words: str, value: str) -> None:
    assert of(sentence) == [(words, value)]


def test_a_coming_weekday_is_the_next_one() -> None:
    assert of("The court will meet on Monday.", "future") == [("Monday", "2022-09-12")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Seven people died last week.",
        "They met last Thursday.",
        "The talks resume next Monday.",
    ],
)
def test_what_may_be_two_days_has_no_value(sentence: str) -> None:
    ((_, value),) = of(sentence)
    assert value is None


def test_without_a_day_of_publication_nothing_is_told_from_it() -> None:
    assert of("Seven people died on Thursday.", base=None) == [("Thursday", None)]
    assert of("The war began in 2011.", base=None) == [("2011", "2011")]


def test_without_a_tense_a_weekday_may_be_before_or_after() -> None:
    assert of("Talks on Monday.", None) == [("Monday", None)]


@pytest.mark.parametrize(
    "sentence", ["They may march on the town.", "He paid 2,011 dollars.", "In all 1914 men came."]
)
def test_words_that_only_look_like_dates_are_none(sentence: str) -> None:
    assert of(sentence) == []


def test_the_dateline_fixes_the_day_where_it_gives_the_year() -> None:
    article = read_text("OSLO, Sept. 8, 2022 (Reuters) - The council met on Thursday.\n")
    if any(block.kind == "dateline" for block in article.blocks):
        assert base_day(article) == THURSDAY
    assert base_day(read_text("OSLO (Reuters) - The council met on Thursday.\n")) is None


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Seventeen years ago the mayor opened the school.", "Seventeen years ago"),
        ("The road was closed two days later.", "two days later"),
        ("A week before, the mayor had opened it.", "A week before"),
    ],
)
def test_how_long_ago_is_a_time_and_no_figure(sentence: str, words: str) -> None:
    assert of(sentence) == [(words, None)]


def test_how_long_it_took_is_a_figure() -> None:
    assert of("He was jailed for 17 years a week before the vote.") == []
