"""The claim graph for Cytoscape: the JSON of Cytoscape.js, which Cytoscape opens as `.cyjs`.

https://js.cytoscape.org/#notation/elements-json. Cytoscape makes a column of each attribute, and
knows no nested lists, so they are as in GraphML. Nodes stand where the page has them.
`networkx.cytoscape_graph` reads it too, for which `value` and `key` are there.
"""

from __future__ import annotations

import json
from typing import Any

import networkx as nx

from attrib.export.layout import place
from attrib.export.xml_graphs import scalars


def cyjs(graph: nx.MultiDiGraph[str]) -> bytes:
    """UTF-8 JSON; the ids of edges are their keys, and `name` is what Cytoscape shows."""
    flat = scalars(graph)
    boxes = place(graph)
    nodes = [
        {"data": _node(id, flat.nodes[id]), "position": {"x": boxes[own].x, "y": boxes[own].y}}
        for own, id in zip(graph, flat, strict=True)
    ]
    edges = [
        {
            "data": {
                **attributes,
                "id": key,
                "key": key,
                "source": start,
                "target": end,
                "interaction": attributes.get("kind", ""),
            }
        }
        for start, end, key, attributes in flat.edges(keys=True, data=True)
    ]
    data = {
        "format_version": "1.0",
        "generated_by": "attrib",
        "data": {"name": "claim graph", "shared_name": "claim graph"},
        "directed": True,
        "multigraph": True,
        "elements": {"nodes": nodes, "edges": edges},
    }
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _node(id: str, attributes: dict[str, Any]) -> dict[str, Any]:
    return {"name": attributes.get("label", id), **attributes, "id": id, "value": id}
