"""A saved report stands wherever an article may."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from attrib.errors import InputError
from attrib.loading import load, read_report
from tests.reports import seed_report


def test_a_saved_report_reads_back_equal(tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    path.write_text(seed_report().to_json(), encoding="utf-8")
    assert load(str(path)) == seed_report()


def test_its_suffix_order_of_names_and_byte_order_mark_do_not_matter(tmp_path: Path) -> None:
    path = tmp_path / "report"
    content = json.loads(seed_report().to_json())
    path.write_text("\n" + json.dumps(content, sort_keys=True), encoding="utf-8-sig")
    assert load(str(path)) == seed_report()


def test_standard_input_may_hold_one(monkeypatch: pytest.MonkeyPatch) -> None:
    stdin = io.TextIOWrapper(io.BytesIO(seed_report().to_json().encode()))
    monkeypatch.setattr("sys.stdin", stdin)
    assert load("-") == seed_report()


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"{}", b"{ not json }", b'{"schema": 5}', b'{"schema": "other/1"}', b"\xff\xfe{"],
)
def test_what_is_no_report_is_left_to_be_read_as_an_article(data: bytes) -> None:
    assert read_report(data, "x") is None


def test_nesting_without_end_is_no_report() -> None:
    assert read_report(b'{"a":' * 100_000, "x") is None


def test_a_report_of_another_version_is_refused() -> None:
    with pytest.raises(InputError, match=r"^x: a report of schema attrib/report/99, where"):
        read_report(b'{"schema": "attrib/report/99"}', "x")


def test_a_report_that_was_changed_by_hand_is_refused_with_the_place(tmp_path: Path) -> None:
    content = json.loads(seed_report().to_json())
    content["attributions"][2]["content_spans"][0]["text"] = "something else"
    path = tmp_path / "report.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    expected = r"report\.json: this saved report does not hold together \(attributions\.2\."
    with pytest.raises(InputError, match=expected):
        load(str(path))


def test_a_report_that_refers_to_nothing_is_refused() -> None:
    content = json.loads(seed_report().to_json())
    content["silences"][0]["source"] = "s99"
    with pytest.raises(InputError, match="n1 refers to s99"):
        read_report(json.dumps(content).encode(), "x")
