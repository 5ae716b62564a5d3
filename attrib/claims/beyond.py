"""What each of two claims tells that the other does not.

One claim says what another says where it adds nothing, or where it only adds. Where each tells
something of its own ("lost because of the weather", "lost the race in the second lap"), the words
that they share are a topic and no statement.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

from attrib.claims.fellows import PREDICATES, named
from attrib.claims.units import Gist, Unit
from attrib.claims.vocabulary import Keys, lexicon

_LEAST_PAIRS = 2
# What opens a clause of which a denial may be: "because", or a relative clause.
_NARROWING = frozenset({"because", "relcl"})
_NONE: Keys = frozenset()
# Units in which it is told how long was counted.
SPANS = frozenset({"minutes", "hours", "days", "weeks", "months", "years", "decades"})


def each_tells_more(
    small: Gist, large: Gist, pairs: Sequence[tuple[Unit, Unit]], *, free: bool = False
) -> bool:
    """Whether both claims tell something beyond what they share.

    Where thing and use may stand in any part (`free`), adjectives are no matter.
    """
    return _more(small, large, {a.word for a, _ in pairs}, bare=free) and _more(
        large, small, {b.word for _, b in pairs}, bare=free
    )


def each_puts_more(small: Gist, large: Gist, pairs: Sequence[tuple[Unit, Unit]]) -> bool:
    """The same of what stands at their own verbs, leaving aside what explains.

    "Was not posted on an open page" is not denied by "was posted in a private message".
    """
    return puts_more(small, large, {a.word for a, _ in pairs}) and puts_more(
        large, small, {b.word for _, b in pairs}
    )


def of_other_scope(small: Gist, large: Gist, pairs: Sequence[tuple[Unit, Unit]]) -> bool:
    """Whether two counts may be of another time, place or part: "in Japan", "full-year profit"."""
    for gist, other, matched in (
        (small, large, {a.word for a, _ in pairs}),
        (large, small, {b.word for _, b in pairs}),
    ):
        if _manners(gist, other, matched):
            return True
        for unit in gist.units:
            narrows = (unit.role == "modifier" and unit.head in matched) or named(unit)
            if narrows and not (unit.keys & lexicon().empty or _fits(unit, other, matched)):
                return True
    mine, theirs = (
        sum(figure.unit in SPANS for figure in gist.claim.figures) for gist in (small, large)
    )
    return mine != theirs or bool(small.claim.dates) != bool(large.claim.dates)


def denies_a_manner(one: Gist, other: Gist, pairs: Sequence[tuple[Unit, Unit]]) -> bool:
    """Whether a denial is, or may be, only of how it was done, why, to what or with what.

    "Did not spend it well", "did not sell because it wanted to", "will not work without money".
    """
    return any(
        gist.claim.polarity == "negated"
        and (
            not matched.isdisjoint(_manners(gist, against, matched))
            or any(unit.link in _NARROWING and unit.word not in matched for unit in gist.units)
            or puts_more(gist, against, matched)
        )
        for gist, against, matched in (
            (one, other, {a.word for a, _ in pairs}),
            (other, one, {b.word for _, b in pairs}),
        )
    )


def thin(small: Gist, large: Gist, pairs: Sequence[tuple[Unit, Unit]]) -> bool:
    """Whether all they share but a pronoun and a light verb is one word, and either tells more.

    "I lost", "he made a statement": what was lost or stated makes the statement.
    """
    weighty = [{word.word for word in gist.weighty} for gist in (small, large)]
    light = lexicon().light
    heavy = sum(
        (a.word in weighty[0] or b.word in weighty[1]) and light.isdisjoint(a.keys & b.keys)
        for a, b in pairs
    )
    if heavy + len(small.claim.figures) >= _LEAST_PAIRS:
        return False
    return _more(small, large, {a.word for a, _ in pairs}) or _more(
        large, small, {b.word for _, b in pairs}
    )


def _more(gist: Gist, other: Gist, matched: Set[int], *, bare: bool = False) -> bool:
    """Whether a word, figure or date of a claim has no fellow in the other."""
    if len(gist.claim.figures) > len(other.claim.figures):
        return True
    if (gist.claim.dates and not other.claim.dates) or _manners(gist, other, matched):
        return True
    return any(
        not _fits(unit, other, matched)
        for unit in gist.units
        if not (bare and unit.role == "modifier")
    )


def _manners(gist: Gist, other: Gist, matched: Set[int]) -> list[int]:
    """The words to which those adverbs of a claim belong that are not in the other."""
    said, slight = {word.key for word in other.weighty}, lexicon().slight
    return [
        word.head
        for word in gist.weighty
        if not (word.fixed or word.describes)
        and word.word not in matched
        and word.key not in said
        and word.key not in slight
    ]


def puts_more(gist: Gist, other: Gist, matched: Set[int]) -> bool:
    """Whether a word at the verb of a claim, or of a clause that it puts, is not in the other."""
    return any(unit.main and not _fits(unit, other, matched) for unit in gist.units)


def _fits(unit: Unit, other: Gist, matched: Set[int]) -> bool:
    """Whether the other claim has the word, or it says too little to be missed."""
    if unit.word in matched or not unit.keys.isdisjoint(other.by_key):
        return True
    known = lexicon()
    if unit.keys <= known.light | known.empty:
        # "Because of what I did" explains as much as any other words do.
        return unit.main or unit.role not in PREDICATES
    kinds = frozenset(kind for key in unit.keys for kind in known.kinds.get(key, _NONE))
    return not kinds.isdisjoint(other.by_key)
