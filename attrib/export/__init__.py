"""Claim graphs as files: one table from suffix to writer, and writing that leaves no debris.

>>> [suffix for suffix, format in FORMATS.items() if format.several]
['.csv', '.ann']
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from attrib.errors import OutputError, UsageError
from attrib.export.files import refuse_unwritable, save, save_all

if TYPE_CHECKING:
    import networkx as nx
    from pyvis.network import Network

    from attrib.model import Report

__all__ = [
    "FORMATS", "Format", "check", "files", "known", "network", "render", "save", "save_all",
    "write",
]  # fmt: skip

Reports: TypeAlias = "Report | Sequence[Report]"


class Format(NamedTuple):
    """How a suffix is written.

    Attributes:
        writer: module of this package and function in it, `module.function`.
        takes: what the function is given.
        what: what the file is and what opens it, in a few words.
        several: whether it is several files. The writer then gives a mapping from the ending that
            each has in place of the suffix ("-sources.csv") to its bytes, not bytes.
        needs: a module that is installed with an extra of attrib, and the name of the extra.
    """

    writer: str
    takes: Literal["graph", "reports"]
    what: str
    several: bool = False
    needs: tuple[str, str] | None = None


FORMATS: Mapping[str, Format] = {
    ".html": Format("page.html", "reports", "interactive page, opens offline"),
    ".report.html": Format("report_page.report_page", "reports", "page to paste into a CMS"),
    ".md": Format("markdown.markdown", "reports", "the same as Markdown, for a wiki"),
    ".svg": Format("picture.svg", "graph", "picture that scales"),
    ".png": Format("picture.png", "graph", "picture", needs=("resvg_py", "png")),
    ".xlsx": Format("sheets.xlsx", "reports", "workbook", needs=("xlsxwriter", "xlsx")),
    ".csv": Format("sheets.csv_files", "reports", "tables: FILE-sources.csv, ...", several=True),
    ".json": Format("node_link.node_link", "graph", "node-link JSON of networkx, D3"),
    ".graphml": Format("xml_graphs.graphml", "graph", "yEd, Gephi, Cytoscape"),
    ".gexf": Format("xml_graphs.gexf", "graph", "Gephi"),
    ".cyjs": Format("cytoscape.cyjs", "graph", "Cytoscape, with the page's layout"),
    ".dot": Format("dot.dot", "graph", "Graphviz"),
    ".mmd": Format("mermaid.mermaid", "graph", "Mermaid, for a README or a wiki"),
    ".jsonld": Format("linked_data.jsonld", "reports", "linked data: schema.org, PROV"),
    ".ttl": Format("turtle.turtle", "reports", "the same as Turtle"),
    ".prov.json": Format("prov_json.prov_json", "reports", "W3C PROV-JSON: who has it from whom"),
    ".ann": Format("brat.brat_files", "reports", "brat standoff, with its .txt", several=True),
    ".jsonl": Format("corpus.corpus", "reports", "corpus that `attrib eval` scores"),
}
"""The formats, by the suffix of the file."""


def known() -> list[str]:
    """One line for each format: its suffix and what it is."""
    widest = max(map(len, FORMATS))
    return [
        f"{suffix:{widest}}  {format.what}"
        + (f" (pip install 'attrib[{format.needs[1]}]')" if format.needs else "")
        for suffix, format in FORMATS.items()
    ]


def render(reports: Reports, suffix: str) -> bytes:
    """The claim graph of `reports` in the format of `suffix` (".html"), upper or lower case.

    The same reports give the same bytes.

    Raises:
        UsageError: no writer for `suffix`, or one of several files; no report; two different
            reports of one article.
        OutputError: a library that the format needs is not installed.
    """
    format = FORMATS.get(suffix.lower())
    if format is None:
        raise _unknown(f"format {suffix!r}")
    if format.several:
        raise UsageError(f"format {suffix!r} is several files: name one and use `write` or `files`")
    (data,) = _written(format, suffix.lower(), reports).values()
    return data


def files(reports: Reports, path: Path) -> dict[Path, bytes]:
    """The files that `write` would write, most often `path` alone, each with its bytes.

    Raises:
        UsageError, OutputError: as `render` does.
    """
    suffix = _suffix(path)
    stem = path.name[: -len(suffix)]
    written = _written(FORMATS[suffix], path.name[-len(suffix) :], reports)
    return {path.with_name(stem + ending): data for ending, data in written.items()}


def write(reports: Reports, path: Path) -> None:
    """Write the claim graph of `reports` to `path`; the suffix of `path` chooses the format.

    The files appear whole or not at all: earlier ones stay as they were if anything fails.

    Raises:
        UsageError: as `render` does.
        OutputError: `path` cannot be written.
    """
    check(path)
    save_all(files(reports, path))


def check(path: Path) -> None:
    """Refuse what `write` would refuse for its path, before the work that leads to it.

    Raises:
        UsageError: no writer for the suffix of `path`.
        OutputError: `path` is a directory, or its folder is missing or may not be written; or a
            library that the format needs is not installed.
    """
    _require(FORMATS[_suffix(path)], str(path))
    refuse_unwritable(path)


def network(graph: nx.MultiDiGraph[str]) -> Network:
    """The claim graph as a pyvis `Network`: laid out, physics off, arrows on.

    Each node and edge keeps all that the claim graph says of it under `attrib`. Its own
    `write_html` loads parts from elsewhere; `write` makes a page that does not.
    """
    from attrib.export.drawing import draw

    return draw(graph)


def _require(format: Format, asked: str) -> None:
    if format.needs is not None and find_spec(format.needs[0]) is None:
        module, extra = format.needs
        raise OutputError(f"{asked}: needs {module}; pip install 'attrib[{extra}]'")


def _written(format: Format, ending: str, reports: Reports) -> Mapping[str, bytes]:
    _require(format, f"format {ending!r}")
    module, function = format.writer.split(".")
    writer = getattr(import_module(f"attrib.export.{module}"), function)
    if format.takes == "graph":
        from attrib.claim_graph import graph

        made = writer(graph(reports))
    else:
        made = writer(reports)
    return made if format.several else {ending: made}


def _suffix(path: Path) -> str:
    name = path.name.lower()
    # the longest first, for ".prov.json" ends in ".json" as well
    for suffix in sorted(FORMATS, key=len, reverse=True):
        if name.endswith(suffix) and name not in FORMATS:
            return suffix
    raise _unknown(str(path))


def _unknown(asked: str) -> UsageError:
    *most, last = FORMATS
    return UsageError(
        f"{asked}: no such graph format; give a name that ends in {', '.join(most)} or {last}"
    )
