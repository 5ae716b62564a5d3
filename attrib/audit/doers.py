"""Who did a wrong, where what somebody says tells so: "the firm had pocketed her deposit"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from attrib.audit.accused import pattern, subject_of, who_is
from attrib.audit.deeds import Deed, deeds
from attrib.audit.evidence import Evidence
from attrib.claims.forms import past
from attrib.model import Attribution, Span, Subject

_PRONOUN = re.compile(r"\b(?:he|she|it|they)\s*$", re.IGNORECASE)
# Where a clause may begin, in what somebody says.
_BEGINS = re.compile(
    r"(?:^|[,;:.!?(–—]\s+|[\"“”‘]|\b(?:that|and|but|because|when|while|after|as|how|if)\s+|\s--?\s+)"
)
# Between who did it and a verb further on, they bring in somebody else who may have.
_ANOTHER = re.compile(
    r"[;:\"“”]|\b(?:that|who|whom|which|when|where|because|if|while|whether|as|than|after|before|until|"
    r"sa(?:id|ys|ying)|not|never)\b|n['’]t\b",
    re.IGNORECASE,
)
_BY = re.compile(r"\sby\s|\shands\s")
# "Contradicting the police's claim that he fired": others say what stands behind these.
_OTHERS = re.compile(r"\b(?:claim|allegation|accusation|charge|suggestion|report)s?\s+that\b")
_IF = re.compile(r"\s(?:if|unless)\s")
_OWNER = re.compile(r"['’]s?$")
# What is only alleged, or not there, somebody else says than whoever speaks of it.
_ALLEGED = re.compile(
    r"\b(?:alleged|no|any|without|against|stop\w*|end\w*|prevent\w*|fear\w*)\s+(?:\w+\s+)?$"
)
_HELPERS = frozenset({"has", "have", "had", "is", "are", "was", "were", "would", "will", "also"})
# In code points: from further away nobody reads who did it.
_FARTHEST = 240


@dataclass(frozen=True, slots=True)
class Done:
    """A wrong, and who is said to have done it.

    Attributes:
        who: the words for who did it.
        subject: whom the report knows them to mean.
        deed: the verb.
    """

    who: Span
    subject: Subject | None
    deed: Span


def done(evidence: Evidence, attribution: Attribution) -> Iterator[Done]:
    """Every wrong that the contents of an attribution tell of somebody."""
    before: Span | None = None
    for span in attribution.content_spans:
        for start, end in _pieces(evidence, span):
            for deed in deeds(evidence.text, start, end):
                if _harmless(evidence.text, start, deed, end):
                    continue
                found = _doer(evidence, start, deed)
                if found is None and deed.chain == span.start and before is not None:
                    found = _cut_off(evidence, before)
                if found is None:
                    continue
                who, subject = found
                if subject is not None and subject.source in attribution.sources:
                    continue
                yield Done(who, subject, evidence.report.article.span(deed.start, deed.end))
            if not _BY.search(evidence.text, start, end):
                continue
            for noun in pattern("noun_done").finditer(evidence.text, start, end):
                if _ALLEGED.search(evidence.text, start, noun.start()):
                    continue
                if (named := _told(evidence, noun)) is not None:
                    yield Done(*named, evidence.report.article.span(*noun.span("words")))
        before = span


def _pieces(evidence: Evidence, span: Span) -> Iterator[tuple[int, int]]:
    """(start, end) of the sentences of a span, the first and last cut at its ends."""
    start = span.start
    while start < span.end:
        end = min(max(evidence.sentence_at(start)[1], start + 1), span.end)
        yield start, end
        start = end


def _harmless(text: str, start: int, deed: Deed, end: int) -> bool:
    """Whether it was not done, not meant, told by others, or done to enemies in battle."""
    told = text[start:end]
    if pattern("unsaid").search(text, start, deed.chain) or pattern("unmeant").search(told):
        return True
    if _IF.search(text, deed.end, end) is not None or _OTHERS.search(text, start, deed.chain):
        return True
    return pattern("in_battle").match(text, deed.end) is not None


def _doer(evidence: Evidence, start: int, deed: Deed) -> tuple[Span, Subject | None] | None:
    """The words for who did it, and whom the report knows them to mean.

    They stand right before the verb, before another that it goes on from, or behind a "by".
    """
    text = evidence.text
    if deed.doer is not None:
        found = pattern("name").match(text, deed.doer, min(len(text), deed.doer + _FARTHEST))
        return None if found is None else _told(evidence, found)
    for begin in _clauses(text, max(start, deed.chain - _FARTHEST), deed.chain, start):
        found = pattern("doer").fullmatch(text, begin, deed.chain)
        if found is None and deed.joined:
            found = pattern("doer").match(text, begin, deed.chain)
            if found is not None and not _goes_on(text[found.end() : deed.chain]):
                found = None
        if found is not None and (told := _told(evidence, found)) is not None:
            return told
    pronoun = _PRONOUN.search(text, max(start, deed.chain - 8), deed.chain)
    if pronoun is None:
        return None
    words = pronoun[0].strip()
    who = evidence.report.article.span(pronoun.start(), pronoun.start() + len(words))
    subject = subject_of(evidence, who)
    return None if subject is None else (who, subject)


def _cut_off(evidence: Evidence, before: Span) -> tuple[Span, Subject | None] | None:
    """Who did it, where the cue stands between them and the verb: "The firm, she said, lied"."""
    found = pattern("doer").fullmatch(evidence.text, before.start, before.end)
    return None if found is None else _told(evidence, found)


def _told(evidence: Evidence, found: re.Match[str]) -> tuple[Span, Subject | None] | None:
    # "Lee's leaked letters": they are his, and he leaked nothing.
    if _OWNER.search(found["who"]) and not found.string[found.end("who") : found.end()].strip():
        return None
    who = who_is(evidence, found)
    return None if who is None else (who, subject_of(evidence, who))


def _clauses(text: str, start: int, end: int, first: int) -> list[int]:
    """Where clauses may begin between two offsets, the last of them first."""
    found = [one.end() for one in _BEGINS.finditer(text, start, end)]
    if start == first:
        found.insert(0, start)
    return found[::-1]


def _goes_on(between: str) -> bool:
    """Whether a clause goes on with its subject: "sold the pram and" before "kept the money"."""
    words = between.split(maxsplit=1)
    if not words or _ANOTHER.search(between):
        return False
    first = words[0].lower()
    return past(first) or first in _HELPERS
