"""Rules about what the outlet states on its own authority."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property
from itertools import chain
from math import inf

from attrib.audit.catalogue import data
from attrib.audit.evidence import Evidence
from attrib.audit.found import Found, short
from attrib.model import Attribution, Claim, Figure, Link

_WORD = re.compile(r"[^\W_]{4,}")
_NO_SUCH = re.compile(r"\bno\s+such\s+(?P<what>\w+)", re.IGNORECASE)
_LASTING = ("throughout", "all along", "at all times", "the whole time")
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
# A denial of fewer words may be of something else.
_LEAST_DENIED = 2
# Parts of words, one of which stands wherever the patterns find something.
_DENYING = ("nothing", "no such", "never", "at no ", "not ", "n't", "n’t")
_TURNING = ("otherwise", "differ")
_DONE = frozenset({"past", None})
_SAYING = frozenset({"asserts", "denies", "alleges", "confirms", "criticizes"})
_TELLING = _SAYING | {"admits", "agrees", "believes", "predicts", "warns"}
# A denial of a statement stands within so many code points after it, and takes up so much of it.
_SOON = 320
# What contradicts a statement in other words stands within so many after it.
_NEAR = 700
# Code points at the start of a sentence before whoever denies what the one before it says.
_AT_ONCE = 12
_TAKEN_UP = 1 / 3


def fact_contested(evidence: Evidence) -> Iterator[Found]:
    """A statement in the outlet's voice that somebody in the same report contradicts."""
    told: set[str] = set()
    stated = _Flatly(evidence)
    found = (
        _linked(evidence),
        _denied(evidence, stated),
        _told_otherwise(evidence, stated),
        _saw_it_otherwise(evidence, stated),
        _no_such(evidence),
        _denied_at_once(evidence),
    )
    for own, other in chain.from_iterable(found):
        # Where a quotation has lost one of its marks, its words are nobody's statement.
        if own.id in told or _QUOTED.search(own.text):
            continue
        told.add(own.id)
        makers = evidence.made_by[other.id]
        yield Found(
            own.spans,
            (own.id, other.id, *(one.id for one in makers)),
            {"who": who(evidence, makers), "other": short(other.text)},
        )


def _linked(evidence: Evidence) -> Iterator[tuple[Claim, Claim]]:
    """Statements of the outlet, each with what is linked to it as different."""
    for link in evidence.report.links:
        own, other = apart(evidence, link)
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


class _Flatly:
    """What the outlet states without a doubt, found when first asked for."""

    def __init__(self, evidence: Evidence) -> None:
        self._evidence = evidence

    @cached_property
    def all(self) -> Sequence[Claim]:
        """The statements, in order."""
        return [
            own
            for own in self._evidence.stated
            if own.voice == "outlet" and not own.hedges and own.tense != "future"
            if not pattern("guarded").search(own.text)
        ]

    @cached_property
    def claims(self) -> Sequence[Claim]:
        """Those that say that something is so."""
        return [own for own in self.all if own.polarity == "affirmed"]

    def near(self, place: int) -> list[Claim]:
        """Those that end soon before a place."""
        return [one for one in self.claims if 0 < place - one.spans[-1].end < _NEAR]


def _denied(evidence: Evidence, stated: _Flatly) -> Iterator[tuple[Claim, Claim]]:
    """Statements of the outlet, each with the words of somebody concerned who denies it."""
    denials = [
        attribution
        for attribution in evidence.report.attributions
        if _denies(attribution) and evidence.known(attribution.sources)
        if not _withdrawn(evidence, attribution)
    ]
    for attribution in denials:
        speakers = _subjects(evidence, attribution)
        for other in (evidence.claims[id] for id in attribution.claims):
            words = stems(other.text) - _names_of_claims()
            if other.polarity == "negated":
                continue
            whole = len(words) >= _LEAST_DENIED and _told(other)
            about = {*other.about, *speakers}
            for own in stated.claims:
                restated = whole and not about.isdisjoint(own.about) and words <= stems(own.text)
                if restated or (
                    not speakers.isdisjoint(own.about) and _takes_up(attribution, own, other)
                ):
                    yield own, other


