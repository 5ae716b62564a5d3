"""Rules about several sources without a name who may be one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrib.audit.anonymous import definite, last, said, several, writing
from attrib.audit.brought_in import place_told, unnamed
from attrib.audit.evidence import Evidence, count_words
from attrib.audit.found import Found, short
from attrib.model import Attribution, Source, Span
from attrib.resolve.lexicon import plural, singular

# A quotation that begins like a sentence, and the fewest words of one.
_WHOLE = re.compile(r"[\"“][A-Z]")
_LEAST_QUOTED = 7
# What somebody else was heard to say, several can have heard: "'I won't,' he told them".
_SAID_BY = re.compile(r"[\"”]\s+(?:[\w.'’-]+\s+){0,4}?(?:told|said|asked|replied|added)\b")
# Between a quotation and the words for who speaks there is little: a comma, "last night".
_CLAUSE = re.compile(r",|\s+(?:who|whose|that)\b")
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
