"""The claim graph as node-link JSON: `networkx.node_link_graph(data, edges="edges")` reads it."""

from __future__ import annotations

import json

import networkx as nx


def node_link(graph: nx.MultiDiGraph[str]) -> bytes:
    """UTF-8 JSON with `nodes` (each has `id`) and `edges` (each has `source`, `target`, `key`)."""
    data = nx.node_link_data(graph, edges="edges")
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()
