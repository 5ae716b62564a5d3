"""What the words around a name show of whom it is, against a tagger's label.

A label is a guess. "Pryce, who led the council", "Pryce said he was innocent" and '"I will go,"
Pryce said' show a person, "the firm Pryce" and "Pryce said its ships were safe" a body. Where
labels disagree and nothing is shown, it stays open which it is.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict

from .bodies import letters
from .entities import Entities, Entity, Sort
from .kinds import name_kind
from .lexicon import FEMALE, MALE, states
from .page import PLACING, Page

_OPENING = 3
"""A pronoun among so many first words of what is said takes up who says it: "said his party"."""
_WINDOW = 2
_OFTEN = 2
_MODAL = frozenset({"will", "would", "has", "had", "plans", "planned", "expects", "expected"})
_WORKS = frozenset(
    {"book", "novel", "film", "movie", "album", "song", "musical", "thriller", "sequel", "sitcom"}
)
_PREDICATE = 10
_SHARES = frozenset({"shares", "stock"})
_EXPLETIVE = frozenset({"be", "been", "take", "taken", "rain", "rained", "seem", "snow"})
"""Verbs that "it" goes with though it stands for nothing."""


def show_sorts(entities: Entities, speakers: dict[int, tuple[int, ...]]) -> None:
    """Note of each name what its sentences show, and let names of one word agree on it.

    Args:
        entities: nothing joined by name yet.
        speakers: for an attribution (its index), the mentions credited with it.
    """
    for a, mentions in speakers.items():
        if len(mentions) == 1 and _guess(entities, mentions[0]):
            sort = _in_own_words(entities, a, mentions[0])
            state = any(words[0] in states() for words in entities.of(mentions[0]).names)
            if sort is not None and not (sort == "body" and state):
                _show(entities.of(mentions[0]), sort)
    _traded(entities)
    _works(entities)
    _agree(entities)


def guessed(entities: Entities, entity: Entity) -> bool:
    """Whether nothing but one label of a tagger tells what the bearer of a name of one word is."""
    if entity.shown or entity.nouns or entity.gender or any(len(n) > 1 for n in entity.names):
        return False
    if any(name_kind(words) or letters(words) for words in entity.names):
        return False
    if any(words[0] in states() for words in entity.names):
        return False
    page = entities.page
    items = [entities.mentions[k].phrase for k in entity.mentions]
    named = [item for item in items if item.name is not None]
    if len(named) < len([item for item in items if item.form != "pronoun"]):
        return False
    if any(item.first > 0 and page.lower(item.name[0] - 1) == "the" for item in named if item.name):
        return False
    if any(page.lower(item.head) in page.surnames for item in named):
        return False
    if any(item.label == "PER" and item.complement[1] for item in named):
        # "Lindgren of FairPower": a tagger is seldom wrong there.
        return False
    labels = {item.label for item in named}
    return len(labels) > 1 or len(named) < _OFTEN


def _guess(entities: Entities, k: int) -> bool:
    """Whether `k` is a name that only a label tells the sort of."""
    entity, item = entities.of(k), entities.mentions[k].phrase
    return item.form == "name" and not entity.shown and not any(name_kind(n) for n in entity.names)


def _show(entity: Entity, sort: Sort) -> None:
    if entity.sort in ("person", "body", "place", None):
        entity.sort, entity.shown = sort, True


def _in_own_words(entities: Entities, a: int, k: int) -> Sort | None:
    """What the pronouns in the content of an attribution show of its one speaker."""
    page = entities.page
    spans = page.reading.attributions[a].content_spans
    words = [i for span in spans for i in range(*page.range(span.start, span.end))]
    quoted = [i for i in words if page.quoted[i]]
    if any(page.text(i) in ("I", "I'm", "I’m") for i in quoted):
        return "person"
    name = entities.mentions[k].phrase
    words = [i for i in words if not page.quoted[i] and page.tag(i) != "PUNCT"]
    if not words or name.first > words[0]:
        return None
    opening = words[: _OPENING + 1] if page.lower(words[0]) == "that" else words[:_OPENING]
    for place, i in enumerate(opening):
        word = page.lower(i)
        if word in MALE | FEMALE:
            return None if _another(entities, k, i) else "person"
        if word == "its" or (word == "it" and _acts(page, words[place + 1 :])):
            return None if len(entities.name(k)) > 1 else "body"
    return None


def _whole_names(entities: Entities) -> None:
    """Take "Tsehay Alemu" for a person's, whatever its label, where "Alemu" is one."""
    endings: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    persons: set[str] = set()
    for k, mention in enumerate(entities.mentions):
        if mention.phrase.form == "name" and (name := entities.name(k)):
            if len(name) > 1:
                endings[name[-1]].add(tuple(name))
            elif entities.of(k).sort == "person":
                persons.add(name[0])
    for k, mention in enumerate(entities.mentions):
        name = entities.name(k) if mention.phrase.form == "name" else ()
        only = len(name) == 2 and name[-1] in persons and len(endings[name[-1]]) == 1
        if only and entities.of(k).sort == "body" and _guess(entities, k):
            _show(entities.of(k), "person")


