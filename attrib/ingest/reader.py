"""From any input to an `Article`: finding what it is and handing it to the module for its kind."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from attrib.errors import InputError
from attrib.ingest import binary, encoding, files, kinds, mhtml
from attrib.ingest.article import NOTHING
from attrib.ingest.text import read_text
from attrib.model import Article

STDIN = "-"
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]{1,20})://")
_REPORT_SCHEMA = "attrib/report/"


def read(source: str | bytes | Path, *, url: str | None = None, name: str | None = None) -> Article:
    """The article that `source` holds, with its structure.

    Args:
        source: a `str` is text, a `Path` a file, `bytes` are a file's contents in any encoding.
            Plain text, Markdown and HTML are told apart by what they hold; a file's suffix helps.
        url: where the article is from, kept as `article.url`.
        name: what an error calls the input.

    Returns:
        An `Article`. For plain text `article.text` is the input but for the changes listed in
        `attrib.ingest.normalise`; for Markdown and HTML it is the text without the markup.

    Raises:
        InputError: the input is missing, empty, binary, too large, or holds no article.
    """
    if isinstance(source, Path):
        raw = files.read_path(source)
        return _from_bytes(raw, name or str(source), suffix=source.suffix, url=url)
    if isinstance(source, bytes):
        if len(source) > files.MAX_BYTES:
            raise files.too_large(name or "the data")
        return _from_bytes(source, name or "the data", url=url)
    return _from_text(source, name or "the text", url=url)


def read_argument(argument: str) -> Article:
    """The article that a command was given: a path, an http(s) URL, or `-` for standard input.

    Raises:
        InputError: it cannot be read, fetched or understood. The message begins with `argument`.
    """
    if argument == STDIN:
        return _from_bytes(files.read_stdin(), "standard input")
    scheme = _SCHEME.match(argument)
    if scheme is None:
        return read(Path(argument), name=argument)
    # Imported here: a command that reads a file need not load an HTTP client.
    from attrib.ingest.fetch import fetch

    page = fetch(argument)
    return _from_bytes(
        page.body,
        argument,
        suffix=PurePosixPath(urlsplit(page.url).path).suffix,
        url=page.url,
        media_type=page.media_type,
        charset=page.charset,
    )


def is_report(data: bytes) -> bool:
    """Whether `data` is a report that attrib saved: a JSON object whose "schema" says so.

    >>> is_report(b'{"schema": "attrib/report/1"}'), is_report(b"{Braces}")
    (True, False)
    """
    if data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] != b"{":
        return False
    try:
        content = json.loads(data)
    except (ValueError, RecursionError):
        return False
    return isinstance(content, dict) and str(content.get("schema")).startswith(_REPORT_SCHEMA)


def _from_bytes(
    raw: bytes,
    name: str,
    *,
    suffix: str = "",
    url: str | None = None,
    media_type: str = "",
    charset: str | None = None,
) -> Article:
    if not raw.strip():
        raise InputError(f"{name}: is empty; give a file that holds an article")
    if mhtml.is_mhtml(raw):
        page = mhtml.unpack(raw, name)
        raw, url, charset, suffix = page.body, page.url or url, page.charset, ".html"
    binary.refuse(raw, name)
    text = encoding.decode(raw, charset)
    return _from_text(text, name, suffix=suffix, url=url, media_type=media_type)


def _from_text(
    text: str, name: str, *, suffix: str = "", url: str | None = None, media_type: str = ""
) -> Article:
    if not text or text.isspace():
        raise InputError(f"{name}: is empty; give a file that holds an article")
    kinds.refuse_json(text, name)
    kind = kinds.kind(text, suffix, media_type)
    if kind == "html":
        from attrib.ingest.html import read_html

        return read_html(text, url=url, name=name)
    kinds.refuse_named_json(suffix, name)
    if kind == "markdown":
        from attrib.ingest.markdown import read_markdown

        return read_markdown(text, url=url, name=name)
    kinds.refuse_other_formats(text, name)
    return read_text(text, metadata=replace(NOTHING, url=url), name=name)
