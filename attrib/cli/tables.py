"""Reports as tables for the terminal, never wider than `screen.width` columns."""

from __future__ import annotations

from collections.abc import Sequence

from rich.box import SIMPLE_HEAD, Box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from attrib.cli.palette import palette
from attrib.cli.screen import Screen
from attrib.cli.visible import one_line
from attrib.listing import ClaimRow
from attrib.model import Attribution, Claim, Report, Source, Span

_BOX: Box = SIMPLE_HEAD
_NOBODY_NAMED = "not named"


def parse_table(report: Report, screen: Screen) -> str:
    """Who says what: attributions by source, then silences, then the outlet's own statements."""
    parts: list[RenderableType] = [Text(_title(report), style="bold")]
    if origin := _origin(report):
        parts.append(Text(origin))
    parts += [Text(_summary(report)), Text("")]
    if report.attributions:
        parts.append(_attributions(report))
    else:
        parts.append(Text("Nobody is credited with anything in this article."))
    if report.silences:
        parts += [Text("\nNo answer", style="bold"), _silences(report)]
    outlet = [claim for claim in report.claims if claim.voice == "outlet"]
    if outlet:
        heading = Text.assemble(("\nIn the outlet's own voice", "bold"), f" ({len(outlet)})")
        rows = new_grid("right", "left")
        for claim in outlet:
            rows.add_row(Text(claim.id, style="dim"), _pieces(claim.spans))
        parts += [heading, rows]
    return screen.render(*parts)


def claims_table(report: Report, rows: Sequence[ClaimRow], screen: Screen) -> str:
    """One line a claim: what, who answers for it, and how it was said."""
    if not rows:
        return screen.render(Text("No claim passes these filters."))
    table = new_table()
    table.add_column("Id")
    table.add_column("Claim", ratio=3, overflow="fold")
    table.add_column("Source", ratio=2, overflow="fold")
    table.add_column("How", overflow="fold", max_width=14)
    for row in rows:
        who = [_names(report, attribution) for attribution in row.attributions]
        table.add_row(
            row.claim.id,
            Text.assemble(_pieces(row.claim.spans), (_marks(row.claim), "dim")),
            Text("\n").join(who) if who else Text("the outlet", style="dim"),
            Text("\n".join(_how_firmly(report, attribution) for attribution in row.attributions)),
        )
    return screen.render(table)


def _marks(claim: Claim) -> str:
    """What hedges, negates or limits the claim, each on a line with its words."""
    marked = {
        "hedged": claim.hedges,
        "negated" if claim.polarity == "negated" else "negated twice": claim.negations,
        "condition": claim.conditions,
    }
    lines = [
        f"\n{name}: " + ", ".join(one_line(span.text) for span in spans)
        for name, spans in marked.items()
        if spans
    ]
    if claim.senses:
        told: list[str] = list(claim.senses)
        if claim.accused and told[0] == "criticism":
            told[0] += f" of {one_line(claim.accused[0].text)}"
        lines.append(f"\n{', '.join(told)}")
    return "".join(lines)


def _how_firmly(report: Report, attribution: Attribution) -> str:
    """How it was said, and how the cue colours it where it does."""
    act, *rest = _how(report, attribution).split("\n")
    coloured = attribution.strength not in (None, "neutral")
    return "\n".join([act, *([str(attribution.strength)] if coloured else []), *rest])


def legend(report: Report) -> RenderableType:
    """Which source each id and colour stands for."""
    rows = new_grid("left", "left")
    colours = palette(report)
    for source in report.sources:
        rows.add_row(Text(source.id, style=colours[source.id]), who_is(source, colours[source.id]))
    return Group(*([rows] if report.sources else []))


def _attributions(report: Report) -> Table:
    table = new_table()
    table.add_column("Source", ratio=2, overflow="fold")
    table.add_column("Says", ratio=5, overflow="fold")
    table.add_column("How", overflow="fold", max_width=14)
    for index, group in enumerate(_by_source(report)):
        if index:
            table.add_row()
        for attribution in group:
            who = _introduced(report, attribution) if attribution is group[0] else Text()
            _add_claims(table, report, attribution, who)
    return table


