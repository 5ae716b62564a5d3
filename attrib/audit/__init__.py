"""How a report is sourced: indicators that count, findings for an editor, and what to ask next.

>>> import attrib
>>> from attrib.audit import audit
>>> report = attrib.parse("The bridge will close in May, a source said on Monday.")
>>> [finding.rule for finding in audit(report).findings]
['bare-source', 'anonymity-unexplained']
"""

from __future__ import annotations

from attrib.audit.config import DEFAULT, Config, Ignore, read_config
from attrib.audit.evidence import Evidence
from attrib.audit.findings import failing, findings
from attrib.audit.indicators import indicators
from attrib.audit.questions import questions
from attrib.audit.suppression import suppressed
from attrib.model import Audit, Report

__all__ = ["Config", "Ignore", "audit", "failing", "read_config"]


def audit(report: Report, config: Config = DEFAULT) -> Audit:
    """How `report` is sourced. What it already holds in `report.audit` is not read.

    Args:
        report: as `attrib.parse` gives it, or one that was saved.
        config: rules that are off, levels that differ, and findings to suppress.

    Returns:
        Every indicator of `indicators.toml`; the findings in the order of the text, those that
        are suppressed among them and marked; the claims to check first.
    """
    evidence = Evidence(report)
    found = findings(evidence, config)
    return Audit(
        indicators=indicators(evidence),
        findings=suppressed(report.article, found, config),
        ask_next=questions(evidence, found),
    )
