"""Each rule finds what it is for in whole small articles, and nothing in those that keep to it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import attrib
from attrib.audit import audit
from attrib.audit.catalogue import rules
from attrib.model import Finding

CASES = tomllib.loads((Path(__file__).parent / "cases.toml").read_text(encoding="utf-8"))


def texts(outcome: str) -> list[tuple[str, str]]:
    return [(rule, text.strip()) for rule, several in CASES.items() for text in several[outcome]]


def found(rule: str, text: str) -> list[Finding]:
    return [one for one in audit(attrib.parse(text)).findings if one.rule == rule]


@pytest.mark.parametrize(("rule", "text"), texts("fails"))
def test_what_breaks_a_rule_is_found_once(rule: str, text: str) -> None:
    [finding] = found(rule, text)
    assert finding.message
    assert finding.spans
    assert all(text[span.start : span.end] == span.text for span in finding.spans)


@pytest.mark.parametrize(("rule", "text"), texts("passes"))
def test_what_keeps_to_a_rule_is_left_alone(rule: str, text: str) -> None:
    assert found(rule, text) == []


def test_every_rule_has_texts_of_both_kinds() -> None:
    assert set(CASES) == set(rules())
    assert all(several["fails"] and several["passes"] for several in CASES.values())
