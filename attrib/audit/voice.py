"""Rules about what the outlet states on its own authority."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from math import inf

from attrib.audit.catalogue import data
from attrib.audit.evidence import Evidence
from attrib.audit.fairness import wrong
from attrib.audit.found import Found, short
from attrib.model import Attribution, Claim, Figure, Link, Span

_WORD = re.compile(r"[^\W_]{4,}")
_DOING = re.compile(r"(?:ever|any)?\s*(?:having|being|[a-z]{3,}ing)\b", re.IGNORECASE)
_NAME = re.compile(r"\b[A-Z][\w.’'-]*")
_SPELL = re.compile(
    r"\b(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|\d+|several|past|last|next|first|this)"
    r"(?:-|\s+)(?:years?|months?|weeks?|days?|quarters?|decades?|hours?)\b",
    re.IGNORECASE,
)
_ENDING = re.compile(r"(?:ing|ied|ies|ed|es|s|e|y)$")
_QUOTED = re.compile(r"[\"“”]")
_REPEATED = 0.6
_FORETELLING = frozenset({"predicts", "believes", "warns"})
# A denial of fewer words may be of something else.
_LEAST_DENIED = 2
# A denial of a statement stands within so many code points after it, and takes up so much of it.
_SOON = 320
_TAKEN_UP = 1 / 3
# Code points from its start in which a statement names who does something.
_AT_START = 30
_AUTHORITIES = frozenset({"government", "justice", "military"})
_TOLL = re.compile(
    r"\W*(?:at least |some |about )?(?:\d[\d,]*|[a-z]+(?:-[a-z]+)?)\s+"
    r"(?:people\s+|[a-z]+s\s+)?(?:killed|dead|die|hurt|injured|wounded|drown(?:ed)?)\b(?!\s+by\b)",
    re.IGNORECASE,
)


def fact_contested(evidence: Evidence) -> Iterator[Found]:
    """A statement in the outlet's voice that somebody in the same report contradicts."""
    told: set[str] = set()
    for own, other in (*_linked(evidence), *_denied(evidence)):
        # Where a quotation has lost one of its marks, its words are nobody's statement.
        if own.id in told or _QUOTED.search(own.text):
            continue
        told.add(own.id)
        makers = evidence.made_by[other.id]
        yield Found(
            own.spans,
            (own.id, other.id, *(one.id for one in makers)),
            {"who": _who(evidence, makers), "other": short(other.text)},
        )


def attribution_lost(evidence: Evidence) -> Iterator[Found]:
    """A headline, caption or sentence that states as fact what the report attributes."""
    for link in evidence.report.links:
        if link.reason != "lost attribution":
            continue
        own, other = _apart(evidence, link)
        if own is None or other is None:
            continue
        makers = evidence.made_by[other.id]
        block = evidence.block_at(own.spans[0].start)
        where = block.kind if block is not None else "paragraph"
        if _written(evidence, makers):
            continue
        if where in ("headline", "caption"):
            dropped = (
                not _by_itself(evidence, own, makers)
                and _wants_a_source(evidence, own, other, makers, link.spans)
                and not _rests_on_another(evidence, own, other, makers)
            )
        else:
            # A sentence that tells twice what harms nobody may name the source once. Words without
            # a verb ("Row over the bridge") state nothing.
            charged = own.tense is not None and _charges(own, other, makers)
            dropped = charged and _repeats(own, other)
        if not dropped:
            continue
        yield Found(
            own.spans,
            (own.id, other.id, *(one.id for one in makers)),
            {"where": "text" if where == "paragraph" else where, "who": _who(evidence, makers)},
        )


def _wants_a_source(
    evidence: Evidence,
    own: Claim,
    other: Claim,
    makers: Sequence[Attribution],
    told: Sequence[Span],
) -> bool:
    """Whether a headline says something that readers should not take for a fact.

    That is so of a wrong laid at somebody's door, of what those say who explain and foretell, and
    of what the source itself puts less surely. What is on record may be told as it is, and so may
    what nobody disputes, though only unnamed sources tell it.
    """
    if _pattern("settled").search(own.text):
        return False
    sources = [evidence.sources[id] for one in makers for id in one.sources]
    named = " ".join(f"{one.name} {one.role or ''} {one.affiliation or ''}" for one in sources)
    # What an army tells of its own dead is record, unlike what it tells of others'.
    recorded = bool(_pattern("recording").search(named) or _pattern("own_losses").search(own.text))
    if _TOLL.match(own.text) and all(one.kind in _AUTHORITIES for one in sources):
        # "Seven killed in Arden": who did it is left open, and who counts them is known.
        recorded = True
    if wrong(own.text) and not recorded:
        return True
    if _pattern("market").search(own.text):
        return False
    # "Japan to cut output": what somebody plans is no view of those who explain it.
    if _begins_with_somebody(evidence, own) and _pattern("plan").search(own.text):
        return False
    if _pattern("interested").search(named):
        return True
    return _less_sure(evidence, own, other, makers, told)


