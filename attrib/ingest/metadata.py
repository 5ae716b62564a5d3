"""What a page says of itself in JSON-LD, OpenGraph and meta tags, as trafilatura reads it."""

from __future__ import annotations

import re
from typing import Any

from attrib.ingest.article import Metadata
from attrib.ingest.normalise import normalise

_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_ADDRESS = re.compile(r"https?://\S+")
# What pages put into the author field where no person is named.
_NO_AUTHOR = re.compile(r"https?://|@|[<>{}]")
_LONGEST = 500


def from_document(document: Any, url: str | None) -> Metadata:
    """The metadata of a trafilatura `Document`; `url` outranks what the page says of its own.

    The outlet is the site's name; a bare host name is not taken for one, because it is a guess.
    """
    hostname = (document.hostname or "").lower()
    outlet = _line(document.sitename)
    if outlet is not None and outlet.lower() in (hostname, f"www.{hostname}", hostname[4:]):
        outlet = None
    published = document.date or ""
    return Metadata(
        title=_line(document.title),
        url=url or _address(document.url),
        outlet=outlet,
        authors=_authors(document.author, outlet),
        published=published if _ISO_DAY.match(published) else None,
    )


def _authors(field: str | None, outlet: str | None) -> tuple[str, ...]:
    names = (_line(name) for name in (field or "").split(";"))
    return tuple(
        dict.fromkeys(
            name
            for name in names
            if name and name != outlet and not _NO_AUTHOR.search(name) and len(name) <= 100
        )
    )


def _line(value: str | None) -> str | None:
    line = " ".join(normalise(value or "").split())
    return line[:_LONGEST] or None


def _address(value: str | None) -> str | None:
    line = _line(value)
    return line if line and _ADDRESS.fullmatch(line) else None
