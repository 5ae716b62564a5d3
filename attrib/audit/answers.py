"""Whether somebody who is accused answers in a report, or is said to have been asked."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, cached_property

from attrib.audit.accusations import Accusation, accusers
from attrib.audit.accused import a_body, human, pattern
from attrib.audit.anonymous import head
from attrib.audit.called import all_keys, keys_of, places_of, states, words_of
from attrib.audit.evidence import Evidence
from attrib.audit.unnamed import proper
from attrib.claims.vocabulary import lemma
from attrib.model import Attribution, Claim, Silence, Source, Span
from attrib.resolve.lexicon import plural

_RELATIVE = re.compile(r",?\s+(?:who|whose|which)\b")
_BODIES = frozenset({"company", "organization", "academic", "government", "ngo"})
# Who wants or learns something has not spoken to what is said of him.
_NO_ANSWER = frozenset({"wants", "intends", "learns", "pictures"})
# Acts that answer wherever they stand.
_ANSWERS = frozenset({"denies"})
# Code points before a name in which the text may tell whose man it is: "United striker Jan Roe".
_BEFORE = 60
# So likely a claim is what somebody who is accused has to say to it.
_RESPONSE = 0.5
# Code points behind the words that accuse in which a cue is theirs too.
_CLAUSE = 20
# Sentences behind the accusation in which whatever the accused say is taken for an answer.
_SOON = 3
# A body that the text calls by what it is: "the agency".
_ITSELF = re.compile(r"[Tt]he\s")
_NAMED = r"(?:(?:[A-Z][\w.'’-]*|van|von|de|der|al|bin|ben)\s+){0,3}"
_WORD = re.compile(r"[a-z]{4,}")
_WHOSE = re.compile(r"\b(?:his|her|their|its|(?P<name>[A-Z][\w-]+)['’]s?)\s+(?:[\w-]+\s+)?$")
_SAYING = re.compile(r"\s+(?:said|says|told|argued)\b")
_NAME = re.compile(r"\b[A-Z][\w-]+")
# What was said before tells of no answer: "was speaking after Mr Lee told members".
_EARLIER = re.compile(r"\b(?:after|when|since|following)\s+(?:[\w.]+\s+){0,3}$")


def heard(evidence: Evidence, accusation: Accusation) -> bool:
    """Whether the accused, or somebody for them, answers, keeps silent or is said to deny it."""
    side = _Side(evidence, accusation)
    return (
        any(side.answers(one) for one in evidence.report.attributions)
        or any(side.responds(one) for one in evidence.report.claims)
        or any(side.silent(one) for one in evidence.report.silences)
        or side.denied()
    )


class _Side:
    """The side of whoever is accused in one accusation."""

    def __init__(self, evidence: Evidence, accusation: Accusation) -> None:
        self._evidence = evidence
        self._accusation = accusation
        self._name = accusation.name.removeprefix("The ").removeprefix("the ")
        here = accusation.accused.text.removeprefix("The ")
        self._keys = keys_of(self._name) | keys_of(here)
        self._by = set(accusers(accusation))
        self._accusing = called_by(evidence, accusation)
        self._on_paper = pattern("papers").search(accusation.by) is not None
        self._party = {
            key
            for id in self._by
            for word in proper(f"{evidence.sources[id].role} {evidence.sources[id].affiliation}")
            for key in places_of(word)
        }
        self._bodies = _bodies(evidence, self._name)
        self._told = _words(evidence, accusation)
        start = accusation.accused.start
        self._place = sum(end <= start for _, end in evidence.sentences)
        self._said = _blank(evidence, accusers(accusation))

    def speaks(self, source: Source, words: Iterable[Span] = ()) -> bool:
        """Whether a source is the accused or may speak for them."""
        if source.id in self._by:
            return False
        subject = self._accusation.subject
        if subject is not None and subject.source == source.id:
            return True
        # Who "led the research in Nigeria" does not speak for it.
        here = [_RELATIVE.split(span.text, maxsplit=1)[0] for span in words]
        told = " ".join([source.name, source.role or "", source.affiliation or "", *here])
        called = all_keys(told)
        if self._keys & called:
            return True
        # Another of the accuser's side does not speak for the accused.
        if not called or called & self._accusing:
            return False
        return (
            bool(self._bodies & called)
            or self._itself(source)
            or self._one_of(source)
            or _may_be(self._evidence, source, called, self._name, self._keys)
        )

    def _one_of(self, source: Source) -> bool:
        """Whether it may be one of several of whom the accusation tells no more: "the firms"."""
        noun = self._name.split()[-1]
        several = self._name.islower() and plural(noun)
        return several and source.kind == "company" and source.naming == "named"

    def _itself(self, source: Source) -> bool:
        """Whether a body that the text calls by what it is may be the accused: "the agency".

        Where a paper accuses, it is as likely whoever filed it.
        """
        return (
            bool(self._by)
            and not self._on_paper
            and source.naming == "unnamed"
            and not human(self._name)
            and _ITSELF.match(source.mentions[0].text) is not None
            and head(source.name) != "government"
            and a_body(head(source.name))
        )

    def answers(self, attribution: Attribution) -> bool:
        """Whether it is something that the accused's side says to what they are accused of."""
        if attribution.act in _NO_ANSWER or any(
            _meet(attribution, words) for words in self._accusation.words
        ):
            return False
        if not any(self._said[one.start : one.end].strip() for one in attribution.cue_spans):
            return False
        sources = [self._evidence.sources[id] for id in attribution.sources]
        ours = [one for one in sources if one.resolved]
        cue = attribution.cue_spans[0]
        if not ours:
            return self._stands_up(attribution)
        # "A union spokesman": of one of two who are at odds, which may be the accused.
        if self._accusation.mild and any("spokes" in head(one.name) for one in ours):
            return True
        if not any(self.speaks(one, attribution.source_spans) for one in ours):
            if set(attribution.sources) & self._by:
                return False
            return self._stands_up(attribution) or self._counters(attribution)
        if (
            self._accusation.mild
            or attribution.act in _ANSWERS
            or pattern("stands_up").search(cue.text)
        ):
            return True
        told = " ".join(span.text for span in attribution.content_spans)
        if pattern("to_it").search(told):
            return True
        words = set(map(lemma, _WORD.findall(told.lower())))
        return bool(words & self._told) or self._soon(attribution)

    def responds(self, claim: Claim) -> bool:
        """Whether it reads as an answer, and is the accused's or told of them."""
        if (claim.response or 0) < _RESPONSE:
            return False
        made = self._evidence.made_by[claim.id]
        if not made:
            return bool(self._keys & all_keys(claim.text))
        return not any(one in self._accusation.attributions for one in made) and any(
            self.speaks(self._evidence.sources[id], one.source_spans)
            for one in made
            for id in self._evidence.known(one.sources)
        )

    def _soon(self, attribution: Attribution) -> bool:
        """Whether it is said right after the accusation, and not before it came."""
        first = min(one.start for one in (*attribution.source_spans, *attribution.cue_spans))
        sentences = self._evidence.sentences
        place = sum(end <= first for _, end in sentences)
        if not self._place <= place <= self._place + _SOON:
            return False
        start = sentences[min(place, len(sentences) - 1)][0] if sentences else 0
        return _EARLIER.search(self._evidence.text[start:first]) is None

    def _counters(self, attribution: Attribution) -> bool:
        """Whether somebody else turns on the accuser: "dismissed the union's attack"."""
        told = " ".join(span.text for span in attribution.content_spans)
        names = all_keys(told)
        return (
            attribution.act == "denies"
            and bool((self._accusing | self._party) & names)
            and not self._keys & names
        )

    def _stands_up(self, attribution: Attribution) -> bool:
        """Whether somebody else speaks up for the accused beside the accusation."""
        return any(
            start <= span.start < end and pattern("stands_up").search(span.text) is not None
            for span in attribution.cue_spans
            for start, end in self._near
        )

    def silent(self, silence: Silence) -> bool:
        """Whether they were asked and gave no answer, or somebody of whom nobody is told."""
        if silence.kind == "withheld details":
            return False
        if silence.source is None:
            return True
        source = self._evidence.sources[silence.source]
        if not source.resolved:
            return True
        return source.id not in self._by and (
            self.speaks(source, silence.source_spans) or _speaks_for_some(source)
        )

    def denied(self) -> bool:
        """Whether words of the text tell of an answer by the accused."""
        near = self._near
        if any(
            pattern("answers").search(self._said, start, end) is not None
            or self._settled(start, end)
            for start, end in near
        ):
            return True
        return any(self._theirs(found) for found in pattern("denials").finditer(self._said)) or any(
            self._lawyer(found) for found in pattern("lawyers").finditer(self._said)
        )

    def _settled(self, start: int, end: int) -> bool:
        """Whether the sentences tell, be it in the accuser's words, that they gave in."""
        text = self._evidence.told
        return any(
            self._keys
            & all_keys(text[self._evidence.sentence_at(found.start())[0] : found.start()])
            for found in pattern("settled").finditer(text, start, end)
        )

    def _theirs(self, found: re.Match[str]) -> bool:
        """Whether a denial may be that of the accused: nobody else is credited with it."""
        offset = found.start()
        for silence in self._evidence.report.silences:
            if any(span.start <= offset < span.end for span in silence.spans):
                return self.silent(silence)
        for one in self._evidence.report.attributions:
            if one.act != "denies" and "comment" not in found[0]:
                continue
            if any(
                span.start <= offset < span.end for span in (*one.cue_spans, *one.content_spans)
            ):
                sources = [self._evidence.sources[id] for id in one.sources]
                if any(source.resolved for source in sources):
                    return any(self.speaks(source, one.source_spans) for source in sources)
        return True

    def _lawyer(self, found: re.Match[str]) -> bool:
        """Whether a lawyer may be that of the accused; "his" means who was named last."""
        text = self._evidence.text
        if any(
            span.start <= found.start() < span.end
            for one in self._evidence.report.attributions
            if set(one.sources) & self._by
            for span in one.source_spans
        ):
            return False
        behind = re.match(
            r"\s+for\s+(?:the\s+)?(?P<name>[\w’'-]+(?:\s+[A-Z][\w’'-]+)*)", text[found.end() :]
        )
        if behind is not None:
            return bool(self._keys & all_keys(behind["name"])) or behind["name"].islower()
        whose = _WHOSE.search(text, max(0, found.start() - _BEFORE), found.start())
        if whose is None:
            return _SAYING.match(text, found.end()) is not None
        if whose["name"] is not None:
            return bool(self._keys & all_keys(whose["name"]))
        start, _ = self._evidence.sentence_at(found.start())
        before = self._evidence.sentence_before(start)
        last = text[before[0] if before else start : whose.start()]
        named = [one for one in _NAME.findall(last) if one in self._names]
        return not named or bool(self._keys & all_keys(named[-1]))

    @property
    def _names(self) -> set[str]:
        report = self._evidence.report
        people = [one.name for one in report.subjects if one.kind != "place"]
        people += [one.name for one in report.sources if one.naming == "named"]
        words = (word for name in (*people, self._name) for word in words_of(name))
        return {word for word in words if word[0].isupper()}

    @cached_property
    def _near(self) -> list[tuple[int, int]]:
        """Sentences that name the accused, or hold the accusation, each with the next."""
        sentences, text = self._evidence.sentences, self._evidence.text
        last = len(sentences) - 1
        return [
            (start, sentences[min(place + 1, last)][1])
            for place, (start, end) in enumerate(sentences)
            if self._keys & all_keys(text[start:end])
            or start <= self._accusation.accused.start < end
        ]


