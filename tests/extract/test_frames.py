"""Set phrases that the tagger misses: counts that somebody puts on something."""

from __future__ import annotations

import pytest

from tests.extract.told import told


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("The committee put the toll at 43.", "The committee", "the toll at 43"),
        ("The army puts the number of dead at twelve.", "The army", "the number of dead at twelve"),
        ("Forbes put his net worth at $45 billion.", "Forbes", "his net worth at $45 billion"),
    ],
)
def test_who_puts_a_count_on_it_is_credited_with_it(text: str, source: str, content: str) -> None:
    assert told(text) == [(source, content)]


@pytest.mark.parametrize(
    "text",
    [
        "He put the chairs at 3 tables.",
        "The committee never put the toll at 43.",
        "They put the total cost aside at first.",
    ],
)
def test_what_is_put_elsewhere_is_no_count(text: str) -> None:
    assert told(text) == []


def test_a_headline_of_two_parts_is_two_headlines() -> None:
    text = (
        "# Strike on market kills 31, medics say; army denies it hit the town\n\n"
        "The strike came at noon on Saturday, when the stalls were full."
    )
    assert told(text) == [("medics", "Strike on market kills 31"), ("army", "it hit the town")]
