"""The graph as rows of words: what the page's table, its CSV and its plain table say.

One row for each source of each claim and each silence, in the order of the text: first what
sources say, article by article, then what the articles state themselves.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import networkx as nx

from attrib.export.layout import LINKS, SPEAKERS, WORDS, article_numbers, articles_of

COLUMNS: Mapping[str, str] = {
    "who": "Who",
    "what": "Says what",
    "act": "Act",
    "form": "Form",
    "certainty": "Certainty",
    "channel": "Where",
    "when": "When",
    "confidence": "Confidence",
    "article": "Article",
}
"""The fields of a `Row` that are shown, and their headings."""
SIGNS = (("hedges", "hedged"), ("negations", "negated"), ("conditions", "on condition"))


@dataclass(frozen=True, slots=True)
class Row:
    """One source of one claim or silence; ids of the graph, and words for each of `COLUMNS`."""

    speaker: str
    words: str
    edge: str
    who: str
    what: str
    act: str
    form: str
    certainty: str
    channel: str
    when: str
    confidence: str
    article: str


@dataclass(frozen=True, slots=True)
class Relation:
    """A line between two claims or two sources: ids of the graph, and what it says."""

    edge: str
    one: str
    relation: str
    other: str
    why: str


def rows(graph: nx.MultiDiGraph[str]) -> list[Row]:
    """The rows of a claim graph."""
    numbers = article_numbers(graph)
    titles = _titles(graph)
    found = []
    for node, data in graph.nodes(data=True):
        if data["kind"] not in WORDS:
            continue
        article = articles_of(data)[0]
        own = data.get("voice") == "outlet", numbers[article], _start(data)
        made = [
            _row(graph, speaker, node, key, titles[article])
            for speaker, _, key in graph.in_edges(node, keys=True)
            if graph.nodes[speaker]["kind"] in SPEAKERS
        ]
        found += [(own, row) for row in made or [_row(graph, "", node, "", titles[article])]]
    return [row for _, row in sorted(found, key=lambda pair: pair[0])]


def relations(graph: nx.MultiDiGraph[str]) -> list[Relation]:
    """What links claims to claims and sources to sources."""
    return [
        Relation(
            key,
            name(graph.nodes[first]),
            str(data["label"]),
            name(graph.nodes[second]),
            str(data.get("why", "")),
        )
        for first, second, key, data in graph.edges(keys=True, data=True)
        if data["kind"] in (*LINKS, "relays", "unanswered")
    ]


def cells(row: Row) -> dict[str, str]:
    """The words of `row` by the names of `COLUMNS`."""
    return {name: getattr(row, name) for name in COLUMNS}


def name(attributes: Mapping[str, Any]) -> str:
    """What a node is called in full."""
    kind = attributes["kind"]
    if kind == "nobody":
        return "Source not named"
    if kind == "article":
        outlet = attributes.get("outlet")
        return f"{outlet} (the article itself)" if outlet else "The article itself"
    return str(attributes.get("name") or attributes.get("text") or attributes.get("label") or "")


def _titles(graph: nx.MultiDiGraph[str]) -> dict[str, str]:
    found: dict[str, str] = dict.fromkeys(article_numbers(graph), "")
    for _, data in graph.nodes(data=True):
        if data["kind"] == "article":
            found[data["article"]] = str(data.get("title") or data.get("outlet") or "")
    return found


def _row(graph: nx.MultiDiGraph[str], speaker: str, node: str, key: str, title: str) -> Row:
    words = graph.nodes[node]
    edge: Mapping[str, Any] = graph.edges[speaker, node, key] if speaker else {}
    silent = words["kind"] == "silence"
    confidence = edge.get("confidence")
    parts = [f"{sign}: {', '.join(words[field])}" for field, sign in SIGNS if words.get(field)]
    if words.get("polarity") == "negated" and not words.get("negations"):
        parts.append("negated")
    parts += words.get("senses", ())
    if edge.get("unsure"):
        parts.append("attribution unsure")
    return Row(
        speaker=speaker,
        words=node,
        edge=key,
        who=name(graph.nodes[speaker]) if speaker else "Source not named",
        what=words["text"],
        act=f"silent: {words['silence_kind']}" if silent else str(edge.get("kind", "")),
        form=str(edge.get("form", "")),
        certainty="; ".join(parts),
        channel=str(edge.get("channel", "")),
        when=str(edge.get("when") or words.get("when") or ""),
        confidence="" if confidence is None else f"{confidence:.2f}",
        article=title,
    )


def _start(attributes: Mapping[str, Any]) -> int:
    return min((span[0] for span in attributes.get("spans", ())), default=0)
