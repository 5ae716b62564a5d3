"""`attrib claims`."""

from __future__ import annotations

from typing import Annotated

import typer

from attrib.cli.options import ArticleArgument, JsonOption, OutputOption
from attrib.cli.outputs import ready, wants_json
from attrib.cli.screen import emit, emit_data, rows_as_json, screen_for, waiting

EXAMPLES = """\b
Examples:
  attrib claims article.txt
  attrib claims article.txt --source "Ann Lee" --form direct
  attrib claims article.txt --about Russia --negated
  attrib claims report.json --voice outlet --json"""


def command(
    article: ArticleArgument,
    source: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="Only of this source: a name, part of one, or an id."),
    ] = None,
    form: Annotated[
        list[str] | None, typer.Option(metavar="FORM", help="Only direct, indirect or mixed.")
    ] = None,
    act: Annotated[
        list[str] | None,
        typer.Option(metavar="ACT", help="Only asserts, denies, confirms, asks, ..."),
    ] = None,
    voice: Annotated[
        str | None, typer.Option(metavar="VOICE", help="Only attributed, or only outlet.")
    ] = None,
    about: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="Only about this person, organisation or place."),
    ] = None,
    hedged: Annotated[
        bool, typer.Option("--hedged", help='Only with words such as "may" or "reportedly".')
    ] = False,
    negated: Annotated[
        bool, typer.Option("--negated", help="Only what says that something is not so.")
    ] = False,
    sense: Annotated[
        list[str] | None,
        typer.Option(metavar="SENSE", help="Only criticism, allegation, response or opinion."),
    ] = None,
    sure: Annotated[
        bool | None,
        typer.Option("--sure/--unsure", help="Only what the model is, or is not, sure of."),
    ] = None,
    json: JsonOption = False,
    output: OutputOption = None,
) -> None:
    """List what is claimed, and by whom.

    --source, --form, --act, --about and --sense may be given several times, for any of them.
    """
    from attrib.listing import check_filters, claim_rows
    from attrib.loading import load

    check_filters(forms=form or (), acts=act or (), voice=voice, senses=sense or ())
    ready(output, [article])
    with waiting(f"reading {article}"):
        report = load(article)
    rows = claim_rows(
        report,
        sources=source or (),
        forms=form or (),
        acts=act or (),
        voice=voice,
        sure=sure,
        about=about or (),
        hedged=hedged,
        negated=negated,
        senses=sense or (),
    )
    if json or wants_json(output):
        emit_data(rows_as_json(rows), output)
        return
    from attrib.cli.tables import claims_table

    emit(claims_table(report, rows, screen_for(output)), output)
