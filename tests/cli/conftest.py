from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from attrib.cli import main
from attrib.model import Report
from tests.reports import seed_report


@dataclass(frozen=True)
class Ran:
    """What one command did."""

    code: int
    out: str
    err: str


Attrib = Callable[..., Ran]


@pytest.fixture
def attrib(capsys: pytest.CaptureFixture[str]) -> Attrib:
    """Runs `attrib ARGUMENTS`."""

    def run(*arguments: str | Path) -> Ran:
        capsys.readouterr()
        with pytest.raises(SystemExit) as exit:
            main([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        assert isinstance(exit.value.code, int)
        return Ran(exit.value.code, out, err)

    return run


@pytest.fixture
def report() -> Report:
    return seed_report()


@pytest.fixture
def saved(tmp_path: Path, report: Report) -> Path:
    """A saved report: every command reads it in place of an article."""
    path = tmp_path / "report.json"
    path.write_text(report.to_json(), encoding="utf-8")
    return path
