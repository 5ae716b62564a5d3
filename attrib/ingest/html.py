"""HTML to an `Article`.

trafilatura finds which part of a page is its article and reads its metadata. The text itself is
taken from the page's own elements, because trafilatura drops captions, credits and bylines and, on
some pages, block quotations. A piece of the page is kept when trafilatura has its words, or when it
stands among pieces that it has and is not furniture.

`article.text` is the kept pieces in the order of the page, two newlines between them.
"""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from attrib.errors import InputError
from attrib.ingest import (
    blocks,
    briefs,
    bylines,
    dom,
    heads,
    language,
    layout,
    metadata,
    references,
)
from attrib.ingest.article import Metadata, build, of_kind
from attrib.ingest.declared import Declared, declared
from attrib.ingest.dom import Piece
from attrib.ingest.files import check_length
from attrib.ingest.heads import Head
from attrib.ingest.layout import ENDED
from attrib.ingest.lines import Unit
from attrib.ingest.normalise import normalise
from attrib.model import Article, BlockKind

_WORD = re.compile(r"\w+")
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>", re.IGNORECASE)
_REFERENCE = re.compile(r"&#(?:[xX]([0-9A-Fa-f]{1,8})|([0-9]{1,8}));?")
_GRAM = 4
_KNOWN_SHARE = 0.6
_MOSTLY_LINKED = 0.8
_STORY_WORDS = 8
_LONGEST_LINK = 160
# A page whose running text is shorter holds a notice, a form or a list of links.
_LEAST_WORDS = 30
# How far above the text the headline may stand, in pieces: deck, byline, date, share, captions.
_HEAD_PIECES = 25


def read_html(
    markup: str, *, url: str | None = None, name: str = "page", outlet: str | None = None
) -> Article:
    """The article of a page.

    Raises:
        InputError: there is no article on it, or it is too long. The message begins with `name`.
    """
    tree = _tree(markup)
    if tree is None:
        raise _no_article(name)
    page = dom.pieces(tree)
    said = declared(tree, url)
    about, main = _main(tree, url, said)
    if outlet is not None:
        about = replace(about, outlet=about.outlet or outlet)
    known = _known(page, main or _paragraphs(page))
    page, known = layout.settled(page, known)
    story = _story(page, known)
    at = heads.headline(page, story, said)
    head = heads.read(page, at, _first_prose(page, story, at)) if story else None
    page = head.pieces if head else page
    kept = _kept(page, known, story, at, said)
    if _words(kept) < 0.5 * sum(len(_WORD.findall(text)) for text in main) and _hidden(page, main):
        # The article stands in no element (a script's JSON-LD holds it), so it is taken from there.
        kept = [Piece(text, None, "p", 0) for text in main if text.strip()]
    brief = [] if _is_article(kept) else briefs.find(tree, said)
    kept = brief or kept
    if said.front or layout.is_front(page, kept):
        raise InputError(
            f"{name}: no article found on this page, a front page or a list of articles; "
            "give the address of one article"
        )
    if not brief and not _is_article(kept):
        _refuse_other_languages(page, name)
        raise _no_article(name)
    heading = page[at] if at is not None else None
    text, units = _assemble(_with_headline(_tidied(kept), heading, page, about, said))
    check_length(text, name)
    article = build(text, units, blocks.complete, about, name)
    return _as_shown(article, about.authors, said, head)


def _tidied(kept: Sequence[Piece]) -> list[Piece]:
    return layout.without_link_lists(layout.without_repeats(kept))


def _as_shown(
    article: Article, declared: tuple[str, ...], said: Declared, head: Head | None
) -> Article:
    """`article` with the headline that readers saw, and what less sure places say of it."""
    # What readers saw outranks what the page tells search engines.
    title = next(iter(of_kind(article.text, article.blocks, "headline")), article.title)
    authors = declared or (head.people if head else ()) or article.authors or said.author
    if not authors:
        lines = of_kind(article.text, article.blocks, "byline")
        authors = next(filter(None, map(bylines.names, lines)), ())
    published = article.published or (head.day if head else None)
    return article.model_copy(update={"title": title, "authors": authors, "published": published})


def _no_article(name: str) -> InputError:
    return InputError(f"{name}: no article found on this page; copy its text into a .txt file")


def _refuse_other_languages(page: Sequence[Piece], name: str) -> None:
    """Say that the page is not in English, where that is why no article was found on it."""
    text = "\n".join(piece.text for piece in page if piece.kind is None and piece.linked < 0.5)
    language.require_english_text(text, name)


