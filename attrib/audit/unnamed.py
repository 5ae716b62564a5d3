"""Rules about sources without a name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from attrib.audit.anonymous import (
    bare,
    crowd,
    definite,
    head,
    in_office,
    individual,
    insider,
    last,
    sources,
)
from attrib.audit.catalogue import data
from attrib.audit.evidence import BODY, Evidence
from attrib.audit.found import Found, short
from attrib.audit.introduced import named_soon, on_record
from attrib.casing import lowered
from attrib.model import Attribution, Silence, Source, Span
from attrib.resolve.lexicon import plural

_NAME_WORD = re.compile(r"[A-Z][\w'’.-]*[\w]")
# What experts do who are called on; who wants or plans something speaks for himself.
_CLAIMING = frozenset(
    {"asserts", "believes", "predicts", "warns", "criticizes", "praises", "agrees"}
)
_JUDGING = frozenset({"criticizes", "praises"})
_NOTHING_SAID = frozenset(
    {"no comment", "declined", "no response", "unreachable", "withheld details"}
)
OPENING = 4
"""Sentences at the start of a report that may describe a person who is named after them."""

_BODIES = frozenset(
    {"government", "military", "justice", "company", "ngo", "international", "academic",
     "organization", "media"}
)  # fmt: skip
_SPEAKS_FOR = (
    re.compile(r"\bspokes\w+\s+(?:for|at|from|with|of)\s+(?P<body>.+)", re.I | re.S),
    re.compile(r"(?P<body>.+?)\s+spokes\w+", re.I | re.S),
)
# "A delegate for the north, Ann Lee": the name stands behind the description.
_NAMED_AFTER = re.compile(r"[,:–—-]\s+[A-Z][\w'’.-]*\s+(?:[A-Z]\.\s+)?[A-Z][\w'’-]+")
# Behind the quotation a content still tells who speaks: "it was a farce," the chairman Ann Lee.
_NAMES_SPEAKER = re.compile(r"[\"”]\s+(?:[\w'’-]+\s+){0,6}?[A-Z][\w'’.-]*\s+[A-Z][\w'’.-]+$")
# Further apart, in code points, a report has turned to something else.
_SAME_MATTER = 2000
_FORMER = re.compile(r"\b(?:former(?:ly)?|ex-|retired|one-time|onetime)", re.I)
# Who leads a house of these is an expert all the same.
_EXPERT_HOUSE = re.compile(r"\b(?:consult\w*|research|analy\w+|economics|institute)\b", re.I)
_OPENS_SPEECH = frozenset("\"“‘'")
# In a content they bring in somebody else's words.
_SAID = re.compile(r"\b(?:said|told|says|wrote|asked|called)\b", re.I)


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
        if _qualified_before(evidence, head(source.name), where.start):
            continue
        told.add(where.text.casefold())
        yield Found((where,), (source.id, attribution.id), {"who": short(where.text)})
    yield from _crowds(evidence)


def _crowds(evidence: Evidence) -> Iterator[Found]:
    """Experts whom nobody can ask; the first of them in a report."""
    for source, attribution, where in _experts(evidence):
        yield Found((where,), (source.id, attribution.id), {"who": short(where.text)})
        return


def _experts(evidence: Evidence) -> Iterator[tuple[Source, Attribution, Span]]:
    """Experts in the plural, where none of them is named, and none named beside them."""
    for source, attribution, where in _credited(evidence):
        following = evidence.text[where.end : where.end + 40]
        doubts = any("question" in span.text for span in attribution.cue_spans)
        if attribution.act not in _CLAIMING and not doubts:
            continue
        if not crowd(source, where.text, following):
            continue
        noun = head(source.name)
        if _one_named(evidence, noun) or _qualified_before(evidence, noun, where.start):
            continue
        if not _may_be_named(evidence, where):
            yield source, attribution, where


def _one_named(evidence: Evidence, noun: str) -> bool:
    """Whether one of those experts, or of their like, is told by name or by house.

    "Ann Lee, an analyst at Norcal", "an analyst at a foreign brokerage".
    """
    alike = {noun, *data("anonymous.toml")["like_analysts"]}
    for source in evidence.credited:
        told = source.naming == "named" and source.kind == "person"
        if told and head(source.role or "") in alike:
            return True
        if source.specificity == "placed" and head(source.name) == noun:
            return True
    return False


def _qualified_before(evidence: Evidence, noun: str, offset: int) -> bool:
    """Whether it has been told which: "shipping analysts", before "analysts said"."""
    for before in re.finditer(rf"\b([A-Za-z-]+)\s+{noun}s\b", evidence.text[:offset], re.I):
        if before[1].lower() not in _plain() and not before[1].lower().endswith(("ly", "ing")):
            return True
    return False


def _may_be_named(evidence: Evidence, where: Span) -> bool:
    """Whether a named person speaks who may be one of the experts at `where`.

    That is anybody who speaks in the paragraph, the two before or the two after, and for lines that
    sum the report up anybody at all; but nobody whose office tells that he is a party to it.
    """
    place = next(
        (place for place, block in enumerate(evidence.blocks) if where.start < block.end), None
    )
    if place is None:
        return True
    after = evidence.sentence_after(evidence.sentence_at(where.start)[1])
    if after is not None and any(
        _EXPERT_HOUSE.search(other.affiliation or "") and after[0] <= span.start < after[1]
        for other in evidence.credited
        if other.naming == "named" and other.kind == "person"
        for attribution in evidence.spoken_by[other.id]
        for span in attribution.source_spans
    ):
        return True
    near = evidence.blocks[max(0, place - 2) : place + 3]
    if in_opening(evidence, where):
        near = evidence.blocks
    return any(
        near[0].start <= span.start < near[-1].end
        for other in evidence.credited
        if other.naming == "named" and other.kind == "person" and not in_office(other)
        for attribution in evidence.spoken_by[other.id]
        for span in (*attribution.source_spans, *attribution.cue_spans)
    )


def opinion_unnamed(evidence: Evidence) -> Iterator[Found]:
    """A judgement or a guess, in the words of somebody unnamed."""
    carriers = {one.relayed_by for one in evidence.report.attributions}
    for attribution in evidence.report.attributions:
        # What a source says that somebody else said is news, not a view of its own.
        if attribution.id in carriers:
            continue
        sources = [evidence.sources[id] for id in attribution.sources]
        if not sources or attribution.unsure or not all(insider(source) for source in sources):
            continue
        if not any(individual(source) for source in sources):
            continue
        if attribution.form == "indirect" and attribution.act not in _JUDGING:
            continue
        words = " ".join(span.text for span in attribution.content_spans)
        word = _judgement(_quoted(words, attribution))
        if not word or _NAMES_SPEAKER.search(words):
            continue
        if any(named_soon(evidence, one, attribution.content_spans[0]) for one in sources):
            continue
        if on_record(evidence, attribution) or _within_speech(evidence, attribution):
            continue
        yield Found(
            attribution.content_spans,
            (attribution.id, *attribution.sources, *attribution.claims),
            {"who": short(evidence.names(attribution.sources)), "word": short(word)},
        )
    yield from _forecasts(evidence)


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


def _forecasts(evidence: Evidence) -> Iterator[Found]:
    """What experts guess, none of whom is named; the first such guess in a report."""
    for _, attribution, where in _experts(evidence):
        words = " ".join(span.text for span in attribution.content_spans)
        word = _forecast().search(words)
        if word is None or on_record(evidence, attribution):
            continue
        yield Found(
            attribution.content_spans,
            (attribution.id, *attribution.sources, *attribution.claims),
            {"who": short(where.text), "word": short(word[0])},
        )
        return


def in_opening(evidence: Evidence, where: Span) -> bool:
    """Whether it stands in the lines that sum the report up, which leave names to the rest."""
    return any(start <= where.start < end for start, end in evidence.sentences[:OPENING])


def quoted_and_silent(evidence: Evidence) -> Iterator[Found]:
    """Somebody unnamed speaks from a body that is said not to have spoken."""
    for silence in evidence.report.silences:
        if silence.kind not in _NOTHING_SAID:
            continue
        names = _bodies(evidence, silence)
        for source, attribution, where in unnamed(evidence):
            if source.id == silence.source or not _of_one_body(names, source):
                continue
            # Who speaks openly for a body may keep one detail back.
            if silence.kind == "withheld details" and not sources(source):
                continue
            if abs(where.start - silence.spans[0].start) > _SAME_MATTER:
                continue
            yield Found(
                (*silence.spans, where),
                (silence.id, source.id, attribution.id),
                {"who": short(where.text), "silent": short(_silent(evidence, silence))},
            )
            break


def _of_one_body(names: set[str], source: Source) -> bool:
    """Whether somebody unnamed belongs to the body of these names, and not only did once."""
    told = told_by(source)
    if _FORMER.search(source.name):
        return False
    # "A Japanese finance official" is not of the German finance ministry.
    return bool(names & told) and (names <= told or told <= names)


def unnamed(evidence: Evidence) -> Iterator[tuple[Source, Attribution, Span]]:
    """Unnamed insiders whom the article itself credits, and where it first does so."""
    return (one for one in _credited(evidence) if insider(one[0]))


def _credited(evidence: Evidence) -> Iterator[tuple[Source, Attribution, Span]]:
    """Sources brought in without a name, each where the article itself first credits it."""
    for source in evidence.credited:
        # "The other engineer, who asked not to be named" is brought in for all her article.
        granted = source.anonymity is not None
        if source.naming == "named" or (definite(source.name) and not granted):
            continue
        for attribution in evidence.spoken_by[source.id]:
            # What somebody else says of sources is not the reporter's to mend.
            if attribution.unsure or attribution.relayed_by is not None:
                continue
            where = place_told(source, attribution)
            if where is None or evidence.carried(where, attribution):
                continue
            if _NAMED_AFTER.search(where.text):
                break
            block = evidence.block_at(where.start)
            # A headline has no room to describe anybody.
            brought_in = granted or not definite(where.text)
            if block is not None and block.kind in BODY and brought_in:
                yield source, attribution, where
            break


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


def place_told(source: Source, attribution: Attribution) -> Span | None:
    """Where an attribution names the source; never a pronoun, which says nothing of it."""
    for span in attribution.source_spans:
        for mention in source.mentions:
            if mention.how != "pronoun" and mention.start < span.end and span.start < mention.end:
                return span
    return None


def _quoted(words: str, attribution: Attribution) -> str:
    """The words that are the source's own; all of them where the cue itself judges."""
    if attribution.form == "direct" or attribution.act in _JUDGING:
        return words
    first = _SAID.search(words)
    own = words[: first.start()] if first else words
    return " ".join(re.findall(r"[\"“‘'](.+?)[\"”’']", own))


