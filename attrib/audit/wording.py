"""Indicators and findings in words, the same in every format."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from attrib.audit.catalogue import data
from attrib.audit.findings import counted
from attrib.model import Finding, Indicator, Report


def amount(indicator: Indicator) -> str:
    """The count, out of the total where there is one.

    >>> amount(Indicator(id="relays", count=1, total=8))
    '1 of 8'
    """
    return str(indicator.count) + (f" of {indicator.total}" if indicator.total is not None else "")


def percent(indicator: Indicator) -> str:
    """The share as a whole percentage; empty where there is nothing to share.

    >>> percent(Indicator(id="relays", count=1, total=8)), percent(Indicator(id="x", count=1))
    ('12%', '')
    """
    return f"{indicator.count / indicator.total:.0%}" if indicator.total else ""


def parts(indicator: Indicator) -> str:
    """The breakdown, the largest part first as it stands; empty where there is none.

    >>> parts(Indicator(id="sources", count=3, parts={"ngo": 2, "not told": 1}))
    '2 NGOs, 1 not told'
    """
    if indicator.id == "relays":
        return ", ".join(
            f"{count} through {hands} {'hand' if hands == '1' else 'hands'}"
            for hands, count in indicator.parts.items()
        )
    return ", ".join(f"{count} {_part(part, count)}" for part, count in indicator.parts.items())


def _part(name: str, count: int) -> str:
    one, many = _words().get(name, (name, name))
    return one if count == 1 else many


@cache
def _words() -> Mapping[str, Sequence[str]]:
    return data("words.toml")


def names(report: Report, indicator: Indicator) -> str:
    """Who is meant, where an indicator is about sources or silences; empty elsewhere."""
    if indicator.id in ("sources", "concentration"):
        told = [report.source(id).name for id in indicator.of]
    elif indicator.id == "silences":
        silent = [one.source for one in report.silences if one.id in indicator.of]
        told = [report.source(id).name for id in silent if id is not None]
    else:
        told = []
    return "; ".join(dict.fromkeys(told))


def tally(findings: Iterable[Finding]) -> str:
    """How many findings there are of each level, and how many are suppressed.

    >>> tally([])
    'none'
    """
    every = tuple(findings)
    told = [
        f"{count} {level if count == 1 else level + 's'}" for level, count in counted(every).items()
    ]
    silenced = sum(one.suppressed for one in every)
    told += [f"{silenced} suppressed"] if silenced else []
    return ", ".join(told) or "none"


def makers(report: Report, claim: str) -> str:
    """Who makes a claim, by name; the outlet where nobody else does."""
    ids = dict.fromkeys(
        id for one in report.attributions if claim in one.claims for id in one.sources
    )
    names = [report.source(id).name for id in ids]
    if names:
        return " and ".join(names)
    return "the outlet" if report.claim(claim).voice == "outlet" else "nobody named"


def context(report: Report, finding: Finding, reach: int = 60) -> tuple[str, str, str]:
    """The words of a finding's first span with what stands before and after it in its block."""
    span, text = finding.spans[0], report.article.text
    start = max((b.start for b in report.article.blocks if b.start <= span.start), default=0)
    end = min((b.end for b in report.article.blocks if b.end >= span.end), default=len(text))
    before, after = text[start : span.start], text[span.end : end]
    if len(before) > reach:
        before = "… " + before[-reach:].partition(" ")[2]
    if len(after) > reach:
        after = after[:reach].rpartition(" ")[0] + " …"
    return before, span.text, after
