"""What the documents say is so: commands run, links lead somewhere, pasted help is today's."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest

ROOT = Path(__file__).parent.parent
DOCUMENTS = sorted(
    path
    for path in ROOT.rglob("*.md")
    if not any(part.startswith(".") for part in path.relative_to(ROOT).parts)
)
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")


def blocks(document: Path, language: str) -> list[str]:
    found = _BLOCK.findall(document.read_text(encoding="utf-8"))
    return [body for kind, body in found if kind == language]


def commands(document: Path) -> list[str]:
    lines = [line for block in blocks(document, "console") for line in block.splitlines()]
    return [line.removeprefix("$ ") for line in lines if line.startswith("$ ")]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder that looks like the project's to whoever follows the guide."""
    for name in ("seeds", "examples", "docs"):
        shutil.copytree(ROOT / name, tmp_path / name)
    return tmp_path


def test_every_command_of_the_guide_works(folder: Path) -> None:
    told = commands(ROOT / "docs" / "guide.md")
    assert {command.split("attrib ")[1].split()[0] for command in told} == {
        *("parse", "show", "sources", "claims", "audit", "graph", "eval")
    }
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)])
    for command in told:
        done = subprocess.run(
            ["bash", "-o", "pipefail", "-c", command],
            cwd=folder,
            capture_output=True,
            encoding="utf-8",
            env={**os.environ, "PATH": path},
        )
        assert (done.returncode, done.stderr) == (0, ""), command


def test_the_python_of_the_guide_works(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    told = blocks(ROOT / "docs" / "guide.md", "python")
    assert told
    for block in told:
        exec(compile(block, "docs/guide.md", "exec"), {})


def test_the_pasted_help_is_todays() -> None:
    script = ROOT / "docs" / "remake_cli.py"
    spec = importlib.util.spec_from_file_location("remake_cli", script)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    kept = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    assert kept == module.page(), "make docs"


def test_the_commands_of_the_readme_are_there() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    told = [command for command in commands(ROOT / "README.md") if command.startswith("make ")]
    assert {"make demo", "make test"} <= set(told)
    for command in told:
        assert re.search(rf"^{command.split()[1]}:", makefile, re.MULTILINE), command


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_within_the_project_leads_somewhere(document: Path) -> None:
    for link in _LINK.findall(document.read_text(encoding="utf-8")):
        parts = urlsplit(link)
        if not parts.scheme and parts.path:
            assert (document.parent / parts.path).exists(), link
