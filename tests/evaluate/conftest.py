"""What the tests of scoring share."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line(
        "markers",
        "accuracy: scores the shipped model on a whole corpus, about a minute;"
        " leave out with -m 'not accuracy'",
    )


@pytest.fixture
def benchmark_module(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], ModuleType]:
    """A module of benchmarks/, whose scripts find each other by their folder."""
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    return importlib.import_module
