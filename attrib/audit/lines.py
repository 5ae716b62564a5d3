"""Sentences of headlines and captions, compared with what is said in the body."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from attrib.audit.evidence import Evidence
from attrib.audit.voice import pattern
from attrib.claims.headlines import Keys, heard, keys, states
from attrib.claims.lost import SHORT, credits_somebody
from attrib.extract.sentences import sentences
from attrib.model import Span

_WORD = re.compile(r"[^\W_]+(?:[.-][^\W_]+)*")
# Fewer words may be said of many things.
_LEAST_WORDS = 3


@dataclass(frozen=True, slots=True)
class Line:
    """Part of a text, with what its words stand for.

    Attributes:
        span: where it stands.
        where: the kind of its block, or "text".
        words: what each word that says something may stand for, in order.
    """

    span: Span
    where: str
    words: tuple[Keys, ...]

    @classmethod
    def of(cls, span: Span, where: str, text: str) -> Line:
        """The line at `span`, with the words of `text`."""
        found = (keys(word.lower()) for word in _WORD.findall(text))
        return cls(span, where, tuple(one for one in found if one))

    @property
    def text(self) -> str:
        """Its words as they stand."""
        return self.span.text

    def told(self, text: str) -> list[tuple[int, int]]:
        """Places of its words in it that `text` has too, with where they begin there."""
        there = _there(text)
        places = (
            (place, min((there[key] for key in word if key in there), default=-1))
            for place, word in enumerate(self.words)
        )
        return [(place, at) for place, at in places if at >= 0]


@lru_cache(maxsize=500)
def _there(text: str) -> dict[str, int]:
    """Where what the words of a text stand for is first told in it."""
    there: dict[str, int] = {}
    for found in _WORD.finditer(text.lower()):
        for key in keys(found[0]):
            there.setdefault(key, found.start())
    return there


def lines(evidence: Evidence) -> Iterator[Line]:
    """The sentences of headlines and captions that state something and credit nobody."""
    article = evidence.report.article
    for block in evidence.blocks:
        if block.kind not in SHORT:
            continue
        bounds = block.start, block.end
        parts = [bounds] if block.kind == "headline" else sentences(evidence.text, *bounds)
        for start, end in parts:
            text = evidence.text[start:end]
            if heard().search(text) or pattern("guarded").search(text):
                continue
            if pattern("settled").search(text) or not states(_WORD.findall(text.lower())):
                continue
            line = Line.of(article.span(start, end), block.kind, text)
            if len(line.words) < _LEAST_WORDS:
                continue
            if not credits_somebody(article, start, end, _credits(evidence, start, end)):
                yield line


def _credits(evidence: Evidence, start: int, end: int) -> list[tuple[int, int]]:
    """Where attributions stand that have a word between two places."""
    return [
        (span.start, span.end)
        for one in evidence.report.attributions
        if not one.unsure
        for span in (*one.source_spans, *one.cue_spans, *one.content_spans)
        if span.start < end and start < span.end
    ]
