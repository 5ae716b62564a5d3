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


STORY = "The bridge is safe,\tthe mayor said on Monday.\r\n"


@pytest.mark.parametrize("name", ["story.txt", "linked.txt"])
def test_an_article_is_never_replaced_by_its_text_for_brat(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    (tmp_path / "story.txt").write_bytes(STORY.encode())
    (tmp_path / "linked.txt").symlink_to("story.txt")
    path = tmp_path / name
    assert run(["graph", str(path), "-o", str(path.with_suffix(".ann"))]) == 1
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert f"{name}: is one of the inputs, and would be replaced; give another name" in told
    assert (tmp_path / "story.txt").read_bytes() == STORY.encode()
    assert not path.with_suffix(".ann").exists()


def test_an_article_that_is_its_text_for_brat_stays_beside_the_annotation(tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text("The bridge is safe, the mayor said on Monday.")
    before = (tmp_path / "story.txt").stat()
    assert run(["graph", str(tmp_path / "story.txt"), "-o", str(tmp_path / "story.ann")]) == 0
    after = (tmp_path / "story.txt").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert "Content" in (tmp_path / "story.ann").read_text()


def test_a_saved_report_is_never_replaced_by_its_graph(
    saved: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    before = Path(saved[1]).read_bytes()
    assert run(["graph", *saved, "-o", saved[1]]) == 1
    assert "is one of the inputs" in capsys.readouterr().err
    assert Path(saved[1]).read_bytes() == before
