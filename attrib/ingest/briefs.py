"""Reports of a few lines, which nothing but the markup tells from a notice or a form.

A page's own word is taken for it: its one `<article>`, the `<main>` of a page that declares itself
a news article, or the text of one that it declares in JSON-LD.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from attrib.ingest import dom
from attrib.ingest.boilerplate import is_boilerplate
from attrib.ingest.declared import Declared
from attrib.ingest.dom import Piece
from attrib.ingest.layout import ENDED

_WORD = re.compile(r"\w+")
_SENTENCE = re.compile(r"[.!?…]['\"’”)\]]*(?:\s|$)")
_LINKED = 0.8
_LEAST_WORDS = 12
_LEAST_SENTENCES = 2
"""One sentence above a paywall is no report."""


def find(tree: Any, said: Declared) -> list[Piece]:
    """The pieces of the brief on the page; empty where its markup tells of none.

    Args:
        tree: the page, an lxml element.
        said: what it declares of itself.
    """
    root = _root(tree, said)
    if root is not None:
        found = [
            piece
            for piece in dom.pieces(root)
            if not piece.furniture and (piece.linked < _LINKED or piece.kind == "byline")
        ]
        if _is_brief(found):
            return found
    body = [Piece(line, None, "p", 0) for line in said.body]
    return body if _is_brief(body) else []


def _root(tree: Any, said: Declared) -> Any:
    articles = [
        element
        for element in tree.iter("article")
        if next(element.iterancestors("article"), None) is None
    ]
    if len(articles) == 1:
        return articles[0]
    mains = list(tree.iter("main")) if said.headline and not articles else []
    return mains[0] if len(mains) == 1 else None


def _is_brief(pieces: Sequence[Piece]) -> bool:
    prose = [
        piece.text
        for piece in pieces
        if piece.kind in (None, "quotation")
        and piece.linked < 0.5
        and ENDED.search(piece.text)
        and not is_boilerplate(piece.text)
    ]
    words = sum(len(_WORD.findall(text)) for text in prose)
    sentences = sum(len(_SENTENCE.findall(text)) for text in prose)
    return words >= _LEAST_WORDS and sentences >= _LEAST_SENTENCES