def _told_otherwise(evidence: Evidence, stated: _Flatly) -> Iterator[tuple[Claim, Claim]]:
    """Statements of the outlet, each with what somebody says near it that can't be so as well."""
    contrary = _has_contraries(evidence.lowered)
    for attribution in evidence.report.attributions:
        if attribution.unsure or attribution.act not in _SAYING:
            continue
        for other in (evidence.claims[id] for id in attribution.claims):
            if other.hedges or other.conditions or other.tense not in _DONE:
                continue
            outright = _denies_outright(other)
            lasting = other.text.rstrip("\"'.,”’ ").endswith(_LASTING)
            ruled_out = _ruled_out(other) if contrary else set[str]()
            if not outright and not ruled_out and not lasting:
                continue
            start, end = other.spans[0].start, other.spans[-1].end
            before = stated.near(start)
            after = [one for one in stated.claims if 0 < one.spans[0].start - end < _NEAR]
            past = [one for one in before if outright and one.tense in _DONE]
            contested = [
                one
                for one in past
                if _takes_part(one, other, least=_LEAST_DENIED)
                and _concerned(evidence, attribution, one)
            ]
            if lasting:
                # "The doors were locked", "had been open throughout".
                all_before = [one for one in stated.all if 0 < start - one.spans[-1].end < _SOON]
                contested += [
                    one for one in all_before if _takes_part(one, other, least=_LEAST_DENIED)
                ]
            contested += [one for one in (*after, *before) if _contrary(one, other, ruled_out)]
            known = evidence.known(attribution.sources)
            if contested and known and not _withdrawn(evidence, attribution):
                yield contested[-1], other


def _saw_it_otherwise(evidence: Evidence, stated: _Flatly) -> Iterator[tuple[Claim, Claim]]:
    """Statements, each with what somebody says of whom the next says that he "saw it otherwise"."""
    if not any(word in evidence.lowered for word in _TURNING):
        return
    for place, turn in enumerate(evidence.stated):
        if turn.voice != "outlet" or not any(word in turn.text for word in _TURNING):
            continue
        if not pattern("otherwise").search(turn.text):
            continue
        start, following = turn.spans[0].start, evidence.stated[place + 1 : place + 2]
        own = [one for one in stated.near(start) if not set(one.about).isdisjoint(turn.about)]
        if own and following and following[0].voice == "attributed":
            yield own[-1], following[0]


def _no_such(evidence: Evidence) -> Iterator[tuple[Claim, Claim]]:
    """What is told of a promise or an order of which somebody says that there was "no such" one."""
    if "no such" not in evidence.lowered:
        return
    for other in evidence.attributed:
        found = _NO_SUCH.search(other.text)
        if found is None or other.hedges or not stems(found["what"]):
            continue
        start = other.spans[0].start
        for first, end in reversed(evidence.sentences):
            if not start - _NEAR < end <= start or not stems(found["what"]) <= stems(
                evidence.text[first:end]
            ):
                continue
            own = [one for one in evidence.stated if first <= one.spans[0].start < end]
            said = {one.act for claim in own for one in evidence.made_by[claim.id]}
            if own and said.isdisjoint(_TELLING) and not pattern("guarded").search(own[0].text):
                yield own[0], other
            break


def _denied_at_once(evidence: Evidence) -> Iterator[tuple[Claim, Claim]]:
    """What the sentence before has told of which somebody "denies this"."""
    for attribution in evidence.report.attributions:
        if attribution.act != "denies" or not evidence.known(attribution.sources):
            continue
        # A bid is rejected and no fact.
        if not any("den" in span.text for span in attribution.cue_spans):
            continue
        if not _denies(attribution) or not pattern("just_told").match(
            attribution.content_spans[0].text
        ):
            continue
        start, _ = evidence.sentence_at(attribution.content_spans[0].start)
        # "It is said that he will, but he has always denied this" tells itself of what.
        if not attribution.source_spans or attribution.source_spans[0].start - start > _AT_ONCE:
            continue
        before = evidence.sentence_before(start)
        if before is None or _withdrawn(evidence, attribution) or not attribution.claims:
            continue
        own = [one for one in evidence.stated if before[0] <= one.spans[0].start < before[1]]
        said = {one.act for claim in own for one in evidence.made_by[claim.id]}
        if not own or not said.isdisjoint(_TELLING):
            continue
        if not pattern("guarded").search(evidence.text, *before) and own[0].tense in _DONE:
            yield own[0], evidence.claims[attribution.claims[0]]


