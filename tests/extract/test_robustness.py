"""News comes with all sorts of marks and layouts; robustness.toml says how a reader takes them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

import attrib
from attrib.extract.quotes import quotations
from attrib.model import Attribution, Report, Span

CASES = tomllib.loads(Path(__file__).with_name("robustness.toml").read_text("utf-8"))["case"]
QUOTED = """"The roof is sound," said engineer Ruth Palmer. The mayor said that buses would run."""


def read(case: dict[str, Any]) -> Report:
    return attrib.parse(case["text"].strip() + "\n")


def letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).lower()


def names(report: Report, attribution: Attribution) -> str:
    """Every name that the report gives to the source of an attribution."""
    spans = [span.text for span in attribution.source_spans]
    return " / ".join([*spans, *(report.source(id).name for id in attribution.sources)]).lower()


def said_words(pieces: Iterable[str]) -> str:
    """Their letters; whether a first "that" is said or leads over to what is said, is no matter."""
    return letters("".join(pieces)).removeprefix("that")


def holds(attribution: Attribution, span: Span) -> bool:
    return any(one.start < span.end and span.start < one.end for one in attribution.content_spans)


def find(report: Report, words: str) -> Span:
    start = report.article.text.index(words)
    return report.article.span(start, start + len(words))


def told(report: Report) -> str:
    return "\n".join(
        f"{names(report, one)!r} {[span.text for span in one.cue_spans]} "
        f"{[span.text for span in one.content_spans]} {one.confidence}"
        for one in report.attributions
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_each_is_credited_with_their_own_words(case: dict[str, Any]) -> None:
    report = read(case)
    for said in case.get("said", []):
        words = said_words(said["words"])
        found = [
            one
            for one in report.attributions
            if said_words(span.text for span in one.content_spans) == words
        ]
        assert any(said["by"].lower() in names(report, one) for one in found), (
            f"{said} is not among\n{told(report)}"
        )
    for wrong in case.get("not_by", []):
        span = find(report, wrong["words"])
        for one in report.attributions:
            assert wrong["by"].lower() not in names(report, one) or not holds(one, span), (
                f"{wrong} stands in\n{told(report)}"
            )
    for words in case.get("nobody", []):
        span = find(report, words)
        assert not any(holds(one, span) for one in report.attributions), (
            f"{words!r} stands in\n{told(report)}"
        )
