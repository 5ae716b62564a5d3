"""Rules about sources without a name: who they are, and what they think."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from attrib.audit.anonymous import bare, head, individual, insider, last, unshown
from attrib.audit.brought_in import unnamed
from attrib.audit.catalogue import data
from attrib.audit.crowds import crowds, qualified_before
from attrib.audit.evidence import Evidence, count_words, opinion
from attrib.audit.found import Found, short
from attrib.audit.introduced import named_soon, on_record, speaks_next
from attrib.model import Attribution, Source
from attrib.resolve.lexicon import plural

_NAME_WORD = re.compile(r"[A-Z][\w'’.-]*[\w]")
# Behind the quotation a content still tells who speaks: "it was a farce," the chairman Ann Lee.
_NAMES_SPEAKER = re.compile(r"[\"”]\s+(?:[\w'’-]+\s+){0,6}?[A-Z][\w'’.-]*\s+[A-Z][\w'’.-]+$")
# Of the words of a sentence, those that are taken for what it says.
_SHARE = 0.33
_OPENS_SPEECH = frozenset("\"“‘'")


def bare_source(evidence: Evidence) -> Iterator[Found]:
    """An unnamed source of whom the text says no more than that it is one."""
    told: set[str] = set()
    for source, attribution, where in unnamed(evidence):
        following = evidence.text[where.end : where.end + 40]
        if not bare(source, where.text, following) or where.text.casefold() in told:
            continue
        if _described_before(evidence, source, where.start):
            continue
        # "Bank of Japan sources", then "one source".
        if qualified_before(evidence, head(source.name), where.start):
            continue
        told.add(where.text.casefold())
        yield Found((where,), (source.id, attribution.id), {"who": short(where.text)})
    for source, attribution, where in crowds(evidence):
        yield Found((where,), (source.id, attribution.id), {"who": short(where.text)})


def opinion_unnamed(evidence: Evidence) -> Iterator[Found]:
    """A judgement or a guess by somebody unnamed, or by many of whom none is named."""
    carriers = {one.relayed_by for one in evidence.report.attributions}
    called = {attribution.id: where.text for _, attribution, where in crowds(evidence)}
    for attribution in evidence.report.attributions:
        # What a source says that somebody else said is news, not a view of its own.
        if attribution.id in carriers or attribution.unsure:
            continue
        sources = [evidence.sources[id] for id in attribution.sources]
        if attribution.id not in called:
            if not sources or not all(_for_himself(source) for source in sources):
                continue
            start = attribution.content_spans[0]
            if any(named_soon(evidence, one, start) for one in sources):
                continue
            if not any(map(individual, sources)) and speaks_next(evidence, start):
                continue
            if on_record(evidence, attribution) or _within_speech(evidence, attribution):
                continue
        views = [id for id in attribution.claims if opinion(evidence.claims[id])]
        words = " ".join(span.text for span in attribution.content_spans)
        if not views or _NAMES_SPEAKER.search(words) or _in_passing(evidence, attribution):
            continue
        yield Found(
            attribution.content_spans,
            (attribution.id, *attribution.sources, *views),
            {
                "who": short(called.get(attribution.id) or evidence.names(attribution.sources)),
                "words": short(evidence.claims[views[0]].text),
            },
        )


def _in_passing(evidence: Evidence, attribution: Attribution) -> bool:
    """Whether the words are so little of their sentence that the view in it may be another's."""
    first, last = attribution.content_spans[0].start, attribution.content_spans[-1].end
    start, _ = evidence.sentence_at(first)
    _, end = evidence.sentence_at(max(first, last - 1))
    said = sum(count_words(span.text) for span in attribution.content_spans)
    return said < _SHARE * count_words(evidence.text[start:end])


def _for_himself(source: Source) -> bool:
    """Whether it is an insider who gives a view of his own: several speak for a body."""
    return insider(source) and (individual(source) or unshown(source))


def _within_speech(evidence: Evidence, attribution: Attribution) -> bool:
    """Whether it is somebody with a name who says, as part of his own speech, what others think."""
    if attribution.relayed_by is None:
        return False
    carrier = evidence.attributions[attribution.relayed_by]
    start = attribution.content_spans[0].start
    return any(
        evidence.sources[id].naming == "named" and evidence.sources[id].kind != "media"
        for id in carrier.sources
    ) and any(
        span.start <= start < span.end and span.text[:1] in _OPENS_SPEECH
        for span in carrier.content_spans
    )


def _described_before(evidence: Evidence, source: Source, offset: int) -> bool:
    """Whether those of that noun have been described before an offset, and may be these.

    Of several "sources" it is enough that others without a name have been: "Senate staff".
    """
    noun, many = head(source.name), plural(last(source.name))
    return any(
        (head(one.name) == noun or (many and plural(last(one.name)) and insider(one)))
        and one.mentions[0].start < offset
        for one in evidence.credited
        if one.naming == "unnamed" and one.id != source.id and not bare(one, one.name, "")
    )


def told_by(source: Source) -> set[str]:
    """The proper names by which a source is described: "a Norcal official", of Norcal."""
    return proper(f"{source.name} {source.affiliation or ''}")


def proper(text: str) -> set[str]:
    """The words of `text` with a capital that are names, as far as can be told from the words."""
    common = _common()
    return {word for word in _NAME_WORD.findall(text) if word.lower() not in common}


@cache
def _common() -> frozenset[str]:
    words = data("anonymous.toml")
    return frozenset(words["fillers"]) | frozenset(words["capitals"])
