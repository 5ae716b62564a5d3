"""Who speaks in "the statement said": whoever issued it."""

from __future__ import annotations

from .entities import Entities
from .lexicon import people, singular
from .phrases import article, modifiers, noun

Speakers = dict[int, tuple[int, ...]]

_FAR = 6


def issued(entities: Entities, speakers: Speakers) -> Speakers:
    """The speakers of attributions whose source is a statement that somebody issued before.

    "The ministry said in a statement A. The statement added B": the noun with "the" must stand
    with an earlier attribution of the last sentences, outside of what it says, and every such
    attribution must be of one and the same speaker. What the ministry is credited with goes to
    it, and the noun is noted in `entities.implied`.

    Args:
        entities: pronouns already joined.
        speakers: for an attribution (its index), the mentions credited with it.

    Returns:
        Those of them whose speaker this tells, with the new speaker.
    """
    found: Speakers = {}
    by_sentence: dict[int, list[int]] = {}
    for k in speakers:
        cue = entities.page.reading.attributions[k].cue_spans
        if cue:
            first, _ = entities.page.range(cue[0].start, cue[-1].end)
            by_sentence.setdefault(entities.page.sentence(first), []).append(k)
    for k in sorted(speakers, key=lambda a: _place(entities, speakers[a])):
        if len(speakers[k]) != 1 or not _may_be_issued(entities, speakers[k][0]):
            continue
        statement = speakers[k][0]
        here = entities.page.sentence(entities.mentions[statement].phrase.first)
        lately = [a for n in range(here - _FAR, here + 1) for a in by_sentence.get(n, ())]
        issuer = _issuer(entities, statement, {a: found.get(a, speakers[a]) for a in lately})
        if issuer is not None:
            entities.implied[statement] = issuer
            found[k] = (issuer,)
    return found


def _place(entities: Entities, mentions: tuple[int, ...]) -> int:
    return min((entities.mentions[m].phrase.first for m in mentions), default=0)


def _may_be_issued(entities: Entities, statement: int) -> bool:
    """Whether the words are "the statement", "the report" and no more."""
    page, item = entities.page, entities.mentions[statement].phrase
    if item.form != "description" or article(page, item) != "definite" or item.complement[1]:
        return False
    head = noun(page, item)
    return head in people().issued and not modifiers(page, item) - people().empty - {head}


def _issuer(entities: Entities, statement: int, speakers: Speakers) -> int | None:
    page, item = entities.page, entities.mentions[statement].phrase
    head = noun(page, item)
    issuers: dict[int, int] = {}
    for k, told in speakers.items():
        words = _beside(entities, k)
        if any(i < item.first and singular(page.lower(i)) == head for i in words):
            before = (m for m in told if entities.before(m, statement) is not None)
            issuers.update({entities.root(m): m for m in before})
    return next(iter(issuers.values())) if len(issuers) == 1 else None


def _beside(entities: Entities, k: int) -> list[int]:
    """The words of the sentence in which an attribution's cue stands, but what anybody says."""
    page = entities.page
    cue = page.reading.attributions[k].cue_spans
    if not cue:
        return []
    first, stop = page.range(cue[0].start, cue[-1].end)
    while first > 0 and page.sentence(first - 1) == page.sentence(stop - 1):
        first -= 1
    while stop < len(page) and page.sentence(stop) == page.sentence(stop - 1):
        stop += 1
    return [i for i in range(first, stop) if page.contents[i] < 0]
