"""Whom "I" and "we" mean: whoever speaks, in quotations and outside of them."""

from __future__ import annotations

from .entities import Entities
from .lexicon import ADDRESSEE, SPEAKER, SPEAKERS
from .page import Page

_LIVING = frozenset({"are", "'re", "’re", "live", "were"})
_TIMES = frozenset({"century", "era", "age", "decade", "times", "world"})
_TIMELY = 7


def join_speakers(entities: Entities, speakers: dict[int, tuple[int, ...]]) -> None:
    """Join "I" in a quotation to its speaker, "we" to the body that speaks, other "I" to "I".

    An article that says "you" outside of quotations may be an interview, in which "I" is now
    one and now another: there, as for "we" anywhere, a paragraph is the limit.
    """
    own: dict[tuple[bool, int], int] = {}
    page = entities.page
    dialogue = any(not page.quoted[i] and page.contents[i] < 0 for i in page.spots(ADDRESSEE))
    for k, mention in enumerate(entities.mentions):
        item = mention.phrase
        word = page.lower(item.head) if item.form == "pronoun" else ""
        if word not in SPEAKER | SPEAKERS or _everybody(page, item.head):
            continue
        content = page.contents[item.head]
        if page.quoted[item.head]:
            spoken = speakers.get(content, ())
            if len(spoken) == 1 and k not in spoken and _speaks(entities, word, spoken[0]):
                entities.join(k, spoken[0], "pronoun")
        elif content < 0 or mention.credited:
            several = word in SPEAKERS
            place = page.blocks[item.head] if several or dialogue else -1
            entities.join(k, own.setdefault((several, place), k), "pronoun")


def _everybody(page: Page, i: int) -> bool:
    """Whether "we" is all who live now: "we are in 2011", "we live in an age of"."""
    words = [page.lower(j) for j in range(i, min(i + _TIMELY, len(page)))]
    if words[0] != "we" or not _LIVING.intersection(words[1:3]) or "in" not in words[2:4]:
        return False
    return any(w in _TIMES or (len(w) == 4 and w.isdigit()) for w in words[3:])


def _speaks(entities: Entities, word: str, speaker: int) -> bool:
    sort = entities.of(speaker).sort
    if word in SPEAKERS:
        return sort == "body" or (sort == "people" and word == "we")
    return sort in ("person", None)
