"""Who is accused of a wrong in a report, and by whom; the words for it stand in a data file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from attrib.audit.accused import human, pattern, subject_of, who_is
from attrib.audit.catalogue import data
from attrib.audit.deeds import deeds, wrong_doing
from attrib.audit.doers import done
from attrib.audit.evidence import BODY, Bounds, Evidence
from attrib.extract.quotes import quotations
from attrib.model import Attribution, Span, Subject

# So likely a claim says that a particular party did a wrong which wants an answer, or judges.
_GRAVE = 0.3
_JUDGED = 0.7
# Acts that make a claim of their content; an admission or a denial accuses nobody.
_ASSERTING = frozenset({"asserts", "alleges", "confirms", "criticizes", "warns", "believes"})
_ASIDE = re.compile(
    r"\b(?:who|which)\s+(?:(?:has|have|had|is|are|was|were|been|also|once|\w+ly)\s+)*$"
)
# Sentences of the body that tell what the report is about, and those that tell its news.
_OPENING = 5
_NEWS = 2
# In code points: what is longer is no sentence, and where a content tells who did what.
_LONGEST = 1000
_BEGIN = 400
# Code points behind the accused within which a time is that of the accusation.
_BEHIND = 50
# The last word that accuses, and the paper that it tells of, where nobody is credited with it.
_PAPER = {
    "indicted": "an indictment",
    "arraigned": "an indictment",
    "against": "a lawsuit",
    "trial": "a charge before a court",
    "court": "a charge before a court",
    "suspected": "a suspicion",
    "arrested": "an arrest",
    "detained": "an arrest",
    "held": "an arrest",
    "questioned": "an inquiry",
    "fined": "a fine",
    "wanted": "a warrant",
    "investigation": "an investigation",
    "investigated": "an investigation",
    "charges": "a charge",
    "charge": "a charge",
    "prosecution": "a prosecution",
    "allegations": "allegations",
}
_IN_STORIES = frozenset({"by_whom", "accusing", "tried", "indicted", "suspected"})
_PASSIVE = frozenset({"by_whom", "sued_by"})
# Told further down, they are what is on record.
_IN_NEWS = frozenset({"indicted", "tried"})


@dataclass(frozen=True, slots=True)
class Accusation:
    """One accusation.

    Attributes:
        accused: the words for who is accused.
        words: those that accuse.
        by: who accuses, in words.
        attributions: those that say so, the first of them first.
        subject: whom the report knows the accused to be.
        mild: whether what they are accused of may be no wrong.
    """

    accused: Span
    words: tuple[Span, ...]
    by: str
    attributions: tuple[Attribution, ...]
    subject: Subject | None = None
    mild: bool = False

    @property
    def name(self) -> str:
        """The accused at their fullest, as far as the report knows them."""
        here = self.accused.text
        return here if self.subject is None or self.subject.name in here else self.subject.name


def accusations(evidence: Evidence) -> Iterator[Accusation]:
    """Every accusation of a wrong that the text credits to somebody, and that wants an answer.

    Words and grammar tell who is accused of what. What the network reads as a judgement, and hardly
    as an allegation, is an attack that nobody need answer: "he is a fraud".
    """
    return (one for one in _told(evidence) if not _attack(evidence, one))


def _attack(evidence: Evidence, accusation: Accusation) -> bool:
    """Whether the sentence that accuses judges somebody, and lays no deed to his charge."""
    start, end = evidence.sentence_at(accusation.accused.start)
    claims = [
        claim
        for claim in evidence.report.claims
        if any(span.start < end and start < span.end for span in claim.spans)
    ]
    grave = max((claim.allegation or 0 for claim in claims), default=0)
    return grave < _GRAVE and any((claim.opinion or 0) >= _JUDGED for claim in claims)


def _told(evidence: Evidence) -> Iterator[Accusation]:
    """Every accusation that the words tell of."""
    for attribution in evidence.report.attributions:
        if attribution.unsure or not attribution.source_spans:
            continue
        # What a headline sums up the body tells, and who in it answers.
        block = evidence.block_at(attribution.content_spans[0].start)
        if block is None or block.kind not in BODY:
            continue
        if any(_told_of(evidence, span) for span in attribution.cue_spans):
            continue
        if any(pattern("finders").search(name) for name in _names(evidence, attribution)):
            continue
        yield from _by_cue(evidence, attribution)
        if attribution.act in _ASSERTING:
            yield from _by_deed(evidence, attribution)
    # The patterns are slow, and few texts hold a word of theirs.
    lowered = evidence.text.lower()
    needs = data("accusations.toml")["needs"]
    forms = {form: told for form, told in needs.items() if any(one in lowered for one in told)}
    for place, (start, end) in enumerate(evidence.sentences):
        if forms and end - start <= _LONGEST:
            yield from _in_sentence(evidence, forms, (start, end), opening=place < _OPENING)


def _by_cue(evidence: Evidence, attribution: Attribution) -> Iterator[Accusation]:
    """Who is accused by the cue: "accused the firm of"."""
    known = evidence.known(attribution.sources)
    accused = _accused(evidence, attribution) if known else None
    if accused is not None and not _recalled(evidence, accused):
        words = tuple(span for span in attribution.cue_spans if span != accused)
        content = attribution.content_spans[0]
        mild = not _wrongdoing(evidence, content.start, accused.end, content.end)
        yield Accusation(accused, words, evidence.names(known), (attribution,), mild=mild)


def _by_deed(evidence: Evidence, attribution: Attribution) -> Iterator[Accusation]:
    """Who is said to have done a wrong, by somebody whom the text tells or a pronoun stands for."""
    known = evidence.known(attribution.sources)
    by = evidence.names(known)
    # "Successfully argued": a court has heard both sides.
    if any("successful" in span.text for span in attribution.cue_spans):
        return
    of_a_side = any(map(_political, _names(evidence, attribution)))
    for one in done(evidence, attribution):
        # What one side of politics says of the other is answered by the next election.
        if of_a_side and _political(f"{one.who.text} {_titled(evidence, one.who)}"):
            continue
        if not _recalled(evidence, one.who):
            words = (one.deed, *attribution.cue_spans)
            yield Accusation(one.who, words, by, (attribution,), one.subject)


def _in_sentence(
    evidence: Evidence, forms: Mapping[str, Sequence[str]], sentence: Bounds, *, opening: bool
) -> Iterator[Accusation]:
    """Every accusation that a sentence tells in one of the forms of the data file."""
    start, end = sentence
    lowered = evidence.text[start:end].lower()
    for form, needs in forms.items():
        if not any(map(lowered.__contains__, needs)):
            continue
        # Somebody "on trial for murder" may be so in a film.
        if form in _IN_STORIES and pattern("fiction").search(lowered):
            continue
        if form in _PASSIVE:
            yield from _by_whom(evidence, form, start, end)
        elif form not in _IN_NEWS or opening:
            yield from _credited(evidence, form, start, end)


def accusers(accusation: Accusation) -> tuple[str, ...]:
    """Ids of the sources that accuse; none where a paper does."""
    return tuple(id for one in accusation.attributions[:1] for id in one.sources)


def wrong(text: str) -> bool:
    """Whether the words tell of a wrong that somebody did.

    >>> wrong("The mayor took bribes"), wrong("The mayor opened the bridge")
    (True, False)
    """
    if pattern("grave").search(text) is not None:
        return True
    return next(deeds(text, 0, len(text)), None) is not None


def _political(words: str) -> bool:
    """Whether the words name a party, or somebody in or for an office of state."""
    return pattern("politics").search(words) is not None


def _person(evidence: Evidence, who: Span) -> bool:
    """Whether the text knows the accused as a person."""
    report = evidence.report
    names = [one.name for one in report.subjects if one.kind == "person"]
    names += [one.name for one in report.sources if one.kind == "person"]
    return any(who.text in name for name in names)


def _titled(evidence: Evidence, who: Span) -> str:
    """A name with what stands before it wherever the text has its last word."""
    last = re.compile(rf"[^.;\n]{{0,30}}\b{re.escape(who.text.split()[-1])}\b")
    return " ".join(found[0] for found in last.finditer(evidence.text))


def _names(evidence: Evidence, attribution: Attribution) -> list[str]:
    """What the sources are called, here and at their best."""
    here = [span.text for span in attribution.source_spans]
    sources = [evidence.sources[id] for id in attribution.sources]
    return [*here, *(f"{one.name} {one.role or ''} {one.affiliation or ''}" for one in sources)]


def _accused(evidence: Evidence, attribution: Attribution) -> Span | None:
    """The words for who is accused, by the cue or by what the content says of them."""
    cue = " ".join(span.text for span in attribution.cue_spans)
    charged = pattern("charges").search(cue) is not None
    if charged or pattern("accuses").search(cue):
        who = _addressed(evidence, attribution, "wrongdoing")
        if who is not None:
            return who if not charged or _opens(evidence, who) else None
        if not charged and not any(map(_political, _names(evidence, attribution))):
            who = _addressed(evidence, attribution, "anything")
            if who is not None and (_person(evidence, who) or subject_of(evidence, who)):
                return who if not _political(_titled(evidence, who)) else None
            return None
    if pattern("censures").search(cue):
        return _addressed(evidence, attribution, "grave")
    return _branded(evidence, attribution) if pattern("calls").search(cue) else None


def _branded(evidence: Evidence, attribution: Attribution) -> Span | None:
    """Who is called by a wrong: "called the mayor a liar"."""
    content = attribution.content_spans[0]
    end = min(content.end, content.start + _BEGIN)
    found = pattern("branded").match(evidence.text, content.start, end)
    return None if found is None else who_is(evidence, found)


def _addressed(evidence: Evidence, attribution: Attribution, kind: str) -> Span | None:
    """Who is accused of something, where the content says it right after the cue."""
    content = attribution.content_spans[0]
    told = " ".join(span.text for span in attribution.content_spans)
    end = min(content.end, content.start + _BEGIN)
    found = pattern("accused").match(evidence.text, content.start, end)
    if not pattern(kind).search(told) and not (
        found is not None and wrong_doing(evidence.text, found.end(), end)
    ):
        return None
    if found is None and pattern("meant").match(content.text):
        return _meant(evidence, attribution)
    if found is None and kind == "grave":
        found = pattern("blamed_on").match(evidence.text, content.start, end)
    return who_is(evidence, found) if found is not None else None


def _meant(evidence: Evidence, attribution: Attribution) -> Span | None:
    """Whom "it" means: the first that the sentence names between the accuser and the cue."""
    cue = attribution.cue_spans[0].start if attribution.cue_spans else 0
    start, _ = evidence.sentence_at(cue)
    start = max(
        [start, cue - _BEGIN, *(one.end for one in attribution.source_spans if one.end < cue)]
    )
    for found in pattern("name").finditer(evidence.text, start, cue):
        if found["who"][0].isupper() and (who := who_is(evidence, found)) is not None:
            return who
    return None


def _by_whom(evidence: Evidence, form: str, start: int, end: int) -> Iterator[Accusation]:
    """Who is accused in the passive voice: "Lee, accused by the inspectors of hiding it"."""
    for found in pattern(form).finditer(evidence.text, start, end):
        if form == "by_whom" and not _wrongdoing(evidence, found.end(), found.end(), end):
            continue
        who = who_is(evidence, found)
        if who is not None and not _recalled(evidence, who):
            words = evidence.report.article.span(*found.span("words"))
            yield Accusation(who, (words,), found["by"], _of(evidence, words))


def _wrongdoing(evidence: Evidence, start: int, deed: int, end: int) -> bool:
    """Whether the words tell of a wrong, or what somebody is charged with is one."""
    if pattern("wrongdoing").search(evidence.text, start, end) is not None:
        return True
    return wrong_doing(evidence.text, deed, end)


def _credited(evidence: Evidence, form: str, start: int, end: int) -> Iterator[Accusation]:
    """Who is accused in a sentence of one of the forms of the data file, where somebody says so."""
    found = pattern(form).search(evidence.text, start, end)
    if found is None:
        return
    words = evidence.report.article.span(*found.span("words"))
    if form != "noun_by" and _quoted(evidence, words):
        return
    if form in _IN_STORIES and _told_of(evidence, words):
        return
    # Whom somebody takes to court is accused of a wrong, whatever it is called.
    if form not in ("noun_by", "sued") and not _wrongdoing(evidence, words.end, found.end(), end):
        return
    of = _of(evidence, words)
    known = evidence.known(
        id
        for one in of
        for id in one.sources
        if not any(pattern("finders").search(name) for name in _names(evidence, one))
    )
    if form in ("tried", "suspected"):
        # Who is before a court does not accuse himself.
        known = [id for id in known if found["who"].split()[-1] not in evidence.sources[id].name]
    by = evidence.names(known[:1]) if known else _paper(evidence, words)
    # "Their alleged attacks" accuses in the outlet's own voice, unless it is what somebody alleged.
    if words.text == "alleged" and not any(words.start < b and a < words.end for a, b in _cues(of)):
        return
    who = who_is(evidence, found)
    named = who is not None and who.text[0].isupper() and not human(who.text)
    if form == "suspected" and not named:
        return
    if by is not None and who is not None and not _recalled(evidence, who):
        yield Accusation(who, (words,), by, of)


def _quoted(evidence: Evidence, words: Span) -> bool:
    """Whether the words stand in quotation marks."""
    block = evidence.block_at(words.start)
    return block is not None and any(
        start <= words.start < end
        for start, end in quotations(evidence.text, block.start, block.end)
    )


def _paper(evidence: Evidence, words: Span) -> str | None:
    """The paper that accuses, where nobody is credited with it."""
    last = words.text.split()[-1]
    if last == "charged":
        told = evidence.text[: evidence.sentence_at(words.start)[1]]
        return "an indictment" if "indictment" in told else None
    return _PAPER.get(last)


def _cues(attributions: tuple[Attribution, ...]) -> list[tuple[int, int]]:
    return [(span.start, span.end) for one in attributions for span in one.cue_spans]


def _of(evidence: Evidence, words: Span) -> tuple[Attribution, ...]:
    """The attributions that say the words, or what they stand in."""
    return tuple(
        one
        for one in evidence.report.attributions
        if not one.unsure
        and any(
            span.start < words.end and words.start < span.end
            for span in (*one.cue_spans, *one.content_spans)
        )
    )


def _told_of(evidence: Evidence, cue: Span) -> bool:
    """Whether it only says who somebody is: "Lee, who has accused the firm, will speak"."""
    start, _ = evidence.sentence_at(cue.start)
    return _ASIDE.search(evidence.text, start, cue.start) is not None


def _opens(evidence: Evidence, span: Span) -> bool:
    """Whether it stands among the first sentences, which tell the news."""
    opening = evidence.sentences[:_OPENING]
    return not opening or span.start < opening[-1][1]


def _recalled(evidence: Evidence, accused: Span) -> bool:
    """Whether the sentence recalls, below the news, who was accused long before."""
    start, end = evidence.sentence_at(accused.start)
    if start in (first for first, _ in evidence.sentences[:_NEWS]):
        return False
    end = min(end, accused.end + _BEHIND)
    return pattern("long_ago").search(evidence.text, start, end) is not None
