"""What a source is called, and whether the text names it."""

from __future__ import annotations

from attrib.model import Naming

from .entities import Entities, Entity
from .kinds import HUMAN, name_kind, noun_kind
from .lexicon import SPEAKER
from .page import Page
from .parties import party
from .phrases import Phrase
from .phrases import plural as plural_phrase

_OFTEN = 3


def naming(entities: Entities, entity: Entity) -> Naming:
    """`named` where any mention gives a proper name of the source itself.

    A people or camp ("Kurds", "Republicans") is a group like any other, and not named by that.
    A body told apart by a name before its noun ("the Lee campaign", "Lee's campaign") is named;
    a person or group told by whose it is ("a Pentagon spokesman", "U.S. officials") is not.
    """
    if any(name_kind(words) != "crowd" for words in entity.names):
        return "named"
    if entity.sort == "body" and any(party(words) for words in entity.names):
        return "named"
    if any(named_body(entities.page, entities.mentions[k].phrase) for k in entity.mentions):
        return "named"
    return "unnamed"


def named_body(page: Page, item: Phrase) -> bool:
    """Whether the phrase is a body's noun with a proper name before it."""
    if item.form != "description" or plural_phrase(page, item):
        return False
    kind = noun_kind(tuple(page.lower(i) for i in range(*item.before)), many=False)
    if kind is None or kind in HUMAN or kind in ("document", "social"):
        return False
    if page.tag(item.first) == "DET" and page.lower(item.first) != "the":
        return False
    state = kind in ("government", "military")
    return any(
        (name := page.name_at(i)) is not None
        and (state or name.label != "MISC" or page.tag(i) == "PROPN")
        for i in range(item.before[0], item.head)
    )


def called(entities: Entities, entity: Entity) -> str:
    """The fullest name, without article and title; else the fullest description, as it stands."""
    page, text = entities.page, entities.page.reading.article.text
    named = [k for k in entity.mentions if entities.mentions[k].phrase.name is not None]
    if named:
        best = entities.mentions[_fullest(entities, named)].phrase
        assert best.name is not None
        return _paired(text[page.start(best.name[0]) : page.end(best.name[1] - 1)])
    items = [entities.mentions[k].phrase for k in entity.mentions]
    told = [item for item in items if item.form == "description"]
    if not told:
        return _pronoun(entities, entity)
    bodies = [item for item in told if named_body(page, item)]
    best = max(
        bodies or told,
        key=lambda item: (item.stop - item.first, page.end(item.head) - page.start(item.head)),
    )
    first = best.first
    if bodies and page.lower(first) == "the" and first + 1 < best.stop:
        first += 1
    return _paired(text[page.start(first) : page.end(best.stop - 1)])


def _paired(name: str) -> str:
    """The name up to or from a quotation mark that has no other: of 'the "spy' but "spy"."""
    for marks in ('"', "“”"):
        if marks[0] not in name and marks[-1] not in name:
            continue
        places = [i for i, sign in enumerate(name) if sign in marks]
        if len(places) == 1:
            pieces = (name[: places[0]].strip(), name[places[0] + 1 :].strip())
            return pieces[1] or pieces[0] or name
    return name


def _pronoun(entities: Entities, entity: Entity) -> str:
    """The pronoun that is credited; "he" rather than the "I" of his quotation."""
    page = entities.page
    words = [
        page.text(m.phrase.head)
        for k in sorted(entity.mentions)
        if (m := entities.mentions[k]).credited
    ]
    return next((w for w in words if w.lower() not in SPEAKER), words[0] if words else "I")


def _fullest(entities: Entities, named: list[int]) -> int:
    """The longest name; one word shorter where a far more frequent name lacks its first word.

    A tagger takes the odd word before a name into it; that happens once, not often.

    Args:
        entities: who is who.
        named: the mentions with a name, in order; one of them is returned.
    """
    names = [entities.name(k) for k in named]
    # The first of those that are as full, since mentions are in order.
    words = max(names, key=_fullness)
    shorter = words[1:]
    if len(shorter) > 1 and names.count(shorter) >= _OFTEN * names.count(words):
        return named[names.index(shorter)]
    return named[names.index(words)]


def _fullness(words: tuple[str, ...]) -> tuple[int, int]:
    return len(words), sum(1 for word in words if not word.isupper())
