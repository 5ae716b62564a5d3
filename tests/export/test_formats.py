"""The table of formats; and graph formats, which other readers than ours read back equal."""

from __future__ import annotations

import io
import json
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from typing import Literal, TypeAlias, cast

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict, ValidationError

from attrib import export
from attrib.claim_graph import graph
from attrib.errors import OutputError, UsageError
from attrib.export import graph_file
from attrib.export.graph_file import GraphFile
from attrib.export.xml_graphs import gexf, graphml, scalars
from attrib.model import Report
from tests.export.samples import REPORTS, either
from tests.reports import seed_report

Graph: TypeAlias = "nx.MultiDiGraph[str]"
SINGLE = [suffix for suffix, format in export.FORMATS.items() if not format.several]


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
    tree = ElementTree.fromstring(export.render(REPORTS["merged"], suffix))
    edges = [item.get("id") for item in tree.iter() if item.tag.endswith("}edge")]
    assert len(edges) == len(set(edges)) == graph(REPORTS["merged"]).number_of_edges()
    assert all(edges)
    found = graph(REPORTS["merged"])
    for items in (found.nodes(data=True), found.edges(data=True)):
        names = {name for *_, data in items for name in data}
        assert len({name.lower() for name in names}) == len(names)
        # these mean something of their own to GEXF
        assert not names & {"id", "type", "weight", "start", "end", "source", "target", "viz"}


@either
def test_gephi_finds_each_attribute_once_with_one_type(reports: list[Report]) -> None:
    keys = ElementTree.fromstring(export.render(reports, ".graphml"))
    declared = [(key.get("for"), (key.get("attr.name") or "").lower())
                for key in keys.iter() if key.tag.endswith("}key")]  # fmt: skip
    assert len(declared) == len(set(declared))
    tree = ElementTree.fromstring(export.render(reports, ".gexf"))
    for group in (item for item in tree.iter() if item.tag.endswith("}attributes")):
        titles = [(one.get("title") or "").lower() for one in group]
        assert len(titles) == len(set(titles))


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


@either
def test_cytoscape_json_reads_back_equal(reports: list[Report]) -> None:
    read = cast(Graph, nx.cytoscape_graph(json.loads(export.render(reports, ".cyjs"))))
    assert read.is_directed()
    for _, attributes in read.nodes(data=True):
        assert attributes.pop("id") == attributes.pop("value")
        if attributes["kind"] not in ("source", "subject"):
            assert attributes.pop("name") == attributes["label"]
    for first, second, key, attributes in read.edges(keys=True, data=True):
        assert attributes.pop("id") == attributes.pop("key") == key
        assert (attributes.pop("source"), attributes.pop("target")) == (first, second)
        assert attributes.pop("interaction") == attributes["kind"]
    assert same(normal(read), normal(scalars(graph(reports))))


def test_cytoscape_gets_flat_columns_and_places() -> None:
    data = json.loads(export.render(REPORTS["full"], ".cyjs"))
    nodes = data["elements"]["nodes"]
    for item in nodes + data["elements"]["edges"]:
        assert all(isinstance(value, str | int | float) for value in item["data"].values())
    places = {(node["position"]["x"], node["position"]["y"]) for node in nodes}
    assert len(places) == len(nodes)


@pytest.mark.parametrize("suffix", SINGLE)
def test_the_same_report_gives_the_same_bytes(suffix: str) -> None:
    again = [Report.model_validate_json(one.to_json()) for one in REPORTS["merged"]]
    first = export.render(REPORTS["merged"], suffix)
    assert first == export.render(again, suffix.upper())
    assert first


@pytest.mark.parametrize("suffix", export.FORMATS)
@either
def test_every_report_can_be_written_in_every_format(
    tmp_path: Path, reports: Report | list[Report], suffix: str
) -> None:
    export.write(reports, tmp_path / f"x{suffix}")
    written = list(tmp_path.iterdir())
    assert written
    assert all(path.name.startswith("x") for path in written)
    assert {path: path.read_bytes() for path in written} == export.files(
        reports, tmp_path / f"x{suffix}"
    )


