"""The rules of `rules.toml`, run over a report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import get_args

from attrib.audit.catalogue import rules
from attrib.audit.config import Config
from attrib.audit.dropped import attribution_lost
from attrib.audit.evidence import Evidence
from attrib.audit.fairness import accusation_unanswered
from attrib.audit.found import Found
from attrib.audit.plurals import plural_for_one
from attrib.audit.quotations import speaker_late
from attrib.audit.relaying import origin_missing
from attrib.audit.silent import quoted_and_silent
from attrib.audit.unexplained import anonymity_unexplained
from attrib.audit.unnamed import bare_source, opinion_unnamed
from attrib.audit.unspoken import speaker_missing
from attrib.audit.voice import fact_contested
from attrib.model import Audit, Finding, Level

CHECKS: Mapping[str, Callable[[Evidence], Iterator[Found]]] = {
    "bare-source": bare_source,
    "plural-for-one": plural_for_one,
    "opinion-unnamed": opinion_unnamed,
    "anonymity-unexplained": anonymity_unexplained,
    "quoted-and-silent": quoted_and_silent,
    "speaker-late": speaker_late,
    "speaker-missing": speaker_missing,
    "fact-contested": fact_contested,
    "attribution-lost": attribution_lost,
    "accusation-unanswered": accusation_unanswered,
    "origin-missing": origin_missing,
}
"""What finds the cases of each rule, by its id; the same ids as in `rules.toml`."""

LEVELS: tuple[Level, ...] = get_args(Level)  # the mildest first


def findings(evidence: Evidence, config: Config) -> tuple[Finding, ...]:
    """What the rules that are on find, in the order of the text."""
    found = []
    for id, rule in rules().items():
        level = config.rules.get(id, rule.level)
        if level == "off":
            continue
        for case in CHECKS[id](evidence):
            message = rule.message.format(**case.values)
            found.append(
                Finding(rule=id, level=level, message=message, spans=case.spans, of=case.of)
            )
    # The sort keeps the order of the file among findings at one place.
    return tuple(sorted(found, key=lambda finding: finding.spans[0].start))


def failing(audit: Audit, level: Level) -> tuple[Finding, ...]:
    """The findings at `level` or above that are not suppressed."""
    least = LEVELS.index(level)
    return tuple(
        one for one in audit.findings if not one.suppressed and LEVELS.index(one.level) >= least
    )


def counted(found: Iterable[Finding]) -> dict[Level, int]:
    """How many findings that are not suppressed there are of each level, the gravest first."""
    levels = [one.level for one in found if not one.suppressed]
    return {level: levels.count(level) for level in reversed(LEVELS) if level in levels}
