"""Words, their grammar and the names they make, from the scores of the encoder's heads."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import inf

import numpy as np

from attrib.extract.decode import spans
from attrib.extract.encoder import Encoded, Floats
from attrib.extract.labels import NAME_TAGS, RELATIONS, UPOS
from attrib.extract.reading import Corefers, Name, NameLabel, Word
from attrib.extract.windows import WINDOW, Ints, runs

# Words as a treebank has them, where the tokenizer's are finer: "U.S.", "2,000", "Sen.", "'s".
# "n't" stays with the verb that it denies, since the tokenizer cuts "don't" elsewhere.
_UNIT = re.compile(
    # Most words, told at once: letters and then a space or comma.
    r"[^\W\d_]++(?=[\s,])"
    r"|(?:[A-Za-z]\.){2,}"
    r"|(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Col|Lt|Sgt|Capt|Maj|Adm|Prof|Rev|Hon|St|Jr|Sr|Inc|Corp|Co|Ltd"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|No|vs|etc)\.(?=\s)"
    r"|\d+(?:[.,:]\d+)*"
    r"|[^\W\d_]+n['’]t\b"
    r"|['’](?:s|re|ve|ll|d|m)\b"
    r"|[^\W_]+(?:['’](?!(?:s|re|ve|ll|d|m)\b)[^\W_]+)*"
    r"|\S",
    re.IGNORECASE,
)
_ROOT = RELATIONS.index("ROOT")
_COREF_TAGS = frozenset({"NOUN", "PROPN", "PRON"})
_COREF_FLOOR = 0.2
# Of two places of a window, whether the second stands behind the first.
_BEHIND = ~np.tri(WINDOW, dtype=np.bool_)


def units(text: str, encoded: Encoded) -> Ints:
    """Rows of `encoded` at which a word of the text begins; the rest are parts of one."""
    if not len(encoded.starts):
        return np.zeros(0, dtype=np.int64)
    at = {start: row for row, start in enumerate(encoded.starts.tolist())}
    found: list[int] = []
    for first, last in runs(encoded.segment):
        start, end = int(encoded.starts[first]), int(encoded.ends[last - 1])
        begins = (unit.start() for unit in _UNIT.finditer(text, start, end))
        found += [at[begin] for begin in begins if begin in at]
    return np.array(found, dtype=np.int64)


def words(
    text: str, encoded: Encoded, rows: Ints, sentences: Sequence[tuple[int, int]]
) -> tuple[Word, ...]:
    """The words that begin at `rows`, with part of speech, head and relation.

    Args:
        rows: from `units`.
        sentences: (start, end) in code points, in order, covering every word.
    """
    if not len(rows):
        return ()
    starts = encoded.starts[rows]
    ends = _ends(encoded, rows)
    begins = np.array([start for start, _ in sentences], dtype=np.int64)
    sentence = np.maximum(np.searchsorted(begins, starts, side="right") - 1, 0)
    heads = _heads(encoded, rows, sentence)
    relations = encoded.relations[rows].argmax(1)
    relations[relations == _ROOT] = RELATIONS.index("dep")
    relations[heads == np.arange(len(rows))] = _ROOT
    tags = encoded.pos[rows].argmax(1)
    columns = (starts, ends, tags, heads, relations, sentence)
    return tuple(
        Word(start, start + len(text[start:end].rstrip()), UPOS[tag], head, RELATIONS[relation], at)
        for start, end, tag, head, relation, at in zip(*(c.tolist() for c in columns), strict=True)
    )


def _ends(encoded: Encoded, rows: Ints) -> Ints:
    """Where each word ends at the latest.

    That is where the next one begins, accents that the tokenizer drops included; but between two
    segments there may stand a whole block that is not read.
    """
    ends: Ints = encoded.ends[np.append(rows[1:], len(encoded.ends)) - 1]
    same = np.flatnonzero(encoded.segment[rows[1:]] == encoded.segment[rows[:-1]])
    ends[same] = encoded.starts[rows[1:]][same]
    return ends


def _heads(encoded: Encoded, rows: Ints, sentence: Ints) -> Ints:
    """Index of each word's head; every sentence is a tree whose root points to itself."""
    heads = np.arange(len(rows))
    key = sentence * (int(encoded.window.max()) + 1) + encoded.window[rows]
    for first, last in runs(key):
        part = rows[first:last]
        scores = encoded.scores("arc", part, part)
        root = int(scores.diagonal().argmax())
        scores.flat[:: len(part) + 1] = -np.inf
        local = scores.argmax(1).tolist()
        local[root] = root
        _break_cycles(local, scores, root)
        heads[first:last] = local
        heads[first:last] += first
    return heads


