"""Who asserted what: claims and their sources in a news report, resting on exact words of the text.

>>> import attrib
>>> report = attrib.parse("The bridge is safe, the mayor said on Monday.")
>>> report.sources[0].name
'the mayor'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrib.errors import AttribError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import networkx as nx

    from attrib.model import Article, Report

__all__ = ["AttribError", "Report", "graph", "load", "parse", "parse_article"]


def parse(source: str | bytes | Path) -> Report:
    """Read an article and say who asserts what in it.

    Args:
        source: the text itself, a `Path` to a file, or the raw bytes of one.

    Raises:
        AttribError: where there is no article to read, or it is not in English, or where the text
            is the name of a file or an address, which `load` takes.

    >>> parse("It is over, said Ann Lee.").attributions[0].cue_spans[0].text
    'said'
    """
    from attrib.ingest import read
    from attrib.loading import refuse_name

    if isinstance(source, str):
        refuse_name(source)
    return parse_article(read(source))


def parse_article(article: Article) -> Report:
    """The report of an article that has been read already.

    Raises:
        AttribError: where it is not in English.
    """
    from attrib.pipeline import report

    return report(article)


def load(argument: str | Path) -> Report:
    """The report of what a path, a URL or `-` (standard input) names: an article or a saved report.

    Raises:
        AttribError: where there is nothing to read.
    """
    from attrib.loading import load

    return load(argument)


def graph(reports: Report | Sequence[Report]) -> nx.MultiDiGraph[str]:
    """The graph of who asserted what; see `attrib.claim_graph.graph`."""
    from attrib.claim_graph import graph

    return graph(reports)


def __getattr__(name: str) -> object:
    # The models are slow to import, and `attrib --help` needs none of them.
    if name == "Report":
        from attrib.model import Report

        return Report
    raise AttributeError(f"module 'attrib' has no attribute {name!r}")
