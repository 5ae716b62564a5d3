"""Which source it is that asked not to be named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from attrib.extract.anonymity import Grant, grants
from attrib.extract.reading import Reading
from attrib.model import Anonymity, Article, Source

from .lexicon import PRONOUNS


@dataclass
class _Told:
    spans: list[tuple[int, int]] = field(default_factory=list)
    reason: tuple[int, int] | None = None


def with_anonymity(reading: Reading, sources: Sequence[Source]) -> tuple[Source, ...]:
    """The sources, `anonymity` filled for those of whom the article says so.

    A source with a name is never one. The words must have a mention of the source for their
    subject, or stand in the source span of an attribution; else they go with the one unnamed
    source that the paragraph has.

    Args:
        reading: the article that the sources are of.
        sources: with their mentions.
    """
    unnamed = [source for source in sources if source.naming == "unnamed"]
    if not unnamed:
        return tuple(sources)
    told: dict[str, _Told] = {}
    for grant in grants(reading):
        source = _of(reading, unnamed, grant)
        if source is None:
            continue
        known = told.setdefault(source.id, _Told())
        known.spans.append(grant.span)
        known.reason = known.reason or grant.reason
    return tuple(
        source.model_copy(update={"anonymity": _anonymity(reading.article, told[source.id])})
        if source.id in told
        else source
        for source in sources
    )


def _anonymity(article: Article, told: _Told) -> Anonymity:
    return Anonymity(
        spans=tuple(article.span(*span) for span in sorted(set(told.spans))),
        reason=article.span(*told.reason) if told.reason else None,
    )


def _of(reading: Reading, unnamed: Sequence[Source], grant: Grant) -> Source | None:
    if grant.source is not None:
        found = _mentioned(unnamed, *grant.source)
        if len(found) == 1:
            return found[0]
        if not _speaks(reading, grant):
            # "The donor gave it on condition of anonymity, the director said."
            return None
    for attribution in reading.attributions:
        for span in attribution.source_spans:
            if span.start <= grant.span[0] <= span.end:
                found = _mentioned(unnamed, span.start, span.end)
                if len(found) == 1:
                    return found[0]
    block = next((b for b in reading.article.blocks if b.start <= grant.span[0] < b.end), None)
    found = _mentioned(unnamed, block.start, block.end) if block else []
    return found[0] if len(found) == 1 else None


def _speaks(reading: Reading, grant: Grant) -> bool:
    """Whether whoever asked for it can be a source: a pronoun, or words that an attribution holds.

    Args:
        reading: the article.
        grant: with the words that name who asked.
    """
    assert grant.source is not None
    start, end = grant.source
    if reading.article.text[start:end].lower() in PRONOUNS:
        return True
    spans = (s for a in reading.attributions for s in a.source_spans)
    return any(s.start < end and start < s.end for s in spans)


def _mentioned(sources: Sequence[Source], start: int, end: int) -> list[Source]:
    """The sources with a mention that begins in the stretch."""
    return [s for s in sources if any(start <= mention.start < end for mention in s.mentions)]
