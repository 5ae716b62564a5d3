"""Rules about what the outlet states on its own authority."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from math import inf

from attrib.audit.evidence import Evidence
from attrib.audit.found import Found, short
from attrib.model import Attribution, Claim, Figure, Link

_WORD = re.compile(r"[^\W_]{4,}")
_REPEATED = 0.6


def fact_contested(evidence: Evidence) -> Iterator[Found]:
    """A statement in the outlet's voice that somebody in the same report contradicts."""
    told: set[str] = set()
    for link in evidence.report.links:
        if link.kind != "differs":
            continue
        own, other = _apart(evidence, link)
        if own is None or other is None or own.id in told:
            continue
        makers = evidence.made_by[other.id]
        if not (_denied(makers) if link.reason == "denial" else _figures_apart(own, other)):
            continue
        told.add(own.id)
        yield Found(
            own.spans,
            (own.id, other.id, *(one.id for one in makers)),
            {
                "what": short(own.text),
                "who": short(evidence.names(dict.fromkeys(id for a in makers for id in a.sources))),
                "other": short(other.text),
            },
        )


def attribution_lost(evidence: Evidence) -> Iterator[Found]:
    """A headline, caption or sentence that states as fact what the report attributes."""
    for link in evidence.report.links:
        if link.reason != "lost attribution":
            continue
        own, other = _apart(evidence, link)
        # Words without a verb ("Row over the bridge") state nothing.
        if own is None or other is None or own.tense is None:
            continue
        makers = evidence.made_by[other.id]
        kinds = {evidence.sources[id].kind for one in makers for id in one.sources}
        # What a record, a poll or the count of an election says may be told as it is.
        if kinds & {"document", "media"}:
            continue
        block = evidence.block_at(own.spans[0].start)
        where = block.kind if block is not None else "paragraph"
        # A headline is about its report; two sentences may be alike and about other things.
        if where not in ("headline", "caption") and not _repeats(own, other):
            continue
        yield Found(
            own.spans,
            (own.id, other.id, *(one.id for one in makers)),
            {
                "where": "text" if where == "paragraph" else where,
                "who": short(evidence.names(dict.fromkeys(id for a in makers for id in a.sources))),
            },
        )


def _denied(makers: Iterable[Attribution]) -> bool:
    """Whether somebody denies it in so many words; a negation alone may be about something else."""
    return any(one.act == "denies" and not one.unsure for one in makers)


def _figures_apart(own: Claim, other: Claim) -> bool:
    """Whether the claims name the same and have figures of one unit that can't both be true."""
    if not _share(own, other):
        return False
    units = {one.unit for one in own.figures} & {one.unit for one in other.figures}
    return any(
        not any(_meet(a, b) for a in own.figures for b in other.figures if a.unit == unit == b.unit)
        for unit in units
    )


def _repeats(own: Claim, other: Claim) -> bool:
    """Whether a sentence says little that the other claim has not said in the same words."""
    words = set(_WORD.findall(own.text.casefold()))
    return _share(own, other) and len(words & set(_WORD.findall(other.text.casefold()))) >= (
        _REPEATED * len(words)
    )


def _share(own: Claim, other: Claim) -> bool:
    """Whether the claims speak of the same person, body or place."""
    return not set(own.about).isdisjoint(other.about)


def _meet(a: Figure, b: Figure) -> bool:
    least = max(-inf if one.low is None else one.low for one in (a, b))
    most = min(inf if one.high is None else one.high for one in (a, b))
    return least <= most


def _apart(evidence: Evidence, link: Link) -> tuple[Claim | None, Claim | None]:
    """The outlet's claim of a link and the attributed one; `None` for what it has not one of."""
    claims = [evidence.claims[id] for id in link.claims]
    own = [one for one in claims if one.voice == "outlet"]
    other = [one for one in claims if one.voice == "attributed"]
    return (own[0] if len(own) == 1 else None, other[0] if len(other) == 1 else None)
