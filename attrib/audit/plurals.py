"""Rules about several sources without a name who may be one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from attrib.audit.anonymous import (
    crowd_nouns,
    definite,
    head,
    last,
    like,
    like_one,
    of_kind,
    one_kind,
    said,
    several,
    writing,
)
from attrib.audit.brought_in import credited, place_told, unnamed
from attrib.audit.evidence import Evidence, count_words
from attrib.audit.found import Found, short
from attrib.audit.voice import stems
from attrib.model import Attribution, Source, Span
from attrib.resolve.lexicon import plural, singular

# A quotation that begins like a sentence, and the fewest words of one.
_WHOLE = re.compile(r"[\"“][A-Z]")
_LEAST_QUOTED = 7
# What somebody else was heard to say, several can have heard: "'I won't,' he told them".
_SAID_BY = re.compile(r"[\"”]\s+(?:[\w.'’-]+\s+){0,4}?(?:told|said|asked|replied|added)\b")
# Between a quotation and the words for who speaks there is little: a comma, "last night".
_CLAUSE = re.compile(r",|\s+(?:who|whose|that)\b")
# Before a noun at the start of a sentence: "But market analysts", "Some experts".
_FEW = re.compile(r"(?:But\s+|Yet\s+)?(?:[\w-]+\s+){0,2}[\w-]+")
_AGAINST = re.compile(r"[\"“‘']?(?:but|however|yet|while|although|nevertheless|meanwhile)\b", re.I)
_ONE_OF_MANY = re.compile(r"(?:one|two|some)\s+of\b|another\b|other\b", re.IGNORECASE)
# Words in common by which one speaks to the same point.
_SHARED = 2
_BESIDE = re.compile(r"[^.!?\"“”\n]{0,25}")


def plural_for_one(evidence: Evidence) -> Iterator[Found]:
    """Several unnamed sources, of whom the text later speaks as one."""
    for source, attribution, where in unnamed(evidence):
        noun = last(source.name)
        one = singular(noun)
        if not plural(noun) or one == noun:
            continue
        later = _single(evidence, one, where)
        if later is None or _between(evidence, source, where, later):
            continue
        if _introduced(evidence, one, later.start):
            continue
        yield Found(
            (where, later),
            (source.id, attribution.id),
            {"many": short(where.text), "one": f"speaks of “{short(later.text)}”"},
        )
    yield from _one_voice(evidence)
    yield from _one_shown(evidence)


def _one_shown(evidence: Evidence) -> Iterator[Found]:
    """Several people of one kind, of whom the next sentence shows one, and no other is shown."""
    told: set[str] = set()
    for noun, many, id in (*_credited_kinds(evidence), *_mentioned_kinds(evidence)):
        if noun in told:
            continue
        one = _next_voice(evidence, many)
        if one is None or not _shows(evidence, one, one.sources[0], noun):
            continue
        told.add(noun)
        if _qualifies(evidence, many, one) and _only_one(evidence, noun, one.sources[0]):
            shown = one.source_spans[0]
            yield Found(
                (many, shown),
                (*id, one.sources[0], one.id),
                {"many": short(many.text), "one": f"shows one of them: {short(shown.text)}"},
            )


def _credited_kinds(evidence: Evidence) -> Iterator[tuple[str, Span, tuple[str, ...]]]:
    """Several people of one kind whom the article credits: the noun, the words, the id."""
    for source, attribution, where in credited(evidence):
        noun = head(source.name)
        speaks = said(attribution) or attribution.act != "asserts"
        if where.text.lower().startswith("not "):
            continue
        if speaks and plural(last(source.name)) and source.count is None and noun in one_kind():
            yield noun, where, (source.id,)


def _mentioned_kinds(evidence: Evidence) -> Iterator[tuple[str, Span, tuple[str, ...]]]:
    """The same at the start of a sentence that credits nobody: "Analysts were unconvinced"."""
    if not any(noun[1:] + "s " in evidence.told for noun in crowd_nouns()):
        return
    for found in _taking().finditer(evidence.told):
        start, end = evidence.sentence_at(found.start())
        words = evidence.text[start : found.end("noun")]
        if _FEW.fullmatch(words) is None or any(
            start <= one.start < end
            for attribution in evidence.report.attributions
            for one in attribution.source_spans
        ):
            continue
        span = evidence.report.article.span(start, found.end("noun"))
        yield singular(found["noun"].lower()), span, ()


@cache
def _taking() -> re.Pattern[str]:
    """Experts of some kind who take something in some way, and say nothing yet."""
    nouns = "|".join(sorted(crowd_nouns()))
    return re.compile(
        rf"\b(?P<noun>(?:{nouns})s)\s+(?:were|are|have\s+been|remain\w*|react\w*|seem\w*|appear\w*"
        r"|greet\w*|took|gave|disagree\w*)\b",
        re.IGNORECASE,
    )


def _next_voice(evidence: Evidence, many: Span) -> Attribution | None:
    """What the only person says who is credited in the sentence after."""
    following = evidence.sentence_after(evidence.sentence_at(many.start)[1])
    if following is None or _AGAINST.match(evidence.text, *following):
        return None
    found = [
        attribution
        for attribution in evidence.report.attributions
        if not attribution.unsure and attribution.relayed_by is None
        if attribution.source_spans
        and following[0] <= attribution.source_spans[0].start < following[1]
    ]
    people = {id for attribution in found for id in attribution.sources}
    if people and _another_next(evidence, people, following[1]):
        return None
    if len(people) != 1 or plural(last(evidence.sources[found[0].sources[0]].name)):
        return None
    return found[0]


def _another_next(evidence: Evidence, people: set[str], end: int) -> bool:
    """Whether the sentence after brings in another by name who goes on where they stopped."""
    following = evidence.sentence_after(end)
    return following is not None and any(
        following[0] <= span.start < following[1]
        for source in evidence.credited
        if source.naming == "named" and source.kind == "person" and source.id not in people
        for attribution in evidence.spoken_by[source.id]
        for span in attribution.source_spans
    )


def _qualifies(evidence: Evidence, many: Span, one: Attribution) -> bool:
    """Whether one who is shown speaks to the point: quoted right after, or in like words."""
    start, end = evidence.sentence_at(many.start)
    shown = evidence.text[one.source_spans[0].start : one.source_spans[0].end]
    if _ONE_OF_MANY.match(shown) or (definite(shown) and "who" not in shown):
        return False
    if one.form == "direct" and one.content_spans[0].start >= end:
        return True
    # "One trader" who is not quoted may tell of his own case.
    if any(evidence.sources[id].naming == "unnamed" for id in one.sources):
        return False
    said = stems(" ".join(span.text for span in one.content_spans))
    return len(said & stems(evidence.text[start:end])) >= _SHARED


def _only_one(evidence: Evidence, noun: str, id: str) -> bool:
    """Whether nobody else of that kind speaks in the report."""
    return not any(
        _shows(evidence, spoken, other.id, noun)
        for other in evidence.credited
        if other.id != id and not plural(last(other.name))
        for spoken in evidence.spoken_by[other.id]
    )


def _shows(evidence: Evidence, spoken: Attribution, id: str, noun: str) -> bool:
    """Whether somebody is told to be one of those of a noun where something is credited to him."""
    told = spoken.source_spans if len(like(noun)) > 1 else ()
    words = " ".join(span.text for span in told)
    return of_kind(evidence.sources[id], like_one(noun), words)


def _one_voice(evidence: Evidence) -> Iterator[Found]:
    """Whole sentences between quotation marks that several unnamed people are told to have said."""
    told: set[str] = set()
    for source in evidence.credited:
        for attribution in evidence.spoken_by[source.id]:
            if source.naming == "named" or len(attribution.sources) > 1 or not said(attribution):
                continue
            if attribution.unsure or attribution.relayed_by is not None:
                continue
            where = place_told(source, attribution) or _first(evidence, source)
            quoted = next((one for one in attribution.content_spans if _sentence(one)), None)
            if where is None or quoted is None or evidence.carried(where, attribution):
                continue
            noun = last(where.text)
            if (
                noun in told
                or not several(where.text)
                or not _beside(evidence, attribution, quoted)
            ):
                continue
            if _in_writing(evidence, where, quoted):
                continue
            told.add(noun)
            yield Found(
                (where, quoted),
                (source.id, attribution.id),
                {"many": short(where.text), "one": f"quotes one voice: {short(quoted.text)}"},
            )


def _sentence(quoted: Span) -> bool:
    """Whether it is a quotation of a whole sentence, which two people rarely speak alike."""
    if _SAID_BY.search(quoted.text):
        return False
    return bool(_WHOLE.match(quoted.text)) and count_words(quoted.text) >= _LEAST_QUOTED


def _first(evidence: Evidence, source: Source) -> Span | None:
    """Where the text first names a source that it then calls "they"."""
    named = (one for one in source.mentions if one.how != "pronoun")
    first = next(named, None)
    return evidence.report.article.span(first.start, first.end) if first is not None else None


def _beside(evidence: Evidence, attribution: Attribution, quoted: Span) -> bool:
    """Whether the words for who speaks stand right beside the quotation."""
    told = (*attribution.source_spans, *attribution.cue_spans)
    start, end = min(one.start for one in told), max(one.end for one in told)
    gap = (quoted.end, start) if quoted.end <= start else (end, quoted.start)
    return gap[0] <= gap[1] and _BESIDE.fullmatch(evidence.text, *gap) is not None


def _in_writing(evidence: Evidence, where: Span, quoted: Span) -> bool:
    """Whether the words were written, or spoken together, so that several can have said them."""
    block = evidence.block_at(min(where.start, quoted.start))
    if block is None:
        return True
    start = min(one.start for one in (*evidence.blocks_before(block, 1), block))
    _, end = evidence.sentence_at(max(where.start, quoted.start))
    return writing(evidence.text[start:end].replace(quoted.text, " "))


def _single(evidence: Evidence, noun: str, after: Span) -> Span | None:
    """The first place after `after` where the text credits "the" single one of that noun."""
    for source in evidence.credited:
        if source.naming == "unnamed" and last(source.name) == noun:
            for attribution in evidence.spoken_by[source.id]:
                for span in attribution.source_spans:
                    if span.start > after.start and definite(span.text):
                        alike = _told_alike(span.text, after.text)
                        return span if alike or _follows(evidence, after, span) else None
    return None


def _follows(evidence: Evidence, many: Span, one: Span) -> bool:
    """Whether one of them is told of in the sentence that follows, and can be nobody else."""
    following = evidence.sentence_after(evidence.sentence_at(many.start)[1])
    return following is not None and following[0] <= one.start < following[1]


def _told_alike(one: str, many: str) -> bool:
    """Whether "the bank official" can be of "officials of the bank": no word of it is new."""
    words = {word.casefold() for word in re.findall(r"[\w-]+", many)}
    told = _CLAUSE.split(one, maxsplit=1)[0]
    return all(word.casefold() in words for word in re.findall(r"[\w-]+", told)[1:-1])


def _between(evidence: Evidence, source: Source, where: Span, later: Span) -> bool:
    """Whether another unnamed person comes between, whom "the source" may take up.

    Several, as "the two sides", are no one whom it could.
    """
    return any(
        where.end <= mention.start < later.start and mention.how != "pronoun"
        for other in evidence.report.sources
        if other.naming == "unnamed"
        and other.id != source.id
        and other.kind in (None, "person", "witness")
        and not plural(last(other.name))
        for mention in other.mentions
    )


def _introduced(evidence: Evidence, noun: str, before: int) -> bool:
    """Whether the text brings in a single one of that noun before an offset."""
    single = re.compile(
        rf"\b(?:an?|one|another|second|third)\s+(?:[\w'’.-]+\s+){{0,6}}?{re.escape(noun)}\b"
        rf"|\bone\s+of\s+(?:\S+\s+){{1,5}}{re.escape(noun)}",
        re.IGNORECASE,
    )
    return single.search(evidence.text, 0, before) is not None
