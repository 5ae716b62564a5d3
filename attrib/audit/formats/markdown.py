"""An audit as Markdown (CommonMark, with tables as GitHub has them)."""

from __future__ import annotations

from collections.abc import Iterator

from attrib.audit.catalogue import definitions, rules
from attrib.audit.formats.audited import audited
from attrib.audit.wording import amount, context, makers, names, parts, percent, tally
from attrib.export.escaping import escaped
from attrib.model import Audit, Finding, Report


def markdown(report: Report) -> bytes:
    """The page in UTF-8."""
    audit = audited(report)
    lines = [
        f"# How it is sourced: {escaped(report.article.title or 'no headline')}",
        "",
        *_indicators(report, audit),
        "",
        f"## Findings ({tally(audit.findings)})",
        "",
        *(_findings(report, audit) if audit.findings else ["None.", ""]),
        *_rules(audit),
        *_questions(report, audit),
    ]
    return ("\n".join(lines).rstrip() + "\n").encode("utf-8", "replace")


def _indicators(report: Report, audit: Audit) -> Iterator[str]:
    yield "| Count | Share | What is counted | Out of |"
    yield "| ---: | ---: | --- | --- |"
    for indicator in audit.indicators:
        definition = definitions()[indicator.id]
        told = f"**{definition.title}**: {escaped(definition.definition)}"
        if broken_down := parts(indicator):
            told += f" ({escaped(broken_down)})"
        if who := names(report, indicator):
            told += f": {escaped(who)}"
        told += "." + "".join(f" {escaped(text)}" for text in (definition.note,) if text)
        if definition.published:
            told += f" *Elsewhere: {escaped(definition.published)}*"
        yield (
            f"| {amount(indicator)} | {percent(indicator)} | {told} | {escaped(definition.total)} |"
        )


def _findings(report: Report, audit: Audit) -> Iterator[str]:
    for number, finding in enumerate(audit.findings, start=1):
        yield f"{number}. {_finding(report, finding)}"
    yield ""


def _finding(report: Report, finding: Finding) -> str:
    before, words, after = (escaped(piece) for piece in context(report, finding))
    level = f"{finding.level}, suppressed" if finding.suppressed else finding.level
    quoted = f"{before} **{words}** {after}".strip()
    return (
        f"**{level}** `{finding.rule}`: {escaped(finding.message)} "
        f"(at {finding.spans[0].start}): {quoted}"
    )


def _rules(audit: Audit) -> Iterator[str]:
    met = [id for id in rules() if any(finding.rule == id for finding in audit.findings)]
    if not met:
        return
    yield "## The rules"
    yield ""
    for id in met:
        rule = rules()[id]
        yield f"- `{id}`: {escaped(rule.title)}. {escaped(rule.why)}"
        remedy, origin = escaped(rule.remedy), escaped(rule.origin)
        yield f"  *To mend it:* {remedy} *Where it comes from:* {origin}"
    yield ""


def _questions(report: Report, audit: Audit) -> Iterator[str]:
    if not audit.ask_next:
        return
    yield "## Ask next"
    yield ""
    for question in audit.ask_next:
        claim = report.claim(question.claim)
        yield f"{question.rank}. “{escaped(claim.text)}” ({escaped(makers(report, claim.id))})"
        for reason in question.reasons:
            yield f"   - {escaped(reason)}"
