"""How the edges run: from the right side of one box to the left side of another, in the gutter.

Edges that end at one box end at places of their own, so that no two run along each other and
their labels stand apart. Edges within a column go around it as an arc: on the left between
sources, on the right between claims.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

import networkx as nx

from attrib.export.layout import Box

LEAVE, ARRIVE = 0.42, 0.45  # how far the curve's handles reach, as shares of the gutter
LABEL_AT = 0.62  # where on the curve its label stands, from 0 to 1
# a steep curve turns early and runs level to its end, with its label there, so that those of one
# source to many claims do not lie on each other's labels
STEEP, STEEPEST = 60, 180  # how far it goes up or down, in pixels
ARRIVE_STEEP, LABEL_AT_STEEP = 0.95, 0.88
HEAD = 8  # the length of an arrowhead
ARC = 30  # how far an arc swings out, at least
ARC_MOST = 56
ARC_STEP = 7.0  # from one arc to the next outside it
ARC_LABELS = (0.5, 0.72, 0.28, 0.9, 0.1)
PORT = 16  # pixels between the ends of two edges at one box

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Ends:
    """Where an edge leaves and arrives, and how it keeps clear of others, in pixels.

    Attributes:
        leave, arrive: below the middle of the two boxes.
        swing: how far an arc swings out beyond its own measure.
        label: where on the curve its label stands, from 0 to 1.
        bend: how far the curve's handle reaches back from its end, as a share of the gutter.
    """

    leave: float
    arrive: float
    swing: float = 0.0
    label: float = LABEL_AT
    bend: float = ARRIVE


def ends(graph: nx.MultiDiGraph[str], boxes: Mapping[str, Box]) -> dict[str, Ends]:
    """The ends of every edge of the graph, by its key."""
    into: dict[str, list[tuple[float, int, str]]] = {}
    beside: dict[tuple[str, str], list[str]] = {}
    for number, (first, second, key) in enumerate(graph.edges(keys=True)):
        if boxes[first].x != boxes[second].x:
            into.setdefault(second, []).append((boxes[first].y, number, key))
            beside.setdefault((first, second), []).append(key)
    arrive: dict[str, float] = {}
    for node, edges in into.items():
        step = min(PORT, (boxes[node].height - 14) / max(1, len(edges) - 1))
        for rank, (_, _, key) in enumerate(sorted(edges)):
            arrive[key] = round((rank - (len(edges) - 1) / 2) * step, 1)
    leave = {
        key: round((rank - (len(keys) - 1) / 2) * 5, 1)
        for keys in beside.values()
        for rank, key in enumerate(keys)
    }
    arcs = _arcs(graph, boxes)
    found = {}
    for first, second, key in graph.edges(keys=True):
        steep = _steepness(boxes[first], boxes[second])
        found[key] = arcs.get(key) or Ends(
            leave.get(key, 0.0),
            arrive.get(key, 0.0),
            label=round(LABEL_AT + steep * (LABEL_AT_STEEP - LABEL_AT), 3),
            bend=round(ARRIVE + steep * (ARRIVE_STEEP - ARRIVE), 3),
        )
    return found


def _steepness(start: Box, end: Box) -> float:
    """From 0, for a curve between boxes that are about level, to 1."""
    return min(1.0, max(0.0, (abs(end.y - start.y) - STEEP) / (STEEPEST - STEEP)))


def _arcs(graph: nx.MultiDiGraph[str], boxes: Mapping[str, Box]) -> dict[str, Ends]:
    """Arcs around the same stretch of a column, one outside the other, their labels in turn."""
    beside: dict[tuple[float, int], int] = {}
    found = {}
    for first, second, key in graph.edges(keys=True):
        if boxes[first].x == boxes[second].x:
            # labels that are this near would touch
            stretch = boxes[first].x, round((boxes[first].y + boxes[second].y) / 2 / PORT)
            rank = beside.get(stretch, 0)
            beside[stretch] = rank + 1
            found[key] = Ends(
                0.0, 0.0, rank % len(ARC_LABELS) * ARC_STEP, ARC_LABELS[rank % len(ARC_LABELS)]
            )
    return found


def points(start: Box, end: Box, at: Ends) -> tuple[Point, Point, Point, Point]:
    """The four points of the cubic Bézier curve between two boxes of different columns."""
    side = 1 if start.x < end.x else -1
    first = (start.x + side * start.width / 2, start.y + at.leave)
    last = (end.x - side * end.width / 2, end.y + at.arrive)
    reach = last[0] - first[0]
    return (
        first,
        (first[0] + LEAVE * reach, first[1]),
        (last[0] - at.bend * reach, last[1]),
        last,
    )


def arc(start: Box, end: Box, more: float = 0.0) -> tuple[Point, Point, Point]:
    """The three points of the quadratic Bézier curve between two boxes of one column.

    `more` is the `swing` of its `Ends`.
    """
    side = -1 if start.x <= 0 else 1
    swing = min(ARC_MOST, ARC + abs(end.y - start.y) / 16) + more
    out = start.x + side * (max(start.width, end.width) / 2 + 2 * swing)
    return (
        (start.x + side * start.width / 2, start.y),
        (out, (start.y + end.y) / 2),
        (end.x + side * end.width / 2, end.y),
    )


def beside(curve: tuple[Point, ...], share: float, across: float) -> Point:
    """The middle of a label `across` pixels wide at `share` of a curve, not on its arrowhead."""
    x, y = on(curve, share)
    if len(curve) < 4:
        return x, y
    far = abs(curve[-1][0] - curve[0][0]) / 2 - HEAD - 4 - across / 2
    middle = (curve[0][0] + curve[-1][0]) / 2
    return (max(middle - far, min(middle + far, x)) if far > 0 else middle), y


def on(curve: tuple[Point, ...], share: float) -> Point:
    """The point of a Bézier curve at `share` from 0 to 1 (de Casteljau)."""
    while len(curve) > 1:
        curve = tuple(
            (a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share) for a, b in pairwise(curve)
        )
    return curve[0]
