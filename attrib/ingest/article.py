"""Putting an `Article` together once its text and units are known."""

from __future__ import annotations

import datetime
import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from attrib.errors import InputError
from attrib.ingest import bylines, dates, language
from attrib.ingest.lines import Unit
from attrib.model import Article, Block

Recogniser = Callable[[str, Sequence[Unit]], tuple[Block, ...]]


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the page or front matter says of itself; None and empty where it does not."""

    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None


NOTHING = Metadata()
_CHANGED = re.compile(r"\b(?:updated|modified|last)", re.IGNORECASE)
# A staff note at the end may name the day of something else.
_LONGEST_DATED = 160


def build(
    text: str, units: Sequence[Unit], recogniser: Recogniser, metadata: Metadata, name: str
) -> Article:
    """The article of `text`, with what its own lines say where `metadata` is silent.

    Raises:
        InputError: there is no word in it. The message begins with `name`.
    """
    if not any(map(str.isalnum, text)):
        raise InputError(f"{name}: holds no words; give a file that holds an article")
    blocks = recogniser(text, units)
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Article(
        id=f"a{digest[:12]}",
        title=metadata.title or _title(text, blocks),
        text=text,
        url=metadata.url,
        outlet=metadata.outlet,
        authors=metadata.authors or _authors(text, blocks, metadata.outlet),
        published=_day(metadata.published, _published(text, blocks)),
        language=language.detect(_story(text, blocks)),
        sha256=digest,
        blocks=blocks,
    )


def of_kind(text: str, blocks: Sequence[Block], *kinds: str) -> list[str]:
    """The blocks of these kinds, each as one line."""
    return [
        " ".join(text[block.start : block.end].split()) for block in blocks if block.kind in kinds
    ]


def _title(text: str, blocks: Sequence[Block]) -> str | None:
    return next(iter(of_kind(text, blocks, "headline")), None)


def _authors(text: str, blocks: Sequence[Block], outlet: str | None) -> tuple[str, ...]:
    # Pages set the outlet straight after the name, with nothing between.
    lines = [line.removesuffix(outlet or "") for line in of_kind(text, blocks, "byline")]
    found = [name for line in lines for name in bylines.authors(line) or ()]
    return tuple(dict.fromkeys(found))


def _published(text: str, blocks: Sequence[Block]) -> str | None:
    for line in of_kind(text, blocks, "dateline", "byline"):
        # "Updated" names the day of the last change.
        published = _CHANGED.split(line, maxsplit=1)[0]
        if len(line) <= _LONGEST_DATED and (day := dates.day(published)):
            return day
    return None


def _day(declared: str | None, shown: str | None) -> str | None:
    """The day of publication; a declared one may be in UTC, a day later than readers saw."""
    if declared and shown:
        apart = datetime.date.fromisoformat(declared[:10]) - datetime.date.fromisoformat(shown)
        return shown if abs(apart.days) == 1 else declared
    return declared or shown


def _story(text: str, blocks: Sequence[Block]) -> str:
    """The text without the furniture: a page in German may carry English buttons."""
    story = of_kind(text, blocks, "headline", "paragraph", "quotation", "list")
    return "\n".join(story) or text
