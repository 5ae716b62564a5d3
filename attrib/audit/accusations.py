"""Who is accused of a wrong in a report, and by whom; the words for it stand in a data file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from attrib.audit.catalogue import data
from attrib.audit.evidence import Evidence
from attrib.claims.subjects import demonyms
from attrib.extract.quotes import quotations
from attrib.model import Attribution, Span

# Acts that make a claim of their content; an admission or a denial accuses nobody.
_ASSERTING = frozenset({"asserts", "alleges", "confirms", "criticizes", "warns", "believes"})
_PRONOUN = re.compile(r"(?:I|We|You|He|She|It|They|This|That|These|Those|There|Who|What)\b")
_ASIDE = re.compile(
    r"\b(?:who|which)\s+(?:(?:has|have|had|is|are|was|were|been|also|once|\w+ly)\s+)*$"
)
_THEIRS = re.compile(r"\b(?:my|our|his|her|its|their)\s+$", re.IGNORECASE)
# Whom nobody has told apart nobody can ask: "a Lebanese group", "some banks".
_ANY = re.compile(r"\b(?:an?|any|some|several|many|unidentified|unknown)\s+$", re.IGNORECASE)
# Who says it counts himself in: "he and President Lee misled the public".
_AND_HE = re.compile(r"\b(?:I|we|he|she|it|they)\s+and\s+(?:\w+\s+)?$", re.IGNORECASE)
_OWN = re.compile(r"['’]s?$")
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
}
_IN_STORIES = frozenset({"by_whom", "accusing", "tried", "indicted"})
_PASSIVE = frozenset({"by_whom", "sued_by"})
# Patterns with parts to fill in, where case matters.
_TEMPLATES = frozenset(
    {
        "accused",
        "accusing",
        "alleged",
        "blamed_on",
        "by_whom",
        "done_by",
        "indicted",
        "misdone",
        "name",
        "noun_by",
        "sued",
        "sued_by",
        "tried",
        "wrongs",
    }
)
_PARTS = ("before", "who", "beside", "modifiers", "bodies", "groups", "misdeeds", "done_badly")
_OWNED = re.compile(r"\s+[\w-]+")
_WHERE = re.compile(r"\b(?:in|near|at|outside)\s+\Z")


@dataclass(frozen=True, slots=True)
class Accusation:
    """One accusation.

    Attributes:
        accused: the words for who is accused.
        words: those that accuse.
        by: who accuses, in words.
        attributions: those that say so, the first of them first.
    """

    accused: Span
    words: tuple[Span, ...]
    by: str
    attributions: tuple[Attribution, ...]


def accusations(evidence: Evidence) -> Iterator[Accusation]:
    """Every accusation of a wrong that the text credits to somebody."""
    for attribution in evidence.report.attributions:
        if attribution.unsure or not (known := evidence.known(attribution.sources)):
            continue
        if any(_told_of(evidence, span) for span in attribution.cue_spans):
            continue
        if any(pattern("finders").search(name) for name in _names(evidence, attribution)):
            continue
        accused = _accused(evidence, attribution)
        if accused is not None and not _recalled(evidence, accused):
            words = tuple(span for span in attribution.cue_spans if span != accused)
            yield Accusation(accused, words, evidence.names(known), (attribution,))
    for place, (start, end) in enumerate(evidence.sentences):
        if end - start <= _LONGEST:
            yield from _in_sentence(evidence, start, end, opening=place < _OPENING)


def _in_sentence(
    evidence: Evidence, start: int, end: int, *, opening: bool
) -> Iterator[Accusation]:
    """Every accusation that a sentence tells in one of the forms of the data file."""
    # The patterns are slow, and few sentences hold a word of theirs.
    lowered = evidence.text[start:end].lower()
    for form, needs in data("accusations.toml")["needs"].items():
        if not any(map(lowered.__contains__, needs)):
            continue
        # Somebody "on trial for murder" may be so in a film.
        if form in _IN_STORIES and pattern("fiction").search(lowered):
            continue
        if form in _PASSIVE:
            yield from _by_whom(evidence, form, start, end)
        elif form != "indicted" or opening:
            yield from _credited(evidence, form, start, end)


def accusers(accusation: Accusation) -> tuple[str, ...]:
    """Ids of the sources that accuse; none where a paper does."""
    return tuple(id for one in accusation.attributions[:1] for id in one.sources)


def _harmless(text: str, found: re.Match[str]) -> bool:
    """Whether it was not done, not meant, or done to enemies in battle."""
    if pattern("unsaid").search(_clause(text, found)) or pattern("unmeant").search(text):
        return True
    return pattern("in_battle").match(text, found.end()) is not None


def wrong(text: str) -> bool:
    """Whether the words tell of a wrong that somebody did.

    >>> wrong("The mayor took bribes"), wrong("The mayor opened the bridge")
    (True, False)
    """
    return any(pattern(name).search(text) is not None for name in ("grave", "wrongs", "done_by"))


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
            if who is not None and _person(evidence, who):
                return who if not _political(_titled(evidence, who)) else None
            return None
    if pattern("censures").search(cue):
        return _addressed(evidence, attribution, "grave")
    if attribution.act not in _ASSERTING:
        return None
    names = _names(evidence, attribution)
    alleged = attribution.act == "alleges" or any(map(pattern("papers").search, names))
    who = _alleged(evidence, attribution.content_spans[0], "alleged" if alleged else "misdone")
    return who if who is not None else _told(evidence, attribution)


def _told(evidence: Evidence, attribution: Attribution) -> Span | None:
    """Of whom a content says that they did wrong."""
    for span in attribution.content_spans:
        for name in ("wrongs", "done_by"):
            for found in pattern(name).finditer(span.text):
                if _harmless(span.text, found):
                    continue
                who = _who(evidence, found, span.start)
                if who is not None:
                    return who
    return None


def _alleged(evidence: Evidence, content: Span, form: str) -> Span | None:
    """Of whom a content begins to say that they did what is against the law or a pact."""
    found = pattern(form).match(content.text[:_BEGIN])
    if found is None or pattern("unsaid").search(found[0]):
        return None
    return _who(evidence, found, content.start)


def _addressed(evidence: Evidence, attribution: Attribution, kind: str) -> Span | None:
    """Who is accused of something, where the content says it right after the cue."""
    content = attribution.content_spans[0]
    told = " ".join(span.text for span in attribution.content_spans)
    if not pattern(kind).search(told):
        return None
    end = min(content.end, content.start + _BEGIN)
    found = pattern("accused").match(evidence.text, content.start, end)
    if found is None and pattern("meant").match(content.text):
        return _meant(evidence, attribution)
    if found is None and kind == "grave":
        found = pattern("blamed_on").match(evidence.text, content.start, end)
    return _who(evidence, found, 0) if found is not None else None


def _meant(evidence: Evidence, attribution: Attribution) -> Span | None:
    """Whom "it" means: the first that the sentence names between the accuser and the cue."""
    cue = attribution.cue_spans[0].start if attribution.cue_spans else 0
    start, _ = evidence.sentence_at(cue)
    start = max(
        [start, cue - _BEGIN, *(one.end for one in attribution.source_spans if one.end < cue)]
    )
    for found in pattern("name").finditer(evidence.text, start, cue):
        if found["who"][0].isupper() and (who := _who(evidence, found, 0)) is not None:
            return who
    return None


def _by_whom(evidence: Evidence, form: str, start: int, end: int) -> Iterator[Accusation]:
    """Who is accused in the passive voice: "Lee, accused by the inspectors of hiding it"."""
    for found in pattern(form).finditer(evidence.text, start, end):
        if form == "by_whom" and not pattern("wrongdoing").search(evidence.text, found.end(), end):
            continue
        who = _who(evidence, found, 0)
        if who is not None and not _recalled(evidence, who):
            words = evidence.report.article.span(*found.span("words"))
            yield Accusation(who, (words,), found["by"], _of(evidence, words))


def _credited(evidence: Evidence, form: str, start: int, end: int) -> Iterator[Accusation]:
    """Who is accused in a sentence of one of the forms of the data file, where somebody says so."""
    found = pattern(form).search(evidence.text, start, end)
    if found is None:
        return
    words = evidence.report.article.span(*found.span("words"))
    if form != "noun_by" and _quoted(evidence, words):
        return
    if form in ("accusing", "tried", "indicted") and _told_of(evidence, words):
        return
    told = evidence.text[words.start : end]
    # Whom somebody takes to court is accused of a wrong, whatever it is called.
    if form not in ("noun_by", "sued") and not pattern("wrongdoing").search(told):
        return
    of = _of(evidence, words)
    known = evidence.known(
        id
        for one in of
        for id in one.sources
        if not any(pattern("finders").search(name) for name in _names(evidence, one))
    )
    if form == "tried":
        # Who is before a court does not accuse himself.
        known = [id for id in known if found["who"].split()[-1] not in evidence.sources[id].name]
    by = evidence.names(known[:1]) if known else _paper(evidence, words)
    # "Their alleged attacks" accuses in the outlet's own voice, unless it is what somebody alleged.
    if words.text == "alleged" and not any(words.start < b and a < words.end for a, b in _cues(of)):
        return
    who = _who(evidence, found, 0)
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


def _clause(text: str, found: re.Match[str]) -> str:
    """The sentence of a match, as far as to the end of the match."""
    start = max(text.rfind(mark, 0, found.start("who")) for mark in ".!?") + 1
    return text[start : found.end()]


def _who(evidence: Evidence, found: re.Match[str], shift: int) -> Span | None:
    """The words for who is accused, without the ending of "Norcal's"; `None` if they name none."""
    start, end = (shift + place for place in found.span("who"))
    owner = _OWN.search(evidence.text, start, end)
    # In "Lee's leaked e-mails" the participle is the e-mails', and Lee leaked nothing.
    if owner is not None and _OWNED.fullmatch(found.string, found.end("who"), found.end()):
        return None
    who = evidence.report.article.span(start, owner.start() if owner is not None else end)
    if pattern("thing").match(evidence.text, who.end):
        return None
    return who if _name(evidence, who) and not _made(evidence, who) else None


def _made(evidence: Evidence, who: Span) -> bool:
    """Whether it is something made, as a film or a game, which nobody can ask."""
    text, start = evidence.text, max(0, who.start - 30)
    # "After the game Norcal United were blamed": a match, unless the text is about computers.
    game = "game_before" if pattern("video_games").search(text) else "work_before"
    return any(pattern(one).search(text[start : who.start]) for one in ("work_before", game))


def _name(evidence: Evidence, who: Span) -> bool:
    """Whether a word that has a capital has it by itself, and not from where it stands."""
    words = who.text.split()
    if words[0].islower() and _THEIRS.search(evidence.text, 0, who.start):
        return False
    if words[-1].islower() and _ANY.search(evidence.text, 0, who.start):
        return False
    if _AND_HE.search(evidence.text, 0, who.start):
        return False
    # "An investment firm in Naples": a town tells where the firm is.
    if _WHERE.search(evidence.text, max(0, who.start - 12), who.start):
        return False
    if _PRONOUN.match(words[0]) or words[-1].removesuffix("s") in demonyms():
        return False
    if len(words) > 1 or words[0].islower():
        return True
    return re.search(rf"[a-z,]\s+{re.escape(words[0])}\b", evidence.text) is not None


@cache
def pattern(name: str) -> re.Pattern[str]:
    """A pattern of the data file, by its name, with its parts filled in."""
    rules = data("accusations.toml")
    if name in ("long_ago", "politics", "office"):
        return re.compile(rules[name])
    if name not in _TEMPLATES:
        return re.compile(rules[name], re.IGNORECASE)
    told = rules[name]
    for part in _PARTS:
        told = told.replace(f"{{{part}}}", rules[part])
    return re.compile(told)
