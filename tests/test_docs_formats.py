"""What docs/formats.md says of each format is so."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest
import rdflib

from attrib import export
from attrib.model import Act, Form, SilenceKind, Strength
from tests.export.samples import REPORTS
from tests.test_docs import ROOT, blocks, commands

DOCUMENT = ROOT / "docs" / "formats.md"
TEXT = DOCUMENT.read_text(encoding="utf-8")


def test_the_table_lists_every_format_and_no_other() -> None:
    table = TEXT.split("| suffix |")[1].split("\n\n")[0]
    assert re.findall(r"^\| `(\.[\w.]+)` \|", table, re.MULTILINE) == list(export.FORMATS)


def test_the_formats_that_need_more_are_told_with_their_remedy() -> None:
    for format in export.FORMATS.values():
        if format.needs is not None:
            assert f"pip install 'attrib[{format.needs[1]}]'" in TEXT


def test_every_command_works(tmp_path: Path) -> None:
    for name in ("seeds", "examples"):
        shutil.copytree(ROOT / name, tmp_path / name)
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)])
    told = commands(DOCUMENT)
    assert len(told) > 8
    for command in told:
        done = subprocess.run(
            ["bash", "-o", "pipefail", "-c", command],
            cwd=tmp_path,
            capture_output=True,
            encoding="utf-8",
            env={**os.environ, "PATH": path},
        )
        assert (done.returncode, done.stderr) == (0, ""), command
    for name in re.findall(r"`(tables-\w+\.csv)`", TEXT):
        assert (tmp_path / name).is_file()


def test_the_python_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (block,) = blocks(DOCUMENT, "python")
    exec(compile(block, "docs/formats.md", "exec"), {})
    assert (tmp_path / "bridge.svg").is_file()


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
def test_the_queries_are_answered() -> None:
    graph = rdflib.Graph().parse(data=export.render(REPORTS["full"], ".jsonld"), format="json-ld")
    what, first_hand = (
        {str(row[0]) for row in graph.query(query)}  # type: ignore[index]
        for query in blocks(DOCUMENT, "sparql")
    )
    assert what - first_hand == {"state television"}


def test_the_types_for_brat_are_those_that_are_written() -> None:
    (told,) = blocks(DOCUMENT, "ini")
    data = export.files(REPORTS["full"], Path("x.ann"))[Path("x.ann")].decode()
    kinds = set(re.findall(r"^[TRA]\d+\t(\w+)", data, re.MULTILINE))
    assert kinds <= set(re.findall(r"^(\w+)", told, re.MULTILINE))
    for name, values in (("Form", Form), ("Act", Act), ("Strength", Strength),
                         ("SilenceKind", SilenceKind)):  # fmt: skip
        listed = re.search(rf"^{name} +Arg:\w+, Value:(.+)$", told, re.MULTILINE)
        assert listed is not None
        assert listed[1].split("|") == [value.replace(" ", "_") for value in get_args(values)]


def test_the_kinds_of_nodes_and_edges_are_listed() -> None:
    from attrib.claim_graph import graph

    made = graph(REPORTS["merged"])
    listed = set(re.findall(r"`([a-z ]+)`", TEXT.split("## What the graph holds")[1]))
    kinds = {data["kind"] for _, data in made.nodes(data=True)}
    kinds |= {data["kind"] for *_, data in made.edges(data=True) if "act" not in data}
    assert kinds <= listed
