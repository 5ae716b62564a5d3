"""Whether two claims say the same, differ, or neither.

One claim says what another says when all that makes it a claim of its own is in the other: its
predicate, subject, objects and adjuncts, names, figures and dates, in the same parts, with the same
polarity and modality (containment rather than likeness, as in textual entailment: Dagan, Glickman
and Magnini, 2006). They differ when all of that holds but for a polarity or a figure. Being on the
same topic is nothing; what is not certain is neither.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from attrib.claims.beyond import (
    SPANS,
    denies_a_manner,
    each_puts_more,
    each_tells_more,
    of_other_scope,
    thin,
)
from attrib.claims.matching import Matched, contrary_core, match
from attrib.claims.quantities import compare_figures, dates_agree
from attrib.claims.units import Gist, Unit
from attrib.claims.verbatim import verbatim
from attrib.claims.vocabulary import Keys, lexicon
from attrib.model import Claim, Figure, LinkKind

# Words of a claim that may be missing in one that says the same or the contrary.
_MOST_MISSING = 1
Contrast = Literal["denial", "figures"]
# Words that tell of a part of what is counted, or of another time.
_PART = re.compile(
    r"\b(?:first|second|third(?!\s+of)|fourth|fifth|another|earlier|previous|latest|last|further|more|"
    r"additional|alone|quarters?|months?|weeks?|calendar|fiscal|full|half-year|annual|annually|yearly|global|globally|worldwide|nationwide|net|"
    r"gross|operating|pre-?tax|underlying|combined)\b"
)
_FROM = re.compile(r"\bfrom\s+(?:the\s+|an?\s+|its\s+)?(?:[\w-]+\s+){0,2}\Z", re.IGNORECASE)

_LEAST_MATCHED = 3
_LEAST_SHARE = 0.5
_LEAST_DENIED = 0.6
_AHEAD = frozenset({"actual", "future"})
_REFUSED = frozenset({"refused", "actual", "future"})


@dataclass(frozen=True, slots=True)
class Verdict:
    """How two claims stand to each other.

    Attributes:
        kind: they say the same, or differ.
        contrast: what they differ in.
        words: pairs of indices of words that match.
        figures: the figures that make them differ, of the one and of the other.
        literal: whether they say the same almost word for word.
    """

    kind: LinkKind
    contrast: Contrast | None
    words: tuple[tuple[int, int], ...]
    figures: tuple[Figure, Figure] | None = None
    literal: bool = False


def compare(one: Gist, other: Gist) -> Verdict | None:
    """How two claims stand to each other; `None` for neither.

    Args:
        one, other: gists of the same article.
    """
    ahead = {one.modality, other.modality} == _AHEAD
    if not (ahead or _put_alike(one, other)) or one.conditional != other.conditional:
        return None
    if one.question or other.question:
        return None
    if not ahead and (words := verbatim(one, other)) is not None:
        return Verdict("same", None, words, literal=True)
    ways = [(a, b) for a, b in ((one, other), (other, one)) if not _apart(a, b)]
    matches: list[Matched | None] = []
    for a, b in ways:
        matches.append(match(a, b, ahead=ahead))
        if (found := _judged(a, b, matches[-1])) is not None:
            return found if a is one else _turned(found)
    if ahead or not ways:
        return None
    if _swapped(one, other):
        return Verdict("differs", "denial", ())
    if len(ways) > 1 and (found := _crossed(one, other, *matches)) is not None:
        return found
    for a, b in ways:
        if (found := _judged(a, b, contrary_core(a, b))) is not None:
            return found if a is one else _turned(found)
    return None


def _apart(small: Gist, large: Gist) -> bool:
    """Whether so many words of a claim are not in the other that no comparison can match them.

    It costs little, and spares most pairs the rest.
    """
    missing = 0
    for unit in small.units:
        if unit.main and unit.role != "beside" and unit.keys.isdisjoint(large.by_key):
            missing += 1
            if missing > _MOST_MISSING:
                return True
    return False


def _crossed(one: Gist, other: Gist, there: Matched | None, back: Matched | None) -> Verdict | None:
    """The verdict where each claim tells aside what the other tells first.

    "Shelled the suburb, killing 11" and "11 were killed when the suburb was shelled".
    """
    found = _judged(one, other, there, aside=True)
    again = None if found is None else _judged(other, one, back, aside=True)
    return found if found is not None and again is not None and again.kind == found.kind else None


def _put_alike(one: Gist, other: Gist) -> bool:
    """Whether both are put as so, as to come, or as wished.

    Who refuses to do something does not do it, nor will.
    """
    put = {one.modality, other.modality}
    return len(put) == 1 or ("refused" in put and put <= _REFUSED)


def _of_parts(one: Gist, other: Gist) -> bool:
    """Whether one of two counts is of a part, or of another time: "the second night"."""
    mine, theirs = (set(_PART.findall(gist.claim.text.lower())) for gist in (one, other))
    return mine != theirs


def _left_behind(claim: Claim, figure: Figure) -> bool:
    """Whether it is the figure that something rose or fell from."""
    start = next((s.start for s in claim.spans if s.start <= figure.span.start < s.end), None)
    span = None if start is None else next(s for s in claim.spans if s.start == start)
    before = "" if span is None else span.text[: figure.span.start - span.start]
    return _FROM.search(before) is not None


def _turned(verdict: Verdict) -> Verdict:
    """The same of the two claims in the other order."""
    figures = verdict.figures
    return Verdict(
        verdict.kind,
        verdict.contrast,
        tuple((b, a) for a, b in verdict.words),
        None if figures is None else (figures[1], figures[0]),
    )


def _judged(
    small: Gist, large: Gist, matched: Matched | None, *, aside: bool = False
) -> Verdict | None:
    """Whether `large` says what `small` says, or the contrary of it; also beside its own matter."""
    if matched is None or small.unknown:
        return None
    fellows = {a.word: b.word for a, b in matched.pairs}
    figures = compare_figures(small, large, fellows)
    if figures is None or not dates_agree(small.claim.dates, large.claim.dates):
        return None
    said = matched.aside if aside else matched.said
    if not said and not (figures.count and _levels(small, large)):
        return None
    if not matched.told and not figures.count:
        return None
    words = (*((a.word, b.word) for a, b in matched.pairs), *matched.beside)
    count = len(matched.pairs) + figures.count
    share = count / max(1, sum(unit.main for unit in large.units) + len(large.claim.figures))
    if figures.unlike is not None:
        # Of two sums or tolls with much else beside one of them, each is of its own event.
        alone = len(large.units) <= 2 * len(matched.pairs) + 2
        if matched.denied % 2 and alone and len(small.claim.dates) == len(large.claim.dates) == 1:
            # "Rose to 3 percent in May" and "fell to 2 percent in May".
            return Verdict("differs", "denial", words)
        if not alone or not _two_counts(small, large, matched, figures.unlike):
            return None
        return Verdict("differs", "figures", words, figures.unlike)
    if count < 2 or (count < _LEAST_MATCHED and share < _LEAST_SHARE):
        return None
    if matched.turned and matched.denied % 2 and count < _LEAST_MATCHED:
        # "There was rain" is at odds with "was without rain" only where the place is told.
        return None
    if matched.denied % 2:
        if all(any(unit.negative for unit in gist.units) for gist in (small, large)):
            # "Not under pressure" and "under no pressure".
            return None
        if each_puts_more(small, large, matched.pairs) or denies_a_manner(
            small, large, matched.pairs
        ):
            return None
        mains = sum(unit.main for unit in large.units)
        if count < _LEAST_MATCHED and count < _LEAST_DENIED * mains:
            return None
        return Verdict("differs", "denial", words)
    if count < _LEAST_MATCHED and len(large.claim.figures) > len(small.claim.figures):
        return None
    if each_tells_more(small, large, matched.pairs, free=matched.free):
        return None
    if thin(small, large, matched.pairs):
        return None
    return Verdict("same", None, words)


def _two_counts(small: Gist, large: Gist, matched: Matched, unlike: tuple[Figure, Figure]) -> bool:
    """Whether two figures that differ are counts of one thing, at one time and place."""
    known = lexicon().levels
    told = matched.told or any(known.isdisjoint(a.keys) for a, _ in matched.pairs)
    if matched.denied or not (small.verb and large.verb and told):
        return False
    one, other = unlike
    if one.unit is None and (one.of is None or other.of is None):
        # "Will gain at least 24", "will win 73": of what is not told, unless it is a measure.
        measured = lexicon().special["measuring"] | lexicon().measures
        if all(measured.isdisjoint(a.keys) for a, _ in matched.pairs):
            return False
    if one.unit in SPANS and len(small.claim.figures) > 1:
        # "A million in ten hours".
        return False
    if of_other_scope(small, large, matched.pairs) or _of_parts(small, large):
        return False
    return not any(
        _left_behind(gist.claim, figure)
        for gist, figure in zip((small, large), unlike, strict=True)
    )


def _swapped(one: Gist, other: Gist) -> bool:
    """Whether either has who beat whom the other way round."""
    # Who beat whom on another day says nothing of this one.
    dates = one.claim.dates, other.claim.dates
    if not all(dates) or not dates_agree(*dates):
        return False
    for verb in one.predicates():
        for there in other.predicates():
            if not verb.keys & there.keys & lexicon().special["exclusive"]:
                continue
            mine, theirs = _ends(one, verb), _ends(other, there)
            if verb.negative == there.negative and mine[0] & theirs[1] and mine[1] & theirs[0]:
                return mine[0].isdisjoint(mine[1])
    return False


def _levels(small: Gist, large: Gist) -> bool:
    """Whether both but put a figure to a subject: "was 58 percent", "reached 43 percent"."""
    levels = lexicon().levels
    return all(
        not unit.keys.isdisjoint(levels) for gist in (small, large) for unit in gist.predicates()
    )


def _ends(gist: Gist, verb: Unit) -> tuple[Keys, Keys]:
    """What does it and what it is done to, or nothing where the claim does not say."""
    found: dict[str, Keys] = {"agent": frozenset(), "patient": frozenset()}
    for unit in gist.units:
        if unit.head == verb.word and unit.role in found:
            found[unit.role] = unit.keys
    return found["agent"], found["patient"]
