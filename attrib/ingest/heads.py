"""The head of an article on its page: its headline, and who wrote it and when.

What a page calls itself in its tags tells which of its headings is the headline: the first one may
be the name of the site, of a section or of a form. Bylines and dates stand between the headline and
the story, where nothing else names a person or a day in so few words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from attrib.ingest import bylines, dates
from attrib.ingest.declared import Declared
from attrib.ingest.dom import Piece
from attrib.ingest.layout import ENDED

_WORD = re.compile(r"\w+")
_LONGEST_TITLE = 300
_LONGEST_LINE = 160
# A heading of fewer words may be any part of a longer title.
_TITLE_WORDS = 4
# A heading of so few words, none of them in the title, is a label ("Most Popular").
_LABEL_WORDS = 3
# How much of the story stands below its headline. Above it may be what is meant for sharing.
_BELOW = 0.7
_ABOVE = 4
# What says the title, the surest first.
_MAIN, _SMALLER, _UNMARKED = range(3)
_CHANGED = re.compile(r"\b(?:updated|modified|last)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Head:
    """What the pieces between headline and story say.

    Attributes:
        people: who wrote it.
        day: when it was published, ISO 8601.
        pieces: the page, with those pieces marked as what they are.
    """

    people: tuple[str, ...]
    day: str | None
    pieces: list[Piece]


def headline(page: Sequence[Piece], story: Sequence[int], said: Declared) -> int | None:
    """Where the headline stands: the heading that says what the page's tags call it.

    Args:
        page: its pieces.
        story: where the pieces of the story stand, in order.
        said: what the page declares of itself.
    """
    titles = [title for title in (*said.titles, said.window) if title]
    if not titles or not story:
        return None
    last = story[int((1 - _BELOW) * len(story))]
    best: tuple[int, int] | None = None
    for at, piece in enumerate(page[: last + 1]):
        rank = _rank(piece, titles, below=at > story[0])
        if rank is not None and (best is None or rank <= best[0]):
            best = (rank, at)
    if best is None:
        return None
    rank, at = best
    # A main heading straight above says it in other words, and what the tags say is its deck.
    return at - 1 if rank == _SMALLER and at and page[at - 1].tag == "h1" else at


def is_label(text: str, said: Declared) -> bool:
    """Whether a main heading is not the article's: the site's name, a section's, a form's."""
    words = _words(text)
    if said.outlet and words == _words(said.outlet):
        return True
    titles = [title for title in (*said.titles, said.window) if title]
    return (
        bool(titles)
        and len(words) <= _LABEL_WORDS
        and not any(set(words) & set(_words(title)) for title in titles)
    )


def same(text: str, title: str | None) -> bool:
    """Whether `text` says what `title` does, in all but a few words.

    >>> same("Mayor quits over bridge", "Mayor quits over the bridge"), same("News", "Mayor quits")
    (True, False)
    """
    mine, other = set(_words(text)), set(_words(title or ""))
    shared = len(mine & other)
    return bool(mine) and len(text) < _LONGEST_TITLE and shared >= 0.7 * max(len(mine), len(other))


def read(page: Sequence[Piece], at: int | None, first: int) -> Head:
    """What stands between the headline and the story.

    Args:
        page: its pieces.
        at: where the headline stands; None where there is none.
        first: where the story begins.
    """
    pieces = list(page)
    people: list[str] = []
    day: str | None = None
    latest: int | None = None
    for index in _around(at, first):
        piece = page[index]
        found = _people(piece, above=at is not None and index < at)
        if found and (not people or latest == index - 1):
            people += found
            latest = index
            pieces[index] = replace(piece, kind="byline", furniture=False)
        day = day or _day(piece, byline=bool(found))
        if piece.kind in (None, "list") and dates.is_date_line(piece.text):
            pieces[index] = replace(piece, kind="dateline")
    return Head(tuple(dict.fromkeys(people)), day, pieces)


def _rank(piece: Piece, titles: Sequence[str], *, below: bool) -> int | None:
    """How sure it is that the piece is the headline, 0 being surest; None if it is not."""
    level = piece.tag[1:] if piece.tag[:1] == "h" and piece.tag[1:].isdigit() else ""
    if not level and (below or piece.furniture or piece.linked or piece.kind is not None):
        return None
    if level not in ("", "1") and piece.furniture:
        return None
    if not any(same(piece.text, title) or _is_part(piece.text, title) for title in titles):
        return None
    return _MAIN if level == "1" else _SMALLER if level else _UNMARKED


def _is_part(text: str, title: str) -> bool:
    words = _words(text)
    return len(words) >= _TITLE_WORDS and f" {' '.join(words)} " in f" {' '.join(_words(title))} "


def _around(at: int | None, first: int) -> Iterator[int]:
    """The places between headline and story, then those shortly above the headline."""
    if at is None:
        yield from range(max(first - 2 * _ABOVE, 0), first)
        return
    yield from range(at + 1, first)
    yield from range(at - 1, max(at - _ABOVE, 0) - 1, -1)


def _people(piece: Piece, *, above: bool) -> tuple[str, ...]:
    if len(piece.text) > _LONGEST_LINE or piece.tag in ("h1", "h2"):
        return ()
    if piece.kind in ("caption", "credit", "quotation"):
        return ()
    says_by = bylines.says_by(piece.text)
    if piece.kind != "byline" and (piece.furniture or ENDED.search(piece.text)) and not says_by:
        return ()
    linked = tuple(name for text in piece.people for name in bylines.shown(text))
    if piece.kind != "byline" and not says_by:
        return linked
    # Above the headline, what a template calls a byline is as often the name of a section.
    shown = bylines.shown(piece.text) if says_by or not above else ()
    return shown if set(linked) <= set(shown) else linked


def _day(piece: Piece, *, byline: bool) -> str | None:
    if piece.day:
        return piece.day
    if not (byline or piece.kind == "byline" or dates.is_date_line(piece.text)):
        return None
    line = _CHANGED.split(piece.text, maxsplit=1)[0]
    return dates.day(line) if len(piece.text) <= _LONGEST_LINE else None


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())
