"""An article as the encoder reads it: word pieces in windows of whole blocks, with features.

Training and running share this module, so that what the weights were taught on is what they meet.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from attrib.extract.quotes import quotations

Ints = NDArray[np.int64]

# Word pieces in a window, the encoder's marks included: at most, and as many as are gathered. Wider
# windows than that cost time and gave no better attributions (see training/README.md).
WINDOW = 256
GATHERED = 160
SHAPES = ("none", "lower", "title", "upper", "initial", "digit", "mixed", "mark")
QUOTES = ("outside", "inside", "opening", "closing")


@dataclass(frozen=True, slots=True)
class Pieces:
    """An article cut into word pieces; all arrays run over the pieces.

    Attributes:
        ids: in the tokenizer's vocabulary.
        starts, ends: code points into the text.
        shape: index in `SHAPES` of the word that the piece belongs to.
        quote: index in `QUOTES`.
        first: 1 where the piece begins a word.
        segment: the block, or part of a long one, that the piece stands in, counted from 0.
        tied: 1 where the segment ends in a colon, and so brings in what the next one says.
    """

    ids: Ints
    starts: Ints
    ends: Ints
    shape: Ints
    quote: Ints
    first: Ints
    segment: Ints
    tied: Ints


@dataclass(frozen=True, slots=True)
class Window:
    """Segments read together.

    Attributes:
        ids, shape, quote: input of the encoder, `[CLS] segment [SEP] segment [SEP]`.
        pieces: for each place, the index of its piece in `Pieces`; -1 for [CLS] and [SEP].
    """

    ids: Ints
    shape: Ints
    quote: Ints
    pieces: Ints


def cut(tokenizer: Tokenizer, text: str, blocks: Sequence[tuple[int, int]]) -> Pieces:
    """Cut the blocks of `text` into word pieces.

    Args:
        tokenizer: without padding, truncation or special tokens in its output.
        text: the whole article.
        blocks: (start, end) in code points, in order.
    """
    encoded = tokenizer.encode_batch([text[s:e] for s, e in blocks], add_special_tokens=False)
    ids: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    first: list[bool] = []
    # Of each word, and of each segment.
    shapes: list[int] = []
    sizes: list[int] = []
    tied: list[bool] = []
    quote = np.zeros(len(text) + 1, dtype=np.int64)
    for (start, end), block in zip(blocks, encoded, strict=True):
        if not block.ids:
            continue
        for opening, closing in quotations(text, start, end):
            quote[opening:closing] = 1
            quote[opening] = 2
            if closing - opening > 1:
                quote[closing - 1] = 3
        offsets, words = block.offsets, block.word_ids
        parts = _segment_sizes(text, start, offsets, words)
        sizes += parts
        tied += [text[start:end].rstrip().endswith(":")] * len(parts)
        ids += block.ids
        starts += [start + s for s, _ in offsets]
        ends += [start + e for _, e in offsets]
        begins = [word != before for before, word in zip([None, *words], words, strict=False)]
        first += begins
        shapes += [
            _shape(text, start + s, end, start + e)
            for (s, e), new in zip(offsets, begins, strict=True)
            if new
        ]
    begin = np.array(starts, dtype=np.int64)
    begun = np.array(first, dtype=np.int64)
    counts = np.array(sizes, dtype=np.int64)
    return Pieces(
        ids=np.array(ids, dtype=np.int64),
        starts=begin,
        ends=np.array(ends, dtype=np.int64),
        shape=np.array(shapes, dtype=np.int64)[np.cumsum(begun) - 1],
        quote=quote[begin] if len(begin) else begin,
        first=begun,
        segment=np.repeat(np.arange(len(counts)), counts),
        tied=np.repeat(np.array(tied, dtype=np.int64), counts),
    )


def pack(pieces: Pieces, cls: int, sep: int, size: int = GATHERED) -> Iterator[Window]:
    """Windows of as many whole segments as fit into `size` places, or of one that does not.

    A segment that ends in a colon stands in one window with the next if `WINDOW` places hold both.
    """
    if not len(pieces.ids):
        return
    begin = before = 0
    used = 1
    for left, right in runs(pieces.segment):
        length = right - left + 1
        if used + length > size and left > begin:
            last = left - before + 1
            keep = pieces.tied[left - 1] and before > begin and 1 + last + length <= WINDOW
            cut = before if keep else left
            yield window(pieces, begin, cut, cls, sep)
            begin, used = cut, 1 + (last if keep else 0)
        used += length
        before = left
    yield window(pieces, begin, len(pieces.ids), cls, sep)


def runs(values: Ints) -> Iterator[tuple[int, int]]:
    """First index, and one past the last, of each run of equal values; at least one value."""
    edges = np.flatnonzero(values[1:] != values[:-1]) + 1
    return pairwise([0, *edges.tolist(), len(values)])


def window(pieces: Pieces, begin: int, end: int, cls: int, sep: int) -> Window:
    """The window over the pieces `begin` to `end`, whose edges are edges of segments."""
    segment = pieces.segment[begin:end]
    at = np.arange(1, end - begin + 1) + segment - segment[0]
    places, ids, shape, quote = np.zeros((4, at[-1] + 2), dtype=np.int64)
    places -= 1
    places[at] = np.arange(begin, end)
    ids += sep
    ids[0] = cls
    ids[at] = pieces.ids[begin:end]
    shape[at] = pieces.shape[begin:end]
    quote[at] = pieces.quote[begin:end]
    return Window(ids=ids, shape=shape, quote=quote, pieces=places)


def _segment_sizes(
    text: str, start: int, offsets: Sequence[tuple[int, int]], words: Sequence[int | None]
) -> list[int]:
    """Sizes of the segments of a block: one, or more where it does not fit into a window.

    A long block is cut after the last full stop that fits, or else between two words.
    """
    most = WINDOW - 2
    sizes: list[int] = []
    left = 0
    while len(offsets) - left > most:
        right = left + most
        while right > left + 1 and words[right] == words[right - 1]:
            right -= 1
        stop = right
        while stop > left + most // 2 and text[start + offsets[stop - 1][0]] not in ".?!":
            stop -= 1
        if stop > left + most // 2:
            right = stop
            # A closing mark belongs to the sentence that it closes.
            while right < left + most and text[start + offsets[right][0]] in "\"”’'»)":
                right += 1
        elif right == left + 1:
            right = left + most
        sizes.append(right - left)
        left = right
    sizes.append(len(offsets) - left)
    return sizes


def _shape(text: str, start: int, block_end: int, first_end: int) -> int:
    end = first_end
    while end < block_end and text[end].isalnum():
        end += 1
    return _shape_of(text[start : min(end, start + 64)])


@lru_cache(maxsize=20_000)
def _shape_of(word: str) -> int:
    if not word[:1].isalnum():
        return 7
    if word[0].isdigit():
        return 5
    if word.islower():
        return 1
    if word[0].isupper() and (len(word) == 1 or word[1:].islower()):
        return 4 if len(word) == 1 else 2
    if word.isupper():
        return 3
    return 6
