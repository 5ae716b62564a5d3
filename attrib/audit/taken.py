"""Sentences of the outlet that take for granted what somebody only claims."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrib.audit.catalogue import data
from attrib.audit.evidence import BODY, Evidence
from attrib.audit.lines import Line
from attrib.audit.voice import pattern
from attrib.model import Act, Claim, Source

# Fewer words in common may be of something else; he who did it is told in two.
_LEAST_WORDS = 3
_LEAST_SHARED = 2
_UNSURE: frozenset[Act] = frozenset({"alleges", "predicts", "believes", "warns"})
_STATED: frozenset[Act] = _UNSURE.union(("asserts", "promises", "criticizes"))


def taken_up(evidence: Evidence) -> Iterator[tuple[Claim, Claim]]:
    """Statements, each with the claim of somebody that it takes for granted.

    "The ballots burned on the dump would have been enough", where one candidate claims that they
    were burned; "whoever poisoned the well came by night", where neighbours believe so.
    """
    said = evidence.report.attributions
    doers = data("voice.toml")["doers"]
    if all(one.act != "alleges" for one in said) and not any(
        word in evidence.lowered for word in doers
    ):
        return
    left_open: dict[str, list[Claim]] = {}
    for one in said:
        if one.unsure or one.act not in _STATED:
            continue
        claims = [evidence.claims[id] for id in one.claims]
        found = [claim for claim in claims if claim.hedges or one.act in _UNSURE]
        for id in one.sources if found else ():
            left_open.setdefault(id, []).extend(found)
    if not left_open:
        return
    first = min(claims[0].spans[-1].end for claims in left_open.values())
    for own in evidence.stated:
        if own.voice != "outlet" or own.spans[0].start < first or own.hedges:
            continue
        opening = pattern("taking_up").match(own.text)
        if opening is None or pattern("guarded").search(own.text):
            continue
        block = evidence.block_at(own.spans[0].start)
        if block is None or block.kind not in BODY:
            continue
        doer = opening["doer"] is not None
        line = Line.of(own.spans[0], "text", own.text if doer else opening["what"])
        for id, claims in left_open.items():
            other = _claimed(evidence, line, evidence.sources[id], claims, doer=doer)
            if other is not None:
                yield own, other
                break


def _said(evidence: Evidence, source: Source) -> Iterator[Claim]:
    for one in evidence.spoken_by[source.id]:
        if not one.unsure and one.act in _STATED:
            yield from (evidence.claims[id] for id in one.claims)


def _claimed(
    evidence: Evidence, line: Line, source: Source, left_open: Sequence[Claim], *, doer: bool
) -> Claim | None:
    """What a source has claimed before that a line takes for granted, and nobody else has said.

    Args:
        evidence: the report.
        line: how the statement begins.
        source: who may have claimed it.
        left_open: what the source only claims or believes.
        doer: whether it is told as by somebody who did it, which a belief that it was done is for.
    """
    if not source.resolved or pattern("recording").search(source.name):
        return None
    before = [one for one in left_open if one.spans[-1].end <= line.span.start]
    if not doer:
        before = [
            one for one in before if any(a.act == "alleges" for a in evidence.made_by[one.id])
        ]
    claimed = _places(line, before)
    if len(claimed) < _LEAST_SHARED or _told_by_others(evidence, line, source, len(claimed)):
        return None
    if not doer:
        said = [one for one in _said(evidence, source) if one.spans[-1].end <= line.span.start]
        told = _places(line, said)
        if len(told) < _LEAST_WORDS or len(told) < len(line.words):
            return None
    return max(before, key=lambda one: len(line.told(one.text)))


def _places(line: Line, claims: Sequence[Claim]) -> set[int]:
    """Places of the words of a line that stand in some claim."""
    return {place for one in claims for place, _ in line.told(one.text)}


def _told_by_others(evidence: Evidence, line: Line, source: Source, most: int) -> bool:
    """Whether the outlet, or somebody else, has told as much of it before."""
    for claim in evidence.stated:
        if claim.spans[0].start >= line.span.start:
            break
        makers = evidence.made_by[claim.id]
        if any(source.id in one.sources for one in makers):
            continue
        if len(line.told(claim.text)) >= most:
            return True
    return False
