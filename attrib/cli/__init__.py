"""The command line: `attrib parse`, `show`, `sources`, `claims`, `audit`, `graph`, `eval`.

No logic lives here: each command calls one function of the library and shows what it gives. What
is slow to import is imported inside the commands, so that `--help` answers at once.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Annotated

import typer
from typer.exceptions import Abort, TyperException

from attrib.cli import audit, claims, evaluate, graph, parse, show, sources
from attrib.cli.help import PlainCommand
from attrib.cli.screen import complain
from attrib.errors import AttribError, UsageError

_INTERRUPTED = 130  # what a shell reports of a program that SIGINT ended

app = typer.Typer(
    name="attrib",
    help="Reads a news report and says who asserted what, with the exact words as evidence.",
    epilog="""\b
Examples:
  attrib parse article.txt
  attrib show article.txt
  attrib graph article.txt -o graph.html""",
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # plain help is read by people and pipes alike, and imports nothing
)
for name, module in {
    "parse": parse,
    "show": show,
    "sources": sources,
    "claims": claims,
    "audit": audit,
    "graph": graph,
    "eval": evaluate,
}.items():
    app.command(name, cls=PlainCommand, epilog=module.EXAMPLES)(module.command)


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        typer.echo(f"attrib {version('attrib')}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say which version.")
    ] = False,
) -> None:
    pass


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command that `arguments`, or those of the process, ask for, and exit.

    The exit code is 0 where it is done, 1 where an input or output could not be used, 2 where
    the request was wrong. An error is one line on standard error.
    """
    sys.exit(run(sys.argv[1:] if arguments is None else arguments))


def run(arguments: Sequence[str]) -> int:
    """Run one command and give its exit code."""
    if not arguments:
        app(["--help"], prog_name="attrib", standalone_mode=False)
        return UsageError.exit_code
    try:
        # Without standalone mode Typer gives back the code of `typer.Exit`, and raises the rest.
        code = app(list(arguments), prog_name="attrib", standalone_mode=False)
    except AttribError as error:
        complain(str(error))
        return error.exit_code
    except TyperException as error:
        context = getattr(error, "ctx", None)
        command = context.command_path if context is not None else "attrib"
        message = error.format_message().rstrip(".")
        complain(f"{message[:1].lower()}{message[1:]}; see {command} --help")
        return error.exit_code
    except (Abort, KeyboardInterrupt):
        return _INTERRUPTED
    return code if isinstance(code, int) else 0
