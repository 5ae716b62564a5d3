"""The claim graph as a pyvis Network: boxes, arrows, colours and places, ready to draw."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import networkx as nx
from pyvis.edge import Edge
from pyvis.network import Network
from pyvis.node import Node

from attrib.export.labels import wrap
from attrib.export.layout import GUTTER, PADDING, Box, place
from attrib.export.palette import hues, source_hue

FACE = "Arial, Helvetica, sans-serif"
EDGE_FONT = 12
WIDTHS: Mapping[str, float] = {"direct": 3.5, "mixed": 2.5, "indirect": 1.5}
OPTIONS: Mapping[str, Any] = {
    "autoResize": True,
    "physics": {"enabled": False},
    "layout": {"randomSeed": 1, "improvedLayout": False},
    "interaction": {"hover": True, "multiselect": False, "tooltipDelay": 400},
    "nodes": {"shape": "box", "labelHighlightBold": False, "font": {"face": FACE}},
    "edges": {
        "selectionWidth": 1,
        "labelHighlightBold": False,
        "font": {"face": FACE, "size": EDGE_FONT, "align": "horizontal"},
    },
}


def draw(graph: nx.MultiDiGraph[str]) -> Network:
    """A directed `Network` with the nodes and edges of a claim graph.

    Each dictionary in `nodes` and `edges` holds, beside what vis-network needs, `attrib`: the
    attributes of the claim graph; and `hue`: the name of its colour in `palette.toml`.
    """
    network = Network(directed=True)
    network.options = {
        name: dict(value) if isinstance(value, dict) else value for name, value in OPTIONS.items()
    }
    boxes = place(graph)
    hue = _hues(graph)
    for id, attributes in graph.nodes(data=True):
        node = Node(id, "box", **_node(attributes, boxes[id], hue[id])).options
        # Network.add_node searches all earlier ids each time
        network.nodes.append(node)
        network.node_ids.append(id)
        network.node_map[id] = node
    for first, second, key, attributes in graph.edges(keys=True, data=True):
        look = _edge(attributes, boxes[first], boxes[second], hue[first])
        network.edges.append(Edge(first, second, directed=True, id=key, **look).options)
    return network


def _hues(graph: nx.MultiDiGraph[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    sources = 0
    for id, attributes in graph.nodes(data=True):
        if attributes["kind"] == "source":
            found[id] = source_hue(sources)
            sources += 1
        elif attributes["kind"] in ("article", "nobody"):
            found[id] = "outlet" if attributes["kind"] == "article" else "nobody"
    speakers = dict(found)
    for id in graph:
        if id not in found:
            owners = {speakers[node] for node in graph.predecessors(id) if node in speakers}
            found[id] = "outlet" if not owners else owners.pop() if len(owners) == 1 else "joint"
    return found


def _node(attributes: Mapping[str, Any], box: Box, hue: str) -> dict[str, Any]:
    kind = attributes["kind"]
    ink, soft = hues("light")[hue]
    page = hues("light")["page"]
    filled = kind == "article"
    speaker = kind in ("source", "nobody", "article")
    vague = kind in ("nobody", "silence") or attributes.get("naming") == "unnamed"
    outlet = attributes.get("voice") == "outlet"
    return {
        "label": "\n".join(box.lines),
        "x": box.x,
        "y": box.y,
        "widthConstraint": {"minimum": box.width - 2 * PADDING},
        "heightConstraint": {"minimum": box.height - 2 * box.padding},
        "margin": {"top": box.padding, "bottom": box.padding, "left": PADDING, "right": PADDING},
        "borderWidth": 1 if outlet else 2,
        "borderWidthSelected": 3,
        "shapeProperties": {
            "borderRadius": 18 if kind in ("source", "nobody") else 2,
            "borderDashes": [6, 4] if vague else False,
        },
        "color": {
            "border": ink,
            "background": ink if filled else soft if speaker else page.soft,
            "highlight": {"border": ink, "background": ink if filled else soft},
            "hover": {"border": ink, "background": ink if filled else soft},
        },
        "font": {
            "size": box.font,
            "color": page.soft if filled else page.ink,
            "align": "center" if speaker else "left",
        },
        "hue": hue,
        "attrib": dict(attributes),
    }


def _edge(attributes: Mapping[str, Any], start: Box, end: Box, hue: str) -> dict[str, Any]:
    kind = attributes["kind"]
    linked = kind in ("same", "differs")
    hue = kind if linked else hue
    ink = hues("light")[hue].ink
    look: dict[str, Any] = {
        "width": WIDTHS.get(attributes.get("form", "indirect"), 1.5),
        "color": {"color": ink, "highlight": ink, "hover": ink, "inherit": False},
        "dashes": _dashes(attributes),
        "smooth": _curve(start, end),
        "hue": hue,
        "attrib": dict(attributes),
    }
    if linked:
        look["arrows"] = ""
    else:
        look["arrows"] = {"to": {"enabled": True, "scaleFactor": 0.7}}
    label = _edge_label(attributes)
    if label:
        page = hues("light")["page"]
        look["label"] = label
        look["font"] = {"color": ink, "background": page.soft, "strokeWidth": 0}
    return look


def _dashes(attributes: Mapping[str, Any]) -> list[int] | bool:
    if attributes["kind"] in ("same", "differs"):
        return [2, 4]
    if attributes["kind"] == "silent about" or attributes.get("unsure"):
        return [7, 5]
    return False


def _curve(start: Box, end: Box) -> dict[str, Any]:
    if start.x != end.x:
        return {
            "enabled": True,
            "type": "cubicBezier",
            "forceDirection": "horizontal",
            "roundness": 0.85,
        }
    # nodes of one column: an arc on the side away from the other column
    outwards = (start.y < end.y) == (start.x > 0)
    return {"enabled": True, "type": "curvedCW" if outwards else "curvedCCW", "roundness": 0.9}


def _edge_label(attributes: Mapping[str, Any]) -> str:
    """The cue in the article's own words where they say something, else the act."""
    kind = attributes["kind"]
    if kind == "states":
        return ""
    if kind == "silent about":
        return "silent"
    cue = attributes.get("cue", "")
    words = cue if any(character.isalpha() for character in cue) else str(attributes["label"])
    line = wrap(words, GUTTER - 40, EDGE_FONT, 1)[0]
    return f"{line} (?)" if attributes.get("unsure") else line
