"""What a cue does - asserts, denies, warns ... - read from the cue lexicon in cues.toml."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from attrib.extract.lexicon import Phrase, inflects, lexicon
from attrib.model import Act, Strength

_TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|'(?:s|re|m)\b|\d+")
_CONTRACTED = re.compile(r"(?:\b(ca|wo|sha)|(?<=\w))n't\b|\bcannot\b")
_FULL = {"ca": "can not", "wo": "will not", "sha": "shall not"}
_RAISED = re.compile(
    r"\b(?:no longer|not|never|no|cannot|hardly|scarcely)\b|\b\w+n['’]t\b", re.IGNORECASE
)
_TOLD_TO = re.compile(r"(?:(?:me|him|her|them|us|you)\s+)?(?:(?:not|never)\s+)?to\s")
_ANY = "*"
_ANY_AT_MOST = 3
_DEFAULT: Act = "asserts"
# Words of a content that may go on with its cue: "refused / to publicly rule out a strike".
_GOES_ON = 5


@dataclass(frozen=True, slots=True)
class Head:
    """The deciding word of a cue: where it stands, its act, and its entry in the lexicon."""

    at: int
    act: Act
    entry: str


@dataclass(frozen=True, slots=True)
class Cue:
    """The dictionary forms of each word of a cue, its deciding word and whether that is negated."""

    forms: tuple[frozenset[str], ...]
    head: Head
    negated: bool


def act(cue_text: str, content_text: str) -> Act:
    """What the cue does with the content.

    The first phrase of the lexicon in the cue decides, else its first verb, else its first noun or
    adjective; a negation before it turns the act as `[negated]` in cues.toml says. With a cue that
    only says ("said", "wrote", a colon) a content that is one whole question `asks`, and one that
    begins with "to" after "told" `orders`.

    Args:
        cue_text: the words that attribute, pieces joined by a space.
        content_text: the words attributed, pieces joined by a space.

    Returns:
        The act; `asserts` where the lexicon knows none of the words.

    >>> act("did not deny", "that he was there")
    'agrees'
    >>> act("told reporters", "to leave")
    'orders'
    """
    cue = _cue(_words(cue_text))
    if plea := _plea(cue.forms, content_text):
        return plea
    found = cue.head.act
    if cue.negated and not _keeps_its_act(cue, cue_text):
        found = lexicon().negated.get(found, found)
    if found == _DEFAULT:
        return _by_content(cue.forms, content_text)
    return found


def raised(cue_text: str) -> list[tuple[int, int]]:
    """Where a negation stands in a cue that belongs to what is thought: "does not expect".

    Who does not expect it to rain expects it not to (negative raising), and so does who doubts
    that it will. None where the cue has no such verb, or its negation is a verb ("refused to
    believe"), or negates a doubt.

    >>> raised("does not expect"), raised("did not say"), raised("refused to believe")
    ([(5, 8)], [], [])
    >>> raised("doubts"), raised("does not doubt")
    ([(0, 6)], [])
    """
    cue, lex = _cue(_words(cue_text)), lexicon()
    if cue.head.act not in lex.raising:
        return []
    if cue.head.entry in lex.doubts:
        if cue.negated:
            return []
        return [
            found.span()
            for found in _TOKEN.finditer(cue_text)
            if inflects(found[0].lower()) & lex.doubts
        ]
    return [found.span() for found in _RAISED.finditer(cue_text)] if cue.negated else []


def _keeps_its_act(cue: Cue, cue_text: str) -> bool:
    """Whether a negation leaves the act as it is: that of "does not expect" is still to expect."""
    lex = lexicon()
    doubts = cue.head.entry in lex.doubts and cue.head.act in lex.raising
    return doubts or bool(raised(cue_text))


@lru_cache(maxsize=4096)
def strength(cue_text: str) -> Strength | None:
    """How the cue colours what it attributes, by the groups of `[[strength]]` in cues.toml.

    The word that decides on the act decides here too, unless an adverb of the cue casts doubt. A
    mark, such as a colon, is neutral.

    Returns:
        `None` where no group holds the word.

    >>> strength("said"), strength("has claimed"), strength("pointed out"), strength("gained")
    ('neutral', 'doubting', 'vouching', None)
    """
    lex = lexicon()
    cue = _cue(_words(cue_text))
    if not cue.forms:
        return "neutral"
    if any(form & lex.doubting for form in cue.forms):
        return "doubting"
    return lex.strengths.get(cue.head.entry)


def unsaid(cue_text: str, content_text: str) -> bool:
    """Whether the cue tells that the content was not said, which puts forward nothing at all.

    That is so of a negated word of `unsaid` in cues.toml, of what someone stops short of saying
    or could not confirm, and of "refused to rule out", which neither denies nor agrees. Words of
    the content count where they go on with the cue: "refused / to rule out a strike".

    >>> unsaid("did not say", "that he would go"), unsaid("refused", "to rule out a strike")
    (True, True)
    >>> unsaid("said", "it was not true"), unsaid("did not deny", "it")
    (False, False)
    """
    words = _words(cue_text)
    forms = _cue(words).forms
    if _plea(forms, content_text):
        return False
    stopped = words[-2:] == ("stopped", "short")
    if stopped or (forms and forms[-1] & lexicon().negating_verbs):
        following = _words(content_text)[:_GOES_ON]
        if stopped or following[:1] == ("to",):
            words += following
    return _withholds(words)


@lru_cache(maxsize=4096)
def _withholds(words: Phrase) -> bool:
    """Whether the words of a cue, and those that go on with it, tell that nothing was said."""
    lex, cue = lexicon(), _cue(words)
    forms, head = cue.forms, cue.head
    if head.at == len(forms):
        return False
    before = range(head.at + 1)
    if any(_follows(forms, at, phrase) for at in before for phrase in lex.withheld):
        return True
    unable = any(_follows(forms, at, phrase) for at in before for phrase in lex.unable)
    if unable and head.entry in lex.checking:
        return True
    # "Said no / deal was reached": a "no" behind the verb may belong to what is said.
    if not cue.negated or "no" in words[head.at :]:
        return False
    refused = any(_negates_next(forms, at) for at in range(head.at))
    return head.entry in lex.unsaid or (refused and head.act == "denies")


def known(cue_text: str) -> bool:
    """Whether the lexicon knows a word of the cue: about nine in ten real ones, fewer of the false.

    A cue of marks alone, such as a colon, is known too.

    >>> known("has claimed"), known("has ignored"), known(":")
    (True, False, True)
    """
    cue = _cue(_words(cue_text))
    return not cue.forms or cue.head.at < len(cue.forms)


@lru_cache(maxsize=4096)
def _cue(words: Phrase) -> Cue:
    forms = tuple(inflects(word) for word in words)
    head = _head(forms)
    return Cue(forms, head, _negations(words, forms, head.at) % 2 == 1)


@lru_cache(maxsize=4096)
def _words(cue: str) -> Phrase:
    cue = cue.lower().replace("’", "'")
    return tuple(_TOKEN.findall(_CONTRACTED.sub(_spelt_out, cue)))


def _spelt_out(contracted: re.Match[str]) -> str:
    if contracted[0] == "cannot":
        return "can not"
    return _FULL.get(contracted[1] or "", " not")


def _head(forms: Sequence[frozenset[str]]) -> Head:
    """The deciding word of the cue, its act without regard to negation."""
    lex = lexicon()
    verb: Head | None = None
    phrase: Head | None = None
    for at, form in enumerate(forms):
        phrase = phrase or _phrase_at(forms, at)
        if verb is None and not _negates_next(forms, at):
            known = sorted(form & lex.verbs.keys())
            if known and not (form & lex.light and _any_after(forms, at)):
                verb = Head(at, lex.verbs[known[0]], known[0])
    if verb is not None and verb.act == _DEFAULT:
        verb = _by_participle(forms, verb.at) or verb
    if phrase is not None and (verb is None or phrase.at <= verb.at or verb.act == _DEFAULT):
        return phrase
    if verb is not None:
        return verb
    for at, form in enumerate(forms):
        if known := sorted(form & lex.others.keys()):
            return Head(at, lex.others[known[0]], known[0])
    return Head(len(forms), _DEFAULT, "")


def _by_participle(forms: Sequence[frozenset[str]], after: int) -> Head | None:
    """The telling one of two verbs in "wrote to the mayor demanding"."""
    for at in range(after + 1, len(forms)):
        known = sorted(forms[at] & lexicon().verbs.keys())
        if not known or not any(form.endswith("ing") for form in forms[at]):
            continue
        if lexicon().verbs[known[0]] != _DEFAULT:
            return Head(at, lexicon().verbs[known[0]], known[0])
    return None


def _phrase_at(forms: Sequence[frozenset[str]], at: int) -> Head | None:
    for first in sorted(forms[at] & lexicon().phrases.keys()):
        for rest, name in lexicon().phrases[first]:
            if _follows(forms, at + 1, rest):
                return Head(at, name, " ".join((first, *rest)))
    return None


def _follows(forms: Sequence[frozenset[str]], at: int, phrase: Sequence[str]) -> bool:
    """Whether the words from `at` on are those of the phrase."""
    if not phrase:
        return True
    if phrase[0] == _ANY:
        return any(
            _follows(forms, at + skipped, phrase[1:]) for skipped in range(1, _ANY_AT_MOST + 1)
        )
    return at < len(forms) and phrase[0] in forms[at] and _follows(forms, at + 1, phrase[1:])


def _any_after(forms: Sequence[frozenset[str]], at: int) -> bool:
    lex = lexicon()
    return any(form & lex.verbs.keys() or form & lex.others.keys() for form in forms[at + 1 :])


def _negates_next(forms: Sequence[frozenset[str]], at: int) -> bool:
    """Whether the word is one as in "declined to confirm", where another word has the say."""
    if not forms[at] & lexicon().negating_verbs or not _any_after(forms, at):
        return False
    following = forms[at + 1]
    return "to" in following or any(form.endswith("ing") for form in following)


def _negations(words: Sequence[str], forms: Sequence[frozenset[str]], head: int) -> int:
    lex = lexicon()
    skip: set[int] = set()
    for at in range(len(words)):
        for phrase in lex.not_negations:
            if _follows(forms, at, phrase):
                skip.update(range(at, at + len(phrase)))
    count = 0
    for at, word in enumerate(words):
        if at in skip:
            continue
        if word in lex.negators:
            # "said nothing", "gave no reason": these two may also stand after the verb.
            count += at < head or word in ("no", "nothing")
        elif at < head:
            count += _negates_next(forms, at) or any(
                _follows(forms, at, phrase) for phrase in lex.negating_phrases
            )
    return count


def _plea(forms: Sequence[frozenset[str]], content: str) -> Act | None:
    """What is pleaded, where the cue is "pleaded" and the content begins with it."""
    lex = lexicon()
    at = next((place for place, form in enumerate(forms) if form & lex.pleading), None)
    if at is None or any(form & lex.negators for form in forms[:at]):
        return None
    # The tagger may leave the "not" to the cue: "pleaded not / guilty".
    not_ = ["not"] * (at + 1 < len(forms) and "not" in forms[-1])
    told = " ".join([*not_, *content.lower().split()])
    return next((act for words, act in lex.pleas.items() if told.startswith(words)), None)


def _by_content(forms: Sequence[frozenset[str]], content: str) -> Act:
    """The act of a cue that only says."""
    lex = lexicon()
    known = [form for form in forms if form & lex.verbs.keys()]
    if known and not known[0] & lex.neutral:
        return _DEFAULT
    bare = content.strip().strip("\"'“”‘’«»").strip().lower().replace("’", "'")
    first = re.split(r"[\s,]", bare, maxsplit=1)[0]
    # A speaker's label and a colon say nothing, so any one question after them is asked.
    asked = first in lex.question_words or not forms
    if bare.endswith("?") and asked and not re.search(r"[.!]\s", bare):
        return "asks"
    if _TOLD_TO.match(bare) and known and known[0] & lex.ordering:
        return "orders"
    return _DEFAULT
