"""From the annotated corpora to training windows."""

from __future__ import annotations

import gzip
import json
import pickle
import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from attrib.extract.labels import NAME_TAGS, RELATIONS, TAGS, UPOS
from attrib.extract.windows import WINDOW, Ints, Pieces, cut

Floats = NDArray[np.float16]

SKIP = -100
ENTITY_LABELS = {
    "PERSON": "PER",
    "ORG": "ORG",
    "GPE": "LOC",
    "LOC": "LOC",
    "FAC": "LOC",
    "NORP": "MISC",
    "EVENT": "MISC",
    "LAW": "MISC",
    "PRODUCT": "MISC",
    "WORK_OF_ART": "MISC",
}


@dataclass
class Taught:
    """What a teacher said of a text; arrays run over the pieces (see `teach.py`).

    Attributes:
        tags: how likely each tag is.
        pairs: how likely each pair of the last word's tag and this one's is, in one segment.
    """

    tags: Floats
    pairs: Floats


@dataclass
class Document:
    """A text with its targets; arrays run over the pieces, `SKIP` where there is none.

    `cue` and `arc` hold the index of the piece pointed to; `chains` the index of the entity that a
    mention's head word belongs to. What a teacher said of it, where one did, stands in `taught`.
    """

    pieces: Pieces
    tags: Ints
    names: Ints
    pos: Ints
    relations: Ints
    cue: Ints
    arc: Ints
    chains: Ints
    taught: Taught | None = None