def _rests_on_another(
    evidence: Evidence, own: Claim, other: Claim, makers: Sequence[Attribution]
) -> bool:
    """Whether a headline tells as much of what the outlet, or somebody on record, says as well."""
    words = stems(own.text)
    shared = len(words & stems(other.text))
    ids = {one.id for one in makers}
    for claim in evidence.stated:
        if claim.id in (own.id, other.id) or len(words & stems(claim.text)) < shared:
            continue
        said = evidence.made_by[claim.id]
        if not said or any(one.id not in ids and _on_record(evidence, one) for one in said):
            return True
    return False


def _on_record(evidence: Evidence, attribution: Attribution) -> bool:
    """Whether somebody says it with a name or for a body, and does not explain or take a side."""
    sources = [evidence.sources[id] for id in attribution.sources]
    return bool(sources) and all(
        one.naming == "named" and not _pattern("interested").search(f"{one.name} {one.role or ''}")
        for one in sources
    )


def _less_sure(
    evidence: Evidence,
    own: Claim,
    other: Claim,
    makers: Sequence[Attribution],
    told: Sequence[Span],
) -> bool:
    """Whether the source puts it as a belief, a forecast or with a hedge."""
    if all(one.act in _FORETELLING for one in makers):
        return True
    # A hedge behind all that the headline tells is of something else.
    if any(
        hedge.end <= span.start < other.spans[-1].end for hedge in other.hedges for span in told
    ):
        return True
    # "Smelter to close" is somebody's plan, "output to rise" a forecast.
    somebody = _begins_with_somebody(evidence, own)
    return not somebody and _pattern("outcome").search(own.text) is not None


def _begins_with_somebody(evidence: Evidence, own: Claim) -> bool:
    first = own.spans[0].start
    return any(
        first <= mention.start < first + _AT_START
        for subject in evidence.report.subjects
        if subject.id in own.about and subject.kind != "other"
        for mention in subject.mentions
    )


def _linked(evidence: Evidence) -> Iterator[tuple[Claim, Claim]]:
    """Statements of the outlet, each with what is linked to it as different."""
    for link in evidence.report.links:
        own, other = _apart(evidence, link)
        if link.kind != "differs" or own is None or other is None:
            continue
        if link.reason == "denial":
            # A negation that nobody calls a denial may be about something else.
            makers = evidence.made_by[other.id]
            contested = any(_denies(one) for one in makers) or _answers(own, other)
        else:
            contested = _figures_apart(own, other)
        if contested:
            yield own, other


def _denied(evidence: Evidence) -> Iterator[tuple[Claim, Claim]]:
    """Statements of the outlet, each with the words of somebody concerned who denies it."""
    denials = [
        attribution
        for attribution in evidence.report.attributions
        if _denies(attribution) and evidence.known(attribution.sources)
        if not _withdrawn(evidence, attribution)
    ]
    if not denials:
        return
    stated = [
        (own, stems(own.text))
        for own in evidence.stated
        if own.voice == "outlet" and not own.hedges and own.polarity == "affirmed"
        if not _pattern("guarded").search(own.text)
    ]
    for attribution in denials:
        speakers = _subjects(evidence, attribution)
        for other in (evidence.claims[id] for id in attribution.claims):
            words = stems(other.text) - _names_of_claims()
            if other.polarity == "negated":
                continue
            whole = len(words) >= _LEAST_DENIED and _told(other)
            about = {*other.about, *speakers}
            for own, said in stated:
                restated = whole and words <= said and not about.isdisjoint(own.about)
                if restated or (
                    not speakers.isdisjoint(own.about) and _takes_up(attribution, own, other)
                ):
                    yield own, other


def _withdrawn(evidence: Evidence, attribution: Attribution) -> bool:
    """Whether those who deny it give way in the same report."""
    if any(
        one.act == "admits" for id in attribution.sources for one in evidence.spoken_by.get(id, ())
    ):
        return True
    end = max(span.end for span in (*attribution.cue_spans, *attribution.content_spans))
    return _pattern("withdrawn").search(evidence.text, end, end + 2 * _SOON) is not None


