"""Labels fit their boxes, boxes keep apart, and pyvis's Network carries it all."""

from __future__ import annotations

import itertools
import json

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attrib import export
from attrib.claim_graph import graph
from attrib.export.labels import plain, width, wrap
from attrib.export.layout import Box, place
from attrib.export.palette import Theme, hues
from attrib.model import Report
from tests.reports import hostile_report, seed_report


@given(st.text(), st.integers(40, 400), st.integers(1, 4))
@settings(max_examples=60, deadline=None)
def test_a_wrapped_label_is_within_its_room(text: str, room: int, lines: int) -> None:
    found = wrap(text, room, 14, lines)
    assert 1 <= len(found) <= lines
    assert all(width(line, 14) <= room for line in found)
    shown = "".join(found).replace(" ", "")
    whole = plain(text).replace(" ", "")
    assert shown == whole or shown.endswith("…")


def test_a_label_has_no_characters_that_hide_or_turn_others() -> None:
    assert plain("a\u202eb\u200bc\x00d\u2028e\ne") == "abc d e e"


@st.composite
def claim_graphs(draw: st.DrawFn) -> nx.MultiDiGraph[str]:
    """Graphs with the kinds and spans of a claim graph, of any shape."""
    made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    made.add_node("a/article", kind="article", article="a", label="")
    speakers = ["a/article"]
    for number in range(draw(st.integers(0, 6))):
        speakers.append(f"a/s{number}")
        name = draw(st.text(min_size=1, max_size=60))
        made.add_node(
            speakers[-1],
            kind="source",
            article="a",
            label="",
            name=name,
            naming="named",
            spans=[[number, number + 1]],
        )
    for number in range(draw(st.integers(0, 12))):
        start = draw(st.integers(0, 90))
        made.add_node(
            f"a/c{number}",
            kind="claim",
            article="a",
            label="",
            text=draw(st.text(max_size=200)),
            spans=[[start, start + 1]],
            voice=draw(st.sampled_from(["attributed", "outlet"])),
        )
        for speaker in draw(st.lists(st.sampled_from(speakers), max_size=3, unique=True)):
            made.add_edge(speaker, f"a/c{number}", kind="asserts", article="a")
    if len(speakers) > 2 and draw(st.booleans()):
        made.add_edge(speakers[1], speakers[2], kind="relays", article="a")
    return made


def apart(one: Box, other: Box) -> bool:
    across = abs(one.x - other.x) >= (one.width + other.width) / 2
    return across or abs(one.y - other.y) + 0.3 >= (one.height + other.height) / 2


@given(claim_graphs())
@settings(max_examples=40, deadline=None)
def test_no_two_boxes_overlap_and_every_node_has_one(made: nx.MultiDiGraph[str]) -> None:
    boxes = place(made)
    assert set(boxes) == set(made)
    assert all(apart(*pair) for pair in itertools.combinations(boxes.values(), 2))


@pytest.mark.parametrize("reports", [seed_report(), [seed_report(), hostile_report()]])
def test_no_two_boxes_of_a_report_overlap(reports: Report | list[Report]) -> None:
    boxes = place(graph(reports))
    assert all(apart(*pair) for pair in itertools.combinations(boxes.values(), 2))


def test_sources_stand_left_of_their_claims_and_joint_claims_between_their_sources(
    seed: Report,
) -> None:
    boxes = place(graph(seed))
    at = {node.split("/")[1]: box for node, box in boxes.items()}
    assert all(at[source].x < at["c1"].x for source in ("s1", "s2", "s3", "s4", "article"))
    assert at["c7"].y < at["c4"].y < at["c8"].y
    assert at["article"].y > max(box.y for id, box in at.items() if id.startswith("s"))
    assert at["n1"].y == at["s4"].y


def test_the_network_carries_the_whole_graph(seed: Report) -> None:
    claim_graph = graph(seed)
    network = export.network(claim_graph)
    assert network.directed
    assert network.num_nodes() == len(claim_graph)
    assert network.num_edges() == claim_graph.number_of_edges()
    for node in network.nodes:
        assert node["attrib"] == claim_graph.nodes[node["id"]]
        assert network.get_node(node["id"]) is node
        assert "title" not in node  # pyvis's own page runs markup in a title
    for edge in network.edges:
        assert edge["attrib"] == claim_graph.edges[edge["from"], edge["to"], edge["id"]]
        assert ("to" in edge["arrows"]) == (edge["attrib"]["kind"] != "same")
    assert network.options["physics"] == {"enabled": False}
    nodes, edges, *_, options = network.get_network_data()
    assert json.loads(json.dumps([nodes, edges])) == [nodes, edges]
    assert json.loads(options)["physics"] == {"enabled": False}


def test_the_network_does_not_change_the_graph_and_takes_more(seed: Report) -> None:
    claim_graph = graph(seed)
    before = nx.node_link_data(claim_graph, edges="edges")
    network = export.network(claim_graph)
    network.add_node("mine", label="mine")
    network.add_edge("mine", network.nodes[0]["id"])
    network.nodes[0]["attrib"]["kind"] = "changed"
    assert nx.node_link_data(claim_graph, edges="edges") == before


def test_form_and_doubt_show_in_the_line(seed: Report, hostile: Report) -> None:
    lines = {e["id"].split("/", 1)[1]: e for e in export.network(graph(seed)).edges}
    assert lines["a3/s1/c3"]["width"] > lines["a2/s1/c2"]["width"]
    assert lines["a3/s1/c3"]["dashes"] is False
    doubtful = export.network(graph(hostile)).edges
    assert all(e["dashes"] and "(?)" in e["label"] for e in doubtful if e["attrib"].get("unsure"))


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio"""
    light, dark = sorted([luminance(one), luminance(other)], reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_colour_can_be_read(theme: Theme) -> None:
    page = hues(theme)["page"]
    for name, (ink, soft) in hues(theme).items():
        assert contrast(page.ink, soft) >= 7, name
        assert contrast(ink, page.soft) >= 4.5, name
