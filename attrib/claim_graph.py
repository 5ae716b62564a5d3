"""A report, or several, as a networkx graph: who asserted what, and who kept silent.

Every node and edge has a `kind` and an id that is the same in every run. Ids begin with the id of
the article, whether one report is given or many, so that graphs of different articles can be
composed without a clash:

    a0123456789ab/article       the article, for what it states on its own authority
    a0123456789ab/s1            a source            a0123456789ab/nobody  words credited to no one
    a0123456789ab/c1            a claim             a0123456789ab/n1      a silence
    a0123456789ab/a1/s1/c1      edge: a source makes a claim, through attribution a1
    a0123456789ab/outlet/c8     edge: the article itself states a claim
    a0123456789ab/a2/relays/s1/s2   edge: s1 passes on what s2 says
    a0123456789ab/n1/s3         edge: a source to its silence
    a0123456789ab/l1            edge: two claims say the same, or differ

What the report does not know is absent from the attributes, never None. Spans are
`[start, end]` lists, code points into the text of the article, end exclusive.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import networkx as nx

from attrib.errors import UsageError
from attrib.model import Attribution, Claim, Report, Silence, Source, Span

LABEL_LENGTH = 80

Attributes = dict[str, Any]


def graph(report: Report | Sequence[Report]) -> nx.MultiDiGraph[str]:
    """The claim graph of one report or of several.

    Args:
        report: one report, or several of different articles. Equal reports count once.

    Returns:
        A plain directed multigraph; attributes are JSON-able. `kind` of a node is `article`,
        `source`, `nobody` (the text credits someone, but names no one), `claim` or `silence`.
        `kind` of an edge is the act of an attribution (`asserts`, `denies`, `asks`, ...), `states`
        (article to claim), `relays` (the source that passes words on to the source of the words),
        `silent about` (source to silence), `same` or `differs` (claim to claim; these two have no
        direction of their own). An edge with `act` comes from an attribution and carries its
        `form`, `channel`, `confidence`, `unsure` and spans. An attribution without claims gives no
        edge; nor does one that a source relays of itself.

    Raises:
        UsageError: no report, or two different reports of one article.

    Example:
        >>> from attrib.model import Article, Attribution, Claim, Engine, Report, Source
        >>> article = Article(id="a000000000001", text="It rained, Ann said.", sha256="0" * 64)
        >>> ann, rain = article.mention(12, 15), article.span(0, 9)
        >>> report = Report(
        ...     article=article,
        ...     sources=(Source(id="s1", name="Ann", naming="named", mentions=(ann,)),),
        ...     claims=(Claim(id="c1", text="It rained", spans=(rain,), voice="attributed"),),
        ...     attributions=(
        ...         Attribution(
        ...             id="a1", sources=("s1",), claims=("c1",), source_spans=(ann,),
        ...             content_spans=(rain,), form="indirect", act="asserts", confidence=0.9,
        ...         ),
        ...     ),
        ...     engine=Engine(attrib="0", model="none", model_sha256="0" * 64),
        ... )
        >>> for source, claim, edge in graph(report).edges(data=True):
        ...     print(source, edge["kind"], claim, edge["content_spans"])
        a000000000001/s1 asserts a000000000001/c1 [[0, 9]]
    """
    result: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for one in _different(report):
        _add(result, one)
    return result


def _different(report: Report | Sequence[Report]) -> list[Report]:
    reports = [report] if isinstance(report, Report) else list(report)
    if not reports:
        raise UsageError("there is no report to draw: give at least one")
    found: dict[str, Report] = {}
    for one in reports:
        if found.setdefault(one.article.id, one) != one:
            raise UsageError(
                f"two different reports of article {one.article.id} were given: keep one of them"
            )
    return list(found.values())


def _add(result: nx.MultiDiGraph[str], report: Report) -> None:
    prefix = report.article.id
    result.add_node(f"{prefix}/article", **_article(report))
    for source in report.sources:
        result.add_node(f"{prefix}/{source.id}", **_source(prefix, source))
    if _credits_nobody(report):
        result.add_node(f"{prefix}/nobody", kind="nobody", article=prefix, label="source not named")
    for claim in report.claims:
        result.add_node(f"{prefix}/{claim.id}", **_claim(prefix, claim))
    for silence in report.silences:
        result.add_node(f"{prefix}/{silence.id}", **_silence(prefix, silence))
    _add_attributions(result, report)
    _add_outlet(result, report)
    _add_silences(result, report)
    _add_links(result, report)


def _add_attributions(result: nx.MultiDiGraph[str], report: Report) -> None:
    prefix = report.article.id
    carriers = {attribution.id: attribution for attribution in report.attributions}
    for attribution in report.attributions:
        attributes = _attribution(prefix, attribution)
        for source in _credited(attribution.sources):
            for claim in dict.fromkeys(attribution.claims):
                result.add_edge(
                    f"{prefix}/{source}",
                    f"{prefix}/{claim}",
                    key=f"{prefix}/{attribution.id}/{source}/{claim}",
                    **attributes,
                )
        if attribution.relayed_by is not None:
            _add_relays(result, prefix, carriers[attribution.relayed_by], attribution)


def _add_relays(
    result: nx.MultiDiGraph[str], prefix: str, carrier: Attribution, origin: Attribution
) -> None:
    for outer in _credited(carrier.sources):
        for inner in _credited(origin.sources):
            if outer == inner:
                continue
            result.add_edge(
                f"{prefix}/{outer}",
                f"{prefix}/{inner}",
                key=f"{prefix}/{origin.id}/relays/{outer}/{inner}",
                kind="relays",
                article=prefix,
                label="relays",
                attribution=origin.id,
                relayed_by=carrier.id,
                confidence=carrier.confidence,
                unsure=carrier.unsure,
                source_spans=_offsets(carrier.source_spans),
                cue_spans=_offsets(carrier.cue_spans),
                content_spans=_offsets(carrier.content_spans),
            )


def _add_outlet(result: nx.MultiDiGraph[str], report: Report) -> None:
    prefix = report.article.id
    for claim in report.claims:
        if claim.voice == "outlet":
            result.add_edge(
                f"{prefix}/article",
                f"{prefix}/{claim.id}",
                key=f"{prefix}/outlet/{claim.id}",
                kind="states",
                article=prefix,
                label="states",
                content_spans=_offsets(claim.spans),
            )


def _add_silences(result: nx.MultiDiGraph[str], report: Report) -> None:
    prefix = report.article.id
    for silence in report.silences:
        source = silence.source or "nobody"
        result.add_edge(
            f"{prefix}/{source}",
            f"{prefix}/{silence.id}",
            key=f"{prefix}/{silence.id}/{source}",
            kind="silent about",
            article=prefix,
            label="silent about",
            source_spans=_offsets(silence.source_spans),
            cue_spans=_offsets(silence.spans),
        )


def _add_links(result: nx.MultiDiGraph[str], report: Report) -> None:
    prefix = report.article.id
    for number, link in enumerate(report.links, start=1):
        first, second = link.claims
        result.add_edge(
            f"{prefix}/{first}",
            f"{prefix}/{second}",
            key=f"{prefix}/l{number}",
            kind=link.kind,
            article=prefix,
            label=link.kind,
            why=link.why,
        )


def _credits_nobody(report: Report) -> bool:
    return any(not attribution.sources for attribution in report.attributions) or any(
        silence.source is None for silence in report.silences
    )


def _credited(sources: Sequence[str]) -> Iterable[str]:
    return dict.fromkeys(sources) or ("nobody",)


def _article(report: Report) -> Attributes:
    article = report.article
    return _known(
        {
            "kind": "article",
            "article": article.id,
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


def _source(article: str, source: Source) -> Attributes:
    return _known(
        {
            "kind": "source",
            "article": article,
            "label": shortened(source.name),
            "name": source.name,
            "source_kind": source.kind,
            "naming": source.naming,
            "role": source.role,
            "affiliation": source.affiliation,
            "resolved": source.resolved,
            "spans": _offsets(source.mentions),
        }
    )


def _claim(article: str, claim: Claim) -> Attributes:
    return {
        "kind": "claim",
        "article": article,
        "label": shortened(claim.text),
        "text": claim.text,
        "voice": claim.voice,
        "spans": _offsets(claim.spans),
    }


def _silence(article: str, silence: Silence) -> Attributes:
    return _known(
        {
            "kind": "silence",
            "article": article,
            "label": silence.kind,
            "silence_kind": silence.kind,
            "text": " ".join(span.text for span in silence.spans),
            "about": silence.about.text if silence.about else None,
            "about_spans": _offsets([silence.about]) if silence.about else None,
            "spans": _offsets(silence.spans),
        }
    )


def _attribution(article: str, attribution: Attribution) -> Attributes:
    return _known(
        {
            "kind": attribution.act,
            "article": article,
            "label": attribution.act,
            "attribution": attribution.id,
            "act": attribution.act,
            "form": attribution.form,
            "channel": attribution.channel,
            "cue": " ".join(span.text for span in attribution.cue_spans) or None,
            "confidence": attribution.confidence,
            "unsure": attribution.unsure,
            "relayed_by": attribution.relayed_by,
            "source_spans": _offsets(attribution.source_spans),
            "cue_spans": _offsets(attribution.cue_spans),
            "content_spans": _offsets(attribution.content_spans),
        }
    )


def _known(attributes: Mapping[str, Any]) -> Attributes:
    return {name: value for name, value in attributes.items() if value is not None}


def _offsets(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def shortened(text: str, length: int = LABEL_LENGTH) -> str:
    """`text` on one line and at most `length` characters, cut after a word where there is one."""
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    head = line[: length - 1]
    cut = head.rfind(" ")
    return (head[:cut] if cut > length // 2 else head).rstrip(" ,;:-") + "…"