def _concerned(evidence: Evidence, attribution: Attribution, own: Claim) -> bool:
    """Whether a statement tells of those who speak, or of what they speak for."""
    about = {one.source for one in evidence.report.subjects if one.id in own.about}
    if not about.isdisjoint(attribution.sources):
        return True
    sources = [evidence.sources[id] for id in attribution.sources]
    told = " ".join(f"{one.name} {one.role or ''} {one.affiliation or ''}" for one in sources)
    return bool(stems(told) & stems(own.text))


def _denies_outright(claim: Claim) -> bool:
    """Whether it denies outright that a thing was done: "no such promise had been given"."""
    lowered = claim.text.lower()
    if not any(word in lowered for word in _DENYING):
        return False
    return bool(pattern("outright").search(lowered)) and not pattern("lived").search(lowered)


def _takes_part(own: Claim, other: Claim, *, least: int = 1) -> bool:
    """Whether a statement has a good part of the words of a denial, names left out."""
    words = stems(_NAME.sub(" ", other.text)) - _names_of_claims()
    shared = len(words & stems(_NAME.sub(" ", own.text)))
    return shared >= least and shared >= _TAKEN_UP * len(words)


def _has_contraries(lowered: str) -> bool:
    """Whether a text has two words of which one rules out the other."""
    return any(
        word in lowered and any(other in lowered for other in others)
        for word, others in data("voice.toml")["contrary"].items()
    )


def _ruled_out(claim: Claim) -> set[str]:
    """The words that can't be said of those of whom the claim speaks: of the armed, "unarmed"."""
    words = _words(claim)
    found: set[str] = set()
    for word, others in data("voice.toml")["contrary"].items():
        if word in words:
            found.update(others)
        if not words.isdisjoint(others):
            found.add(word)
    return found


def _contrary(own: Claim, other: Claim, ruled_out: set[str]) -> bool:
    """Whether a statement has a word that the other rules out, and speaks of the same."""
    words = _words(own)
    return not words.isdisjoint(ruled_out) and bool(words & _words(other) - _common())


def _words(claim: Claim) -> set[str]:
    return set(_WORD.findall(claim.text.casefold()))


def _withdrawn(evidence: Evidence, attribution: Attribution) -> bool:
    """Whether those who deny it give way in the same report."""
    if any(
        one.act == "admits" for id in attribution.sources for one in evidence.spoken_by.get(id, ())
    ):
        return True
    end = max(span.end for span in (*attribution.cue_spans, *attribution.content_spans))
    return pattern("withdrawn").search(evidence.text, end, end + 2 * _SOON) is not None


def _takes_up(attribution: Attribution, own: Claim, other: Claim) -> bool:
    """Whether a denial soon after a statement takes up some of it: "denied a role in the raid"."""
    cue = " ".join(span.text for span in attribution.cue_spans)
    start = min(span.start for span in (*attribution.cue_spans, *attribution.content_spans))
    if own.tense is None or not 0 < start - own.spans[-1].end < _SOON:
        return False
    if not pattern("contradicts").search(cue):
        return False
    return _takes_part(own, other)


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
    return pattern("unsaid").search(cue) is None


def _answers(own: Claim, other: Claim) -> bool:
    """Whether most words of what contradicts a statement are words of the statement."""
    words, said = stems(other.text), stems(own.text)
    shared = len(words & said)
    return shared >= _LEAST_DENIED and shared >= _REPEATED * len(words)


def _subjects(evidence: Evidence, attribution: Attribution) -> set[str]:
    """The subjects that are those who speak: who denies "dumping waste" denies it of himself."""
    return {one.id for one in evidence.report.subjects if one.source in attribution.sources}


def who(evidence: Evidence, makers: Iterable[Attribution]) -> str:
    """Those who make a claim, by name, for a message."""
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
    if not share(own, other) or _spells(own.text) != _spells(other.text):
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


def share(own: Claim, other: Claim) -> bool:
    """Whether the claims speak of the same person, body or place."""
    return not set(own.about).isdisjoint(other.about)


def _meet(a: Figure, b: Figure) -> bool:
    least = max(-inf if one.low is None else one.low for one in (a, b))
    most = min(inf if one.high is None else one.high for one in (a, b))
    return least <= most


def apart(evidence: Evidence, link: Link) -> tuple[Claim | None, Claim | None]:
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
def pattern(name: str) -> re.Pattern[str]:
    """A pattern of voice.toml."""
    return re.compile(data("voice.toml")[name], re.IGNORECASE)
