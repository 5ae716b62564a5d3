"""`attrib audit` at the prompt."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from attrib.audit.catalogue import definitions
from attrib.audit.formats import FORMATS
from attrib.model import Audit, Report
from tests.audit.reports import mine
from tests.cli.conftest import Attrib
from tests.reports import hostile_report

ARTICLE = """Traffic in Arden

The harbour bridge will close for a year from May, a source said on Monday.

Ferries will run instead, every ten minutes, from the old harbour.

Mayor Ann Lee said that the work would cost 40 million euros.
"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.fixture
def blast(tmp_path: Path) -> Path:
    path = tmp_path / "blast.json"
    path.write_text(mine().to_json(), encoding="utf-8")
    return path


def test_it_counts_then_lists_then_asks(attrib: Attrib, article: Path) -> None:
    ran = attrib("audit", article)
    assert (ran.code, ran.err) == (0, "")
    order = [ran.out.index(head) for head in ("How it is sourced", "Findings", "Ask next")]
    assert order == sorted(order)
    assert "2        sources that are credited" in ran.out
    assert "warning bare-source: “a source” tells a reader nothing" in ran.out
    assert "rests on one unnamed source (a source)" in ran.out


def test_no_line_is_wider_than_a_terminal(attrib: Attrib, blast: Path, tmp_path: Path) -> None:
    hostile = tmp_path / "hostile.json"
    hostile.write_text(hostile_report().to_json(), encoding="utf-8")
    for path in (blast, hostile):
        out = attrib("audit", path).out
        assert max(len(line) for line in out.splitlines()) <= 80
        assert "\x1b" not in out
        assert "\u202e" not in out


def test_the_figures_take_one_screen(attrib: Attrib, saved: Path, blast: Path) -> None:
    for path in (saved, blast):
        out = attrib("audit", path).out
        figures = out[: out.index("\nFindings")]
        assert figures.count("\n") <= 24
        assert "71% in PolNeAR" in figures
        assert all(one.short in " ".join(figures.split()) for one in definitions().values())
        assert "--format md" in figures


def test_json_is_the_audit_made_anew(attrib: Attrib, saved: Path, report: Report) -> None:
    assert report.audit is None
    found = Audit.model_validate_json(attrib("audit", saved, "--json").out)
    assert {one.id for one in found.indicators} >= {"sources", "outlet-voice"}


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_each_format_is_written(attrib: Attrib, blast: Path, tmp_path: Path, name: str) -> None:
    ran = attrib("audit", blast, "--format", name)
    out = tmp_path / f"audit.{name}"
    assert attrib("audit", blast, "--format", name, "-o", out).code == 0
    assert out.read_text(encoding="utf-8") == ran.out
    assert "nine miners" in ran.out


def test_fail_on_takes_findings_at_a_level_or_above(attrib: Attrib, article: Path) -> None:
    assert attrib("audit", article, "--fail-on", "error").code == 0
    for level in ("warning", "note"):
        ran = attrib("audit", article, "--fail-on", level)
        assert (ran.code, ran.err) == (1, "")
        assert "bare-source" in ran.out


def test_what_is_ignored_fails_nothing_and_is_shown(attrib: Attrib, article: Path) -> None:
    ran = attrib("audit", article, "--fail-on", "warning", "--ignore", "bare-source")
    assert ran.code == 0
    assert "suppressed bare-source" in ran.out
    assert "1 suppressed" in ran.out


def test_settings_come_from_a_file(attrib: Attrib, article: Path, tmp_path: Path) -> None:
    settings = tmp_path / "attrib.toml"
    settings.write_text('[rules]\nbare-source = "error"\n', encoding="utf-8")
    assert attrib("audit", article, "--config", settings, "--fail-on", "error").code == 1
    settings.write_text('[rules]\nbare-sauce = "error"\n', encoding="utf-8")
    ran = attrib("audit", article, "--config", settings)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith(f"attrib: {settings}: ")
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--fail-on", "fatal"], "no level 'fatal'; there are note, warning, error"),
        (["--format", "pdf"], "no format 'pdf'; there are md, html, sarif"),
        (["--ignore", "bare-sauce"], "no rule 'bare-sauce'; there are bare-source, "),
        (["--json", "--format", "md"], "choose one"),
    ],
)
def test_a_wrong_request_is_refused_before_any_work(
    attrib: Attrib, tmp_path: Path, options: list[str], told: str
) -> None:
    ran = attrib("audit", tmp_path / "missing.txt", *options)
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err


def test_an_article_that_is_not_there_is_one_line(attrib: Attrib, tmp_path: Path) -> None:
    ran = attrib("audit", tmp_path / "missing.txt", "--fail-on", "note")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith(f"attrib: {tmp_path}/missing.txt: ")


def test_sarif_has_the_suppressed_marked(attrib: Attrib, article: Path) -> None:
    log = json.loads(attrib("audit", article, "--format", "sarif", "--ignore", "bare-source").out)
    told = {one["ruleId"]: "suppressions" in one for one in log["runs"][0]["results"]}
    assert told == {"bare-source": True, "anonymity-unexplained": False}
