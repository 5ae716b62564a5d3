"""The metadata of a page: what it declares, and else what trafilatura reads."""

from __future__ import annotations

import re
from typing import Any

from attrib.ingest.article import Metadata
from attrib.ingest.declared import Declared
from attrib.ingest.normalise import normalise

_ADDRESS = re.compile(r"https?://\S+")
_LONGEST = 500


def of_page(declared: Declared, document: Any, url: str | None) -> Metadata:
    """The metadata of a page; `url` outranks what the page says of its own address.

    Args:
        declared: what stands in the page's head.
        document: what trafilatura made of the page, or None. Its authors and date are not used:
            where none is declared it takes them from anywhere on the page, as from a comment.
        url: where the page came from, if known.
    """
    if document is None:
        return Metadata(
            declared.headline, url, declared.outlet, declared.people, declared.published
        )
    hostname = (document.hostname or "").lower()
    outlet = declared.outlet or _line(document.sitename)
    if outlet and _ADDRESS.match(outlet):
        outlet = None
    # A bare host name that no tag declares is a guess: an archive's, a mirror's.
    if declared.outlet is None and outlet and _is_host(outlet, hostname):
        outlet = None
    return Metadata(
        title=declared.headline or _line(document.title),
        url=url or _address(document.url),
        outlet=outlet,
        authors=tuple(name for name in declared.people if name != outlet),
        published=declared.published,
    )


def _is_host(outlet: str, hostname: str) -> bool:
    return bool(hostname) and outlet.lower().removeprefix("www.").endswith(
        hostname.removeprefix("www.")
    )


def _line(value: str | None) -> str | None:
    line = " ".join(normalise(value or "").split())
    return line[:_LONGEST] or None


def _address(value: str | None) -> str | None:
    line = _line(value)
    return line if line and _ADDRESS.fullmatch(line) else None
