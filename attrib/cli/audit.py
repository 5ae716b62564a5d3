"""`attrib audit`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from attrib.cli.options import ArticleArgument, JsonOption, OutputOption
from attrib.cli.outputs import ready, wants_json
from attrib.cli.screen import emit, emit_data, screen_for, waiting
from attrib.errors import UsageError

if TYPE_CHECKING:
    from attrib.audit import Config
    from attrib.model import Level

EXAMPLES = """\b
Examples:
  attrib audit article.txt
  attrib audit report.json --format html -o audit.html
  attrib audit article.md --fail-on warning --ignore speaker-late"""

FOUND = 1
"""Exit code where --fail-on meets a finding."""


def command(
    article: ArticleArgument,
    json: JsonOption = False,
    format: Annotated[
        str | None,
        typer.Option(metavar="FORMAT", help="md, html or sarif.", show_default=False),
    ] = None,
    output: OutputOption = None,
    fail_on: Annotated[
        str | None,
        typer.Option(
            metavar="LEVEL",
            help="Exit with 1 at LEVEL or above: note, warning, error.",
            show_default=False,
        ),
    ] = None,
    config: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Settings of your newsroom (TOML).", show_default=False),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option(metavar="RULE", help="Suppress the findings of a rule.", show_default=False),
    ] = None,
) -> None:
    """Say how an article is sourced, and what to ask next.

    A finding is what an editor would look at; its rule says why it matters and
    what would mend it. What is suppressed, by --ignore, by the settings or by
    a line [attrib: ignore RULE] above a paragraph, is listed as suppressed.
    """
    from attrib.audit import audit, failing
    from attrib.audit.formats import FORMATS
    from attrib.loading import load

    if format is not None and format not in FORMATS:
        raise UsageError(f"no format {format!r}; there are {', '.join(FORMATS)}")
    if format is not None and json:
        raise UsageError("--json and --format: choose one")
    if output is not None and format is None and not json:
        json = wants_json(output)
        format = suffix if (suffix := output.suffix.lower()[1:]) in FORMATS else None
    level = _level(fail_on)
    settings = _settings(config, ignore or [])
    ready(output, [article], writes=(".json", *(f".{name}" for name in FORMATS)))
    with waiting(f"reading {article}"):
        report = load(article)
    report = report.model_copy(update={"audit": (found := audit(report, settings))})
    if json:
        emit_data(f"{found.model_dump_json(indent=2)}\n".encode(), output)
    elif format is not None:
        emit_data(FORMATS[format](report), output)
    else:
        from attrib.cli.audit_table import audit_table

        emit(audit_table(report, found, screen_for(output)), output)
    if level is not None and failing(found, level):
        raise typer.Exit(FOUND)


def _level(asked: str | None) -> Level | None:
    from attrib.audit.findings import LEVELS

    if asked is None:
        return None
    for level in LEVELS:
        if level == asked:
            return level
    raise UsageError(f"no level {asked!r}; there are {', '.join(LEVELS)}")


def _settings(path: Path | None, ignore: list[str]) -> Config:
    from attrib.audit import Config, Ignore, read_config
    from attrib.audit.catalogue import rules

    for rule in ignore:
        if rule not in rules():
            raise UsageError(f"no rule {rule!r}; there are {', '.join(rules())}")
    settings = read_config(path) if path is not None else Config()
    more = tuple(Ignore(rule=rule) for rule in ignore)
    return settings.model_copy(update={"ignore": (*settings.ignore, *more)})
