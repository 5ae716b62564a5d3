"""What looks like a statement and is a deed, and who was only told or spoken of."""

from __future__ import annotations

import pytest

import attrib
from tests.extract.told import told


@pytest.mark.parametrize(
    "text",
    [
        "The coach refused to blame his goalkeeper for the winner.",
        "The minister refused to apologise for the delay.",
        "They were twice denied visas to enter the United States.",
        "The team was denied entry to the country.",
        "The girls were granted parole status.",
        "The novelist Ruth Palmer, 41, talks to Ann Doyle about exile and her third book.",
        "Skylark would not say whether any staff had been disciplined, citing privacy.",
        "Citing privacy rules, officials have not said why.",
        "Who knew about the bridge?",
        "Which minister promised a new bridge?",
        'The girls named their robot "Robogee".',
    ],
)
def test_a_deed_is_no_statement(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "headline",
    [
        "Harrow Foods Recalls Frozen Lasagne Over Possible Metal Fragments",
        "Actor's deleted tweet about airline sparks online row",
    ],
)
def test_a_deed_in_a_headline_is_no_statement(headline: str) -> None:
    found = told(f"# {headline}\n\nThe firm said on Monday that it was sorry for the trouble.")
    assert [source for source, _ in found] == ["The firm"]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Mrs Lane refused to accept that the bridge was unsafe.", "Mrs Lane"),
        ("It was denied by the minister that he had met the spy.", "the minister"),
        ("The court ruled that the law was void.", "The court"),
        ("The court told him to pay the fine.", "The court"),
        ("Lane, who knew that the bridge was unsafe, left.", "who"),
    ],
)
def test_a_word_is_still_a_statement(text: str, source: str) -> None:
    assert [who for who, _ in told(text)] == [source]


@pytest.mark.parametrize(
    ("text", "nobody"),
    [
        ("A treasurer stole £210,000 from a hospice, a jury heard on Tuesday.", "a jury"),
        ("Former treasurer stole £210,000 from hospice, court told", "court"),
        ("The court heard that Lane had spent the money on holidays.", "The court"),
        ("The jury was told that Lane had spent the money on holidays.", "The jury"),
        (
            "The President has drawn praise for helping the girls enter the country.",
            "The President",
        ),
    ],
)
def test_whoever_is_told_or_spoken_of_is_no_source(text: str, nobody: str) -> None:
    assert nobody not in [source for source, _ in told(text)]


@pytest.mark.parametrize(
    "text",
    [
        "It is thought that the bridge was built in 1901.",
        "It was widely reported that the mayor had left the country.",
        "Mr Hill was told he would be freed in May.",
        "Mr Hill was later informed that the case was closed.",
    ],
)
def test_nobody_is_named_who_says_it(text: str) -> None:
    assert [who for who, _ in told(text)] == [""]


def test_what_rose_on_speculation_speculates_about_nothing() -> None:
    report = attrib.parse(
        "Shares in Northways have risen on speculation that it could be bought by a French rival."
    )
    (only,) = report.attributions
    assert [span.text for span in only.cue_spans] == ["speculation"]
    assert only.source_spans == ()


def test_it_still_speaks_for_a_body() -> None:
    found = told("The council met on Monday. It said that the bridge would close.")
    assert [who for who, _ in found] == ["It"]