def _traded(entities: Entities) -> None:
    """Take whoever has shares for a company: "Norcal shares fell", "shares in Norcal"."""
    page = entities.page
    for k, mention in enumerate(entities.mentions):
        item, entity = mention.phrase, entities.of(k)
        if item.form != "name" or item.name is None or entity.sort not in ("body", "person", None):
            continue
        noun = item.stop < len(page) and page.tag(item.stop) == "NOUN"
        after = page.lower(item.stop) if noun else ""
        before = [page.lower(i) for i in range(max(0, item.first - 2), item.first)]
        if after in _SHARES or (before[-1:] == ["in"] and before[0] in _SHARES):
            if _guess(entities, k):
                _show(entity, "body")
            if entity.sort == "body":
                entity.nouns.add("company")


def _works(entities: Entities) -> None:
    """Take for a thing what the text says is one: "Harbour Lights is an enchanting book"."""
    page, found = entities.page, dict[tuple[str, ...], str]()
    for k, mention in enumerate(entities.mentions):
        item = mention.phrase
        if item.name is not None and mention.subject and item.first == item.name[0]:
            verb = page.head(item.head)
            if page.lower(verb) in ("is", "was") and (noun := _predicate(page, verb)):
                found[entities.name(k)] = noun
    if not found:
        return
    for k, mention in enumerate(entities.mentions):
        if mention.phrase.form == "name" and (noun := found.get(entities.name(k))):
            entities.of(k).sort, entities.of(k).shown = "thing", True
            entities.of(k).nouns.add(noun)


def _predicate(page: Page, verb: int) -> str | None:
    """The noun for a work that a form of "be" says something is, if it is one."""
    for i in range(verb + 1, min(verb + _PREDICATE, len(page))):
        if page.relation(i) == "attr" and page.head(i) == verb:
            return page.lower(i) if page.lower(i) in _WORKS else None
    return None


def _acts(page: Page, following: list[int]) -> bool:
    """Whether "it" goes on to do something: "it would close", not "it would be"."""
    if len(following) < 2 or page.lower(following[0]) not in _MODAL:
        return False
    return page.tag(following[1]) == "VERB" and page.lower(following[1]) not in _EXPLETIVE


def _another(entities: Entities, k: int, pronoun: int) -> bool:
    """Whether anybody else near before the pronoun can be "he" or "she"."""
    page, mentions = entities.page, entities.mentions
    here = page.sentence(pronoun)
    stop = bisect_left(mentions, pronoun, key=lambda mention: mention.phrase.first)
    for o in range(stop - 1, -1, -1):
        item = mentions[o].phrase
        if here - page.sentence(item.first) > _WINDOW:
            return False
        if o == k:
            continue
        if item.form == "pronoun":
            if page.lower(item.head) in MALE | FEMALE:
                return True
            continue
        if item.form == "name" and entities.name(o)[-1] == entities.name(k)[-1]:
            continue
        sort = entities.of(o).sort
        if sort in ("person", None) or (sort == "body" and _guess(entities, o)):
            return True
    return False


def _agree(entities: Entities) -> None:
    """Let the names of one and the same word be of the sort that one of them shows.

    A whole name is a person's where its last word alone is one, and of no other whole name.
    """
    page, groups = entities.page, defaultdict(list)
    _whole_names(entities)
    for k, mention in enumerate(entities.mentions):
        item = mention.phrase
        if item.form == "name" and len(entities.name(k)) == 1:
            placed = item.first > 0 and page.lower(item.first - 1) in PLACING
            if item.label != "LOC" or not placed:
                groups[entities.name(k)[0].lower()].append(k)
    for word, group in groups.items():
        shown = {sort for k in group if entities.of(k).shown and (sort := entities.of(k).sort)}
        open_ = [k for k in group if _guess(entities, k)]
        if len(shown) == 1:
            sort = shown.pop()
            for k in open_:
                if sort == "person" or word not in page.surnames:
                    _show(entities.of(k), sort)
        elif not shown and word not in page.surnames:
            labels = {entities.mentions[k].phrase.label for k in open_}
            if {"PER", "ORG"} <= labels:
                for k in open_:
                    entities.of(k).sort = None
