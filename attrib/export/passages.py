"""The article's text cut where spans begin and end, and the context that a quotation stands in."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import networkx as nx

from attrib.model import Article

CONTEXT = 320  # code points on either side, where a paragraph is longer than that
SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*\s+(?=[\"“‘'(\[]*[A-Z0-9])")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text between two ends of spans.

    Attributes:
        start, end: code points into the article's text.
        roles: `content`, `cue`, `who`, `silence`, `outlet`, `about`, as spans over it have it.
        soft: the hue of the words' background, or None.
        ink: the hue of the words' underline, or None.
    """

    start: int
    end: int
    text: str
    roles: tuple[str, ...] = ()
    soft: str | None = None
    ink: str | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """One block of the article: its kind (`paragraph`, `headline`, ...) and its pieces."""

    kind: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A span to be seen in the text: what it is, and the hue of the source it belongs to."""

    start: int
    end: int
    role: str
    hue: str = field(compare=False)


ROLES: Mapping[str, str] = {"source": "who", "silence": "silence", "subject": "about"}


def marks(graph: nx.MultiDiGraph[str], hues: Mapping[str, str]) -> dict[str, list[Mark]]:
    """The marks of each article of a claim graph, by its id; `hues` gives the hue of each node."""
    found: dict[str, dict[Mark, Mark]] = {}

    def add(article: str, spans: Iterable[Sequence[int]], role: str, hue: str) -> None:
        for start, end in spans:
            mark = Mark(start, end, role, hue)
            found.setdefault(article, {}).setdefault(mark, mark)

    for node, data in graph.nodes(data=True):
        role = ROLES.get(data["kind"])
        if data["kind"] == "claim":
            role = "outlet" if data["voice"] == "outlet" else "content"
        if role:
            for article, spans in places(data).items():
                add(article, spans, role, hues[node])
    for speaker, claim, data in graph.edges(data=True):
        article = data["article"]
        if "act" in data:
            add(article, data["content_spans"], "content", hues[claim])
            add(article, data["cue_spans"], "cue", hues[speaker])
        if "source_spans" in data and data["kind"] != "unanswered":
            add(article, data["source_spans"], "who", hues[speaker])
    return {article: list(known.values()) for article, known in found.items()}


def places(attributes: Mapping[str, Any]) -> dict[str, list[list[int]]]:
    """The spans of a node by the article that they are in."""
    elsewhere: dict[str, list[list[int]]] = attributes.get("elsewhere", {})
    return {attributes["article"]: attributes.get("spans", []), **elsewhere}


def passages(article: Article, found: Iterable[Mark]) -> list[Passage]:
    """The text of `article` block by block; without blocks, line by line."""
    every = blocks(article)
    inside: list[list[Mark]] = [[] for _ in every]
    starts = [start for start, _, _ in every]
    for mark in sorted(found, key=lambda mark: (mark.start, mark.end)):
        number = max(0, bisect_right(starts, mark.start) - 1)
        while number < len(every) and every[number][0] < mark.end:
            if every[number][1] > mark.start:
                inside[number].append(mark)
            number += 1
    return [
        Passage(kind, tuple(_pieces(article.text, start, end, over)))
        for (start, end, kind), over in zip(every, inside, strict=True)
    ]


def blocks(article: Article) -> list[tuple[int, int, str]]:
    """Start, end and kind of every block in order; of every line where the article has none."""
    if article.blocks:
        return sorted((block.start, block.end, block.kind) for block in article.blocks)
    lines = re.finditer(r"\S(?:[^\n]*\S)?", article.text)
    return [(line.start(), line.end(), "paragraph") for line in lines]


def _pieces(text: str, start: int, end: int, inside: Sequence[Mark]) -> Iterable[Piece]:
    cuts = sorted({start, end} | {p for m in inside for p in (m.start, m.end) if start < p < end})
    waiting = deque(sorted(inside, key=lambda mark: mark.start))
    over: list[Mark] = []
    for first, last in pairwise(cuts):
        over = [mark for mark in over if mark.end > first]
        while waiting and waiting[0].start <= first:
            mark = waiting.popleft()
            if mark.end > first:
                over.append(mark)
        yield _piece(text, first, last, over)


def _piece(text: str, start: int, end: int, over: Sequence[Mark]) -> Piece:
    if not over:
        return Piece(start, end, text[start:end])
    innermost = sorted(over, key=lambda mark: mark.end - mark.start)
    fills = [m.hue for m in innermost if m.role in ("content", "silence", "outlet")]
    lines = [m.hue for m in innermost if m.role in ("who", "cue")]
    return Piece(
        start,
        end,
        text[start:end],
        tuple(sorted({mark.role for mark in over})),
        fills[0] if fills else None,
        lines[0] if lines else None,
    )


def context(
    text: str, every: Sequence[tuple[int, int, str]], spans: Sequence[Sequence[int]]
) -> list[int]:
    """Where the sentences begin and end that `spans` stand in: `[start, end]`.

    The paragraph where it is short; of a long one, the whole sentences at hand. `every` are the
    `blocks` of the article with that text.
    """
    first, last = min(span[0] for span in spans), max(span[1] for span in spans)
    before = bisect_right(every, first, key=lambda block: block[0]) - 1
    after = bisect_left(every, last, key=lambda block: block[1])
    start = min(every[max(before, 0)][0], first) if every else first
    end = max(every[min(after, len(every) - 1)][1], last) if every else last
    if first - start > CONTEXT:
        start = _sentence_start(text, first - CONTEXT, first)
    if end - last > CONTEXT:
        end = _sentence_end(text, last, last + CONTEXT)
    return [start, end]


def _sentence_start(text: str, floor: int, at: int) -> int:
    ends = [match.end() for match in SENTENCE_END.finditer(text, floor, at)]
    return ends[0] if ends else text.find(" ", floor, at) + 1 or floor


def _sentence_end(text: str, at: int, ceiling: int) -> int:
    ends = [len(m.group().rstrip()) + m.start() for m in SENTENCE_END.finditer(text, at, ceiling)]
    if ends:
        return ends[-1]
    space = text.rfind(" ", at, ceiling)
    return space if space > at else ceiling


def spans_of(attributes: Mapping[str, Any]) -> list[list[int]]:
    """All spans of a node or an edge of the claim graph."""
    names = ("spans", "source_spans", "cue_spans", "content_spans", "about_spans")
    return [span for name in names for span in attributes.get(name, ())]
