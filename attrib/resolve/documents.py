"""One report under several words: "a survey", "the study", "the Acme report"."""

from __future__ import annotations

from .entities import Entities
from .lexicon import people
from .phrases import Phrase, article, modifiers, noun
from .phrases import plural as plural_phrase

_SAME = frozenset({"report", "study", "survey", "research", "poll", "review", "paper", "analysis"})
"""Nouns that a report puts for each other."""
_ALONE = frozenset({"book", "lawsuit", "letter", "article", "documentary"})
_OTHER = frozenset({"another", "other", "second", "third", "further", "separate", "previous"}) | {
    *("earlier", "last", "first", "original"),
}
_BY = frozenset({"by", "of", "into", "on", "from"})


def join_documents(entities: Entities) -> None:
    """Join what is spoken of as the one document so far, under its own noun or another's.

    "A report by Acme ... the study": where no other document has come in. "The Acme report" and
    "the report by Acme" take up the only one with that noun. Nothing is joined where one is told
    to be another ("a second survey").
    """
    known: list[int] = []
    page = entities.page
    for k, mention in enumerate(entities.mentions):
        item = mention.phrase
        if item.form != "description" or page.lower(item.head) not in _SAME | _ALONE:
            continue
        if plural_phrase(page, item) or page.blocks[item.first] in page.headlines:
            continue
        if article(page, item) == "definite" and page.lower(item.first) != "both":
            chosen = _only(entities, k, known)
            if chosen is not None:
                entities.join(k, chosen, "description")
        if not any(entities.same(k, o) for o in known):
            known.append(k)


def _only(entities: Entities, k: int, known: list[int]) -> int | None:
    """The one document that the definite `k` can mean of those that came before."""
    if any(entities.same(k, o) for o in known) or _others(entities, k):
        return None
    page, item = entities.page, entities.mentions[k].phrase
    head = noun(page, item)
    same = [o for o in known if noun(page, entities.mentions[o].phrase) == head]
    told = modifiers(page, item) - people().empty - {head} or _owned(entities, item)
    found = same or ([] if told or head in _ALONE else known)
    if len(found) != 1 or entities.differ(k, found[0]):
        return None
    return found[0] if _agree(entities, k, found[0]) else None


def _others(entities: Entities, k: int) -> bool:
    item = entities.mentions[k].phrase
    return not _OTHER.isdisjoint(entities.page.lower(i) for i in range(*item.before))


def _owned(entities: Entities, item: Phrase) -> bool:
    """Whether words behind it tell whose it is or on what: "the report by Acme"."""
    first, stop = item.complement
    return first < stop and entities.page.lower(first) in _BY


def _agree(entities: Entities, k: int, o: int) -> bool:
    """Whether neither two names nor two other words tell them apart.

    "The Acme report" is not "a study by Roe", nor a narrative review a systematic one.
    """
    one, other = _names(entities, k), _names(entities, o)
    plain, others = _plain(entities, k), _plain(entities, o)
    named = not one or not other or not one.isdisjoint(other)
    return named and (not plain or not others or not plain.isdisjoint(others))


def _plain(entities: Entities, k: int) -> set[str]:
    """The words before the noun that tell which one it is and name nobody."""
    page, item = entities.page, entities.mentions[k].phrase
    told = {page.lower(i) for i in range(*item.before) if page.tag(i) in ("ADJ", "NOUN")}
    return {word for word in told if word != page.lower(item.head)} - people().empty


def _names(entities: Entities, k: int) -> set[int]:
    """The entities named within a phrase, as roots."""
    item = entities.mentions[k].phrase
    words = (*range(*item.before), *range(*item.complement))
    return {entities.root(m) for i in words if (m := entities.ending.get(i)) is not None}
