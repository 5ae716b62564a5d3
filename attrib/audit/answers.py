"""Whether somebody who is accused answers in a report, or is said to have been asked."""

from __future__ import annotations

import re

from attrib.audit.accusations import Accusation, accusers, pattern
from attrib.audit.anonymous import head
from attrib.audit.called import all_keys, keys_of, places_of, states, words_of
from attrib.audit.evidence import Evidence
from attrib.audit.unnamed import proper
from attrib.model import Attribution, Silence, Source, Span

_RELATIVE = re.compile(r",?\s+(?:who|whose|which)\b")
# Who wants or learns something has not spoken to what is said of him.
_BODIES = frozenset({"company", "organization", "academic", "government", "ngo"})
_NO_ANSWER = frozenset({"wants", "intends", "learns", "pictures"})
# Code points before a name in which the text may tell whose man it is: "United striker Jan Roe".
_BEFORE = 60
# Code points behind the words that accuse in which a cue is theirs too.
_CLAUSE = 20
_NAMED = r"(?:(?:[A-Z][\w.'’-]*|van|von|de|der|al|bin|ben)\s+){0,3}"


def heard(evidence: Evidence, accusation: Accusation) -> bool:
    """Whether the accused, or somebody for them, speaks, keeps silent or is said to deny it.

    The answer may stand anywhere in the text, and be to anything: whether it is one to this
    accusation is for a reader to judge.
    """
    keys = keys_of(accusation.accused.text)
    by = accusers(accusation)
    said = _blank(evidence, by)
    name = accusation.accused.text.removeprefix("The ").removeprefix("the ")
    side = _side(evidence, name)
    accusing = called_by(evidence, accusation)
    for source in evidence.credited:
        if source.id in by:
            continue
        called = _called(evidence, source.id, said, accusation)
        if keys & called:
            return True
        # Another of the accuser's side does not speak for the accused.
        ours = called and not called & accusing
        if ours and (side & called or _may_be(evidence, source, called, name, keys)):
            return True
    if pattern("denials").search(said) or any(map(_asked, evidence.report.silences)):
        return True
    near = _near(evidence, keys, accusation)
    for attribution in evidence.report.attributions:
        if set(attribution.sources) & set(by):
            continue
        for span in attribution.cue_spans:
            beside = any(start <= span.start < end for start, end in near)
            if beside and pattern("stands_up").search(span.text):
                return True
    return any(
        pattern("answers").search(said, start, end) is not None
        or pattern("settled").search(evidence.told, start, end) is not None
        for start, end in near
    )


def _asked(silence: Silence) -> bool:
    """Whether somebody gave no answer, and not only kept one detail of it back."""
    return silence.kind != "withheld details"


def called_by(evidence: Evidence, accusation: Accusation) -> set[str]:
    """What the accuser is called: who says it of himself, or of his own side, admits it."""
    found: set[str] = set()
    names = [evidence.sources[id].name for id in accusers(accusation)]
    words = [span.text for one in accusation.attributions[:1] for span in one.source_spans]
    for name in (*names, *words, accusation.by):
        found |= {key for word in words_of(name) if word[0].isupper() for key in places_of(word)}
        found.add(head(name))
    return found


def _side(evidence: Evidence, name: str) -> set[str]:
    """What the bodies are called that the accused belongs to, as far as the text tells."""
    last = words_of(name)[-1:]
    if not last or last[0].islower():
        return set()
    told = " ".join(
        f"{one.affiliation or ''}" for one in evidence.report.sources if last[0] in one.name
    )
    whose = re.compile(
        rf"((?:[A-Z][\w.'’&-]*\s+){{1,4}})(?:{pattern('men_of').pattern}),?\s+{_NAMED}{re.escape(last[0])}\b"
    )
    for found in re.finditer(rf"\b{re.escape(last[0])}\b", evidence.text):
        before = whose.search(evidence.text, max(0, found.start() - _BEFORE), found.end())
        if before is not None:
            told += f" {before[1]}"
    # "United" may be all that a club is called, and no name by itself elsewhere.
    names = proper(told) | ({"United"} if "United" in told else set())
    return {key for word in names for key in places_of(word)}


def _may_be(
    evidence: Evidence, source: Source, called: set[str], name: str, keys: set[str]
) -> bool:
    """Whether a source that speaks may do so for the accused, though it is called otherwise.

    That is a company for "the company", and those who govern for a state, its army, or whoever
    governs it.
    """
    told = f"{source.name} {source.role or ''} {source.affiliation or ''}"
    governs = pattern("statesman").search(told) is not None
    if name.islower():
        return source.kind in _BODIES or (governs and pattern("public").search(name) is not None)
    if _in_office(evidence, name):
        return governs or source.kind == "government"
    return governs and bool(keys & states()) and not called & states()


def _in_office(evidence: Evidence, name: str) -> bool:
    """Whether the text calls the accused by an office of state: "Prime Minister Jan Roe"."""
    last = re.escape(words_of(name)[-1]) if words_of(name) else "$"
    titled = re.compile(rf"{pattern('office').pattern}[^.;\n]{{0,30}}?\b{last}\b")
    return titled.search(evidence.text) is not None


def _blank(evidence: Evidence, accusers: tuple[str, ...]) -> str:
    """The text without what the accusers say: it holds no answer of the accused."""
    text = evidence.told
    for id in accusers:
        for attribution in evidence.spoken_by[id]:
            for span in (*attribution.content_spans, *attribution.cue_spans):
                text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    return text


def _called(evidence: Evidence, id: str, said: str, accusation: Accusation) -> set[str]:
    """What a source is called that speaks, and not only in the words of the accusers."""
    source = evidence.sources[id]
    spoken = [
        one
        for one in evidence.spoken_by[id]
        if one.act not in _NO_ANSWER
        # "Lee is on trial, accused of fraud" are no words of Lee's.
        and not any(_meet(one, words) for words in accusation.words)
        and any(said[span.start : span.end].strip() for span in one.cue_spans)
    ]
    if not spoken:
        return set()
    # Who "led the research in Nigeria" does not speak for it.
    words = [
        _RELATIVE.split(span.text, maxsplit=1)[0] for one in spoken for span in one.source_spans
    ]
    return all_keys(" ".join([source.name, source.role or "", source.affiliation or "", *words]))


def _meet(attribution: Attribution, words: Span) -> bool:
    """Whether the cue of an attribution stands in the clause of the words that accuse."""
    return any(
        words.start <= span.start < words.end + _CLAUSE or span.start <= words.start < span.end
        for span in attribution.cue_spans
        if attribution.act == "alleges"
    )


def _near(evidence: Evidence, keys: set[str], accusation: Accusation) -> list[tuple[int, int]]:
    """Sentences that name the accused, or hold the accusation, each with the one that follows."""
    last = len(evidence.sentences) - 1
    return [
        (start, evidence.sentences[min(place + 1, last)][1])
        for place, (start, end) in enumerate(evidence.sentences)
        if keys & all_keys(evidence.text[start:end]) or start <= accusation.accused.start < end
    ]
