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
_SCALED_EVERY = 8
_TINY = 1e-300


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
    steps = np.ascontiguousarray(scores.transpose(1, 0, 2))
    best = np.empty((time, batch, size), dtype=np.float32)
    # From-tag first: the greatest over the first axis is the fastest to find.
    moves = np.empty((size, batch, size), dtype=np.float32)
    each = np.ascontiguousarray(np.broadcast_to(transitions[:, None, :], moves.shape))
    so_far = best.transpose(0, 2, 1)[..., None]
    np.add(steps[0], _starts(tags), out=best[0])
    for step in range(1, time):
        np.add(so_far[step - 1], each, out=moves)
        np.maximum.reduce(moves, 0, out=best[step])
        best[step] += steps[step]
    into = np.ascontiguousarray(transitions.T)
    last = best[lengths - 1, np.arange(batch)].argmax(1)
    path = np.empty((time, batch), dtype=np.int64)
    path[-1] = last
    # Until the way back comes to where a sequence ends it stays at its last tag.
    beyond = np.arange(time)[:, None] >= lengths - 1
    best[beyond] = -np.inf
    best[:, np.arange(batch), last] = np.where(beyond, 0, best[:, np.arange(batch), last])
    came = np.empty((batch, size), dtype=np.float32)
    for step in range(time - 2, -1, -1):
        into.take(path[step + 1], 0, came, "clip")
        came += best[step]
        came.argmax(1, out=path[step])
    path[np.arange(time)[:, None] >= lengths] = 0
    return np.ascontiguousarray(path.T)


def marginals(scores: Floats, lengths: Ints, transitions: Floats, tags: Sequence[str]) -> Floats:
    """Probability of each tag at each step, over all sequences: batch x time x tags.

    Arguments as in `viterbi`. What stands beyond `lengths` in the result means nothing.
    """
    time = scores.shape[1]
    # As probabilities scaled now and then (Rabiner 1989), which takes one product a step where
    # logarithms take a maximum, a power, a sum and a logarithm.
    moves = np.exp(transitions.astype(np.float64))
    # The greatest over the first axis is the fastest to find.
    most = np.ascontiguousarray(scores.transpose(2, 0, 1)).max(0)
    values = np.exp((scores - most[..., None]).astype(np.float64))
    # The way back is the way forward from the other end, over the sequences turned round: both
    # are gone at once.
    turn = np.maximum(lengths[:, None] - 1 - np.arange(time), 0)
    rows = np.arange(len(lengths))[:, None]
    ways = np.stack((values, values[rows, turn]))
    begun = ways[:, :, 0].copy()
    begun[0] *= np.exp(_starts(tags).astype(np.float64))
    forward, backward = _summed(ways, begun, np.stack((moves, moves.T)))
    both = forward * backward[rows, turn] / values.clip(_TINY)
    both /= both.sum(2, keepdims=True).clip(_TINY)
    probability: Floats = both.astype(np.float32)
    return probability


def _summed(
    values: NDArray[np.float64], begun: NDArray[np.float64], moves: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Sums over all ways to each tag at each step, each step scaled by a number of its own.

    Args:
        values: ways x batch x time x tags.
        begun: the sums at the first step.
        moves: ways x tags x tags.
    """
    steps = np.ascontiguousarray(values.transpose(2, 0, 1, 3))
    result = np.empty_like(steps)
    result[0] = begun
    for step in range(1, len(steps)):
        here = result[step]
        np.matmul(result[step - 1], moves, out=here)
        np.multiply(here, steps[step], out=here)
        if step % _SCALED_EVERY == 0:
            here /= here.sum(-1, keepdims=True)
    return result.transpose(1, 2, 0, 3)


def _starts(tags: Sequence[str]) -> Floats:
    """What a sequence pays for beginning with each tag: never inside a span."""
    return np.array([_NEVER if tag.startswith("I-") else 0 for tag in tags], dtype=np.float32)


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
