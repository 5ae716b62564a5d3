"""`attrib sources`."""

from __future__ import annotations

from typing import Annotated

import typer

from attrib.cli.options import ArticleArgument, JsonOption, OutputOption
from attrib.cli.outputs import ready, wants_json
from attrib.cli.screen import emit, emit_data, rows_as_json, screen_for, waiting

EXAMPLES = """\b
Examples:
  attrib sources article.txt
  attrib sources article.txt --why
  attrib sources report.json --json"""


def command(
    article: ArticleArgument,
    why: Annotated[
        bool,
        typer.Option("--why", help="Also list all mentions, each with its reason."),
    ] = False,
    json: JsonOption = False,
    output: OutputOption = None,
) -> None:
    """List who is credited, with what each one is and how much it says.

    JSON holds the mentions and the reasons in any case.
    """
    from attrib.listing import source_rows
    from attrib.loading import load

    ready(output, [article])
    with waiting(f"reading {article}"):
        report = load(article)
    rows = source_rows(report)
    if json or wants_json(output):
        emit_data(rows_as_json(rows), output)
        return
    from attrib.cli.sourcing import sources_table, sources_why

    screen = screen_for(output)
    shown = sources_table(report, rows, screen)
    emit(f"{shown}\n{sources_why(report, screen)}" if why and rows else shown, output)
