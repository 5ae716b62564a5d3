"""Recognising what each paragraph of a report is: headline, byline, caption, story ...

Markup says much of it. In plain text it is read from form and place. What is not surely something
else is a paragraph, because a block taken for page furniture hides what it says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from attrib.ingest import boilerplate, bylines, captions, data, datelines, dates, references
from attrib.ingest.lines import Unit
from attrib.model import Block, BlockKind

Kinds = list[BlockKind | None]

# How many units at the head may be headline, byline, date and captions.
_FRONT = 8
_BACK = 4
_ENDED = re.compile(r"[.!?…]['\"’”)\]]*$")
_FULL_STOP = re.compile(r"\.['\"’”)\]]*$")
_INNER_END = re.compile(r"[.!?]['\"’”)\]]?\s+[^\W\d_a-z]")
_BULLET = re.compile(r"(?:([-*•·▪◦‣●○])(?![-*])\s*|\(?\d{1,3}([.)])\s+)(?=\S)")
_OPENS_QUOTED = ('"', "“", "'", "‘")
_PARTS = re.compile(r"\s+[|·•]\s+")
_LENGTH = re.compile(r"\d{1,2}:\d\d(?!\d)")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")


def recognise(text: str, units: Sequence[Unit]) -> tuple[Block, ...]:
    """The blocks of a plain text, from its units in order."""
    views = _views(text, units)
    kinds = _marked(units, views)
    _headline(units, views, kinds)
    _lists(views, kinds)
    _headings(views, kinds)
    return _blocks(units, views, kinds)


def complete(text: str, units: Sequence[Unit]) -> tuple[Block, ...]:
    """The same where markup has told headlines, headings and lists."""
    views = _views(text, units)
    return _blocks(units, views, _marked(units, views))


def _views(text: str, units: Sequence[Unit]) -> list[str]:
    """The text of each unit with its line breaks as spaces: the patterns need not know of them."""
    return [text[unit.start : unit.end].replace("\n", " ") for unit in units]


def _marked(units: Sequence[Unit], views: Sequence[str]) -> Kinds:
    """What can be told of a unit by itself, by its place, and by an opener before it."""
    kinds: Kinds = [unit.kind for unit in units]
    for index, view in enumerate(views):
        if kinds[index] is None:
            kinds[index] = _by_form(view)
        elif kinds[index] in ("heading", "byline", "list") and boilerplate.is_boilerplate(view):
            # "Read more: ..." in a heading's markup, "Print" among the authors.
            kinds[index] = "boilerplate"
        if kinds[index] is None and (index < _FRONT or index >= len(views) - _BACK):
            kinds[index] = _by_place(view)
    _references(views, kinds)
    _links(units, views, kinds)
    _films(views, kinds)
    return kinds


def _by_form(view: str) -> BlockKind | None:
    if boilerplate.is_separator(view) or boilerplate.is_boilerplate(view):
        return "boilerplate"
    if bylines.is_staff_note(view):
        return "byline"
    if references.is_address(view):
        return "references"
    begin = captions.credit_start(view)
    if begin == 0:
        return "credit"
    if begin is not None or captions.opens_caption(view):
        return "caption"
    return None


def _by_place(view: str) -> BlockKind | None:
    if dates.is_date_line(view):
        return "dateline"
    if bylines.authors(view) is not None or view in _agencies():
        return "byline"
    if datelines.is_dateline(view):
        return "dateline"
    parts = _PARTS.split(view)
    if len(parts) > 1 and any(map(dates.is_date_line, parts)):
        rest = [part for part in parts if not dates.is_date_line(part)]
        if all(boilerplate.is_boilerplate(part) or bylines.names(part) for part in rest):
            return "byline" if any(map(bylines.names, rest)) else "dateline"
    return None


def _references(views: Sequence[str], kinds: Kinds) -> None:
    for index, view in enumerate(views):
        if (
            index
            and kinds[index] in (None, "heading", "boilerplate")
            and references.is_heading(view)
        ):
            count = references.run(views, index)
            if count:
                kinds[index : index + count + 1] = ["references"] * (count + 1)


def _links(units: Sequence[Unit], views: Sequence[str], kinds: Kinds) -> None:
    """Titles of other pages, listed straight below "Related:"."""
    for index, view in enumerate(views):
        if kinds[index] not in (None, "heading", "boilerplate") or not boilerplate.opens_links(
            view
        ):
            continue
        kinds[index] = "boilerplate"
        for after in range(index + 1, min(index + 11, len(views))):
            listed = kinds[after] == "list" or _BULLET.match(views[after])
            linked = listed or not units[after].apart
            if kinds[after] not in (None, "list") or not linked or _ENDED.search(views[after]):
                break
            kinds[after] = "boilerplate"


def _films(views: Sequence[str], kinds: Kinds) -> None:
    """The title of a film that stands above its length ("01:40 - Source: ...").

    The first line is that of the report itself; "14:52" below it may be the time of an entry.
    """
    for index in range(2, len(views)):
        title = views[index - 1]
        if (
            kinds[index] == "boilerplate"
            and kinds[index - 1] is None
            and _LENGTH.match(views[index])
            and len(title) <= 140
            and not _ENDED.search(title)
        ):
            kinds[index - 1] = "boilerplate"


def _headline(units: Sequence[Unit], views: Sequence[str], kinds: Kinds) -> None:
    if "headline" in kinds:
        return
    first = next((index for index, kind in enumerate(kinds[:4]) if kind is None), None)
    if first is None or first + 1 >= len(units):
        return
    view = views[first]
    if len(view) > 220 or len(view.split()) > 30 or view.endswith((":", ",", ";")):
        return
    if _INNER_END.search(view) and _FULL_STOP.search(view):
        return
    if datelines.dateline_end(view) is not None or not any(map(str.isalpha, view)):
        return
    rest = range(first + 1, min(first + 4, len(units)))
    if not any(kinds[at] is None and len(views[at]) > min(len(view), 80) for at in rest):
        return
    # A date, a byline or a place straight after it makes anything a headline.
    follower = kinds[first + 1] in ("dateline", "byline") or datelines.dateline_end(
        views[first + 1]
    )
    if follower or not _FULL_STOP.search(view) or (units[first + 1].apart and _like_title(view)):
        kinds[first] = "headline"


def _like_title(view: str) -> bool:
    """Whether a line with a full stop reads as a title, without small words or in capitals."""
    words = _WORD.findall(view)
    if len(words) > 22:
        return False
    if not _prose().intersection(word.lower() for word in words):
        return True
    return _title_case(words)


def _title_case(words: Sequence[str]) -> bool:
    long = [word for word in words if len(word) > 3]
    return len(long) >= 3 and sum(word[0].isupper() for word in long) >= 0.8 * len(long)


def _lists(views: Sequence[str], kinds: Kinds) -> None:
    """Two or more items one after the other with the same kind of bullet."""
    bullets = [
        _bullet(view) if kind is None else None for view, kind in zip(views, kinds, strict=True)
    ]
    for index, bullet in enumerate(bullets):
        if bullet and bullet in bullets[max(index - 1, 0) : index] + bullets[index + 1 : index + 2]:
            kinds[index] = "list"


def _bullet(view: str) -> str | None:
    match = _BULLET.match(view)
    return (match[1] or match[2]) if match else None


def _headings(views: Sequence[str], kinds: Kinds) -> None:
    for index, view in enumerate(views[:-1]):
        if (
            kinds[index] is None
            and kinds[index + 1] in (None, "list", "caption")
            and _like_heading(view)
        ):
            follows = views[index + 1]
            if kinds[index + 1] is not None or (
                len(follows) > len(view) and _ENDED.search(follows)
            ):
                kinds[index] = "heading"


def _like_heading(view: str) -> bool:
    words = _WORD.findall(view)
    if not words or len(view) > 90 or len(view.split()) > 12 or ":" in view:
        return False
    if not (view[-1].isalnum() or view[-1] in ")’”") or view[0].islower():
        return False
    if view.startswith(_OPENS_QUOTED) or _INNER_END.search(view) or _ENDED.search(view):
        return False
    lower = {word.lower() for word in words}
    if _attributing() & lower:
        return False
    return len(words) < 7 or _title_case(words) or not _prose() & lower


def _blocks(units: Sequence[Unit], views: Sequence[str], kinds: Kinds) -> tuple[Block, ...]:
    blocks: list[Block] = []
    datelines_end = _dateline_ends(views, kinds)
    for index, (unit, view) in enumerate(zip(units, views, strict=True)):
        kind = kinds[index]
        if kind == "caption":
            cuts = _split_caption(view)
        elif kind is None:
            cuts = _split_paragraph(view, datelines_end.get(index))
        else:
            cuts = [(0, kind)]
        blocks.extend(_cut(unit, view, cuts))
    return tuple(blocks)


def _dateline_ends(views: Sequence[str], kinds: Kinds) -> dict[int, int]:
    """Where the dateline ends, for each of the first paragraphs that opens with one."""
    paragraphs = [index for index, kind in enumerate(kinds) if kind is None]
    ends = {index: datelines.dateline_end(views[index]) for index in paragraphs[:3]}
    # Where several paragraphs open with capitals and a colon, those are speakers.
    colons = [end for view in views if (end := datelines.colon_dateline_end(view)) is not None]
    if paragraphs and len(colons) == 1 and ends[paragraphs[0]] is None:
        ends[paragraphs[0]] = datelines.colon_dateline_end(views[paragraphs[0]])
    return {index: end for index, end in ends.items() if end is not None}


def _split_caption(view: str) -> list[tuple[int, BlockKind]]:
    begin = captions.credit_start(view)
    if begin == 0:
        return [(0, "credit")]
    return [(0, "caption")] if begin is None else [(0, "caption"), (begin, "credit")]


def _split_paragraph(view: str, dateline: int | None) -> list[tuple[int, BlockKind]]:
    cuts: list[tuple[int, BlockKind]] = [(0, "paragraph")]
    if dateline is not None:
        cuts = [(0, "dateline"), (dateline, "paragraph")]
    note = bylines.staff_note_start(view)
    if note is not None and note > cuts[-1][0]:
        cuts.append((note, "byline"))
    return cuts


def _cut(unit: Unit, view: str, cuts: Sequence[tuple[int, BlockKind]]) -> list[Block]:
    pieces: list[Block] = []
    ends = [begin for begin, _ in cuts[1:]] + [len(view)]
    for (begin, kind), end in zip(cuts, ends, strict=True):
        piece = view[begin:end]
        if piece.strip():
            start = begin + len(piece) - len(piece.lstrip())
            pieces.append(
                Block(
                    kind=kind,
                    start=unit.start + start,
                    end=unit.start + begin + len(piece.rstrip()),
                )
            )
    return pieces


@cache
def _agencies() -> frozenset[str]:
    return frozenset(data.table("blocks")["agencies"])


@cache
def _prose() -> frozenset[str]:
    return frozenset(data.table("blocks")["sentences"]["prose"])


@cache
def _attributing() -> frozenset[str]:
    return frozenset(data.table("blocks")["sentences"]["attributing"])
