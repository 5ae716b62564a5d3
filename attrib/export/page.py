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
from functools import cache
from importlib import resources
from typing import Any

import jinja2
import networkx as nx
from markupsafe import Markup
from pyvis.network import Network

from attrib.claim_graph import graph
from attrib.export.drawing import draw
from attrib.export.palette import css
from attrib.export.passages import blocks, context, marks, passages, spans_of
from attrib.export.wording import wording
from attrib.model import Article, Report

VIS_NETWORK = "lib/vis-9.1.2/vis-network.min.js"
# what would end the script element early, and what JavaScript once took for line ends
ESCAPES = {ord(mark): f"\\u{ord(mark):04x}" for mark in "<>&\u2028\u2029"}


def html(reports: Report | Sequence[Report]) -> bytes:
    """The page in UTF-8; the same reports give the same bytes."""
    drawn = graph(reports)
    articles = _articles(reports)
    network = draw(drawn)
    scripts = [_vis_network(), _asset("page.js")]
    style = css() + _asset("page.css")
    page = _template().render(
        title=_title(articles),
        policy=policy(scripts, [style]),
        # none of these three can hold markup of the article: the first two are ours and
        # vis-network's, the third has no character that HTML gives a meaning
        scripts=[Markup(script) for script in scripts],  # noqa: S704
        style=Markup(style),  # noqa: S704
        data=Markup(as_json(_data(network, articles))),  # noqa: S704
        texts=_texts(drawn, network, articles),
        counts=_counts(drawn),
        rows=_rows(drawn),
        silences=_silences(drawn),
    )
    return page.encode("utf-8", "replace")


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
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return text.translate(ESCAPES)


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


def _articles(reports: Report | Sequence[Report]) -> dict[str, Article]:
    every = [reports] if isinstance(reports, Report) else reports
    return {report.article.id: report.article for report in every}


def _title(articles: Mapping[str, Article]) -> str:
    titles = [_headline(article) for article in articles.values()]
    return titles[0] if len(titles) == 1 else f"{titles[0]} and {len(titles) - 1} more"


def _headline(article: Article) -> str:
    for block in article.blocks:
        if block.kind == "headline":
            return article.text[block.start : block.end]
    return article.title or article.outlet or "Article"


def _data(network: Network, articles: Mapping[str, Article]) -> dict[str, Any]:
    every = {id: blocks(article) for id, article in articles.items()}

    def item(drawn: Mapping[str, Any]) -> dict[str, Any]:
        spans = spans_of(drawn["attrib"])
        if drawn["attrib"]["kind"] == "source" or not spans:
            return dict(drawn)
        id = drawn["attrib"]["article"]
        return {**drawn, "context": context(articles[id].text, every[id], spans)}

    return {
        "articles": [
            {"id": article.id, "headline": _headline(article), "text": article.text}
            for article in articles.values()
        ],
        "nodes": [item(node) for node in network.nodes],
        "edges": [item(edge) for edge in network.edges],
        "options": network.options,
        "words": wording(),
    }


def _texts(
    drawn: nx.MultiDiGraph[str], network: Network, articles: Mapping[str, Article]
) -> list[dict[str, Any]]:
    hues = {node["id"]: node["hue"] for node in network.nodes}
    found = []
    for number, article in enumerate(articles.values()):
        nodes = [node for node, data in drawn.nodes(data=True) if data["article"] == article.id]
        found.append(
            {
                "number": number,
                "language": article.language,
                "headline": _headline(article),
                "facts": [
                    fact for fact in (article.outlet, article.published, article.url) if fact
                ],
                "passages": passages(article, marks(drawn.subgraph(nodes), hues)),
            }
        )
    return found


def _counts(drawn: nx.MultiDiGraph[str]) -> str:
    kinds = [data["kind"] for _, data in drawn.nodes(data=True)]
    voices = [data["voice"] for _, data in drawn.nodes(data=True) if data["kind"] == "claim"]
    counted = [
        (kinds.count("source"), "source", "sources"),
        (voices.count("attributed"), "claim of theirs", "claims of theirs"),
        (kinds.count("silence"), "silence", "silences"),
        (voices.count("outlet"), "statement in the article’s own voice",
         "statements in the article’s own voice"),
    ]  # fmt: skip
    return " · ".join(f"{n} {one if n == 1 else many}" for n, one, many in counted)


def _rows(drawn: nx.MultiDiGraph[str]) -> list[dict[str, Any]]:
    """The table: each claim with everyone who makes it, in the order of the text."""
    rows = []
    for node, data in drawn.nodes(data=True):
        if data["kind"] != "claim":
            continue
        makers = []
        for speaker, _, edge in drawn.in_edges(node, data=True):
            if edge["kind"] == "states":
                makers.append({"name": "The article itself", "id": speaker, "how": ""})
            elif "act" in edge:
                makers.append({"name": _name(drawn, speaker), "id": speaker, "how": _how(edge)})
        rows.append({"id": node, "text": data["text"], "makers": makers, "voice": data["voice"]})
    return rows


def _silences(drawn: nx.MultiDiGraph[str]) -> list[dict[str, Any]]:
    return [
        {"id": silence, "maker": speaker, "name": _name(drawn, speaker),
         "kind": drawn.nodes[silence]["silence_kind"], "text": drawn.nodes[silence]["text"]}
        for speaker, silence, edge in drawn.edges(data=True)
        if edge["kind"] == "silent about"
    ]  # fmt: skip


def _name(drawn: nx.MultiDiGraph[str], node: str) -> str:
    data = drawn.nodes[node]
    return str(data.get("name", "Source not named"))


def _how(edge: Mapping[str, Any]) -> str:
    parts = [edge["act"], edge["form"], edge.get("channel"), "unsure" if edge["unsure"] else None]
    return ", ".join(part for part in parts if part)
