"""The two voices of "according to X, Y said that Z", which the flat tagger takes for one."""

from __future__ import annotations

from collections.abc import Sequence

from attrib.extract.pieces import Bounds, trim
from attrib.extract.voices import Scene, speaks
from attrib.model import Attribution

_BEFORE_VERB = frozenset({"AUX", "ADV", "PUNCT"})


def parted(scene: Scene, found: Sequence[Attribution]) -> list[Attribution]:
    """With X alone as the source of "according to", and all that follows as what X answers for.

    Y's own attribution is then found inside that content, as in any other.
    """
    return [_parted(scene, one) or one for one in found]


def _parted(scene: Scene, one: Attribution) -> Attribution | None:
    text = scene.article.text
    if len(one.cue_spans) != 1 or one.cue_spans[0].text.lower() != "according to":
        return None
    if not one.source_spans:
        return None
    begin, end = one.cue_spans[0].end, one.content_spans[-1].end
    comma = text.find(",", begin, end)
    credited = one.source_spans[-1].end
    if comma == -1 or credited <= comma + 1 or not _speaks_next(scene, credited):
        return None
    carrier: Bounds = trim(text, begin, comma)
    told = trim(text, comma + 1, end)
    if carrier[0] >= carrier[1]:
        return None
    moved = one.model_copy(update={"source_spans": scene.spans([carrier])})
    return scene.with_content(moved, [told])


def _speaks_next(scene: Scene, at: int) -> bool:
    """Whether the first word from `at` on, auxiliaries aside, is a verb of speaking."""
    words = scene.grammar.words
    here = scene.grammar.within(at, len(scene.article.text)).start
    while here < len(words) and words[here].tag in _BEFORE_VERB:
        here += 1
    return here < len(words) and words[here].tag == "VERB" and speaks(scene.grammar.form(here))
