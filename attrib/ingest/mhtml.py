"""Pages that a browser saved as a single file: MHTML (RFC 2557), a mail with the page in it."""

from __future__ import annotations

import re
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default
from typing import NamedTuple

from attrib.errors import InputError

_HEAD = 4_000
_FIRST = re.compile(rb"\s*[A-Za-z-]{2,40}:")
_RELATED = re.compile(rb"^content-type:\s*multipart/related\b", re.IGNORECASE | re.MULTILINE)
_MIME = re.compile(rb"^mime-version:", re.IGNORECASE | re.MULTILINE)
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)


class Page(NamedTuple):
    """The page in such a file.

    Attributes:
        body: its HTML, in `charset` where one is given.
        url: where the browser had it from, where the file says so.
        charset: what the file calls its encoding.
    """

    body: bytes
    url: str | None
    charset: str | None


def is_mhtml(raw: bytes) -> bool:
    r"""Whether `raw` begins as such a file does.

    >>> is_mhtml(b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n")
    True
    """
    head = raw[:_HEAD]
    return all((_FIRST.match(head), _RELATED.search(head), _MIME.search(head)))


def unpack(raw: bytes, name: str) -> Page:
    """The first page of HTML in the file, which is the one that was saved.

    Args:
        raw: the file.
        name: what to call it in an error.

    Raises:
        InputError: there is no page in it.
    """
    mail = BytesParser(_class=EmailMessage, policy=default).parsebytes(raw.lstrip())
    for part in mail.walk():
        if part.get_content_type() != "text/html":
            continue
        body = part.get_payload(decode=True)
        if isinstance(body, bytes) and body.strip():
            places = (part["Content-Location"], mail["Snapshot-Content-Location"])
            addresses = [str(place) for place in places if _ADDRESS.fullmatch(str(place))]
            url = addresses[0] if addresses else None
            return Page(body, url, part.get_content_charset())
    raise InputError(f"{name}: a saved page without its HTML; save it again, as HTML only")
