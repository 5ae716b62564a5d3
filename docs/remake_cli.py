"""Writes docs/cli.md: the --help of every command, as it is printed.

python docs/remake_cli.py
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from attrib.cli import app

PAGE = Path(__file__).parent / "cli.md"
INTRODUCTION = """\
# The command line

Every command reads a path, a URL, `-` for standard input, or a saved report, and writes to
standard output unless `-o` says otherwise. The exit code is 0 where it is done, 1 where an input or
output could not be used, and 2 where the request was wrong; an error is one line on standard error.
Colour is used on a terminal only, and never where `NO_COLOR` is set.

This page is made by `make docs` from what the program prints.
"""


def page() -> str:
    """The page as it should be now."""
    names = [str(command.name) for command in app.registered_commands]
    parts = [INTRODUCTION, _section("attrib")]
    parts += [_section("attrib", name) for name in names]
    return "\n".join(parts)


def _section(*command: str) -> str:
    printed = subprocess.run(
        [sys.executable, "-m", *command, "--help"],
        capture_output=True,
        check=True,
        encoding="utf-8",
        env={**os.environ, "COLUMNS": "80"},
    ).stdout
    name = " ".join(command)
    return f"## {name}\n\n```console\n$ {name} --help\n{printed.rstrip()}\n```\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
