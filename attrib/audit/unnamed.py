"""Rules about sources without a name: who they are, and what they think."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from attrib.audit.anonymous import bare, head, individual, insider, last
from attrib.audit.brought_in import unnamed
from attrib.audit.catalogue import compiled, data
from attrib.audit.crowds import crowds, qualified_before
from attrib.audit.evidence import BODY, Evidence
from attrib.audit.found import Found, short
from attrib.audit.introduced import named_soon, on_record
from attrib.casing import lowered
from attrib.model import Attribution, Source
from attrib.resolve.lexicon import plural

_NAME_WORD = re.compile(r"[A-Z][\w'’.-]*[\w]")
_JUDGING = frozenset({"criticizes", "praises"})
# Behind the quotation a content still tells who speaks: "it was a farce," the chairman Ann Lee.
_NAMES_SPEAKER = re.compile(r"[\"”]\s+(?:[\w'’-]+\s+){0,6}?[A-Z][\w'’.-]*\s+[A-Z][\w'’.-]+$")
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
        if qualified_before(evidence, head(source.name), where.start):
            continue
        told.add(where.text.casefold())
        yield Found((where,), (source.id, attribution.id), {"who": short(where.text)})
    for source, attribution, where in crowds(evidence):
        yield Found((where,), (source.id, attribution.id), {"who": short(where.text)})


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
        words = " ".join(span.text for span in attribution.content_spans)
        word = _own_view(attribution, words, alone=any(map(individual, sources)))
        if word is None or _NAMES_SPEAKER.search(words):
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
    yield from _views(evidence)
    yield from _agentless(evidence)


def _agentless(evidence: Evidence) -> Iterator[Found]:
    """What the outlet says that people think, and nobody is told who: "in legal circles she is"."""
    if " circles" not in evidence.told:
        return
    for found in compiled("opinions.toml", "circles").finditer(evidence.told):
        block = evidence.block_at(found.start())
        if block is None or block.kind not in BODY:
            continue
        if any(
            span.start <= found.start() < span.end
            for attribution in evidence.report.attributions
            if attribution.sources
            for span in attribution.content_spans
        ):
            continue
        span = evidence.report.article.span(*found.span())
        yield Found((span,), (), {"who": "nobody is named", "word": short(span.text)})


def _own_view(attribution: Attribution, words: str, *, alone: bool) -> str | None:
    """The word of a judgement or a guess that an unnamed insider gives in his own words.

    Several speak for a body, and what is not quoted is the reporter's word.
    """
    if not alone or (attribution.form == "indirect" and attribution.act not in _JUDGING):
        return None
    quoted = _quoted(words, attribution)
    return _judgement(quoted) or None


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


def _views(evidence: Evidence) -> Iterator[Found]:
    """What crowds guess or judge, none of whom is named."""
    for _, attribution, where in crowds(evidence):
        word = _view(attribution)
        if word is not None:
            yield Found(
                attribution.content_spans,
                (attribution.id, *attribution.sources, *attribution.claims),
                {"who": short(where.text), "word": short(word)},
            )


def _view(attribution: Attribution) -> str | None:
    """The word that tells that it is a view: of the content, or the cue that judges."""
    words = " ".join(span.text for span in attribution.content_spans)
    guess = compiled("opinions.toml", "forecasts").search(words)
    if guess is not None or (judged := _judgement(words)):
        return guess[0] if guess is not None else judged
    for cue in attribution.cue_spans:
        # What somebody notes or counts is no view.
        if compiled("opinions.toml", "reporting").search(cue.text):
            continue
        if attribution.act in _JUDGING or compiled("opinions.toml", "seeing").search(cue.text):
            return cue.text
    return None


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


def _quoted(words: str, attribution: Attribution) -> str:
    """The words that are the source's own; all of them where the cue itself judges."""
    if attribution.form == "direct" or attribution.act in _JUDGING:
        return words
    first = _SAID.search(words)
    own = words[: first.start()] if first else words
    return " ".join(re.findall(r"[\"“‘'](.+?)[\"”’']", own))


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
def _opinion() -> re.Pattern[str]:
    """Finds a judgement or a guess in a text in lower case."""
    words = data("opinions.toml")
    told = "|".join((*words["judgements"], *words["guesses"]))
    return re.compile(rf"\b(?:{told.lower()})\b")
