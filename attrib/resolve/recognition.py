"""Where the text speaks of a source, and why each place is taken for it."""

from __future__ import annotations

from attrib.model import Mention, Recognition, Span

from .entities import Entities, Entity


def mentions(entities: Entities, entity: Entity) -> tuple[Mention, ...]:
    """The mentions of an entity in order, not overlapping, each with its reason.

    `of` is what a mention was matched with: an earlier mention, or the name that comes later
    ("a doctor said ... Hugh Hill, the doctor"). A first mention by name has none.
    """
    page, article = entities.page, entities.page.reading.article
    own = set(entity.mentions)
    implied = {k: o for k, o in entities.implied.items() if entities.root(o) in own}
    found: list[Mention] = []
    for k in sorted(own | implied.keys()):
        item = entities.mentions[k].phrase
        start, end = page.start(item.first), page.end(item.stop - 1)
        if found and found[-1].end > start:
            continue
        how, other = ("implied", implied[k]) if k in implied else _reason(entities, entity, k)
        of = _span(entities, other) if other is not None else None
        found.append(article.mention(start, end, how, of))
    return tuple(found)


def _reason(entities: Entities, entity: Entity, k: int) -> tuple[Recognition, int | None]:
    if k in entities.told:
        how, other = entities.told[k]
        if how == "pronoun":
            return how, _fullest_before(entities, entity, k, other)
        return ("name" if how == "part of the name" and _whole(entities, k, other) else how), other
    item = entities.mentions[k].phrase
    if k in entities.doubtful:
        return "unresolved", None
    if item.form == "pronoun":
        # The first of several "I" that stand for one whom the text does not name.
        alone = all(entities.mentions[m].phrase.form == "pronoun" for m in entity.mentions)
        return ("unresolved" if alone else "pronoun"), None
    return item.form, None


def _fullest_before(entities: Entities, entity: Entity, k: int, other: int) -> int:
    """The latest name before a pronoun, else description, else what it was matched with."""
    before = [m for m in entity.mentions if m < k]
    for form in ("name", "description"):
        told = [m for m in before if entities.mentions[m].phrase.form == form]
        if told:
            return told[-1]
    return other


def _whole(entities: Entities, k: int, other: int) -> bool:
    """Whether a short name repeats one that is no longer ("Carter", where nobody has a first)."""
    one, two = entities.mentions[k].phrase, entities.mentions[other].phrase
    named = one.name is not None and two.name is not None
    return named and entities.name(k) == entities.name(other)


def _span(entities: Entities, k: int) -> Span:
    page, item = entities.page, entities.mentions[k].phrase
    return page.reading.article.span(page.start(item.first), page.end(item.stop - 1))
