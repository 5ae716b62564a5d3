"""Whether two claims say the same, differ, or neither.

One claim says what another says when all that makes it a claim of its own is in the other: its
predicate, subject, objects and adjuncts, names, figures and dates, in the same parts, with the same
polarity and modality (containment rather than likeness, as in textual entailment: Dagan, Glickman
and Magnini, 2006). They differ when all of that holds but for a polarity or a figure. Being on the
same topic is nothing; what is not certain is neither.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import cache
from typing import Literal

from attrib.claims.quantities import compare_figures, dates_agree
from attrib.claims.similarity import Gist, Unit
from attrib.claims.vocabulary import lexicon
from attrib.model import Figure, LinkKind

Contrast = Literal["denial", "figures"]

_ARGUMENTS = frozenset({"agent", "patient", "sole"})
_LEAST_MATCHED = 3
_LEAST_SHARE = 0.5
# "Has", "went" and the like say something only of so many others.
_BESIDE_LIGHT = 2


@dataclass(frozen=True, slots=True)
class Verdict:
    """How two claims stand to each other.

    Attributes:
        kind: they say the same, or differ.
        contrast: what they differ in.
        words: pairs of indices of words that match.
        figures: the figures that make them differ, of the one and of the other.
    """

    kind: LinkKind
    contrast: Contrast | None
    words: tuple[tuple[int, int], ...]
    figures: tuple[Figure, Figure] | None = None


def compare(one: Gist, other: Gist) -> Verdict | None:
    """How two claims stand to each other; `None` for neither.

    Args:
        one, other: gists of the same article.
    """
    if one.modality != other.modality or one.conditional != other.conditional:
        return None
    if one.question or other.question:
        return None
    return _contained(one, other) or _turned(_contained(other, one))


def _turned(verdict: Verdict | None) -> Verdict | None:
    if verdict is None:
        return None
    figures = verdict.figures
    return Verdict(
        verdict.kind,
        verdict.contrast,
        tuple((b, a) for a, b in verdict.words),
        None if figures is None else (figures[1], figures[0]),
    )


def _contained(small: Gist, large: Gist) -> Verdict | None:
    """Whether `large` says what `small` says, or the contrary of it."""
    if small.unknown:
        return None
    matched = _match(small, large)
    if matched is None:
        return None
    figures = compare_figures(small.claim.figures, large.claim.figures)
    if figures is None or not dates_agree(small.claim.dates, large.claim.dates):
        return None
    if not matched.said and not (figures.count and _levels(small, large)):
        return None
    if not matched.told and not figures.count:
        return None
    words = (*((a.word, b.word) for a, b in matched.pairs), *matched.beside)
    count = len(matched.pairs) + figures.count
    share = count / max(1, sum(unit.main for unit in large.units) + len(large.claim.figures))
    if figures.unlike is not None:
        # Of two sums or tolls with much else beside one of them, each is of its own event.
        alone = len(large.units) <= 2 * len(matched.pairs) + 2
        if matched.denied or not alone or not (small.verb and large.verb):
            return None
        return Verdict("differs", "figures", words, figures.unlike)
    if count < 2 or (count < _LEAST_MATCHED and share < _LEAST_SHARE):
        return None
    if count < _LEAST_MATCHED and len(large.claim.figures) > len(small.claim.figures):
        return None
    if matched.denied % 2:
        return Verdict("differs", "denial", words)
    return Verdict("same", None, words)


def _levels(small: Gist, large: Gist) -> bool:
    """Whether both but put a figure to a subject: "was 58 percent", "reached 43 percent"."""
    levels = lexicon().levels
    return all(
        not unit.keys.isdisjoint(levels) for gist in (small, large) for unit in gist.predicates()
    )


@dataclass(frozen=True, slots=True)
class _Matched:
    """Units of the smaller claim with those of the larger.

    Attributes:
        pairs: units that had to match.
        said: whether a predicate or attribute is among them.
        told: whether somebody or something beside it is.
        denied: how many of them are denied in one claim only.
        beside: pairs of indices of modifiers that match as well.
    """

    pairs: tuple[tuple[Unit, Unit], ...]
    said: bool
    told: bool
    denied: int
    beside: tuple[tuple[int, int], ...]


def _match(small: Gist, large: Gist) -> _Matched | None:
    instrument = _instrument(small) and _instrument(large)
    pairs: list[tuple[Unit, Unit]] = []
    denied: set[tuple[int, int]] = set()
    converse = False
    mains = {unit.word for unit in small.units if unit.main}
    for unit in small.units:
        if not _needed(unit, mains):
            continue
        same = _with_keys(large, unit.keys)
        found = _best(unit, same, anywhere=instrument) or _measured(unit, same, large)
        contrary = False
        if found is None and unit.role in ("predicate", "attribute"):
            found, contrary = _contrary(unit, large), True
            if found is None:
                found, contrary = _converse(unit, large), False
                converse = converse or found is not None
        if found is None:
            if unit.role == "predicate" and _light(unit):
                continue
            return None
        if contrary and _has_patient(found, large) and not _has_patient(unit, small):
            return None
        if contrary != (unit.negative != found.negative):
            denied.add((unit.denier, found.denier))
        pairs.append((unit, found))
    if not _heads_agree(large, pairs, anywhere=instrument, converse=converse):
        return None
    if not instrument and not converse and not _tied(large, pairs):
        return None
    if not _details_agree(small, large, pairs):
        return None
    if instrument and (denied or len(pairs) < _LEAST_MATCHED) and not _plainly(pairs):
        return None
    predicates = [b for a, b in pairs if a.role in ("predicate", "attribute")]
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
    told = len(predicates) < len(pairs)
    return _Matched(tuple(pairs), said, told, len(denied), beside)


def _with_keys(gist: Gist, keys: frozenset[str]) -> list[Unit]:
    return [unit for key in keys for unit in gist.by_key.get(key, ())]


def _needed(unit: Unit, mains: Set[int]) -> bool:
    """Whether the claim is another without it: all but adjectives and what explains."""
    if unit.main or any(key[0] == "=" for key in unit.keys):
        return True
    return unit.role == "modifier" and bool(unit.link) and unit.head in mains


def _light(unit: Unit) -> bool:
    return not unit.keys.isdisjoint(lexicon().light) and not unit.negative


def _instrument(gist: Gist) -> bool:
    """Whether it says that something was used: then thing and use may stand anywhere."""
    return any(not unit.keys.isdisjoint(_uses()) for unit in gist.predicates())


@cache
def _uses() -> frozenset[str]:
    groups = lexicon().groups
    return frozenset(key for word in lexicon().instrument for key in groups.get(word, (word,)))


def _contrary(unit: Unit, gist: Gist) -> Unit | None:
    """A predicate of the gist that says the opposite: "fell" for "rose"."""
    data = lexicon()
    wanted = {
        group
        for key in unit.keys
        for contrary in data.opposites.get(key, ())
        for group in data.groups.get(contrary, (contrary,))
    }
    return next(
        (
            other
            for other in gist.units
            if other.main
            and other.role in ("predicate", "attribute")
            and not other.keys.isdisjoint(wanted)
        ),
        None,
    )


def _converse(unit: Unit, gist: Gist) -> Unit | None:
    """A predicate of the gist that tells it from the other end: "bought" for "sold"."""
    converse = lexicon().converse
    return next(
        (
            other
            for other in gist.predicates()
            if any(frozenset({a, b}) in converse for a in unit.keys for b in other.keys)
        ),
        None,
    )


def _best(unit: Unit, found: Sequence[Unit], *, anywhere: bool) -> Unit | None:
    """The unit in the same part of its clause, or in one that may say the same."""
    fits = [other for other in found if anywhere or _same_part(unit, other)]
    return min(fits, key=lambda other: (unit.role != other.role, not other.main), default=None)


def _measured(unit: Unit, found: Sequence[Unit], gist: Gist) -> Unit | None:
    """The fellow of "unemployment" in "the unemployment rate"."""
    if unit.role not in _ARGUMENTS:
        return None
    heads = {other.head: other for other in found if other.role == "modifier"}
    measures = lexicon().measures
    for head in gist.units:
        if head.word in heads and head.role in (unit.role, "sole") and head.keys & measures:
            return heads[head.word]
    return None


def _same_part(one: Unit, other: Unit) -> bool:
    roles = frozenset({one.role, other.role})
    if len(roles) == 1:
        return frozenset({one.link, other.link}) not in lexicon().opposed
    if roles == {"predicate", "attribute"}:
        return True
    if "predicate" in roles or "attribute" in roles:
        return False
    if "modifier" in roles:
        named = any(key[0] == "=" for key in one.keys)
        return "beside" in roles or (named and "sole" in roles)
    if "beside" in roles:
        link = one.link or other.link
        return any(link in _MEANS[role] for role in roles - {"beside"})
    return True


# Prepositions by which a subject or object of one verb may stand with another.
_MEANS: dict[str, frozenset[str]] = {
    "agent": frozenset({"in", "by", "with", "through", "from", "of", "at"}),
    "patient": frozenset({"at", "on", "of", "to", "from", "against"}),
    "sole": frozenset({"in", "by"}),
}


def _heads_agree(
    large: Gist, pairs: Sequence[tuple[Unit, Unit]], *, anywhere: bool, converse: bool
) -> bool:
    """Whether nobody else fills the part in the larger claim that one fills in the smaller."""
    if anywhere:
        return True
    taken = {b.word for _, b in pairs}
    for a, b in pairs:
        if a.role not in _ARGUMENTS:
            continue
        if converse and a.role == b.role == "agent":
            return False
        if {a.role, b.role} == {"agent", "patient"} and not converse:
            return False
        if a.role != b.role and b.role != "modifier" and not converse:
            rivals = (u for u in large.units if u.role == a.role and u.main and u.word not in taken)
            if next(rivals, None) is not None:
                return False
    return True


def _tied(large: Gist, pairs: Sequence[tuple[Unit, Unit]]) -> bool:
    """Whether arguments belong to the same verb and names to the same noun in both claims.

    "The driver was shot as the crowd fired" does not say that the driver fired.
    """
    verbs: dict[int, set[int]] = {}
    nouns: dict[int, set[int]] = {}
    for a, b in pairs:
        if a.role in ("predicate", "attribute"):
            verbs.setdefault(_governor(a), set()).add(_governor(b))
        nouns.setdefault(a.word, set()).add(b.word)
    every = set().union(*verbs.values())
    governing = {_governor(u) for u in large.units if u.role in ("predicate", "attribute")}
    for a, b in pairs:
        allowed = verbs.get(a.head, every)
        moved = bool(verbs) and b.head in governing - allowed
        if moved and a.role in _ARGUMENTS and b.role in _ARGUMENTS:
            return False
        if not a.main and not b.main and a.role != b.role:
            return False
        if a.role == "modifier" and not b.main and b.head not in nouns.get(a.head, {b.head}):
            return False
    return True


def _governor(unit: Unit) -> int:
    """The word on which the arguments of a predicate or attribute depend."""
    return unit.head if unit.role == "attribute" else unit.word


def _has_patient(unit: Unit, gist: Gist) -> bool:
    at = _governor(unit)
    return any(other.role == "patient" and other.head == at for other in gist.units)


def _plainly(pairs: Sequence[tuple[Unit, Unit]]) -> bool:
    """Whether both claims put their use in the same word."""
    return any(
        a.role == b.role == "predicate" and any(key[0] != "#" for key in a.keys & b.keys)
        for a, b in pairs
    )


def _details_agree(small: Gist, large: Gist, pairs: Sequence[tuple[Unit, Unit]]) -> bool:
    """Whether nothing tells matched words apart: "deputy mayor", "bread" and "milk prices"."""
    for a, b in pairs:
        if small.shifters.get(a.word) != large.shifters.get(b.word):
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
