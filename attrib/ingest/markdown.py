"""Markdown to an `Article`: marks removed, text and structure kept.

`article.text` is made anew: one block after the other with two newlines between, line breaks inside
a paragraph as spaces. Front matter between `---` lines gives metadata and is no part of the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from attrib.ingest import blocks, bylines, dates, references
from attrib.ingest.article import NOTHING, Metadata, build
from attrib.ingest.files import check_length
from attrib.ingest.lines import Unit
from attrib.ingest.normalise import normalise
from attrib.model import Article, BlockKind

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_FRONT_MATTER = re.compile(r"\s*---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
_FIELD = re.compile(r"^([A-Za-z_]+):[ \t]*(.*)$", re.MULTILINE)
_TAG = re.compile(r"<(?:!--.*?--|/?[A-Za-z][^<>]*)>", re.DOTALL)
_FIELDS = {
    "title": ("title", "headline"),
    "url": ("url", "link", "source_url", "canonical_url"),
    "outlet": ("outlet", "publication", "publisher", "site"),
}


def read_markdown(markup: str, *, url: str | None = None, name: str = "text") -> Article:
    """The article that a Markdown text (CommonMark with tables) holds.

    Raises:
        InputError: the text is empty, holds no words, or is too long.
    """
    markup = normalise(markup)
    check_length(markup, name)
    metadata, body = _front_matter(markup)
    if url is not None:
        metadata = replace(metadata, url=url)
    text, units = _assemble(_pieces(body))
    return build(text, units, blocks.complete, metadata, name)


def _front_matter(markup: str) -> tuple[Metadata, str]:
    match = _FRONT_MATTER.match(markup)
    fields = {
        key.lower(): value.strip(" \t\"'")
        for key, value in _FIELD.findall(match[1] if match else "")
    }
    if match is None or not fields:
        return NOTHING, markup
    found = {
        ours: next((fields[key] for key in theirs if fields.get(key)), None)
        for ours, theirs in _FIELDS.items()
    }
    authors = fields.get("authors") or fields.get("author") or fields.get("byline") or ""
    metadata = Metadata(
        title=found["title"],
        url=found["url"],
        outlet=found["outlet"],
        authors=bylines.names(authors.strip("[]").replace('"', "").removeprefix("By ")),
        published=dates.day(fields.get("date") or fields.get("published") or ""),
    )
    return metadata, markup[match.end() :]


def _pieces(body: str) -> list[tuple[str, BlockKind | None]]:
    found: list[tuple[str, BlockKind | None]] = []
    around: list[str] = []
    for token in _parser().parse(body):
        if token.nesting == 1:
            around.append(token.tag if token.type == "heading_open" else token.type)
        elif token.nesting == -1:
            around.pop()
        elif token.type == "inline":
            found.extend(_inline(token, _kind(around, found)))
        elif token.type == "html_block":
            found.append((" ".join(_TAG.sub(" ", token.content).split()), None))
        elif token.type in ("fence", "code_block"):
            found.append((token.content.strip(), None))
    return [(text, kind) for text, kind in found if text.strip()]


def _inline(token: Token, kind: BlockKind | None) -> list[tuple[str, BlockKind | None]]:
    children = token.children or []
    images = [child for child in children if child.type == "image"]
    text = "".join(map(_shown, children)).strip()
    pieces: list[tuple[str, BlockKind | None]] = []
    if text:
        strong = kind is None and _all_strong(children) and len(text) <= 90 and text[-1:].isalnum()
        pieces.append((text, "heading" if strong else kind))
    # An image's title is printed below it as a rule; its alternative text is seen by few, but it is
    # where Markdown writers put captions.
    pieces.extend((str(image.attrGet("title") or image.content), "caption") for image in images)
    return pieces


def _kind(
    around: Sequence[str], before: Sequence[tuple[str, BlockKind | None]]
) -> BlockKind | None:
    if "h1" in around and not before:
        return "headline"
    if around and around[-1] in ("h1", "h2", "h3", "h4", "h5", "h6"):
        return "heading"
    if "blockquote_open" in around:
        return "quotation"
    listed = ("list_item_open", "td_open", "th_open")
    return "list" if any(kind in listed for kind in around) else None


def _shown(token: Token) -> str:
    if token.type in ("text", "code_inline"):
        return token.content
    if token.type == "softbreak":
        return " "
    if token.type == "hardbreak" or (
        token.type == "html_inline" and token.content[:3].lower() == "<br"
    ):
        return "\n"
    return ""


def _all_strong(children: Sequence[Token]) -> bool:
    depth = 0
    for child in children:
        depth += child.nesting if child.type.startswith("strong") else 0
        if child.type == "text" and child.content.strip() and not depth:
            return False
    return True


def _assemble(pieces: Sequence[tuple[str, BlockKind | None]]) -> tuple[str, list[Unit]]:
    texts: list[str] = []
    units: list[Unit] = []
    position = 0
    under_sources = False
    for text, kind in pieces:
        if kind == "heading":
            under_sources = references.is_heading(text)
        if under_sources and kind in ("heading", "list"):
            kind = "references"
        # Character references such as &#1; may bring back what was taken out of the markup.
        text = normalise(text).strip()
        if not text:
            continue
        units.append(Unit(position, position + len(text), kind))
        texts.append(text)
        position += len(text) + 2
    return "\n\n".join(texts), units


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").enable("table")
