"""Words that take up what was said before: "the accusations", "that figure"; backward.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import islice

from attrib.claims.similarity import Gist
from attrib.resolve.page import Page

_NEAR, _NEXT = 2, 1


@dataclass(frozen=True, slots=True)
class Backward:
    """backward.toml."""

    said: frozenset[str]
    disputed: frozenset[str]
    charged: frozenset[str]
    figures: frozenset[str]
    definite: frozenset[str]


@dataclass(frozen=True, slots=True)
class Maker:
    """Who makes a claim.

    Attributes:
        sources: ids of the known ones.
        sure: whether it is sure that they do.
        alleging: whether they accuse somebody, or only allege it.
        of: ids of the sources that the claim speaks of.
    """

    sources: frozenset[str]
    sure: bool
    alleging: bool
    of: frozenset[str]


@cache
def backward() -> Backward:
    """The words, read once."""
    file = resources.files("attrib.claims").joinpath("backward.toml")
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    return Backward(**{name: frozenset(words) for name, words in data.items()})


def nearest(
    page: Page, at: int, before: Sequence[Gist], *, within: int = _NEAR
) -> tuple[Gist, ...]:
    """The claims of the nearest sentence with any, if it is so near the word `at`."""
    places = {}
    for gist in before:
        last = page.range(gist.claim.spans[-1].start, gist.claim.spans[-1].end)[1] - 1
        places[gist.claim.id] = page.sentence(at) - page.sentence(last)
    near = min(places.values(), default=within + 1)
    return tuple(gist for gist in before if places[gist.claim.id] == near <= within)


def disputed(
    page: Page,
    gists: Sequence[Gist],
    makers: Mapping[str, Maker],
    deniers: Mapping[str, frozenset[str]],
) -> Iterator[tuple[Gist, Gist]]:
    """Claims that a denial takes up ("disputed that figure"), each with what denies it.

    It is the one claim of another source in the sentence before, or in the same; a disputed number
    may stand one sentence further back. Where there are two, none is. "The allegations" are what
    was alleged, or said of whoever denies it: a complaint or a demand before it is not denied. What
    is alleged of whoever denies it may stand anywhere before, if it is all that is.

    Args:
        page: the words of the article.
        gists: of all claims, in the order of the text.
        makers: who makes each claim that is said to be so, by its id.
        deniers: ids of the known sources of each claim that is denied, by its id.
    """
    back = {gist.claim.id: noun for gist in gists if (noun := _noun(page, gist))}
    for gist in gists:
        id = gist.claim.id
        who, noun = deniers.get(id), back.get(id)
        if not who or noun is None:
            continue
        start, counting = gist.claim.spans[0].start, noun in backward().figures
        before = [
            other
            for other in gists
            if other.claim.id in makers
            and other.claim.id not in back
            and other.claim.spans[-1].end <= start
            and (other.claim.figures or not counting)
        ]
        found = _alleged(before, makers, who) if noun in backward().charged else ()
        if len(found) != 1:
            within = _NEAR if counting else _NEXT
            found = nearest(page, page.range(start, start + 1)[0], before, within=within)
        if len(found) == 1 and _answered(found[0], makers[found[0].claim.id], who, noun):
            yield found[0], gist


def _alleged(
    before: Sequence[Gist], makers: Mapping[str, Maker], who: frozenset[str]
) -> tuple[Gist, ...]:
    """The claims by which somebody accuses those who deny it."""
    return tuple(
        gist for gist in before if makers[gist.claim.id].alleging and makers[gist.claim.id].of & who
    )


def _answered(gist: Gist, maker: Maker, who: frozenset[str], noun: str) -> bool:
    """Whether what was said can be what these deny with this noun."""
    claim = gist.claim
    if not maker.sources or maker.sources & who or not maker.sure:
        return False
    if gist.modality != "actual" or claim.polarity == "negated" or gist.question:
        return False
    return noun not in backward().charged or maker.alleging or bool(maker.of & who)


def _noun(page: Page, gist: Gist) -> str | None:
    """The noun of a claim that is no more than "that figure", else None."""
    first, stop = page.range(gist.claim.spans[0].start, gist.claim.spans[-1].end)
    every = (page.lower(i) for i in range(first, stop) if page.tag(i) != "PUNCT")
    words = list(islice(every, 3))
    if len(words) != 2 or words[0] not in backward().definite:
        return None
    known = backward()
    return words[1] if words[1] in known.disputed | known.charged | known.figures else None
