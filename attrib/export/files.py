"""Writing files so that they are there whole, or as they were."""

from __future__ import annotations

import os
import secrets
import stat
from collections.abc import Mapping
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
    try:
        if mode is not None and not stat.S_ISREG(mode):
            target.write_bytes(data)
        else:
            _replace(data, target, mode)
    except OSError as error:
        raise OutputError(f"{path}: {_reason(error)}; {REMEDY}") from error


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
    done: list[tuple[Path, Path | None]] = []
    try:
        for path, data in files.items():
            target = Path(os.path.realpath(path))
            kept = _set_aside(target)
            done.append((target, kept))
            try:
                _replace(data, target, kept.stat().st_mode if kept else None)
            except OSError as error:
                raise OutputError(f"{path}: {_reason(error)}; {REMEDY}") from error
    except BaseException:
        for target, kept in done:
            target.unlink(missing_ok=True)
            if kept is not None:
                kept.replace(target)
        raise
    for _, kept in done:
        if kept is not None:
            kept.unlink()


def _set_aside(target: Path) -> Path | None:
    if not target.exists():
        return None
    kept = _beside(target)
    target.rename(kept)
    return kept


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


def _replace(data: bytes, target: Path, mode: int | None) -> None:
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
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _reason(error: Exception) -> str:
    message = error.strerror if isinstance(error, OSError) else None
    return (message or str(error)).lower()
