"""What the terminal can show, and writing to it or to a file."""

from __future__ import annotations

import os
import shutil
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

from attrib.cli.visible import one_line, visible
from attrib.errors import OutputError

if TYPE_CHECKING:
    from rich.console import RenderableType

    from attrib.model import Model

PLAIN_WIDTH = 80
_FRAME = "\u2500"
_DELAY = 1.0  # seconds after which a wait is worth a word
_BROKEN_PIPE = 141  # what a shell reports of a program that SIGPIPE ended


@dataclass(frozen=True, slots=True)
class Screen:
    """Where output goes: how many columns wide, and whether it may be coloured."""

    width: int = PLAIN_WIDTH
    colour: bool = False

    def render(self, *parts: RenderableType) -> str:
        """The lines of `parts`, each ended by a new line and none wider than the screen."""
        from rich.console import Console

        console = Console(
            file=StringIO(),
            width=self.width,
            force_terminal=self.colour,
            color_system="standard" if self.colour else None,
            no_color=not self.colour,
            emoji=False,
            markup=False,
            highlight=False,
            legacy_windows=False,
            _environ={},  # what it would read there is already in `self`
        )
        with console.capture() as captured:
            for part in parts:
                console.print(part)
        return "".join(f"{line.rstrip()}\n" for line in captured.get().split("\n")[:-1])


def screen_for(output: Path | None) -> Screen:
    """The screen of standard output, or a plain one for a file or a pipe.

    Colour needs a terminal, and is never used where `NO_COLOR` is set (https://no-color.org).
    """
    if output is not None or not sys.stdout.isatty():
        return Screen()
    colour = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return Screen(width=max(40, shutil.get_terminal_size().columns), colour=colour)


def rows_as_json(rows: Sequence[Model]) -> bytes:
    """A JSON array of `rows`, one element each."""
    items = ",\n".join(row.model_dump_json(by_alias=True, indent=2) for row in rows)
    return f"[\n{items}\n]\n".encode() if rows else b"[]\n"


def emit(text: str, output: Path | None) -> None:
    """Write what a person reads to the file `output`, or to standard output where that is None.

    Raises:
        OutputError: where it cannot be written; an old file is then as it was.
    """
    if output is not None:
        emit_data(text.encode("utf-8"), output)
        return
    # The terminal may have another encoding; what that lacks is shown as a number.
    encoding = sys.stdout.encoding or "utf-8"
    emit_data(_drawable(text, encoding).encode(encoding, errors="backslashreplace"), None)


def _drawable(text: str, encoding: str) -> str:
    """`text` with the frame of its tables in ASCII where `encoding` has no lines to draw with."""
    try:
        _FRAME.encode(encoding)
    except UnicodeEncodeError:
        return text.replace(_FRAME, "-")  # as a number each one would fill six columns
    return text


def emit_data(data: bytes, output: Path | None) -> None:
    """Write what a program reads, byte for byte, as `emit` does."""
    if output is not None:
        from attrib.export import save

        save(data, output)
        return
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        _abandon_stdout()
        raise SystemExit(_BROKEN_PIPE) from None  # the reader has had enough
    except OSError as error:
        _abandon_stdout()
        reason = (error.strerror or str(error)).lower()
        raise OutputError(f"standard output: {reason}; write to a file with -o") from error


def _abandon_stdout() -> None:
    # Python flushes at exit, and must not meet the same error again.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def complain(message: str) -> None:
    """One line on standard error, that names the program."""
    line = f"attrib: {one_line(message)}\n"
    encoding = sys.stderr.encoding or "utf-8"
    sys.stderr.write(line.encode(encoding, errors="backslashreplace").decode(encoding))


@contextmanager
def waiting(label: str) -> Iterator[Callable[[str], None]]:
    """Says `label` on standard error while a wait lasts, where a person is there to read it.

    What it yields changes the label.
    """
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.text import Text

    status = Console(stderr=True).status(Text(visible(label)))
    timer = threading.Timer(_DELAY, status.start)
    timer.daemon = True
    timer.start()
    try:
        yield lambda changed: status.update(Text(visible(changed)))
    finally:
        timer.cancel()
        timer.join()
        status.stop()
