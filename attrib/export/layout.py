"""Where each node of the claim graph stands: sources on the left, what they say to the right.

The place follows from the graph alone, without chance: sources that share a claim, or relay one
another, stand together; such groups follow the order of the text; the article with its own
statements stands below them. Several articles stand one under another.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import networkx as nx

from attrib.export.labels import plain, wrap
from attrib.export.wording import shown

FONT = 14
SMALL_FONT = 12
LEADING = 1.1  # of the font's size, from line to line
PADDING = 8
SPEAKER_WIDTH = 190
WORDS_WIDTH = 330
GUTTER = 150  # between the columns, where the labels of the edges stand
ROW_GAP = 10
SMALL_GAP = 5  # between the article's own statements
SPEAKER_GAP = 14
GROUP_GAP = 30
ARTICLE_GAP = 110
WORDS_X = (SPEAKER_WIDTH + WORDS_WIDTH) // 2 + GUTTER
SPEAKERS = frozenset({"source", "nobody", "article"})


@dataclass(frozen=True, slots=True)
class Box:
    """A node on the canvas, in pixels: its centre, its size with padding, its wrapped label."""

    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]
    font: int
    padding: int


@dataclass(frozen=True, slots=True)
class Group:
    """Speakers that stand together, and the nodes with their words, both from top to bottom."""

    speakers: tuple[str, ...]
    words: tuple[str, ...]


def place(graph: nx.MultiDiGraph[str]) -> dict[str, Box]:
    """The box of every node of a claim graph."""
    boxes: dict[str, Box] = {}
    top = 0.0
    for article in dict.fromkeys(data["article"] for _, data in graph.nodes(data=True)):
        part = graph.subgraph(n for n, data in graph.nodes(data=True) if data["article"] == article)
        for group in groups(part):
            stacked = _stack(part, group, top)
            boxes |= stacked
            top = max(box.y + box.height / 2 for box in stacked.values()) + GROUP_GAP
        top += ARTICLE_GAP - GROUP_GAP
    return boxes


def groups(part: nx.MultiDiGraph[str]) -> list[Group]:
    """The groups of one article, from the top; the article and its own statements come last."""
    position = {node: number for number, node in enumerate(part)}
    speakers = [node for node, data in part.nodes(data=True) if data["kind"] in SPEAKERS]
    article = [node for node in speakers if part.nodes[node]["kind"] == "article"]
    together: nx.Graph[str] = nx.Graph()
    together.add_nodes_from(speakers)
    spoken: dict[str, list[str]] = {}
    for node, data in part.nodes(data=True):
        if data["kind"] in SPEAKERS:
            together.add_edges_from(
                (node, other) for other in part.successors(node) if other in together
            )
        else:
            owners = [s for s in part.predecessors(node) if part.nodes[s]["kind"] in SPEAKERS]
            # words that nobody owns would otherwise have no place
            spoken[node] = sorted(set(owners), key=position.__getitem__) or article
            nx.add_path(together, spoken[node])
    led: dict[str, list[str]] = {}
    for node, owners in spoken.items():
        led.setdefault(owners[0], []).append(node)
    found = []
    for members in nx.connected_components(together):
        words = [node for speaker in members for node in led.get(speaker, ())]
        words.sort(key=position.__getitem__)
        found.append(_ordered(part, members, words, spoken, position))
    return sorted(found, key=lambda group: _group_order(part, group))


def _ordered(
    part: nx.MultiDiGraph[str],
    members: Iterable[str],
    words: Sequence[str],
    spoken: Mapping[str, Sequence[str]],
    position: Mapping[str, int],
) -> Group:
    first: dict[str, tuple[float, int]] = {}
    for node in members:
        own = [_start(part, word) for word in words if node in spoken[word]]
        first[node] = (min(own, default=_start(part, node)), position[node])
    speakers = sorted(first, key=first.__getitem__)
    rank = {node: number for number, node in enumerate(speakers)}

    def between(word: str) -> tuple[float, float]:
        ranks = [rank[owner] for owner in spoken[word]]
        return sum(ranks) / len(ranks), _start(part, word)

    return Group(tuple(speakers), tuple(sorted(words, key=between)))


def _group_order(part: nx.MultiDiGraph[str], group: Group) -> tuple[bool, bool, float]:
    kinds = {part.nodes[node]["kind"] for node in group.speakers}
    silent = not group.words
    starts = [_start(part, node) for node in (*group.words, *group.speakers)]
    return "article" in kinds, silent, min(starts)


def _start(part: nx.MultiDiGraph[str], node: str) -> float:
    return min((span[0] for span in part.nodes[node].get("spans", ())), default=float("inf"))


def _stack(part: nx.MultiDiGraph[str], group: Group, top: float) -> dict[str, Box]:
    words: dict[str, Box] = {}
    y, last = top, None
    for node in group.words:
        owners = frozenset(part.predecessors(node)) & frozenset(group.speakers)
        if last is not None:
            small = part.nodes[node].get("voice") == "outlet"
            y += SMALL_GAP if small else ROW_GAP if owners == last else SPEAKER_GAP
        box = words_box(part.nodes[node])
        words[node] = replace(box, y=y + box.height / 2)
        y, last = y + box.height, owners
    speakers: dict[str, Box] = {}
    pushed, floor = [], float("-inf")
    for node in group.speakers:
        own = [words[word].y for word in part.successors(node) if word in words]
        box = speaker_box(part, node)
        wanted = sum(own) / len(own) if own else max(floor, top) + box.height / 2
        middle = max(wanted, floor + box.height / 2)
        speakers[node] = replace(box, y=middle)
        pushed.append(middle - wanted)
        floor = middle + box.height / 2 + SPEAKER_GAP
    lift = sum(pushed) / len(pushed)
    speakers = {node: replace(box, y=box.y - lift) for node, box in speakers.items()}
    both = speakers | words
    down = max(0.0, top - min(box.y - box.height / 2 for box in both.values()))
    return {node: replace(box, y=round(box.y + down, 1)) for node, box in both.items()}


def words_box(attributes: Mapping[str, Any]) -> Box:
    """The box of a claim or a silence, not yet placed from top to bottom."""
    outlet = attributes.get("voice") == "outlet"
    font, most = (SMALL_FONT, 1) if outlet else (FONT, 3)
    text = attributes["text"]
    lines = wrap(text, WORDS_WIDTH - 2 * PADDING, font, most)
    return _box(WORDS_X, WORDS_WIDTH, lines, font, PADDING // 2 if outlet else PADDING)


def speaker_box(part: nx.MultiDiGraph[str], node: str) -> Box:
    """The box of a source, of nobody or of the article, not yet placed from top to bottom."""
    attributes = part.nodes[node]
    room = SPEAKER_WIDTH - 2 * PADDING
    name, note = _speaker_words(part, node, attributes)
    lines = wrap(name, room, FONT, 3)
    lines += wrap(note, room, FONT, 2) if note else []
    return _box(0, SPEAKER_WIDTH, lines, FONT, PADDING)


def _speaker_words(
    part: nx.MultiDiGraph[str], node: str, attributes: Mapping[str, Any]
) -> tuple[str, str]:
    if attributes["kind"] == "article":
        own = sum(data["kind"] == "states" for _, _, data in part.out_edges(node, data=True))
        name = plain(attributes.get("outlet") or "") or "The article itself"
        return name, f"{own} in its own voice" if own else "nothing in its own voice"
    if attributes["kind"] == "nobody":
        return "Source not named", ""
    parts = [attributes.get("role"), attributes.get("affiliation")]
    note = ", ".join(part for part in parts if part) or shown("source_kind", attributes)
    return attributes["name"], f"({note})" if note else ""


def _box(x: float, width: float, lines: Sequence[str], font: int, padding: int) -> Box:
    height = round(len(lines) * font * LEADING + 2 * padding, 1)
    return Box(x, 0.0, width, height, tuple(lines), font, padding)
