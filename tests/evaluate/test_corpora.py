"""Corpora: two kinds of JSON lines, read whole or refused with the line that is wrong."""

from __future__ import annotations

import gzip
import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from attrib.errors import InputError
from attrib.evaluate import Clause, ClauseRow, Relation, RelationRow, read_corpus

TEXT = "Ann said no. Bob left."
POLNEAR: dict[str, Any] = {
    "id": "one",
    "annotator": "x",
    "text": TEXT,
    "attributions": [{"source": [[0, 3]], "cue": [[4, 8]], "content": [[9, 11]]}],
}
GUM: dict[str, Any] = {
    "id": "two",
    "text": TEXT,
    "mentions": [],
    "attributions": [
        {"source": [0, 8], "content": [[9, 11]], "polarity": "positive"},
        {"source": [13, 16], "content": [[17, 21]], "polarity": "negative"},
    ],
}


def write(folder: Path, *rows: object) -> Path:
    path = folder / "gold.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def changed(row: dict[str, Any], **values: object) -> dict[str, Any]:
    return row | values


def test_a_polnear_row_gives_source_cue_and_content(tmp_path: Path) -> None:
    (row,) = read_corpus(write(tmp_path, POLNEAR)).rows
    said = Relation(source=((0, 3),), cue=((4, 8),), content=((9, 11),))
    assert row == RelationRow(id="one", text=TEXT, relations=(said,), line=1)


def test_a_gum_row_gives_clauses_and_which_are_negated(tmp_path: Path) -> None:
    (row,) = read_corpus(write(tmp_path, GUM)).rows
    clauses = (Clause((0, 8), ((9, 11),)), Clause((13, 16), ((17, 21),), negated=True))
    assert row == ClauseRow(id="two", text=TEXT, clauses=clauses, line=1)


def test_an_attribution_may_have_no_source(tmp_path: Path) -> None:
    marked = {"source": [], "cue": [[4, 8]], "content": [[9, 11]]}
    (row,) = read_corpus(write(tmp_path, changed(POLNEAR, attributions=[marked]))).rows
    assert isinstance(row, RelationRow)
    assert row.relations[0].source == ()


def test_gzip_and_plain_are_one_corpus_with_one_digest(tmp_path: Path) -> None:
    plain = write(tmp_path, POLNEAR, GUM)
    packed = tmp_path / "gold.jsonl.gz"
    packed.write_bytes(gzip.compress(plain.read_bytes()))
    one, other = read_corpus(plain), read_corpus(packed)
    assert one.rows == other.rows
    assert one.sha256 == other.sha256 == hashlib.sha256(plain.read_bytes()).hexdigest()
    assert (one.name, other.name) == ("gold.jsonl", "gold.jsonl.gz")


def test_the_suffix_does_not_decide_what_is_gzip(tmp_path: Path) -> None:
    path = tmp_path / "gold"
    path.write_bytes(gzip.compress(json.dumps(POLNEAR).encode()))
    assert len(read_corpus(path).rows) == 1


def test_blank_lines_count_as_lines_but_not_as_rows(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(f"\n{json.dumps(POLNEAR)}\n\n", encoding="utf-8")
    (row,) = read_corpus(path).rows
    assert row.line == 2


def test_a_line_separator_inside_a_text_does_not_end_the_row(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    row = changed(POLNEAR, text="Ann said no.\u2028Bob left.")
    path.write_text(json.dumps(row, ensure_ascii=False) + "\n", encoding="utf-8")
    assert len(read_corpus(path).rows) == 1


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        (["a", "list"], "the row is not an object"),
        ({"id": "one", "attributions": []}, "has no 'text'"),
        ({"id": "one", "text": "x"}, "has no 'attributions'"),
        ({"id": "one", "text": "x", "names": []}, "has names but no attributions"),
        (changed(POLNEAR, text=None), "'text' is not a string"),
        (changed(POLNEAR, attributions={}), "attributions is not a list"),
        (changed(POLNEAR, attributions=[[]]), "attributions[0] is not an object"),
        (changed(POLNEAR, attributions=[{"source": [], "cue": []}]), "has no 'content'"),
        (changed(POLNEAR, text="Ann said"), "attributions[0].content 9:11 is outside the text"),
        (
            changed(POLNEAR, attributions=[{"source": [[3, 3]], "cue": [], "content": []}]),
            "attributions[0].source 3:3 is outside",
        ),
        (
            changed(POLNEAR, attributions=[{"source": [[-1, 3]], "cue": [], "content": []}]),
            "attributions[0].source -1:3 is outside",
        ),
        (
            changed(POLNEAR, attributions=[{"source": [0, 3], "cue": [], "content": []}]),
            "attributions[0].source holds 0, not a pair",
        ),
        (
            changed(POLNEAR, attributions=[{"source": [[False, True]], "cue": [], "content": []}]),
            "attributions[0].source holds [false, true], not a pair",
        ),
        (
            changed(GUM, attributions=[{"source": [[0, 8]], "content": []}]),
            "attributions[0].source holds [[0, 8]], not a pair",
        ),
        (
            changed(GUM, attributions=[{"source": [0, 8], "content": [], "polarity": "maybe"}]),
            "attributions[0].polarity is 'maybe'",
        ),
    ],
)
def test_a_malformed_row_is_named_by_file_and_line(
    tmp_path: Path, row: object, complaint: str
) -> None:
    path = write(tmp_path, POLNEAR, row)
    with pytest.raises(InputError) as caught:
        read_corpus(path)
    message = str(caught.value)
    assert message.startswith(f"{path}, line 2: ")
    assert complaint in message
    assert "\n" not in message


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"", "holds no row"),
        (b"\n \n", "holds no row"),
        (b"{not json}\n", "line 1: not JSON"),
        (b"[" * 200_000, "line 1: not JSON"),
        (b'{"id": "\xff"}', "line 1: not UTF-8"),
        (gzip.compress(b"{}" * 500)[:-9], "broken gzip"),
        (b"\x1f\x8bnonsense", "broken gzip"),
    ],
)
def test_a_file_that_is_no_corpus_is_refused_in_one_line(
    tmp_path: Path, content: bytes, complaint: str
) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_bytes(content)
    with pytest.raises(InputError, match=complaint) as caught:
        read_corpus(path)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_missing_file_and_a_directory_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        read_corpus(tmp_path / "none.jsonl")
    with pytest.raises(InputError, match="is a directory"):
        read_corpus(tmp_path)
