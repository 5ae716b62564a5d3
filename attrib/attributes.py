"""What the claim graph says of each node and edge: JSON-able attributes, from the report's objects.

What is unknown is absent. `*spans` are `[start, end]` lists, code points into the text of the
article that `article` names, end exclusive.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from attrib.model import (
    Attribution,
    Claim,
    Date,
    Figure,
    Link,
    LinkReason,
    Report,
    Silence,
    Source,
    Span,
    Subject,
)

LABEL_LENGTH = 80
LINK_LABELS: Mapping[LinkReason, str] = {
    "agreement": "agrees",
    "repetition": "repeats",
    "lost attribution": "states it as fact",
    "denial": "differs: denial",
    "figures": "differs: figures",
}

Attributes = dict[str, Any]


def of_article(report: Report) -> Attributes:
    """The node of an article."""
    article = report.article
    return known(
        {
            "kind": "article",
            **placed(article.id),
            "label": shortened(article.outlet or article.title or "the article"),
            "title": article.title,
            "outlet": article.outlet,
            "authors": list(article.authors) or None,
            "published": article.published,
            "language": article.language,
            "url": article.url,
            "sha256": article.sha256,
        }
    )


def of_source(article: str, source: Source) -> Attributes:
    """The node of a source; `how` tells for each of `spans` what kind of words it is."""
    anonymity = source.anonymity
    return known(
        {
            "kind": "source",
            **placed(article),
            "label": shortened(source.name),
            "name": source.name,
            "source_kind": source.kind,
            "naming": source.naming,
            "role": source.role,
            "former": source.former,
            "affiliation": source.affiliation,
            "standing": source.standing,
            "count": source.count,
            "specificity": source.specificity,
            "anonymity": texts(anonymity.spans) if anonymity else None,
            "anonymity_spans": offsets(anonymity.spans) if anonymity else None,
            "anonymity_reason": anonymity.reason.text if anonymity and anonymity.reason else None,
            "anonymity_reason_spans": (
                offsets([anonymity.reason]) if anonymity and anonymity.reason else None
            ),
            "resolved": source.resolved,
            "spans": offsets(source.mentions),
            "how": [mention.how for mention in source.mentions],
        }
    )


def of_subject(article: str, subject: Subject) -> Attributes:
    """The node of a person, organisation or place that claims speak of."""
    return {
        "kind": "subject",
        **placed(article),
        "label": shortened(subject.name),
        "name": subject.name,
        "subject_kind": subject.kind,
        "spans": offsets(subject.mentions),
    }


def of_claim(article: str, claim: Claim) -> Attributes:
    """The node of a claim; `figures` and `dates` are lists of dictionaries with `text`."""
    return known(
        {
            "kind": "claim",
            **placed(article),
            "label": shortened(claim.text),
            "text": claim.text,
            "voice": claim.voice,
            "polarity": claim.polarity,
            "tense": claim.tense,
            "negations": texts(claim.negations) or None,
            "negation_spans": offsets(claim.negations) or None,
            "hedges": texts(claim.hedges) or None,
            "hedge_spans": offsets(claim.hedges) or None,
            "conditions": texts(claim.conditions) or None,
            "condition_spans": offsets(claim.conditions) or None,
            "senses": list(claim.senses) or None,
            "accused": texts(claim.accused[:1]) or None,
            "accused_spans": offsets(claim.accused[:1]) or None,
            "figures": [_figure(figure) for figure in claim.figures] or None,
            "dates": [_date(date) for date in claim.dates] or None,
            "spans": offsets(claim.spans),
        }
    )


def of_silence(article: str, silence: Silence) -> Attributes:
    """The node of a silence."""
    return known(
        {
            "kind": "silence",
            **placed(article),
            "label": silence.kind,
            "silence_kind": silence.kind,
            "text": " ".join(texts(silence.spans)),
            "about": silence.about.text if silence.about else None,
            "about_spans": offsets([silence.about]) if silence.about else None,
            "when": silence.when.text if silence.when else None,
            "when_spans": offsets([silence.when]) if silence.when else None,
            "spans": offsets(silence.spans),
        }
    )


def of_attribution(article: str, attribution: Attribution) -> Attributes:
    """The edge from a source to a claim."""
    return known(
        {
            "kind": attribution.act,
            **placed(article),
            "label": attribution.act,
            "attribution": attribution.id,
            "act": attribution.act,
            "form": attribution.form,
            "strength": attribution.strength,
            "channel": attribution.channel,
            "cue": " ".join(texts(attribution.cue_spans)) or None,
            "confidence": attribution.confidence,
            "unsure": attribution.unsure,
            "relayed_by": attribution.relayed_by,
            "source_spans": offsets(attribution.source_spans),
            "cue_spans": offsets(attribution.cue_spans),
            "content_spans": offsets(attribution.content_spans),
        }
    )


def of_link(article: str, link: Link) -> Attributes:
    """The edge between two claims that say the same or differ."""
    return {
        "kind": link.kind,
        **placed(article),
        "label": LINK_LABELS[link.reason],
        "reason": link.reason,
        "why": link.why,
        "spans": offsets(link.spans),
    }


def placed(*articles: str) -> Attributes:
    """Where a node or an edge is from: `article`, which its spans are in, and all `articles`."""
    return {"article": articles[0], "articles": list(articles)}


def known(attributes: Mapping[str, Any]) -> Attributes:
    """The attributes that are not `None`."""
    return {name: value for name, value in attributes.items() if value is not None}


def offsets(spans: Iterable[Span]) -> list[list[int]]:
    """Spans as `[start, end]`."""
    return [[span.start, span.end] for span in spans]


def texts(spans: Iterable[Span]) -> list[str]:
    """The words of spans."""
    return [span.text for span in spans]


def inside(spans: Iterable[Span], outer: Sequence[Span]) -> list[Span]:
    """Those of `spans` that stand in one of `outer`."""
    return [
        span
        for span in spans
        if any(one.start <= span.start and span.end <= one.end for one in outer)
    ]


def _figure(figure: Figure) -> Attributes:
    return known(
        {
            "text": figure.span.text,
            "start": figure.span.start,
            "end": figure.span.end,
            "low": figure.low,
            "high": figure.high,
            "unit": figure.unit,
            "of": figure.of.text if figure.of else None,
        }
    )


def _date(date: Date) -> Attributes:
    return known(
        {
            "text": date.span.text,
            "start": date.span.start,
            "end": date.span.end,
            "value": date.value,
        }
    )


def shortened(text: str, length: int = LABEL_LENGTH) -> str:
    """`text` on one line and at most `length` characters, cut after a word where there is one."""
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    head = line[: length - 1]
    cut = head.rfind(" ")
    return (head[:cut] if cut > length // 2 else head).rstrip(" ,;:-") + "…"