def test_a_compound_suffix_wins_over_its_end(tmp_path: Path) -> None:
    assert (
        b"wasAttributedTo"
        in export.files(seed_report(), tmp_path / "x.PROV.json")[tmp_path / "x.PROV.json"]
    )
    assert (
        b"<script"
        not in export.files(seed_report(), tmp_path / "x.report.html")[tmp_path / "x.report.html"]
    )
    assert (
        b"<script"
        in export.files(seed_report(), tmp_path / "report.html")[tmp_path / "report.html"]
    )


def test_several_files_have_no_single_rendering() -> None:
    with pytest.raises(UsageError, match="several files"):
        export.render(seed_report(), ".csv")


def test_a_missing_library_is_named_with_its_remedy_before_the_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export, "find_spec", lambda _: None)
    for suffix, extra in ((".xlsx", "xlsx"), (".png", "png")):
        remedy = rf"pip install 'attrib\[{extra}\]'"
        with pytest.raises(OutputError, match=remedy):
            export.check(tmp_path / f"x{suffix}")
        with pytest.raises(OutputError, match=remedy):
            export.render(seed_report(), suffix)
    assert not list(tmp_path.iterdir())


def test_each_format_is_told_in_one_line_that_fits_the_help() -> None:
    lines = export.known()
    assert len(lines) == len(export.FORMATS)
    assert all(len(line) <= 74 for line in lines)


@pytest.mark.parametrize("name", ["graph.pdf", "graph", ".html", ".prov.json", "x.ht"])
def test_an_unknown_suffix_is_told_the_known_ones(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError) as told:
        export.write([seed_report()], tmp_path / name)
    for suffix in export.FORMATS:
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


@either
def test_node_link_json_keeps_to_its_schema(reports: list[Report]) -> None:
    read = GraphFile.model_validate_json(export.render(reports, ".json"))
    assert len(read.nodes) == len(graph(reports))
    assert len(read.edges) == graph(reports).number_of_edges()


def test_the_schema_refuses_what_is_no_claim_graph() -> None:
    data = json.loads(export.render(REPORTS["seed"], ".json"))
    for spoil in ("kind", "label", "article"):
        other = json.loads(json.dumps(data))
        del other["nodes"][1][spoil]
        with pytest.raises(ValidationError):
            GraphFile.model_validate_json(json.dumps(other))


def test_the_schema_in_the_docs_is_that_of_the_files() -> None:
    path = Path(__file__).parents[2] / "docs" / "graph.schema.json"
    assert path.read_text(encoding="utf-8") == graph_file.schema()


class CytoscapeItem(BaseModel):
    """https://js.cytoscape.org/#notation/elements-json, as far as it is used."""

    model_config = ConfigDict(extra="forbid", strict=True)

    data: dict[str, str | int | float | bool]
    position: dict[Literal["x", "y"], float] = {}


class CytoscapeFile(BaseModel):
    """The JSON that Cytoscape and Cytoscape.js open."""

    model_config = ConfigDict(extra="forbid", strict=True)

    format_version: Literal["1.0"]
    generated_by: str
    data: dict[str, str]
    directed: Literal[True]
    multigraph: Literal[True]
    elements: dict[Literal["nodes", "edges"], list[CytoscapeItem]]


@either
def test_cytoscape_json_keeps_to_its_notation(reports: list[Report]) -> None:
    read = CytoscapeFile.model_validate_json(export.render(reports, ".cyjs"))
    nodes, edges = read.elements["nodes"], read.elements["edges"]
    ids = {str(node.data["id"]) for node in nodes}
    assert len(ids) == len(nodes)
    assert all(set(node.position) == {"x", "y"} for node in nodes)
    assert len({str(edge.data["id"]) for edge in edges} | ids) == len(edges) + len(ids)
    assert all({edge.data["source"], edge.data["target"]} <= ids for edge in edges)
