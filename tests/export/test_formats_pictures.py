"""Pictures: SVG and PNG without a browser, and what Graphviz and Mermaid draw."""

from __future__ import annotations

import re
import shutil
import struct
import subprocess
import xml.etree.ElementTree as ElementTree

import mermaidx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attrib import export
from attrib.claim_graph import graph
from attrib.errors import OutputError
from attrib.export import curves, mermaid, picture
from attrib.export.dot import quoted
from attrib.export.layout import place
from attrib.model import Report
from tests.export.samples import REPORTS, either
from tests.full_report import short_report

SVG = "{http://www.w3.org/2000/svg}"
DOT = shutil.which("dot")
needs_dot = pytest.mark.skipif(
    DOT is None, reason="Graphviz is not installed: apt-get install graphviz"
)


def tree(reports: list[Report]) -> ElementTree.Element:
    return ElementTree.fromstring(export.render(reports, ".svg"))


def by_id(root: ElementTree.Element) -> dict[str, ElementTree.Element]:
    return {group.attrib["id"]: group for group in root.iter(f"{SVG}g")}


@either
def test_the_svg_is_well_formed_and_runs_and_loads_nothing(reports: list[Report]) -> None:
    root = tree(reports)
    assert root.tag == f"{SVG}svg"
    assert {one.tag.removeprefix(SVG) for one in root.iter()} <= {
        "svg", "title", "desc", "rect", "g", "text", "path", "polygon",
    }  # fmt: skip
    names = {name for one in root.iter() for name in one.attrib}
    assert not any(name.startswith("on") or "href" in name or name == "style" for name in names)


@either
def test_the_svg_says_what_it_shows(reports: list[Report]) -> None:
    root = tree(reports)
    assert root.attrib["role"] == "img"
    told = {root.find(f"{SVG}{tag}").attrib["id"] for tag in ("title", "desc")}  # type: ignore[union-attr]
    assert set(root.attrib["aria-labelledby"].split()) == told
    assert (root.findtext(f"{SVG}title") or "").startswith("Who says what: ")
    assert root.findtext(f"{SVG}desc")
    assert all(group.findtext(f"{SVG}title") for group in root.iter(f"{SVG}g"))


def test_the_description_is_the_graph_in_words() -> None:
    told = tree(REPORTS["full"]).findtext(f"{SVG}desc") or ""
    assert "Ana Ruiz warns: The dam may fail within two days if rain goes on" in told
    assert "Interior Ministry silent about: did not comment on the damage" in told


@either
def test_the_svg_has_every_node_and_edge_where_the_page_has_it(reports: list[Report]) -> None:
    drawn = graph(reports)
    groups = by_id(tree(reports))
    edges = drawn.edges(keys=True, data=True)
    told = {key for *_, key, data in edges if data["kind"] not in picture.UNSEEN}
    assert set(groups) == set(drawn) | told
    for node, box in place(drawn).items():
        rect = groups[node].find(f"{SVG}rect")
        assert rect is not None
        x, y, width, height = (float(rect.attrib[n]) for n in ("x", "y", "width", "height"))
        assert (x + width / 2, y + height / 2) == pytest.approx((box.x, box.y), abs=0.1)
        shown = (text.text or "" for text in groups[node].iter(f"{SVG}text"))
        assert "".join(shown) == "".join(box.lines)


def test_all_is_within_the_frame() -> None:
    root = tree(REPORTS["three"])
    left, top, across, down = map(float, root.attrib["viewBox"].split())
    for path in root.iter(f"{SVG}path"):
        for x, y in re.findall(r"(-?[\d.]+),(-?[\d.]+)", path.attrib["d"]):
            assert left <= float(x) <= left + across
            assert top <= float(y) <= top + down


@pytest.mark.parametrize("name", ["seed", "three"])
def test_the_png_is_the_svg_at_twice_its_size(name: str) -> None:
    data = export.render(REPORTS[name], ".png")
    assert data.startswith(b"\x89PNG\r\n")
    across, down = struct.unpack(">II", data[16:24])
    root = tree(REPORTS[name])
    assert across == pytest.approx(2 * float(root.attrib["width"]), abs=2)
    assert down == pytest.approx(2 * float(root.attrib["height"]), abs=2)


