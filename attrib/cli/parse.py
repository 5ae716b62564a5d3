"""`attrib parse`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import typer

from attrib.cli.options import ArticleArguments, JsonOption, OutputOption
from attrib.cli.outputs import ready
from attrib.cli.screen import complain, emit, emit_data, screen_for, waiting
from attrib.errors import InputError, UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from attrib.model import Report

EXAMPLES = """\b
Examples:
  attrib parse article.txt
  attrib parse page.html --json
  attrib parse page.html -o report.json
  cat article.txt | attrib parse -"""

_JSON_SUFFIXES = (".json", ".jsonl")


def command(
    articles: ArticleArguments, json: JsonOption = False, output: OutputOption = None
) -> None:
    """Say who says what in each article, as a table.

    With --json, or where FILE ends in .json, it is the whole report, which every command reads
    back in place of the article. The reports of several articles are JSON lines, one report a
    line (.jsonl), which parse and graph read back.
    """
    suffix = output.suffix.lower() if output is not None else ""
    several = len(articles) > 1
    _refuse_one_json(output, suffix, several)
    ready(output, articles, writes=_JSON_SUFFIXES)
    failures: list[InputError] = []
    reports: Iterable[Report] = _read(articles, failures)
    if not several:
        reports = list(reports)  # of one input, which may hold several reports
        several = len(reports) > 1
        _refuse_one_json(output, suffix, several)
    if json or suffix in _JSON_SUFFIXES:
        _put_json(reports, None if several or suffix == ".jsonl" else 2, output)
    else:
        _put_tables(reports, output)
    if failures:
        raise typer.Exit(InputError.exit_code)


def _refuse_one_json(output: Path | None, suffix: str, several: bool) -> None:
    if several and suffix == ".json":
        raise UsageError(f"{output}: several reports are JSON lines; name it .jsonl")


def _read(articles: Sequence[str], failures: list[InputError]) -> Iterator[Report]:
    from attrib.loading import load_all

    for number, article in enumerate(articles, start=1):
        label = f"reading {article}" + f" ({number} of {len(articles)})" * (len(articles) > 1)
        try:
            with waiting(label):
                loaded = load_all(article)
        except InputError as error:
            # One bad page must not cost a reader the rest of a long list.
            complain(str(error))
            failures.append(error)
        else:
            yield from loaded


def _put_json(reports: Iterable[Report], indent: int | None, output: Path | None) -> None:
    lines = (f"{report.to_json(indent)}\n".encode() for report in reports)
    if output is not None:
        _put_file(b"".join(lines), output)
        return
    for line in lines:
        emit_data(line, None)


def _put_tables(reports: Iterable[Report], output: Path | None) -> None:
    from attrib.cli.tables import parse_table

    screen = screen_for(output)
    tables = (
        parse_table(report, screen) if index == 0 else f"\n{parse_table(report, screen)}"
        for index, report in enumerate(reports)
    )
    if output is not None:
        _put_file("".join(tables).encode(), output)
        return
    for table in tables:
        emit(table, None)


def _put_file(data: bytes, output: Path) -> None:
    if data:  # where nothing could be read, an old file stays
        emit_data(data, output)
