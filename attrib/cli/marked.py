"""The article in the terminal, with what was found marked in its text."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from rich.text import Text

from attrib.cli.palette import NOBODY, palette
from attrib.cli.screen import Screen
from attrib.cli.tables import legend
from attrib.cli.visible import visible
from attrib.model import Attribution, Report, Span

_NOBODY_NAMED = "nobody named"
_COLOUR_KEY = (
    "What a source is credited with has the source's colour, the words that speak of it are bold, "
    "and the words that attribute are underlined; s1? is unsure."
)
_PLAIN_KEY = (
    "[s1: ...] is credited to the source s1, <s1: ...> speaks of it, _..._ are the words that "
    "attribute; [s1 silent: ...] says that it did not answer; s1? is unsure."
)


@dataclass(frozen=True, slots=True)
class _Mark:
    """One span to be marked: where, in what style, and what stands around it without colour."""

    start: int
    end: int
    style: str
    opening: str
    closing: str
    tag: str = ""


def marked_article(report: Report, screen: Screen) -> str:
    """The article's text in colours: contents, every mention of a source, cues; and a legend.

    Without colour the same is told with brackets that name the source.
    """
    marks = sorted(_marks(report), key=lambda mark: (mark.start, -mark.end))
    text = _assemble(report.article.text, marks, screen.colour)
    if not marks:
        note = "Nobody is credited with anything in this article."
        return screen.render(text, Text(""), Text(note))
    key = _COLOUR_KEY if screen.colour else _PLAIN_KEY
    return screen.render(text, Text(""), legend(report), Text(key, style="dim"))


def _marks(report: Report) -> Iterator[_Mark]:
    colours = palette(report)
    for source in report.sources:
        for mention in source.mentions:
            yield _naming(mention, colours[source.id], source.id)
    for attribution in report.attributions:
        label = _label(attribution)
        colour = colours[attribution.sources[0]] if attribution.sources else NOBODY
        for span in attribution.content_spans:
            yield _mark(span, colour, f"[{label}: ", "]", tag=label)
        yield from _unmentioned(report, attribution.source_spans, attribution.sources)
        for span in attribution.cue_spans:
            yield _mark(span, f"underline {colour}", "_", "_")
    for silence in report.silences:
        id = silence.source
        yield from _unmentioned(report, silence.source_spans, () if id is None else (id,))
        colour = colours[id] if id is not None else NOBODY
        for span in silence.spans:
            label = f"{id or _NOBODY_NAMED} silent"
            yield _mark(span, f"italic underline {colour}", f"[{label}: ", "]", tag=label)


def _unmentioned(
    report: Report, spans: tuple[Span, ...], sources: tuple[str, ...]
) -> Iterator[_Mark]:
    """Marks for the words that name a source where none of its mentions stands."""
    mentions = [mention for id in sources for mention in report.source(id).mentions]
    for span in spans:
        if not any(m.start < span.end and span.start < m.end for m in mentions):
            colour = palette(report)[sources[0]] if sources else NOBODY
            yield _naming(span, colour, "+".join(sources) or _NOBODY_NAMED)


def _naming(span: Span, colour: str, who: str) -> _Mark:
    return _mark(span, f"bold {colour}", f"<{who}: ", ">")


def _mark(span: Span, style: str, opening: str, closing: str, tag: str = "") -> _Mark:
    return _Mark(span.start, span.end, style, opening, closing, tag)


def _label(attribution: Attribution) -> str:
    who = "+".join(attribution.sources) or _NOBODY_NAMED
    return f"{who}?" if attribution.unsure else who


def _assemble(text: str, marks: list[_Mark], colour: bool) -> Text:
    """`text` cut at every edge of a mark, each piece made safe and given its marks."""
    edges = sorted({0, len(text)}.union(*((mark.start, mark.end) for mark in marks)))
    out = Text()
    opened: list[_Mark] = []
    coming = deque(marks)
    for start, end in zip(edges, [*edges[1:], len(text)], strict=True):
        for mark in [mark for mark in reversed(opened) if mark.end == start]:
            opened.remove(mark)
            if not colour:
                out.append(mark.closing)
            elif mark.tag:  # colour alone would leave out those who do not see it
                out.append(f" {mark.tag}", f"dim {mark.style}")
        while coming and coming[0].start == start:
            opened.append(coming.popleft())
            out.append("" if colour else opened[-1].opening)
        style = " ".join(mark.style for mark in opened) if colour else ""
        out.append(visible(text[start:end]), style)
    return out
