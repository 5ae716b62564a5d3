"""Whom "they" means right after several spoke together."""

from __future__ import annotations

from .entities import Entities
from .lexicon import PLURAL

Speakers = dict[int, tuple[int, ...]]

_FAR = 1


def together(entities: Entities, speakers: Speakers) -> Speakers:
    """The speakers of attributions whose "they" are those of the attribution before.

    "Lee and Roe believe A. But they warn B": a "they" that stands for no other body or group is
    all who are credited jointly just before, in the same sentence or the one before.

    Args:
        entities: pronouns already joined.
        speakers: for an attribution (its index), the mentions credited with it.

    Returns:
        Those of them whose speakers this tells, with the new speakers.
    """
    page, mentions = entities.page, entities.mentions
    places = sorted((min(ks), k) for k, ks in speakers.items() if ks)
    found: Speakers = {}
    for (_, before), (place, k) in zip(places, places[1:], strict=False):
        phrase = mentions[place].phrase
        unknown = len(speakers[k]) == 1 and len(entities.of(place).mentions) == 1
        if not unknown or phrase.form != "pronoun" or page.lower(phrase.head) not in PLURAL:
            continue
        joint = found.get(before, speakers[before])
        last = mentions[max(speakers[before])].phrase
        near = page.sentence(phrase.first) - page.sentence(last.first) <= _FAR
        if len({entities.root(m) for m in joint}) > 1 and near:
            found[k] = joint
    return found
