"""A saved report stands wherever an article may."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import attrib
from attrib.errors import InputError, UsageError
from attrib.loading import load, load_all, read_report
from tests.full_report import full_report
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


def _lines(path: Path, *lines: str) -> str:
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return str(path)


def test_several_saved_reports_are_read_back_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = seed_report().to_json(indent=None), full_report().to_json(indent=None)
    path = _lines(tmp_path / "reports.jsonl", one, "", other)
    assert load_all(path) == [seed_report(), full_report()]
    data = io.BytesIO(Path(path).read_bytes())
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(data))
    assert load_all("-") == [seed_report(), full_report()]
    with pytest.raises(InputError, match=r"reports.jsonl: holds 2 reports, and this takes one; "):
        load(path)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('{"schema": "attrib/rep', "no report, where line 1 is one; mend or remove the line"),
        ('{"schema": "attrib/report/99"}', "a report of schema attrib/report/99"),
    ],
)
def test_a_line_that_is_no_report_among_others_is_refused_with_its_place(
    tmp_path: Path, line: str, told: str
) -> None:
    path = _lines(tmp_path / "reports.jsonl", seed_report().to_json(indent=None), line)
    with pytest.raises(InputError, match=rf"reports.jsonl, line 2: {re.escape(told)}"):
        load_all(path)


def test_a_path_will_do(tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    path.write_text(seed_report().to_json(), encoding="utf-8")
    assert attrib.load(path) == seed_report()


def test_the_name_of_an_article_is_not_read_as_its_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("article.txt").write_text("It is over, said Ann Lee.", encoding="utf-8")
    for name, what in (("article.txt", "a file"), ("https://example.com/a", "an address")):
        with pytest.raises(UsageError) as caught:
            attrib.parse(name)
        told = f"{name}: is the name of {what}, not its text; use attrib.load"
        assert str(caught.value) == told
    assert attrib.parse("See https://example.com/a, said Ann Lee.").attributions


@pytest.mark.parametrize("text", ["hello", "12345 67890", "後退しないと彼は語った。"])
def test_what_holds_no_sentence_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "article.txt"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"article.txt: holds no sentence in English; give"):
        load(str(path))


def test_an_empty_name_is_no_folder() -> None:
    with pytest.raises(InputError, match=r"^'': names nothing to read; give a path, a URL, or -"):
        load("")


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"{}", b"{ not json }", b'{"schema": 5}', b'{"schema": "other/1"}', b"\xff\xfe{"],
)
def test_what_is_no_report_is_left_to_be_read_as_an_article(data: bytes) -> None:
    assert read_report(data, "x") is None


def test_nesting_without_end_is_no_report() -> None:
    assert read_report(b'{"a":' * 100_000, "x") is None


def test_a_report_that_is_cut_off_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut = seed_report().to_json().encode()[:3000]
    path = tmp_path / "report.json"
    path.write_bytes(cut)
    with pytest.raises(InputError, match="cut short or damaged"):
        load(str(path))
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(cut)))
    with pytest.raises(InputError, match=r"standard input: .*cut short or damaged"):
        load("-")


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


def _another_digest(content: Any) -> None:
    content["article"]["sha256"] = "0" * 64


def _another_article_id(content: Any) -> None:
    content["article"]["id"] = "../x"


def _id_of_another_article(content: Any) -> None:
    content["article"]["id"] = "a" + "0" * 12


def _id_with_markup(content: Any) -> None:
    content["silences"][0]["id"] = "n1> <urn:evil>"


def _id_with_a_line(content: Any) -> None:
    content["silences"][0]["id"] = "n1\n"


def _blank_name(content: Any) -> None:
    content["sources"][0]["name"] = " \u00a0"


def _countless(content: Any) -> None:
    content["sources"][0]["count"] = 10**400


def _endless(content: Any) -> None:
    span = content["claims"][0]["spans"][0]
    content["claims"][0]["figures"] = [{"span": span, "low": float("inf"), "high": None}]


def _finding_without_words(content: Any) -> None:
    finding = {"rule": "x", "level": "note", "message": "m", "spans": []}
    content["audit"] = {"findings": [finding]}


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (_another_digest, "sha256 of the article is not that of its text"),
        (_another_article_id, "article.id: String should match pattern"),
        (_id_of_another_article, "the id of the article is a000000000000, not a"),
        (_id_with_markup, "the id 'n1> <urn:evil>' is not 'n' and a number"),
        (_id_with_a_line, r"the id 'n1\n' is not 'n' and a number"),
        (_blank_name, "sources.0.name: Value error, a name is blank"),
        (_countless, "sources.0.count: "),
        (_endless, "claims.0.figures.0.low: Input should be a finite number"),
        (_finding_without_words, "audit.findings.0.spans: Tuple should have at least 1 item"),
    ],
)
def test_what_no_format_could_show_safely_is_refused_in_one_line(
    change: Callable[[Any], None], told: str
) -> None:
    content = json.loads(seed_report().to_json())
    change(content)
    with pytest.raises(InputError, match=re.escape(told)) as refused:
        read_report(json.dumps(content).encode(), "x")
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("kind", ["sources", "claims", "attributions", "silences", "subjects"])
def test_two_objects_with_one_id_are_refused(kind: str) -> None:
    content = json.loads(full_report().to_json())
    content[kind].append(content[kind][0])
    id = content[kind][0]["id"]
    with pytest.raises(InputError, match=f"the id {id} stands 2 times"):
        read_report(json.dumps(content).encode(), "x")


@pytest.mark.parametrize(
    ("kind", "field"),
    [("attributions", "content_spans"), ("claims", "spans"), ("silences", "spans")],
)
def test_an_object_without_its_words_is_refused(kind: str, field: str) -> None:
    content = json.loads(seed_report().to_json())
    content[kind][0][field] = []
    with pytest.raises(InputError, match=rf"\({kind}\.0\.{field}: "):
        read_report(json.dumps(content).encode(), "x")
