"""Rules about words that come at second hand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from attrib.audit.anonymous import head, insider, last, said
from attrib.audit.catalogue import data
from attrib.audit.evidence import Evidence
from attrib.audit.found import Found, short
from attrib.audit.passing import answered, goes_on, outlet_later
from attrib.audit.voice import stems
from attrib.extract.quotes import quotations
from attrib.model import Attribution, Source, Span
from attrib.resolve.lexicon import plural

# Code points before a passage in which an outlet's name tells whose report it is.
_NEAR = 1500
# Words that what somebody says shares with what is passed on beside it, where it is the same: in
# the sentence that follows, and in the one before or after that.
_SHARED_NEXT = 2
_SHARED = 3
_NAME = re.compile(r"\b[A-Z][\w’'-]*")
_RUMOURS = re.compile(
    r"(?:(?:The|These|Those|Such)\s+)?(?:[Rr]umou?rs|[Ss]peculation|[Rr]eports)\b"
)
# Sentences within which what is passed on is the same matter.
_ALIKE = 2
_DETERMINER = re.compile(r"(?:The|A|An|This|That|One|Another|Some|State|Local|News|National)\b")
_NOT_TOLD = frozenset({"wants", "intends", "asks", "orders"})


def origin_missing(evidence: Evidence) -> Iterator[Found]:
    """A claim from another outlet, or from hearsay, and nobody who can be asked where it began."""
    yield from _from_outlets(evidence)
    yield from _from_hearsay(evidence)


def _from_outlets(evidence: Evidence) -> Iterator[Found]:
    told: set[str] = set()
    for attribution in evidence.report.attributions:
        if not _reports(evidence, attribution):
            continue
        named = all(evidence.sources[id].naming == "named" for id in attribution.sources)
        # Another newsroom's name can be asked; whoever it leaves unnamed can't.
        if named and not _from_unnamed(evidence, attribution):
            continue
        if not named and (
            _origin().search(_near(evidence, attribution)) or _named_later(evidence, attribution)
        ):
            continue
        # One report that is passed on in two sentences is one.
        if not told.isdisjoint(attribution.sources):
            continue
        told.update(attribution.sources)
        yield Found(
            (*attribution.source_spans, *attribution.content_spans),
            (attribution.id, *attribution.sources, *attribution.claims),
            {"carrier": short(evidence.names(attribution.sources))},
        )


def _named_later(evidence: Evidence, carrier: Attribution) -> bool:
    """Whether an outlet is named after all: "the state agency", then "the Norpress agency"."""
    nouns = "|".join({re.escape(head(evidence.sources[id].name)) for id in carrier.sources})
    named = re.compile(rf"\b[A-Z][\w’'-]+\s+(?i:(?:news|press|state)\s+)?(?i:{nouns})\b")
    return any(
        not _DETERMINER.match(found[0])
        for found in named.finditer(evidence.text, carrier.source_spans[0].end)
    )


def _from_unnamed(evidence: Evidence, carrier: Attribution) -> bool:
    """Whether what an outlet passes on began with somebody whom it does not name."""
    begun = [
        one for one in evidence.report.attributions if one.relayed_by == carrier.id and said(one)
    ]
    sources = [evidence.sources[id] for one in begun for id in one.sources]
    if sources:
        return all(insider(one) for one in sources)
    start, end = evidence.sentence_at(carrier.source_spans[0].start)
    # Whose official an outlet quotes can be asked; who its "sources" are, nobody knows.
    quotes = any("quot" in span.text.lower() for span in carrier.cue_spans)
    unnamed = _unnamed_sources() if quotes else _unnamed_origin()
    return unnamed.search(evidence.text, start, end) is not None


def _reports(evidence: Evidence, attribution: Attribution) -> bool:
    """Whether an outlet passes on what it has not said of itself."""
    if attribution.unsure or attribution.form == "direct" or attribution.act != "asserts":
        return False
    if not attribution.sources or not attribution.source_spans:
        return False
    outlet = (evidence.report.article.outlet or "").casefold()
    sources = [evidence.sources[id] for id in attribution.sources]
    if not all(_outlet(one) for one in sources):
        return False
    if any(one.name.casefold() == outlet for one in sources):
        return False
    cue = " ".join(span.text for span in attribution.cue_spans)
    return _relays().search(cue) is not None


def _outlet(source: Source) -> bool:
    """Whether a source is an outlet, and not its commentators."""
    if source.kind != "media" or not source.resolved:
        return False
    if source.naming == "named":
        return True
    # "The news agency Reuters" can be asked, whatever stands before its name.
    if _houses().search(source.name):
        return False
    # Several outlets are several origins; "local media" is none that one could ask.
    several = source.count not in (None, 1) or plural(last(source.name))
    return head(source.name) in data("hearsay.toml")["outlets"] and not several


def _near(evidence: Evidence, attribution: Attribution) -> str:
    """What stands near the places that name the carrier, without its name and cue."""
    places = [attribution.content_spans[0], *attribution.source_spans]
    places += [one for id in attribution.sources for one in evidence.sources[id].mentions]
    told = "\n".join(dict.fromkeys(evidence.around(place.start) for place in places))
    for span in (*attribution.cue_spans, *places[1:]):
        told = told.replace(span.text, " ")
    return told


def _from_hearsay(evidence: Evidence) -> Iterator[Found]:
    last = -_ALIKE - 1
    vague = [
        span
        for one in evidence.report.attributions
        if not one.unsure
        for span in one.source_spans
        if _vague().match(" ".join(span.text.split())) and not _houses().search(span.text)
    ]
    for place, (start, end) in enumerate(evidence.sentences):
        words = _passed_on(evidence, vague, start, end)
        # Sentences close by pass the same on.
        if words is None or place - last <= _ALIKE or _told(evidence, words):
            continue
        if _only_spoken_of(evidence, words):
            last = place
            continue
        if _taken_up(evidence, words):
            continue
        if answered(evidence, words) or goes_on(
            evidence, words, vague=_vague().match(words.text) is not None
        ):
            continue
        if outlet_later(evidence, words, _houses()):
            continue
        last = place
        of = [one for one in evidence.report.attributions if _holds(one, words)]
        claims = [
            one.id
            for one in evidence.report.claims
            if any(span.start < words.end and words.start < span.end for span in one.spans)
        ]
        ids = dict.fromkeys([*claims, *(id for one in of for id in (one.id, *one.claims))])
        spans = (span for id in ids if id in evidence.claims for span in evidence.claims[id].spans)
        yield Found((words, *spans), tuple(ids), {"carrier": short(words.text)})


def _passed_on(evidence: Evidence, vague: Sequence[Span], start: int, end: int) -> Span | None:
    """The first words of a sentence by which the article itself passes something on."""
    lowered = evidence.text[start:end].lower()
    found = []
    if any(need in lowered for need in data("hearsay.toml")["needs"]):
        matches = _hearsay().finditer(evidence.text, start, end)
        found = [evidence.report.article.span(*words.span()) for words in matches]
    found += [span for span in vague if start <= span.start and span.end <= end]
    ours = (span for span in found if not _of_another(evidence, span))
    return min(ours, key=lambda span: span.start, default=None)


def _of_another(evidence: Evidence, words: Span) -> bool:
    """Whether the words are those of a source, or stand in quotation marks."""
    block = evidence.block_at(words.start)
    if block is None or any(
        start <= words.start < end
        for start, end in quotations(evidence.text, block.start, block.end)
    ):
        return True
    return any(
        one.sources
        and not _holds(one, words)
        and any(span.start <= words.start < span.end for span in one.content_spans)
        for one in evidence.report.attributions
    )


def _holds(attribution: Attribution, words: Span) -> bool:
    """Whether the words are in the source or the cue of an attribution."""
    return any(
        span.start < words.end and words.start < span.end
        for span in (*attribution.source_spans, *attribution.cue_spans)
    )


def _told(evidence: Evidence, words: Span) -> bool:
    """Whether the sentence, or one near it, tells where it began, or an outlet stands near."""
    start, end = evidence.sentence_at(words.start)
    passing = {one.id for one in evidence.report.attributions if _holds(one, words)}
    # What is passed on may hold somebody's words, who has not told them here.
    others = [
        one
        for one in evidence.report.attributions
        if one.id not in passing and one.relayed_by not in passing
    ]
    if any(
        start <= span.start < end
        for one in others
        if evidence.known(one.sources)
        for span in one.cue_spans
    ):
        return True
    before = evidence.sentence_before(start)
    earlier = evidence.sentence_before(before[0]) if before is not None else None
    near = (earlier, before, evidence.sentence_after(end))
    stretches = [(start, words.start), (words.end, end), *(one for one in near if one is not None)]
    if any(by().search(evidence.text, *one) for one in stretches for by in (_beside, _houses)):
        return True
    # "Some reports" are not those of the outlet that was named before.
    return not _vague().match(words.text) and any(
        words.start - _NEAR <= mention.start < end
        for source in evidence.report.sources
        if source.kind == "media" and source.naming == "named"
        for mention in source.mentions
    )


def _only_spoken_of(evidence: Evidence, words: Span) -> bool:
    """Whether the sentence tells what became of rumours, and passes none of them on."""
    start, end = evidence.sentence_at(words.start)
    if _spoken_of().search(evidence.text, start, end):
        return True
    # "There was talk of a split. These rumours were fuelled by ..."
    after = evidence.sentence_after(end)
    taken_up = after is not None and _RUMOURS.match(evidence.text, *after) is not None
    return taken_up and _spoken_of().search(evidence.text, *(after or (0, 0))) is not None


def _taken_up(evidence: Evidence, words: Span) -> bool:
    """Whether somebody whom the text tells says the same in a sentence beside this one."""
    start, end = evidence.sentence_at(words.start)
    passed_on = stems(evidence.text[start:end])
    # A name alone is no sign further off that both speak of one thing.
    names = {stem for word in _NAME.findall(evidence.text[start:end]) for stem in stems(word)}
    before = evidence.sentence_before(start)
    after = evidence.sentence_after(end)
    last = evidence.sentence_after(after[1]) if after is not None else None
    beside = [
        (before, passed_on - names, _SHARED),
        (after, passed_on, _SHARED_NEXT),
        (last, passed_on - names, _SHARED),
    ]
    return any(
        len(told & stems(span.text)) >= least
        for one in evidence.report.attributions
        if not one.unsure and one.act not in _NOT_TOLD
        if evidence.known(one.sources) and not _holds(one, words)
        for span in one.content_spans
        for bounds, told, least in beside
        if bounds is not None and bounds[0] <= span.start < bounds[1]
    )


@cache
def _spoken_of() -> re.Pattern[str]:
    return re.compile(data("hearsay.toml")["spoken_of"], re.IGNORECASE)


@cache
def _relays() -> re.Pattern[str]:
    return re.compile(data("hearsay.toml")["relays"], re.IGNORECASE)


@cache
def _unnamed_origin() -> re.Pattern[str]:
    return re.compile(data("hearsay.toml")["unnamed_origin"], re.IGNORECASE)


@cache
def _unnamed_sources() -> re.Pattern[str]:
    return re.compile(data("hearsay.toml")["unnamed_sources"], re.IGNORECASE)


@cache
def _hearsay() -> re.Pattern[str]:
    return re.compile(data("hearsay.toml")["hearsay"], re.IGNORECASE)


@cache
def _vague() -> re.Pattern[str]:
    return re.compile(data("hearsay.toml")["reports"], re.IGNORECASE)


@cache
def _houses() -> re.Pattern[str]:
    return re.compile(data("hearsay.toml")["houses"])


@cache
def _beside() -> re.Pattern[str]:
    return re.compile(data("hearsay.toml")["beside"])


@cache
def _origin() -> re.Pattern[str]:
    return re.compile(data("hearsay.toml")["origin"], re.IGNORECASE)
