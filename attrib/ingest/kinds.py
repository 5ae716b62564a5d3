"""Telling plain text, Markdown and HTML apart by what they hold."""

from __future__ import annotations

import json
import re
from typing import Literal

from attrib.errors import InputError

Kind = Literal["text", "markdown", "html"]

_SUFFIXES: dict[str, Kind] = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".mdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".shtml": "html",
    ".amp": "html",
}
_MEDIA_TYPES: dict[str, Kind] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/markdown": "markdown",
}
_HEAD = 4_000
# Who writes Markdown shows it by then, and a text of millions of characters is refused at once.
_SAMPLE = 200_000
_TAGS = (
    "html|head|body|article|main|section|div|p|h1|header|meta|title|link|script|style|table|figure"
    "|nav"
)
_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).){0,2000}-->\s*){0,5}"
    rf"<(?:!doctype\s+html|(?:{_TAGS})(?=[\s>/]))",
    re.IGNORECASE | re.DOTALL,
)
_ROOT = re.compile(r"<html[\s>]", re.IGNORECASE)
_END_TAG = re.compile(
    r"</(?:html|body|p|div|article|section|table|h[1-6]|figure)\s*>", re.IGNORECASE
)
_ANY_TAG = re.compile(r"<(?:/?[a-z][a-z0-9]{0,20})(?:\s[^<>]{0,2000})?/?>", re.IGNORECASE)
_XML = re.compile(
    r"\s*<\?xml[^>]{0,200}>|\s*<(?:rss|feed|urlset|nitf|newsml|newsitem)[\s>]", re.IGNORECASE
)

# A key of an object: no sentence of prose begins so.
_JSON_BEGINS = re.compile(r"\ufeff?\s*(?:\[\s*)?\{\s*\"[^\"\n]{1,80}\"\s*(?::|\Z)")

_HEADING_FIRST = re.compile(r"\s*#{1,3} \S[^\n]*\n\s*\n")
_FRONT_MATTER = re.compile(
    r"\s*---[ \t]*\n(?:[A-Za-z_]+:[^\n]*\n|[ \t]+[^\n]*\n|\n){1,40}(?:---|\.\.\.)[ \t]*\n"
)
# One sign alone may be an accident (a hashtag, a star before a footnote); two kinds are a habit.
_MARKS = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        r"^#{1,6} \S",
        r"^(?=[^\n]*\S)[^\n]{3,200}\n(?:=|-){4,}[ \t]*$",
        r"\[[^\[\]\n]{1,200}\]\((?:https?://|/|#|\.)[^)\s]{1,500}(?: \"[^\"\n]*\")?\)",
        r"!\[[^\[\]\n]{0,200}\]\([^()\n]{1,500}\)",
        r"^> \S",
        r"(?<![\w*])\*\*[^\s*][^*\n]{0,200}\*\*(?![\w*])",
        r"^```",
        r"^\[[^\]\n]{1,80}\]: \S+",
    )
)


def kind(text: str, suffix: str = "", media_type: str = "") -> Kind:
    """What `text` is written in.

    Args:
        text: as decoded.
        suffix: of the file's name, with its dot, or empty.
        media_type: what a server called it ("text/html"), or empty.

    A page is told by its first tag whatever the suffix says; a suffix or media type is believed
    where the content does not contradict it. Prose that mentions markup stays prose.

    >>> kind("<!doctype html><p>Hello</p>", suffix=".txt")
    'html'
    >>> kind("He typed <b>no</b> and left.")
    'text'
    """
    hint = _SUFFIXES.get(suffix.lower()) or _MEDIA_TYPES.get(media_type.lower())
    head = text[:_HEAD]
    if _is_page(text, head):
        return "html"
    if hint == "html" and _ANY_TAG.search(text):
        return "html"
    if hint == "markdown" or _is_markdown(text):
        return "markdown"
    return "text"


def refuse_other_formats(text: str, name: str) -> None:
    """Pass over `text` unless it is written in a format that holds data and not an article.

    Raises:
        InputError: it is XML that is not a page.
    """
    if _XML.match(text[:_HEAD]) and not _ROOT.search(text[:_HEAD]):
        raise InputError(f"{name}: looks like XML or a feed, not an article; give the page itself")


def refuse_json(text: str, name: str) -> None:
    """Pass over `text` unless it is JSON, or was before it was cut short or damaged.

    Raises:
        InputError: it is.
    """
    if text.lstrip()[:1] in ("{", "[") and _is_json(text):
        raise InputError(
            f"{name}: looks like JSON, not an article; give a text, a page, or a report of attrib"
        )
    if _JSON_BEGINS.match(text):
        raise InputError(
            f"{name}: looks like JSON that is cut short or damaged; give the whole file, "
            "or the article itself"
        )


def refuse_named_json(suffix: str, name: str) -> None:
    """Pass over a suffix, unless it promises JSON, which the content has turned out not to be.

    Raises:
        InputError: it does.
    """
    if suffix.lower() in (".json", ".jsonl", ".jsonld"):
        raise InputError(
            f"{name}: is called {suffix} but holds no JSON that can be read; "
            "give the whole file, or an article under another suffix"
        )


def _is_page(text: str, head: str) -> bool:
    if _PAGE.match(head):
        return "<!doctype" in head.lower() or _END_TAG.search(text) is not None
    # A page may be saved with what the server said before it.
    return _ROOT.search(head) is not None and re.search(r"</html\s*>\s*$", text[-500:]) is not None


def _is_markdown(text: str) -> bool:
    if _HEADING_FIRST.match(text) or _FRONT_MATTER.match(text):
        return True
    sample = text[:_SAMPLE]
    return sum(mark.search(sample) is not None for mark in _MARKS) >= 2


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True
