"""The claim graph as one HTML file: the article beside its graph, with nothing to load.

pyvis's `Network` carries nodes, edges and options; the page around them is `attrib/web/`. All
scripts and styles stand in the page, and its Content-Security-Policy names their digests, so that
nothing else can run and nothing can be fetched, whatever the article holds.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, astuple
from functools import cache
from importlib import resources
from typing import Any

import jinja2
import networkx as nx
from markupsafe import Markup
from pyvis.network import Network

from attrib.claim_graph import different, graph
from attrib.export.curves import ARC, ARC_MOST, HEAD, LEAVE, ends
from attrib.export.drawing import certainty, draw
from attrib.export.layout import NARROW, Box, numeral, place
from attrib.export.palette import css, hues
from attrib.export.passages import blocks, context, marks, passages, spans_of
from attrib.export.rows import COLUMNS, Relation, Row, cells, relations, rows
from attrib.export.when import when
from attrib.export.wording import wording
from attrib.model import Article, Report

VIS_NETWORK = "lib/vis-9.1.2/vis-network.min.js"
# joined in this order: each may use what those before it define
SCRIPTS = (
    "data", "dom", "state", "filters", "text", "shapes", "paint", "graph", "panel", "choice",
    "table", "filterbox", "takeaway", "page",
)  # fmt: skip
LIMIT = 600  # nodes that are drawn at once, until a reader asks for all
# what would end the script element early, and what JavaScript once took for line ends
ESCAPED = "<>&\u2028\u2029"


def html(reports: Report | Sequence[Report]) -> bytes:
    """The page in UTF-8; the same reports give the same bytes."""
    every = different(reports)
    drawn = graph(every)
    _add_when(drawn, every)
    wide = place(drawn)
    network = draw(drawn, wide)
    scripts = [_vis_network(), _ours()]
    style = css() + _asset("page.css")
    table, linked = rows(drawn), relations(drawn)
    page = _template().render(
        title=_title(every),
        policy=policy(scripts, [style]),
        # none of these three can hold markup of the article: the first two are ours and
        # vis-network's, the third has no character that HTML gives a meaning
        scripts=[Markup(script) for script in scripts],  # noqa: S704
        style=Markup(style),  # noqa: S704
        data=Markup(as_json(page_data(every, drawn, network, wide) | _tables(table, linked))),  # noqa: S704
        texts=_texts(every, drawn, network),
        counts=_counts(drawn),
        columns=_columns(every),
        many=len(drawn) > LIMIT,
        rows=[cells(row) for row in table],
        relations=linked,
    )
    return page.encode("utf-8", "replace")


def _add_when(drawn: nx.MultiDiGraph[str], reports: Sequence[Report]) -> None:
    texts = {report.article.id: report.article.text for report in reports}
    for _, _, edge in drawn.edges(data=True):
        told = when(texts[edge["article"]], edge) if "act" in edge else None
        if told:
            edge["when"] = told


def policy(scripts: Sequence[str], styles: Sequence[str]) -> str:
    """A Content-Security-Policy under which only these inline scripts and styles work."""
    allowed = " ".join(map(_digest, scripts))
    styled = " ".join(map(_digest, styles))
    return (
        f"default-src 'none'; script-src {allowed}; style-src {styled}; "
        "base-uri 'none'; form-action 'none'"
    )


def as_json(data: Any) -> str:
    r"""JSON that may stand in a script element: no `<`, `>`, `&`, U+2028 or U+2029 in it.

    >>> as_json({"name": "</script>"})
    '{"name":"\\u003c/script\\u003e"}'
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for mark in ESCAPED:
        text = text.replace(mark, f"\\u{ord(mark):04x}")
    return text


def _digest(source: str) -> str:
    digest = base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()
    return f"'sha256-{digest}'"


@cache
def _asset(name: str) -> str:
    text = resources.files("attrib.web").joinpath(name).read_text("utf-8")
    return _one_kind_of_newline(text)


@cache
def _vis_network() -> str:
    """vis-network as pyvis ships it, with its licence, less the comment that names another file."""
    text = resources.files("pyvis").joinpath(VIS_NETWORK).read_text("utf-8")
    lines = _one_kind_of_newline(text).split("\n")
    return "\n".join(line for line in lines if not line.startswith("//# sourceMappingURL"))


def _one_kind_of_newline(text: str) -> str:
    # browsers read every newline as one line feed before they compute the digest
    return text.replace("\r\n", "\n").replace("\r", "\n")


