"""Rules about those whom a report speaks of and who should be heard."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from attrib.audit.anonymous import head
from attrib.audit.catalogue import data
from attrib.audit.evidence import Evidence
from attrib.audit.found import Found, short
from attrib.claims.subjects import demonyms
from attrib.model import Attribution, Span
from attrib.resolve.lexicon import singular

# Acts that make a claim of their content; an admission or a denial accuses nobody.
_ASSERTING = frozenset({"asserts", "alleges", "confirms", "criticizes", "warns", "believes"})
_WORD = re.compile(r"[^\W\d_][\w-]*(?:['’][\w-]+)?")
_STATES = re.compile(r"\b(?:U\.S\.A?\.?|US|USA)(?!\w)")
_GENITIVE = re.compile(r"['’]s\b")
_PRONOUN = re.compile(r"(?:I|We|You|He|She|It|They|This|That|These|Those|There|Who|What)\b")
_RELATIVE = re.compile(r",?\s+(?:who|whose|which)\b")
_ASIDE = re.compile(r"\b(?:who|which)\s+(?:(?:has|have|had|also|once|\w+ly)\s+)*$")
# Sentences of the body that tell what the report is about.
_OPENING = 5
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
                "accuser": short(_accuser(evidence, attribution)),
            },
        )


def _accused(evidence: Evidence, attribution: Attribution) -> Span | None:
    """The words for who is accused, by the cue or by what the content says of them."""
    if attribution.unsure or not evidence.known(attribution.sources):
        return None
    if any(_told_of(evidence, span) for span in attribution.cue_spans):
        return None
    cue = " ".join(span.text for span in attribution.cue_spans)
    if _pattern("charges").search(cue) and not _opens(evidence, attribution):
        return None
    if _pattern("accuses").search(cue) or _pattern("charges").search(cue):
        return _addressed(evidence, attribution, "wrongdoing")
    if _pattern("censures").search(cue):
        return _addressed(evidence, attribution, "grave")
    if attribution.act not in _ASSERTING:
        return None
    for span in attribution.content_spans:
        for name in ("wrongs", "done_by"):
            for found in _pattern(name).finditer(span.text):
                if _pattern("unsaid").search(_clause(span.text, found)):
                    continue
                start, end = (span.start + place for place in found.span("who"))
                if _name(evidence, who := evidence.report.article.span(start, end)):
                    return who
    return None


def _told_of(evidence: Evidence, cue: Span) -> bool:
    """Whether it only says who somebody is: "Lee, who has accused the firm, will speak"."""
    start, _ = evidence.sentence_at(cue.start)
    return _ASIDE.search(evidence.text, start, cue.start) is not None


def _opens(evidence: Evidence, attribution: Attribution) -> bool:
    """Whether it stands among the first sentences, which tell the news."""
    opening = evidence.sentences[:_OPENING]
    return not opening or attribution.content_spans[0].start < opening[-1][1]


def wrong(text: str) -> bool:
    """Whether the words tell of a wrong that somebody did.

    >>> wrong("The mayor took bribes"), wrong("The mayor opened the bridge")
    (True, False)
    """
    return any(_pattern(name).search(text) is not None for name in ("grave", "wrongs", "done_by"))


def _addressed(evidence: Evidence, attribution: Attribution, wrong: str) -> Span | None:
    """Who is accused of something, where the content says it right after the cue."""
    content = attribution.content_spans[0]
    found = _pattern("accused").match(evidence.text, content.start, content.end)
    told = " ".join(span.text for span in attribution.content_spans)
    if found is None or not _pattern(wrong).search(told):
        return None
    who = evidence.report.article.span(*found.span("who"))
    return who if _name(evidence, who) else None


def _clause(text: str, found: re.Match[str]) -> str:
    """The sentence of a match, as far as to the end of the match."""
    start = max(text.rfind(mark, 0, found.start("who")) for mark in ".!?") + 1
    return text[start : found.end()]


def _name(evidence: Evidence, who: Span) -> bool:
    """Whether a word that has a capital has it by itself, and not from where it stands."""
    words = who.text.split()
    if _PRONOUN.match(words[0]) or singular(words[-1]) in demonyms():
        return False
    if len(words) > 1 or words[0].islower():
        return True
    return re.search(rf"[a-z,]\s+{re.escape(words[0])}\b", evidence.text) is not None


def _beyond_reach(name: str) -> bool:
    """Whether it is an armed group, whose answer nobody expects."""
    return name.casefold().endswith(tuple(data("accusations.toml")["beyond_reach"]))


def _by(evidence: Evidence, attribution: Attribution) -> set[str]:
    """What the accuser is called: who says it of himself, or of his own side, admits it."""
    found: set[str] = set()
    for id in attribution.sources:
        name = evidence.sources[id].name
        found |= {key for word in _words(name) if word[0].isupper() for key in _places(word)}
        found.add(head(name))
    return found


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
    # Who "led the research in Nigeria" does not speak for it.
    spoken = [
        _RELATIVE.split(span.text, maxsplit=1)[0]
        for one in evidence.spoken_by[id]
        for span in one.source_spans
    ]
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


def _accuser(evidence: Evidence, attribution: Attribution) -> str:
    known = evidence.known(attribution.sources)
    return evidence.names(known) if known else "somebody"


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
    state = data("accusations.toml")["stands_for"].get(key)
    return {key, *places} if state is None else {key, state, *places}


@cache
def _body() -> re.Pattern[str]:
    return re.compile(data("accusations.toml")["bodies"])


@cache
def _pattern(name: str) -> re.Pattern[str]:
    rules = data("accusations.toml")
    if name not in ("accused", "wrongs", "done_by"):
        return re.compile(rules[name], re.IGNORECASE)
    told = rules[name]
    for part in ("before", "who", "modifiers", "bodies"):
        told = told.replace(f"{{{part}}}", rules[part])
    return re.compile(told)
