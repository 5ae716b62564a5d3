"""Find who is credited with what: spans of sources, cues and contents, linked; and silences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from attrib.extract.attributions import Page, attribution, numbered
from attrib.extract.headlines import headline_attributions
from attrib.extract.linking import Linked, carry_on, link, tagged
from attrib.extract.quotes import quotations
from attrib.extract.reading import Corefers, Name, Reading, Word
from attrib.extract.relays import relayed
from attrib.extract.sentences import sentences
from attrib.extract.silences import silences, without_silent
from attrib.extract.words import corefers, names, units, words

if TYPE_CHECKING:
    from attrib.extract.encoder import Encoded, Encoder
    from attrib.model import Article, Attribution

__all__ = ["Corefers", "Name", "Reading", "Word", "extract"]

Bounds = tuple[int, int]
_UNREAD = frozenset({"byline", "credit", "references", "boilerplate"})


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
    page = _page(article, encoder, _blocks(article))
    rows = units(article.text, page.encoded)
    parsed = words(article.text, page.encoded, rows, page.sentences)
    reading = Reading(
        article=article,
        sentences=tuple(page.sentences),
        words=parsed,
        names=names(page.encoded),
        attributions=numbered(_attributions(page)),
        corefers=corefers(page.encoded, rows, parsed),
    )
    silent = silences(reading)
    kept = without_silent(reading.attributions, silent)
    kept += headline_attributions(article, parsed, reading.names, kept)
    kept = numbered(kept)

    def read_again(article: Article, stretches: Sequence[Bounds]) -> list[Attribution]:
        return _attributions(_page(article, encoder, stretches))

    inner = relayed(article, parsed, kept, read_again)
    return replace(reading, attributions=numbered([*kept, *inner]), silences=silent)


def read_spans(article: Article, encoder: Encoder) -> list[tuple[Linked, Attribution]]:
    """What the tagger alone finds, with its own probabilities; `training` calibrates with it."""
    page = _page(article, encoder, _blocks(article))
    return [(one, attribution(one, page)) for one in _linked(page)]


def _blocks(article: Article) -> list[Bounds]:
    return [(block.start, block.end) for block in article.blocks if block.kind not in _UNREAD]


def _page(article: Article, encoder: Encoder, blocks: Sequence[Bounds]) -> Page:
    text = article.text
    return Page(
        article=article,
        encoded=encoder.encode(text, blocks),
        blocks=blocks,
        sentences=[pair for start, end in blocks for pair in sentences(text, start, end)],
        marks=[pair for start, end in blocks for pair in quotations(text, start, end)],
        card=encoder.card,
    )


def _attributions(page: Page) -> list[Attribution]:
    found = [attribution(one, page) for one in _linked(page)]
    return [one for one in found if one.confidence >= page.card["drop_below"]]


def _linked(page: Page) -> list[Linked]:
    """Cues that have a content."""
    spans = tagged(page.encoded, np.array(page.card["transitions"], dtype=np.float32))
    continued = _continued(page.article.text, page.blocks, page.encoded)
    return [one for one in carry_on(*link(page.encoded, spans), continued) if one.contents]


def _continued(text: str, blocks: Sequence[tuple[int, int]], encoded: Encoded) -> set[int]:
    """First rows of the segments that carry on a quotation from the segment before."""
    starts = np.array([start for start, _ in blocks], dtype=np.int64)
    block_of = np.searchsorted(starts, encoded.starts, side="right") - 1
    firsts = np.flatnonzero(np.diff(encoded.segment, prepend=-1))
    result: set[int] = set()
    open_at_end = [False] * len(blocks)
    for number, (start, end) in enumerate(blocks):
        marks = quotations(text, start, end)
        if marks and marks[-1][1] == end:
            open_at_end[number] = text[end - 1] not in "\"”’'»"
    for row in firsts[1:].tolist():
        block = int(block_of[row])
        if int(block_of[row - 1]) == block:
            if any(s < encoded.starts[row] < e for s, e in quotations(text, *blocks[block])):
                result.add(row)
        elif open_at_end[block - 1] and text[int(encoded.starts[row])] in "\"“‘'«":
            result.add(row)
    return result
