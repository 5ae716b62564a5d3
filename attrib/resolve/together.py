"""Whom "they" means right after several spoke together."""

from __future__ import annotations

from itertools import pairwise

from attrib.model import Attribution

from .entities import Entities
from .lexicon import PLURAL

Speakers = dict[int, tuple[int, ...]]

_FAR = 1
_BOTH = frozenset({"both", "the two", "both men", "both women", "the two men", "the two women"})


def together(entities: Entities, speakers: Speakers) -> Speakers:
    """The speakers of attributions whose "they" are those of the attribution before.

    "Lee and Roe believe A. But they warn B": a "they" that stands for no other body or group, or
    a "both", is all who are credited jointly just before, in the same sentence or the one before.

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
        several = len({entities.root(m) for m in joint}) > 1
        near = page.sentence(here) - page.sentence(earlier) <= _FAR
        if several and near and (_both(told[k]) or _unknown_they(entities, speakers[k])):
            found[k] = joint
    return found


def _both(attribution: Attribution) -> bool:
    return " ".join(span.text.lower() for span in attribution.source_spans) in _BOTH


def _unknown_they(entities: Entities, speakers: tuple[int, ...]) -> bool:
    if len(speakers) != 1 or len(entities.of(speakers[0]).mentions) > 1:
        return False
    phrase = entities.mentions[speakers[0]].phrase
    return phrase.form == "pronoun" and entities.page.lower(phrase.head) in PLURAL
