"""The rule that who keeps silent by name does not speak without one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from attrib.audit.anonymous import head, sources
from attrib.audit.brought_in import unnamed
from attrib.audit.catalogue import data
from attrib.audit.evidence import Evidence
from attrib.audit.found import Found, short
from attrib.audit.unnamed import proper, told_by
from attrib.model import Silence, Source

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
# Further apart, in code points, a report has turned to something else.
_SAME_MATTER = 2000
_FORMER = re.compile(r"\b(?:former(?:ly)?|ex-|retired|one-time|onetime)", re.I)


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


def _silent(evidence: Evidence, silence: Silence) -> str:
    if silence.source is not None:
        return evidence.sources[silence.source].name
    return " ".join(span.text for span in silence.source_spans)


@cache
def _plain_people() -> frozenset[str]:
    words = data("anonymous.toml")
    return frozenset(words["insiders"]) | frozenset(words["people"])
