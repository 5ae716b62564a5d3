"""Boxes and labels keep apart, and who-said-what reads from left to right."""

from __future__ import annotations

import itertools
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attrib.claim_graph import graph
from attrib.export.curves import arc, beside, ends, points
from attrib.export.drawing import EDGE_FONT, draw
from attrib.export.labels import width
from attrib.export.layout import NARROW, WIDE, Box, Sizes, place, settled
from attrib.model import Report
from tests.export.pages import large_report, rich_report, three_reports
from tests.full_report import short_report
from tests.reports import hostile_report, seed_report


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
    for sizes in (WIDE, NARROW):
        boxes = place(made, sizes)
        assert set(boxes) == set(made)
        assert all(apart(*pair) for pair in itertools.combinations(boxes.values(), 2))


def fan_report(claims: int) -> Report:
    """One source of very many claims."""
    of = large_report(claims)
    said = [one.model_copy(update={"sources": ("s1",)}) for one in of.attributions]
    return of.model_copy(update={"sources": of.sources[:1], "attributions": tuple(said)})


def example(name: str) -> Report:
    """A real article as attrib read it."""
    path = Path(__file__).parents[2] / "examples" / f"{name}.json"
    return Report.model_validate_json(path.read_text(encoding="utf-8"))


REPORTS: list[Report | list[Report]] = [
    seed_report(), rich_report(), three_reports(), [seed_report(), hostile_report()],
    fan_report(14), example("new-zealand-flag"), example("internet-explorer-6"),
]  # fmt: skip


@pytest.mark.parametrize("sizes", [WIDE, NARROW])
@pytest.mark.parametrize("reports", REPORTS)
def test_no_two_boxes_of_a_report_overlap(reports: Report | list[Report], sizes: Sizes) -> None:
    boxes = place(graph(reports), sizes)
    assert all(apart(*pair) for pair in itertools.combinations(boxes.values(), 2))


@pytest.mark.parametrize("reports", REPORTS)
def test_no_label_lies_on_a_box_or_on_another_label(reports: Report | list[Report]) -> None:
    made = graph(reports)
    boxes = place(made)
    at = ends(made, boxes)
    labels = []
    for edge in draw(made, boxes).edges:
        if not edge.get("label"):
            continue
        start, end = boxes[edge["from"]], boxes[edge["to"]]
        across = start.x != end.x
        own = at[edge["id"]]
        curve = points(start, end, own) if across else arc(start, end, own.swing)
        size = width(edge["label"], EDGE_FONT), EDGE_FONT * 1.1
        x, y = beside(curve, own.label, size[0])
        labels.append(Box(x, y, *size, (edge["label"],), EDGE_FONT, 0))
    assert labels
    assert all(apart(label, box) for label in labels for box in boxes.values())
    assert all(apart(*pair) for pair in itertools.combinations(labels, 2))


def test_edges_that_end_at_one_box_end_apart(seed: Report) -> None:
    made = graph(seed)
    boxes = place(made)
    at = ends(made, boxes)
    joint = [at[key].arrive for _, _, key in made.in_edges(f"{seed.article.id}/c4", keys=True)]
    assert len(joint) == 2
    assert abs(joint[0] - joint[1]) >= EDGE_FONT


def test_parallel_edges_run_side_by_side(rich: Report) -> None:
    made = graph(rich)
    television, army = (f"{rich.article.id}/{id}" for id in ("s2", "s3"))
    claim = f"{rich.article.id}/c2"
    (relay,) = made[television][army].values()
    (said,) = made[army][claim].values()
    made.add_edge(television, army, key="again", **relay)
    made.add_edge(army, claim, key="also", **said)
    boxes = place(made)
    at = ends(made, boxes)
    arcs = {at[key].swing for key in made[television][army]}
    lines = {(at[key].leave, at[key].arrive) for key in made[army][claim]}
    assert len(arcs) == len(lines) == 2


def test_the_place_does_not_hang_on_chance(rich: Report) -> None:
    assert place(graph(rich)) == place(graph(Report.model_validate_json(rich.to_json())))


def test_what_claims_are_about_stands_right_of_them(rich: Report) -> None:
    boxes = place(graph(rich))
    at = {node.split("/")[1]: box for node, box in boxes.items()}
    assert at["s1"].x < at["c1"].x < at["b1"].x
    assert at["c1"].y < at["b1"].y < at["c5"].y


