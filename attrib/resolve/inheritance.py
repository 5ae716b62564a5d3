"""Sources of attributions that name none of their own."""

from __future__ import annotations

from .page import Page

_TIES = frozenset({"conj", "advcl", "xcomp"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_STEPS = 6


def inherited(page: Page) -> dict[int, int]:
    """For attributions without source span, the attribution whose speaker speaks on.

    "He said A and added that B", "he said A, adding that B": a verb of the second cue is joined
    to one of the first, or depends on it as a clause, and has no subject of its own. Both are
    indices into `Reading.attributions`.
    """
    attributions = page.reading.attributions
    owner: dict[int, int] = {}
    cues: dict[int, range] = {}
    for k, attribution in enumerate(attributions):
        for span in attribution.cue_spans:
            first, stop = page.range(span.start, span.end)
            cues[k] = range(first, stop)
            if attribution.source_spans:
                owner.update(dict.fromkeys(range(first, stop), k))
    subjects = {page.head(i) for i in page.related(_SUBJECTS)}
    found: dict[int, int] = {}
    for k, words in cues.items():
        if attributions[k].source_spans:
            continue
        origin = next(
            (o for i in words if (o := _origin(page, i, owner, subjects)) is not None), None
        )
        if origin is not None:
            found[k] = origin
    return found


def _origin(page: Page, i: int, owner: dict[int, int], subjects: set[int]) -> int | None:
    if page.tag(i) not in ("VERB", "AUX"):
        return None
    for _ in range(_STEPS):
        if i in subjects or page.relation(i) not in _TIES:
            return None
        head = page.head(i)
        if head == i:
            return None
        if head in owner:
            return owner[head]
        i = head
    return None
