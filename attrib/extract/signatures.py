"""Quotations signed with a dash and a name: block quotations, lists of reactions, posts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrib.extract.spoken import Bounds, Sheet, Spoken, is_role
from attrib.model import Block

_DASH = re.compile(r"(?:(?<=[\s.?!…\"”’'»])|^)(?:[–—―]|-{1,2}(?=[\s@]))\s*(?=\S)")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_TAIL = re.compile(
    r"(?P<name>[^\n]*?)"
    r"(?:\s*\((?P<handle>@\w{1,30})\))?"
    rf"(?:[\s,·|–—-]*(?:\d{{1,2}}:\d\d\s*[APap]\.?[Mm]\.?[\s,·|–—-]*)?"
    rf"(?:{_MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+{_MONTH})(?:,?\s+\d{{4}})?)?\.?\s*$"
)
_CAPITALISED = re.compile(r"(?:[^\W\d_a-z][\w.’'-]*\s+){1,3}[^\W\d_a-z][\w’'-]+")
_LONGEST = 120
_MOST_WORDS = 14
_READ = frozenset({"paragraph", "quotation", "list", "heading", "byline", "credit"})
_SAYING = frozenset({"paragraph", "quotation", "list"})


def signed(sheet: Sheet) -> list[Spoken]:
    """The quotations of an article that a dash and a name follow.

    The name stands at the end of the quotation's block or in a block of its own below. All of what
    is signed stands in quotation marks or in a block quotation, unless a handle shows it to be a
    post.
    """
    blocks = sheet.article.blocks
    found: list[Spoken] = []
    for index, block in enumerate(blocks):
        if block.kind not in _READ:
            continue
        dash = _last_dash(sheet, block)
        if dash is None or (signature := _signature(sheet, dash, block)) is None:
            continue
        source, is_post = signature
        contents = _said(sheet, blocks, index, dash[0], is_post=is_post)
        if contents:
            around = ((dash[0], block.end), *contents)
            found.append(Spoken(source, dash, contents, around))
    return found


def _last_dash(sheet: Sheet, block: Block) -> Bounds | None:
    """The dash, without the space after it."""
    begin = max(block.start, block.end - _LONGEST)
    last = None
    for match in _DASH.finditer(sheet.text, begin, block.end):
        # "^" holds at `begin` too, which is the block's start only in a short block.
        if match.start() > begin or begin == block.start:
            last = match
    return None if last is None else (last.start(), last.start() + len(last[0].rstrip()))


def _signature(sheet: Sheet, dash: Bounds, block: Block) -> tuple[Bounds, bool] | None:
    """The words that name the one who signs, and whether a handle stands beside them."""
    start, end = sheet.trimmed(dash[1], block.end)
    match = _TAIL.match(sheet.text[start:end])
    if match is None:
        return None
    is_post = match["handle"] is not None or match["name"].startswith("@")
    name = start, start + len(match["name"].rstrip(" ,·|"))
    if name[1] <= name[0]:
        name = start + match.start("handle"), start + match.end("handle")
    if name[1] <= name[0] or len(match["name"].split()) > _MOST_WORDS:
        return None
    if is_post or _names_someone(sheet, *name):
        return name, is_post
    return None


def _names_someone(sheet: Sheet, start: int, end: int) -> bool:
    text = sheet.text[start:end]
    if _has_verb(sheet, start, end) or re.search(r"[.?!]\s+[^\W\d_a-z]\w{3,}.*\s", text):
        return False
    names = sheet.named(start, end)
    if any(name.label in ("PER", "ORG") for name in names):
        return True
    if any(name.label == "LOC" and name.start == start for name in names):
        return False
    return is_role(text.split(",")[0]) or _CAPITALISED.match(text) is not None


def _has_verb(sheet: Sheet, start: int, end: int) -> bool:
    """Whether it holds a verb; among small letters one with a capital is a name: "Omar Said"."""
    shouted = sheet.text[start:end].isupper()
    return any(
        word.tag in ("VERB", "AUX") and (shouted or not sheet.text[word.start].isupper())
        for word in sheet.words(start, end)
    )


def _said(
    sheet: Sheet, blocks: Sequence[Block], index: int, dash: int, *, is_post: bool
) -> tuple[Bounds, ...]:
    """What is signed, in order; empty where it is not clear."""
    block = blocks[index]
    start, end = sheet.trimmed(sheet.unbulleted(block.start, block.end), dash)
    if end > start:
        return ((start, end),) if is_post or sheet.quoted(start, end) else ()
    before = list(_above(sheet, blocks[:index], is_post=is_post))
    return tuple(reversed(before))


def _above(sheet: Sheet, blocks: Sequence[Block], *, is_post: bool) -> Iterator[Bounds]:
    """What is said above a signature that stands alone, the last block of it first."""
    if not blocks or blocks[-1].kind not in _SAYING:
        return
    last = blocks[-1]
    if last.kind == "quotation":
        for block in reversed(blocks):
            if block.kind != "quotation" or sheet.text[block.start] in "–—―":
                return
            yield block.start, block.end
    elif is_post or sheet.quoted(last.start, last.end):
        yield last.start, last.end
        # A quotation of several paragraphs opens each with a mark and closes the last alone.
        for block in reversed(blocks[:-1]):
            goes_on = sheet.text[last.start] in "\"“‘'«" and _left_open(sheet, block)
            if block.kind not in _SAYING or not goes_on:
                return
            yield block.start, block.end
            last = block


def _left_open(sheet: Sheet, block: Block) -> bool:
    return sheet.quoted(block.start, block.end) and sheet.text[block.end - 1] not in "\"”’'»"
