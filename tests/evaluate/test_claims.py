"""Scoring how contents are split, against contents split by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from attrib.errors import InputError
from attrib.evaluate.claims import evaluate_splits, read_splits

TEXT = "Police said the bridge was closed and nobody was hurt. The mayor said it was old."
BOTH = (TEXT.index("the bridge"), TEXT.index(". The"))
FIRST = (BOTH[0], TEXT.index(" and nobody"))
SECOND = (TEXT.index("nobody"), BOTH[1])
OLD = (TEXT.index("it was"), len(TEXT) - 1)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    path = tmp_path / "corpus.jsonl"
    path.write_text(json.dumps({"id": "d", "text": TEXT, "attributions": []}), encoding="utf-8")
    return path


def splits(tmp_path: Path, *rows: object) -> Path:
    path = tmp_path / "splits.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return path


def row(content: tuple[int, int], *claims: tuple[int, int], id: str = "d") -> dict[str, object]:
    return {"id": id, "content": [content], "claims": [[claim] for claim in claims]}


def test_agreement_is_counted_over_all_and_over_those_with_several_claims(
    tmp_path: Path, corpus: Path
) -> None:
    path = splits(tmp_path, row(BOTH, FIRST, SECOND), row(OLD, OLD), row(BOTH, BOTH))
    scores = evaluate_splits(path, corpus)
    assert (scores.contents, scores.agreed) == (3, 2)
    assert (scores.several, scores.several_agreed) == (1, 1)
    assert scores.differing == (3,)


def test_a_document_that_the_corpus_lacks_is_named(tmp_path: Path, corpus: Path) -> None:
    with pytest.raises(InputError, match="line 1: other is not in"):
        evaluate_splits(splits(tmp_path, row(OLD, OLD, id="other")), corpus)


@pytest.mark.parametrize(
    "line", ["{", "[]", '{"id": "d"}', '{"id": 1, "content": 2, "claims": []}']
)
def test_a_malformed_line_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "splits.jsonl"
    path.write_text(f"\n{line}\n", encoding="utf-8")
    with pytest.raises(InputError, match="line 2: no split"):
        read_splits(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_splits(tmp_path / "none.jsonl")
