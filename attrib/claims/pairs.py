"""Whether two claims say the same, differ, or neither.

One claim says what another says when all that makes it a claim of its own is in the other: its
predicate, subject, objects and adjuncts, names, figures and dates, in the same parts, with the same
polarity and modality (containment rather than likeness, as in textual entailment: Dagan, Glickman
and Magnini, 2006). They differ when all of that holds but for a polarity or a figure. Being on the
same topic is nothing; what is not certain is neither.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from attrib.claims.matching import match
from attrib.claims.quantities import compare_figures, dates_agree
from attrib.claims.units import Gist
from attrib.claims.vocabulary import lexicon
from attrib.model import Figure, LinkKind

Contrast = Literal["denial", "figures"]

_LEAST_MATCHED = 3
_LEAST_SHARE = 0.5


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
    matched = match(small, large)
    if matched is None:
        return None
    fellows = {a.word: b.word for a, b in matched.pairs}
    figures = compare_figures(small, large, fellows)
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
    if matched.denied % 2:
        return Verdict("differs", "denial", words)
    if count < _LEAST_MATCHED and len(large.claim.figures) > len(small.claim.figures):
        return None
    return Verdict("same", None, words)


def _levels(small: Gist, large: Gist) -> bool:
    """Whether both but put a figure to a subject: "was 58 percent", "reached 43 percent"."""
    levels = lexicon().levels
    return all(
        not unit.keys.isdisjoint(levels) for gist in (small, large) for unit in gist.predicates()
    )
