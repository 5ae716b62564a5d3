"""Rules about those whom a report speaks of and who should be heard."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from attrib.audit.accusations import Accusation, accusations, pattern
from attrib.audit.accusations import wrong as wrong
from attrib.audit.anonymous import head
from attrib.audit.catalogue import data
from attrib.audit.evidence import Evidence
from attrib.audit.found import Found, short
from attrib.claims.subjects import demonyms
from attrib.model import Silence, Source

_WORD = re.compile(r"[^\W\d_][\w-]*(?:['’][\w-]+)?")
_STATES = re.compile(r"\b(?:U\.S\.A?\.?|US|USA)(?!\w)")
_GENITIVE = re.compile(r"['’]s\b")
_RELATIVE = re.compile(r",?\s+(?:who|whose|which)\b")
_PRONOUN = re.compile(r"He|She|It|They|Neither|None|Nobody|The|A|An|His|Her|Its|Their|Officials?")
# What a firm is in law, and the sign of its shares: "Norcal Inc NRC" is Norcal from then on.
_FIRM = re.compile(
    r"(?:,?\s+(?:Inc|Corp|Corporation|Co|Company|Ltd|Limited|Plc|PLC|LLC|Llc|AG|SA|NV|GmbH|Bros|Brothers)\b\.?)+"
    r"(?:\s+[A-Z]{2,5}(?:\.[A-Z]{1,2})?)?$"
)
_ARTICLE = re.compile(r"\b[Tt]he\s+$")
# Who wants or learns something has not spoken to what is said of him.
_BODIES = frozenset({"company", "organization", "academic", "government", "ngo"})
_NO_ANSWER = frozenset({"wants", "intends", "learns", "pictures"})


def accusation_unanswered(evidence: Evidence) -> Iterator[Found]:
    """Somebody is accused, and neither answers nor is said to have been asked."""
    told: set[str] = set()
    sentences: set[tuple[int, int]] = set()
    for one in accusations(evidence):
        name, sentence = one.accused.text, evidence.sentence_at(one.accused.start)
        if _beyond_reach(name) or sentence in sentences:
            continue
        keys = _keys(name)
        if keys & told or keys & _by(evidence, one) or _heard(evidence, keys, one):
            continue
        told |= keys
        sentences.add(sentence)
        yield Found(
            (one.accused, *one.words),
            tuple(
                id
                for attribution in one.attributions[:1]
                for id in (attribution.id, *attribution.sources, *attribution.claims)
            ),
            {"accused": short(_with_article(evidence, one)), "accuser": short(one.by)},
        )


def _beyond_reach(name: str) -> bool:
    """Whether it is an armed group, whose answer nobody expects."""
    return name.casefold().endswith(tuple(data("accusations.toml")["beyond_reach"]))


def _by(evidence: Evidence, accusation: Accusation) -> set[str]:
    """What the accuser is called: who says it of himself, or of his own side, admits it."""
    found: set[str] = set()
    names = [evidence.sources[id].name for id in _accusers(accusation)]
    words = [span.text for one in accusation.attributions[:1] for span in one.source_spans]
    for name in (*names, *words, accusation.by):
        found |= {key for word in _words(name) if word[0].isupper() for key in _places(word)}
        found.add(head(name))
    return found


def _accusers(accusation: Accusation) -> tuple[str, ...]:
    return tuple(id for one in accusation.attributions[:1] for id in one.sources)


def _heard(evidence: Evidence, keys: set[str], accusation: Accusation) -> bool:
    """Whether the accused, or somebody for them, speaks, keeps silent or is said to deny it."""
    accusers = _accusers(accusation)
    name = accusation.accused.text.removeprefix("The ").removeprefix("the ")
    said = _blank(evidence, accusers)
    for source in evidence.credited:
        if source.id in accusers:
            continue
        called = _called(evidence, source.id, said)
        if keys & called or (called and _may_be(source, called, name, keys)):
            return True
    near = _near(evidence, keys, accusation)
    if any(_silent(evidence, silence, keys, near) for silence in evidence.report.silences):
        return True
    return any(
        pattern("answers").search(said, start, end) is not None
        or pattern("settled").search(evidence.told, start, end) is not None
        for start, end in near
    )


def _may_be(source: Source, called: set[str], name: str, keys: set[str]) -> bool:
    """Whether "the company" may be a company that speaks, or a state's minister its voice."""
    if name.islower():
        return source.kind in _BODIES
    if not keys & _states():
        return False
    told = f"{source.name} {source.role or ''} {source.affiliation or ''}"
    return pattern("statesman").search(told) is not None and not called & _states()


