"""What a reporter or fact-checker should check first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from attrib.audit.anonymous import individual, insider, last
from attrib.audit.catalogue import data
from attrib.audit.evidence import Evidence, count_words
from attrib.audit.fairness import wrong
from attrib.audit.found import short
from attrib.audit.standing import INTERESTED
from attrib.model import Claim, Figure, Finding, Link, Question, Source
from attrib.resolve.lexicon import plural, singular

# So likely a claim judges that what it counts is no more than part of it.
_VIEW = 0.9
_MOST = 10
# A claim without a verb that is shorter is a thing, and nobody can say whether it is so.
_LEAST_CHECKED = 4


@dataclass(frozen=True, slots=True)
class Reason:
    """Why to check a claim: `id` in questions.toml, and what the reason's line takes."""

    id: str
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Case:
    """A claim that may need a check, and what is known of it: `findings` are those about it."""

    evidence: Evidence
    claim: Claim
    findings: tuple[Finding, ...]

    @property
    def basis(self) -> list[Source]:
        """The known sources that it rests on."""
        ids = self.evidence.bases.get(self.claim.id, frozenset())
        return [self.evidence.sources[id] for id in sorted(ids, key=self.evidence.rank)]

    @property
    def links(self) -> tuple[Link, ...]:
        """The links of the claim."""
        return self.evidence.links_of[self.claim.id]

    def found(self, rule: str) -> Iterator[Finding]:
        """What a rule has found about the claim."""
        return (one for one in self.findings if one.rule == rule)


def questions(evidence: Evidence, findings: Iterable[Finding]) -> tuple[Question, ...]:
    """The claims to check first, at most ten, with the reasons for each.

    Each reason weighs what questions.toml says; a claim that weighs less than the least there is
    left out. Of claims of equal weight those of deaths come first, then those of harm, then the
    rest in the order of the text. Whoever was silent is asked once, on the gravest claim.
    """
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        for id in finding.of:
            found.setdefault(id, []).append(finding)
    cases = [
        Case(evidence, claim, tuple(found.get(claim.id, ())))
        for claim in evidence.stated
        if not _phrase(claim)
    ]
    asking = _silences(cases)
    ranked: list[tuple[int, Claim, list[Reason]]] = []
    for case in cases:
        claim = case.claim
        reasons = [reason for check in _CHECKS for reason in check(case)]
        reasons += asking.get(claim.id, ())
        reasons.sort(key=lambda reason: -_weight(reason.id))
        weight = sum(_weight(id) for id in {reason.id for reason in reasons})
        if weight >= _least():
            ranked.append((weight, claim, reasons))
    ranked.sort(key=lambda one: (-one[0], -_gravity(one[1])))
    asked: list[Question] = []
    seen: set[str] = set()
    for _, claim, reasons in ranked:
        lines = tuple(dict.fromkeys(_line(reason) for reason in reasons))
        documents = {_line(reason) for reason in reasons if reason.id == "document"}
        # Whoever has asked for a document once sees all that it says.
        if documents and documents == set(lines) and documents <= seen:
            continue
        seen |= documents
        asked.append(Question(claim=claim.id, reasons=lines, rank=len(asked) + 1))
    return tuple(asked[:_MOST])


def _phrase(claim: Claim) -> bool:
    """Whether it is too little of a statement to be checked: "privacy rules", "homeopathy"."""
    return claim.tense is None and not claim.figures and count_words(claim.text) < _LEAST_CHECKED


def _unheard(case: Case) -> Iterator[Reason]:
    for finding in case.found("accusation-unanswered"):
        yield Reason("unheard", {"who": short(finding.spans[0].text)})


def _silences(cases: Sequence[Case]) -> dict[str, list[Reason]]:
    """Who to ask again, under the gravest of the claims on which each kept silent."""
    found: dict[str, list[Reason]] = {}
    if not cases:
        return found
    evidence = cases[0].evidence
    for silence in evidence.report.silences:
        on = [case.claim for case in cases if case.claim.id in silence.claims]
        if not on or silence.source is None:
            continue
        gravest = max(on, key=lambda claim: _gravity(claim))
        values = {"who": short(evidence.sources[silence.source].name)}
        rest = [claim.id for claim in on if claim is not gravest]
        if rest:
            values["rest"] = ", ".join(rest)
        id = "silent on several" if rest else "silent"
        found.setdefault(gravest.id, []).append(Reason(id, values))
    return found


