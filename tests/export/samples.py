"""The reports that every format is tried with."""

from __future__ import annotations

import pytest

from attrib.model import Report
from tests.full_report import full_report, short_report
from tests.reports import ENGINE, article, hostile_report, seed_report


def _empty() -> Report:
    return Report(article=article("Nothing was said."), engine=ENGINE)


def _other() -> Report:
    line = "HRW, Ana Ruiz and Interior Ministry said so."
    named = ("HRW", "ngo"), ("Ana Ruiz", "person"), ("Interior Ministry", "government")
    return short_report(line, *named)


REPORTS: dict[str, list[Report]] = {
    "seed": [seed_report()],
    "full": [full_report()],
    "hostile": [hostile_report()],
    "merged": [full_report(), _other()],
    "three": [seed_report(), hostile_report(), full_report()],
    "empty": [_empty()],
}
either = pytest.mark.parametrize("reports", REPORTS.values(), ids=REPORTS)
