"""From the tagger's scores to spans: the best path, and how probable each of its steps is.

The tags form a linear chain (conditional random field, Lafferty, McCallum and Pereira 2001): the
best path is Viterbi's, the marginal probabilities come from the forward-backward algorithm.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

_NEVER = np.float32(-1e4)
_TOGETHER = 64


@dataclass(frozen=True, slots=True)
class Chains:
    """Sequences of like length to decode together.

    Attributes:
        begins: row at which each sequence begins.
        lengths: its number of rows, at least 1.
        scores: batch x time x tags.
    """

    begins: Ints
    lengths: Ints
    scores: Floats


def chains(scores: Floats, segment: Ints, transitions: Floats) -> Iterator[Chains]:
    """The segments as sequences for `viterbi` and `marginals`, the short ones first.

    Between two segments the tag is O (the first one), so the moves from it and back to it count.

    Args:
        scores: rows x tags.
        segment: of each row, rising.
        transitions: tags x tags, constrained.
    """
    edges = np.flatnonzero(np.diff(segment)) + 1
    begins = np.concatenate(([0], edges)).astype(np.int64)
    sizes = np.diff(np.concatenate((begins, [len(segment)])))
    order = np.argsort(sizes, kind="stable")
    for at in range(0, len(order), _TOGETHER):
        group = order[at : at + _TOGETHER]
        lengths = sizes[group]
        stacked = np.zeros((len(group), int(lengths.max()), scores.shape[1]), dtype=np.float32)
        for row, (begin, length) in enumerate(zip(begins[group], lengths, strict=True)):
            stacked[row, :length] = scores[begin : begin + length]
            stacked[row, 0] += transitions[0]
            stacked[row, length - 1] += transitions[:, 0]
        yield Chains(begins[group], lengths, stacked)


def constrain(transitions: Floats, tags: Sequence[str]) -> Floats:
    """The transitions, with X to I-Y made impossible unless X is Y."""
    allowed = transitions.copy()
    for row, before in enumerate(tags):
        for column, after in enumerate(tags):
            if after.startswith("I-") and before[2:] != after[2:]:
                allowed[row, column] = _NEVER
    return allowed


def viterbi(scores: Floats, lengths: Ints, transitions: Floats, tags: Sequence[str]) -> Ints:
    """Best tag sequences.

    Args:
        scores: batch x time x tags; what stands beyond `lengths` is not read.
        lengths: real steps of each sequence, at least 1.
        transitions: tags x tags, row to column, constrained.

    Returns:
        batch x time tag indices; 0 beyond `lengths`.
    """
    batch, time, size = scores.shape
    start = np.array([_NEVER if tag.startswith("I-") else 0 for tag in tags], dtype=np.float32)
    best = scores[:, 0] + start
    back = np.zeros((time, batch, size), dtype=np.int64)
    finals = np.zeros((batch, size), dtype=np.float32)
    finals[lengths == 1] = best[lengths == 1]
    for step in range(1, time):
        moves = best[:, :, None] + transitions
        back[step] = moves.argmax(1)
        best = moves.max(1) + scores[:, step]
        ends = lengths == step + 1
        finals[ends] = best[ends]
    path = np.zeros((batch, time), dtype=np.int64)
    rows = np.arange(batch)
    tag = finals.argmax(1)
    for step in range(time - 1, -1, -1):
        inside = step < lengths
        path[inside, step] = tag[inside]
        if step:
            tag = np.where(inside, back[step][rows, tag], tag)
    return path


def marginals(scores: Floats, lengths: Ints, transitions: Floats, tags: Sequence[str]) -> Floats:
    """Probability of each tag at each step, over all sequences: batch x time x tags."""
    time = scores.shape[1]
    # As probabilities scaled at each step (Rabiner 1989), which takes one product a step where
    # logarithms take a maximum, a power, a sum and a logarithm.
    moves = np.exp(transitions.astype(np.float64))
    values = np.exp((scores - scores.max(2, keepdims=True)).astype(np.float64))
    forward = values.copy()
    forward[:, 0, [number for number, tag in enumerate(tags) if tag.startswith("I-")]] = 0
    forward[:, 0] /= forward[:, 0].sum(1, keepdims=True)
    for step in range(1, time):
        forward[:, step] *= forward[:, step - 1] @ moves
        forward[:, step] /= forward[:, step].sum(1, keepdims=True)
    backward = np.ones_like(values)
    for step in range(time - 2, -1, -1):
        inside = step + 1 < lengths
        follows = (values[inside, step + 1] * backward[inside, step + 1]) @ moves.T
        backward[inside, step] = follows / follows.sum(1, keepdims=True)
    both = forward * backward
    both /= both.sum(2, keepdims=True)
    probability: Floats = both.astype(np.float32)
    return probability


def spans(path: Sequence[int], tags: Sequence[str]) -> list[tuple[int, int, str]]:
    """(first step, one past the last, kind) of each span in one tag sequence.

    >>> spans([1, 2, 0, 3], ("O", "B-source", "I-source", "B-cue"))
    [(0, 2, 'source'), (3, 4, 'cue')]
    """
    found: list[tuple[int, int, str]] = []
    begin, kind = 0, ""
    for step, tag in enumerate(path):
        name = tags[tag]
        if kind and name != f"I-{kind}":
            found.append((begin, step, kind))
            kind = ""
        if name != "O" and not kind:
            begin, kind = step, name[2:]
    if kind:
        found.append((begin, len(path), kind))
    return found
