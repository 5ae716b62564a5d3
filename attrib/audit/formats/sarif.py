"""Findings in SARIF 2.1.0, which editors' pipelines and code hosts read.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html. Regions are in code points of the
article's text (`charOffset`, `charLength`), which the log carries, so that it stands by itself.
"""

from __future__ import annotations

import json
from importlib.metadata import version
from typing import Any

from attrib.audit.catalogue import rules
from attrib.audit.formats.audited import audited
from attrib.model import Finding, Report, Span

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)


def sarif(report: Report) -> bytes:
    """The log in UTF-8, one run with one artifact: the article."""
    audit = audited(report)
    log = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": _driver()},
                "columnKind": "unicodeCodePoints",
                "artifacts": [_artifact(report)],
                "results": [_result(report, finding) for finding in audit.findings],
            }
        ],
    }
    text = json.dumps(log, ensure_ascii=False, indent=2)
    return f"{text}\n".encode("utf-8", "replace")


def _driver() -> dict[str, Any]:
    return {
        "name": "attrib",
        "version": version("attrib"),
        "rules": [
            {
                "id": rule.id,
                "shortDescription": {"text": rule.title},
                "fullDescription": {"text": rule.why},
                "help": {"text": f"{rule.remedy} {rule.origin}"},
                "defaultConfiguration": {"level": rule.level},
            }
            for rule in rules().values()
        ],
    }


def _artifact(report: Report) -> dict[str, Any]:
    article = report.article
    return {
        "location": {"uri": _uri(report)},
        "contents": {"text": article.text},
        "hashes": {"sha-256": article.sha256},
        "encoding": "utf-8",
        **({"description": {"text": article.title}} if article.title else {}),
    }


def _result(report: Report, finding: Finding) -> dict[str, Any]:
    first, *more = finding.spans
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": list(rules()).index(finding.rule),
        "level": finding.level,
        "message": {"text": finding.message},
        "locations": [_location(report, first)],
    }
    if more:
        result["relatedLocations"] = [
            {"id": number, **_location(report, span)} for number, span in enumerate(more, start=1)
        ]
    if finding.suppressed:
        result["suppressions"] = [{"kind": "external"}]
    return result


def _location(report: Report, span: Span) -> dict[str, Any]:
    text = report.article.text
    line = text.count("\n", 0, span.start) + 1
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": _uri(report), "index": 0},
            "region": {
                "startLine": line,
                "startColumn": span.start - (text.rfind("\n", 0, span.start) + 1) + 1,
                "endLine": text.count("\n", 0, span.end) + 1,
                "endColumn": span.end - (text.rfind("\n", 0, span.end) + 1) + 1,
                "charOffset": span.start,
                "charLength": span.end - span.start,
                "snippet": {"text": span.text},
            },
        }
    }


def _uri(report: Report) -> str:
    # The article's own address may be no URI at all, so that only its id is sure to be one.
    return f"urn:attrib:{report.article.id}"
