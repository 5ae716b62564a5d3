"""Find who is credited with what: spans of sources, cues and contents, linked; and silences."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from attrib.extract.anonymity import grants, without_grants
from attrib.extract.attributions import attributions, numbered
from attrib.extract.continuing import carried_on
from attrib.extract.credits import pictured, without_credits
from attrib.extract.deeds import without_reasons
from attrib.extract.frames import framed
from attrib.extract.handles import handles
from attrib.extract.headlines import headline_attributions
from attrib.extract.layouts import laid_out
from attrib.extract.marks import with_whole_marks
from attrib.extract.page import read_page
from attrib.extract.passives import without_described
from attrib.extract.reading import Corefers, Name, Reading, Word
from attrib.extract.relays import with_relays
from attrib.extract.resuming import resumed
from attrib.extract.senses import senses
from attrib.extract.silences import silences, without_silent
from attrib.extract.tails import without_tails
from attrib.extract.words import corefers, names

if TYPE_CHECKING:
    from attrib.extract.encoder import Encoder
    from attrib.model import Article, Attribution

__all__ = ["Corefers", "Name", "Reading", "Word", "extract"]

Bounds = tuple[int, int]
_UNREAD = frozenset({"byline", "references", "boilerplate"})
_PARTS = re.compile(r";\s+(?=\S)")


def extract(article: Article, encoder: Encoder | None = None) -> Reading:
    """Read an article.

    Args:
        article: as `attrib.ingest.read` gives it.
        encoder: the shipped one by default.

    Returns:
        Sentences, words, names, attributions and silences, in code points of `article.text`.
        Attributions have no source or claim ids yet; silences have no source id yet.
    """
    if encoder is None:
        from attrib.extract.encoder import default

        encoder = default()
    blocks = [(block.start, block.end) for block in article.blocks if block.kind not in _UNREAD]
    page = read_page(article, encoder, blocks, senses=True)

    def read_again(article: Article, stretches: Sequence[Bounds]) -> list[Attribution]:
        return attributions(read_page(article, encoder, stretches))

    reading = Reading(
        article=article,
        sentences=tuple(page.sentences),
        words=page.words,
        names=names(page.encoded),
        attributions=numbered(_in_parts(article, attributions(page), read_again)),
        corefers=corefers(page.encoded, page.rows, page.words),
        senses=senses(page.encoded, page.sentences, page.card["senses"]),
        parsed=page.subjects.grammar,
    )
    silent = silences(reading)
    named = without_grants(reading.attributions, grants(reading))
    told = without_credits(article, without_silent(named, silent))
    told = without_described(reading, without_tails(article, told, silent))
    told = without_reasons(told, silent, reading.sentences, reading.grammar)
    told += headline_attributions(article, page.words, reading.names, told)
    told += handles(article, told)
    told = resumed(reading, carried_on(article, [*told, *framed(reading, told)]))
    told = list(numbered(laid_out(article, page.words, reading.names, told)))
    whole = with_whole_marks(article, with_relays(reading, told, read_again))
    whole += pictured(article)
    return replace(reading, attributions=numbered(whole), silences=silent)


def _in_parts(
    article: Article,
    found: Sequence[Attribution],
    read_again: Callable[[Article, Sequence[Bounds]], list[Attribution]],
) -> list[Attribution]:
    """The attributions, those of a headline found anew in each part between semicolons.

    "Strike kills 31, medics say; army denies it" is two headlines in one.
    """
    kept = list(found)
    for block in article.blocks:
        marks = list(_PARTS.finditer(article.text, block.start, block.end))
        if block.kind != "headline" or not marks:
            continue
        starts = [block.start, *(mark.end() for mark in marks)]
        ends = [*(mark.start() for mark in marks), block.end]
        kept = [one for one in kept if not block.start <= one.cue_spans[0].start < block.end]
        for part in zip(starts, ends, strict=True):
            kept += read_again(article, [part])
    return kept
