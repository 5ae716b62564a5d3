"""Arguments and options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

_WHAT = "A path, a URL, - for standard input, or a saved report (.json)."

ArticleArgument = Annotated[str, typer.Argument(metavar="ARTICLE", help=_WHAT, show_default=False)]
ArticleArguments = Annotated[
    list[str], typer.Argument(metavar="ARTICLE", help=_WHAT, show_default=False)
]
JsonOption = Annotated[
    bool, typer.Option("--json", help="Print JSON, for machines; so does -o FILE.json.")
]
OutputOption = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Write to FILE, not to standard output.",
        show_default=False,
    ),
]
