"""`attrib graph`: formats by the name of the file, several articles, saved reports."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from attrib import export
from attrib.cli import run
from tests.export.samples import REPORTS


@pytest.fixture
def saved(tmp_path: Path) -> list[str]:
    """Two saved reports that share a source."""
    paths = []
    for number, report in enumerate(REPORTS["merged"]):
        paths.append(tmp_path / f"{number}.json")
        paths[-1].write_text(report.to_json(), encoding="utf-8")
    return [str(path) for path in paths]


def test_saved_reports_of_several_articles_become_one_graph(
    saved: list[str], tmp_path: Path
) -> None:
    assert run(["graph", *saved, "-o", str(tmp_path / "x.node.json")]) == 0
    nodes = json.loads((tmp_path / "x.node.json").read_bytes())["nodes"]
    shared = [node for node in nodes if len(node["articles"]) == 2]
    assert [node["name"] for node in shared] == ["Ana Ruiz", "Human Rights Watch"]


@pytest.mark.parametrize("suffix", [".html", ".prov.json", ".report.html", ".SVG"])
def test_the_end_of_the_name_chooses_the_format(
    saved: list[str], tmp_path: Path, suffix: str
) -> None:
    path = tmp_path / f"x{suffix}"
    assert run(["graph", saved[0], "-o", str(path)]) == 0
    assert path.read_bytes() == export.render(REPORTS["merged"][0], suffix)


def test_tables_are_several_files(saved: list[str], tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    assert run(["graph", *saved, "-o", str(tmp_path / "out" / "x.csv")]) == 0
    assert len(list((tmp_path / "out").iterdir())) == 6


def test_help_lists_every_format_in_eighty_columns(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert run(["graph", "--help"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert all(len(line) <= 80 for line in lines)
    for line in export.known():
        assert f"    {line}" in lines


def test_an_unknown_format_is_wrong_usage_before_the_work(
    saved: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["graph", str(tmp_path / "missing.txt"), "-o", str(tmp_path / "x.docx")]) == 2
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert "x.docx: no such graph format" in told
    assert ".report.html" in told
