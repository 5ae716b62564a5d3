"""The claim graph for Graphviz: the DOT language, https://graphviz.org/doc/info/lang.html.

Shapes tell the kinds apart, so that the picture reads without colour as well. Graphviz has no rule
for control characters, so labels are plain text; ids are kept as they are.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import networkx as nx

from attrib.export.drawing import draw
from attrib.export.labels import plain, wrap

ROOM, SIZE, LINES = 300, 12, 8
SHAPES: Mapping[str, tuple[str, str]] = {
    "article": ("folder", "filled"),
    "source": ("box", "rounded,filled"),
    "nobody": ("box", "rounded,dashed"),
    "claim": ("box", "filled"),
    "silence": ("note", "dashed"),
    "subject": ("ellipse", "filled"),
}
HEAD = """\
digraph claims {
  graph [rankdir=LR, ranksep=1.2, nodesep=0.15, charset="UTF-8"];
  node [fontname="Arial", fontsize=11, margin="0.1,0.05"];
  edge [fontname="Arial", fontsize=9, arrowsize=0.7];
"""


def dot(graph: nx.MultiDiGraph[str]) -> bytes:
    """DOT in UTF-8, left to right; the ids of nodes and edges are those of the graph."""
    network = draw(graph)
    lines = [HEAD]
    for node in network.nodes:
        lines.append(f"  {quoted(node['id'])} [{_list(_node(node))}];\n")
    for edge in network.edges:
        ends = f"{quoted(edge['from'])} -> {quoted(edge['to'])}"
        lines.append(f"  {ends} [{_list(_edge(edge))}];\n")
    lines.append("}\n")
    return "".join(lines).encode("utf-8", "replace")


def quoted(text: str) -> str:
    r"""`text` as a DOT string. Of what stands in quotes, only `"` and `\` mean something.

    >>> print(quoted('a "b" \\N'))
    "a \"b\" \\N"
    """
    # a backslash before the end would take the quotation mark with it, and "\N" is a node's name
    safe = text.replace("\\", "\\\\").replace('"', '\\"').replace("\0", "\ufffd")
    return f'"{safe}"'


def shown(text: str) -> str:
    """`text` as a DOT string that is drawn: there, unlike in ids, `&amp;` would become `&`.

    >>> print(shown("AT&amp;T"))
    "AT&amp;amp;T"
    """
    return quoted(text.replace("&", "&amp;"))


def label(text: str) -> str:
    """`text` as a DOT string of several lines, of which none is wider than a box."""
    return shown("\n".join(wrap(text, ROOM, SIZE, LINES))).replace("\n", "\\n")


def full_text(attributes: Mapping[str, Any]) -> str:
    """What a node of the claim graph is called, at full length."""
    for name in ("text", "name", "label"):
        if attributes.get(name):
            return str(attributes[name])
    return str(attributes["kind"])


def _node(node: Mapping[str, Any]) -> dict[str, str]:
    attributes, colour = node["attrib"], node["color"]
    shape, style = SHAPES[attributes["kind"]]
    if attributes.get("naming") == "unnamed":
        style += ",dashed"
    return {
        "label": label(full_text(attributes)),
        "shape": shape,
        "style": quoted(style),
        "color": quoted(colour["border"]),
        "fillcolor": quoted(colour["background"]),
        "fontcolor": quoted(node["font"]["color"]),
    }


def _edge(edge: Mapping[str, Any]) -> dict[str, str]:
    attributes = edge["attrib"]
    found = {
        "id": quoted(edge["id"]),
        "color": quoted(edge["color"]["color"]),
        "fontcolor": quoted(edge["color"]["color"]),
        "penwidth": f"{edge['width'] / 2:g}",
        "tooltip": shown(plain(attributes["label"])),
    }
    if "label" in edge:
        found["label"] = shown(plain(edge["label"]))
    if edge["dashes"]:
        found["style"] = "dashed"
    if not edge["arrows"]:
        # without a direction of their own they shall not order the nodes either
        found |= {"dir": "none", "constraint": "false"}
    return found


def _list(attributes: Mapping[str, str]) -> str:
    return ", ".join(f"{name}={value}" for name, value in attributes.items())