def _gravity(claim: Claim) -> int:
    """2 for what tells of deaths, 1 for other harm or a wrong, 0 for the rest."""
    if _pattern("death").search(claim.text):
        return 2
    return int(wrong(claim.text) or _pattern("harm").search(claim.text) is not None)


def _differs(case: Case) -> Iterator[Reason]:
    for link in case.links:
        if link.kind == "differs":
            other = next((id for id in link.claims if id != case.claim.id), case.claim.id)
            id = "figures" if link.reason == "figures" else "denied"
            yield Reason(id, {"other": short(case.evidence.claims[other].text)})


def _lost(case: Case) -> Iterator[Reason]:
    if case.claim.voice == "outlet" and any(
        link.reason == "lost attribution" for link in case.links
    ):
        yield Reason("lost", {})


def _few(case: Case) -> Iterator[Reason]:
    """Who the claim rests on, where that is little."""
    people = [one for one in case.basis if one.kind != "document"]
    if not people or len(people) < len(case.basis):
        return
    if all(one.naming == "unnamed" for one in people):
        if len(people) == 1 and _one_person(people[0]) and insider(people[0]):
            yield Reason("one unnamed", {"who": short(people[0].name)})
        elif any(insider(one) for one in people):
            yield Reason("unnamed", {})
    elif len(people) == 1 and (counted := _counted(case)) is not None:
        figure = short(counted.span.text)
        yield Reason("one figure", {"who": short(people[0].name), "figure": figure})


def _one_person(source: Source) -> bool:
    return individual(source) and source.count in (None, 1) and not plural(last(source.name))


def _counted(case: Case) -> Figure | None:
    """The first figure that somebody else could have counted, of a claim put as fact."""
    claim, words = case.claim, _data()
    if claim.tense == "future" or claim.hedges or claim.conditions:
        return None
    makers = case.evidence.made_by[claim.id]
    if any(one.act not in words["asserting"] for one in makers):
        return None
    # A sentence may count something and judge it: "a third fail, leaving a deadly legacy".
    if (claim.opinion or 0) >= _VIEW:
        return None
    return next((figure for figure in claim.figures if _countable(figure)), None)


def _countable(figure: Figure) -> bool:
    """Whether it counts people, things, money or a share of them: no time, no age, no limit."""
    words = _data()
    if figure.low is None or figure.unit in words["times"]:
        return False
    if figure.of is None:
        return figure.unit is not None
    noun = figure.of.text.casefold().split()[-1]
    return singular(noun) not in words["uncounted"]


def _interested(case: Case) -> Iterator[Reason]:
    if case.basis and all(one.standing in INTERESTED for one in case.basis):
        names = case.evidence.names(one.id for one in case.basis)
        yield Reason("interested", {"who": short(names)})


def _document(case: Case) -> Iterator[Reason]:
    # "Recent reports" are no document that one could ask to see.
    if not _linked(case) and not any(case.found("origin-missing")):
        for source in case.basis:
            if source.kind == "document":
                yield Reason("document", {"who": short(source.name)})


def _linked(case: Case) -> bool:
    """Whether the paragraph gives a web address."""
    block = case.evidence.block_at(case.claim.spans[0].start)
    near = case.evidence.text[block.start : block.end] if block is not None else ""
    return any(sign in near for sign in ("://", "www.", "doi.org"))


def _second_hand(case: Case) -> Iterator[Reason]:
    if any(case.found("origin-missing")):
        yield Reason("second hand", {})


_CHECKS: tuple[Callable[[Case], Iterator[Reason]], ...] = (
    _unheard,
    _differs,
    _lost,
    _few,
    _interested,
    _document,
    _second_hand,
)


def _line(reason: Reason) -> str:
    line: str = _data()["reasons"][reason.id]["line"]
    return line.format(**reason.values)


def _weight(id: str) -> int:
    weight: int = _data()["reasons"][id]["weight"]
    return weight


def _least() -> int:
    least: int = _data()["least"]
    return least


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(_data()["gravity"][name], re.IGNORECASE)


@cache
def _data() -> dict[str, Any]:
    return data("questions.toml")
