"""The printed table: 80 columns, every figure with its definition."""

from __future__ import annotations

import pytest

from attrib.evaluate import (
    Clause,
    ClauseRow,
    Relation,
    RelationRow,
    Row,
    Scores,
    evaluate_predictions,
    table,
)
from attrib.evaluate.definitions import definitions
from attrib.evaluate.results import Speed

TEXT = 'Ann said "no, never" again.'
SAID = Relation(source=((0, 3),), cue=((4, 8),), content=((9, 20),), confidence=0.97)


def scored(rows: list[Row], predicted: list[list[Relation]], **set_: object) -> Scores:
    return evaluate_predictions(rows, predicted).model_copy(update=set_)


def test_the_figures_stand_in_columns() -> None:
    text = table(scored([RelationRow("one", TEXT, (SAID,))], [[SAID]]))
    lines = [" ".join(line.split()) for line in text.splitlines()]
    assert lines[0] == "1 document of 1 article, 5 words"
    assert "precision recall F1 right predicted gold" in lines
    assert "exact source 100.0 100.0 100.0 1 1 1" in lines
    assert "overlap content 100.0 100.0 100.0 1 1 1" in lines
    assert "relations 100.0 100.0 100.0 1 1 1" in lines
    assert "direct 100.0 (1 of 1) 100.0 (1 of 1)" in lines
    assert "mixed - (0 of 0) - (0 of 0)" in lines
    assert "Calibration error: 0.030 over 1 predicted relation" in lines


def test_what_is_unknown_is_a_dash() -> None:
    text = table(scored([RelationRow("one", TEXT, (SAID,))], [[]]))
    assert "relations - 0.0 0.0 0 0 1" in " ".join(text.split())
    assert "Calibration error: - (no prediction has a confidence)" in text


def test_clauses_and_speed_are_shown_where_there_are_any() -> None:
    row = ClauseRow("one", TEXT, (Clause((0, 8), ((9, 20),)),))
    speed = Speed(words=5, seconds=0.5, words_per_second=10.0)
    text = table(scored([row], [[SAID]], speed=speed))
    assert "credited 100.0 (1 of 1)" in " ".join(text.split())
    assert "Speed: 10 words a second (0.5 s)" in text
    assert "exact" not in text


@pytest.mark.parametrize("name", ["gold.jsonl.gz", "x" * 300, "many words " * 30])
def test_no_line_is_wider_than_80_columns(name: str) -> None:
    many = [SAID] * 12_345
    rows: list[Row] = [
        RelationRow("one", TEXT, tuple(many)),
        ClauseRow("two", TEXT, (Clause((0, 8), ((9, 20),)),)),
    ]
    text = table(scored(rows, [[SAID], [SAID]], corpus=name, sha256="0" * 64))
    assert max(map(len, text.splitlines())) <= 80
    assert text.endswith("\n")


def test_every_definition_is_printed_with_its_figure() -> None:
    groups = definitions()
    text = " ".join(table(scored([RelationRow("one", TEXT, (SAID,))], [[SAID]])).split())
    for name, meaning in (groups["general"] | groups["attributions"]).items():
        assert f"{name}: {meaning}" in text
