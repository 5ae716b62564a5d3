"""The metadata of a page: what it declares, and else what trafilatura reads."""

from __future__ import annotations

import re
from typing import Any

from attrib.ingest.article import Metadata
from attrib.ingest.declared import Declared
from attrib.ingest.normalise import normalise

_ADDRESS = re.compile(r"https?://\S+")
_WORD = re.compile(r"\w+")
_LONGEST = 500


def of_page(declared: Declared, document: Any, url: str | None) -> Metadata:
    """The metadata of a page; `url` outranks what the page says of its own address.

    Args:
        declared: what stands in the page's head.
        document: what trafilatura made of the page, or None. Its authors, date and site are not
            used: where none is declared it takes them from anywhere on the page, as from a comment.
        url: where the page came from, if known.
    """
    title = next(iter(declared.titles), None)
    if document is not None:
        title = title or _cleaned(declared.window, _line(document.title))
        url = url or _address(document.url)
    return Metadata(
        title=title or declared.window,
        url=url,
        outlet=declared.outlet,
        authors=tuple(name for name in declared.people if name != declared.outlet),
        published=declared.published,
    )


def _cleaned(window: str | None, guessed: str | None) -> str | None:
    """The title that trafilatura reads, unless the browser's window says nothing of it."""
    said = set(_WORD.findall((window or "").lower()))
    return guessed if said.issuperset(_WORD.findall((guessed or "").lower())) else None


def _line(value: str | None) -> str | None:
    line = " ".join(normalise(value or "").split())
    return line[:_LONGEST] or None


def _address(value: str | None) -> str | None:
    line = _line(value)
    return line if line and _ADDRESS.fullmatch(line) else None