def _speaks_for_some(source: Source) -> bool:
    """Whether it is a lawyer or a spokesman of whom the text does not tell whose."""
    return source.affiliation is None and source.naming == "unnamed"


def _words(evidence: Evidence, accusation: Accusation) -> set[str]:
    """The words of the sentence that accuses, but names and the commonest, in their base form."""
    start, end = evidence.sentence_at(accusation.accused.start)
    found = {lemma(word) for word in _WORD.findall(evidence.text[start:end])}
    return found - _common()


@cache
def _common() -> frozenset[str]:
    return frozenset(map(lemma, pattern("common").pattern.split("|")))


def called_by(evidence: Evidence, accusation: Accusation) -> set[str]:
    """What the accuser is called: who says it of himself, or of his own side, admits it."""
    found: set[str] = set()
    names = [evidence.sources[id].name for id in accusers(accusation)]
    words = [span.text for one in accusation.attributions[:1] for span in one.source_spans]
    for name in (*names, *words, accusation.by):
        found |= {key for word in words_of(name) if word[0].isupper() for key in places_of(word)}
        found.add(head(name))
    return found


def _bodies(evidence: Evidence, name: str) -> set[str]:
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
    if name.islower() and human(name):
        return False
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


def _meet(attribution: Attribution, words: Span) -> bool:
    """Whether the cue of an attribution stands in the clause of the words that accuse."""
    return any(
        words.start <= span.start < words.end + _CLAUSE or span.start <= words.start < span.end
        for span in attribution.cue_spans
        if attribution.act == "alleges"
    )
