"""The package as a user gets it: built, installed in an empty environment, run from elsewhere."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parent.parent
SEED = ROOT / "seeds" / "seed-article.txt"
NEVER_NEEDED = ("hypothesis", "mypy", "playwright", "pytest", "ruff", "spacy", "torch")


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A virtual environment with nothing in it but pip."""
    folder = tmp_path_factory.mktemp("environment")
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    return folder


@pytest.fixture(scope="module")
def wheel(environment: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    _run(environment, "pip", "--quiet", "wheel", "--no-deps", "--wheel-dir", folder, ROOT)
    [built] = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(environment: Path, wheel: Path) -> Path:
    """The environment with the wheel and what it needs, as locked."""
    locked = ROOT / "requirements.lock"
    _run(environment, "pip", "--quiet", "install", "--require-hashes", "--requirement", locked)
    _run(environment, "pip", "--quiet", "install", "--no-deps", wheel)
    return environment


def _run(environment: Path, module: str, *arguments: str | Path, cwd: Path | None = None) -> str:
    done = subprocess.run(
        [environment / "bin" / "python", "-I", "-m", module, *arguments],
        cwd=cwd,
        capture_output=True,
        encoding="utf-8",
        env={name: value for name, value in os.environ.items() if name != "PYTHONPATH"},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_wheel_holds_the_package_and_its_data_alone(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        held = set(archive.namelist())
    kept = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "attrib").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert {name for name in held if ".dist-info/" not in name} == kept
    assert "attrib/py.typed" in held
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in held)


def test_what_is_installed_agrees_and_holds_no_tool_of_the_tests(installed: Path) -> None:
    _run(installed, "pip", "check")
    listed = json.loads(_run(installed, "pip", "list", "--format", "json"))
    assert not {package["name"] for package in listed}.intersection(NEVER_NEEDED)


def test_what_only_an_extra_brings_is_asked_for_by_name() -> None:
    # The pip that comes with Python 3.11 knows lxml's extra `html_clean` by another spelling and
    # leaves it out with a warning; every page of HTML then ended in a traceback.
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    waiting = [Requirement(line) for line in project["dependencies"]]
    named = {requirement.name for requirement in waiting}
    seen: set[str] = set()
    extras: set[tuple[str, str]] = set()
    while waiting:
        requirement = waiting.pop()
        extras |= {(requirement.name, extra) for extra in requirement.extras}
        if requirement.name not in seen:
            seen.add(requirement.name)
            waiting += _required(requirement.name)
    assert extras == {("lxml", "html_clean")}
    assert "lxml-html-clean" in named


def _required(name: str) -> list[Requirement]:
    """What the package `name` needs here, without its extras."""
    found = [Requirement(line) for line in distribution(name).requires or []]
    return [one for one in found if one.marker is None or one.marker.evaluate({"extra": ""})]


def test_a_page_is_read_in_it(installed: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        "<!doctype html><article><h1>Bridge is safe</h1><p>The bridge over the Mill River is safe "
        "and will open on Friday, Mayor Ann Lee said on Monday at a meeting of the council in the "
        "town hall.</p><p>Traffic will be led over it in both directions, she said, and there "
        "will be a path for those who walk.</p></article>",
        encoding="utf-8",
    )
    assert "Ann Lee" in _run(installed, "attrib", "parse", page, cwd=tmp_path)


def test_the_command_reads_the_seed_from_anywhere(installed: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [installed / "bin" / "attrib", "parse", SEED, "--json"],
        cwd=tmp_path,
        capture_output=True,
        check=True,
        encoding="utf-8",
        env={"PATH": os.defpath, "HOME": str(tmp_path)},
    )
    assert done.stderr == ""
    report = json.loads(done.stdout)
    assert "Kenneth Roth" in {source["name"] for source in report["sources"]}
    assert list(tmp_path.iterdir()) == []  # nothing was downloaded or left behind


def test_the_module_runs_and_draws_the_graph(installed: Path, tmp_path: Path) -> None:
    page = tmp_path / "graph.html"
    assert _run(installed, "attrib", "graph", SEED, "-o", page, cwd=tmp_path) == ""
    assert "White Helmets" in page.read_text(encoding="utf-8")
