"""Claim graphs as files: one table from suffix to writer, and writing that leaves no debris.

>>> sorted(SUFFIXES)
['.gexf', '.graphml', '.html', '.json']
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from attrib.errors import UsageError
from attrib.export.files import refuse_unwritable, save
from attrib.model import Report

if TYPE_CHECKING:
    import networkx as nx
    from pyvis.network import Network

__all__ = ["SUFFIXES", "check", "network", "render", "save", "write"]

Reports = Report | Sequence[Report]


def _html(reports: Reports) -> bytes:
    from attrib.export.page import html

    return html(reports)


def _graphml(reports: Reports) -> bytes:
    from attrib.claim_graph import graph
    from attrib.export.xml_graphs import graphml

    return graphml(graph(reports))


def _gexf(reports: Reports) -> bytes:
    from attrib.claim_graph import graph
    from attrib.export.xml_graphs import gexf

    return gexf(graph(reports))


def _json(reports: Reports) -> bytes:
    from attrib.claim_graph import graph
    from attrib.export.node_link import node_link

    return node_link(graph(reports))


SUFFIXES: Mapping[str, Callable[[Reports], bytes]] = {
    ".html": _html,
    ".graphml": _graphml,
    ".gexf": _gexf,
    ".json": _json,
}
"""The writers, by the suffix of the file that they make."""


def render(reports: Reports, suffix: str) -> bytes:
    """The claim graph of `reports` in the format of `suffix` (".html"), upper or lower case.

    The same reports give the same bytes.

    Raises:
        UsageError: no writer for `suffix`; no report; two different reports of one article.
    """
    return _writer(suffix, f"format {suffix!r}")(reports)


def write(reports: Reports, path: Path) -> None:
    """Write the claim graph of `reports` to `path`; the suffix of `path` chooses the format.

    The file appears whole or not at all: an earlier file stays as it was if anything fails.

    Raises:
        UsageError: as `render` does.
        OutputError: `path` cannot be written.
    """
    check(path)
    save(render(reports, path.suffix), path)


def check(path: Path) -> None:
    """Refuse what `write` would refuse for its path, before the work that leads to it.

    Raises:
        UsageError: no writer for the suffix of `path`.
        OutputError: `path` is a directory, or its folder is missing or may not be written.
    """
    _writer(path.suffix, str(path))
    refuse_unwritable(path)


def network(graph: nx.MultiDiGraph[str]) -> Network:
    """The claim graph as a pyvis `Network`: laid out, physics off, arrows on.

    Each node and edge keeps all that the claim graph says of it under `attrib`. Its own
    `write_html` loads parts from elsewhere; `write` makes a page that does not.
    """
    from attrib.export.drawing import draw

    return draw(graph)


def _writer(suffix: str, asked: str) -> Callable[[Reports], bytes]:
    try:
        return SUFFIXES[suffix.lower()]
    except KeyError:
        known = ", ".join(SUFFIXES)
        raise UsageError(
            f"{asked}: no such graph format; give a name that ends in {known}"
        ) from None
