"""Mentions put together to entities, never against what the text says of them."""

from __future__ import annotations

from bisect import bisect_left, insort
from dataclasses import dataclass, field
from typing import Literal

from attrib.model import Recognition, SourceKind

from .kinds import HUMAN, compound_kind, listed, name_kind, noun_kind
from .lexicon import Gender, human, people, plain, singular
from .mentions import Mention
from .page import Page
from .parties import party, party_words
from .phrases import Phrase, determined_by_human, gender_word, modifiers, noun
from .phrases import plural as plural_phrase

Sort = Literal["person", "people", "body", "place", "thing"]

_LOOSE = frozenset({frozenset({"body", "place"})})
_TELLING: frozenset[SourceKind | None] = frozenset({"company", "ngo", "media", "academic"})
"""Kinds of bodies whose noun right before a name tells more than a label that says person."""
_NO_BODY: frozenset[SourceKind | None] = HUMAN | {None, "document", "social"}
_CONTENT = frozenset({"NOUN", "PROPN", "ADJ", "VERB"})


@dataclass
class Entity:
    """What is known of one person, body, place or thing.

    Attributes:
        mentions: indices of its mentions, in order.
        sort: what it is at its broadest.
        gender: where a title, noun, first name or pronoun told.
        names: its proper names, as tuples of words as written, without titles; a set in order.
        nouns: head nouns of its descriptions and titles, singular and lower case.
        words: every content word said of it, lower case.
        shown: whether words of the text, and not only a tagger's label, tell the sort of a name.
    """

    mentions: list[int]
    sort: Sort | None = None
    gender: Gender | None = None
    names: dict[tuple[str, ...], None] = field(default_factory=dict)
    nouns: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    shown: bool = False


class Entities:
    """The mentions of an article and the entities that they are joined to so far.

    Attributes:
        ending: for the last word of a name, its mention.
        doubtful: names that more than one entity bears.
        told: for a mention that was matched with another, in which way, and with which one.
        open: for a mention that fits more than one entity, a mention of each of them.
        implied: for the mention of a statement, one of whoever speaks in it.
    """

    def __init__(self, page: Page, mentions: tuple[Mention, ...]) -> None:
        self.page = page
        self.mentions = mentions
        self.ending = {m.phrase.stop - 1: k for k, m in enumerate(mentions) if m.phrase.name}
        self.doubtful: set[int] = set()
        self.told: dict[int, tuple[Recognition, int]] = {}
        self.open: dict[int, tuple[int, ...]] = {}
        self.implied: dict[int, int] = {}
        self._names = {
            k: name_words(page, m.phrase) for k, m in enumerate(mentions) if m.phrase.name
        }
        self._others: dict[int, set[int]] = {}
        self._parent = list(range(len(mentions)))
        self._entity = {
            k: _alone(page, k, mention, self._names.get(k, ()))
            for k, mention in enumerate(mentions)
        }

    def name(self, mention: int) -> tuple[str, ...]:
        """The words of the proper name that the mention holds."""
        return self._names[mention]

    def root(self, mention: int) -> int:
        """The mention that stands for the entity of this one."""
        parent = self._parent
        while parent[mention] != mention:
            parent[mention] = parent[parent[mention]]
            mention = parent[mention]
        return mention

    def of(self, mention: int) -> Entity:
        """The entity that the mention belongs to."""
        return self._entity[self.root(mention)]

    def before(self, a: int, b: int) -> int | None:
        """The latest mention of the entity of `a` that stands before the mention `b`."""
        mentions = self.of(a).mentions
        place = bisect_left(mentions, b)
        return mentions[place - 1] if place else None

    def same(self, a: int, b: int) -> bool:
        """Whether two mentions are of one entity already."""
        return self.root(a) == self.root(b)

    def keep_apart(self, a: int, b: int) -> None:
        """Note that the text shows two mentions to be of different entities."""
        if not self.same(a, b):
            self._others.setdefault(self.root(a), set()).add(b)
            self._others.setdefault(self.root(b), set()).add(a)

    def apart(self, a: int, b: int) -> bool:
        """Whether the text shows the entities of two mentions to be different."""
        other = self.root(b)
        return any(self.root(m) == other for m in self._others.get(self.root(a), ()))

    def differ(self, a: int, b: int) -> bool:
        """Whether anything forbids that two mentions are of one entity."""
        return disagree(self.of(a), self.of(b)) or self.apart(a, b)

    def join(self, k: int, with_: int, how: Recognition) -> bool:
        """Make two mentions one entity; False, and nothing done, where they differ.

        Args:
            k: the mention that was recognised.
            with_: the earlier or fuller one that it was matched with.
            how: what kind of words `k` is matched by.
        """
        if self.same(k, with_):
            return True
        if self.differ(k, with_):
            return False
        self.told.setdefault(k, (how, with_))
        self._unite(*sorted((self.root(k), self.root(with_))))
        return True

    def alias(self, k: int, with_: int) -> bool:
        """Make two names of people one, though their words differ; False where all else forbids."""
        people_both = {self.of(k).sort, self.of(with_).sort} <= {"person", None}
        one, other = self.of(k).gender, self.of(with_).gender
        clash = one is not None and other is not None and one != other
        if not people_both or clash or self.same(k, with_) or self.apart(k, with_):
            return False
        self.told.setdefault(k, ("apposition", with_))
        self._unite(*sorted((self.root(k), self.root(with_))))
        return True

    def _unite(self, first: int, second: int) -> None:
        one, other = self._entity[first], self._entity[second]
        if len(one.mentions) < len(other.mentions):
            first, second, one, other = second, first, other, one
        del self._entity[second]
        self._parent[second] = first
        for mention in other.mentions:
            insort(one.mentions, mention)
        one.sort = one.sort if one.sort not in (None, "place") else other.sort or one.sort
        one.gender = one.gender or other.gender
        one.names |= other.names
        one.nouns |= other.nouns
        one.words |= other.words
        one.shown = one.shown or other.shown
        others = self._others.pop(second, set())
        if others:
            self._others.setdefault(first, set()).update(others)


