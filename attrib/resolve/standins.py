"""What a report puts for a name just used: "the company", "the singer", "the 21-year-old"."""

from __future__ import annotations

from collections import defaultdict, deque

from .entities import Entities, disagree
from .kinds import name_kind
from .lexicon import people
from .page import Page
from .parties import party
from .phrases import Phrase, article, modifiers
from .phrases import plural as plural_phrase

_RECENT, _NEAR = 3, 1
_VAGUE = frozenset({"organization", "ngo", "government"})
_MOST = 60


def distinct(entities: Entities, found: list[int]) -> list[int]:
    """The mentions, one of each entity."""
    return list({entities.root(o): o for o in found}.values())


def distance(entities: Entities, k: int, o: int) -> int:
    """Sentences between `k` and the latest mention before it of the entity of `o`."""
    latest = entities.before(o, k)
    if latest is None:
        return _MOST
    page, mentions = entities.page, entities.mentions
    return page.sentence(mentions[k].phrase.first) - page.sentence(mentions[latest].phrase.first)


def speaks(entities: Entities, o: int) -> bool:
    """Whether the entity is the source of something; one that is not is seldom taken up as one."""
    mentions = entities.of(o).mentions
    return any(entities.mentions[m].credited for m in mentions[:_MOST])


def by_age(entities: Entities, k: int, recent: deque[int]) -> int | None:
    """The one source named in the last sentences whom "the 21-year-old" can mean."""
    found = distinct(
        entities,
        [
            o
            for o in recent
            if entities.of(o).sort == "person"
            and entities.of(o).names
            and speaks(entities, o)
            and distance(entities, k, o) <= _RECENT
        ],
    )
    return found[0] if len(found) == 1 else None


def varied(entities: Entities, k: int, recent: deque[int]) -> int | None:
    """The only one named in this sentence and the one before, whom "the singer" stands for."""
    page, item = entities.page, entities.mentions[k].phrase
    alone = article(page, item) == "definite" and not plural_phrase(page, item)
    here = page.sentence(item.first)
    opens = item.first == 0 or page.sentence(item.first - 1) != here
    takes_up = entities.mentions[k].credited or (entities.mentions[k].subject and opens)
    if not (alone and takes_up):
        return None
    near = [o for o in recent if here - page.sentence(entities.mentions[o].phrase.first) <= _NEAR]
    found = distinct(
        entities, [o for o in near if entities.of(o).sort == "person" and entities.of(o).names]
    )
    active = any(entities.mentions[o].credited or entities.mentions[o].subject for o in near)
    one = len(found) == 1 and active and not entities.differ(k, found[0])
    # Whoever is neither credited nor a subject may be meant as well: "Lee beat Roe".
    passing = {
        page.text(name.stop - 1)
        for name in page.names
        if name.label == "PER" and 0 <= here - page.sentence(name.first) <= _NEAR
    }
    return found[0] if one and len(passing) <= 1 else None


def by_kind(entities: Entities, k: int, head: str, recent: deque[int]) -> int | None:
    """The one body of the kind that "the company" tells, in the last sentences."""
    kinds = people().bodies.get(head)
    item = entities.mentions[k].phrase
    if kinds is None or modifiers(entities.page, item) - people().empty - {head}:
        return None
    found: list[int] = []
    far: list[int] = []
    untold: list[int] = []
    for o in recent:
        other = entities.of(o)
        if other.sort in ("body", None) and other.names:
            kind = next((kd for n in other.names if (kd := name_kind(n))), None)
            if kind in kinds or (kind is None and other.sort == "body" and "organization" in kinds):
                near = distance(entities, k, o) <= _RECENT
                (found if near else far).append(o)
            elif kind is None and other.sort == "body":
                untold.append(o)
    if not found and not far and head in people().general and not _restricted(entities, item):
        # No name says what it is; the only body named so far is the one that "the company" means.
        found = untold
    found = distinct(entities, found)
    if not found and not kinds & _VAGUE:
        # The only one so far, though not spoken of just now.
        found = distinct(entities, far)
        found = found if len(found) < 2 else [o for o in found if speaks(entities, o)]
    return (
        found[0]
        if len(found) == 1 and not disagree(entities.of(k), entities.of(found[0]))
        else None
    )


def nearest(entities: Entities, k: int, head: str, recent: deque[int]) -> int | None:
    """The body that alone is named in this sentence or the last one, which "the US firm" takes up.

    It must act there, and no other body be named with it; "the firm" of a party, a state or a
    newspaper is another.
    """
    if "company" not in people().bodies.get(head, ()):
        return None
    page, mention = entities.page, entities.mentions[k]
    item = mention.phrase
    acts = (mention.credited or mention.subject) and page.lower(item.first) == "the"
    if not acts or plural_phrase(page, item) or _restricted(entities, item):
        return None
    if _names_a_body(page, item):
        return None
    here, bodies = page.sentence(item.first), defaultdict(list)
    for o in recent:
        first, other = entities.mentions[o].phrase.first, entities.of(o)
        if (
            other.names
            and other.sort in ("body", None)
            and page.blocks[first] not in page.headlines
        ):
            bodies[page.sentence(first)].append(o)
    near = bodies.get(here) or bodies.get(here - _NEAR, [])
    found = distinct(entities, near)
    if len(found) != 1 or not any(_acts(entities, o) for o in near):
        return None
    fits = all(_may_be_company(name) for name in entities.of(found[0]).names)
    if not fits or not speaks(entities, found[0]) or entities.differ(k, found[0]):
        return None
    return found[0]


def _names_a_body(page: Page, item: Phrase) -> bool:
    """Whether a body's name tells which one is meant: "the Acme group", not "the US group"."""
    names = (page.name_at(i) for i in range(*item.before))
    return any(name is not None and name.label == "ORG" for name in names)


def _may_be_company(name: tuple[str, ...]) -> bool:
    return name_kind(name) in (None, "company") and party(name) is None


def _acts(entities: Entities, o: int) -> bool:
    """Whether it is a source, a subject, or owns something: "Acme said", "Acme's profits"."""
    page, mention = entities.page, entities.mentions[o]
    return mention.credited or mention.subject or page.possessive(mention.phrase.stop - 1)


def _restricted(entities: Entities, item: Phrase) -> bool:
    """Whether words behind a description tell which is meant: "the company that made it"."""
    page = entities.page
    return item.stop < len(page) and page.lower(item.stop) in ("that", "which", "who", "of")
