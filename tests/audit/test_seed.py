"""The audit of the article that the project began with, from its text."""

from __future__ import annotations

import pytest

import attrib
from attrib.audit import audit
from attrib.audit.wording import amount, parts
from attrib.model import Audit, Indicator, Report
from tests.reports import SEED


@pytest.fixture(scope="module")
def report() -> Report:
    return attrib.parse(SEED)


@pytest.fixture(scope="module")
def found(report: Report) -> Audit:
    return audit(report)


@pytest.fixture(scope="module")
def figures(found: Audit) -> dict[str, Indicator]:
    return {one.id: one for one in found.indicators}


def test_a_report_comes_with_its_audit(report: Report, found: Audit) -> None:
    assert report.audit == found
    assert Report.model_validate_json(report.to_json()).audit == found


def test_two_independent_organisations_and_one_person_speak_and_all_are_named(
    report: Report, figures: dict[str, Indicator]
) -> None:
    assert {report.source(id).name for id in figures["sources"].of} == {
        *("Kenneth Roth", "Syrian Observatory for Human Rights", "White Helmets")
    }
    assert amount(figures["independent-sources"]) == "3 of 3"
    assert parts(figures["independent-sources"]) == "1 person, 2 organisations"
    assert amount(figures["named-sources"]) == "3 of 3"


def test_the_accused_state_is_silent_once(report: Report, figures: dict[str, Indicator]) -> None:
    [silence] = report.silences
    assert silence.source is not None
    assert report.source(silence.source).name == "Russia"
    assert figures["silences"].of == (silence.id,)


def test_ten_statements_stand_in_the_outlets_own_voice(figures: dict[str, Indicator]) -> None:
    assert figures["outlet-voice"].count == 10


def test_the_organisations_agree_on_the_dead_and_on_cluster_bombs(
    report: Report, figures: dict[str, Indicator]
) -> None:
    agreed = [report.claim(id).text for id in figures["agreement"].of]
    assert any(text.startswith("At least seven people") for text in agreed)
    assert sum("cluster bombs" in text for text in agreed) == 2


def test_nothing_is_invented(figures: dict[str, Indicator], found: Audit) -> None:
    for id in ("unsourced", "unnamed-only", "relays", "differences"):
        assert figures[id].count == 0, id
    # Two sentences of the White Helmets are quoted before they are named: so it is.
    assert [one.rule for one in found.findings] == ["speaker-late"]
