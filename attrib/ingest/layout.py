"""What the order of the pieces on a page tells: front pages, repeats, where the article begins."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from attrib.ingest.dom import Piece

ENDED = re.compile(r"[.!?…]['\"’”)\]]*$")
_WORD = re.compile(r"\w+")
_LINKED = 0.8
_TITLE_WORDS = 4
# A refrain is shorter; a deck, a caption or a pull quote that says a sentence again is not.
_REPEATED_WORDS = 6
# How much of the story stands in what holds the article.
_WHOLE = 0.5
# The same where nothing of an article is expected to stand: there is no other text then.
_ALONE = 0.9
# How far below the first known piece the main heading may stand.
_HEAD_PIECES = 40


def settled(page: Sequence[Piece], known: Sequence[bool]) -> tuple[list[Piece], list[bool]]:
    """`page` and what is `known` of it, once furniture around most of the story is none.

    A page may say "share" or "sidebar" in the class of what holds its whole article. Of what stands
    apart (comments, a cookie dialogue) nothing is known to be the article's.
    """
    words: Counter[int] = Counter()
    total = 0
    for piece, is_known in zip(page, known, strict=True):
        if is_known:
            length = len(_WORD.findall(piece.text))
            total += length
            words.update(dict.fromkeys(piece.around, length))
    whole = {number for number, length in words.items() if length > _WHOLE * total}
    alone = {number for number, length in words.items() if length > _ALONE * total}
    pieces = [
        replace(piece, furniture=not whole.issuperset(piece.around)) if piece.around else piece
        for piece in page
    ]
    settled = [
        is_known and (not piece.apart or piece.apart in alone)
        for piece, is_known in zip(page, known, strict=True)
    ]
    return pieces, settled


def is_front(page: Sequence[Piece], kept: Sequence[Piece]) -> bool:
    """Whether `kept` are the teasers of a front page: a title that is a link before most of them.

    Pages of sections and tags are such lists too.
    """
    chosen = {id(piece) for piece in kept}
    prose = teasers = 0
    title = False
    for piece in page:
        if piece.linked > _LINKED and piece.kind != "byline":
            title = title or len(_WORD.findall(piece.text)) >= _TITLE_WORDS
        elif id(piece) in chosen and len(_WORD.findall(piece.text)) >= 8:
            # Lists of links stand in an article too, and before it.
            prose += piece.kind is None
            teasers += piece.kind is None and title
            title = False
    return teasers >= 3 and teasers >= 0.5 * prose


def opening(page: Sequence[Piece], first: int) -> int:
    """Where the article begins, if its main heading stands below `first` and no prose between.

    What a page repeats of the title above the heading is a trail or a label for screen readers.
    """
    for at in range(first, min(first + _HEAD_PIECES, len(page))):
        if page[at].tag == "h1":
            return at
        if ENDED.search(page[at].text) or page[at].kind in ("caption", "credit", "quotation"):
            return first
    return first


def without_repeats(pieces: Sequence[Piece]) -> list[Piece]:
    """`pieces` without those that say again what running text says, nor a pull quote's words.

    The running text stays; of pieces of one kind the first does.
    """
    words = [tuple(_WORD.findall(piece.text.lower())) for piece in pieces]
    body = "\n".join(
        f" {' '.join(said)} "
        for piece, said in zip(pieces, words, strict=True)
        if piece.kind is None
    )
    seen: set[tuple[str, ...]] = set()
    running = {said for piece, said in zip(pieces, words, strict=True) if piece.kind is None}
    kept = []
    for piece, said in zip(pieces, words, strict=True):
        if len(said) >= _REPEATED_WORDS and piece.tag != "h1":
            pulled = piece.kind == "quotation" and f" {' '.join(said)} " in body
            if said in seen or pulled or (piece.kind is not None and said in running):
                continue
        seen.add(said)
        kept.append(piece)
    return kept


def without_link_lists(pieces: Sequence[Piece]) -> list[Piece]:
    """`pieces` with each list of titles of other pages, and its heading, marked as boilerplate."""
    found = list(pieces)
    at = 0
    while at < len(found):
        end = at
        while end < len(found) and _is_linked_title(found[end]):
            end += 1
        run = found[at:end]
        if len(run) >= 3 and sum(piece.linked for piece in run) >= 0.5 * len(run):
            headed = at > 0 and found[at - 1].kind == "heading" and found[at - 1].tag != "h1"
            for index in range(at - headed, end):
                found[index] = replace(found[index], kind="boilerplate")
        at = max(end, at + 1)
    return found


def _is_linked_title(piece: Piece) -> bool:
    return (
        piece.kind in ("list", "boilerplate")
        and piece.linked > 0.2
        and len(piece.text) <= 120
        and not piece.text.endswith(".")
    )