def _bodies(evidence: Evidence, silence: Silence) -> set[str]:
    """The proper names of the body that was silent, or for which somebody was.

    None where those who were silent have no name either: "officials" may be some of many.
    """
    words = " ".join(span.text for span in silence.source_spans)
    source = evidence.sources[silence.source] if silence.source is not None else None
    for pattern in _SPEAKS_FOR:
        if (spoken_for := pattern.search(words)) is not None:
            return proper(spoken_for["body"])
    if source is None or source.kind not in _BODIES or head(source.name) in _plain_people():
        return set()
    # "The company" is the one that has been named, if only one has.
    named = [one for one in evidence.credited if (one.kind, one.naming) == (source.kind, "named")]
    return proper(source.name) or (proper(named[0].name) if len(named) == 1 else set())


def told_by(source: Source) -> set[str]:
    """The proper names by which a source is described: "a Norcal official", of Norcal."""
    return proper(f"{source.name} {source.affiliation or ''}")


def proper(text: str) -> set[str]:
    """The words of `text` with a capital that are names, as far as can be told from the words."""
    common = _common()
    return {word for word in _NAME_WORD.findall(text) if word.lower() not in common}


def _silent(evidence: Evidence, silence: Silence) -> str:
    if silence.source is not None:
        return evidence.sources[silence.source].name
    return " ".join(span.text for span in silence.source_spans)


