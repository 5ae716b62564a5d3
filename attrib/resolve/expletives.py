"""An "it" that stands for nothing: "it is thought", "it seems the past is the future"."""

from __future__ import annotations

from .entities import Entities
from .page import Page

_HELD = frozenset(
    {
        *("accepted", "acknowledged", "agreed", "alleged", "announced", "argued", "assumed"),
        *("believed", "claimed", "confirmed", "estimated", "expected", "feared", "felt"),
        *("hoped", "known", "predicted", "reported", "revealed", "rumoured", "rumored", "said"),
        *("speculated", "suggested", "thought", "understood"),
    }
)
"""What is held by nobody in particular, in the passive: "it is reported"."""
_SEEMS = frozenset(
    {"seems", "seemed", "appears", "appeared", "emerges", "emerged", "transpires", "transpired"}
)
_BE = frozenset({"is", "was", "'s", "’s", "be", "been", "being"})
_RAISED = frozenset({"to", "like", "in", "on", "at", "from", "with", "."})
"""Words behind "it seems" after which "it" stands for something: "it seems to have left"."""
_AHEAD = 5


def impersonal(page: Page, i: int) -> bool:
    """Whether the "it" at `i` is the subject of what nobody in particular holds or sees."""
    if page.lower(i) != "it":
        return False
    passive = False
    for j in range(i + 1, min(i + 1 + _AHEAD, len(page) - 1)):
        word = page.lower(j)
        if word in _SEEMS:
            return j == i + 1 and page.lower(j + 1) not in _RAISED
        if word in _HELD:
            return passive and page.lower(j + 1) not in _RAISED
        passive = passive or word in _BE
        if word not in _BE and page.tag(j) not in ("ADV", "PART", "AUX"):
            return False
    return False


def without_expletives(
    entities: Entities, speakers: dict[int, tuple[int, ...]]
) -> dict[int, tuple[int, ...]]:
    """The speakers of each attribution but an "it" that stands for nothing.

    Args:
        speakers: for an attribution (its index), the mentions credited with it.
    """
    page, mentions = entities.page, entities.mentions
    return {
        a: tuple(m for m in ms if not impersonal(page, mentions[m].phrase.head))
        for a, ms in speakers.items()
    }
