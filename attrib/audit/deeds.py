"""Deeds that are wrongs, where a clause tells who did them; the verbs stand in deeds.toml."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from attrib.audit.catalogue import data
from attrib.claims.forms import forms, past
from attrib.claims.vocabulary import lemma

_TOKEN = re.compile(r"[^\W\d_](?:[\w’'-]*\w)?|[.;:!?,]")
_NOT = re.compile(r"n['’]t$")
_ARTICLES = frozenset({"a", "an", "the"})
_STOPS = frozenset(".;:!?")
_WHOSE = r"(?:his|her|its|their|our|my|your|\w+['’]s)"
# Words behind a verb in which its object stands, and behind a passive in which its doer does.
_REACH = 9
_NEAR = 4
# Whoever does it to himself wrongs nobody.
_SELVES = frozenset({"himself", "herself", "itself", "themselves", "themselv"})
# What may stand behind "is a thief".
_BEHIND = frozenset({"who", "and", "of", "in", "for", "with"})


@dataclass(frozen=True, slots=True)
class Deed:
    """One wrong that a clause tells.

    Attributes:
        start, end: of the verb, in the text.
        chain: where the helping words and adverbs before the verb begin.
        joined: whether an "and" or a comma stands before them, and who did it further on.
        doer: where the words for who did it begin, in the passive voice; `None` in the active.
    """

    start: int
    end: int
    chain: int
    joined: bool
    doer: int | None = None


class _Chain(NamedTuple):
    """A verb with what helps it: passive, where it begins, joined to another, denied."""

    passive: bool
    first: int
    joined: bool
    denied: bool


@dataclass(frozen=True, slots=True)
class _Entry:
    """A verb of the lexicon.

    Attributes:
        objects: one of which makes it a wrong; `None` where it is one by itself.
        unless: words beside it that make it none.
    """

    objects: frozenset[str] | None
    unless: frozenset[str]

    def fits(self, words: Sequence[str], place: int, *, passive: bool) -> bool:
        """Whether the words beside the verb make it a wrong."""
        small = _words("small")
        near = [lemma(word) for word in words[place + 1 : place + 1 + _NEAR]]
        if near and near[0] in _SELVES and near[0] not in (self.objects or ()):
            return False
        if self.unless & {*near[:1], *(set(near[1:]) - small)}:
            return False
        if self.objects is None:
            return True
        behind = {lemma(word) for word in _behind(words, place)}
        if not passive:
            return bool(self.objects & behind)
        before = {lemma(word) for word in words[max(0, place - _REACH) : place]}
        return bool(self.objects & (before | (behind - small)))


def deeds(text: str, start: int, end: int) -> Iterator[Deed]:
    """Every wrong that somebody is said to have done between two offsets, in order."""
    written = _TOKEN.findall(text, start, end)
    words = list(map(str.lower, written))
    found = list(_wrongs(written, words))
    if not found:
        return
    at = [token.start() for token in _TOKEN.finditer(text, start, end)]
    for place, chain in found:
        by = _by(words, place) if chain.passive else None
        if chain.passive and (by is None or by + 1 >= len(at)):
            continue
        doer = None if by is None else at[by + 1]
        yield Deed(at[place], at[place] + len(words[place]), at[chain.first], chain.joined, doer)


def _wrongs(written: Sequence[str], words: Sequence[str]) -> Iterator[tuple[int, _Chain]]:
    """Where the words that tell of a wrong stand, each with what helps it."""
    manner = not _manner_words().isdisjoint(words)
    kinds = list(map(_kind, words))
    if not manner and not any(kinds):
        return
    for place, kind in enumerate(kinds):
        badly = manner and _bad_manner(words, place)
        if kind is None and not badly:
            continue
        entry, undone, called = kind or (None, None, False)
        if called and (chain := _named(words, place)) is not None:
            yield place, chain
        if not written[place][0].islower() or (chain := _chain(words, place)) is None:
            continue
        if chain.denied and chain.passive:
            continue
        told = undone if chain.denied else entry
        if (told is not None and told.fits(words, place, passive=chain.passive)) or (
            badly and not chain.denied
        ):
            yield place, chain


def wrong_doing(text: str, start: int, end: int) -> bool:
    """Whether the words begin with a wrong that somebody is charged with: "pocketing the fees"."""
    words = [word.lower() for word in _TOKEN.findall(text, start, end)]
    for place, word in enumerate(words[:_NEAR]):
        entry = _verb(word) if word.endswith("ing") else None
        if entry is not None and entry.fits(words, place, passive=False):
            return True
        if word.endswith("ing") and _bad_manner(words, place):
            return True
    return False


def _behind(words: Sequence[str], place: int) -> list[str]:
    """The words behind a verb in which its object stands."""
    found: list[str] = []
    for word in words[place + 1 : place + 1 + _REACH]:
        if word in _STOPS or word in _words("ends"):
            break
        if word in (",", "and") and len(found) >= _NEAR:
            break
        found.append(word)
    return found


def _chain(words: Sequence[str], place: int) -> _Chain | None:
    """Of the word at `place` as a verb, what helps it; `None` where it is no finite verb."""
    word, first, helpers, denied = words[place], place, set(), False
    helping = _helping()
    if place and words[place - 1] in _words("before_nouns") and words[place - 1] not in helping:
        return None
    while first and (words[first - 1] in helping or _adverb(words[first - 1])):
        first -= 1
        helper = _NOT.sub("", words[first])
        denied = denied or helper in ("not", "never") or helper != words[first]
        helpers.add(helper)
    helpers &= helping
    if not first and not helpers and place and not denied:
        return None
    before = words[first - 1] if first else ""
    joined = before in _words("joins")
    if helpers & _words("do"):
        undone = denied and "did" in helpers
        return _Chain(False, first, joined, denied) if undone else None
    if word.endswith("ing"):
        return _Chain(False, first, joined, denied) if helpers & _words("be") else None
    done = past(word) or word.endswith("ed") or word in forms()["participles"] | _words("same")
    if helpers & _words("be"):
        return _Chain(True, first, joined, denied) if done else None
    # "Homes burned by soldiers": nothing helps a participle that tells by whom.
    if done and not helpers and words[place + 1 : place + 2] == ["by"]:
        return _Chain(True, place, joined, denied)
    if before in _words("before_nouns") or not (done or _present(words, place, first)):
        return None
    return _Chain(False, first, joined, denied)


@cache
def _helping() -> frozenset[str]:
    return _words("be") | _words("have") | _words("do")


def _adverb(word: str) -> bool:
    if word in ("not", "never") or _NOT.search(word):
        return True
    return word in _words("adverbs") or (word.endswith("ly") and word not in _words("no_adverbs"))


def _present(words: Sequence[str], place: int, first: int) -> bool:
    """Whether it is a verb in the present right behind who does it: "the firm cheats"."""
    joined = first and words[first - 1] in _words("joins")
    plain = all(map(_adverb, words[first:place]))
    return words[place] in _words("present") and plain and first > 0 and not joined


def _by(words: Sequence[str], place: int) -> int | None:
    """Where the last word before the doer of a passive stands: "by", "at the hands of"."""
    for at, word in enumerate(words[place + 1 : place + 1 + _REACH], place + 1):
        if word in _STOPS or word in _words("ends"):
            return None
        if word == "by":
            return at
    return None


def _bad_manner(words: Sequence[str], place: int) -> bool:
    """Whether the clause behind a past form, or the word before it, says that it was wrong."""
    word = words[place]
    if not (past(word) or word.endswith("ing")) or word in _words("no_deeds"):
        return False
    if place and words[place - 1] in _manners():
        return True
    clause: list[str] = []
    for other in words[place + 1 : place + 1 + _REACH]:
        if other in _STOPS or (other in _words("ends") and other != "that"):
            break
        clause.append(other)
    if not _manners().isdisjoint(clause[:_NEAR]):
        return True
    return _phrases().search(" ".join(clause)) is not None


def _named(words: Sequence[str], place: int) -> _Chain | None:
    """Where somebody is called by what he did: "is a liar", "was guilty of"."""
    word, first = words[place], place
    while first and place - first < _NEAR and words[first - 1] not in _words("be"):
        first -= 1
    between = set(words[first:place])
    if not first or words[first - 1] not in _words("be"):
        return None
    if between & ((_words("before_nouns") | {"not", "never", ","}) - _ARTICLES):
        return None
    said = lemma(word)
    if said in _called("nouns"):
        following = words[place + 1] if place + 1 < len(words) else "."
        if following[0].isalpha() and following not in _BEHIND:
            return None
        if not word.endswith("s") and not between & _ARTICLES:
            return None
    blamed = said in _called("blamed")
    if blamed and _called("harms").isdisjoint(map(lemma, _behind(words, place))):
        return None
    chain = first - 1
    while chain and (words[chain - 1] in _words("have") or _adverb(words[chain - 1])):
        chain -= 1
    return _Chain(False, chain, False, False)


@lru_cache(maxsize=20_000)
def _kind(word: str) -> tuple[_Entry | None, _Entry | None, bool] | None:
    """Of a word its entry, that of what is left undone, and whether it names who did a wrong."""
    said = lemma(word)
    named = any(said in _called(name) for name in ("nouns", "adjectives", "blamed"))
    entry, undone = _verb(word), _lexicon("undone").get(said)
    return (entry, undone, named) if entry or undone or named else None


def _verb(word: str) -> _Entry | None:
    """The entry of the lexicon whose verb a word may be a form of."""
    known = _lexicon("with")
    return known.get(word) or known.get(lemma(word))


@cache
def _lexicon(table: str) -> Mapping[str, _Entry]:
    """The verbs of a table with their objects, those that are wrongs by themselves among them."""
    told = data("deeds.toml")
    groups = {f"@{name}": words for name, words in told["groups"].items()}
    found: dict[str, _Entry] = {}
    for verb, objects in told[table].items():
        every = [word for one in objects for word in groups.get(one, [one])]
        found[lemma(verb)] = _Entry(frozenset(map(lemma, every)), frozenset())
    if table != "with":
        return found
    unless = {lemma(verb): frozenset(map(lemma, words)) for verb, words in told["unless"].items()}
    for verb in told["alone"]:
        found[lemma(verb)] = _Entry(None, unless.get(lemma(verb), frozenset()))
    # Who "lied" in that form said what is not so; what "lies" somewhere may but be there.
    found["lied"] = _Entry(None, frozenset())
    return found


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(data("deeds.toml")["words"][name])


@cache
def _manners() -> frozenset[str]:
    return frozenset(data("deeds.toml")["manner"]["words"])


@cache
def _manner_words() -> frozenset[str]:
    """The words for a bad manner, and the longest of each phrase for one."""
    phrases = data("deeds.toml")["manner"]["phrases"]
    words = (set(_TOKEN.findall(one)) - _words("no_sign") for one in phrases)
    return _manners().union(max(sorted(one), key=len) for one in words)


@cache
def _phrases() -> re.Pattern[str]:
    told = data("deeds.toml")["manner"]["phrases"]
    phrases = "|".join(one.replace("{whose}", _WHOSE).replace(" ", r"\s+") for one in told)
    return re.compile(rf"\b(?:{phrases})\b", re.IGNORECASE)


@cache
def _called(name: str) -> frozenset[str]:
    return frozenset(map(lemma, data("deeds.toml")["called"][name]))