@cache
def _template() -> jinja2.Template:
    environment = jinja2.Environment(
        autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.from_string(_asset("page.html.j2"))


def _ours() -> str:
    parts = "\n".join(_asset(f"{name}.js") for name in SCRIPTS)
    return f'"use strict";\n(() => {{\n{parts}}})();\n'


def _headline(article: Article) -> str:
    if article.title:
        return article.title
    headlines = (block for block in article.blocks if block.kind == "headline")
    for block in headlines:
        return article.text[block.start : block.end]
    return article.outlet or article.id


def _title(reports: Sequence[Report]) -> str:
    first = _headline(reports[0].article)
    more = len(reports) - 1
    return first + (f" and {more} more" if more else "")


def page_data(
    reports: Sequence[Report],
    drawn: nx.MultiDiGraph[str],
    network: Network,
    wide: Mapping[str, Box],
) -> dict[str, Any]:
    """What the page's scripts read, as JSON-able data."""
    narrow = place(drawn, NARROW)
    every = {report.article.id: (report.article, blocks(report.article)) for report in reports}
    ports = [ends(drawn, boxes) for boxes in (wide, narrow)]
    nodes = [
        {
            **_common(node, every),
            "boxes": [_flat(boxes[node["id"]]) for boxes in (wide, narrow)],
            "signs": certainty(node["attrib"]),
        }
        for node in network.nodes
    ]
    edges = [
        {
            **_common(edge, every),
            **{name: edge[name] for name in ("from", "to", "width", "dashes")},
            "label": edge.get("label", ""),
            "ports": [list(astuple(at[edge["id"]])) for at in ports],
        }
        for edge in network.edges
    ]
    return {
        "reports": [json.loads(report.to_json(indent=None)) for report in reports],
        "headlines": [_headline(report.article) for report in reports],
        "nodes": nodes,
        "edges": edges,
        "columns": _columns(reports),
        "options": network.options,
        "words": wording(),
        "curve": {"leave": LEAVE, "head": HEAD, "arc": ARC, "most": ARC_MOST},
        "light": hues("light"),
        "limit": LIMIT,
    }  # fmt: skip


def _tables(table: Sequence[Row], linked: Sequence[Relation]) -> dict[str, Any]:
    return {"rows": [asdict(row) for row in table], "relations": [asdict(one) for one in linked]}


def _common(
    item: Mapping[str, Any], every: Mapping[str, tuple[Article, Sequence[tuple[int, int, str]]]]
) -> dict[str, Any]:
    attributes = item["attrib"]
    found = {"id": item["id"], "hue": item["hue"], "attrib": attributes}
    spans = spans_of(attributes)
    if spans and attributes["kind"] not in ("source", "subject"):
        article, parts = every[attributes["article"]]
        found["context"] = context(article.text, parts, spans)
    return found


def _flat(box: Box) -> list[Any]:
    return [box.x, box.y, box.width, box.height, box.font, box.padding, list(box.lines), box.strong]


def _columns(reports: Sequence[Report]) -> dict[str, str]:
    several = len(reports) > 1
    return {name: head for name, head in COLUMNS.items() if several or name != "article"}


def _texts(
    reports: Sequence[Report], drawn: nx.MultiDiGraph[str], network: Network
) -> list[dict[str, Any]]:
    found = marks(drawn, {node["id"]: node["hue"] for node in network.nodes})
    return [
        {
            "number": number,
            "language": article.language,
            "headline": _headline(article),
            "sign": numeral(number + 1),
            "facts": [fact for fact in (article.outlet, article.published, article.url) if fact],
            "passages": passages(article, found.get(article.id, ())),
        }
        for number, article in enumerate(report.article for report in reports)
    ]


def _counts(drawn: nx.MultiDiGraph[str]) -> str:
    kinds = [data["kind"] for _, data in drawn.nodes(data=True)]
    voices = [data["voice"] for _, data in drawn.nodes(data=True) if data["kind"] == "claim"]
    articles = kinds.count("article")
    counted = [
        (articles if articles > 1 else 0, "article", "articles"),
        (kinds.count("source"), "source", "sources"),
        (voices.count("attributed"), "claim of theirs", "claims of theirs"),
        (kinds.count("silence"), "did not answer", "did not answer"),
        (voices.count("outlet"), "statement in the article’s own voice",
         "statements in the article’s own voice"),
    ]  # fmt: skip
    told = [f"{n:,} {one if n == 1 else many}" for n, one, many in counted if n]
    return " · ".join(told) or "no claims"
