"""Cues without an auxiliary whose subject is spoken to or of: "Asked why, the mayor ..."."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from importlib import resources

from attrib.model import Attribution, Span

Bounds = tuple[int, int]

_LEADING = re.compile(r"(?:and|but|when|if)?\s*$", re.IGNORECASE)
_BY = re.compile(r"\bby\s*$", re.IGNORECASE)


def put_to_source(text: str, one: Attribution, sentences: Sequence[Bounds]) -> bool:
    """Whether it only tells what was put to its source: "Asked whether he agreed, the mayor ...".

    Args:
        text: the text of the article.
        one: an attribution as it was read.
        sentences: (start, end) of the sentences of `text`, in order.
    """
    if not one.cue_spans:
        return False
    cue = one.cue_spans[0]
    words = cue.text.lower().split()
    if not words or words[0 if words[0] not in ("when", "if") else -1] not in _words("questioned"):
        return False
    at = bisect_right(sentences, (cue.start, len(text))) - 1
    begin = sentences[at][0] if at >= 0 else 0
    if not _LEADING.fullmatch(text, begin, cue.start):
        return False
    return not any(_BY.search(text, cue.end, span.start) for span in one.source_spans)


def without_accused(text: str, one: Attribution) -> Attribution:
    """The attribution without a source that its cue speaks of: "Ministers accused of hiding it"."""
    if len(one.cue_spans) != 1 or not one.source_spans:
        return one
    cue = one.cue_spans[0]
    if not _spoken_of(text, cue) or not all(_right_before(text, s, cue) for s in one.source_spans):
        return one
    return one.model_copy(update={"source_spans": ()})


def _spoken_of(text: str, cue: Span) -> bool:
    begins = text[cue.start : cue.end + 12].lower().split()
    return " ".join(begins[:2]) in _words("headline")


def _right_before(text: str, source: Span, cue: Span) -> bool:
    return source.end <= cue.start and not text[source.end : cue.start].strip()


@cache
def _words(name: str) -> frozenset[str]:
    file = resources.files("attrib.extract").joinpath("cues.toml")
    return frozenset(tomllib.loads(file.read_text(encoding="utf-8"))["passive"][name])
