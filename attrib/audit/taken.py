"""Sentences of the outlet that take for granted what somebody only claims."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrib.audit.accusations import wrong
from attrib.audit.evidence import BODY, Evidence
from attrib.audit.lines import Line
from attrib.audit.voice import pattern
from attrib.model import Act, Claim, Source

# Fewer words in common may be of something else; he who did it is told in two.
_LEAST_WORDS = 3
_LEAST_SHARED = 2
_GUESSED: frozenset[Act] = frozenset({"predicts", "believes", "warns"})
_STATED: frozenset[Act] = _GUESSED.union(("asserts", "alleges", "promises", "criticizes"))


def taken_up(evidence: Evidence) -> Iterator[tuple[Claim, Claim]]:
    """Statements, each with the claim of somebody that it takes for granted.

    "The ballots burned on the dump would have been enough", where one candidate claims that they
    were burned; "whoever poisoned the well came by night", where neighbours believe so.
    """
    for own in evidence.stated:
        block = evidence.block_at(own.spans[0].start)
        if own.voice != "outlet" or own.hedges or block is None or block.kind not in BODY:
            continue
        opening = pattern("taking_up").match(own.text)
        if opening is None or pattern("guarded").search(own.text):
            continue
        doer = opening["doer"] is not None
        line = Line.of(own.spans[0], "text", own.text if doer else opening["what"])
        for source in evidence.credited:
            if pattern("recording").search(source.name):
                continue
            other = _claimed(evidence, line, source, doer=doer)
            if other is not None:
                yield own, other
                break


def _claimed(evidence: Evidence, line: Line, source: Source, *, doer: bool) -> Claim | None:
    """What a source has claimed before that a line takes for granted, and nobody else has said."""
    said = [
        evidence.claims[id]
        for one in evidence.spoken_by[source.id]
        if not one.unsure and one.act in _STATED
        if one.content_spans[-1].end <= line.span.start
        for id in one.claims
    ]
    left_open = [one for one in said if _left_open(evidence, one, doer=doer)]
    claimed = _places(line, left_open)
    if len(claimed) < _LEAST_SHARED or _told_by_others(evidence, line, source, len(claimed)):
        return None
    told = _places(line, said)
    if not doer and (len(told) < _LEAST_WORDS or len(told) < len(line.words)):
        return None
    return max(left_open, key=lambda one: len(line.told(one.text)))


def _places(line: Line, claims: Sequence[Claim]) -> set[int]:
    """Places of the words of a line that stand in some claim."""
    return {place for one in claims for place, _ in line.told(one.text)}


def _left_open(evidence: Evidence, claim: Claim, *, doer: bool) -> bool:
    """Whether it lays a wrong at somebody's door; or, where it asks who did it, is a belief."""
    acts = {one.act for one in evidence.made_by[claim.id]}
    if doer and (claim.hedges or not acts.isdisjoint(_GUESSED)):
        return True
    return "alleges" in acts or wrong(claim.text)


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