def _tree(markup: str) -> Any:
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    markup = _REFERENCE.sub(_allowed, _XML_DECLARATION.sub("", normalise(markup)).strip())
    # libxml2 would read a lone surrogate or an encoding declaration as a fault of the caller.
    parser = HTMLParser(remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        return document_fromstring(markup.encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return None


def _allowed(reference: re.Match[str]) -> str:
    """A character reference as it stands, unless it names what normalising takes out."""
    # lxml builds control characters into its tree and then refuses to write them.
    code = int(reference[1], 16) if reference[1] else int(reference[2])
    if code > sys.maxunicode:
        return "\ufffd"
    return reference[0] if normalise(chr(code)) == chr(code) else normalise(chr(code))


def _main(tree: Any, url: str | None, said: Declared) -> tuple[Metadata, list[str]]:
    """The metadata, and the paragraphs that trafilatura takes for the article's."""
    from trafilatura import bare_extraction

    document: Any
    try:
        with _quiet("trafilatura", "htmldate"):
            document = bare_extraction(
                tree,
                url=url,
                include_comments=False,
                with_metadata=True,
                # Its date is not used, and the search for one is half of its time.
                date_extraction_params={"extensive_search": False},
            )
    except Exception:  # noqa: BLE001 - it meets any markup, and its faults are no reason to stop
        document = None
    about = metadata.of_page(said, document, url)
    if document is None:
        return about, []
    body = document.body
    texts = [" ".join("".join(element.itertext()).split()) for element in _leaves(body)]
    return about, [normalise(text) for text in texts if text]


@contextmanager
def _quiet(*names: str) -> Iterator[None]:
    """Odd pages are errors in these logs; ours is the one message that the user is to see."""
    loggers = [(logger, logger.level) for logger in map(logging.getLogger, names)]
    for logger, _ in loggers:
        logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        for logger, level in loggers:
            logger.setLevel(level)


def _paragraphs(page: Sequence[Piece]) -> list[str]:
    """What to go by where trafilatura finds nothing: the page's own running text."""
    return [
        piece.text
        for piece in page
        if piece.kind is None and piece.tag in ("p", "div") and piece.linked < 0.5
        if not piece.furniture and ENDED.search(piece.text)
    ]


def _leaves(body: Any) -> list[Any]:
    if body is None:
        return []
    return [
        element
        for element in body.iter("p", "head", "quote", "item", "code", "cell", "ab", "fw")
        if not any(child.tag in ("p", "item", "quote", "head") for child in element)
    ]


def _story(page: Sequence[Piece], known: Sequence[bool]) -> list[int]:
    """Where the pieces stand that are surely the story's, being long enough."""
    return [at for at, piece in enumerate(page) if known[at] and _words([piece]) >= _STORY_WORDS]


def _first_prose(page: Sequence[Piece], story: Sequence[int], at: int | None) -> int:
    """Where the first sentence below the headline stands."""
    below = [index for index in story if at is None or index > at]
    ended = (at for at in below if page[at].kind is None and ENDED.search(page[at].text))
    return next(ended, below[0] if below else story[0])


def _kept(
    page: Sequence[Piece],
    known: Sequence[bool],
    story: Sequence[int],
    at: int | None,
    said: Declared,
) -> list[Piece]:
    """The pieces of the article; `at` is where its headline stands, if the page's tags tell."""
    if not story:
        return []
    first, last = story[0], story[-1]
    columns = {page[index].parent for index in story}
    if at is not None and first - at <= _HEAD_PIECES:
        head = at
    else:
        head = _head(page, layout.opening(page, first), said)
    kept = []
    for index, piece in enumerate(page):
        inside = head <= index <= last or _closing(page, index, last, columns)
        if inside and (known[index] or _belongs(piece)):
            kept.append(piece)
    return kept


def _known(page: Sequence[Piece], main: Sequence[str]) -> list[bool]:
    """For each piece whether trafilatura has its words, by runs of four of them."""
    grams = {gram for text in main for gram in _grams(text)}
    whole = {tuple(_WORD.findall(text.lower())) for text in main}
    known = []
    for piece in page:
        own = _grams(piece.text)
        shared = sum(gram in grams for gram in own)
        alike = bool(own) and shared >= _KNOWN_SHARE * len(own)
        known.append(alike or tuple(_WORD.findall(piece.text.lower())) in whole)
    return known


def _hidden(page: Sequence[Piece], main: Sequence[str]) -> bool:
    """Whether most of what trafilatura has stands nowhere on the page as readers see it."""
    shown = set().union(*(_grams(piece.text) for piece in page))
    grams = [gram for text in main for gram in _grams(text)]
    return sum(gram in shown for gram in grams) < 0.5 * len(grams)


def _grams(text: str) -> list[tuple[str, ...]]:
    """The runs of four words in `text`."""
    words = _WORD.findall(text.lower())
    return list(zip(*(words[shift:] for shift in range(_GRAM)), strict=False))


def _head(page: Sequence[Piece], first: int, said: Declared) -> int:
    """Where the article's head begins: its main heading, if one stands shortly before the text."""
    for at in range(first, max(first - _HEAD_PIECES, -1), -1):
        if page[at].tag == "h1" and not heads.is_label(page[at].text, said):
            return at
    return first


def _closing(page: Sequence[Piece], at: int, last: int, columns: set[int]) -> bool:
    """Whether `at` goes on straight after the last known piece, in the same column."""
    if not last < at <= last + 10:
        return False
    between = page[last + 1 : at + 1]
    return all(not piece.furniture and piece.kind != "heading" for piece in between) and (
        page[at].parent in columns or page[at].kind in ("caption", "credit", "quotation")
    )


def _belongs(piece: Piece) -> bool:
    """Whether a piece between known ones is the article's, though trafilatura has not its words."""
    return not piece.furniture and (piece.linked < _MOSTLY_LINKED or piece.kind == "byline")


def _is_article(kept: Sequence[Piece]) -> bool:
    prose = [
        piece
        for piece in kept
        if piece.kind in (None, "quotation", "list")
        and piece.linked < 0.5
        and ENDED.search(piece.text)
    ]
    return _words(prose) >= _LEAST_WORDS


def _words(pieces: Iterable[Piece]) -> int:
    return sum(len(_WORD.findall(piece.text)) for piece in pieces)


def _with_headline(
    kept: Sequence[Piece],
    heading: Piece | None,
    page: Sequence[Piece],
    about: Metadata,
    said: Declared,
) -> list[Piece]:
    """The pieces with the headline marked: `heading`, a main heading above, or the page's title."""
    pieces = list(kept)
    if heading is None:
        mains = (piece for piece in (*pieces, *page) if piece.tag == "h1")
        heading = next((one for one in mains if _may_head(one, pieces, about, said)), None)
    if heading is None and about.title is not None:
        heading = next(
            (piece for piece in pieces if heads.same(piece.text, about.title)),
            Piece(about.title, "headline", "h1", 0),
        )
    if heading is None:
        return pieces
    marked = replace(heading, kind="headline")
    at = next((at for at, piece in enumerate(pieces) if piece.text == heading.text), None)
    return [marked, *pieces] if at is None else [*pieces[:at], marked, *pieces[at + 1 :]]


def _may_head(heading: Piece, kept: Sequence[Piece], about: Metadata, said: Declared) -> bool:
    """Whether a main heading that says other words than the tags is the headline all the same."""
    if heading not in kept:
        return heads.same(heading.text, about.title)
    above = kept[: kept.index(heading)]
    return not heads.is_label(heading.text, said) and _words(above) < 0.5 * _words(kept)


def _assemble(pieces: Sequence[Piece]) -> tuple[str, list[Unit]]:
    texts: list[str] = []
    units: list[Unit] = []
    position = 0
    under_sources = False
    for piece in pieces:
        text = normalise(piece.text).strip()
        if not text:
            continue
        kind = _kind(piece, text)
        if kind == "heading":
            under_sources = references.is_heading(text)
        if under_sources and (
            kind in ("heading", "list", "boilerplate") or references.is_reference(text)
        ):
            kind = "references"
        units.append(Unit(position, position + len(text), kind))
        texts.append(text)
        position += len(text) + 2
    return "\n\n".join(texts), units


def _kind(piece: Piece, text: str) -> BlockKind | None:
    open_end = not ENDED.search(text) and not text.endswith(":")
    short = len(text) <= 90 and open_end
    if piece.kind in ("list", None) and piece.linked > _MOSTLY_LINKED:
        # A line that is all link and no sentence is the title of another page.
        return "boilerplate" if open_end and len(text) <= _LONGEST_LINK else piece.kind
    if piece.kind is None and piece.tag == "tr" and short:
        return "list"
    if piece.kind is None and piece.strong and short:
        return "heading"
    return piece.kind