def rows(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def load_tokenizer(path: Path) -> Tokenizer:
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def lines(text: str) -> list[tuple[int, int]]:
    """The paragraphs of a corpus text: its lines, without white space at the ends."""
    found = []
    at = 0
    for line in text.split("\n"):
        inner = line.strip()
        if inner:
            start = at + line.index(inner)
            found.append((start, start + len(inner)))
        at += len(line) + 1
    return found


def document(tokenizer: Tokenizer, row: dict[str, Any], parse: dict[str, list[Any]]) -> Document:
    """A row of a corpus and its silver parse (see `silver.py`) as a `Document`."""
    pieces = cut(tokenizer, row["text"], lines(row["text"]))
    size = len(pieces.ids)
    doc = Document(pieces, *(np.full(size, SKIP, dtype=np.int64) for _ in range(7)))
    at = {int(s): i for i, s in enumerate(pieces.starts) if pieces.first[i]}
    _grammar(doc, parse, at)
    words = pieces.first == 1
    if "attributions" in row and "mentions" not in row:
        doc.tags[words] = 0
        for attribution in row["attributions"]:
            _attribution(doc, attribution)
    if "names" in row:
        silver = doc.names.copy()
        doc.names[words] = 0
        for name in row["names"]:
            begin = NAME_TAGS.index("B-" + name["type"])
            _span(doc.names, pieces, name["start"], name["end"], begin)
        if row["corpus"] != "wikigold":
            # This corpus has no MISC: what the silver labels call so is left open.
            doc.names[(doc.names == 0) & (silver >= NAME_TAGS.index("B-MISC"))] = SKIP
    if "mentions" in row:
        _chains(doc, row["mentions"], parse, at)
    return doc


def _grammar(doc: Document, parse: dict[str, list[Any]], at: dict[int, int]) -> None:
    for i, start in enumerate(parse["s"]):
        piece = at.get(start)
        if piece is None:
            continue
        doc.pos[piece] = UPOS.index(parse["pos"][i])
        label = parse["dep"][i] or "dep"
        doc.relations[piece] = RELATIONS.index(label) if label in RELATIONS else SKIP
        head = at.get(parse["s"][parse["head"][i]])
        if head is not None:
            doc.arc[piece] = head
        entity = parse["ner"][i]
        kind = ENTITY_LABELS.get(entity[2:], "")
        doc.names[piece] = NAME_TAGS.index(f"{entity[0]}-{kind}") if kind else 0


def _span(target: Ints, pieces: Pieces, start: int, end: int, begin: int) -> list[int]:
    """Write B and I tags of a span; a new segment begins a new piece of it. Returns the words."""
    inside = np.flatnonzero((pieces.first == 1) & (pieces.starts < end) & (pieces.ends > start))
    last: int | None = None
    for piece in inside:
        segment = int(pieces.segment[piece])
        target[piece] = begin if segment != last else begin + 1
        last = segment
    return [int(piece) for piece in inside]


def _attribution(doc: Document, attribution: dict[str, list[list[int]]]) -> None:
    members: list[int] = []
    cue: int | None = None
    for part in ("cue", "source", "content"):
        for start, end in attribution[part]:
            found = _span(doc.tags, doc.pieces, start, end, TAGS.index("B-" + part))
            members += found
            if part == "cue" and cue is None and found:
                cue = found[0]
    if cue is not None:
        doc.cue[members] = cue


def _chains(
    doc: Document, mentions: list[dict[str, Any]], parse: dict[str, list[Any]], at: dict[int, int]
) -> None:
    entities: dict[str, int] = {}
    starts = np.array(parse["s"])
    for mention in mentions:
        left, right = np.searchsorted(starts, [mention["start"], mention["end"]])
        inside = range(int(left), int(right))
        for i in inside:
            if parse["head"][i] not in inside or parse["head"][i] == i:
                piece = at.get(parse["s"][i])
                if piece is not None and doc.chains[piece] == SKIP:
                    number = entities.setdefault(mention["entity"], len(entities))
                    doc.chains[piece] = number
                break


def load(corpora: Path, silver: Path, tokenizer: Tokenizer) -> dict[str, list[Document]]:
    """Every corpus by file name, without the suffix."""
    with silver.open("rb") as file:
        parses = pickle.load(file)
    return {
        name: [
            document(tokenizer, row, parse)
            for row, parse in zip(rows(corpora / f"{name}.jsonl.gz"), parses[name], strict=True)
        ]
        for name in parses
    }


@dataclass
class Sample:
    """One window: inputs, and targets over its places (pointers to places, `SKIP` for none).

    `pieces` has the index of the document's piece at each place, -1 where a mark stands.
    """

    ids: Ints
    shape: Ints
    quote: Ints
    tags: Ints
    names: Ints
    pos: Ints
    relations: Ints
    cue: Ints
    arc: Ints
    chains: Ints
    first: Ints
    pieces: Ints
    taught: Taught | None


def samples(
    documents: list[Document], cls: int, sep: int, rng: random.Random | None
) -> Iterator[Sample]:
    """Windows of whole segments; with `rng`, cut at other places every time."""
    for doc in documents:
        segment = doc.pieces.segment
        if not len(segment):
            continue
        edges = [0, *(np.flatnonzero(np.diff(segment)) + 1).tolist(), len(segment)]
        room = WINDOW if rng is None else rng.randint(WINDOW // 3, WINDOW)
        begin, used = 0, 1
        for left, right in pairwise(edges):
            if used + right - left + 1 > room and left > begin:
                yield _sample(doc, begin, left, cls, sep)
                begin, used, room = left, 1, WINDOW
            used += right - left + 1
        yield _sample(doc, begin, len(segment), cls, sep)


def _sample(doc: Document, begin: int, end: int, cls: int, sep: int) -> Sample:
    inner = np.flatnonzero(np.diff(doc.pieces.segment[begin:end])) + 1
    places = np.insert(np.arange(begin, end), inner, -1)
    places = np.concatenate(([-1], places, [-1]))
    real = places >= 0
    where = np.full(end - begin, SKIP)
    where[places[real] - begin] = np.flatnonzero(real)

    def take(values: Ints, empty: int) -> Ints:
        return np.where(real, values[places], empty)

    def point(values: Ints) -> Ints:
        target = take(values, SKIP)
        inside = (target >= begin) & (target < end)
        return np.where(inside, where[np.where(inside, target - begin, 0)], SKIP)

    ids = take(doc.pieces.ids, sep)
    ids[0] = cls
    return Sample(
        ids=ids,
        shape=take(doc.pieces.shape, 0),
        quote=take(doc.pieces.quote, 0),
        tags=take(doc.tags, SKIP),
        names=take(doc.names, SKIP),
        pos=take(doc.pos, SKIP),
        relations=take(doc.relations, SKIP),
        cue=point(doc.cue),
        arc=point(doc.arc),
        chains=take(doc.chains, SKIP),
        first=take(doc.pieces.first, 0),
        pieces=places,
        taught=None if doc.taught is None else _taught(doc.taught, places),
    )


def _taught(said: Taught, places: Ints) -> Taught:
    real = places >= 0
    tags = np.where(real[:, None], said.tags[places], 0)
    tags[~real, 0] = 1
    return Taught(tags, np.where(real[:, None, None], said.pairs[places], 0))
