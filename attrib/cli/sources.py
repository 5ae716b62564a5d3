"""`attrib sources`."""

from __future__ import annotations

from attrib.cli.options import ArticleArgument, JsonOption, OutputOption
from attrib.cli.screen import emit, emit_data, ready, rows_as_json, screen_for, waiting

EXAMPLES = """\b
Examples:
  attrib sources article.txt
  attrib sources report.json --json"""


def command(
    article: ArticleArgument, json: JsonOption = False, output: OutputOption = None
) -> None:
    """List who is credited, with what each one is and how much it says."""
    from attrib.listing import source_rows
    from attrib.loading import load

    ready(output)
    with waiting(f"reading {article}"):
        report = load(article)
    rows = source_rows(report)
    if json:
        emit_data(rows_as_json(rows), output)
        return
    from attrib.cli.tables import sources_table

    emit(sources_table(report, rows, screen_for(output)), output)