def disagree(one: Entity, other: Entity) -> bool:
    """Whether sort, gender or full names forbid that both are the same."""
    sorts = frozenset({one.sort, other.sort}) - {None}
    if len(sorts) == 2 and sorts not in _LOOSE:
        return True
    if one.gender and other.gender and one.gender != other.gender:
        return True
    if "person" in (one.sort, other.sort):
        full = [e.names for e in (one, other)]
        longest = [max(names, key=len) for names in full if names]
        if len(longest) == 2 and not agree_in_name(*longest):
            return True
    return False


def agree_in_name(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two names can be one person's: same last word, and no first names that differ.

    >>> agree_in_name(("Donald", "J.", "Lee"), ("Donald", "Lee"))
    True
    >>> agree_in_name(("Ann", "Lee"), ("Bob", "Lee"))
    False
    """
    low = [
        [word.lower().rstrip(".") for word in name if word.lower() not in _SUFFIX]
        for name in (a, b)
    ]
    short, long = sorted(low, key=len)
    if not short:
        return True
    if len(short) == 1:
        return short[0] in long
    if long[-len(short) :] == short:
        return True
    first, other = short[0], long[0]
    initial = first[:1] == other[:1] and (len(first) == 1 or len(other) == 1)
    return short[-1] == long[-1] and (first == other or initial)


_SUFFIX = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv", ","})


def name_words(page: Page, item: Phrase) -> tuple[str, ...]:
    """The words of the proper name, as written, at least one; punctuation left out."""
    assert item.name is not None
    told = [
        page.text(i)
        for i in range(*item.name)
        if (page.worded[i] and not page.tail(i)) or page.text(i) == "&"
    ]
    return tuple(told) or (page.text(item.name[0]),)


def _alone(page: Page, index: int, mention: Mention, words: tuple[str, ...]) -> Entity:
    item = mention.phrase
    entity = Entity([index])
    if item.form == "pronoun":
        return entity
    _describe(page, item, entity)
    if item.form == "name":
        entity.names[_with_surname(page, item, words)] = None
        told = told_kind(page, item)
        if told not in _NO_BODY:
            # "Brewer Lind" is the one whom "the brewer" takes up; many are called "the firm".
            entity.nouns |= {singular(page.lower(item.before[1] - 1))} - people().general
        shown = _shown_sort(page, item, words, told)
        entity.sort, entity.shown = shown or _labelled_sort(page, item, words), shown is not None
        if entity.sort == "person":
            entity.gender = _gender(page, item, words)
        named = party(words) if item.label == "ORG" else None
        if named is not None:
            entity.sort, entity.shown = "body", True
            entity.nouns.add("party")
            entity.words |= party_words(named)
    else:
        entity.sort = _noun_sort(page, item)
        if entity.sort == "person":
            entity.gender = _gender(page, item, ())
    return entity


def _with_surname(page: Page, item: Phrase, words: tuple[str, ...]) -> tuple[str, ...]:
    """A first name with the surname that it shares: "Gary and Lorna Peake"."""
    assert item.name is not None
    after, known = item.name[1], people().first
    if len(words) > 1 or after + 2 >= len(page) or page.lower(after) != "and":
        return words
    if plain(words[0]) not in known or plain(page.text(after + 1)) not in known:
        return words
    surname = after + 2
    if page.tag(surname) != "PROPN" or not page.text(surname)[0].isupper():
        return words
    return (words[0], page.text(surname))


def _describe(page: Page, item: Phrase, entity: Entity) -> None:
    start, stop = item.before
    owned = max((i + 1 for i in range(start, stop) if page.possessive(i)), default=start)
    entity.words |= {
        singular(page.lower(i).rstrip("."))
        for i in (*range(start, stop), *range(*item.complement))
        if page.tag(i) in _CONTENT
    }
    if item.form == "description":
        entity.nouns.add(noun(page, item))
        entity.words |= modifiers(page, item)
        return
    for i in range(owned, stop):
        if page.tag(i) == "ADP":
            break
        word = singular(page.lower(i).rstrip("."))
        if human(word) or word in people().titles:
            entity.nouns.add(word)


def _shown_sort(
    page: Page, item: Phrase, words: tuple[str, ...], told: SourceKind | None
) -> Sort | None:
    """What the words beside a name show: a title, "who", or a noun for a body before it."""
    if determined_by_human(page, item):
        return "person"
    known = bool(words) and plain(words[0]) in people().first and len(words) > 1
    if told not in (None, *HUMAN, "document"):
        sure = told in _TELLING or page.tag(item.first) == "DET"
        if item.label != "PER" or (
            sure and not known and (len(words) > 1 or not _borne(page, words))
        ):
            return "body"
    if len(words) == 1 and any(map(str.isdigit, words[0])):
        return "body"
    if name_kind(words) is None and _who_behind(page, item):
        return "person"
    return None


def _who_behind(page: Page, item: Phrase) -> bool:
    """Whether "who" stands right behind the name, and the name inside of nothing longer."""
    at = item.stop
    if at < len(page) and page.text(at) == ",":
        at += 1
    if at >= len(page) or page.lower(at) not in ("who", "whom") or page.tag(at) == "DET":
        return False
    before = item.first - 1
    outer = before >= 0 and page.sentence(before) == page.sentence(item.first)
    return not (outer and page.tag(before) in ("ADP", "CCONJ", "DET", "NOUN", "PROPN"))


def _labelled_sort(page: Page, item: Phrase, words: tuple[str, ...]) -> Sort | None:
    """What the words of the name, a known first name or a tagger's label tell."""
    kind = name_kind(words)
    known = bool(words) and plain(words[0]) in people().first and len(words) > 1
    if known and listed(words):
        # "Christian Aid" bears no first name.
        known = False
    if item.label == "PER":
        telling = kind is not None and not known and (len(words) > 1 or not _borne(page, words))
        return "body" if telling and kind not in HUMAN else "person"
    if known and kind is None and item.label != "LOC":
        return "person"
    if item.label == "LOC":
        return "place"
    if item.label == "ORG":
        return "body"
    if kind is not None:
        return "people" if kind in HUMAN else "thing" if kind == "document" else "body"
    return None


def told_kind(page: Page, item: Phrase) -> SourceKind | None:
    """The kind that the noun before a name tells: "the charity Oxfam"."""
    start, stop = item.before
    if stop <= start or page.possessive(stop - 1) or page.tag(stop - 1) != "NOUN":
        return None
    return noun_kind(tuple(page.lower(i) for i in range(start, stop)), many=False)


def _borne(page: Page, words: tuple[str, ...]) -> bool:
    return bool(words) and words[0].lower() in page.surnames


def _noun_sort(page: Page, item: Phrase) -> Sort | None:
    words = tuple(page.lower(i) for i in range(*item.before))
    many = plural_phrase(page, item)
    if page.capital(item.head) and words and words[-1] in people().demonyms:
        return None if len(words) == 1 else "person"
    kind = noun_kind(words, many=many)
    if words and human(singular(words[-1])) and compound_kind(words) in (None, *HUMAN):
        return "people" if many else "person"
    if kind is None:
        return None
    if kind in HUMAN or (many and noun_kind((singular(words[-1]),), many=False) is None):
        return "people"
    return "thing" if kind in ("document", "social") else "body"


def _gender(page: Page, item: Phrase, words: tuple[str, ...]) -> Gender | None:
    known = people()
    word = gender_word(page, item)
    if word is not None:
        return known.titles.get(word) or known.nouns.get(word)
    if len(words) == 1 and words[0].lower() in page.surnames:
        return None
    return known.first.get(plain(words[0])) if words else None
