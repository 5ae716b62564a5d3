"""An audit as Markdown (CommonMark, with tables as GitHub has them)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrib.audit.catalogue import definitions, rules
from attrib.audit.formats.audited import audited
from attrib.audit.wording import amount, context, makers, names, parts, percent, tally
from attrib.model import Audit, Finding, Report

# Whatever CommonMark, its tables or HTML within it give a meaning, and what makes a bare address a
# link; the rest of ASCII punctuation means something only at the start of a line, where the text
# of an article never stands.
_SPECIAL = re.compile(r"[\\`*_{}\[\]<>#|~&@$]|://|www\.(?=\w)|!(?=\[)", re.IGNORECASE)


def markdown(report: Report) -> bytes:
    """The page in UTF-8."""
    audit = audited(report)
    lines = [
        f"# How it is sourced: {plain(report.article.title or 'no headline')}",
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


def plain(text: str) -> str:
    r"""`text` on one line, so that Markdown and HTML give no character of it a meaning.

    >>> print(plain("<b> *so* | [x](y)"))
    \<b\> \*so\* \| \[x\](y)
    """
    line = " ".join(text.split())
    visible = "".join(sign if sign.isprintable() else "\ufffd" for sign in line)
    return _SPECIAL.sub(_escaped, visible)


def _escaped(found: re.Match[str]) -> str:
    sign = found[0]
    if sign == "://":
        return ":\\//"
    if sign.lower().startswith("www"):
        return f"{sign[:-1]}\\."
    return f"\\{sign}"


def _indicators(report: Report, audit: Audit) -> Iterator[str]:
    yield "| Count | Share | What is counted | Out of |"
    yield "| ---: | ---: | --- | --- |"
    for indicator in audit.indicators:
        definition = definitions()[indicator.id]
        told = f"**{definition.title}**: {plain(definition.definition)}"
        if broken_down := parts(indicator):
            told += f" ({plain(broken_down)})"
        if who := names(report, indicator):
            told += f": {plain(who)}"
        told += "." + "".join(f" {plain(text)}" for text in (definition.note,) if text)
        if definition.published:
            told += f" *Elsewhere: {plain(definition.published)}*"
        yield (
            f"| {amount(indicator)} | {percent(indicator)} | {told} | {plain(definition.total)} |"
        )


def _findings(report: Report, audit: Audit) -> Iterator[str]:
    for number, finding in enumerate(audit.findings, start=1):
        yield f"{number}. {_finding(report, finding)}"
    yield ""


def _finding(report: Report, finding: Finding) -> str:
    before, words, after = (plain(piece) for piece in context(report, finding))
    level = f"{finding.level}, suppressed" if finding.suppressed else finding.level
    quoted = f"{before} **{words}** {after}".strip()
    return (
        f"**{level}** `{finding.rule}`: {plain(finding.message)} "
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
        yield f"- `{id}`: {plain(rule.title)}. {plain(rule.why)}"
        yield f"  *To mend it:* {plain(rule.remedy)} *Where it comes from:* {plain(rule.origin)}"
    yield ""


def _questions(report: Report, audit: Audit) -> Iterator[str]:
    if not audit.ask_next:
        return
    yield "## Ask next"
    yield ""
    for question in audit.ask_next:
        claim = report.claim(question.claim)
        yield f"{question.rank}. “{plain(claim.text)}” ({plain(makers(report, claim.id))})"
        for reason in question.reasons:
            yield f"   - {plain(reason)}"
