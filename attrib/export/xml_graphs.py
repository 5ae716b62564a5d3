"""The claim graph as GraphML and GEXF, by the rules that Gephi and networkx share.

Both formats hold scalars only, so spans become "12:30 45:60", other lists are joined, and of
figures and dates their words are kept; what is empty is left out. XML cannot carry control
characters: they become U+FFFD.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from typing import Any

import networkx as nx

# https://www.w3.org/TR/xml/#charsets
NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def graphml(graph: nx.MultiDiGraph[str]) -> bytes:
    """GraphML in UTF-8; the ids of edges are their keys."""
    stream = io.BytesIO()
    nx.write_graphml(scalars(graph), stream)
    return stream.getvalue()


def gexf(graph: nx.MultiDiGraph[str]) -> bytes:
    """GEXF 1.2 in UTF-8; the ids of edges are their keys."""
    copy = scalars(graph)
    for _, _, key, attributes in copy.edges(keys=True, data=True):
        attributes["id"] = key  # networkx numbers the edges otherwise
    stream = io.BytesIO()
    nx.write_gexf(copy, stream)
    # today's date would give the same graph other bytes tomorrow
    return re.sub(rb' lastmodifieddate="[^"]*"', b"", stream.getvalue(), count=1)


def scalars(graph: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    """A copy of `graph` whose attributes are strings, numbers and booleans that XML can carry.

    >>> graph = nx.MultiDiGraph()
    >>> graph.add_node("a/s1", spans=[[3, 8], [20, 22]], authors=["Ann", "Bo"], role=None)
    >>> scalars(graph).nodes["a/s1"]
    {'spans': '3:8 20:22', 'authors': 'Ann; Bo'}
    """
    copy: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node, attributes in graph.nodes(data=True):
        copy.add_node(clean(node), **_scalars(attributes))
    for first, second, key, attributes in graph.edges(keys=True, data=True):
        copy.add_edge(clean(first), clean(second), key=clean(key), **_scalars(attributes))
    return copy


def _scalars(attributes: Mapping[str, Any]) -> dict[str, str | int | float | bool]:
    found = {name: _scalar(value) for name, value in attributes.items()}
    return {name: value for name, value in found.items() if value is not None and value != ""}


def _scalar(value: Any) -> str | int | float | bool | None:
    if value is None or isinstance(value, int | float):
        return value
    if isinstance(value, Mapping):
        return clean("; ".join(f"{name} {_scalar(item)}" for name, item in value.items()))
    if isinstance(value, list | tuple):
        if all(isinstance(item, list | tuple) for item in value):
            return " ".join(f"{start}:{end}" for start, end in value)
        return clean("; ".join(map(_word, value)))
    return clean(str(value))


def _word(item: Any) -> str:
    return str(item["text"] if isinstance(item, Mapping) else item)


def clean(text: str) -> str:
    """`text` with U+FFFD for every character that XML cannot carry."""
    return NOT_IN_XML.sub("\ufffd", text)