def _silent(
    evidence: Evidence, silence: Silence, keys: set[str], near: list[tuple[int, int]]
) -> bool:
    """Whether it is the accused, or somebody without a name beside them, that kept silent."""
    words = " ".join(span.text for span in silence.source_spans)
    name = evidence.sources[silence.source].name if silence.source else ""
    silent = _all_keys(f"{words} {name}")
    if keys & silent:
        return True
    if any(word[0].isupper() and not _PRONOUN.fullmatch(word) for word in _words(words)):
        return False
    return any(start <= span.start < end for span in silence.spans for start, end in near)


def _blank(evidence: Evidence, accusers: tuple[str, ...]) -> str:
    """The text without what the accusers say: it holds no answer of the accused."""
    text = evidence.told
    for id in accusers:
        for attribution in evidence.spoken_by[id]:
            for span in (*attribution.content_spans, *attribution.cue_spans):
                text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    return text


def _called(evidence: Evidence, id: str, said: str) -> set[str]:
    """What a source is called that speaks, and not only in the words of the accusers."""
    source = evidence.sources[id]
    spoken = [
        one
        for one in evidence.spoken_by[id]
        if one.act not in _NO_ANSWER
        and any(said[span.start : span.end].strip() for span in one.cue_spans)
    ]
    if not spoken:
        return set()
    # Who "led the research in Nigeria" does not speak for it.
    words = [
        _RELATIVE.split(span.text, maxsplit=1)[0] for one in spoken for span in one.source_spans
    ]
    return _all_keys(" ".join([source.name, source.role or "", source.affiliation or "", *words]))


def _near(evidence: Evidence, keys: set[str], accusation: Accusation) -> list[tuple[int, int]]:
    """Sentences that name the accused, or hold the accusation, each with the one that follows."""
    last = len(evidence.sentences) - 1
    return [
        (start, evidence.sentences[min(place + 1, last)][1])
        for place, (start, end) in enumerate(evidence.sentences)
        if keys & _all_keys(evidence.text[start:end]) or start <= accusation.accused.start < end
    ]


def _with_article(evidence: Evidence, accusation: Accusation) -> str:
    accused = accusation.accused
    article = _ARTICLE.search(evidence.text, 0, accused.start)
    return f"the {accused.text}" if article is not None else accused.text


def _keys(name: str) -> set[str]:
    """What a report calls a person or body from then on.

    That is the last word of a name, the place of "Iraqi troops", the noun of "the school"; of a
    firm and of two who are named together it may be the first word too.
    """
    firm = _FIRM.sub("", name) or name
    words = _words(firm)
    proper = [word for word in words if word[0].isupper()]
    if len(proper) > 1 and (firm != name or proper[0].isupper() or " and " in firm):
        return {key for word in (proper[0], proper[-1]) for key in _places(word)}
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
    known = demonyms().get(word) or demonyms().get(word.removesuffix("s"), ())
    places = {place.split()[-1].casefold() for place in known}
    state = data("accusations.toml")["stands_for"].get(key)
    return {key, *places} if state is None else {key, state, *places}


@cache
def _states() -> frozenset[str]:
    """The last words of the names of places that have an adjective."""
    return frozenset(
        place.split()[-1].casefold() for places in demonyms().values() for place in places
    )


@cache
def _body() -> re.Pattern[str]:
    return re.compile(data("accusations.toml")["bodies"])
