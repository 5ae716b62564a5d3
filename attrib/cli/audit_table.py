"""An audit for the terminal, never wider than `screen.width` columns."""

from __future__ import annotations

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from attrib.audit.catalogue import definitions, rules
from attrib.audit.wording import amount, context, makers, names, parts, percent, tally
from attrib.cli.screen import Screen
from attrib.cli.visible import one_line
from attrib.model import Audit, Finding, Indicator, Question, Report

# What is counted takes about two lines, so that the figures fit on one screen.
_MOST_TOLD = 112
_LEAST_NAMES = 64
# Who the sources are is what a reader asks first.
_SOURCES_TOLD = 180
_COLOURS = {"error": "red", "warning": "yellow", "note": "cyan"}


def audit_table(report: Report, audit: Audit, screen: Screen) -> str:
    """How the report is sourced, what was found, and what to ask next."""
    found: list[RenderableType] = [
        Text(one_line(report.article.title or "(no headline)"), style="bold"),
        Text(""),
        Text("How it is sourced", style="bold"),
        _indicators(report, audit),
        Text("What each one counts, in full: --format md", style="dim"),
        Text.assemble(("\nFindings", "bold"), f" ({tally(audit.findings)})"),
        *_findings(report, audit),
    ]
    if audit.ask_next:
        found += [Text("\nAsk next", style="bold"), _questions(report, audit.ask_next)]
    return screen.render(*found)


def _indicators(report: Report, audit: Audit) -> Table:
    rows = Table.grid(padding=(0, 2, 0, 0))
    rows.add_column(justify="right", no_wrap=True)
    rows.add_column(justify="right", no_wrap=True)
    rows.add_column(overflow="fold")
    for indicator in audit.indicators:
        rows.add_row(Text(amount(indicator)), Text(percent(indicator)), _told(report, indicator))
    return rows


def _told(report: Report, indicator: Indicator) -> Text:
    definition = definitions()[indicator.id]
    told = definition.short
    if broken_down := parts(indicator):
        told += f": {one_line(broken_down)}"
    beside = f" [{definition.beside}]" if definition.beside else ""
    told = _cut(told, _MOST_TOLD - len(beside))
    if who := names(report, indicator):
        most = _SOURCES_TOLD if indicator.id == "sources" else _MOST_TOLD
        room = max(_LEAST_NAMES, most - len(told))
        told += f" ({_cut(one_line(who), room)})"
    return Text.assemble(told, (beside, "dim"))


def _findings(report: Report, audit: Audit) -> list[RenderableType]:
    """Each finding; what its rule says stands with the first one of the rule."""
    shown: list[RenderableType] = []
    told: set[str] = set()
    for finding in audit.findings:
        shown.append(_finding(report, finding))
        if finding.rule not in told and not finding.suppressed:
            told.add(finding.rule)
            rule = rules()[finding.rule]
            shown.append(Padding(Text(f"Why: {rule.why}", style="dim"), (0, 0, 0, 4)))
            shown.append(Padding(Text(f"Mend: {rule.remedy}", style="dim"), (0, 0, 0, 4)))
    return shown


def _finding(report: Report, finding: Finding) -> RenderableType:
    pieces = context(report, finding)
    before, words, after = map(one_line, pieces)
    # The finding may begin or end within a word, or before a comma.
    before += " " * pieces[0][-1:].isspace()
    after = " " * pieces[2][:1].isspace() + after
    label = "suppressed" if finding.suppressed else finding.level
    colour = "dim" if finding.suppressed else _COLOURS[finding.level]
    return Padding(
        Text.assemble(
            (label, colour), f" {finding.rule}: {one_line(finding.message)}\n",
            (f"at {finding.spans[0].start}: ", "dim"), (before, "dim"),
            _cut(words), (after, "dim"),
        ),
        (0, 0, 0, 2),
    )  # fmt: skip


def _cut(words: str, most: int = 160) -> str:
    return words if len(words) <= most else f"{words[:most].rpartition(' ')[0]} …"


def _questions(report: Report, questions: tuple[Question, ...]) -> Table:
    rows = Table.grid(padding=(0, 2, 0, 0))
    rows.add_column(justify="right", no_wrap=True)
    rows.add_column(overflow="fold")
    for question in questions:
        claim = report.claim(question.claim)
        told = Text(f"“{_cut(one_line(claim.text))}”")
        told.append(f" ({one_line(makers(report, claim.id))}, {claim.id})", style="dim")
        for reason in question.reasons:
            told.append(f"\n- {one_line(reason)}")
        rows.add_row(Text(str(question.rank)), told)
    return rows
