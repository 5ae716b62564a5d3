"""Reading bytes from the disk and from standard input, never more than the limit."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import BinaryIO

from attrib.errors import InputError

# Ten times the longest text that is read: a page is mostly markup.
MAX_BYTES = 20_000_000
# Some 300,000 words. A text of that length is a book or a dump of many articles.
MAX_CHARACTERS = 2_000_000


def read_path(path: Path) -> bytes:
    """The bytes of the file at `path`.

    Raises:
        InputError: there is no such file, it is a directory, may not be read, or is too large.
    """
    try:
        if path.is_dir():
            raise InputError(f"{path}: is a directory; give the files in it")
        # A named pipe and /dev/stdin have no size of their own, so the stream is what is capped.
        with path.open("rb") as stream:
            return _capped(stream, str(path))
    except FileNotFoundError:
        raise InputError(f"{path}: no such file; check the path") from None
    except PermissionError:
        raise InputError(f"{path}: may not be read; check its permissions") from None
    except ValueError:
        raise InputError(f"{str(path)!r}: is not a path; check it") from None
    except OSError as error:
        reason = error.strerror or os.strerror(error.errno or 0)
        raise InputError(f"{path}: cannot be read ({reason}); check the path") from None


def read_stdin() -> bytes:
    """Everything on standard input.

    Raises:
        InputError: it is too large.
    """
    return _capped(sys.stdin.buffer, "standard input")


def _capped(stream: BinaryIO, name: str) -> bytes:
    raw = stream.read(MAX_BYTES + 1)
    if len(raw) > MAX_BYTES:
        raise too_large(name)
    return raw


def too_large(name: str) -> InputError:
    """The error for an input of more than `MAX_BYTES`."""
    return InputError(
        f"{name}: is larger than {MAX_BYTES // 1_000_000} MB; split it into single articles"
    )


def check_length(text: str, name: str) -> None:
    """Raises `InputError` where `text` is longer than `MAX_CHARACTERS` or only white space."""
    if len(text) > MAX_CHARACTERS:
        raise InputError(
            f"{name}: is {len(text):,} characters long, and {MAX_CHARACTERS:,} are the limit; "
            "split it into single articles"
        )
    if not text or text.isspace():
        raise InputError(f"{name}: is empty; give a file that holds an article")
