"""Pairing what was predicted with what people marked, each at most once."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence


def pair(choices: Sequence[Sequence[int]]) -> list[int | None]:
    """A largest set of pairs in which no row and no column stands twice.

    Kuhn's augmenting paths, found breadth first, so that long chains need no recursion. A row
    that got a column keeps one when later rows come, hence earlier rows have precedence; the
    number of pairs does not depend on the order.

    Args:
        choices: for each row, the columns it may be paired with, any integers from 0.

    Returns:
        for each row its column, or `None`.

    >>> pair([[0, 1], [0], [1]])
    [1, 0, None]
    """
    taken: dict[int, int] = {}
    for row in range(len(choices)):
        _augment(row, choices, taken)
    paired: list[int | None] = [None] * len(choices)
    for column, row in taken.items():
        paired[row] = column
    return paired


def _augment(start: int, choices: Sequence[Sequence[int]], taken: dict[int, int]) -> None:
    came_from: dict[int, int] = {}
    queue = deque([start])
    while queue:
        row = queue.popleft()
        for column in choices[row]:
            if column in came_from:
                continue
            came_from[column] = row
            if column in taken:
                queue.append(taken[column])
            else:
                _turn(start, column, came_from, taken)
                return


def _turn(start: int, column: int, came_from: dict[int, int], taken: dict[int, int]) -> None:
    """Give each row on the path to `column` the column that the path reached it by."""
    held = {row: column for column, row in taken.items()}
    while True:
        row = came_from[column]
        taken[column] = row
        if row == start:
            return
        column = held[row]
