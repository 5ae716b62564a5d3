"""From contents and the outlet's own sentences to claims: what somebody answers for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from attrib.claims.outlet import outlet_spans
from attrib.model import Article, Attribution, Claim, Silence, Span, Voice

__all__ = ["Claims", "claims"]


@dataclass(frozen=True, slots=True)
class Claims:
    """The claims of an article, and its attributions with `claims` filled."""

    claims: tuple[Claim, ...]
    attributions: tuple[Attribution, ...]


def claims(
    article: Article,
    sentences: Sequence[tuple[int, int]],
    attributions: Sequence[Attribution],
    silences: Sequence[Silence],
) -> Claims:
    """The claims that an article holds, each with the voice that answers for it.

    Every content is one attributed claim; attributions with the same content share it. Every
    sentence of the body that no attribution covers, and that asserts something, is a claim of the
    outlet. A silence in a sentence takes nothing from what else the sentence says.

    Args:
        article: the text and its blocks.
        sentences: (start, end) in code points of the text, in order.
        attributions: as `extract` or `resolve` gave them.
        silences: as `extract` or `resolve` gave them.

    Returns:
        Claims `c1`, `c2` ... in the order of the text, and the attributions in their own order.
    """
    contents = {_places(one.content_spans): one.content_spans for one in attributions}
    found: list[tuple[tuple[Span, ...], Voice]] = [
        (spans, "attributed") for spans in contents.values() if spans
    ]
    for start, end in outlet_spans(article, sentences, attributions, silences):
        found.append(((article.span(start, end),), "outlet"))
    found.sort(key=lambda one: [(span.start, span.end) for span in one[0]])
    numbered = tuple(
        Claim(id=f"c{place}", text=" ".join(span.text for span in spans), spans=spans, voice=voice)
        for place, (spans, voice) in enumerate(found, start=1)
    )
    ids = {_places(claim.spans): claim.id for claim in numbered if claim.voice == "attributed"}
    return Claims(
        claims=numbered,
        attributions=tuple(
            one.model_copy(
                update={"claims": (ids[_places(one.content_spans)],) if one.content_spans else ()}
            )
            for one in attributions
        ),
    )


def _places(spans: tuple[Span, ...]) -> tuple[tuple[int, int], ...]:
    return tuple((span.start, span.end) for span in spans)
