"""The claim graph as a Mermaid flowchart, for a README, a wiki or a notebook.

https://mermaid.js.org/syntax/flowchart.html. Every character that could be markup is written as an
entity code, which Mermaid shows as the character. Mermaid as it is set up in most places refuses
text of more than 50,000 characters and more than 500 edges; labels are short for that reason.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import networkx as nx

from attrib.attributes import shortened
from attrib.export.dot import full_text
from attrib.export.drawing import draw
from attrib.export.labels import plain
from attrib.export.palette import hues

LONGEST = 110  # code points of a label
# shapes by https://mermaid.js.org/syntax/flowchart.html#node-shapes
SHAPES: Mapping[str, tuple[str, str]] = {
    "article": ("[[", "]]"),
    "source": ("([", "])"),
    "nobody": ("([", "])"),
    "claim": ("[", "]"),
    "silence": ("[/", "/]"),
    "subject": ("{{", "}}"),
}
PLAIN = frozenset(" ,.'()-’“”‘–—…")


def mermaid(graph: nx.MultiDiGraph[str]) -> bytes:
    """A flowchart from left to right, in UTF-8."""
    network = draw(graph)
    names = {node["id"]: f"n{number}" for number, node in enumerate(network.nodes)}
    lines = ["flowchart LR"]
    for node in network.nodes:
        left, right = SHAPES[node["attrib"]["kind"]]
        words = label(shortened(full_text(node["attrib"]), LONGEST))
        lines.append(f"  {names[node['id']]}{left}{words}{right}:::{node['hue']}")
    for edge in network.edges:
        words = f"|{label(edge['label'])}|" if edge.get("label") else ""
        lines.append(f"  {names[edge['from']]} {_line(edge)}{words} {names[edge['to']]}")
    used = dict.fromkeys(node["hue"] for node in network.nodes)
    lines += [f"  classDef {hue} {_style(hue)}" for hue in used]
    return ("\n".join(lines) + "\n").encode("utf-8", "replace")


def label(text: str) -> str:
    """`text` in quotation marks, with nothing in it that Mermaid or HTML would read as markup.

    >>> label('He said "no" <b>')
    '"He said #34;no#34; #60;b#62;"'
    """
    shown = plain(text) or " "
    safe = (c if c.isalnum() or c in PLAIN else f"#{ord(c)};" for c in shown)
    return f'"{"".join(safe)}"'


def _line(edge: Mapping[str, Any]) -> str:
    if not edge["arrows"]:
        return "-.-"
    return "-.->" if edge["dashes"] else "-->"


def _style(hue: str) -> str:
    ink, soft = hues("light")[hue]
    if hue == "outlet":
        return f"fill:#ffffff,stroke:{ink},color:#000000"
    return f"fill:{soft},stroke:{ink},color:#000000"
