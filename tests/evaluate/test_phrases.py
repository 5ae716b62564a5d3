"""Judging what a source is against phrases that a person labelled."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from attrib.errors import InputError
from attrib.evaluate.corpora import Corpus, RelationRow
from attrib.evaluate.phrases import PhraseScores, read_phrases, score_phrases
from attrib.extract.reading import Reading
from tests.resolve.readings import reading

HERE = Path(__file__).parent
ONE = reading("standings")
TEXT = ONE.article.text
CORPUS = Corpus("made.jsonl", "0" * 64, (RelationRow("standings", TEXT, ()),))


def at(words: str) -> list[int]:
    start = TEXT.index(words)
    return [start, start + len(words)]


def label(words: str, **known: Any) -> dict[str, Any]:
    start, end = at(words)
    return {"id": "standings", "start": start, "end": end, "sources": 1} | known


def scored(tmp_path: Path, *rows: dict[str, Any]) -> PhraseScores:
    path = tmp_path / "labels.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")

    def read(row: RelationRow) -> Reading:
        assert row.id == "standings"
        return ONE

    return score_phrases(read_phrases(path), CORPUS, read)


FALK = "Harbour Union spokeswoman Rita Falk"


@pytest.mark.parametrize(
    ("known", "figure", "right"),
    [
        ({"naming": "named"}, "naming", 1),
        ({"naming": "unnamed"}, "naming", 0),
        ({"kind": "person"}, "kind", 1),
        ({"standing": "expert"}, "standing", 0),
        ({"sources": 2}, "joint", 0),
        ({"sources": 1}, "joint", 1),
    ],
)
def test_a_figure_is_right_where_it_is_as_labelled(
    tmp_path: Path, known: dict[str, Any], figure: str, right: int
) -> None:
    assert scored(tmp_path, label(FALK, **known)).share(figure) == (right, 1)


@pytest.mark.parametrize(
    ("least", "most", "body", "right"),
    [
        ("spokeswoman", "spokeswoman", "Harbour Union", (1, 1)),
        ("spokeswoman", "Harbour Union spokeswoman", "Harbour Union", (1, 1)),
        ("Harbour Union spokeswoman", "Harbour Union spokeswoman", "Harbour Union", (0, 1)),
        ("spokeswoman", "spokeswoman", "Goldman Sachs", (1, 0)),
        (None, None, None, (0, 0)),
    ],
)
def test_a_role_lies_between_the_least_and_the_most_that_tells_it(
    tmp_path: Path, least: str | None, most: str | None, body: str | None, right: tuple[int, int]
) -> None:
    role = [*at(most), *at(least)] if least and most else None
    scores = scored(tmp_path, label(FALK, roles=[role], affiliations=[at(body) if body else None]))
    assert (scores.share("role")[0], scores.share("affiliation")[0]) == right
    assert scores.share("role and affiliation") == (int(right == (1, 1)), 1)


def test_what_nobody_labelled_is_not_judged(tmp_path: Path) -> None:
    scores = scored(tmp_path, label(FALK), {"id": "x", "start": 0, "end": 3, "source": False})
    assert {verdict.figure for verdict in scores.verdicts} == {"joint"}
    assert scores.share("naming") == (0, 0)


def test_a_document_that_the_corpus_lacks_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="lacks other"):
        scored(tmp_path, label(FALK) | {"id": "other"})


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "labels.jsonl"
    path.write_text('{"id": "a", "start": 0}\n', encoding="utf-8")
    with pytest.raises(InputError, match="line 1"):
        read_phrases(path)


@pytest.mark.parametrize(("name", "size"), [("phrases150.jsonl", 150), ("joint50.jsonl", 50)])
def test_the_labels_hold_offsets_and_no_text(name: str, size: int) -> None:
    path = HERE.parent / "resolve" / name
    phrases = read_phrases(path)
    assert len(phrases) == size
    assert len({(phrase.id, phrase.start, phrase.end) for phrase in phrases}) == size
    known = {"id", "start", "end", "source", "sources", "naming", "roles", "affiliations"}
    for line in path.read_text(encoding="utf-8").splitlines():
        assert set(json.loads(line)) <= known | {"kind", "standing"}
