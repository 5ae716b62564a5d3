"""Sources that may be the same, though the text leaves it open: linked, never merged."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations

from attrib.model import MaybeSame, Source

from .entities import Entities
from .lexicon import people, singular
from .phrases import Phrase, article, modifiers, noun
from .phrases import plural as plural_phrase

_MOST = 4


def with_doubts(
    entities: Entities, ids: dict[int, str], sources: tuple[Source, ...]
) -> tuple[Source, ...]:
    """The sources with `maybe_same` filled, on both sides of each pair.

    Two are linked where a mention of one fits the other and somebody else as well (what
    `entities.open` holds), and where the text uses the same words for two unnamed ones.

    Args:
        entities: with everything joined.
        ids: for the root mention of an entity that is a source, the id of the source.
    """
    why: dict[tuple[str, str], str] = {}
    for k, others in sorted(entities.open.items()):
        for other in others[:_MOST]:
            _note(entities, ids, why, k, other, _open_line(entities, k))
    for k, other in _alike(entities, ids):
        _note(entities, ids, why, k, other, _alike_line(entities, k))
    links: dict[str, list[MaybeSame]] = defaultdict(list)
    for (one, two), line in why.items():
        links[one].append(MaybeSame(source=two, why=line))
        links[two].append(MaybeSame(source=one, why=line))
    return tuple(
        source.model_copy(update={"maybe_same": tuple(links[source.id])})
        if source.id in links
        else source
        for source in sources
    )


def _note(
    entities: Entities,
    ids: dict[int, str],
    why: dict[tuple[str, str], str],
    k: int,
    other: int,
    line: str,
) -> None:
    """Keep the first reason for a pair of sources that nothing forbids to be the same."""
    one, two = ids.get(entities.root(k)), ids.get(entities.root(other))
    if one is None or two is None or one == two or entities.differ(k, other):
        return
    if (two, one) not in why:
        why.setdefault((one, two), line)


def _open_line(entities: Entities, k: int) -> str:
    item, text = entities.mentions[k].phrase, _text(entities, k)
    if item.form == "name":
        return f"“{text}” is a name that more than one here can go by."
    if item.form == "pronoun":
        return f"“{text}” can stand for more than one here."
    if len(entities.open[k]) == 1:
        place = "after" if entities.open[k][0] > k else "before"
        return f"“{text}” may be the one who is named {place} it, and nothing says so."
    return f"“{text}” fits more than one here."


def _alike_line(entities: Entities, k: int) -> str:
    text = _text(entities, k)
    if plural_phrase(entities.page, entities.mentions[k].phrase):
        return f"Both are called “{text}”, who may be others each time."
    return f"Both are called “{text}”, and nothing says that they are one."


def _alike(entities: Entities, ids: dict[int, str]) -> list[tuple[int, int]]:
    """Pairs of descriptions of different sources in the same words."""
    told: dict[tuple[str, frozenset[str]], dict[int, int]] = defaultdict(dict)
    for k, mention in enumerate(entities.mentions):
        item = mention.phrase
        root = entities.root(k)
        told_apart = item.form != "description" or _another(entities, item)
        if root in ids and not told_apart:
            told[_words(entities, item)].setdefault(root, k)
    return [
        (k, other)
        for group in told.values()
        for k, other in combinations(list(group.values())[:_MOST], 2)
    ]


def _another(entities: Entities, item: Phrase) -> bool:
    """Whether the phrase says itself that it is somebody else."""
    low = {entities.page.lower(i) for i in range(*item.before)}
    return not low.isdisjoint({"another", "other", "second", "third"})


def _words(entities: Entities, item: Phrase) -> tuple[str, frozenset[str]]:
    page = entities.page
    many = "s" if plural_phrase(page, item) else ""
    owner = {singular(page.lower(i)) for i in range(*item.before) if page.possessive(i)}
    told = modifiers(page, item) | owner
    if article(page, item) in ("indefinite", "definite"):
        told -= people().indefinite
    return noun(page, item) + many, told


def _text(entities: Entities, k: int) -> str:
    page, item = entities.page, entities.mentions[k].phrase
    return page.reading.article.text[page.start(item.first) : page.end(item.stop - 1)]