def _by_source(report: Report) -> list[list[Attribution]]:
    """The attributions of each source together; those of nobody stand alone, and come last."""
    order = {source.id: index for index, source in enumerate(report.sources)}
    groups: dict[tuple[int, ...], list[Attribution]] = {}
    for index, attribution in enumerate(report.attributions):
        # Whoever speaks alone comes before the same source jointly with another.
        key = tuple(sorted(order[id] for id in attribution.sources)) or (len(order), index)
        groups.setdefault(key, []).append(attribution)
    return [groups[key] for key in sorted(groups)]


def _add_claims(table: Table, report: Report, attribution: Attribution, who: Text) -> None:
    told = [report.claim(id).spans for id in attribution.claims] or [attribution.content_spans]
    for index, spans in enumerate(told):
        table.add_row(
            who if index == 0 else Text(),
            _pieces(spans),
            Text(_how(report, attribution) if index == 0 else ""),
        )


def _silences(report: Report) -> Table:
    colours = palette(report)
    table = new_table()
    table.show_header = False
    table.add_column("Source", ratio=2, overflow="fold")
    table.add_column("Words", ratio=5, overflow="fold")
    table.add_column("How", overflow="fold", max_width=14)
    for silence in report.silences:
        who = Text(_NOBODY_NAMED, style="dim")
        if silence.source is not None:
            who = who_is(report.source(silence.source), colours[silence.source])
        table.add_row(who, _pieces(silence.spans), Text(silence.kind))
    return table


def _pieces(spans: Sequence[Span]) -> Text:
    """The words of `spans`, with a mark where others stand between."""
    return Text(" … ".join(one_line(span.text) for span in spans))


def _title(report: Report) -> str:
    return one_line(report.article.title or "(no headline)")


def _origin(report: Report) -> str:
    article = report.article
    told = [article.outlet, article.published, ", ".join(article.authors), article.url]
    return " · ".join(one_line(part) for part in told if part)


def _summary(report: Report) -> str:
    outlet = sum(claim.voice == "outlet" for claim in report.claims)
    unsure = sum(attribution.unsure for attribution in report.attributions)
    return ", ".join(
        [
            _count(len(report.sources), "source"),
            _count(len(report.attributions), "attribution")
            + (f" ({unsure} unsure)" * bool(unsure)),
            _count(len(report.silences), "silence"),
            _count(outlet, "statement") + " in the outlet's own voice",
        ]
    )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def who_is(source: Source, colour: str) -> Text:
    """The name of a source in its colour, and under it what the text says it is."""
    name = source.name.casefold()
    described = ", ".join(
        one_line(part)
        for part in (source.role, source.affiliation)
        # "A spokesperson for the bank" has said it already.
        if part is not None and part.casefold() not in name
    )
    who = Text(one_line(source.name), style=colour)
    if not source.resolved:
        who.append(" (who is not told)", style="dim")
    return Text.assemble(who, (f"\n{described}", "dim")) if described else who


def _names(report: Report, attribution: Attribution) -> Text:
    colours = palette(report)
    names = [
        Text(one_line(report.source(id).name), style=colours[id]) for id in attribution.sources
    ]
    return Text(" and ").join(names) if names else Text(_NOBODY_NAMED, style="dim")


def _introduced(report: Report, attribution: Attribution) -> Text:
    if len(attribution.sources) == 1:
        id = attribution.sources[0]
        return who_is(report.source(id), palette(report)[id])
    return _names(report, attribution)


def _how(report: Report, attribution: Attribution) -> str:
    lines: list[str] = [attribution.act, attribution.form]
    if attribution.channel is not None:
        lines.append(one_line(attribution.channel))
    if attribution.relayed_by is not None:
        lines.append(f"via {_carrier(report, attribution.relayed_by)}")
    if attribution.unsure:
        lines.append(f"unsure ({attribution.confidence:.2f})")
    return "\n".join(lines)


def _carrier(report: Report, id: str) -> str:
    """Who passes the words on, by name."""
    carrier = next(attribution for attribution in report.attributions if attribution.id == id)
    names = [one_line(report.source(id).name) for id in carrier.sources]
    return " and ".join(names) if names else f"somebody {_NOBODY_NAMED}"


def new_table() -> Table:
    """An empty table in the one style of all commands."""
    return Table(box=_BOX, expand=True, padding=(0, 1), pad_edge=False, show_edge=False)


def new_grid(*justify: str) -> Table:
    """Columns without lines, each set `left` or `right`."""
    grid = Table.grid(padding=(0, 2, 0, 0), expand=False)
    for side in justify:
        grid.add_column(justify="right" if side == "right" else "left", overflow="fold")
    return grid
