"""Whom a headline means, which calls people and bodies by what they are: "Nurse", "study"."""

from __future__ import annotations

from .descriptions import handles
from .entities import Entities, disagree
from .lexicon import human, kin, people, plural
from .phrases import modifiers, noun
from .phrases import plural as plural_phrase
from .standins import distinct

_MOST = 60


def join_headlines(entities: Entities) -> None:
    """Join a headline's "Former Acme chief" with the one person whom the text calls so."""
    page, mentions = entities.page, entities.mentions
    described = [
        k
        for k, m in enumerate(mentions)
        if m.phrase.form == "description"
        and page.blocks[m.phrase.first] in page.headlines
        and not plural(page.lower(m.phrase.head))
    ]
    for k in described:
        if mentions[k].credited and entities.of(k).sort in ("body", "thing"):
            _headline_body(entities, k)
    told = [k for k in described if human(noun(page, mentions[k].phrase))]
    if not told:
        return
    people_named = distinct(
        entities,
        [
            k
            for k, m in enumerate(mentions)
            if entities.of(k).sort == "person" and entities.of(k).names
        ],
    )
    for k in told[:_MOST]:
        item = mentions[k].phrase
        needed = modifiers(page, item) - people().empty - {noun(page, item)}
        fitting = [
            o
            for o in people_named
            if any(kin(noun(page, item), n) for n in entities.of(o).nouns)
            and needed <= entities.of(o).words
            and not entities.same(k, o)
        ]
        if needed and len(fitting) == 1:
            entities.join(k, fitting[0], "description")
        elif not fitting and mentions[k].credited:
            _headline_person(entities, k)


def _headline_person(entities: Entities, k: int) -> None:
    """Join a headline's "Nurse" with the one whom the text brings in as "a senior nurse"."""
    page, item = entities.page, entities.mentions[k].phrase
    head = noun(page, item)
    found = distinct(
        entities,
        [
            o
            for o, mention in enumerate(entities.mentions)
            if mention.credited
            and mention.phrase.form == "description"
            and page.blocks[mention.phrase.first] not in page.headlines
            and noun(page, mention.phrase) == head
            and not plural_phrase(page, mention.phrase)
        ],
    )
    _join_only(entities, k, found)


def _headline_body(entities: Entities, k: int) -> None:
    """Join a headline's "study" or "union" with the one source of the text that is such a thing."""
    page, item = entities.page, entities.mentions[k].phrase
    head = noun(page, item)
    found = distinct(
        entities,
        [
            o
            for o, mention in enumerate(entities.mentions)
            if mention.credited
            and not entities.same(k, o)
            and not disagree(entities.of(k), entities.of(o))
            and any(kin(head, word) for word in handles(entities.of(o)) if word[0] != "[")
        ],
    )
    _join_only(entities, k, found)


def _join_only(entities: Entities, k: int, found: list[int]) -> None:
    """Join a headline's description with the only one found, if that is all it says."""
    page, item = entities.page, entities.mentions[k].phrase
    needed = modifiers(page, item) - people().empty - {noun(page, item)}
    if len(found) == 1:
        one = entities.of(found[0])
        if needed <= one.words | one.nouns:
            entities.join(k, found[0], "description")