def _takes_up(attribution: Attribution, own: Claim, other: Claim) -> bool:
    """Whether a denial soon after a statement takes up some of it: "denied a role in the raid"."""
    cue = " ".join(span.text for span in attribution.cue_spans)
    start = min(span.start for span in (*attribution.cue_spans, *attribution.content_spans))
    if own.tense is None or not 0 < start - own.spans[-1].end < _SOON:
        return False
    if not _pattern("contradicts").search(cue):
        return False
    words = stems(_NAME.sub(" ", other.text)) - _names_of_claims()
    shared = len(words & stems(_NAME.sub(" ", own.text)))
    return shared > 0 and shared >= _TAKEN_UP * len(words)


def _told(claim: Claim) -> bool:
    """Whether it says that something is so or was done; a thing or a forecast can't be denied."""
    if claim.tense is None:
        return _DOING.match(claim.text) is not None
    # Nothing is said of a name alone.
    return claim.tense != "future" and bool(stems(_NAME.sub(" ", claim.text)))


def _denies(attribution: Attribution) -> bool:
    cue = " ".join(span.text for span in attribution.cue_spans)
    if attribution.act != "denies" or attribution.unsure:
        return False
    return _pattern("unsaid").search(cue) is None


def _answers(own: Claim, other: Claim) -> bool:
    """Whether most words of what contradicts a statement are words of the statement."""
    words, said = stems(other.text), stems(own.text)
    shared = len(words & said)
    return shared >= _LEAST_DENIED and shared >= _REPEATED * len(words)


def _subjects(evidence: Evidence, attribution: Attribution) -> set[str]:
    """The subjects that are those who speak: who denies "dumping waste" denies it of himself."""
    return {one.id for one in evidence.report.subjects if one.source in attribution.sources}


def _written(evidence: Evidence, makers: Iterable[Attribution]) -> bool:
    """Whether it stands in a document or another report, which can be looked up."""
    sources = [evidence.sources[id] for one in makers for id in one.sources]
    return any(
        (one.kind in ("document", "media") or _pattern("written").search(one.name))
        and not _pattern("interested").search(one.name)
        for one in sources
    )


def _charges(own: Claim, other: Claim, makers: Iterable[Attribution]) -> bool:
    """Whether it lays a wrong at somebody's door."""
    return any(one.act == "alleges" for one in makers) or wrong(own.text) or wrong(other.text)


def _by_itself(evidence: Evidence, own: Claim, makers: Iterable[Attribution]) -> bool:
    """Whether a headline begins with whoever told it, who has said or done it himself."""
    first = own.spans[0].start
    return any(
        first <= mention.start < first + _AT_START and mention.how != "pronoun"
        for one in makers
        for id in one.sources
        for mention in evidence.sources[id].mentions
    )


def _who(evidence: Evidence, makers: Iterable[Attribution]) -> str:
    return short(evidence.names(dict.fromkeys(id for one in makers for id in one.sources)))


def stems(text: str) -> set[str]:
    """The words of `text` that say something, without the endings of verbs and plurals.

    >>> sorted(stems("The mine dumped its waste")), sorted(stems("dumping waste in mines"))
    (['dump', 'min', 'wast'], ['dump', 'min', 'wast'])
    """
    words = (word for word in _WORD.findall(text.casefold()) if word not in _common())
    return {_ENDING.sub("", word) for word in words}


def _figures_apart(own: Claim, other: Claim) -> bool:
    """Whether the claims name the same and have figures of one unit that can't both be true.

    Figures that count other things, or over another time, measure different things.
    """
    if not _share(own, other) or _spells(own.text) != _spells(other.text):
        return False
    pairs = [
        (a, b) for a in own.figures for b in other.figures if a.unit == b.unit and _of_one(a, b)
    ]
    units = {a.unit for a, _ in pairs}
    return any(not any(_meet(a, b) for a, b in pairs if a.unit == unit) for unit in units)


def _of_one(a: Figure, b: Figure) -> bool:
    """Whether two figures may be of one thing, as far as the text tells of what they are."""
    if a.of is None or b.of is None:
        return True
    return not stems(a.of.text).isdisjoint(stems(b.of.text))


def _spells(text: str) -> set[str]:
    """The lengths of time that a claim tells: "in 12 years", "a month"."""
    return {" ".join(found[0].casefold().split()) for found in _SPELL.finditer(text)}


def _repeats(own: Claim, other: Claim) -> bool:
    """Whether a sentence says little that the other claim has not said in the same words."""
    words, said = stems(own.text), stems(other.text)
    return _share(own, other) and len(words & said) >= _REPEATED * min(len(words), len(said))


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


@cache
def _common() -> frozenset[str]:
    return frozenset(data("voice.toml")["common"])


@cache
def _names_of_claims() -> frozenset[str]:
    return frozenset(stem for word in data("voice.toml")["claims"] for stem in stems(word))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(data("voice.toml")[name], re.IGNORECASE)
