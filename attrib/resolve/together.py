"""Whom "they" means right after several spoke together."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

from .entities import Entities
from .lexicon import PLURAL
from .page import Page
from .phrases import plural

Speakers = dict[int, tuple[int, ...]]

_FAR = 1
_BOTH_FAR = 3
_PAIRS = (["the", "pair"], ["the", "duo"], ["the", "couple"])


def together(entities: Entities, speakers: Speakers) -> Speakers:
    """The speakers of attributions whose "they" are those of the attribution before.

    "Lee and Roe believe A. But they warn B": a "they" that stands for no other body or group, or
    "both" or "the two officials", is all who are credited jointly just before: in the same
    sentence or the one before, and some sentences before where two spoke and "two" is said.

    Args:
        entities: pronouns already joined.
        speakers: for an attribution (its index), the mentions credited with it.

    Returns:
        Those of them whose speakers this tells, with the new speakers.
    """
    page = entities.page
    told = page.reading.attributions
    places = sorted(
        (page.range(told[k].source_spans[0].start, told[k].source_spans[-1].end)[0], k)
        for k in speakers
        if told[k].source_spans
    )
    found: Speakers = {}
    for (earlier, before), (here, k) in pairwise(places):
        joint = found.get(before, speakers[before])
        count = len({entities.root(m) for m in joint})
        distance = page.sentence(here) - page.sentence(earlier)
        they = distance <= _FAR and _unknown_they(entities, speakers[k])
        if count > 1 and (they or (distance <= _BOTH_FAR and _both(entities, speakers[k], joint))):
            found[k] = joint
    for here, k in places:
        if k not in found and _unknown_they(entities, speakers[k]):
            named = _named_together(entities, here)
            if named:
                found[k] = named
    return found


def _named_together(entities: Entities, here: int) -> tuple[int, ...]:
    """Those who are the one joint subject of the sentence before: "Lee and Roe have a show. They".

    Nobody where that sentence, or this one before "they", speaks of several others.
    """
    page, mentions = entities.page, entities.mentions
    sentence = page.sentence(here)
    if page.quoted[here] or page.contents[here] >= 0:
        return ()
    stop = bisect_left(mentions, here, key=lambda mention: mention.phrase.first)
    near: list[int] = []
    for k in range(stop - 1, -1, -1):
        if page.sentence(mentions[k].phrase.first) < sentence - 1:
            break
        near.append(k)
    before = [k for k in near if page.sentence(mentions[k].phrase.first) == sentence - 1]
    first = [k for k in before if mentions[k].phrase.form == "name" and _subject(page, k, entities)]
    if len(first) != 1 or any(_several(entities, k) for k in near):
        return ()
    head = first[0]
    tied = [k for k in before if _conjoined(entities, k, head)]
    joint = (head, *reversed(tied))
    sorts = {entities.of(k).sort for k in joint}
    return joint if tied and sorts <= {"person", None} else ()


def _subject(page: Page, k: int, entities: Entities) -> bool:
    return page.relation(entities.mentions[k].phrase.head) in ("nsubj", "nsubjpass")


def _several(entities: Entities, k: int) -> bool:
    """Whether the mention is of several people or bodies, whom "they" could be as well."""
    item = entities.mentions[k].phrase
    return item.form == "description" and (
        entities.of(k).sort == "people" or plural(entities.page, item)
    )


def _conjoined(entities: Entities, k: int, head: int) -> bool:
    """Whether a name is joined by "and" to the subject `head`."""
    page, item = entities.page, entities.mentions[k].phrase
    one = entities.mentions[head].phrase
    joined = item.form == "name" and page.relation(item.head) == "conj"
    return joined and one.first <= page.head(item.head) < one.stop


def _both(entities: Entities, speakers: tuple[int, ...], joint: tuple[int, ...]) -> bool:
    """Whether "both", "both groups" or "the two officials" stand for those who spoke jointly."""
    if len(speakers) != 1:
        return False
    page, item = entities.page, entities.mentions[speakers[0]].phrase
    # A phrase begins behind "both".
    first = item.first - (item.first > 0 and page.lower(item.first - 1) == "both")
    words = [page.lower(i) for i in range(first, item.stop)]
    two = words[:1] == ["both"] or words[:2] == ["the", "two"] or words in _PAIRS
    if not two or item.complement[1] or len({entities.root(m) for m in joint}) != 2:
        return False
    sort = entities.of(speakers[0]).sort
    sorts = {entities.of(m).sort for m in joint}
    people = sorts <= {"person", None}
    return people if sort == "people" else not people if sort == "body" else True


def _unknown_they(entities: Entities, speakers: tuple[int, ...]) -> bool:
    if len(speakers) != 1 or len(entities.of(speakers[0]).mentions) > 1:
        return False
    phrase = entities.mentions[speakers[0]].phrase
    return phrase.form == "pronoun" and entities.page.lower(phrase.head) in PLURAL