def _break_cycles(heads: list[int], scores: Floats, root: int) -> None:
    """Hang the least certain word of each cycle on the root."""
    # Of each word, the one whose walk up the heads came by it first.
    walk = [-1] * len(heads)
    walk[root] = len(heads)
    for begin in range(len(heads)):
        at = begin
        while walk[at] < 0:
            walk[at] = begin
            at = heads[at]
        if walk[at] == begin:
            cycle = [at]
            while heads[cycle[-1]] != at:
                cycle.append(heads[cycle[-1]])
            heads[min(cycle, key=lambda word: float(scores[word, heads[word]]))] = root


def names(encoded: Encoded) -> tuple[Name, ...]:
    """Named entities, best path over the words of each segment."""
    if not len(encoded.starts):
        return ()
    best = encoded.names.argmax(1)
    begins = np.flatnonzero(np.diff(encoded.segment, prepend=-1))
    before = np.concatenate(([0], best[:-1]))
    before[begins] = 0
    # Nothing ties the tags but that I-X follows B-X or I-X. Where the best tag of each
    # word keeps to that, it is the best path.
    wrong = (best % 2 == 0) & (best > 0) & (before != best) & (before != best - 1)
    for segment in np.unique(encoded.segment[wrong]):
        rows = np.flatnonzero(encoded.segment == segment)
        best[rows] = _path(encoded.names[rows])
    found: list[Name] = []
    for first, last in runs(encoded.segment):
        if best[first:last].any():
            for start, end, label in spans(best[first:last].tolist(), NAME_TAGS):
                kind: NameLabel = label  # type: ignore[assignment]  # the tail of a tag is its label
                of, to = encoded.starts[first + start], encoded.ends[first + end - 1]
                found.append(Name(int(of), int(to), kind))
    found.sort(key=lambda name: name.start)
    return tuple(found)


def _path(scores: Floats) -> list[int]:
    """The best tags of one segment (words x `NAME_TAGS`) of which each I-X follows B-X or I-X."""
    kinds = range(1, len(NAME_TAGS), 2)
    steps = scores.tolist()
    # For each word, where the best path to each kind's I comes from: its B, or its I.
    comes: list[list[int]] = []
    ends: list[int] = []
    inside = dict.fromkeys(kinds, -inf)
    begun = dict.fromkeys(kinds, -inf)
    so_far = 0.0
    for step in steps:
        comes.append([])
        best, end = so_far + step[0], 0
        for kind in kinds:
            anew = begun[kind] >= inside[kind]
            into = (begun[kind] if anew else inside[kind]) + step[kind + 1]
            comes[-1].append(kind if anew else kind + 1)
            begun[kind], inside[kind] = so_far + step[kind], into
            if begun[kind] > best:
                best, end = begun[kind], kind
            if into > best:
                best, end = into, kind + 1
        so_far = best
        ends.append(end)
    path = [ends[-1]]
    for at in range(len(steps) - 1, 0, -1):
        tag = path[-1]
        path.append(comes[at][tag // 2 - 1] if tag and tag % 2 == 0 else ends[at - 1])
    return path[::-1]


def corefers(encoded: Encoded, rows: Ints, found: Sequence[Word]) -> tuple[Corefers, ...]:
    """Proposals of the coreference head: for each noun or pronoun, its likeliest antecedent."""
    nominal = np.array(
        [number for number, word in enumerate(found) if word.tag in _COREF_TAGS], dtype=np.int64
    )
    if not len(nominal):
        return ()
    proposals: list[Corefers] = []
    window = encoded.window[rows[nominal]]
    for first, last in runs(window):
        part = nominal[first:last]
        scores = encoded.scores("coref", rows[part], rows[part])
        scores[_BEHIND[: len(part), : len(part)]] = -np.inf
        scores = np.exp(scores - scores.max(1, keepdims=True))
        scores /= scores.sum(1, keepdims=True)
        best = scores.argmax(1)
        for at in np.flatnonzero((best != np.arange(len(part))) & (scores.max(1) >= _COREF_FLOOR)):
            probability = round(float(scores[at, best[at]]), 3)
            proposals.append(Corefers(int(part[at]), int(part[best[at]]), probability))
    return tuple(proposals)
