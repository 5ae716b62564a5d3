"""Whether figures and dates of two claims agree, as numbers and times."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from attrib.claims.units import Gist, Place
from attrib.claims.vocabulary import keys_of, lexicon
from attrib.model import Date, Figure

_TOLERANCE = 1e-9
_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Figures:
    """How the figures of two claims stand to each other.

    Attributes:
        count: how many the smaller claim has.
        unlike: the one figure that differs, in the smaller and in the larger claim.
    """

    count: int
    unlike: tuple[Figure, Figure] | None


def compare_figures(small: Gist, large: Gist, words: Mapping[int, int]) -> Figures | None:
    """How figures of the same thing stand to each other; None where one has no fellow.

    Args:
        small, large: the gists whose figures they are.
        words: of the larger gist by those of the smaller that they match.
    """
    unlike: tuple[Figure, Figure] | None = None
    agreed: list[Figure] = []
    verbs = {unit.word for unit in large.predicates()}
    for one, place in zip(small.claim.figures, small.places, strict=True):
        beside = [
            (other, there)
            for other, there in zip(large.claim.figures, large.places, strict=True)
            if _of_one_thing(one, other) and _at_one_place(place, there, words, verbs)
        ]
        fellows = [other for other, _ in beside]
        counted = {there.counted for _, there in beside if there.counted >= 0}
        if not fellows or (one.unit is None and len(counted) < len(fellows) > 1):
            # "Two of the five suspects": which of the two is meant is not told.
            return None
        alike = [other for other in fellows if agree(one, other)]
        if alike:
            agreed += alike
            continue
        if len(fellows) > 1 or unlike is not None:
            return None
        unlike = (one, fellows[0])
    if unlike is not None and unlike[1] in agreed:
        return None
    return Figures(len(small.claim.figures), unlike)


def _at_one_place(one: Place, other: Place, words: Mapping[int, int], verbs: Set[int]) -> bool:
    """Whether two figures count what matches, or belong to verbs that do, as far as it is told."""
    if one.counted >= 0 and other.counted >= 0:
        return words.get(one.counted, other.counted) == other.counted
    known = one.verb in words and other.verb in verbs
    return not known or words[one.verb] == other.verb


def _of_one_thing(one: Figure, other: Figure) -> bool:
    """Whether both have the same unit and count the same, as far as they say what."""
    if one.unit != other.unit:
        return False
    if one.of is None or other.of is None:
        return True
    a, b = (keys_of(of.text.lower().split()[-1], "NOUN")[0] for of in (one.of, other.of))
    kinds = lexicon().kinds
    if any(not kinds.get(x, _NONE).isdisjoint(v) for u, v in ((a, b), (b, a)) for x in u):
        return True
    return not a.isdisjoint(b) or not (a | b).isdisjoint(lexicon().measures)


def agree(one: Figure, other: Figure) -> bool:
    """Whether two figures give one number: "seven" and "7", "about 200" and "210".

    "At least seven" and "nine" do not: who says nine says more.
    """
    if (one.low, one.high) == (other.low, other.high):
        return True
    a, b = _stated(one), _stated(other)
    if a is None or b is None:
        return False
    if abs(a - b) <= _TOLERANCE * max(abs(a), abs(b), 1):
        return True
    exact = [figure for figure in (one, other) if figure.low == figure.high]
    vague = [figure for figure in (one, other) if figure.low != figure.high]
    if len(vague) == 2 and None not in (one.low, one.high, other.low, other.high):
        return _middle(one) == _middle(other)
    if len(exact) != 1 or vague[0].low is None or vague[0].high is None:
        return False
    value = exact[0].low
    return value is not None and vague[0].low <= value <= vague[0].high


def _middle(figure: Figure) -> float | None:
    if figure.low is None or figure.high is None:
        return None
    return (figure.low + figure.high) / 2


def _stated(figure: Figure) -> float | None:
    """The number in the words, whatever they say of it."""
    if figure.low is not None and figure.high is not None:
        return _middle(figure)
    return figure.low if figure.low is not None else figure.high


def dates_agree(small: Sequence[Date], large: Sequence[Date]) -> bool:
    """Whether no date of one is at odds with all of the other."""
    if not small or not large:
        return True
    return all(any(_same_date(one, other) for other in large) for one in small)


def _same_date(one: Date, other: Date) -> bool:
    if one.value is not None and other.value is not None:
        return one.value.startswith(other.value) or other.value.startswith(one.value)
    a, b = one.span.text.lower(), other.span.text.lower()
    return a in b or b in a
