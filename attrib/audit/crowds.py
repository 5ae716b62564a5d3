"""Many without a name whom a report calls on, for what they know or for the side they take."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from attrib.audit.anonymous import (
    called_on,
    crowd,
    head,
    in_office,
    like,
    like_one,
    of_kind,
    siding,
    sort,
)
from attrib.audit.brought_in import credited
from attrib.audit.catalogue import data
from attrib.audit.evidence import Evidence
from attrib.audit.voice import stems
from attrib.model import Attribution, Source, Span

# What experts do who are called on; who wants or plans something speaks for himself.
_CLAIMING = frozenset(
    {
        "asserts",
        "believes",
        "feels",
        "predicts",
        "warns",
        "criticizes",
        "praises",
        "agrees",
        "alleges",
    }
)
_SIDING = _CLAIMING | {"denies"}
OPENING = 4
"""Sentences at the start of a report that may describe a person who is named after them."""

# Who leads a house of these is an expert all the same.
_EXPERT_HOUSE = re.compile(r"\b(?:consult\w*|research|analy\w+|economics|institute)\b", re.I)
_FIGURE = re.compile(r"\d")
_POLLED = re.compile(
    r"\d\s*(?:%|per\s?cent)\s*(?:-|–|to\b)\s*\d+\s*(?:%|per\s?cent)", re.IGNORECASE
)
# A sentence that begins so brings in the other side.
_OTHER_SIDE = re.compile(r"[\"“‘']?(?:but|however|yet|while|although|nevertheless)\b", re.I)
# Sentences after a crowd in which one of it may be shown by name.
_SHOWN = 2
# Words in common by which somebody speaks of the same.
_SHARED = 3
# Sentences that sum the report up, and leave names to the rest.
_LEAD = 2
_HOUSES = frozenset({"company", "ngo", "academic", "organization"})
_OFTEN = 5


def crowds(evidence: Evidence) -> Iterator[tuple[Source, Attribution, Span]]:
    """Crowds of whom the report tells and shows nobody, each noun where it is first credited.

    They have not been introduced before, none of their like is named, and nobody who may be one of
    them speaks by name beside them or says the same elsewhere.
    """
    if not any(map(called_on, evidence.credited)):
        return
    told: set[str] = set()
    for source, attribution, where in credited(evidence):
        noun = head(source.name)
        if sort(noun) in told or not _called_on(evidence, source, attribution, where):
            continue
        if one_named(evidence, noun) or qualified_before(evidence, noun, where.start):
            continue
        if _shown(evidence, source, attribution, where):
            continue
        told.add(sort(noun))
        yield source, attribution, where


def _called_on(evidence: Evidence, source: Source, attribution: Attribution, where: Span) -> bool:
    """Whether the words are for a crowd of which they tell no more, and it says something."""
    following = evidence.text[where.end : where.end + 40]
    if not crowd(source, where.text, following):
        return False
    # Those of a poll are many, and have been counted.
    words = (*attribution.cue_spans, *attribution.content_spans)
    if any(_POLLED.search(span.text) for span in words):
        return False
    # What they put a figure on is a forecast like any other: "they see profits of 40 million".
    if attribution.act == "predicts" and any(_FIGURE.search(span.text) for span in words):
        return False
    doubts = any("question" in span.text for span in attribution.cue_spans)
    return doubts or attribution.act in (_SIDING if siding(source) else _CLAIMING)


def one_named(evidence: Evidence, noun: str) -> bool:
    """Whether one of those experts, or of their like, is told by name or by house.

    "Ann Lee, an analyst at Norcal", "an analyst at a foreign brokerage".
    """
    for source in evidence.credited:
        named = source.naming == "named" and source.kind == "person"
        if named and of_kind(source, like(noun)):
            return True
        if source.specificity == "placed" and head(source.name) == noun:
            return True
    return False


def qualified_before(evidence: Evidence, noun: str, offset: int) -> bool:
    """Whether it has been told which: "shipping analysts", before "analysts said"."""
    for before in re.finditer(rf"\b([A-Za-z-]+)\s+{noun}s\b", evidence.text[:offset], re.I):
        if before[1].lower() not in _plain() and not before[1].lower().endswith(("ly", "ing")):
            return True
    return False


def _shown(evidence: Evidence, source: Source, attribution: Attribution, where: Span) -> bool:
    """Whether somebody with a name speaks who may be one of those at `where`.

    That is anybody who speaks in the sentence after, and of those who speak in the one before or in
    the second after (to the fourth, near the start of a report), or of the same elsewhere, who may
    be told to be one. Whose office tells that he is a party to it is no expert. The first lines may
    sum up anybody at all, and a house named right after them.
    """
    first, last = _beside(evidence, source, where)
    start, end = evidence.sentence_at(where.start)
    after = evidence.sentence_after(end) or (start, end)
    lead = any(start <= where.start < end for start, end in evidence.sentences[:_LEAD])
    words = set().union(*(stems(span.text) for span in attribution.content_spans))
    for other in evidence.credited:
        if other.naming != "named" or (other.kind in _HOUSES and not lead):
            continue
        person = other.kind == "person"
        if not person and other.kind not in _HOUSES:
            continue
        # Of somebody new whom the text does not tell one may think it.
        new = first <= other.mentions[0].start < last and not (other.role or other.affiliation)
        told = person and (new or _may_be_one(source, other))
        for spoken in evidence.spoken_by[other.id]:
            spans = (*spoken.source_spans, *spoken.cue_spans)
            reach = (first, last) if told or not person else (start, min(after[1], last))
            party = person and not told and in_office(other)
            if (lead and person) or (
                not party and any(reach[0] <= span.start < reach[1] for span in spans)
            ):
                return True
            if told and spoken.relayed_by is None and _same(evidence, words, spoken):
                return True
    return False


def _may_be_one(source: Source, other: Source) -> bool:
    """Whether a named person may be one of a crowd.

    Who sides with or against something need not be told; an expert is told by a trade or a house.
    """
    if other.kind != "person":
        return False
    if siding(source) or _EXPERT_HOUSE.search(other.affiliation or "") is not None:
        return True
    if in_office(other):
        return False
    return other.affiliation is not None or of_kind(other, like_one(head(source.name)))


def _same(evidence: Evidence, words: set[str], spoken: Attribution) -> bool:
    """Whether somebody speaks of the same; what the report has all along is no sign of it."""
    said = set().union(*(stems(span.text) for span in spoken.content_spans))
    return sum(_times(evidence, word) <= _OFTEN for word in words & said) >= _SHARED


def _times(evidence: Evidence, word: str) -> int:
    return evidence.text.lower().count(word)


def _beside(evidence: Evidence, source: Source, where: Span) -> tuple[int, int]:
    """(start, end) of the sentences in which one of a crowd may be shown.

    That is to the end of the next paragraph at least. Before those who take a side the other one
    speaks.
    """
    start, end = evidence.sentence_at(where.start)
    before = evidence.sentence_before(start) if not siding(source) else None
    for _ in range(OPENING if in_opening(evidence, where) else _SHOWN):
        following = evidence.sentence_after(end)
        if following is None or _OTHER_SIDE.match(evidence.text, *following):
            break
        end = following[1]
    else:
        block = evidence.block_at(end - 1)
        end = block.end if block is not None else end
    return (before[0] if before is not None else start, end)


def in_opening(evidence: Evidence, where: Span) -> bool:
    """Whether it stands in the lines that sum the report up, which leave names to the rest."""
    return any(start <= where.start < end for start, end in evidence.sentences[:OPENING])


@cache
def _plain() -> frozenset[str]:
    words = data("anonymous.toml")
    return frozenset(words["fillers"]) | frozenset(words["unqualifying"])
