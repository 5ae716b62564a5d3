"""The words for who is accused, and the patterns of accusations.toml."""

from __future__ import annotations

import re
from functools import cache

from attrib.audit.catalogue import compiled, data
from attrib.audit.evidence import Evidence
from attrib.claims.subjects import demonyms
from attrib.model import Span, Subject

_PRONOUN = re.compile(r"(?:I|We|You|He|She|It|They|This|That|These|Those|There|Who|What)\b")
_THEIRS = re.compile(r"\b(?:my|our|his|her|its|their)\s+$", re.IGNORECASE)
# Whom nobody has told apart nobody can ask: "a Lebanese group", "some banks".
_ANY = re.compile(
    r"\b(?:an?|any|some|several|many|most|unidentified|unknown)\s+(?:[\w-]+\s+)?$", re.IGNORECASE
)
# Who says it counts himself in: "he and President Lee misled the public".
_AND_HE = re.compile(r"\b(?:I|we|he|she|it|they)\s+and\s+(?:\w+\s+)?$", re.IGNORECASE)
_TOLD = re.compile(
    r"\b(?:the|both|these|those|two|three|four|five|six|\d+|his|her|its|their)\s+(?:[\w-]+\s+){0,2}$",
    re.IGNORECASE,
)
_WHOEVER = frozenset({"any", "every", "each", "no", "some", "many", "most", "all"})
_SOMEBODY = frozenset(
    {"man", "woman", "boy", "girl", "teenager", "victim", "suspect", "briton", "britons", "person"}
)
_AT = frozenset({"of", "at", "from"})
_OWN = re.compile(r"['’]s?$")
_OWNED = re.compile(r"\s+[\w-]+")
_WHERE = re.compile(r"\b(?:in|near|at|outside|from)\s+\Z", re.IGNORECASE)
# Patterns with parts to fill in, where case matters.
_TEMPLATES = frozenset(
    {
        "accused",
        "accusing",
        "blamed_on",
        "branded",
        "by_whom",
        "doer",
        "doer_behind",
        "indicted",
        "name",
        "noun_by",
        "noun_done",
        "sued",
        "sued_by",
        "suspected",
        "tried",
    }
)
_PARTS = (
    "doer_behind", "before", "who", "beside", "modifiers", "bodies", "groups", "humans", "nouns"
)  # fmt: skip
# In code points: what stands before a name that tells of whom it is.
_BEFORE = 40


def who_is(evidence: Evidence, found: re.Match[str], shift: int = 0) -> Span | None:
    """The words for who is accused, without the ending of "Norcal's"; `None` if they name none.

    Args:
        evidence: the report.
        found: a match with a group `who`.
        shift: where the text that was searched begins in that of the report.
    """
    start, end = (shift + place for place in found.span("who"))
    owner = _OWN.search(evidence.text[start:end])
    # In "Lee's leaked e-mails" the participle is the e-mails', and Lee leaked nothing.
    if owner is not None and _OWNED.fullmatch(found.string, found.end("who"), found.end()):
        return None
    who = evidence.report.article.span(start, end if owner is None else start + owner.start())
    if pattern("thing").match(evidence.text, who.end):
        return None
    if not _name(evidence, who) or _made(evidence, who):
        return None
    return who


def subject_of(evidence: Evidence, who: Span) -> Subject | None:
    """Whom the report knows the words to mean, a pronoun too; `None` where it knows nobody."""
    for subject in evidence.report.subjects:
        if subject.kind in ("person", "organization") and any(
            one.start < who.end and who.start < one.end for one in subject.mentions
        ):
            return subject
    return None


def _made(evidence: Evidence, who: Span) -> bool:
    """Whether it is something made, as a film or a game, which nobody can ask."""
    text, start = evidence.text, max(0, who.start - 30)
    # "After the game Norcal United were blamed": a match, unless the text is about computers.
    game = "game_before" if pattern("video_games").search(text) else "work_before"
    return any(pattern(one).search(text[start : who.start]) for one in ("work_before", game))


def _name(evidence: Evidence, who: Span) -> bool:
    """Whether a word that has a capital has it by itself, and not from where it stands."""
    words = who.text.split()
    before = evidence.text[max(0, who.start - _BEFORE) : who.start]
    person = words[0].islower() and human(who.text)
    if words[0].islower() and not person and _THEIRS.search(before):
        return False
    if words[-1].islower() and _ANY.search(before):
        return False
    # "80 banks", "the woman", "a Briton": nobody can tell who they are, and ask them.
    if words[0][0].isdigit() or words[-1].lower() in _SOMEBODY:
        return False
    # "Doctors": which, nobody can tell.
    if person and not _TOLD.search(f"{before}{words[0]} "):
        return False
    # "The guards at Norcal" are somebody, "the end of Norcal" is not.
    if words[0].islower() and words[1:2] and words[1] in _AT and not _somebody(words[0]):
        return False
    if words[0].lower() in _WHOEVER or _AND_HE.search(before):
        return False
    # "An investment firm in Naples": a town tells where the firm is.
    if _WHERE.search(before):
        return False
    if _PRONOUN.match(words[0]) or words[-1].removesuffix("s") in demonyms():
        return False
    if len(words) > 1 or words[0].islower():
        return True
    known = subject_of(evidence, who)
    if known is not None:
        return True
    return re.search(rf"[a-z,] {re.escape(words[0])}\b", evidence.text) is not None


def a_body(noun: str) -> bool:
    """Whether a noun is one for a body: "firm", "agency"."""
    return compiled("accusations.toml", "bodies", cased=True).fullmatch(noun) is not None


def _somebody(noun: str) -> bool:
    """Whether a noun is one for people or a body."""
    known = data("accusations.toml")["groups"]
    return a_body(noun) or human(noun) or re.fullmatch(known, noun) is not None


def human(name: str) -> bool:
    """Whether the words are those for people in a trade or a part: "her then landlord"."""
    last = name.split()[-1]
    return compiled("accusations.toml", "humans", cased=True).fullmatch(
        last
    ) is not None and not a_body(last)


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
