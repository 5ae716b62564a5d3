"""`attrib eval`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from attrib.cli.options import JsonOption, OutputOption
from attrib.cli.outputs import ready, wants_json
from attrib.cli.screen import emit, emit_data, waiting

EXAMPLES = """\b
Examples:
  attrib eval polnear-dev.jsonl.gz
  attrib eval gum-news-dev.jsonl.gz --json -o scores.json"""


def command(
    gold: Annotated[
        Path,
        typer.Argument(
            metavar="GOLD", help="JSON lines, plain or gzip, in the form of PolNeAR or GUM."
        ),
    ],
    json: JsonOption = False,
    output: OutputOption = None,
) -> None:
    """Score attrib against an annotated corpus: precision, recall, F1.

    Each figure is printed with its definition.
    """
    from attrib.evaluate import evaluate, table

    ready(output, [gold])
    with waiting(f"scoring {gold}") as say:
        scores = evaluate(
            gold, progress=lambda done, of: say(f"scoring {gold}: {done} of {of} articles")
        )
    if json or wants_json(output):
        emit_data(f"{scores.to_json()}\n".encode(), output)
    else:
        emit(table(scores), output)
