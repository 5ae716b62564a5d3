"""What a source is to the story, from the words of `standing.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import cast

from attrib.model import SourceKind, Standing

from .entities import Entities, Entity
from .kinds import HUMAN, name_kind
from .lexicon import load, people, singular
from .page import Page
from .phrases import Phrase
from .phrases import plural as plural_phrase

_LONGEST = 3
_FAR = 4
_WHO = frozenset({"who", "that"})
_TIES = frozenset({"of", "for", "at", "with", "in", "to", "on", "by", "from"})


@dataclass(frozen=True)
class Words:
    """`standing.toml`, as look-ups; phrases are tuples of lower-case words in the singular."""

    nouns: dict[tuple[str, ...], Standing]
    heads: dict[tuple[str, ...], dict[SourceKind, Standing]]
    bodies: dict[tuple[str, ...], Standing]
    kinds: dict[SourceKind, Standing]
    clauses: dict[tuple[str, ...], Standing]


@cache
def words() -> Words:
    """The look-ups, read once."""
    found = Words({}, {}, {}, {}, {})
    for name, entry in load("standing.toml").items():
        standing = cast(Standing, name)
        for column, table in (
            ("nouns", found.nouns),
            ("bodies", found.bodies),
            ("clauses", found.clauses),
        ):
            for phrase in entry[column]:
                table.setdefault(tuple(phrase.split()), standing)
        for kind in entry["kinds"]:
            found.kinds.setdefault(kind, standing)
        for phrase in entry["heads"]:
            of = found.heads.setdefault(tuple(phrase.split()), {})
            for kind in entry["of"]:
                of.setdefault(kind, standing)
    return found


def standing(
    entities: Entities,
    entity: Entity,
    kind: SourceKind | None,
    role: str | None,
    affiliation: str | None,
) -> Standing | None:
    """What the text tells of the standing of an entity; `None` where it tells nothing.

    A person's role decides first, then each of its descriptions and titles in the order of the
    text, then what stands behind a "who". A body is judged by its noun, then by its kind.

    Args:
        entities, entity: who is who, and the one in question.
        kind: its kind.
        role, affiliation: as `Source` gives them.
    """
    if kind in ("document", "social", "media"):
        return None
    page = entities.page
    of = name_kind(tuple(affiliation.split())) if affiliation else None
    told = told_by(tuple(role.lower().split()), of) if role else None
    if told is not None:
        return told
    items = [entities.mentions[k].phrase for k in sorted(entity.mentions)]
    for item in items:
        told = told_by(_title(page, item), of) if item.form != "pronoun" else None
        told = told or _clause(page, item)
        if told is not None:
            return told
    if entity.sort in ("person", "people", "thing") or kind is None or kind in HUMAN:
        return None
    many = any(plural_phrase(page, item) for item in items)
    return None if many else words().kinds.get(kind)


def occupation(title: str | None) -> bool:
    """Whether a role is one even of a group without a body: lawyers and economists, not critics."""
    return title is not None and told_by(tuple(title.lower().split())) in (
        "expert",
        "representative",
    )


def told_by(title: tuple[str, ...], of: SourceKind | None = None) -> Standing | None:
    """The standing that a role or description tells; `of` is the kind of the body it is in.

    The end of the part before a preposition decides. Someone who held an office holds it no more.

    >>> told_by(("campaign", "spokesman")), told_by(("former", "president"))
    ('representative', None)
    """
    known = words()
    former = bool(people().former & {word.strip(".,") for word in title})
    joint = next((i for i, word in enumerate(title) if i and word in _TIES), len(title))
    ends = [title] if len(title) <= _FAR else []
    for part in (*ends, title[:joint]):
        for size in range(min(_LONGEST + 1, len(part)), 0, -1):
            last = singular(part[-1].rstrip(".,"))
            key = (*(word.rstrip(".,") for word in part[len(part) - size : -1]), last)
            if of is not None and (found := known.heads.get(key, {}).get(of)) is not None:
                return None if former else found
            found = known.nouns.get(key) or known.bodies.get(key)
            if found is not None:
                return None if former and found == "decision maker" else found
    return None


def _title(page: Page, item: Phrase) -> tuple[str, ...]:
    """What the phrase calls the source, behind a possessor; none for the name itself."""
    first, stop = item.before
    owned = max((i + 1 for i in range(first, stop) if page.possessive(i)), default=first)
    return tuple(page.lower(i) for i in range(owned, stop) if not page.tail(i))


def _clause(page: Page, item: Phrase) -> Standing | None:
    """What a relative clause right behind the phrase tells: "who saw the blast"."""
    at = item.stop
    while at < len(page) and page.text(at) in (",", ")"):
        at += 1
    if at + 1 >= len(page) or page.lower(at) not in _WHO or page.tag(at) == "DET":
        return None
    following = tuple(page.lower(i) for i in range(at + 1, min(at + 1 + _LONGEST, len(page))))
    for size in range(len(following), 0, -1):
        found = words().clauses.get(following[:size])
        if found is not None:
            return found
    return None