@cache
def _plain() -> frozenset[str]:
    words = data("anonymous.toml")
    return frozenset(words["fillers"]) | frozenset(words["unqualifying"])


@cache
def _plain_people() -> frozenset[str]:
    words = data("anonymous.toml")
    return frozenset(words["insiders"]) | frozenset(words["people"])


@cache
def _common() -> frozenset[str]:
    words = data("anonymous.toml")
    return frozenset(words["fillers"]) | frozenset(words["capitals"])


def opinion(text: str) -> bool:
    """Whether the words hold a judgement or a guess, as against a report of what happened.

    >>> opinion("It was a disgrace"), opinion("The road is closed")
    (True, False)
    """
    return bool(_judgement(text))


def _judgement(text: str) -> str:
    """The first words of a judgement or a guess, or ""."""
    found = _opinion().search(lowered(text))
    return text[slice(*found.span())] if found is not None else ""


@cache
def _forecast() -> re.Pattern[str]:
    return re.compile(data("opinions.toml")["forecasts"], re.IGNORECASE)


@cache
def _opinion() -> re.Pattern[str]:
    """Finds a judgement or a guess in a text in lower case."""
    words = data("opinions.toml")
    told = "|".join((*words["judgements"], *words["guesses"]))
    return re.compile(rf"\b(?:{told.lower()})\b")
