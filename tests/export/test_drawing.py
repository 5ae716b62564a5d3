"""Labels fit their boxes, and pyvis's Network carries it all."""

from __future__ import annotations

import itertools
import json

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attrib import export
from attrib.claim_graph import graph
from attrib.export.drawing import certainty
from attrib.export.labels import plain, width, wrap
from attrib.export.palette import Theme, hues
from attrib.model import Report


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
        assert edge["smooth"]["enabled"]
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


def test_what_lowers_the_certainty_of_a_claim_shows(rich: Report) -> None:
    nodes = {n["id"].split("/")[1]: n for n in export.network(graph(rich)).nodes}
    assert certainty(nodes["c1"]["attrib"]) == ["negated", "conditional"]
    assert certainty(nodes["c2"]["attrib"]) == ["hedged"]
    assert nodes["c2"]["shapeProperties"]["borderDashes"]
    assert nodes["c3"]["shapeProperties"]["borderDashes"] is False


def test_kinds_differ_in_shape_and_not_in_colour_alone(rich: Report) -> None:
    nodes = {n["id"].split("/")[1]: n for n in export.network(graph(rich)).nodes}
    looks = {
        (n["shapeProperties"]["borderRadius"], bool(n["shapeProperties"]["borderDashes"]))
        for n in (nodes[id] for id in ("s1", "s5", "c3", "n1", "b1"))
    }
    assert len(looks) == 5


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
        # nothing is written in the ink of the lines that stay in the background
        assert name == "quiet" or contrast(ink, page.soft) >= 4.5, name
    # a name in the colour of its source stands in what another said, too
    for name, other in itertools.product(hues(theme), repeat=2):
        if name.startswith("source") and other not in ("quiet", "same", "differs", "maybe"):
            assert contrast(hues(theme)[name].ink, hues(theme)[other].soft) >= 4.5, (name, other)


def test_a_user_of_pyvis_or_networkx_can_go_on(seed: Report) -> None:
    claim_graph = graph(seed)
    network = export.network(claim_graph)
    page = network.generate_html(notebook=False)
    for node in network.nodes:
        assert json.dumps(node["id"]) in page
    helmets = f"{seed.article.id}/s3"
    assert set(nx.descendants(claim_graph, helmets)) >= {f"{seed.article.id}/c8"}
    assert type(claim_graph) is nx.MultiDiGraph
    assert nx.degree_centrality(claim_graph)[helmets] > 0
