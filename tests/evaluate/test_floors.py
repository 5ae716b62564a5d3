"""The shipped model holds its floors on every corpus that is at hand."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

FLOORS = Path(__file__).resolve().parents[2] / "benchmarks" / "floors.json"


@pytest.mark.accuracy
@pytest.mark.parametrize("name", json.loads(FLOORS.read_text(encoding="utf-8")))
def test_no_figure_is_below_its_floor(
    name: str, benchmark_module: Callable[[str], ModuleType]
) -> None:
    gate = benchmark_module("accuracy_gate")
    outcome = gate.check(name, gate.read_floors()[name], None)
    if outcome.state == "skipped":
        pytest.skip(outcome.lines[0])
    assert outcome.state == "passed", "\n".join(outcome.lines)
