"""The reports and graphs of `examples/` are what attrib makes of its articles today."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import attrib
from attrib import export
from attrib.model import Report

EXAMPLES = Path(__file__).parent.parent / "examples"
ARTICLES = sorted(EXAMPLES.glob("*.txt"))
REMEDY = "if this is meant, make examples"

# Processors round the last digits of the model's arithmetic differently.
CONFIDENCE = 0.02


def test_there_are_examples_and_each_has_its_credit() -> None:
    credits = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    assert len(ARTICLES) >= 2
    for article in ARTICLES:
        [row] = [line for line in credits.splitlines() if f"({article.name})" in line]
        assert article.read_text(encoding="utf-8").split("\n")[0] in row
        assert "https://" in row
        assert "CC BY" in row


@pytest.mark.parametrize("article", ARTICLES, ids=lambda path: path.stem)
def test_the_report_is_what_is_made_today(article: Path) -> None:
    made = attrib.parse(article)
    kept = Report.model_validate_json(article.with_suffix(".json").read_bytes())
    assert _without_confidence(made) == _without_confidence(kept), REMEDY
    for now, then in zip(made.attributions, kept.attributions, strict=True):
        assert now.confidence == pytest.approx(then.confidence, abs=CONFIDENCE), REMEDY


@pytest.mark.parametrize("article", ARTICLES, ids=lambda path: path.stem)
def test_the_graph_is_what_is_made_of_the_report_today(article: Path) -> None:
    kept = Report.model_validate_json(article.with_suffix(".json").read_bytes())
    assert export.render(kept, ".html") == article.with_suffix(".html").read_bytes(), REMEDY


def _without_confidence(report: Report) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(report.to_json())
    for attribution in content["attributions"]:
        del attribution["confidence"]
    return content
