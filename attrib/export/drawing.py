"""The claim graph as a pyvis Network: boxes, arrows, colours and places, ready to draw."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import networkx as nx
from pyvis.edge import Edge
from pyvis.network import Network
from pyvis.node import Node

from attrib.export.labels import wrap
from attrib.export.layout import LINKS, QUIET, WIDE, Box, place
from attrib.export.palette import hues, source_hue
from attrib.export.wording import shown

FACE = "Arial, Helvetica, sans-serif"
EDGE_FONT = 12
LABEL_ROOM = 96  # pixels in the gutter for the label of an edge
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


def draw(graph: nx.MultiDiGraph[str], placed: Mapping[str, Box] | None = None) -> Network:
    """A directed `Network` with the nodes and edges of a claim graph.

    Each dictionary in `nodes` and `edges` holds, beside what vis-network needs, `attrib`: the
    attributes of the claim graph; and `hue`: the name of its colour in `palette.toml`. `placed`
    are the boxes of the nodes, those of `place` where none are given.
    """
    network = Network(directed=True)
    network.options = {
        name: dict(value) if isinstance(value, dict) else value for name, value in OPTIONS.items()
    }
    boxes = place(graph) if placed is None else placed
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
    for id, attributes in graph.nodes(data=True):
        if id in found:
            continue
        if attributes["kind"] not in ("claim", "silence"):
            found[id] = "subject"
            continue
        owners = {speakers[node] for node in graph.predecessors(id) if node in speakers}
        found[id] = "outlet" if not owners else owners.pop() if len(owners) == 1 else "joint"
    return found


def certainty(attributes: Mapping[str, Any]) -> list[str]:
    """What lowers or turns a claim: `hedged`, `negated`, `conditional`."""
    signs = {
        "hedged": attributes.get("hedges"),
        "negated": attributes.get("polarity") == "negated",
        "conditional": attributes.get("conditions"),
    }
    return [sign for sign, there in signs.items() if there]


def _node(attributes: Mapping[str, Any], box: Box, hue: str) -> dict[str, Any]:
    kind = attributes["kind"]
    ink, soft = hues("light")[hue]
    page = hues("light")["page"]
    filled = kind == "article"
    speaker = kind in ("source", "nobody", "article")
    vague = kind in ("nobody", "silence") or attributes.get("naming") == "unnamed"
    thin = attributes.get("voice") == "outlet" or hue == "subject"
    padding = box.padding
    return {
        "label": "\n".join(box.lines),
        "x": box.x,
        "y": box.y,
        "widthConstraint": {"minimum": box.width - 2 * WIDE.padding},
        "heightConstraint": {"minimum": box.height - 2 * padding},
        "margin": {
            "top": padding, "bottom": padding, "left": WIDE.padding, "right": WIDE.padding,
        },
        "borderWidth": 1 if thin else 2,
        "borderWidthSelected": 3,
        "shapeProperties": {
            "borderRadius": 18 if kind in ("source", "nobody") else 9 if hue == "subject" else 2,
            "borderDashes": [6, 4] if vague else [2, 3] if certainty(attributes) else False,
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
            "align": "left" if kind in ("claim", "silence") else "center",
        },
        "hue": hue,
        "attrib": dict(attributes),
    }  # fmt: skip


def _edge(attributes: Mapping[str, Any], start: Box, end: Box, hue: str) -> dict[str, Any]:
    kind = attributes["kind"]
    linked = kind in LINKS
    hue = edge_hue(kind, hue)
    ink = hues("light")[hue].ink
    look: dict[str, Any] = {
        "width": 1
        if hue == "quiet" or kind == "states"
        else WIDTHS.get(attributes.get("form", "indirect"), 1.5),
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


def edge_hue(kind: str, of_start: str) -> str:
    """The hue of an edge: its own where it links two alike, else that of the node it leaves."""
    if kind in LINKS:
        return kind if kind in ("same", "differs") else "maybe"
    return "quiet" if kind in QUIET else of_start


def _dashes(attributes: Mapping[str, Any]) -> list[int] | bool:
    if attributes["kind"] in (*LINKS, "is", "unanswered"):
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
    if kind == "states" or kind in QUIET:
        return ""
    if kind in ("silent about", "maybe the same"):
        return "silent" if kind == "silent about" else "same?"
    cue = attributes.get("cue", "")
    named = shown("reason", attributes) or str(attributes.get("label", kind))
    words = cue if any(character.isalpha() for character in cue) else named
    line = wrap(words, LABEL_ROOM, EDGE_FONT, 1)[0]
    return f"{line} (?)" if attributes.get("unsure") else line
