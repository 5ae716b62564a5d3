"""Writing files so that they are there whole, or as they were."""

from __future__ import annotations

import os
import secrets
import shutil
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from attrib.errors import OutputError

REMEDY = "choose another place with -o"


def save(data: bytes, path: Path) -> None:
    """Write `data` to `path` by way of a temporary file beside it.

    A link is followed; a pipe or device is written to directly. The permissions of a file that
    was there are kept.

    Raises:
        OutputError: the place cannot be written; what stood there is untouched.
    """
    refuse_unwritable(path)
    target = Path(os.path.realpath(path))
    try:
        mode = target.stat().st_mode
    except OSError:
        mode = None
    with _told(path):
        if mode is not None and not stat.S_ISREG(mode):
            target.write_bytes(data)
        else:
            _replace(data, target, mode)


def save_all(files: Mapping[Path, bytes]) -> None:
    """Write several files that belong together: all of them, or none.

    Raises:
        OutputError: one of them cannot be written; what stood there before is there again.
    """
    if len(files) == 1:
        ((path, data),) = files.items()
        save(data, path)
        return
    for path in files:
        refuse_unwritable(path)
        if path.exists() and not path.is_file():
            raise OutputError(f"{path}: is not a file, and one of several; {REMEDY}")
    swaps: list[_Swap] = []
    try:
        for path, data in files.items():
            swaps.append(_Swap(path, Path(os.path.realpath(path))))
            swaps[-1].prepare(data)
        for swap in swaps:
            swap.replace()
    except BaseException:
        for swap in swaps:
            swap.undo()
        raise
    finally:
        for swap in swaps:
            swap.clear()


class _Swap:
    """One of several files: its new content beside it, and another name for the old one.

    The old file keeps its own name until the new one takes it, so that a kill at any moment
    leaves one of the two there, whole.
    """

    def __init__(self, path: Path, target: Path) -> None:
        self.path, self.target = path, target
        self.temporary: Path | None = None
        self.kept: Path | None = None
        self.done = False

    def prepare(self, data: bytes) -> None:
        with _told(self.path):
            mode = None
            if self.target.exists():
                mode = self.target.stat().st_mode
                kept = _beside(self.target)
                self.kept = kept
                try:
                    kept.hardlink_to(self.target)
                except OSError:  # not every file system knows second names
                    shutil.copy2(self.target, kept)
            self.temporary = _written(data, self.target, mode)

    def replace(self) -> None:
        if self.temporary is not None:
            with _told(self.path):
                self.temporary.replace(self.target)
            self.done = True

    def undo(self) -> None:
        if not self.done:
            return
        try:
            if self.kept is None:
                self.target.unlink(missing_ok=True)
            else:
                self.kept.replace(self.target)
        except OSError:
            self.kept = None  # all that is left of the old file: not to be cleared away

    def clear(self) -> None:
        for path in (self.temporary, self.kept):
            if path is not None:
                with suppress(OSError):
                    path.unlink(missing_ok=True)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OutputError(f"{path}: {_reason(error)}; {REMEDY}") from error


def _beside(target: Path) -> Path:
    return target.with_name(f".attrib-{secrets.token_hex(8)}.tmp")


def refuse_unwritable(path: Path) -> None:
    """Raise `OutputError` where `save` could not succeed: a directory, or no folder to write in."""
    try:
        target = Path(os.path.realpath(path))
        folder = target.parent
        if target.is_dir():
            raise OutputError(f"{path}: is a directory; name a file in it")
        if not folder.is_dir():
            raise OutputError(f"{path}: there is no folder {folder}; make it first, or {REMEDY}")
        regular = not target.exists() or target.is_file()
    except (OSError, ValueError) as error:
        raise OutputError(f"{path}: {_reason(error)}; {REMEDY}") from error
    if not os.access(folder if regular else target, os.W_OK):
        raise OutputError(f"{path}: may not be written; {REMEDY}")


def _written(data: bytes, target: Path, mode: int | None) -> Path:
    """A temporary file beside `target` with that content."""
    temporary = _beside(target)
    # os.open rather than tempfile, whose files nobody but the owner may read
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            temporary.chmod(stat.S_IMODE(mode))
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _replace(data: bytes, target: Path, mode: int | None) -> None:
    temporary = _written(data, target, mode)
    try:
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _reason(error: Exception) -> str:
    message = error.strerror if isinstance(error, OSError) else None
    return (message or str(error)).lower()
