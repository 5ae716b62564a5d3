"""Rules about those whom a report speaks of and who should be heard."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from attrib.audit.catalogue import data
from attrib.audit.evidence import Evidence
from attrib.audit.found import Found, short
from attrib.claims.subjects import demonyms
from attrib.model import Attribution, Span

# Acts that make a claim of their content; an admission or a denial accuses nobody.
_ASSERTING = frozenset({"asserts", "alleges", "confirms", "criticizes", "warns", "believes"})
_WORD = re.compile(r"[^\W\d_][\w-]*(?:['’][\w-]+)?")
_STATES = re.compile(r"\b(?:U\.S\.A?\.?|US|USA)(?!\w)")
_GENITIVE = re.compile(r"['’]s\b")
_ARTICLE = re.compile(r"\b[Tt]he\s+$")


def accusation_unanswered(evidence: Evidence) -> Iterator[Found]:
    """Somebody is accused, and neither answers nor is said to have been asked."""
    told: set[str] = set()
    for attribution in evidence.report.attributions:
        accused = _accused(evidence, attribution)
        if accused is None or _beyond_reach(accused.text):
            continue
        keys = _keys(accused.text)
        if keys & told or keys & _by(evidence, attribution) or _heard(evidence, keys, attribution):
            continue
        told |= keys
        yield Found(
            (accused, *(span for span in attribution.cue_spans if span != accused)),
            (attribution.id, *attribution.sources, *attribution.claims),
            {
                "accused": short(_with_article(evidence, accused)),
                "accuser": short(evidence.names(attribution.sources)),
            },
        )


def _accused(evidence: Evidence, attribution: Attribution) -> Span | None:
    """The words for who is accused, by the cue or by what the content says of them."""
    if attribution.unsure:
        return None
    cue = " ".join(span.text for span in attribution.cue_spans)
    told = " ".join(span.text for span in attribution.content_spans)
    content = attribution.content_spans[0]
    bounds = (content.start, content.end)
    if _pattern("accuses").search(cue):
        wrong, found = "wrongdoing", _pattern("accused").match(evidence.text, *bounds)
    elif _pattern("censures").search(cue):
        wrong, found = "grave", _pattern("accused").match(evidence.text, *bounds)
    elif attribution.act in _ASSERTING and attribution.sources:
        found = _pattern("wrongs").match(evidence.text, *bounds)
        wrong, found = "", found or _pattern("done_by").search(evidence.text, *bounds)
    else:
        return None
    if found is None or (wrong and not _pattern(wrong).search(told)):
        return None
    return evidence.report.article.span(*found.span("who"))


def _beyond_reach(name: str) -> bool:
    """Whether it is an armed group, whose answer nobody expects."""
    return name.casefold().endswith(tuple(_groups()["beyond_reach"]))


def _by(evidence: Evidence, attribution: Attribution) -> set[str]:
    """What the accuser is called: who says it of himself, or of his own side, admits it."""
    return {key for id in attribution.sources for key in _called(evidence, id)}


def _heard(evidence: Evidence, keys: set[str], attribution: Attribution) -> bool:
    """Whether the accused, or somebody for them, speaks, keeps silent or is said to deny it."""
    for source in evidence.credited:
        if source.id not in attribution.sources and keys & _called(evidence, source.id):
            return True
    for silence in evidence.report.silences:
        words = " ".join(span.text for span in silence.source_spans)
        name = evidence.sources[silence.source].name if silence.source else ""
        silent = _all_keys(f"{words} {name}")
        if keys & silent or not silent:
            return True
    return _pattern("answers").search(_near(evidence, keys)) is not None


def _called(evidence: Evidence, id: str) -> set[str]:
    source = evidence.sources[id]
    spoken = [span.text for one in evidence.spoken_by[id] for span in one.source_spans]
    return _all_keys(" ".join([source.name, source.role or "", source.affiliation or "", *spoken]))


def _near(evidence: Evidence, keys: set[str]) -> str:
    """The sentences that name the accused, and those that follow each."""
    places = [
        (start, place)
        for place, (start, end) in enumerate(evidence.sentences)
        if keys & _all_keys(evidence.text[start:end])
    ]
    return "\n".join(
        evidence.text[start : evidence.sentences[min(place + 1, len(evidence.sentences) - 1)][1]]
        for start, place in places
    )


def _with_article(evidence: Evidence, accused: Span) -> str:
    article = _ARTICLE.search(evidence.text, 0, accused.start)
    return f"the {accused.text}" if article is not None else accused.text


def _keys(name: str) -> set[str]:
    """What a report calls a person or body from then on.

    That is the last word of a name, the place of "Iraqi troops", the noun of "the school".
    """
    words = _words(name)
    proper = [word for word in words if word[0].isupper()]
    if not proper:
        return {words[-1].casefold()} if words else set()
    if words[-1] in proper:
        return _places(proper[-1])
    return {key for word in proper for key in _places(word)}


def _all_keys(text: str) -> set[str]:
    words = _words(text)
    proper = {key for word in words if word[0].isupper() for key in _places(word)}
    return proper | {word for word in map(str.casefold, words) if _body().fullmatch(word)}


def _words(text: str) -> list[str]:
    return _WORD.findall(_GENITIVE.sub("", _STATES.sub("American", text)))


def _places(word: str) -> set[str]:
    """The word, and the last word of the place that it stands for."""
    key = word.casefold()
    places = {place.split()[-1].casefold() for place in demonyms().get(word, ())}
    return {key, *places, *_groups_of(key)}


def _groups_of(key: str) -> set[str]:
    place = data("accusations.toml")["stands_for"].get(key)
    return {place} if place is not None else set()


def _groups() -> dict[str, list[str]]:
    groups: dict[str, list[str]] = data("accusations.toml")["groups"]
    return groups


@cache
def _body() -> re.Pattern[str]:
    return re.compile(data("accusations.toml")["bodies"])


@cache
def _pattern(name: str) -> re.Pattern[str]:
    rules = data("accusations.toml")
    if name not in ("accused", "wrongs", "done_by"):
        return re.compile(rules[name], re.IGNORECASE)
    who = rules["who"].format(modifiers=rules["modifiers"], bodies=rules["bodies"])
    return re.compile(rules[name].replace("{{", "{").replace("}}", "}")
                      .replace("{before}", rules["before"]).replace("{who}", who))
