"""Decoding: what the algorithms find is what counting over all sequences finds."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attrib.extract.decode import Floats, chains, constrain, marginals, spans, viterbi

TAGS = ("O", "B-x", "I-x", "B-y", "I-y")
FORBIDDEN = -1e4


def forbidden(before: str, after: str) -> bool:
    return after.startswith("I-") and before not in (f"B-{after[2:]}", after)


def sequences(length: int) -> Iterator[tuple[int, ...]]:
    """Every sequence that the tags allow: no I- at the start, or after another kind."""
    for path in itertools.product(range(len(TAGS)), repeat=length):
        names = [TAGS[tag] for tag in path]
        if not any(itertools.starmap(forbidden, itertools.pairwise(["O", *names]))):
            yield path


def total(scores: Floats, transitions: Floats, path: tuple[int, ...]) -> float:
    steps = sum(float(scores[step, tag]) for step, tag in enumerate(path))
    return steps + sum(float(transitions[a, b]) for a, b in itertools.pairwise(path))


@st.composite
def batch(draw: st.DrawFn) -> tuple[Floats, np.ndarray, Floats]:
    """Scores of a few sequences with what is never read beyond their ends, and transitions."""
    lengths = np.array(draw(st.lists(st.integers(1, 4), min_size=1, max_size=3)))
    random = np.random.default_rng(draw(st.integers(0, 10_000)))
    scores = random.normal(0, 2, (len(lengths), int(lengths.max()), len(TAGS)))
    transitions = random.normal(0, 2, (len(TAGS), len(TAGS)))
    return scores.astype(np.float32), lengths, transitions.astype(np.float32)


@given(batch())
@settings(max_examples=40)
def test_the_best_path_is_the_best_of_all(case: tuple[Floats, np.ndarray, Floats]) -> None:
    scores, lengths, transitions = case
    paths = viterbi(scores, lengths, constrain(transitions, TAGS), TAGS)
    for row, length in enumerate(lengths.tolist()):
        best = max(sequences(length), key=lambda path: total(scores[row], transitions, path))
        assert tuple(paths[row, :length]) == best
        assert not paths[row, length:].any()


@given(batch())
@settings(max_examples=40)
def test_marginals_are_shares_of_all_sequences(case: tuple[Floats, np.ndarray, Floats]) -> None:
    scores, lengths, transitions = case
    found = marginals(scores, lengths, constrain(transitions, TAGS), TAGS)
    for row, length in enumerate(lengths.tolist()):
        paths = list(sequences(length))
        weights = np.exp([total(scores[row], transitions, path) for path in paths])
        expected = np.zeros((length, len(TAGS)))
        for path, weight in zip(paths, weights / weights.sum(), strict=True):
            expected[np.arange(length), path] += weight
        assert found[row, :length] == pytest.approx(expected, abs=1e-4)


@given(batch())
@settings(max_examples=20)
def test_what_stands_beyond_the_end_of_a_sequence_is_not_read(
    case: tuple[Floats, np.ndarray, Floats],
) -> None:
    scores, lengths, transitions = case
    other = scores.copy()
    for row, length in enumerate(lengths.tolist()):
        other[row, length:] = 100
    allowed = constrain(transitions, TAGS)
    assert (viterbi(scores, lengths, allowed, TAGS) == viterbi(other, lengths, allowed, TAGS)).all()
    before, after = (marginals(x, lengths, allowed, TAGS) for x in (scores, other))
    for row, length in enumerate(lengths.tolist()):
        assert (before[row, :length] == after[row, :length]).all()


def test_a_span_goes_on_only_as_what_it_began_as() -> None:
    free = np.arange(25, dtype=np.float32).reshape(5, 5)
    kept = free.copy()
    allowed = constrain(free, TAGS)
    for (row, before), (column, after) in itertools.product(enumerate(TAGS), repeat=2):
        if forbidden(before, after):
            assert allowed[row, column] <= FORBIDDEN
        else:
            assert allowed[row, column] == free[row, column]
    assert (free == kept).all(), "the transitions of the card are shared"


def test_no_sequence_begins_inside_a_span_however_high_its_score() -> None:
    scores = np.zeros((1, 1, 5), dtype=np.float32)
    scores[0, 0, TAGS.index("I-x")] = 50
    lengths, transitions = np.array([1]), np.zeros((5, 5), dtype=np.float32)
    (path,) = viterbi(scores, lengths, transitions, TAGS)
    assert not TAGS[path[0]].startswith("I-")
    assert marginals(scores, lengths, transitions, TAGS)[0, 0, TAGS.index("I-x")] < 1e-6


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("", []),
        ("O O", []),
        ("B-x", [(0, 1, "x")]),
        ("B-x I-x O B-y", [(0, 2, "x"), (3, 4, "y")]),
        ("B-x B-x I-x", [(0, 1, "x"), (1, 3, "x")]),
        ("B-x B-y I-y I-y", [(0, 1, "x"), (1, 4, "y")]),
        ("O B-y I-y", [(1, 3, "y")]),
        ("B-y O B-y", [(0, 1, "y"), (2, 3, "y")]),
    ],
)
def test_spans_of_a_path(path: str, expected: list[tuple[int, int, str]]) -> None:
    assert spans([TAGS.index(tag) for tag in path.split()], TAGS) == expected


@given(st.lists(st.integers(1, 6), min_size=1, max_size=150), st.integers(0, 1000))
@settings(max_examples=25)
def test_every_segment_is_a_chain_of_its_own(sizes: list[int], seed: int) -> None:
    random = np.random.default_rng(seed)
    segment = np.repeat(np.arange(len(sizes)), sizes)
    scores = random.normal(size=(len(segment), 3)).astype(np.float32)
    transitions = random.normal(size=(3, 3)).astype(np.float32)
    seen: list[int] = []
    for part in chains(scores, segment, transitions):
        assert part.scores.shape[:2] == (len(part.begins), part.lengths.max())
        for begin, length, rows in zip(part.begins, part.lengths, part.scores, strict=True):
            assert set(segment[begin : begin + length]) == {segment[begin]}
            # Before and after a segment stands O, the first tag.
            expected = scores[begin : begin + length].copy()
            expected[0] += transitions[0]
            expected[-1] += transitions[:, 0]
            assert rows[:length] == pytest.approx(expected, abs=1e-6)
            seen += range(begin, begin + length)
    assert sorted(seen) == list(range(len(segment)))


def test_chains_come_short_ones_first_and_in_the_order_of_the_text() -> None:
    segment = np.repeat(np.arange(4), [2, 3, 2, 3])
    (part,) = chains(np.zeros((10, 3), dtype=np.float32), segment, np.zeros((3, 3), np.float32))
    assert part.begins.tolist() == [0, 5, 2, 7]
    assert part.lengths.tolist() == [2, 2, 3, 3]


def test_a_segment_is_read_the_same_whatever_stands_around_it() -> None:
    random = np.random.default_rng(3)
    scores = random.normal(size=(9, 5)).astype(np.float32)
    transitions = constrain(random.normal(size=(5, 5)).astype(np.float32), TAGS)
    (alone,) = chains(scores[4:9], np.zeros(5, dtype=np.int64), transitions)
    (path,) = viterbi(alone.scores, alone.lengths, transitions, TAGS)
    for part in chains(scores, np.repeat([0, 1, 2], [3, 1, 5]), transitions):
        paths = viterbi(part.scores, part.lengths, transitions, TAGS)
        for begin, length, found in zip(part.begins, part.lengths, paths, strict=True):
            if begin == 4:
                assert found[:length].tolist() == path.tolist()
                return
    pytest.fail("the segment was not read")
