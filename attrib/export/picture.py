"""The claim graph as a picture: SVG with the page's layout, drawn without a browser, and PNG of it.

Accessible by https://www.w3.org/TR/svg-aam-1.0/: the picture has a title and a description that
says all it shows in words, every node and edge a title of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from xml.sax.saxutils import escape

import networkx as nx

from attrib.errors import OutputError
from attrib.export import curves
from attrib.export.drawing import EDGE_FONT, draw
from attrib.export.labels import plain, width
from attrib.export.layout import BOLD, LEADING, Box, place
from attrib.export.palette import hues
from attrib.export.tables import named
from attrib.export.xml_graphs import clean

# the first three are as wide as one another; the last is on most machines without them
FACE = "Arial, Helvetica, Liberation Sans, DejaVu Sans, sans-serif"
FAMILIAR = re.compile("[ -\u024f\u2010-\u2026]*")
SIGNED = re.compile("[\u2460-\u2473] ")
NEARLY_FULL = 0.7
MARGIN = 24
UNSEEN = frozenset({"is", "unanswered"})  # links that say little to a reader of a still picture
ARROW = 3.5  # half the width of an arrowhead
SHARPNESS = 2  # pixels of the PNG for one of the SVG
MOST = 16_000  # pixels of the PNG on a side: what most programs still open
NO_FONT = (
    "no font was found to write the labels with: install one, such as fonts-dejavu, or use .svg"
)


def svg(graph: nx.MultiDiGraph[str]) -> bytes:
    """SVG 1.1 in UTF-8, on a white ground; it loads nothing and runs nothing."""
    return _svg(graph).encode()


def png(graph: nx.MultiDiGraph[str]) -> bytes:
    """PNG of the SVG, twice its size where that is not too large; needs resvg_py.

    Raises:
        OutputError: the machine has no fonts.
    """
    from resvg_py import svg_to_bytes

    # resvg leaves out what it has no font for, and says nothing
    letter = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{}</svg>'
    written = letter.format(f'<text y="9" font-family="{FACE}">M</text>')
    if svg_to_bytes(svg_string=written) == svg_to_bytes(svg_string=letter.format("")):
        raise OutputError(NO_FONT)
    frame = _frame(place(graph).values())
    zoom = min(SHARPNESS, MOST / max(frame[2:]))
    return bytes(svg_to_bytes(svg_string=_svg(graph), zoom=zoom))


def _svg(graph: nx.MultiDiGraph[str]) -> str:
    boxes = place(graph)
    network = draw(graph, boxes)
    ends = curves.ends(graph, boxes)
    left, top, across, down = _frame(boxes.values())
    lines, labels = [], []
    for edge in network.edges:
        if edge["attrib"]["kind"] in UNSEEN:
            continue
        start, end = boxes[edge["from"]], boxes[edge["to"]]
        title = f"{named(graph, edge['from'])} {edge['attrib']['label']} {named(graph, edge['to'])}"
        curve: tuple[curves.Point, ...] = (
            curves.arc(start, end, ends[edge["id"]].swing)
            if start.x == end.x
            else curves.points(start, end, ends[edge["id"]])
        )
        lines.append(_line(edge, curve, title))
        if edge.get("label"):
            labels.append(_edge_label(edge, curve, ends[edge["id"]].label))
    nodes = (_node(node, boxes[node["id"]], named(graph, node["id"])) for node in network.nodes)
    size = f'width="{across:g}" height="{down:g}" viewBox="{left:g} {top:g} {across:g} {down:g}"'
    return "".join(
        (
            '<?xml version="1.0" encoding="UTF-8"?>\n',
            f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" ',
            f'aria-labelledby="title desc" font-family="{FACE}">\n',
            f'<title id="title">{_text(_title(graph))}</title>\n',
            f'<desc id="desc">{_text(_description(graph))}</desc>\n',
            f'<rect x="{left:g}" y="{top:g}" width="{across:g}" height="{down:g}" fill="#ffffff"/>',
            "\n",
            *lines,
            *nodes,
            *labels,
            "</svg>\n",
        )
    )


def _frame(boxes: Iterable[Box]) -> tuple[float, float, float, float]:
    """Left, top, width and height of what is drawn, with room for the arcs beside the columns."""
    around = MARGIN + 2 * (curves.ARC_MOST + (len(curves.ARC_LABELS) - 1) * curves.ARC_STEP)
    every = list(boxes)
    left = min(box.x - box.width / 2 for box in every) - around
    right = max(box.x + box.width / 2 for box in every) + around
    top = min(box.y - box.height / 2 for box in every) - MARGIN
    bottom = max(box.y + box.height / 2 for box in every) + MARGIN
    return left, top, right - left, bottom - top


def _node(node: Mapping[str, Any], box: Box, title: str) -> str:
    look = node["shapeProperties"]
    x, y = box.x - box.width / 2, box.y - box.height / 2
    shape = (
        f'<rect x="{x:g}" y="{y:g}" width="{box.width:g}" height="{box.height:g}" '
        f'rx="{min(look["borderRadius"], box.height / 2):g}" fill="{node["color"]["background"]}" '
        f'stroke="{node["color"]["border"]}" stroke-width="{node["borderWidth"]}"'
        f"{_dashed(look['borderDashes'])}/>"
    )
    left = node["font"]["align"] == "left"
    at = x + box.padding if left else box.x
    anchor, ink = "start" if left else "middle", node["font"]["color"]
    # the baseline of a line is about four fifths down from its top
    first = box.y - (len(box.lines) * LEADING / 2 - 0.82 * LEADING) * box.font
    texts = []
    for number, line in enumerate(box.lines):
        y = first + number * LEADING * box.font
        strong = number < box.strong
        weight = ' font-weight="bold"' if strong else ""
        for words, start, how in _pieces(line, at, anchor, box.font):
            texts.append(
                f'<text x="{start:g}" y="{y:.1f}" font-size="{box.font}" text-anchor="{how}" '
                f'fill="{ink}"{weight}{_squeezed(words, box, strong=strong)}>{_text(words)}</text>'
            )
    return _group(node, title, shape, *texts)


def _pieces(line: str, at: float, anchor: str, size: int) -> list[tuple[str, float, str]]:
    """The line with where it stands; a sign such as "①" apart from the words behind it.

    Few typefaces have the sign, and some renderers set all of a text in the one that has.
    """
    if not SIGNED.match(line):
        return [(line, at, anchor)]
    start = at if anchor == "start" else at - width(line, size) / 2
    sign, words = line[:2], line[2:]
    after = start + width(sign, size) + 0.25 * size
    return [(sign, start, "start"), (words, round(after, 1), "start")]


def _squeezed(line: str, box: Box, *, strong: bool) -> str:
    """A length for a line that could run over: the reader's letters may be wider than Arial's."""
    across = width(line, box.font) * (BOLD if strong else 1)
    # of other scripts the estimate is too rough to stretch or squeeze by it
    if across < NEARLY_FULL * (box.width - 2 * box.padding) or not FAMILIAR.fullmatch(line):
        return ""
    return f' textLength="{across:.1f}" lengthAdjust="spacingAndGlyphs"'


def _group(item: Mapping[str, Any], title: str, *parts: str) -> str:
    opening = f'<g id="{_id(item["id"])}" class="{_id(item["attrib"]["kind"])}">'
    return "\n".join((opening, f"<title>{_text(title)}</title>", *parts, "</g>\n"))


def _line(edge: Mapping[str, Any], curve: Sequence[curves.Point], title: str) -> str:
    ink = edge["color"]["color"]
    start, *middle, end = curve
    letter = "C" if len(middle) == 2 else "Q"
    path = f"M{_point(start)} {letter}{' '.join(map(_point, (*middle, end)))}"
    dashes = _dashed(edge["dashes"])
    parts = [
        f'<path d="{path}" fill="none" stroke="{ink}" stroke-width="{edge["width"]:g}"{dashes}/>'
    ]
    if edge["arrows"]:
        side = 1 if end[0] >= middle[-1][0] else -1
        back = end[0] - side * curves.HEAD
        corners = (end, (back, end[1] - ARROW), (back, end[1] + ARROW))
        parts.append(f'<polygon points="{" ".join(map(_point, corners))}" fill="{ink}"/>')
    return _group(edge, title, *parts)


def _edge_label(edge: Mapping[str, Any], curve: tuple[curves.Point, ...], share: float) -> str:
    words = plain(edge["label"])
    across, down = width(words, EDGE_FONT), EDGE_FONT * LEADING
    x, y = curves.beside(curve, share, across)
    page = hues("light")["page"].soft
    return (
        f'<rect x="{x - across / 2:.1f}" y="{y - down / 2:.1f}" width="{across:.1f}" '
        f'height="{down:.1f}" fill="{page}"/>'
        f'<text x="{x:.1f}" y="{y + 0.35 * EDGE_FONT:.1f}" font-size="{EDGE_FONT}" '
        f'text-anchor="middle" fill="{edge["color"]["color"]}">{_text(words)}</text>\n'
    )


def _title(graph: nx.MultiDiGraph[str]) -> str:
    titles = [
        data.get("title") or data["label"]
        for _, data in graph.nodes(data=True)
        if data["kind"] == "article"
    ]
    return f"Who says what: {'; '.join(titles)}"


def _description(graph: nx.MultiDiGraph[str]) -> str:
    told = [
        f"{named(graph, start)} {data['label']}: {named(graph, end)}"
        for start, end, data in graph.edges(data=True)
        if "act" in data or data["kind"] == "silent about"
    ]
    return "\n".join(told) or "Nobody is credited."


def _dashed(dashes: Any) -> str:
    """`dashes` as vis-network has them: a list of lengths, or False."""
    return f' stroke-dasharray="{" ".join(map(str, dashes))}"' if dashes else ""


def _point(point: curves.Point) -> str:
    return f"{point[0]:.1f},{point[1]:.1f}"


def _text(text: str) -> str:
    return escape(clean(text))


def _id(text: str) -> str:
    return escape(clean(text).replace(" ", "-"), {'"': "&quot;"})
