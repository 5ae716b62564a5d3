"""Rules about those whom a report speaks of and who should be heard."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrib.audit.accusations import Accusation, accusations, accusers
from attrib.audit.accusations import wrong as wrong
from attrib.audit.accused import pattern
from attrib.audit.answers import called_by, heard
from attrib.audit.called import keys_of
from attrib.audit.catalogue import data
from attrib.audit.evidence import Evidence
from attrib.audit.found import Found, short
from attrib.model import Span

# In code points: as far behind a name what happened to somebody is told.
_BEHIND = 30
_ARTICLE = re.compile(r"\b[Tt]he\s+$")


def accusation_unanswered(evidence: Evidence) -> Iterator[Found]:
    """Somebody is accused, and neither answers nor is said to have been asked."""
    told: set[str] = set()
    sentences: set[tuple[int, int]] = set()
    for one in accusations(evidence):
        name, sentence = one.name, evidence.sentence_at(one.accused.start)
        if (
            _beyond_reach(name)
            or _gone(evidence, name)
            or sentence in sentences
            or not _tells_who(evidence, one)
        ):
            continue
        keys = keys_of(name.removeprefix("The "))
        if keys & told or keys & called_by(evidence, one) or heard(evidence, one):
            continue
        told |= keys
        sentences.add(sentence)
        yield Found(
            (*_where(one), *one.words),
            tuple(
                id
                for attribution in one.attributions[:1]
                for id in (attribution.id, *attribution.sources, *attribution.claims)
            ),
            {"accused": short(_with_article(evidence, one)), "accuser": short(one.by)},
        )


def _tells_who(evidence: Evidence, accusation: Accusation) -> bool:
    """Whether the text tells who accuses: not "residents" or "critics"."""
    sources = [evidence.sources[id] for id in accusers(accusation)]
    vague = pattern("vague")
    return not any(
        one.naming == "unnamed" and one.specificity in (None, "bare") and vague.search(one.name)
        for one in sources
    )


def _gone(evidence: Evidence, name: str) -> bool:
    """Whether the text tells right behind a name that it is one of the dead."""
    last = name.split()[-1]
    return last[0].isupper() and any(
        pattern("gone").search(evidence.told, found.end(), found.end() + _BEHIND) is not None
        for found in re.finditer(rf"\b{re.escape(last)}\b", evidence.told)
    )


def _beyond_reach(name: str) -> bool:
    """Whether it is an armed group, whose answer nobody expects."""
    told = f" {name.casefold()}"
    return any(told.endswith(f" {one}") for one in data("accusations.toml")["beyond_reach"])


def _where(accusation: Accusation) -> tuple[Span, ...]:
    """Where the accused stand in the accusation, and where the text has their whole name."""
    accused, subject = accusation.accused, accusation.subject
    if subject is None or accused.text == subject.name:
        return (accused,)
    named = [one for one in subject.mentions if one.text == subject.name]
    return (accused, *named[:1])


def _with_article(evidence: Evidence, accusation: Accusation) -> str:
    accused = accusation.accused
    if accusation.name != accused.text:
        return accusation.name
    article = _ARTICLE.search(evidence.text, 0, accused.start)
    return f"the {accused.text}" if article is not None else accused.text
