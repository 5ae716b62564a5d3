"""The sources of a report for the terminal: what each is, and how it was recognised."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from attrib.cli.palette import palette
from attrib.cli.screen import Screen
from attrib.cli.tables import new_grid, new_table, who_is
from attrib.cli.visible import one_line
from attrib.listing import SourceRow
from attrib.model import Mention, Report, Source, Span, Specificity

_UNKNOWN = "unknown"
_TOLD: dict[Specificity, str] = {
    "bare": "nothing else told",
    "described": "described",
    "placed": "body or access told",
}
"""How closely an unnamed source is described, as `resolve/specificity.toml` defines it."""


def sources_table(report: Report, rows: Sequence[SourceRow], screen: Screen) -> str:
    """One entry a source: who it is, how many claims it makes in which form, where it begins."""
    if not rows:
        return screen.render(Text("This article credits nobody."))
    table = new_table()
    table.add_column("Id")
    table.add_column("Source", ratio=1, overflow="fold")
    table.add_column("What it is", overflow="fold", max_width=19)
    table.add_column("Claims", overflow="fold", max_width=12)
    table.add_column("First", overflow="fold", max_width=9)
    colours = palette(report)
    for row in rows:
        table.add_row(
            row.source.id,
            who_is(row.source, colours[row.source.id]),
            Text("\n".join(_what(row.source))),
            Text("\n".join(_forms(row))),
            Text(_place(report, row.first) if row.first else "-"),
        )
    return screen.render(table)


def sources_why(report: Report, screen: Screen) -> str:
    """For each source the mentions of it and why each is taken for it, and what is left open."""
    parts: list[RenderableType] = []
    colours = palette(report)
    for source in report.sources:
        if parts:
            parts.append(Text())
        parts += [
            Text.assemble(f"{source.id} ", (one_line(source.name), colours[source.id])),
            _mentions(report, source),
            *(Text(f"  {line}") for line in _notes(report, source)),
        ]
    return screen.render(*parts)


def _what(source: Source) -> list[str]:
    """Kind, naming and standing, one a line."""
    naming = [source.naming if source.kind != "document" else f"{source.naming} document"]
    if source.naming == "unnamed" and source.kind != "document" and source.resolved:
        alone = source.count == 1
        naming = [
            f"unnamed {'person' if source.kind == 'person' else 'source' if alone else 'group'}"
        ]
        naming += [_TOLD[source.specificity]] if source.specificity else []
    kind = source.kind if source.kind != "document" else None
    number = f"{source.count} of them" if source.count and source.count > 1 else None
    told = [kind or (_UNKNOWN if source.kind is None else None), *naming, number]
    told += [f"{source.standing}" if source.standing else None]
    told += ["asked for anonymity" if source.anonymity else None]
    return [line for line in told if line]


def _forms(row: SourceRow) -> list[str]:
    forms = {"direct": row.direct, "indirect": row.indirect, "mixed": row.mixed}
    told = [str(row.claims), *(f"{count} {form}" for form, count in forms.items() if count)]
    return [*told, f"{row.silences} no answer"] if row.silences else told


def _place(report: Report, span: Span) -> str:
    """In which block it stands: the headline, a caption, or the number of the paragraph."""
    blocks = report.article.blocks
    at = bisect_right([block.start for block in blocks], span.start) - 1
    if at < 0:
        return f"at {span.start}"
    if blocks[at].kind != "paragraph":
        return blocks[at].kind
    return f"par. {sum(block.kind == 'paragraph' for block in blocks[: at + 1])}"


def _mentions(report: Report, source: Source) -> Table:
    grid = new_grid("left", "left", "left", "left")
    for mention in source.mentions:
        grid.add_row(
            "",
            Text(_place(report, mention), style="dim"),
            Text(one_line(mention.text)),
            Text(_reason(mention, source)),
        )
    return grid


def _reason(mention: Mention, source: Source) -> str:
    """How it was recognised, and by which words: the name alone where these hold it."""
    if mention.of is None:
        return mention.how
    words = source.name if source.name in mention.of.text else one_line(mention.of.text)
    if words.casefold() in mention.text.casefold():
        return mention.how
    return f'{mention.how}, as "{one_line(words)}"'


def _notes(report: Report, source: Source) -> Iterator[str]:
    if not source.resolved:
        yield "unresolved: the text does not say who this is"
    if source.anonymity is not None:
        spans = "; ".join(one_line(span.text) for span in source.anonymity.spans)
        reason = source.anonymity.reason
        yield f"no name given: {spans}" + (f" ({one_line(reason.text)})" if reason else "")
    for other in source.maybe_same:
        name = one_line(report.source(other.source).name)
        yield f"may be the same as {other.source} {name}: {one_line(other.why)}"
