"""Rules about those whom a report speaks of and who should be heard."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from attrib.audit.catalogue import data
from attrib.audit.evidence import Evidence
from attrib.audit.found import Found, short
from attrib.model import Attribution, Span

# Acts that make a claim of their content; an admission or a denial accuses nobody.
_ASSERTING = frozenset({"asserts", "alleges", "confirms", "criticizes", "warns", "believes"})
_WORD = re.compile(r"[^\W\d_][\w'’-]*")


def accusation_unanswered(evidence: Evidence) -> Iterator[Found]:
    """Somebody named is accused, and neither answers nor is said to have been asked."""
    told: set[str] = set()
    for attribution in evidence.report.attributions:
        accused = _accused(evidence, attribution)
        if accused is None or (key := _key(accused.text)) in told or _beyond_reach(accused.text):
            continue
        if _heard(evidence, accused, attribution):
            continue
        told.add(key)
        yield Found(
            (accused, *(span for span in attribution.cue_spans if span != accused)),
            (attribution.id, *attribution.sources, *attribution.claims),
            {
                "accused": short(accused.text),
                "accuser": short(evidence.names(attribution.sources)),
            },
        )


def _accused(evidence: Evidence, attribution: Attribution) -> Span | None:
    """The name of who is accused, by the cue or by what the content says of them."""
    if attribution.unsure:
        return None
    cue = " ".join(span.text for span in attribution.cue_spans)
    content = attribution.content_spans[0]
    if _pattern("accuses").search(cue):
        if not any(_pattern("wrongdoing").search(span.text) for span in attribution.content_spans):
            return None
        found = _pattern("accused").match(evidence.text, content.start, content.end)
    elif attribution.act in _ASSERTING:
        found = _pattern("wrongs").match(evidence.text, content.start, content.end)
    else:
        return None
    if found is None:
        return None
    return evidence.report.article.span(*found.span("who"))


def _beyond_reach(name: str) -> bool:
    """Whether it is an armed group, whose answer nobody expects."""
    return name.casefold().endswith(tuple(data("accusations.toml")["beyond_reach"]))


def _heard(evidence: Evidence, accused: Span, attribution: Attribution) -> bool:
    """Whether the accused, or somebody for them, speaks, keeps silent or is said to deny it."""
    key = _key(accused.text)
    for source in evidence.credited:
        if source.id not in attribution.sources and key in _keys(evidence, source.id):
            return True
    for silence in evidence.report.silences:
        words = " ".join(span.text for span in silence.source_spans)
        name = evidence.sources[silence.source].name if silence.source else ""
        if key in _all_keys(f"{words} {name}") or not _all_keys(f"{words} {name}"):
            return True
    return _pattern("answers").search(_near(evidence, key)) is not None


def _keys(evidence: Evidence, id: str) -> set[str]:
    source = evidence.sources[id]
    spoken = [span.text for one in evidence.spoken_by[id] for span in one.source_spans]
    return _all_keys(" ".join([source.name, source.role or "", source.affiliation or "", *spoken]))


def _near(evidence: Evidence, key: str) -> str:
    """The sentences that name the accused, and those that follow each."""
    places = [
        (start, place)
        for place, (start, end) in enumerate(evidence.sentences)
        if key in _all_keys(evidence.text[start:end])
    ]
    return "\n".join(
        evidence.text[start : evidence.sentences[min(place + 1, len(evidence.sentences) - 1)][1]]
        for start, place in places
    )


def _key(name: str) -> str:
    """The last word of a name: what a report calls a person or body by from then on."""
    words = _WORD.findall(name.replace("’s", "").replace("'s", ""))
    return words[-1].casefold() if words else ""


def _all_keys(text: str) -> set[str]:
    return {
        word.casefold()
        for word in _WORD.findall(text.replace("’s", "").replace("'s", ""))
        if word[0].isupper()
    }


@cache
def _pattern(name: str) -> re.Pattern[str]:
    flags = re.NOFLAG if name in ("accused", "wrongs") else re.IGNORECASE
    return re.compile(data("accusations.toml")[name], flags)
