"""The audit that a report carries."""

from __future__ import annotations

from attrib.model import Audit, Report


def audited(report: Report) -> Audit:
    """`report.audit`, made where the report has none."""
    if report.audit is not None:
        return report.audit
    from attrib.audit import audit

    return audit(report)
