"""Who has just spoken: a "he" that speaks is rather the one who spoke before than one spoken of."""

from __future__ import annotations

from bisect import bisect_left

from .entities import Entities
from .page import Page
from .parties import several
from .phrases import Phrase, article, plural

Speakers = dict[int, tuple[int, ...]]

_ANSWERS = frozenset({"denies", "asks"})
"""Acts by which the one answers who was spoken of: "Lee said Roe had lied. He denies it"."""
_SAYS = frozenset(
    {"asserts", "confirms", "alleges", "admits", "warns", "promises", "predicts", "advises"}
)
_FAR = 2
_SPEAKING = frozenset({"he", "she", "it", "they"})


class Turns:
    """The attributions of an article that no other one relays, as turns of a talk.

    Args:
        entities: names and descriptions already joined.
        speakers: for an attribution (its index), the mentions credited with it.
    """

    def __init__(self, entities: Entities, speakers: Speakers) -> None:
        page, mentions = entities.page, entities.mentions
        self._entities, self._speakers = entities, speakers
        # Who speaks inside of what another says has no turn of his own.
        self._order = sorted(
            (mentions[ms[0]].phrase.first, a)
            for a, ms in speakers.items()
            if ms and page.contents[mentions[ms[0]].phrase.head] in (-1, a)
        )
        self.far = False
        self._turn = {m: a for a, ms in speakers.items() for m in ms}

    def before(self, k: int) -> int | None:
        """The mention of the one who spoke right before the pronoun `k`, where it speaks too.

        Nobody where several spoke jointly or inside of a relative clause, where what `k` does is
        an answer, and where more than a sentence lies between, or two before a quotation, which
        `far` tells then.
        """
        page, mentions = self._entities.page, self._entities.mentions
        a, item = self._turn.get(k), mentions[k].phrase
        if a is None or page.lower(item.head) not in _SPEAKING or page.quoted[item.head]:
            return None
        place = bisect_left(self._order, (item.first, -1)) - 1
        if place < 0 or page.reading.attributions[a].act in _ANSWERS:
            return None
        _, last = self._order[place]
        spoken = self._speakers[last]
        if last == a or len(spoken) != 1 or _in_clause(page, mentions[spoken[0]].phrase):
            return None
        here = page.sentence(item.first)
        distance = here - heard(page, last, here)
        self.far = distance > 1
        near = distance <= (_FAR if _follows_quotation(page, a, item.first) else 1)
        return spoken[0] if near and self._fits(page.lower(item.head), spoken[0]) else None

    def says(self, k: int) -> bool:
        """Whether the mention is credited with words rather than a thought or a deed."""
        a = self._turn.get(k)
        return a is not None and self._entities.page.reading.attributions[a].act in _SAYS

    def _fits(self, word: str, spoken: int) -> bool:
        """Whether several spoke before "they", in so many words: not one body."""
        entity, item = self._entities.of(spoken), self._entities.mentions[spoken].phrase
        many = plural(self._entities.page, item) or any(map(several, entity.names))
        return word != "they" or entity.sort == "people" or many

    def only_described(self, turn: int) -> bool:
        """Whether who spoke is but "the director", who may be one of those named."""
        entity = self._entities.of(turn)
        item = self._entities.mentions[turn].phrase
        return not entity.names and (
            item.form == "description" and article(self._entities.page, item) == "definite"
        )


def heard(page: Page, a: int, here: int) -> int:
    """The last sentence, up to `here`, in which the attribution `a` is still heard."""
    attribution = page.reading.attributions[a]
    ends = [
        page.range(span.start, span.end)[1] - 1
        for span in (*attribution.source_spans, *attribution.cue_spans, *attribution.content_spans)
    ]
    return min(here, max(page.sentence(i) for i in ends if i >= 0))


def _follows_quotation(page: Page, a: int, i: int) -> bool:
    """Whether the word stands behind what it is credited with word for word: "...", he said."""
    attribution = page.reading.attributions[a]
    start = attribution.content_spans[0].start
    return attribution.form == "direct" and page.range(start, start + 1)[0] < i


def _in_clause(page: Page, item: Phrase) -> bool:
    """Whether the verb of which it is the subject stands in a relative clause: "which Lee says"."""
    return page.relation(page.head(item.head)) in ("relcl", "acl")


def last_heard(entities: Entities, speaking: dict[int, int]) -> dict[int, int]:
    """For each speaker of a long quotation the sentence in which it ends.

    Args:
        speaking: for a mention, the attribution (its index) that credits it.
    """
    page, found = entities.page, {}
    for k, a in speaking.items():
        attribution = page.reading.attributions[a]
        if attribution.form != "direct":
            continue
        first, stop = page.range(
            attribution.content_spans[0].start, attribution.content_spans[-1].end
        )
        here = page.sentence(entities.mentions[k].phrase.first)
        if first < stop and page.sentence(stop - 1) > here:
            found[k] = page.sentence(stop - 1)
    return found


def named_in_contents(entities: Entities) -> dict[int, list[int]]:
    """For each attribution the mentions by name in what it says."""
    found: dict[int, list[int]] = {}
    for k, mention in enumerate(entities.mentions):
        inside = entities.page.contents[mention.phrase.head]
        if inside >= 0 and mention.phrase.form == "name":
            found.setdefault(inside, []).append(k)
    return found


def in_passing(page: Page, item: Phrase) -> bool:
    """Whether the phrase speaks of a person only to tell something else, or what another is.

    "An Ann Lee strike" is a strike, and "he worked as a tutor" brings in nobody.
    """
    if item.form == "name" and item.name is not None:
        before, after = item.name[0] - 1, item.stop
        told = before >= 0 and page.lower(before) in ("a", "an") and after < len(page)
        return told and page.tag(after) == "NOUN"
    relation = page.relation(item.head)
    as_what = relation == "pobj" and item.first > 0 and page.lower(item.first - 1) == "as"
    return item.form == "description" and (as_what or relation == "attr")


def by_word(entities: Entities) -> dict[int, int]:
    """For each word of a name and each head of a description, its mention."""
    found: dict[int, int] = {}
    for k, mention in enumerate(entities.mentions):
        item = mention.phrase
        first, stop = item.name or (item.head, item.head + 1)
        found.update(dict.fromkeys(range(first, stop), k))
    return found
