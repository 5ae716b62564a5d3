"""Where quotation marks open and close."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from functools import cache, lru_cache, partial

# A quotation between single marks is not looked for any further than this many code points.
_SINGLE_REACH = 3000
_CLOSING = {"“": "”", "„": "“”", "«": "»", "»": "«", "‹": "›", '"': '"', "``": "'\""}
# Two single marks are read as one of them: "''No,'' he said" quotes 'No,'.
_MARK = re.compile("``|[“”„«»‹›\"‘’']")
_STRAIGHT = re.compile('"')
_DOUBLE = re.compile("``|''|[“”„«»‹›\"]")
# Words of the outlet before a mark: "... he left. The mayor added: ".
_BRINGS_IN = re.compile(
    r"(?<=[.?!…])(?P<by>)\s+[A-Z][^.?!…:\"“”]{0,40}\b(?:said|added|told [\w ]+|continued|"
    r"went on|wrote|concluded|insisted|explained|says|adds):\s\Z"
)
# A quotation left open is looked for over so many paragraphs without a mark.
_RUN_ON = 5
# Of a block and one sign: see `_single_closings`.
Closings = Callable[[str], tuple[list[int], list[int]]]

_ENDS = frozenset(".?!…")
_SINGLE = frozenset("‘’'")
_BEGINS = frozenset('“"$£€[…')
_OPENS_AFTER = frozenset("([{—–-/:“\"‘'…")
_CLOSES_BEFORE = frozenset(".,;:!?)]}—–-/…”\"’'")
# Elisions that begin with an apostrophe and would otherwise open a quotation.
_ELISION = re.compile(r"(?:\d0s|\d\ds?\b|em\b|til\b|tis\b|twas\b|cause\b|n\b|round\b|bout\b)", re.I)


@lru_cache(maxsize=1024)
def quotations(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """The quotations of one block of text.

    A mark that is never closed runs to the end of the block, as it does by newspaper convention
    where a quotation goes on in the next paragraph. Where the next paragraphs do not open it anew
    and one of them closes it, they belong to it up to there. Quotations inside a quotation are part
    of it. Single marks count only where they cannot be apostrophes.

    Args:
        text: the whole article.
        start, end: the block, in code points, end exclusive.

    Returns:
        (start, end) of each quotation with its marks, in order, not overlapping.

    >>> quotations('He said "no" and left.', 0, 22)
    ((8, 12),)
    >>> quotations("It isn't the workers' fault.", 0, 28)
    ()
    """
    found = _opened_within(text, start, end)
    mark = _DOUBLE.search(text, start, end)
    if mark is None:
        # A paragraph between the one that opens a quotation and the one that closes it.
        closing = None if found or start >= end else _next_mark(text, end)
        if closing is not None and _runs_on(text, start, closing):
            return ((start, end),)
    elif _runs_on(text, start, mark):
        return ((start, mark.end()), *(pair for pair in found if pair[0] >= mark.end()))
    return found


@lru_cache(maxsize=1024)
def _opened_within(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """The quotations that a mark in the block itself opens."""
    found: list[tuple[int, int]] = []
    opened: int | None = None
    closers = ""
    straight = [mark.start() for mark in _STRAIGHT.finditer(text, start, end)]
    closings = cache(partial(_single_closings, text, start, end))
    at = start
    while (mark := _MARK.search(text, at, end)) is not None:
        at = mark.end()
        sign = mark.group()
        if opened is None:
            if sign in _SINGLE:
                close = _single_close(text, mark.start(), end, closings)
                if close is None and _goes_on(text, mark.start(), end):
                    close = end
                if close is not None:
                    found.append((mark.start(), close))
                    at = close
            elif sign in _CLOSING and _may_open(text, mark, start, end, straight):
                opened, closers = mark.start(), _CLOSING[sign]
            # A closing mark without an opening one says nothing about where the quotation began.
        elif sign == '"' and (stop := _left_off(text, opened, mark, straight)) is not None:
            found.append((opened, stop))
            opened = mark.start()
        elif sign in closers and not _reopens(text, mark, end, straight):
            if sign == "'":
                # Only two of them close what "``" opened.
                if not text.startswith("'", at, end):
                    continue
                at += 1
            found.append((opened, at))
            opened = None
    if opened is not None and opened + 1 < end:
        found.append((opened, end))
    return tuple(found)


def _runs_on(text: str, start: int, mark: re.Match[str]) -> bool:
    """Whether `mark` closes what a paragraph before the one that begins at `start` left open."""
    if start == 0 or text[start - 1] != "\n" or mark.start() == start:
        return False
    after = text[mark.end() : mark.end() + 1]
    if text[mark.start() - 1].isspace() or after.isalnum():
        return False
    stop = start
    for _ in range(_RUN_ON):
        while stop and text[stop - 1].isspace():
            stop -= 1
        begin = text.rfind("\n", 0, stop) + 1
        marks = _opened_within(text, begin, stop)
        if _DOUBLE.search(text, begin, stop) is not None:
            return (
                bool(marks)
                and marks[-1][1] == stop
                and mark.group() in _CLOSING.get(_sign(text, marks[-1][0]), "")
                and text[stop - 1] not in "\"”»›'’"
            )
        stop = begin
        if not stop:
            break
    return False


def _sign(text: str, at: int) -> str:
    return "``" if text.startswith("``", at) else text[at]


def _next_mark(text: str, end: int) -> re.Match[str] | None:
    """The first double mark within a few paragraphs after `end`."""
    stop = end
    for _ in range(_RUN_ON):
        begin = stop
        while begin < len(text) and text[begin].isspace():
            begin += 1
        stop = text.find("\n", begin)
        stop = len(text) if stop == -1 else stop
        mark = _DOUBLE.search(text, begin, stop)
        if mark is not None or stop == len(text):
            return mark
    return None


def _may_open(text: str, mark: re.Match[str], start: int, end: int, straight: list[int]) -> bool:
    """Whether a double mark can open: straight ones tell only by the spaces around them."""
    if mark.end() >= end:
        return False
    if mark.group() != '"':
        return True
    before_free = (
        mark.start() == start
        or text[mark.start() - 1].isspace()
        or text[mark.start() - 1] in _OPENS_AFTER
    )
    if text[mark.end()] in ".,;:!?)" and not (before_free and text.startswith("..", mark.end())):
        return False
    if text[mark.end()].isspace():
        # Between two spaces it tells nothing by itself: it opens if the rest then comes out even.
        return before_free and _left(straight, mark.end()) % 2 == 1
    return True


def _reopens(text: str, mark: re.Match[str], end: int, straight: list[int]) -> bool:
    """A straight mark after a space and before a letter opens a quotation inside this one."""
    if mark.group() != '"' or mark.end() >= end:
        return False
    if not (text[mark.start() - 1].isspace() and text[mark.end()].isalnum()):
        return False
    # A new sentence: paragraphs of one quotation, run together.
    if text[max(0, mark.start() - 3) : mark.start()].rstrip()[-1:] in _ENDS:
        return True
    # Only if another mark follows to close it, or else the first mark was never closed.
    left = _left(straight, mark.end())
    return left > 0 and left % 2 == 0


def _left_off(text: str, opened: int, mark: re.Match[str], straight: list[int]) -> int | None:
    """Where a quotation ended that was never closed: before 'He added: "', which opens another."""
    if not text.endswith(": ", opened, mark.start()) or _left(straight, mark.end()) % 2 == 0:
        return None
    told = _BRINGS_IN.search(text, opened, mark.start())
    return told.start("by") if told else None


def _left(straight: list[int], at: int) -> int:
    return len(straight) - bisect_left(straight, at)


def _goes_on(text: str, mark: int, end: int) -> bool:
    """Whether a single mark opens a quotation that the next paragraph opens anew."""
    following = end
    while following < len(text) and text[following].isspace():
        following += 1
    return all(_single_opens(text, at) for at in (mark, following)) and (
        text[mark] == text[following]
    )


def _single_opens(text: str, mark: int) -> bool:
    after = mark + 1
    if after >= len(text) or text[mark] not in "‘'":
        return False
    if not (text[after].isalnum() or text[after] in _BEGINS):
        return False
    if mark > 0 and not (text[mark - 1].isspace() or text[mark - 1] in _OPENS_AFTER):
        return False
    return _ELISION.match(text, after) is None


def _single_close(text: str, mark: int, end: int, closings: Closings) -> int | None:
    """End of the quotation that a single mark at `mark` opens, or None for an apostrophe."""
    after = mark + 1
    if after >= end or not _single_opens(text, mark):
        return None
    # "workers' rights" also ends a word: prefer a mark that stands by punctuation.
    for places in closings("’" if text[mark] == "‘" else "'"):
        first = bisect_left(places, after)
        if first < len(places) and places[first] < mark + _SINGLE_REACH:
            return places[first] + 1
    return None


def _single_closings(text: str, start: int, end: int, closer: str) -> tuple[list[int], list[int]]:
    """Where a single mark can close in a block: hardly an apostrophe; after an s, as one may be."""
    sure: list[int] = []
    unsure: list[int] = []
    at = text.find(closer, start, end)
    while at != -1:
        ends = at + 1 >= end or text[at + 1].isspace() or text[at + 1] in _CLOSES_BEFORE
        if ends and at > start and not text[at - 1].isspace():
            by_punctuation = text[at - 1] in ".,!?…;" or (
                at + 1 < end and text[at + 1] in ".,;:!?)"
            )
            plain = by_punctuation or text[at - 1] != "s" or at + 1 >= end
            (sure if plain else unsure).append(at)
        at = text.find(closer, at + 1, end)
    return sure, unsure
