"""What keeps two claims apart though each word of the one is in the other."""

from __future__ import annotations

from collections.abc import Sequence

from attrib.claims.fellows import PREDICATES, alike, governor
from attrib.claims.units import ARGUMENTS, Gist, Unit
from attrib.claims.vocabulary import lexicon

# Whether they belong to the verb or to the noun before them is for the parser to guess.
_WHERE = frozenset({"in", "at", "near", "outside", "inside", "on", "during", "after", "before"})


def no_rivals(large: Gist, pairs: Sequence[tuple[Unit, Unit]]) -> bool:
    """Whether nobody else fills the part in the larger claim that one fills in the smaller."""
    taken = {b.word for _, b in pairs}
    for a, b in pairs:
        if a.role in ARGUMENTS and a.role != b.role and b.role != "modifier":
            for u in large.units:
                if u.role == a.role and u.main and u.word not in taken:
                    return False
    return True


def tied(large: Gist, pairs: Sequence[tuple[Unit, Unit]]) -> bool:
    """Whether arguments belong to the same verb and names to the same noun in both claims.

    "The driver was shot as the crowd fired" does not say that the driver fired.
    """
    verbs: dict[int, set[int]] = {}
    nouns: dict[int, set[int]] = {}
    for a, b in pairs:
        if a.role in PREDICATES:
            verbs.setdefault(governor(a), set()).add(governor(b))
        nouns.setdefault(a.word, set()).add(b.word)
    every = set().union(*verbs.values())
    governing = {governor(u) for u in large.units if u.role in PREDICATES}
    for a, b in pairs:
        allowed = verbs.get(a.head, every)
        if b.word < b.head:
            allowed = allowed | {large.shared[verb] for verb in allowed & large.shared.keys()}
        moved = bool(verbs) and b.head in governing - allowed
        if moved and b.role in ARGUMENTS:
            return False
        if not a.main and not b.main and a.role != b.role:
            return False
        if a.role == b.role == "modifier" and a.link == b.link and a.link in _WHERE:
            continue
        if a.role == "modifier" and not b.main and b.head not in nouns.get(a.head, {b.head}):
            return False
    return True


def details_agree(small: Gist, large: Gist, pairs: Sequence[tuple[Unit, Unit]]) -> bool:
    """Whether nothing tells matched words apart: "deputy mayor", "bread" and "milk prices"."""
    for a, b in pairs:
        opposite = a.role in PREDICATES and a.keys.isdisjoint(b.keys)
        if not opposite and small.shifters.get(a.word) != large.shifters.get(b.word):
            return False
        one, other = small.children.get(a.word, ()), large.children.get(b.word, ())
        if not one or not other:
            continue
        for sort in {_sort(unit) for unit in one} & {_sort(unit) for unit in other}:
            mine = [unit for unit in one if _sort(unit) == sort]
            theirs = [unit for unit in other if _sort(unit) == sort]
            if _alone(mine, theirs) and _alone(theirs, mine):
                return False
    return True


def _sort(unit: Unit) -> str:
    return unit.link if unit.role == "beside" else "modifier"


def _alone(some: Sequence[Unit], others: Sequence[Unit]) -> bool:
    """Whether one of `some` has no fellow among `others`."""
    return any(all(a.keys.isdisjoint(b.keys) for b in others) for a in some)


def clauses_agree(small: Gist, large: Gist, pairs: Sequence[tuple[Unit, Unit]]) -> bool:
    """Whether clauses of one kind at matched words tell no two stories: "when a bus hit a wall"."""
    for a, b in pairs:
        for one in _clauses(small, a):
            others = _clauses(large, b)
            if any(_opposed(one, other) and one.keys & other.keys for other in others):
                return False
            fellows = [other for other in others if other.link == one.link]
            if fellows and not any(_one_story(small, one, large, other) for other in fellows):
                return False
    return True


def _opposed(one: Unit, other: Unit) -> bool:
    """Whether one stands before what the other stands after."""
    return frozenset({one.link, other.link}) in lexicon().opposed


def _clauses(gist: Gist, above: Unit) -> list[Unit]:
    return [
        unit
        for unit in gist.units
        if unit.role == "predicate" and not unit.main and unit.head == above.word
    ]


def _one_story(small: Gist, one: Unit, large: Gist, other: Unit) -> bool:
    if one.keys.isdisjoint(other.keys):
        return False
    mine, theirs = (
        [unit for unit in gist.units if unit.head == at.word and unit.role in ARGUMENTS]
        for gist, at in ((small, one), (large, other))
    )
    return not (
        any(not any(alike(a.role, b.role) and a.keys & b.keys for b in theirs) for a in mine)
        and any(not any(alike(a.role, b.role) and a.keys & b.keys for a in mine) for b in theirs)
    )
