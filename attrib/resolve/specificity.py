"""How closely an unnamed source is described, and how many the text says that there are."""

from __future__ import annotations

from functools import cache

from attrib.model import MOST, Specificity

from .entities import Entities, Entity
from .kinds import HUMAN, noun_kind
from .lexicon import FEMALE, MALE, POSSESSIVE, human, load, people, singular
from .page import Page
from .phrases import Phrase, noun, plural

_RANK: tuple[Specificity, ...] = ("bare", "described", "placed")
_REACH = 6
_SHARES = frozenset({"%", "percent", "per"})


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(load("specificity.toml")[name]["words"])


def specificity(entities: Entities, entity: Entity) -> Specificity | None:
    """The closest description that any mention gives; `None` where there are only pronouns."""
    items = (entities.mentions[k].phrase for k in entity.mentions)
    told = [_of(entities.page, item) for item in items if item.form == "description"]
    # "Many Kurds": a people or camp is no name, but tells more than "many".
    return max(told, key=_RANK.index, default="described" if entity.names else None)


def _of(page: Page, item: Phrase) -> Specificity:
    if _placed(page, item):
        return "placed"
    telling = noun(page, item) in _list("telling")
    before = any(
        page.lower(i) not in _list("idle") and page.tag(i) in ("ADJ", "NOUN", "PROPN", "VERB")
        for i in range(item.before[0], item.head)
    )
    behind = item.complement[1] > item.complement[0] and page.lower(item.complement[0]) != "of"
    return "described" if telling or before or behind else "bare"


def _placed(page: Page, item: Phrase) -> bool:
    first, stop = item.before
    for i in range(first, item.head):
        if page.possessive(i) or page.lower(i) in POSSESSIVE or _body(page, i):
            return True
    tied, end = item.complement
    if tied < end and page.lower(tied) in _list("knows"):
        return True
    if tied < end and page.lower(tied) in _list("ties"):
        for i in range(tied + 1, end):
            if _body(page, i) or page.lower(i) in _list("knows"):
                return True
    after = range(stop, min(stop + _REACH, len(page)))
    # Only up to the next comma or verb of its own: what follows is said of something else.
    for place, i in enumerate(after):
        if place and (page.tag(i) == "PUNCT" or page.sentence(i) != page.sentence(item.head)):
            return False
        if place == 0 and page.lower(i) not in (*_list("knows"), "with", "who", "in", "on", ","):
            return False
        if page.lower(i) in _list("knows"):
            return True
    return False


def _body(page: Page, i: int) -> bool:
    """Whether the word names a body or place, or is a noun for one."""
    name = page.name_at(i)
    if page.lower(i) in _list("camps"):
        return False
    if name is not None:
        # An adjective tells a state as well: "U.S. officials", "Turkish officials".
        return name.label != "PER" and (name.label != "MISC" or page.tag(i) in ("ADJ", "PROPN"))
    word = singular(page.lower(i))
    kind = noun_kind((word,), many=False) if page.tag(i) == "NOUN" and not human(word) else None
    return kind is not None and kind not in HUMAN and kind not in ("document", "social")


def count(entities: Entities, entity: Entity) -> int | None:
    """How many people or bodies the text says there are; `None` where it gives no exact number.

    One for whoever is named, described or spoken of in the singular. "Two officials" is 2; "at
    least two officials", "dozens of people" and "officials" give no exact number.
    """
    page = entities.page
    items = [entities.mentions[k].phrase for k in entity.mentions]
    told = [n for item in items if (n := _number(page, item)) is not None]
    if told:
        return told[0] if 1 <= told[0] <= MOST else None
    if entity.sort == "people" or any(plural(page, item) or _rough(page, item) for item in items):
        return None
    if entity.sort in ("person", "body", "place", "thing") or entity.names:
        return 1
    told_of = [item for item in items if item.form == "description"]
    if told_of and all(_one_thing(page, item) for item in told_of):
        return 1
    alone = {page.lower(item.head) for item in items}
    return 1 if alone & (MALE | FEMALE | {"i"}) else None


def _one_thing(page: Page, item: Phrase) -> bool:
    """Whether a noun in the singular has an article: "the register", not "a fraction of it"."""
    part = item.complement[1] > 0 and page.lower(item.complement[0]) == "of"
    return page.tag(item.head) == "NOUN" and page.tag(item.first) == "DET" and not part


def _rough(page: Page, item: Phrase) -> bool:
    """Whether it gives but a bound: "at least one official", "more than one"."""
    return page.lower(item.first) in ("at", "more") and item.head > item.first + 1


def _number(page: Page, item: Phrase) -> int | None:
    """The number that counts a plural description: "the two officials", "a pair of aides"."""
    if item.form != "description" or page.lower(item.head) in _SHARES:
        return None
    first, head = item.before[0], item.head
    for i in range(first, head):
        word = page.lower(i)
        value = people().numbers.get(word) or (
            int(word) if word.isdecimal() and len(word) <= len(str(MOST)) else None
        )
        if value is None or not _counts(page, item, i):
            continue
        near = {page.lower(j) for j in range(max(first - 2, 0, i - 3), i)}
        if near & people().rough:
            return None
        if page.lower(i + 1) == "dozen":
            return value * 12
        return value if value > 0 else None
    return None


def _counts(page: Page, item: Phrase, i: int) -> bool:
    """Whether the number stands for those described, and not for a year, an age or a share."""
    following = page.lower(i + 1)
    if following in ("-", "–", "percent", "%", "year", "years", "million", "in", "out"):
        return False
    if page.lower(i) in ("couple", "pair", "duo", "trio", "quartet", "one"):
        return following == "of"
    if page.lower(i).isdecimal() and 1900 <= int(page.lower(i)) <= 2100:
        return False
    return plural(page, item)