def test_of_several_articles_each_claim_shows_which_it_is_from(three: list[Report]) -> None:
    made = graph(three)
    boxes = place(made)
    first = {node: box.lines[0][0] for node, box in boxes.items() if "/c" in node}
    assert [first[f"{report.article.id}/c1"] for report in three] == ["①", "②", "③"]
    shared = f"{three[0].article.id}/s1"
    assert f"{three[1].article.id}/s1" not in boxes
    claims = [boxes[f"{report.article.id}/c1"].y for report in three[:2]]
    assert boxes[shared].y == pytest.approx(sum(claims) / 2, abs=0.2)


@given(
    st.lists(st.tuples(st.floats(-500, 500), st.integers(10, 90)), min_size=1, max_size=12),
    st.integers(0, 30),
)
@settings(max_examples=60, deadline=None)
def test_settled_boxes_keep_their_order_and_the_gap(
    wanted: list[tuple[float, int]], gap: int
) -> None:
    boxes = {str(n): Box(0, 0, 10, height, (), 12, 4) for n, (_, height) in enumerate(wanted)}
    placed = list(settled(boxes, [want for want, _ in wanted], gap).values())
    for one, other in itertools.pairwise(placed):
        assert other.y - one.y >= (one.height + other.height) / 2 + gap - 1e-6
    if len(placed) == 1:
        assert placed[0].y == pytest.approx(wanted[0][0])


def test_sources_stand_left_of_their_claims_and_joint_claims_between_their_sources(
    seed: Report,
) -> None:
    boxes = place(graph(seed))
    at = {node.split("/")[1]: box for node, box in boxes.items()}
    assert all(at[source].x < at["c1"].x for source in ("s1", "s2", "s3", "s4", "article"))
    assert at["c7"].y < at["c4"].y < at["c8"].y
    assert at["n1"].y > at["c8"].y
    assert at["article"].y > max(box.y for id, box in at.items() if id.startswith("s"))
    assert at["n1"].y == at["s4"].y


def test_who_agreed_that_something_is_so_is_no_link_between_two_claims() -> None:
    report = short_report("Bob Stone agreed that it rained.", ("Bob Stone", "person"))
    agreed = report.attributions[0].model_copy(update={"act": "agrees"})
    drawn = draw(graph(report.model_copy(update={"attributions": (agreed,)})))
    ((edge,),) = [[one for one in drawn.edges if one["attrib"]["kind"] == "agrees"]]
    assert edge["arrows"]["to"]["enabled"]
    assert not edge["dashes"]
    assert edge["hue"].startswith("source")
    assert edge["label"] == "agrees"


def test_what_claims_are_about_never_pushes_them_down(rich: Report) -> None:
    (lake,) = rich.subjects
    towns = [
        lake.model_copy(update={"id": f"b{number}", "name": f"Town {number}"})
        for number in range(1, 61)
    ]
    last = rich.claims[-1].model_copy(update={"about": tuple(town.id for town in towns)})
    crowded = rich.model_copy(
        update={"subjects": tuple(towns), "claims": (*rich.claims[:-1], last)}
    )
    boxes = place(graph(crowded))
    tops = {node: box.y - box.height / 2 for node, box in boxes.items()}
    towns_top = min(top for node, top in tops.items() if "/b" in node)
    assert towns_top >= min(top for node, top in tops.items() if "/b" not in node)


def test_a_source_of_many_claims_stands_beside_the_first_of_them() -> None:
    report = fan_report(14)
    boxes = place(graph(report))
    at = {node.split("/")[1]: box for node, box in boxes.items()}
    assert at["c1"].y - at["c1"].height / 2 <= at["s1"].y < at["c4"].y
    few = place(graph(fan_report(3)))
    middle = {node.split("/")[1]: box.y for node, box in few.items()}
    assert middle["s1"] == pytest.approx(middle["c2"], abs=0.2)


def test_steep_edges_run_level_to_their_end() -> None:
    report = fan_report(14)
    made = graph(report)
    boxes = place(made)
    at = ends(made, boxes)
    steep = at[f"{report.article.id}/a14/s1/c14"]
    level = at[f"{report.article.id}/a1/s1/c1"]
    assert steep.bend > level.bend
    assert steep.label > level.label
