"""Where each node of the claim graph stands: who on the left, what they say, what it is about.

The place follows from the graph alone, without chance, so that a seed would change nothing:
sources that share a claim, or relay one another, stand together; such groups follow the order of
the text; the article with its own statements stands below them. Several articles stand one under
another; a source that speaks in several stands with the first of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import networkx as nx

from attrib.export.labels import plain, wrap
from attrib.export.wording import shown

LEADING = 1.1  # of the font's size, from line to line
ROW_GAP = 10
SMALL_GAP = 5  # between the article's own statements
SPEAKER_GAP = 15
SUBJECT_GAP = 8
GROUP_GAP = 24
ARTICLE_GAP = 110
SPEAKERS = frozenset({"source", "nobody", "article"})
WORDS = frozenset({"claim", "silence"})
# claim to claim or source to source, without a direction of their own
LINKS = frozenset({"same", "differs", "maybe the same"})
# drawn fainter than the rest, for they tell nothing of who says what
QUIET = frozenset({"about", "is", "unanswered"})
NEVER = float("inf")
# a speaker of words that reach further than MANY stands LEAD below their top, where a reader
# begins, and not half-way down a column that is longer than the screen
MANY, LEAD = 250, 45
BOLD = 1.08  # how much wider bold letters are


@dataclass(frozen=True, slots=True)
class Sizes:
    """Widths of the columns and of the gutters between them, and sizes of letters, in pixels."""

    speaker: int
    gutter: int
    words: int
    subject_gutter: int
    subject: int
    font: int
    small: int
    padding: int

    @property
    def words_x(self) -> float:
        """The middle of the column of claims, where that of sources is 0."""
        return (self.speaker + self.words) / 2 + self.gutter

    @property
    def subject_x(self) -> float:
        """The middle of the column of subjects."""
        return self.words_x + (self.words + self.subject) / 2 + self.subject_gutter


WIDE = Sizes(182, 140, 356, 56, 116, font=14, small=13, padding=8)
NARROW = Sizes(112, 42, 206, 60, 110, font=12, small=11, padding=6)
"""For a phone: who and what beside each other in 360 pixels, without labels between them."""


@dataclass(frozen=True, slots=True)
class Box:
    """A node on the canvas, in pixels: its centre, its size with padding, its wrapped label.

    The first `strong` lines are bold: the name of a speaker, before what else is told of it.
    """

    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]
    font: int
    padding: int
    strong: int = 0


@dataclass(frozen=True, slots=True)
class Group:
    """Speakers that stand together, and the nodes with their words, both from top to bottom."""

    speakers: tuple[str, ...]
    words: tuple[str, ...]


def articles_of(attributes: Mapping[str, Any]) -> list[str]:
    """Ids of the articles that a node or an edge of a claim graph belongs to."""
    return list(attributes.get("articles") or [attributes["article"]])


def place(graph: nx.MultiDiGraph[str], sizes: Sizes = WIDE) -> dict[str, Box]:
    """The box of every node of a claim graph."""
    numbers = article_numbers(graph)
    order = _Order(graph, numbers)
    shapes = _Shapes(graph, numbers, sizes)
    boxes: dict[str, Box] = {}
    top, last = 0.0, None
    for group in groups(graph):
        first = order.article((*group.speakers, *group.words))
        if last is not None:
            top += GROUP_GAP if first == last else ARTICLE_GAP
        stacked = _stack(graph, group, top, shapes)
        boxes |= stacked
        top, last = max(box.y + box.height / 2 for box in stacked.values()), first
    return boxes | _subjects(graph, boxes, shapes)


def article_numbers(graph: nx.MultiDiGraph[str]) -> dict[str, int]:
    """The number of each article, from 1, in the order of the graph."""
    every = (id for _, data in graph.nodes(data=True) for id in articles_of(data))
    return {id: number for number, id in enumerate(dict.fromkeys(every), start=1)}


def numeral(number: int) -> str:
    """The sign of article `number` where there are several.

    >>> numeral(2), numeral(21)
    ('②', '(21)')
    """
    return chr(0x245F + number) if number <= 20 else f"({number})"


@dataclass(frozen=True)
class _Order:
    """The order of the text over one or several articles."""

    graph: nx.MultiDiGraph[str]
    numbers: Mapping[str, int]

    def start(self, node: str) -> tuple[int, float]:
        """Number of the article and first code point; after all others where it has no words."""
        data = self.graph.nodes[node]
        spans = data.get("spans") or ()
        return self.numbers[articles_of(data)[0]], min((span[0] for span in spans), default=NEVER)

    def article(self, nodes: Iterable[str]) -> int:
        """Number of the first article of some nodes."""
        return min(self.start(node)[0] for node in nodes)


def groups(graph: nx.MultiDiGraph[str]) -> list[Group]:
    """The groups from the top; an article and its own statements come after its sources."""
    order = _Order(graph, article_numbers(graph))
    position = {node: number for number, node in enumerate(graph)}
    speakers = [node for node, data in graph.nodes(data=True) if data["kind"] in SPEAKERS]
    together: nx.Graph[str] = nx.Graph()
    together.add_nodes_from(speakers)
    together.add_edges_from(
        (first, second) for first, second in graph.edges(speakers) if second in together
    )
    spoken = _spoken(graph, position)
    led: dict[str, list[str]] = {}
    for node, owners in spoken.items():
        nx.add_path(together, owners)
        led.setdefault(owners[0] if owners else node, []).append(node)
    found = []
    for members in nx.connected_components(together):
        words = [node for speaker in members for node in led.get(speaker, ())]
        words.sort(key=position.__getitem__)
        found.append(_ordered(order, members, words, spoken, position))
    # words that nobody owns would otherwise have no place
    found += [Group((), (node,)) for node, owners in spoken.items() if not owners]
    return sorted(found, key=lambda group: _group_order(order, group))


def _spoken(graph: nx.MultiDiGraph[str], position: Mapping[str, int]) -> dict[str, list[str]]:
    """Every claim and silence with its speakers; its article where it has none."""
    articles = {
        data["article"]: node for node, data in graph.nodes(data=True) if data["kind"] == "article"
    }
    found = {}
    for node, data in graph.nodes(data=True):
        if data["kind"] not in WORDS:
            continue
        owners = {s for s in graph.predecessors(node) if graph.nodes[s]["kind"] in SPEAKERS}
        own = articles.get(articles_of(data)[0])
        found[node] = sorted(owners, key=position.__getitem__) or ([own] if own else [])
    return found


def _ordered(
    order: _Order,
    members: Iterable[str],
    words: Sequence[str],
    spoken: Mapping[str, Sequence[str]],
    position: Mapping[str, int],
) -> Group:
    own: dict[str, list[str]] = {}
    for word in words:
        for owner in spoken[word]:
            own.setdefault(owner, []).append(word)
    first = {
        node: (min(map(order.start, own.get(node, [node]))), position[node]) for node in members
    }
    speakers = sorted(first, key=first.__getitem__)
    rank = {node: number for number, node in enumerate(speakers)}

    def between(word: str) -> tuple[float, tuple[int, float]]:
        ranks = [rank[owner] for owner in spoken[word]]
        return sum(ranks) / len(ranks), order.start(word)

    return Group(tuple(speakers), tuple(sorted(words, key=between)))


def _group_order(order: _Order, group: Group) -> tuple[int, bool, bool, tuple[int, float]]:
    kinds = {order.graph.nodes[node]["kind"] for node in group.speakers}
    said = [node for node in group.words if order.graph.nodes[node]["kind"] == "claim"]
    first = min(order.start(node) for node in said or group.words or group.speakers)
    return first[0], "article" in kinds, not said, first


def _stack(
    graph: nx.MultiDiGraph[str], group: Group, top: float, shapes: _Shapes
) -> dict[str, Box]:
    members = frozenset(group.speakers)
    words: dict[str, Box] = {}
    y, last = top, None
    for node in group.words:
        owners = frozenset(graph.predecessors(node)) & members
        if last is not None:
            small = graph.nodes[node].get("voice") == "outlet"
            y += SMALL_GAP if small else ROW_GAP if owners == last else SPEAKER_GAP
        box = shapes.words(node)
        words[node] = replace(box, y=y + box.height / 2)
        y, last = y + box.height, owners
    speakers = {node: shapes.speaker(node) for node in group.speakers}
    wanted: list[float] = []
    for node, box in speakers.items():
        own = [words[word] for word in dict.fromkeys(graph.successors(node)) if word in words]
        after = max([top, *wanted]) if wanted else top
        wanted.append(_beside(own) if own else after + box.height / 2)
    both = settled(speakers, wanted, SPEAKER_GAP) | words
    down = max(0.0, top - min(box.y - box.height / 2 for box in both.values()))
    return {node: replace(box, y=round(box.y + down, 1)) for node, box in both.items()}


def _beside(words: Sequence[Box]) -> float:
    """The height at which a speaker stands: the middle of its words, or near the first of many."""
    top = min(box.y - box.height / 2 for box in words)
    bottom = max(box.y + box.height / 2 for box in words)
    return top + LEAD if bottom - top > MANY else sum(box.y for box in words) / len(words)


def _subjects(
    graph: nx.MultiDiGraph[str], boxes: Mapping[str, Box], shapes: _Shapes
) -> dict[str, Box]:
    """What is neither speaker nor words, beside the words that it belongs to."""
    wanted: dict[str, float] = {}
    for node in graph:
        if node not in boxes:
            near = set(graph.predecessors(node)) | set(graph.successors(node))
            levels = [boxes[other].y for other in near if other in boxes]
            wanted[node] = sum(levels) / len(levels) if levels else 0.0
    ordered = sorted(wanted, key=wanted.__getitem__)
    placed = settled(
        {node: shapes.subject(node) for node in ordered},
        [wanted[node] for node in ordered],
        SUBJECT_GAP,
        min((box.y - box.height / 2 for box in boxes.values()), default=-NEVER),
    )
    return {node: replace(box, y=round(box.y, 1)) for node, box in placed.items()}


def settled(
    boxes: Mapping[str, Box], wanted: Sequence[float], gap: float, ceiling: float = -NEVER
) -> dict[str, Box]:
    """The boxes in their order, as near as can be to the wanted heights and `gap` apart.

    None of them reaches above `ceiling`.

    Least squares by pooling neighbours that would overlap: Ayer and others, "An empirical
    distribution function for sampling with incomplete information" (1955).
    """
    offsets, below = [], 0.0
    for box in boxes.values():
        offsets.append(below + box.height / 2)
        below += box.height + gap
    pools: list[tuple[float, int]] = []
    for want, offset in zip(wanted, offsets, strict=True):
        total, count = want - offset, 1
        while pools and pools[-1][0] / pools[-1][1] >= total / count:
            before, members = pools.pop()
            total, count = total + before, count + members
        pools.append((total, count))
    shifts = [max(ceiling, total / count) for total, count in pools for _ in range(count)]
    return {
        node: replace(box, y=shift + offset)
        for (node, box), shift, offset in zip(boxes.items(), shifts, offsets, strict=True)
    }


@dataclass(frozen=True)
class _Shapes:
    """The boxes of nodes, not yet placed from top to bottom."""

    graph: nx.MultiDiGraph[str]
    numbers: Mapping[str, int]
    sizes: Sizes

    def words(self, node: str) -> Box:
        attributes, sizes = self.graph.nodes[node], self.sizes
        outlet = attributes.get("voice") == "outlet"
        font, most = (sizes.small, 1) if outlet else (sizes.font, 3)
        text = attributes["text"]
        if len(self.numbers) > 1:
            text = f"{numeral(self.numbers[articles_of(attributes)[0]])} {text}"
        lines = wrap(text, sizes.words - 2 * sizes.padding, font, most)
        padding = sizes.padding // 2 if outlet else sizes.padding
        return _box(sizes.words_x, sizes.words, lines, font, padding)

    def subject(self, node: str) -> Box:
        attributes, sizes = self.graph.nodes[node], self.sizes
        name = str(attributes.get("name") or attributes.get("label") or "")
        lines = wrap(name, sizes.subject - 2 * sizes.padding, sizes.small, 2)
        return _box(sizes.subject_x, sizes.subject, lines, sizes.small, sizes.padding // 2)

    def speaker(self, node: str) -> Box:
        sizes = self.sizes
        room = sizes.speaker - 2 * sizes.padding
        article = self.graph.nodes[node]["kind"] == "article"
        name, note = self._article_words(node) if article else self._speaker_words(node)
        lines = wrap(name, room / BOLD, sizes.font, 3)
        notes = wrap(note, room, sizes.font, 2) if note else []
        box = _box(0, sizes.speaker, [*lines, *notes], sizes.font, sizes.padding)
        return replace(box, strong=len(lines))

    def _article_words(self, node: str) -> tuple[str, str]:
        attributes = self.graph.nodes[node]
        own = sum(data["kind"] == "states" for _, _, data in self.graph.out_edges(node, data=True))
        counted = f"{own} statement{'s' if own > 1 else ''}" if own else "nothing"
        note = f"{counted} in its own voice"
        outlet, title = plain(attributes.get("outlet") or ""), plain(attributes.get("title") or "")
        if len(self.numbers) == 1:
            return outlet or "The article itself", note
        sign = numeral(self.numbers[attributes["article"]])
        return f"{sign} {outlet or title or 'The article itself'}", note

    def _speaker_words(self, node: str) -> tuple[str, str]:
        attributes = self.graph.nodes[node]
        if attributes["kind"] == "nobody":
            return "Source not named", ""
        parts = [attributes.get("role"), attributes.get("affiliation")]
        note = ", ".join(part for part in parts if part) or shown("source_kind", attributes)
        return attributes["name"], note


def _box(x: float, width: float, lines: Sequence[str], font: int, padding: int) -> Box:
    height = round(len(lines) * font * LEADING + 2 * padding, 1)
    return Box(x, 0.0, width, height, tuple(lines), font, padding)
