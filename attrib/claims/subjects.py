"""Whom and what claims speak of: people, organisations and places, each once for the article."""

from __future__ import annotations

import tomllib
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from attrib.extract.reading import NameLabel
from attrib.model import Claim, Span, Subject, SubjectKind
from attrib.resolve import Resolution
from attrib.resolve.entities import Entities, Entity, Sort
from attrib.resolve.naming import called

_BY_SORT: dict[Sort, SubjectKind] = {
    "person": "person",
    "people": "person",
    "body": "organization",
    "place": "place",
    "thing": "other",
}
_BY_LABEL: dict[NameLabel, SubjectKind] = {"PER": "person", "ORG": "organization", "LOC": "place"}


@dataclass(frozen=True, slots=True)
class Found:
    """The subjects, and for each claim, in its place, the ids of those that it speaks of."""

    subjects: tuple[Subject, ...]
    about: tuple[tuple[str, ...], ...]


def subjects(resolved: Resolution, claims: Sequence[Claim]) -> Found:
    """Whom and what the claims speak of.

    A subject has a proper name, or is a source. Names, descriptions and pronouns are merged as
    `resolve` has merged them; what it left open is left out. The adjective of a place ("Russian")
    speaks of the place (demonyms.toml).

    Args:
        resolved: who is who in the article.
        claims: in any order; only their spans are read.

    Returns:
        Subjects with ids "b1", "b2", ... in the order of their first mention in a claim.
    """
    entities = resolved.entities
    adjectival = sorted(adjectives(entities).items())
    taken = {k for i, _ in adjectival if (k := entities.ending.get(i)) is not None}
    firsts = [mention.phrase.first for mention in entities.mentions]
    places: dict[int, dict[Bounds, None]] = defaultdict(dict)
    spoken: list[dict[int, None]] = []
    for claim in claims:
        roots: dict[int, None] = {}
        for span in claim.spans:
            first, stop = entities.page.range(span.start, span.end)
            for k in range(bisect_left(firsts, first), bisect_left(firsts, stop)):
                root = entities.root(k)
                bounds = mention_bounds(entities, k)
                if k not in taken and bounds[1] <= span.end and _told_apart(resolved, root, k):
                    roots[root] = None
                    places[root][bounds] = None
            for i, root in adjectival:
                if first <= i < stop:
                    roots[root] = None
                    places[root][entities.page.start(i), entities.page.end(i)] = None
        spoken.append(roots)
    order = sorted(places, key=lambda root: min(places[root]))
    ids = {root: f"b{number}" for number, root in enumerate(order, 1)}
    return Found(
        tuple(_subject(resolved, root, ids[root], places[root]) for root in order),
        tuple(tuple(sorted((ids[r] for r in roots), key=_number)) for roots in spoken),
    )


Bounds = tuple[int, int]


def mention_bounds(entities: Entities, k: int) -> Bounds:
    """Code points of a mention: of a name the name alone, without what describes it."""
    item, page = entities.mentions[k].phrase, entities.page
    first, stop = item.name if item.name is not None else (item.first, item.stop)
    return page.start(first), page.end(stop - 1)


def _told_apart(resolved: Resolution, root: int, k: int) -> bool:
    entity = resolved.entities.of(root)
    if k in resolved.entities.doubtful:
        return False
    return bool(entity.names) or (root in resolved.ids and _described(resolved.entities, entity))


def _described(entities: Entities, entity: Entity) -> bool:
    return any(entities.mentions[k].phrase.form == "description" for k in entity.mentions)


def _number(id: str) -> int:
    return int(id[1:])


def _subject(resolved: Resolution, root: int, id: str, places: dict[Bounds, None]) -> Subject:
    entities = resolved.entities
    article = entities.page.reading.article
    spans: list[Span] = []
    for start, end in sorted(places):
        if not spans or spans[-1].end <= start:
            spans.append(article.span(start, end))
    entity = entities.of(root)
    return Subject(
        id=id,
        name=called(entities, entity),
        kind=kind(entities, entity),
        mentions=tuple(spans),
        source=resolved.ids.get(root),
    )


def kind(entities: Entities, entity: Entity) -> SubjectKind:
    """What an entity is: a person by its sort, else by the label that most of its names bear."""
    if entity.sort in ("person", "people"):
        return "person"
    if any(" ".join(words) in demonyms() for words in entity.names):
        return "place"
    found = [entities.mentions[k].phrase.label for k in entity.mentions]
    labels = Counter(label for label in found if label is not None and label in _BY_LABEL)
    if entity.sort in ("body", "place", None) and labels:
        best = labels.most_common(1)[0][0]
        if best != "PER":
            return _BY_LABEL[best]
    return _BY_SORT[entity.sort] if entity.sort is not None else "other"


def adjectives(entities: Entities) -> dict[int, int]:
    """For the index of a word like "Russian" the root mention of "Russia", where both stand."""
    page = entities.page
    meant = {
        name.stop - 1: places
        for name in page.names
        if (places := demonyms().get(" ".join(map(page.text, range(name.first, name.stop)))))
    }
    wanted = frozenset(place for places in meant.values() for place in places)
    named: dict[str, int] = {}
    for k, mention in enumerate(entities.mentions) if wanted else ():
        if mention.phrase.name is not None:
            for words in entities.of(k).names:
                if (place := " ".join(words)) in wanted:
                    named.setdefault(place, entities.root(k))
    return {
        last: named[place] for last, places in meant.items() for place in places if place in named
    }


@cache
def demonyms() -> dict[str, tuple[str, ...]]:
    """The places that each adjective of a place may mean, by the adjective, as written."""
    file = resources.files("attrib.claims").joinpath("demonyms.toml")
    data = tomllib.loads(file.read_text(encoding="utf-8"))["places"]
    return {
        word: (place,) if isinstance(place, str) else tuple(place) for word, place in data.items()
    }
