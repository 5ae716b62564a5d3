"""The help of a command, in the words of who reads it."""

from __future__ import annotations

from typing import Any

from typer.core import TyperArgument, TyperCommand


class PlainCommand(TyperCommand):
    """A command whose help calls its arguments as its examples do.

    Typer's own puts braces around them, and tells the type that they have in Python.
    """

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """The parts of the line that begins with "Usage:"."""
        pieces = super().collect_usage_pieces(ctx)
        return [piece.replace("{", "").replace("}", "") for piece in pieces]

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the lists of arguments and of options to `formatter`."""
        arguments, options = [], []
        for param in self.get_params(ctx):
            told = param.get_help_record(ctx)
            if told is None:
                continue
            if isinstance(param, TyperArgument):
                arguments.append((param.display_name_raw, told[1]))
            else:
                options.append(told)
        for heading, rows in (("Arguments", arguments), ("Options", options)):
            with formatter.section(heading):
                formatter.write_dl(rows)
