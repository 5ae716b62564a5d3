"""The rule that who keeps silent by name does not speak without one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from attrib.audit.anonymous import head, insider, sources
from attrib.audit.brought_in import credited
from attrib.audit.catalogue import data
from attrib.audit.evidence import Evidence
from attrib.audit.found import Found, short
from attrib.audit.unnamed import proper, told_by
from attrib.model import Silence, Source, Span
from attrib.resolve.kinds import noun_kind

_NOTHING_SAID = frozenset(
    {"no comment", "declined", "no response", "unreachable", "withheld details"}
)
_BODIES = frozenset(
    {"government", "military", "justice", "company", "ngo", "international", "academic",
     "organization", "media"}
)  # fmt: skip
_SPEAKS_FOR = (
    re.compile(r"\bspokes\w+\s+(?:for|at|from|with|of)\s+(?P<body>.+)", re.I | re.S),
    re.compile(r"(?P<body>.+?)\s+spokes\w+", re.I | re.S),
)
_WORD = re.compile(r"[^\W\d_][\w-]*")
# "A manager at the firm": the one that is told of there.
_TAKEN_UP = re.compile(
    r"\b(?:the|its|his|her|their)\s+(?:[a-z-]+\s+)?(?P<noun>[a-z-]+)(?:['’]s)?\b"
)
_HOUSES = frozenset(
    {"firm", "company", "group", "business", "corporation", "club", "team", "charity", "bank",
     "lender", "airline", "retailer", "maker", "plant", "hospital", "school", "university", "union"}
)  # fmt: skip
# What any firm is called, whatever else its name tells.
_FIRM = frozenset({"firm", "company", "group", "business", "lender"})
_HIS = re.compile(r"\b(?:of|in|on|at)\s+(?:his|her)\s", re.IGNORECASE)
_MAKERS = ("company", "organization")
_PEOPLE = frozenset({None, "person", "crowd", "witness"})
# Without a body of their own they are of the one firm that is told of near by.
_STAFF = frozenset({"employee", "staffer", "worker"})
# Further apart, in code points, a report has turned to something else; or "the firm" to another.
_SAME_MATTER = 2000
_SAME_BODY = 700
_FORMER = re.compile(r"\b(?:former(?:ly)?|ex-|retired|one-time|onetime)", re.I)


@dataclass(frozen=True, slots=True)
class _Refusal:
    """Who would not speak: where, under what name, of which body by name and by noun."""

    spans: tuple[Span, ...]
    of: tuple[str, ...]
    source: str | None
    who: str
    names: set[str]
    nouns: set[str]
    details: bool = False
    person: bool = False


@dataclass(frozen=True, slots=True)
class _Voice:
    """Somebody without a name who speaks."""

    where: Span
    of: tuple[str, ...]
    names: set[str]
    nouns: set[str]
    is_source: bool
    his: bool = False


def quoted_and_silent(evidence: Evidence) -> Iterator[Found]:
    """Somebody unnamed speaks from a body that is said not to have spoken."""
    refusals = list(_silences(evidence))
    if not refusals:
        return
    voices = list(_voices(evidence))
    for refusal in refusals:
        for voice in voices:
            if refusal.source in voice.of or not _of_one_body(refusal, voice):
                continue
            # Who speaks openly for a body may keep one detail back.
            if refusal.details and (refusal.person or not voice.is_source):
                continue
            yield Found(
                (*refusal.spans, voice.where),
                (*refusal.of, *voice.of),
                {"who": short(voice.where.text), "silent": short(refusal.who)},
            )
            break


def _of_one_body(refusal: _Refusal, voice: _Voice) -> bool:
    """Whether two belong to one body: by its names, or by the noun that takes it up near by."""
    apart = abs(voice.where.start - refusal.spans[0].start)
    shared = refusal.names & voice.names
    # "A Japanese finance official" is not of the German finance ministry.
    if shared and (refusal.names <= voice.names or voice.names <= refusal.names):
        return apart <= _SAME_MATTER and (not refusal.person or refusal.names == voice.names)
    if apart > _SAME_BODY or voice.names:
        return False
    return bool(refusal.nouns & voice.nouns) or (refusal.person and voice.his)


def _silences(evidence: Evidence) -> Iterator[_Refusal]:
    for silence in evidence.report.silences:
        if silence.kind not in _NOTHING_SAID:
            continue
        source = evidence.sources[silence.source] if silence.source is not None else None
        words = " ".join(span.text for span in silence.source_spans)
        yield _Refusal(
            spans=silence.spans,
            of=(silence.id,),
            source=silence.source,
            who=source.name if source is not None else words,
            names=_bodies(evidence, silence),
            nouns=_nouns_of(source),
            details=silence.kind == "withheld details"
            and (source is None or bool(evidence.spoken_by[source.id])),
            person=source is not None and source.kind == "person" and source.naming == "named",
        )


def _voices(evidence: Evidence) -> Iterator[_Voice]:
    for source, attribution, where in credited(evidence):
        member = head(source.name) == "member"
        staff = head(source.name) in _STAFF and source.kind in _PEOPLE
        of_body = source.kind in _PEOPLE and bool(_taken_up(source.name))
        if _FORMER.search(source.name):
            continue
        if insider(source) or member or staff or of_body:
            yield _Voice(
                where=where,
                of=(source.id, attribution.id),
                names=told_by(source),
                nouns=_taken_up(source.name) | (_HOUSES if staff else set()),
                is_source=sources(source),
                his=_HIS.search(source.name) is not None,
            )


def _nouns_of(source: Source | None) -> set[str]:
    """What a report may call a body, or that of a person: "the club" of its chairman.

    A name that tells what the body is ("Ministry of Health") is taken up by that noun alone.
    """
    if source is None:
        return set()
    person = source.kind == "person"
    if source.naming != "named" and not (person and source.affiliation):
        return set()
    own = _bodies_in(source.affiliation or "" if person else source.name)
    housed = source.affiliation is not None if person else source.kind in (*_MAKERS, None)
    nouns = own or (set(_HOUSES) if housed else set())
    if any(noun_kind((noun,), many=False) == "company" for noun in own):
        nouns |= _FIRM
    return nouns | (_bodies_in(source.role or "") if person else set())


def _bodies_in(words: str) -> set[str]:
    """The nouns for bodies among words."""
    return {
        word for word in _WORD.findall(words.lower()) if noun_kind((word,), many=False) in _BODIES
    }


def _taken_up(words: str) -> set[str]:
    """The nouns for bodies that words take up: "the firm" of "a manager at the firm"."""
    nouns = {
        found["noun"].removesuffix("'s").removesuffix("’s") for found in _TAKEN_UP.finditer(words)
    }
    return {noun for noun in nouns if noun in _HOUSES or noun_kind((noun,), many=False) in _BODIES}


def _bodies(evidence: Evidence, silence: Silence) -> set[str]:
    """The proper names of the body that was silent, or for which somebody was.

    None where those who were silent have no name either: "officials" may be some of many.
    """
    words = " ".join(span.text for span in silence.source_spans)
    source = evidence.sources[silence.source] if silence.source is not None else None
    for pattern in _SPEAKS_FOR:
        if (spoken_for := pattern.search(words)) is not None:
            return proper(spoken_for["body"])
    if source is None or head(source.name) in _plain_people():
        return set()
    if source.kind == "person" and source.naming == "named":
        return proper(source.affiliation or "")
    if source.kind not in _BODIES:
        return set()
    # "The company" is the one that has been named, if only one has.
    named = [one for one in evidence.credited if (one.kind, one.naming) == (source.kind, "named")]
    return proper(source.name) or (proper(named[0].name) if len(named) == 1 else set())


@cache
def _plain_people() -> frozenset[str]:
    words = data("anonymous.toml")
    return frozenset(words["insiders"]) | frozenset(words["people"])
