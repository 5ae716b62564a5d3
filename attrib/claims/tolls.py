"""Two counts of the dead: "43 people had died", "the death toll was 61"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrib.claims.quantities import agree, dates_agree
from attrib.claims.similarity import Gist, Unit
from attrib.claims.vocabulary import keys_of
from attrib.model import Figure
from attrib.resolve.page import Page

_TOLL = keys_of("toll", "NOUN")[0]
_DEATH = keys_of("death", "NOUN")[0]
# Not "rose to": a toll that rises is no other count of the same hour.
_PUTS = keys_of("be", "VERB")[0] | keys_of("stand", "VERB")[0] | keys_of("put", "VERB")[0]


def tolls(page: Page, gists: Sequence[Gist]) -> Iterator[tuple[Gist, Gist, Figure, Figure]]:
    """A count of the dead and a death toll that cannot both be right, in the order of the text.

    Only where the toll is told of nothing narrower ("the death toll in the north") and the article
    has one count of the dead beside it, so that both are sure to be of one event.

    Args:
        page: the words of the article.
        gists: of the claims that are said to be so.
    """
    plain = [one for one in gists if _plain(one)]
    dead = [(one, figure) for one in plain if (figure := _dead(page, one)) is not None]
    if len(dead) != 1:
        return
    one, mine = dead[0]
    for other in plain:
        theirs = _toll(page, other)
        if theirs is None or agree(mine, theirs):
            continue
        if dates_agree(one.claim.dates, other.claim.dates):
            first = one.claim.spans[0].start < other.claim.spans[0].start
            yield (one, other, mine, theirs) if first else (other, one, theirs, mine)


def _plain(gist: Gist) -> bool:
    """Whether it states one number of people or things as fact."""
    claim = gist.claim
    if gist.modality != "actual" or gist.conditional or gist.question or claim.hedges:
        return False
    return claim.polarity == "affirmed" and len(claim.figures) == 1 and not claim.figures[0].unit


def _dead(page: Page, gist: Gist) -> Figure | None:
    """The number of dead, where it is those counted who died or were killed."""
    figure = gist.claim.figures[0]
    verbs = {one.word for one in gist.predicates() if one.keys & _DEATH}
    if not verbs or figure.of is None:
        return None
    counted = range(*page.range(figure.of.start, figure.of.end))
    suffering = any(
        one.word in counted and one.head in verbs and one.role in ("patient", "theme", "sole")
        for one in gist.units
    )
    return figure if suffering else None


def _toll(page: Page, gist: Gist) -> Figure | None:
    """The number of "the death toll", where the claim says nothing beside it."""
    toll = next((one for one in gist.units if page.lower(one.word) == "toll"), None)
    if toll is None or not any(page.lower(i) == "the" for i in _before(page, gist, toll)):
        return None
    known = _TOLL | _DEATH | _PUTS
    beside = [one for one in gist.units if not one.keys & known and one.role != "agent"]
    killing = any(one.keys & _DEATH and one.head == toll.word for one in gist.units)
    return gist.claim.figures[0] if killing and not beside else None


def _before(page: Page, gist: Gist, unit: Unit) -> range:
    """The words of the claim right before a noun."""
    first = page.range(gist.claim.spans[0].start, gist.claim.spans[-1].end)[0]
    return range(max(first, unit.word - 2), unit.word)
