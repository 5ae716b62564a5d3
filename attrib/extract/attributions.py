"""From linked rows to attributions: mended spans, form, act, channel and confidence."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from attrib.extract.acts import act
from attrib.extract.channels import channel
from attrib.extract.confidence import features, probability
from attrib.extract.encoder import Encoded
from attrib.extract.form import form
from attrib.extract.linking import Linked, Tagged
from attrib.model import Article, Attribution, Span

Bounds = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Page:
    """What the words of an attribution are read against.

    Attributes:
        article: the article.
        encoded: its words.
        blocks, sentences: (start, end) of those that were read, in order.
        marks: (start, end) of its quotations, in order.
        card: of the model: `calibration` and `unsure_below`.
    """

    article: Article
    encoded: Encoded
    blocks: Sequence[Bounds]
    sentences: Sequence[Bounds]
    marks: Sequence[Bounds]
    card: dict[str, Any]


def attribution(one: Linked, page: Page) -> Attribution:
    """A cue with its contents (at least one) as an `Attribution`, without its final id."""
    article = page.article
    taken = [_bounds(page.encoded, span) for span in (one.cue, one.source) if span is not None]
    contents = [
        _whole_quotations(_bounds(page.encoded, span), page.marks, taken) for span in one.contents
    ]
    pieces = _joined(article.text, contents)
    spans = tuple(article.span(start, end) for start, end in pieces)
    cue = article.span(*_bounds(page.encoded, one.cue))
    source = article.span(*_bounds(page.encoded, one.source)) if one.source else None
    content = " ".join(span.text for span in spans)
    confidence = probability(features(one, cue.text, content), page.card["calibration"])
    return Attribution(
        id="a0",
        source_spans=(source,) if source else (),
        cue_spans=(cue,),
        content_spans=spans,
        form=form(article.text, pieces, page.blocks),
        act=act(cue.text, content),
        channel=_channel(article.text, cue, source, page.sentences),
        confidence=confidence,
        unsure=confidence < page.card["unsure_below"],
    )


def numbered(found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The attributions in the order of their contents, with the ids `a1`, `a2`, ..."""
    ordered = sorted(
        found,
        key=lambda one: (
            one.content_spans[0].start,
            -one.content_spans[-1].end,
            [span.start for span in one.cue_spans],
        ),
    )
    ids = {one.id: f"a{number}" for number, one in enumerate(ordered, 1)}
    return tuple(
        one.model_copy(
            update={
                "id": f"a{number}",
                "relayed_by": ids[one.relayed_by] if one.relayed_by else None,
            }
        )
        for number, one in enumerate(ordered, 1)
    )


def _bounds(encoded: Encoded, span: Tagged) -> Bounds:
    first, last = span.rows
    return int(encoded.starts[first]), int(encoded.ends[last - 1])


def _whole_quotations(content: Bounds, marks: Sequence[Bounds], taken: Sequence[Bounds]) -> Bounds:
    """The content with any quotation at its edges taken in whole, if nothing else stands in it.

    Only a quotation that the content holds most of is completed: of one that it merely touches, it
    is left as it was read.
    """
    start, end = content
    at = max(0, bisect_right(marks, (start, start)) - 1)
    while at < len(marks) and marks[at][0] < end:
        opening, closing = marks[at]
        at += 1
        shared = min(end, closing) - max(start, opening)
        if shared * 2 <= closing - opening:
            continue
        if any(opening < stop and begin < closing for begin, stop in taken):
            continue
        start, end = min(start, opening), max(end, closing)
    return start, end


def _joined(text: str, pieces: Sequence[Bounds]) -> list[Bounds]:
    """The pieces in order, those with nothing but spaces of one line between them made one."""
    result: list[Bounds] = []
    for start, end in sorted(pieces):
        if result and not text[result[-1][1] : start].strip(" \t\u00a0"):
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return result


def _channel(text: str, cue: Span, source: Span | None, sentences: Sequence[Bounds]) -> str | None:
    at = bisect_right(sentences, (cue.start, len(text))) - 1
    bounds = sentences[at] if at >= 0 else (0, len(text))
    bounds = (min(bounds[0], cue.start), max(bounds[1], cue.end))
    who = [(source.start, source.end)] if source else []
    return channel(text, [(cue.start, cue.end)], who, bounds)
