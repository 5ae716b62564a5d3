"""Who speaks to a reporter without a name, told from the words of `anonymous.toml`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

from attrib.audit.catalogue import data
from attrib.casing import lowered
from attrib.model import Attribution, Source
from attrib.resolve.kinds import noun_kind
from attrib.resolve.lexicon import plural, singular

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_BEHIND = re.compile(
    r"\s+(?:of|at|in|for|with|from|to|on|close\s+to|familiar|who|that|near|inside|within|briefed|involved|"
    r"knowledgeable|speaking|working|directly|themselves)\b|[,(]",
    re.IGNORECASE,
)
_DEFINITE = re.compile(r"(?:the|that|this|these|those)\s", re.IGNORECASE)
_POSSESSOR = re.compile(
    r"(?:his|her|its|their|our|my)\s|(?!(?:an?|one|another)\s)(?:[^\W_][\w.’'-]*\s+){0,4}?[^\W_][\w.-]*['’]s?\s",
    re.IGNORECASE,
)
# "Senator from Texas", "Executive director of the Dallas chapter": there is one of them.
_OFFICE = re.compile(
    r"(?!(?:An?|One|Another|Some|Senior|Former|Top)\s)[A-Z][\w-]*(?:\s+[\w-]+){0,3}\s+(?:of|for|from)\s+(?:the\s+)?[A-Z]"
)
_NUMBER = re.compile(
    r"(?:at\s+least\s+)?(?:two|three|four|five|six|seven|eight|nine|ten|\d+|both)\b", re.IGNORECASE
)
_HOUSE = re.compile(r"\s(?:at|of|with|from)\s+(?:the\s+)?[A-Z]")
_HOUSE_BEFORE = re.compile(r"(?:[Tt]he\s+)?(?!The\b)[A-Z][\w.&-]*\s+(?:[A-Z][\w.&-]*\s+)*[a-z]+$")
_ONE = re.compile(r"(?:an?|one|another|each|no)\s", re.IGNORECASE)
# "Critics of the tax", "opponents to the road": the matter, and not where they are.
_ON = re.compile(r"(?:of|to)\b", re.IGNORECASE)
_COUNSEL = re.compile(
    r"\b(?:lawyer|attorney|counsel|solicitor|barrister)s?\s+(?:for|of|to|representing)\b", re.I
)
_SOME = re.compile(r"(?:some|several|a\s+few|a\s+number\s+of|a\s+handful\s+of)\s", re.IGNORECASE)
_ONE_OF = re.compile(r"(?:one|two|three|several|some)\s+of\s+(?=\w)", re.IGNORECASE)
_COORDINATED = re.compile(r"s\s+and\s", re.IGNORECASE)
_UNNAMED = re.compile(r"\bunnamed\b", re.IGNORECASE)
# Patterns in which a capital tells a name.
_CASED = frozenset({"pseudonym", "to_press"})
_KINDS = {None, "person", "crowd", "government", "military", "justice", "organization", "company"}


def insider(source: Source) -> bool:
    """Whether a source is somebody who was not named, as against a body, a crowd or a document.

    >>> from attrib.model import Mention
    >>> told = Mention(start=0, end=4, text="some")
    >>> words = ["a senior official", "people familiar with the talks", "protesters", "the mayor"]
    >>> [insider(Source(id="s1", name=name, naming="unnamed", mentions=(told,))) for name in words]
    [True, True, False, False]
    """
    if source.naming == "named" or not source.resolved:
        return False
    # Whoever asked not to be named spoke on those terms, whatever the trade: two nurses, a driver.
    withheld = source.anonymity is not None or _UNNAMED.search(source.name) is not None
    if withheld and source.kind in _KINDS | {"witness"}:
        return True
    if source.kind not in _KINDS:
        return False
    noun = kind(source)
    # "The minister" is known by the office, which one can look up; "the source" is not.
    if noun in _words("partisans") and not individual(source):
        return False
    # Whoever speaks for a client is known by the client.
    if _COUNSEL.search(source.name):
        return False
    if noun in _words("bare") | _words("insiders") | _words("partisans"):
        return noun in _words("bare") or not (definite(source.name) or _by_office(source.name))
    return noun in _nouns("people") and _knowing().search(source.name) is not None


def kind(source: Source) -> str:
    """The noun for what a source is, in the singular: "diplomat" of "one of the diplomats"."""
    return head(_ONE_OF.sub("", source.name))


def _by_office(name: str) -> bool:
    """Whether an office tells who it is: "the mayor's strategist", "director of the museum"."""
    return not plural(last(name)) and bool(_POSSESSOR.match(name) or _OFFICE.match(name))


def individual(source: Source) -> bool:
    """Whether the text speaks of one person, or says of how many."""
    noun = last(source.name)
    return source.count is not None or not plural(noun) or bool(_NUMBER.match(source.name))


def bare(source: Source, words: str, following: str) -> bool:
    """Whether the words for an unnamed source say nothing but that it is one.

    Args:
        source: the source.
        words: those that name it at one place.
        following: the text right after them.
    """
    # A field before a noun is no place: "metal industry sources".
    if source.specificity == "placed" and unqualified(source.name):
        return False
    return (
        _says_nothing(source.name)
        and _says_nothing(words)
        and not _pattern("tells").match(following.lstrip())
    )


def crowd(source: Source, words: str, following: str) -> bool:
    """Whether the words call on a crowd, and tell of nobody who is in it: "many analysts".

    Its field ("tax experts") is nobody, nor is what a side is taken on ("critics of the tax").

    Args:
        source: the source.
        words: those that name it at one place.
        following: the text right after them.
    """
    phrase = _BEHIND.split(words, maxsplit=1)[0]
    noun = last(source.name)
    if source.naming == "named" or not plural(noun) or last(phrase) != noun:
        return False
    if singular(noun) not in _crowds():
        return False
    # "News reports and other analysts": not analysts alone.
    if _COORDINATED.search(phrase):
        return False
    if not all(_tells_nobody(word) or _matter(word) for word in _WORD.findall(phrase)[:-1]):
        return False
    behind = (words[len(phrase) :] + following).lstrip()
    tied = _pattern("tells").match(behind) is not None
    return not tied or (siding(source) and _ON.match(behind) is not None)


def crowd_nouns() -> frozenset[str]:
    """Nouns for those who are called on for what they know, in the singular."""
    return _words("knowing_crowds") | _words("like_analysts")


def one_kind() -> frozenset[str]:
    """Nouns for people of whom a plural may stand for one: "analyst", "official"."""
    return _words("knowing_crowds") | _words("insiders") | _words("scholars")


def like(noun: str) -> frozenset[str]:
    """The nouns by which one of several may be told: an economist is one of the analysts."""
    analysts = _words("like_analysts")
    return analysts if noun in analysts else frozenset({noun})


def like_one(noun: str) -> frozenset[str]:
    """The same, with those who may be meant where experts are: a lawyer, a professor."""
    experts = _words("like_experts") if noun in _words("knowing_crowds") else frozenset()
    return like(noun) | experts


def of_kind(source: Source, kinds: frozenset[str], words: str = "") -> bool:
    """Whether somebody is told by one of these nouns, or where they are several, by a house.

    Args:
        source: the source.
        kinds: nouns in the singular.
        words: those that name it at one place.
    """
    told = source.role or (source.name if source.naming == "unnamed" else "")
    if any(singular(word) in kinds for word in re.findall(r"[\w-]+", told.lower())):
        return True
    if len(kinds) < 2 or source.naming != "named" or source.kind != "person" or source.role:
        return False
    return source.affiliation is not None or _HOUSE.search(words) is not None


def called_on(source: Source) -> bool:
    """Whether a source without a name is told by a noun for a crowd."""
    return source.naming == "unnamed" and head(source.name) in _crowds()


def sort(noun: str) -> str:
    """What a crowd is called on for, by its noun: opponents and critics are of one side."""
    return next((side for side in ("against", "in_favour") if noun in _words(side)), noun)


def siding(source: Source) -> bool:
    """Whether a source is told by the side that it takes: "critics", "supporters of the plan"."""
    return head(source.name) in _sides()


def in_office(source: Source) -> bool:
    """Whether a named person leads or speaks for a body, or rules: no expert from outside."""
    return source.role is not None and _pattern("offices").search(source.role) is not None


def several(words: str) -> bool:
    """Whether the words are for several people without a name: "the sources", "two traders".

    >>> several("government officials"), several("a trader"), several("the owners")
    (True, False, False)
    """
    noun = last(words)
    if _ONE.match(words):
        return False
    if not plural(noun):
        return False
    # "Economists at Norbank", "the Norbank economists" sign a note together.
    house = _HOUSE.search(words) or _HOUSE_BEFORE.match(words)
    others = frozenset() if house else _words("knowing_crowds") | _words("tradespeople")
    return singular(noun) in _words("bare") | _words("insiders") | others


def writing(text: str) -> bool:
    """Whether `text` tells of words that several can have said: a statement, a letter, a chant."""
    return _pattern("writing").search(text) is not None


def sources(source: Source) -> bool:
    """Whether an unnamed source is called a source, however many: "sources at the ministry"."""
    return head(source.name) == "source"


def unqualified(words: str) -> bool:
    """Whether nothing but a number stands before a noun: "sources", "three officials"."""
    return all(word in _words("fillers") for word in _WORD.findall(words.lower())[:-1])


def pseudonyms(text: str) -> Iterator[re.Match[str]]:
    """Names in `text` (group `who`), each with `words` that tell that it is not the true one."""
    return _pattern("pseudonym").finditer(text)


def reasoned(text: str) -> bool:
    """Whether words that give a reason for it stand in `text`."""
    return _pattern("reason").search(text) is not None


def _says_nothing(words: str) -> bool:
    found = _WORD.findall(words)
    return (
        bool(found)
        and singular(found[-1].lower()) in _words("bare")
        and all(
            _tells_nobody(word) if plural(found[-1].lower()) else word.lower() in _words("fillers")
            for word in found[:-1]
        )
    )


def _matter(word: str) -> bool:
    """Whether a word before a crowd is no name and no body: "data recovery experts"."""
    return word.islower() and noun_kind((word,), many=False) in (None, "document")


def _tells_nobody(word: str) -> bool:
    """Whether a word before a plural noun tells no more than a field: "industry sources"."""
    return word.lower() in _words("fillers") or word.lower() in _words("fields")


def definite(words: str) -> bool:
    """Whether the words take up somebody mentioned before: "the source".

    >>> definite("the source"), definite("another source")
    (True, False)
    """
    return bool(_DEFINITE.match(words))


@lru_cache(maxsize=10_000)
def head(name: str) -> str:
    """The noun, in the singular and lower case, that says what a described source is.

    >>> head("two senior officials at the Pentagon")
    'official'
    """
    return singular(last(name))


@lru_cache(maxsize=10_000)
def last(name: str) -> str:
    """The last word, in lower case, before what is tied to a noun by a preposition or a comma."""
    words = _WORD.findall(_BEHIND.split(name.strip(), maxsplit=1)[0])
    return words[-1].lower() if words else ""


def elsewhere(following: str) -> bool:
    """Whether the text after the words for somebody says that others, or earlier times, heard him.

    >>> elsewhere("told a French television station"), elsewhere("told reporters")
    (True, False)
    """
    return _pattern("elsewhere").match(following.lstrip()) is not None


def to_press(following: str) -> bool:
    """Whether the text after the words for somebody says that it was told to an outlet by name.

    >>> to_press("told the Gazette"), to_press("have told this newspaper"), to_press("told a court")
    (True, True, False)
    """
    return _pattern("to_press").match(following.lstrip()) is not None


def unshown(source: Source) -> bool:
    """Whether several without a name speak for themselves, and not openly for a body.

    "Diplomats", "people close to the talks", "several aides"; not "officials".
    """
    noun = head(source.name)
    return (
        noun in _nouns("people")
        or noun in _words("never_named")
        or _SOME.match(source.name) is not None
    )


def said(attribution: Attribution) -> bool:
    """Whether the cue is one for words to the press ("said"), and no speech or act ("revealed")."""
    return any(_pattern("said").search(span.text.strip()) for span in attribution.cue_spans)


def said_before(attribution: Attribution) -> bool:
    """Whether the cue tells of what was said on another day ("have said")."""
    return any(_pattern("before_today").match(span.text.strip()) for span in attribution.cue_spans)


def explained(text: str) -> bool:
    """Whether words by which a report grants anonymity stand in `text`."""
    return _explained().search(lowered(text)) is not None


def first_explained(text: str) -> int:
    """Where such words first end in `text`; its length where there are none."""
    found = _explained().search(lowered(text))
    return found.end() if found is not None else len(text)


@cache
def _data() -> dict[str, Any]:
    return data("anonymous.toml")


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(_data()[key])


@cache
def _crowds() -> frozenset[str]:
    return _words("knowing_crowds") | _sides()


@cache
def _sides() -> frozenset[str]:
    return _words("against") | _words("in_favour")


@cache
def _nouns(key: str) -> frozenset[str]:
    return frozenset(singular(word) for word in _data()[key])


@cache
def _pattern(key: str) -> re.Pattern[str]:
    return re.compile(_data()[key], 0 if key in _CASED else re.IGNORECASE)


@cache
def _knowing() -> re.Pattern[str]:
    return re.compile("|".join(_data()["knowing"]), re.IGNORECASE)


@cache
def _explained() -> re.Pattern[str]:
    """Finds in a text in lower case the words by which a report says why there is no name."""
    return re.compile(_data()["explained"])
