"""A page's element tree to the pieces of text that stand on it, each with what its markup says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import count, groupby
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from attrib.ingest import data, dates
from attrib.model import BlockKind

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# What HTML calls white space; a no-break space is not among it and is kept.
_SPACE = re.compile(r"[ \t\n\f\r]+")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_LETTERS = re.compile(r"[A-Za-z]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """One run of text between two block boundaries.

    Attributes:
        text: with single spaces; a line break only where the page has `<br>`.
        kind: what the markup says, or None for running text.
        tag: of the nearest block element.
        parent: number of the block element that holds that one; paragraphs of one column share it.
        linked: share of the letters that stand in links, 0 to 1.
        furniture: whether an element around it calls itself an advertisement, a sidebar ...
        strong: whether all of it is bold.
        around: the numbers of those elements, the outermost first.
        apart: the number of the element around it that holds comments, a dialogue with the reader
            or something else that is never a report; 0 without one.
        people: what in it is linked as an author.
        day: when it was published, ISO 8601, where an attribute of a date in it says so.
    """

    text: str
    kind: BlockKind | None
    tag: str
    parent: int
    linked: float = 0.0
    furniture: bool = False
    strong: bool = False
    around: tuple[int, ...] = ()
    apart: int = 0
    people: tuple[str, ...] = ()
    day: str | None = None


@dataclass(frozen=True, slots=True)
class _Context:
    """What the elements around say of the text in them."""

    tag: str = "body"
    node: int = 0
    parent: int = 0
    kind: BlockKind | None = None
    linked: bool = False
    strong: bool = False
    around: tuple[int, ...] = ()
    apart: int = 0
    author: bool = False
    day: str | None = None


@dataclass(slots=True)
class _Run:
    """The text since the last block boundary: pieces of it with their context."""

    context: _Context = field(default_factory=_Context)
    parts: list[tuple[str, _Context]] = field(default_factory=list)


def pieces(root: HtmlElement) -> list[Piece]:
    """Every piece of text under `root`, in the order of the page."""
    found: list[Piece] = []
    run = _Run()
    # A stack of our own: pages nest deeper than Python calls may.
    stack: list[tuple[str, Any, _Context]] = [("open", root, _Context())]
    # lxml makes its element objects anew on each visit, so their identity cannot serve.
    numbers = count(1)
    while stack:
        step, item, context = stack.pop()
        if step == "text":
            run.parts.append((item, context))
        elif step == "cut":
            _flush(run, found)
        elif step == "break":
            _line_break(run, found, context)
        else:
            stack.extend(reversed(_steps(item, context, numbers)))
    _flush(run, found)
    return found


def _steps(
    element: HtmlElement, around: _Context, numbers: Iterator[int]
) -> list[tuple[str, Any, _Context]]:
    """What to do for `element` and its children: texts, children to open, cuts."""
    tag = element.tag if isinstance(element.tag, str) else ""
    if not tag or tag in _tags("skipped") or _hidden(element):
        return []
    if tag == "br":
        return [("break", None, around)]
    context = _within(element, tag, around, numbers)
    steps: list[tuple[str, Any, _Context]] = []
    if element.text:
        steps.append(("text", element.text, context))
    for child in element:
        steps.append(("open", child, context))
        if child.tail:
            steps.append(("text", child.tail, context))
    if tag in ("td", "th"):
        return [*steps, ("text", "\t", context)]
    # A credit inside a caption is an inline element most of the time, and yet a block of its own.
    if tag in _tags("blocks") or context.kind != around.kind:
        return [("cut", None, around), *steps, ("cut", None, around)]
    return steps


def _within(element: HtmlElement, tag: str, around: _Context, numbers: Iterator[int]) -> _Context:
    words = _words(element)
    kind = around.kind
    if kind not in ("quotation", "caption", "credit"):
        kind = _kind(element, tag, words, around.kind)
    elif kind == "caption" and words & _tags("credit_words"):
        kind = "credit"
    block = tag in _tags("blocks")
    top = tag in ("html", "body", "main", "article")
    apart = bool(words & _tags("apart_words")) or element.get("role") in _tags("apart_roles")
    furniture = not top and (
        (tag in _tags("furniture_tags") and kind != "quotation")
        or bool(words & _tags("furniture_words"))
        or apart
    )
    number = next(numbers) if block or furniture else 0
    return _Context(
        tag=tag if block else around.tag,
        node=number if block else around.node,
        parent=around.node if block else around.parent,
        kind=kind,
        linked=around.linked or tag == "a",
        strong=around.strong or tag in ("strong", "b"),
        around=(*around.around, number) if furniture else around.around,
        apart=around.apart or (number if furniture and apart else 0),
        author=around.author or (tag == "a" and _links_author(element, words)),
        day=_day(element, tag, words) or around.day,
    )


def _kind(
    element: HtmlElement, tag: str, words: frozenset[str], around: BlockKind | None
) -> BlockKind | None:
    if tag in _tags("headings"):
        return "heading"
    if tag in _tags("quotations"):
        return "quotation"
    if tag in _tags("captions") or (words & _tags("caption_words") and tag in ("p", "div", "span")):
        return "caption"
    if words & _tags("credit_words") and _inside_figure(element):
        return "credit"
    if words & _tags("byline_words") and tag in ("p", "div", "span", "address", "section"):
        return "byline"
    return "list" if tag in _tags("items") else around


def _inside_figure(element: HtmlElement) -> bool:
    return next(element.iterancestors("figure"), None) is not None


def _line_break(run: _Run, found: list[Piece], context: _Context) -> None:
    """One `<br>` ends a line, two end a paragraph."""
    last = next(
        (text for text, _ in reversed(run.parts) if text.strip(" \t\f\r\n") or text == "\v"), ""
    )
    if last == "\v":
        _flush(run, found)
    else:
        run.parts.append(("\v", context))


def _flush(run: _Run, found: list[Piece]) -> None:
    parts, run.parts = run.parts, []
    lines = _SPACE.sub(" ", "".join(text for text, _ in parts)).split("\v")
    text = "\n".join(line for line in (line.strip(" ") for line in lines) if line)
    if not text.strip():
        return
    shown = [(len(part.strip()), context) for part, context in parts if part.strip()]
    total = sum(length for length, _ in shown)
    context = shown[0][1]
    found.append(
        Piece(
            text=text.strip(),
            kind=context.kind,
            tag=context.tag,
            parent=context.parent,
            linked=sum(length for length, part in shown if part.linked) / total,
            furniture=bool(context.around),
            strong=all(part.strong for _, part in shown),
            around=context.around,
            apart=context.apart,
            people=_people(parts),
            day=next((part.day for _, part in shown if part.day), None),
        )
    )


def _people(parts: list[tuple[str, _Context]]) -> tuple[str, ...]:
    runs = groupby(parts, key=lambda part: part[1].author)
    found = (" ".join("".join(text for text, _ in run).split()) for author, run in runs if author)
    return tuple(name for name in found if name)


def _links_author(element: HtmlElement, words: frozenset[str]) -> bool:
    """Whether a link is to who wrote something: by what it calls itself or by its address."""
    if words & _tags("byline_words"):
        return True
    try:
        path = urlsplit(element.get("href") or "").path.lower()
    except ValueError:
        return False
    return not _tags("author_paths").isdisjoint(path.split("/")[:-1])


def _day(element: HtmlElement, tag: str, words: frozenset[str]) -> str | None:
    if tag != "time" and "datepublished" not in words:
        return None
    if "modified" in words or ("updated" in words and "published" not in words):
        return None
    return dates.day(element.get("datetime") or element.get("content") or "")


def _hidden(element: HtmlElement) -> bool:
    return (
        "hidden" in element.attrib
        or element.get("aria-hidden") == "true"
        or _HIDDEN.search(element.get("style", "")) is not None
    )


def _words(element: HtmlElement) -> frozenset[str]:
    names = " ".join(filter(None, map(element.get, ("class", "id", "itemprop", "rel", "role"))))
    return frozenset(word.lower() for word in _LETTERS.findall(names[:500]))


@cache
def _tags(name: str) -> frozenset[str]:
    return frozenset(data.table("html")[name])
