"""Which words of one claim say what words of another say, part by part."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass

from attrib.claims.apart import clauses_agree, details_agree, no_rivals, tied
from attrib.claims.fellows import (
    PREDICATES,
    Fellows,
    Turned,
    contrary,
    converse,
    governor,
    instrument,
    named,
)
from attrib.claims.units import Gist, Unit
from attrib.claims.vocabulary import lexicon

_LEAST_MATCHED = 3
_CLIMB = 4
# "Has", "went" and the like say something only of so many others.
_BESIDE_LIGHT = 2


@dataclass(frozen=True, slots=True)
class Matched:
    """Units of the smaller claim with those of the larger.

    Attributes:
        pairs: units that had to match.
        said: whether a predicate or attribute is among them.
        aside: whether one is, if those count that the larger claim tells beside its own.
        told: whether somebody or something beside it is.
        denied: how many of them are denied in one claim only.
        turned: whether it took two verbs that tell one thing from its two ends.
        beside: pairs of indices of modifiers that match as well.
        free: whether thing and use may stand in any part.
    """

    pairs: tuple[tuple[Unit, Unit], ...]
    said: bool
    aside: bool
    told: bool
    denied: int
    turned: bool
    beside: tuple[tuple[int, int], ...]
    free: bool


def match(small: Gist, large: Gist, *, ahead: bool = False) -> Matched | None:
    """What of `large` says what `small` says; None where something of it is not there.

    What has the same part in both claims is looked for first, then what has the other part where
    the verbs tell one thing from its two ends ("sold to", "bought from"); `ahead`, only this, where
    one is over and the other to come ("ruled out", "will miss").
    """
    found = None if ahead else _aligned(small, large, None)
    if found is not None:
        return found
    for turned in converse(small, large, ahead=ahead):
        found = _aligned(small, large, turned)
        if found is not None:
            return found
    return None


def contrary_core(small: Gist, large: Gist) -> Matched | None:
    """The match of two claims of which one denies the other, with no regard to adjuncts.

    "The airport stayed open despite the snow" is at odds with "snow closed the airport for a day".
    """
    found = _aligned(small, large, None, core=True)
    if found is None or found.denied % 2 == 0 or len(found.pairs) < _LEAST_MATCHED:
        return None
    return found


def _aligned(
    small: Gist, large: Gist, turned: Turned | None, *, core: bool = False
) -> Matched | None:
    free = turned is None and instrument(small, large)
    fellows = Fellows(small, large, turned, free)
    paired = _paired(fellows, core=core)
    if paired is None:
        return None
    pairs, denied = paired
    if not free and turned is None and not (no_rivals(large, pairs) and tied(large, pairs)):
        return None
    if not details_agree(small, large, pairs) or not clauses_agree(small, large, pairs):
        return None
    if free and (denied or len(pairs) < _LEAST_MATCHED) and not _plainly(pairs):
        return None
    return _matched(fellows, pairs, denied)


def _paired(fellows: Fellows, *, core: bool = False) -> tuple[list[tuple[Unit, Unit]], int] | None:
    """Each unit that the smaller claim needs with its fellow, and how many are denied in one."""
    small, large, turned = fellows.small, fellows.large, fellows.turned
    pairs: list[tuple[Unit, Unit]] = []
    denied: set[tuple[int, int]] = set()
    mains = {unit.word for unit in small.units if unit.main}
    for unit in small.units:
        if not _needed(unit, mains):
            continue
        found, opposite = fellows.of(unit), False
        if found is None and unit.role in PREDICATES:
            found = contrary(unit, large)
            opposite = found is not None
        elif turned is not None and unit is turned.one:
            opposite = turned.denies
        if found is None:
            if unit.role == "predicate" and _light(unit):
                continue
            if core and unit.role == "beside" and not named(unit) and not _rival(unit, large):
                continue
            return None
        if found.asserted != unit.asserted and unit.role in PREDICATES:
            return None
        if (
            opposite
            and turned is None
            and _has_patient(found, large)
            and not _has_patient(unit, small)
        ):
            return None
        if opposite != (unit.negative != found.negative):
            if unit.main != found.main or _denied_above(unit, small) or _denied_above(found, large):
                # "Decided not to amend it to disclose the talks" asserts no disclosure.
                return None
            denied.add((unit.denier, found.denier))
        pairs.append((unit, found))
    if turned is not None and turned.denies:
        # "There was no water": what denies the noun denies that it was there.
        return pairs, 1 + sum(any(u.negative for u in g.units) for g in (small, large))
    return pairs, len(denied)


def _matched(fellows: Fellows, pairs: Sequence[tuple[Unit, Unit]], denied: int) -> Matched:
    small, large = fellows.small, fellows.large
    predicates = [
        b for a, b in pairs if {a.role, b.role} <= PREDICATES or "predicate" in (a.role, b.role)
    ]
    heavy = [b for b in predicates if b.main and not _light(b)]
    others = len(pairs) - len(predicates)
    said = bool(heavy) or (any(b.main for b in predicates) and others >= _BESIDE_LIGHT)
    beside = tuple(
        (one.word, other.word)
        for a, b in pairs
        for one in small.children.get(a.word, ())
        for other in large.children.get(b.word, ())
        if not one.keys.isdisjoint(other.keys)
    )
    aside = any(b.asserted and not _light(b) for b in predicates)
    return Matched(
        tuple(pairs),
        said,
        aside,
        others > 0,
        denied,
        fellows.turned is not None,
        beside,
        fellows.free,
    )


def _needed(unit: Unit, mains: Set[int]) -> bool:
    """Whether the claim is another without it: all but adjectives and what explains."""
    if unit.main or named(unit):
        return True
    return unit.role == "modifier" and bool(unit.link) and unit.head in mains


def _denied_above(unit: Unit, gist: Gist) -> bool:
    """Whether a predicate that it belongs to, at whatever remove, is denied."""
    heads = {other.word: other for other in gist.units}
    at = unit
    for _ in range(_CLIMB):
        above = heads.get(at.head)
        if above is None or above.word == at.word:
            break
        if above.negative and above.role in PREDICATES:
            return True
        at = above
    return False


def _rival(unit: Unit, large: Gist) -> bool:
    """Whether the other claim tells something else in the place of an adjunct: "for shock"."""
    return any(
        other.role == "beside"
        and (other.link == unit.link or frozenset({other.link, unit.link}) in lexicon().opposed)
        for other in large.units
    )


def _light(unit: Unit) -> bool:
    return not unit.keys.isdisjoint(lexicon().light) and not unit.negative


def _has_patient(unit: Unit, gist: Gist) -> bool:
    at = governor(unit)
    return any(other.role in ("patient", "theme") and other.head == at for other in gist.units)


def _plainly(pairs: Sequence[tuple[Unit, Unit]]) -> bool:
    """Whether both claims put their use in the same word."""
    return any(
        a.role == b.role == "predicate" and any(key[0] != "#" for key in a.keys & b.keys)
        for a, b in pairs
    )
