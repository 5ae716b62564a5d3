"""Blocks of an article as the tagger reads them, before they become attributions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from attrib.extract.grammar import Grammar
from attrib.extract.linking import Linked, bounds, carry_on, link, tagged
from attrib.extract.quotes import quotations
from attrib.extract.reading import Word
from attrib.extract.sentences import sentences
from attrib.extract.sharing import Subjects
from attrib.extract.words import units, words
from attrib.model import Article

if TYPE_CHECKING:
    from attrib.extract.encoder import Encoded, Encoder
    from attrib.extract.windows import Ints

Bounds = tuple[int, int]

_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>\"”’]*[\w/]|(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+"
)


@dataclass(frozen=True, slots=True)
class Page:
    """Blocks, read once.

    Attributes:
        article: the article.
        encoded: what the heads say of each row.
        rows, words: the rows that begin a word, and the words.
        blocks, sentences, marks: (start, end) of the blocks read, of their sentences and of their
            quotations, in order.
        linked: the cues that have a content.
        occupied: (start, end) of their cues and sources, in order.
        addresses: (start, end) of web and mail addresses, in order.
        subjects: of the verbs.
        card: of the model: `calibration`, `unsure_below`, `drop_below`.
    """

    article: Article
    encoded: Encoded
    rows: Ints
    words: tuple[Word, ...]
    blocks: Sequence[Bounds]
    sentences: Sequence[Bounds]
    marks: Sequence[Bounds]
    linked: Sequence[Linked]
    occupied: Sequence[Bounds]
    addresses: Sequence[Bounds]
    subjects: Subjects
    card: dict[str, Any]


def read_page(
    article: Article, encoder: Encoder, blocks: Sequence[Bounds], *, senses: bool = False
) -> Page:
    """Read the blocks of an article, each on its own where the windows part them.

    Args:
        article: the article.
        encoder: reads it.
        blocks: (start, end) in code points, in order, not overlapping.
        senses: whether to ask what its sentences do.
    """
    text = article.text
    encoded = encoder.encode(text, blocks, senses=senses)
    found = [pair for start, end in blocks for pair in sentences(text, start, end)]
    rows = units(text, encoded)
    parsed = words(text, encoded, rows, found)
    spans = tagged(encoded, np.array(encoder.card["transitions"], dtype=np.float32))
    marks = [quotations(text, start, end) for start, end in blocks]
    linked = carry_on(*link(encoded, spans), _continued(text, blocks, marks, encoded))
    linked = [one for one in linked if one.contents]
    sources = [bounds(encoded, span) for span in spans if span.kind == "source"]
    occupied = [
        bounds(encoded, span)
        for one in linked
        for span in (one.cue, one.source)
        if span is not None
    ]
    return Page(
        article=article,
        encoded=encoded,
        rows=rows,
        words=parsed,
        blocks=blocks,
        sentences=found,
        marks=[pair for pairs in marks for pair in pairs],
        linked=linked,
        occupied=sorted(occupied),
        addresses=_addresses(text, blocks),
        subjects=Subjects(Grammar(text, parsed), sources),
        card=encoder.card,
    )


def _addresses(text: str, blocks: Sequence[Bounds]) -> list[Bounds]:
    # The pattern is slow, and few articles hold an address.
    if not any(sign in text for sign in ("@", "://", "www.")):
        return []
    return [mark.span() for start, end in blocks for mark in _ADDRESS.finditer(text, start, end)]


def _continued(
    text: str, blocks: Sequence[Bounds], marks: Sequence[Sequence[Bounds]], encoded: Encoded
) -> set[int]:
    """First rows of the segments that carry on a quotation from the segment before."""
    starts = np.array([start for start, _ in blocks], dtype=np.int64)
    block_of = np.searchsorted(starts, encoded.starts, side="right") - 1
    firsts = np.flatnonzero(np.diff(encoded.segment, prepend=-1))
    result: set[int] = set()
    for row in firsts[1:].tolist():
        block, start = int(block_of[row]), int(encoded.starts[row])
        if int(block_of[row - 1]) == block:
            if any(opening < start < closing for opening, closing in marks[block]):
                result.add(row)
        elif text[start] in "\"“‘'«" and _open_at_end(text, blocks[block - 1], marks[block - 1]):
            result.add(row)
    return result


def _open_at_end(text: str, block: Bounds, marks: Sequence[Bounds]) -> bool:
    end = block[1]
    return bool(marks) and marks[-1][1] == end and text[end - 1] not in "\"”’'»"