def test_a_png_without_letters_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("resvg_py.svg_to_bytes", lambda **_: b"blank")
    with pytest.raises(OutputError, match="install"):
        picture.png(graph(REPORTS["seed"]))


@needs_dot
@either
def test_graphviz_renders_the_dot(reports: list[Report]) -> None:
    assert DOT is not None
    done = subprocess.run([DOT, "-Tsvg"], input=export.render(reports, ".dot"), capture_output=True)
    assert (done.returncode, done.stderr.decode()) == (0, "")
    root = ElementTree.fromstring(done.stdout)
    drawn = graph(reports)
    groups = [group for group in root.iter(f"{SVG}g") if group.get("class") in ("node", "edge")]
    nodes = {group.findtext(f"{SVG}title") for group in groups if group.get("class") == "node"}
    edges = {group.get("id") for group in groups if group.get("class") == "edge"}
    assert nodes == set(drawn)
    assert edges == {key for *_, key in drawn.edges(keys=True)}
    assert not [one for one in root.iter() if one.tag.endswith(("script", "image"))]


@needs_dot
def test_graphviz_decodes_no_entity_of_the_article() -> None:
    assert DOT is not None
    name = "AT&amp;T &lt;b&gt; & Co"
    report = short_report(f"{name} said so.", (name, "company"))
    done = subprocess.run([DOT, "-Tsvg"], input=export.render(report, ".dot"), capture_output=True)
    texts = [one.text for one in ElementTree.fromstring(done.stdout).iter(f"{SVG}text")]
    assert name in [str(text).replace("\u00a0", " ") for text in texts]


@needs_dot
@given(st.lists(st.text(alphabet=st.sampled_from('a"\\NGl{}|<>;&\n\t é'), max_size=8), min_size=1))
@settings(max_examples=15, deadline=None)
def test_graphviz_reads_any_text_as_it_is(texts: list[str]) -> None:
    assert DOT is not None
    lines = "".join(f"n{k} [tooltip={quoted(t)}];\n" for k, t in enumerate(texts))
    source = f"digraph {{ {lines} }}".encode()
    done = subprocess.run([DOT, "-Tcanon"], input=source, capture_output=True)
    assert done.returncode == 0
    # Graphviz takes a lone end of a line for nothing
    there = sum(text not in ("", "\n") for text in texts)
    assert done.stdout.decode().count("tooltip=") == there


@pytest.mark.parametrize("name", ["full", "hostile"])
def test_mermaids_own_parser_draws_the_flowchart(name: str) -> None:
    made = mermaidx.render(export.render(REPORTS[name], ".mmd").decode()).svg()
    drawn = graph(REPORTS[name])
    nodes = set(re.findall(r'id="[^"]*flowchart-(n\d+)-\d+"', made))
    assert len(nodes) == drawn.number_of_nodes()
    assert "<script" not in made
    assert "<img" not in made


def test_mermaids_own_parser_refuses_what_is_no_flowchart() -> None:
    with pytest.raises(RuntimeError, match="Parse error"):
        mermaidx.render('flowchart LR\n a["x]').svg()


@given(st.text(max_size=30))
@settings(max_examples=60, deadline=None)
def test_a_mermaid_label_holds_no_markup(text: str) -> None:
    label = mermaid.label(text)
    assert label[0] == label[-1] == '"'
    inner = re.sub(r"#\d+;", "", label[1:-1])
    assert not set(inner) & set('"`<>[]{}|#;&\\\n')


def test_arcs_around_one_stretch_of_a_column_do_not_coincide() -> None:
    drawn = graph(REPORTS["three"])
    boxes = place(drawn)
    ends = curves.ends(drawn, boxes)
    groups = by_id(tree(REPORTS["three"]))
    swings = [
        (key, ends[key].swing)
        for one, other, key, data in drawn.edges(keys=True, data=True)
        if boxes[one].x == boxes[other].x and data["kind"] not in picture.UNSEEN
    ]
    paths = [groups[key].find(f"{SVG}path") for key, _ in swings]
    told = [path.attrib["d"] for path in paths if path is not None]
    assert len(set(told)) == len(swings) > 1
