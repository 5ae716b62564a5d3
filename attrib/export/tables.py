"""Reports as plain tables: what `.csv` and `.xlsx` hold.

One row for each article, source, claim, attribution, silence and edge. Ids are those of the claim
graph, so that the tables can be joined; `start` and `end` are code points into the article's text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import networkx as nx

from attrib.attributes import offsets, texts
from attrib.claim_graph import different, graph
from attrib.model import Report, Span

Cell = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Table:
    """Names of the columns, and the rows in their order. Unknown is `None`."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def tables(reports: Report | Sequence[Report]) -> dict[str, Table]:
    """The tables by name: articles, sources, claims, attributions, silences, edges."""
    every = different(reports)
    drawn = graph(every)
    return {
        "articles": _articles(drawn),
        "sources": _sources(drawn),
        "claims": _claims(drawn),
        "attributions": _attributions(every, drawn),
        "silences": _silences(drawn),
        "edges": _edges(drawn),
    }


ARTICLE = ("title", "outlet", "authors", "published", "language", "url", "sha256")
SOURCE = ("name", "source_kind", "naming", "role", "former", "affiliation", "standing", "count",
          "specificity", "anonymity", "anonymity_reason", "resolved")  # fmt: skip
CLAIM = ("text", "voice", "polarity", "tense", "hedges", "negations", "conditions", "senses",
         "accused", "figures", "dates")  # fmt: skip


def _of_kind(drawn: nx.MultiDiGraph[str], kind: str) -> list[tuple[str, Mapping[str, Any]]]:
    return [(node, data) for node, data in drawn.nodes(data=True) if data["kind"] == kind]


def _articles(drawn: nx.MultiDiGraph[str]) -> Table:
    rows = [
        (node, *(_cell(data.get(name)) for name in ARTICLE))
        for node, data in _of_kind(drawn, "article")
    ]
    return Table(("id", *ARTICLE), tuple(rows))


def _sources(drawn: nx.MultiDiGraph[str]) -> Table:
    rows = []
    for node, data in _of_kind(drawn, "source"):
        claims = {claim for _, claim, edge in drawn.out_edges(node, data=True) if "act" in edge}
        told = (_cell(data.get(name)) for name in SOURCE)
        rows.append((node, *told, len(claims), _cell(data["articles"])))
    return Table(("id", *SOURCE, "claims", "articles"), tuple(rows))


def _claims(drawn: nx.MultiDiGraph[str]) -> Table:
    rows = []
    for node, data in _of_kind(drawn, "claim"):
        makers = dict.fromkeys(
            named(drawn, speaker)
            for speaker, _, edge in drawn.in_edges(node, data=True)
            if "act" in edge
        )
        about = dict.fromkeys(
            named(drawn, subject)
            for _, subject, edge in drawn.out_edges(node, data=True)
            if edge["kind"] == "about"
        )
        told = (_cell(data.get(name)) for name in CLAIM)
        where = (data["article"], *_ends(data["spans"]))
        rows.append((node, *told, _cell(list(makers)), _cell(list(about)), *where))
    columns = ("id", *CLAIM, "sources", "about", "article", "start", "end")
    return Table(columns, tuple(rows))


def _attributions(every: Sequence[Report], drawn: nx.MultiDiGraph[str]) -> Table:
    columns = ("id", "sources", "source_ids", "cue", "content", "form", "act", "strength",
               "channel", "relayed_by", "confidence", "unsure", "claims", "article", "start",
               "end")  # fmt: skip
    standing = _standing(drawn)
    rows = []
    for report in every:
        article = report.article.id
        for one in report.attributions:
            ids = [standing[f"{article}/{source}"] for source in one.sources]
            rows.append(
                (
                    f"{article}/{one.id}",
                    _cell([named(drawn, id) for id in ids]),
                    _cell(ids),
                    _words(one.cue_spans),
                    _words(one.content_spans),
                    one.form,
                    one.act,
                    one.strength,
                    one.channel,
                    f"{article}/{one.relayed_by}" if one.relayed_by else None,
                    one.confidence,
                    one.unsure,
                    _cell([f"{article}/{claim}" for claim in one.claims]),
                    article,
                    *_ends(offsets(one.content_spans)),
                )
            )
    return Table(columns, tuple(rows))


def _standing(drawn: nx.MultiDiGraph[str]) -> dict[str, str]:
    """The node that stands for each source, by the id that it has in its article alone."""
    return {id: node for node, data in drawn.nodes(data=True) for id in data.get("alone", (node,))}


def _silences(drawn: nx.MultiDiGraph[str]) -> Table:
    rows = []
    for source, silence, edge in drawn.edges(data=True):
        if edge["kind"] == "silent about":
            data = drawn.nodes[silence]
            told = (data["silence_kind"], data["text"], data.get("about"), data.get("when"))
            rows.append((silence, named(drawn, source), source, *told, data["article"]))
    columns = ("id", "source", "source_id", "kind", "text", "about", "when", "article")
    return Table(columns, tuple(rows))


def _edges(drawn: nx.MultiDiGraph[str]) -> Table:
    rows = [
        (key, start, end, data["kind"], named(drawn, start), named(drawn, end),
         data.get("reason"), data.get("why"), _cell(data["articles"]))
        for start, end, key, data in drawn.edges(keys=True, data=True)
    ]  # fmt: skip
    columns = ("id", "from", "to", "kind", "from_name", "to_name", "reason", "why", "articles")
    return Table(columns, tuple(rows))


def named(drawn: nx.MultiDiGraph[str], node: str) -> str:
    """What a node is called: its name or its words."""
    data: Mapping[str, Any] = drawn.nodes[node]
    return str(data.get("name") or data.get("text") or data["label"])


def _ends(spans: Sequence[Sequence[int]]) -> tuple[int | None, int | None]:
    starts, ends = zip(*spans, strict=True) if spans else ((), ())
    return min(starts, default=None), max(ends, default=None)


def _words(spans: Iterable[Span]) -> str | None:
    return " ".join(texts(spans)) or None


def _cell(value: Any) -> Cell:
    if isinstance(value, list):
        parts = (str(item["text"] if isinstance(item, Mapping) else item) for item in value)
        return "; ".join(parts) or None
    if value is None or isinstance(value, str | int | float):
        return value
    return str(value)
