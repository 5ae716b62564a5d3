"""Pieces that a tagger leaves out: the name behind a source, the subject before a clause."""

from __future__ import annotations

import pytest

from attrib.extract import extract
from attrib.ingest import read


def told(text: str) -> list[tuple[str, list[str]]]:
    """(source, pieces of content) of each attribution."""
    return [
        (
            " ".join(span.text for span in one.source_spans),
            [span.text for span in one.content_spans],
        )
        for one in extract(read(text)).attributions
    ]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "According to the team's coach, Ann Lee, the robot failed in the first round.",
            "the team's coach, Ann Lee",
            ["the robot failed in the first round"],
        ),
        (
            "According to a spokesman for the port, Jan Novak, three ships were damaged.",
            "a spokesman for the port, Jan Novak",
            ["three ships were damaged"],
        ),
        (
            "The deal, first reported by the Evening Mail, values the company at two billion.",
            "the Evening Mail",
            ["The deal", "values the company at two billion"],
        ),
    ],
)
def test_a_piece_left_out_is_put_back(text: str, source: str, content: list[str]) -> None:
    assert told(text) == [(source, content)]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("According to police, Ann Lee, the mayor, was shot.", "police", "Ann Lee, the mayor"),
        ("According to police, Smith, 45, was shot.", "police", "Smith, 45, was shot"),
    ],
)
def test_who_is_spoken_of_is_not_who_speaks(text: str, source: str, content: str) -> None:
    [(credited, [first])] = told(text)
    assert credited == source
    assert first.startswith(content)


def test_a_source_does_not_begin_inside_a_word() -> None:
    text = "The 29-year-old Kenyan, who won in 2024, was hoping to win three in a row."
    [(source, _)] = told(f"Esther Kariuki has withdrawn. {text}")
    assert source.startswith("The 29-year-old Kenyan")
