"""Telling a file that is not text, before it is taken for one."""

from __future__ import annotations

import re
from functools import cache

from attrib.errors import InputError
from attrib.ingest import data

_REMEDY = "give a text, Markdown or HTML file"
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SAMPLE = 65_536
# Text that was pasted from elsewhere holds a stray control character now and then; a file of
# numbers or machine code holds about one in ten.
_CONTROL_SHARE = 0.02


def refuse(raw: bytes, name: str) -> None:
    """Pass over `raw` if it may be text.

    Raises:
        InputError: `raw` is a picture, an archive, a database ... The message says what it looks
            like. UTF-16 and UTF-32, which are full of NUL bytes, pass.
    """
    for what, at, start, remedy in _signatures():
        if raw.startswith(start, at):
            raise InputError(f"{name}: looks like {what}, not text; {remedy}")
    sample = raw[:_SAMPLE]
    if wide_encoding(sample) is None and len(_CONTROL.findall(sample)) > _CONTROL_SHARE * len(
        sample
    ):
        raise InputError(f"{name}: looks like binary data, not text; {_REMEDY}")


def wide_encoding(raw: bytes) -> str | None:
    """The UTF-16 or UTF-32 flavour of `raw`, by its byte order mark or by where its NULs stand.

    Without a mark, text of mostly Latin letters has a NUL in every second byte.

    >>> wide_encoding("They said no.".encode("utf-16-le"))
    'utf-16-le'
    """
    # UTF-32's little-endian mark begins with UTF-16's, so it is asked first.
    for mark, encoding in (
        (b"\xff\xfe\x00\x00", "utf-32"),
        (b"\x00\x00\xfe\xff", "utf-32"),
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
    ):
        if raw.startswith(mark):
            return encoding
    half = len(raw[:_SAMPLE]) // 2
    if half < 4:
        return None
    even, odd = raw[: 2 * half : 2].count(0), raw[1 : 2 * half : 2].count(0)
    if odd > 0.7 * half and even < 0.1 * half:
        return "utf-16-le"
    if even > 0.7 * half and odd < 0.1 * half:
        return "utf-16-be"
    return None


@cache
def _signatures() -> tuple[tuple[str, int, bytes, str], ...]:
    return tuple(
        (row["what"], row.get("at", 0), bytes.fromhex(row["hex"]), row.get("remedy", _REMEDY))
        for row in data.table("signatures")["signature"]
    )
