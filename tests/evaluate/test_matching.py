"""Pairs: each row and each column at most once, and as many as possible."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from attrib.evaluate.matching import pair

choices = st.lists(st.lists(st.integers(0, 4), max_size=5, unique=True), max_size=5)


def largest(rows: list[list[int]]) -> int:
    """The size of a largest set of pairs, by trying every order of columns."""
    columns = [*range(5), *([-1] * len(rows))]
    return max(
        sum(column in row for row, column in zip(rows, order, strict=False))
        for order in permutations(columns, len(rows))
    )


def test_a_row_gives_way_when_it_has_another_choice() -> None:
    assert pair([[0, 1], [0]]) == [1, 0]


def test_a_chain_of_rows_gives_way() -> None:
    assert pair([[0, 1], [1, 2], [2, 3], [0]]) == [1, 2, 3, 0]


def test_a_row_that_has_a_column_keeps_one() -> None:
    assert pair([[0], [0]]) == [0, None]


def test_a_long_chain_needs_no_recursion() -> None:
    size = 3000
    rows = [[row, row + 1] for row in range(size)] + [[0]]
    assert sorted(column for column in pair(rows) if column is not None) == list(range(size + 1))


def test_nothing_pairs_with_nothing() -> None:
    assert pair([]) == []
    assert pair([[], []]) == [None, None]


@given(choices)
@settings(max_examples=60, deadline=None)
def test_the_pairs_are_allowed_disjoint_and_as_many_as_possible(rows: list[list[int]]) -> None:
    columns = pair(rows)
    taken = [column for column in columns if column is not None]
    assert all(c is None or c in row for row, c in zip(rows, columns, strict=True))
    assert len(taken) == len(set(taken)) == largest(rows)
