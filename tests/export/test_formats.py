"""Every format can be read back by another reader than ours, and says the same."""

from __future__ import annotations

import io
import json
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from typing import TypeAlias, cast

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attrib import export
from attrib.claim_graph import graph
from attrib.errors import OutputError, UsageError
from attrib.export.xml_graphs import gexf, graphml, scalars
from attrib.model import Report
from tests.reports import hostile_report, seed_report

Graph: TypeAlias = "nx.MultiDiGraph[str]"
REPORTS: dict[str, Report | list[Report]] = {"seed": seed_report(), "hostile": hostile_report()}
REPORTS["both"] = [seed_report(), hostile_report()]
either = pytest.mark.parametrize("reports", REPORTS.values(), ids=REPORTS)


def same(first: Graph, second: Graph) -> bool:
    return told(first) == told(second)


def told(found: Graph) -> tuple[dict[str, object], list[str]]:
    edges = found.edges(keys=True, data=True)
    return {node: found.nodes[node] for node in found}, sorted(map(repr, edges))


def test_node_link_json_is_the_graph_itself() -> None:
    for reports in REPORTS.values():
        data = json.loads(export.render(reports, ".json"))
        assert same(cast(Graph, nx.node_link_graph(data, edges="edges")), graph(reports))


@either
def test_graphml_reads_back_equal(reports: Report | list[Report]) -> None:
    read = cast(
        Graph,
        nx.read_graphml(io.BytesIO(export.render(reports, ".graphml")), force_multigraph=True),
    )
    assert same(normal(read), normal(scalars(graph(reports))))


@either
def test_gexf_reads_back_equal(reports: Report | list[Report]) -> None:
    read = read_gexf(export.render(reports, ".gexf"))
    assert same(normal(read), normal(scalars(graph(reports))))


def read_gexf(data: bytes) -> Graph:
    """networkx gives a DiGraph where no two edges are parallel; the edges keep their id."""
    read = nx.read_gexf(io.BytesIO(data))
    copy: Graph = nx.MultiDiGraph()
    copy.add_nodes_from(read.nodes(data=True))
    for first, second, attributes in read.edges(data=True):
        copy.add_edge(first, second, key=attributes.pop("id"), **attributes)
    return copy


def normal(found: Graph) -> Graph:
    """Attributes in one order, as readers order them their own way."""
    copy: Graph = nx.MultiDiGraph()
    for node, data in found.nodes(data=True):
        copy.add_node(node, **dict(sorted(data.items())))
    for first, second, key, data in found.edges(keys=True, data=True):
        copy.add_edge(first, second, key=key, **dict(sorted(data.items())))
    return copy


@pytest.mark.parametrize("suffix", [".graphml", ".gexf"])
def test_gephi_finds_unique_edge_ids_and_no_names_that_differ_by_case_only(suffix: str) -> None:
    tree = ElementTree.fromstring(export.render(REPORTS["both"], suffix))
    edges = [item.get("id") for item in tree.iter() if item.tag.endswith("}edge")]
    assert len(edges) == len(set(edges)) == graph(REPORTS["both"]).number_of_edges()
    assert all(edges)
    found = graph(REPORTS["both"])
    for items in (found.nodes(data=True), found.edges(data=True)):
        names = {name for *_, data in items for name in data}
        assert len({name.lower() for name in names}) == len(names)
        # these mean something of their own to GEXF
        assert not names & {"id", "type", "weight", "start", "end", "source", "target", "viz"}


@given(st.text(), st.text())
@settings(max_examples=40, deadline=None)
def test_any_text_survives_the_xml_formats(name: str, channel: str) -> None:
    made: Graph = nx.MultiDiGraph()
    made.add_node("a/s1", kind="source", label="x", name=name, spans=[[0, 3], [5, 9]])
    made.add_node("a/c1", kind="claim", label="y")
    made.add_edge("a/s1", "a/c1", key="a/e", kind="asserts", channel=channel, unsure=True)
    made.add_edge("a/s1", "a/c1", key="a/f", kind="denies", unsure=False, confidence=0.25)
    expected = normal(scalars(made))
    read = nx.read_graphml(io.BytesIO(graphml(made)), force_multigraph=True)
    assert same(normal(cast(Graph, read)), expected)
    assert same(normal(read_gexf(gexf(made))), expected)


@pytest.mark.parametrize("suffix", export.SUFFIXES)
def test_the_same_report_gives_the_same_bytes(suffix: str) -> None:
    assert export.render(seed_report(), suffix) == export.render(seed_report(), suffix.upper())


@pytest.mark.parametrize("name", ["graph.pdf", "graph", ".html"])
def test_an_unknown_suffix_is_told_the_known_ones(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError) as told:
        export.write([seed_report()], tmp_path / name)
    for suffix in export.SUFFIXES:
        assert suffix in str(told.value)
    assert "\n" not in str(told.value)
    assert not list(tmp_path.iterdir())


def test_an_unknown_format_is_refused_in_render_too() -> None:
    with pytest.raises(UsageError, match="docx"):
        export.render(seed_report(), ".docx")


def test_the_path_is_checked_before_the_work(tmp_path: Path) -> None:
    export.check(tmp_path / "x.html")
    with pytest.raises(OutputError):
        export.check(tmp_path / "missing" / "x.html")
