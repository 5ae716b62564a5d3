"""Who is brought into a report without a name, and where."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrib.audit.anonymous import definite, insider
from attrib.audit.evidence import BODY, Evidence
from attrib.model import Attribution, Source, Span

# "A delegate for the north, Ann Lee": the name stands behind the description.
_NAMED_AFTER = re.compile(
    r"[,:–—-]\s+(?:including\s+\S.*)?[A-Z][\w'’.-]*\s+(?:[A-Z]\.\s+)?[A-Z][\w'’-]+"
)


def unnamed(evidence: Evidence) -> Iterator[tuple[Source, Attribution, Span]]:
    """Unnamed insiders whom the article itself credits, and where it first does so."""
    return (one for one in credited(evidence) if insider(one[0]))


def credited(evidence: Evidence) -> Iterator[tuple[Source, Attribution, Span]]:
    """Sources brought in without a name, each where the article itself first credits it."""
    for source in evidence.credited:
        # "The other engineer, who asked not to be named" is brought in for all her article.
        granted = source.anonymity is not None
        if source.naming == "named" or (definite(source.name) and not granted):
            continue
        for attribution in evidence.spoken_by[source.id]:
            # What somebody else says of sources is not the reporter's to mend.
            if attribution.unsure or attribution.relayed_by is not None:
                continue
            where = place_told(source, attribution)
            if where is None or evidence.carried(where, attribution):
                continue
            block = evidence.block_at(where.start)
            # A headline has no room to describe anybody.
            if block is None or block.kind not in BODY:
                continue
            if not _NAMED_AFTER.search(where.text) and (granted or not definite(where.text)):
                yield source, attribution, where
            break


def place_told(source: Source, attribution: Attribution) -> Span | None:
    """Where an attribution names the source; never a pronoun, which says nothing of it."""
    for span in attribution.source_spans:
        for mention in source.mentions:
            if mention.how != "pronoun" and mention.start < span.end and span.start < mention.end:
                return span
    return None
