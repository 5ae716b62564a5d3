"""Whether somebody without a name is named after all, or another says the same by name."""

from __future__ import annotations

import re

from attrib.audit.anonymous import individual
from attrib.audit.evidence import Evidence
from attrib.audit.voice import stems
from attrib.model import Attribution, Source, Span

# A sentence that begins so brings in somebody else.
_ANOTHER = re.compile(
    r"[\"“‘']?(?:but|however|yet|while|whereas|although|meanwhile|another|others?|separately|elsewhere|similarly|also)\b",
    re.IGNORECASE,
)
_AGAIN = re.compile(r"\b(?:another|also|agreed|added\s+that|other)\b", re.IGNORECASE)
# Sentences after somebody without a name in which the name may follow.
_SOON = 2
# What two say is the same where so many words are, and so much of the shorter.
_SHARED = 4
_REPEATED = 0.6


def named_soon(evidence: Evidence, source: Source, where: Span) -> bool:
    """Whether the paragraph goes on with somebody whom it has not named before, who may be he.

    "A leading expert says it smacks of despair. 'It raises some cash,' says Ann Lee of Norbank."
    """
    if not individual(source) or source.anonymity is not None:
        return False
    block = evidence.block_at(where.start)
    start = evidence.sentence_at(where.start)[1]
    for _ in range(_SOON):
        following = evidence.sentence_after(start)
        if block is None or following is None or following[0] >= block.end:
            return False
        if _ANOTHER.match(evidence.text, *following):
            return False
        if _brings_in(evidence, *following):
            return True
        start = following[1]
    return False


def _brings_in(evidence: Evidence, start: int, end: int) -> bool:
    """Whether a person speaks in a sentence who has a name, and is told of there first."""
    return any(
        source.naming == "named"
        and source.kind == "person"
        and start <= source.mentions[0].start < end
        and not _AGAIN.search(evidence.text, start, source.mentions[0].start)
        for source in evidence.credited
        if evidence.text.find(source.name.split()[-1]) >= start
    )


def on_record(evidence: Evidence, attribution: Attribution) -> bool:
    """Whether somebody with a name is credited with the same in the report."""
    own = [stems(span.text) for span in attribution.content_spans]
    words = set().union(*own)
    if len(words) < _SHARED:
        return False
    for source in evidence.credited:
        if source.naming != "named" or source.kind == "media" or source.id in attribution.sources:
            continue
        for other in evidence.spoken_by[source.id]:
            if other.unsure or _overlap(attribution, other):
                continue
            said = set().union(*(stems(span.text) for span in other.content_spans))
            shared = len(words & said)
            if shared >= _SHARED and shared >= _REPEATED * min(len(words), len(said)):
                return True
    return False


def _overlap(one: Attribution, other: Attribution) -> bool:
    """Whether the words of one are words of the other: what it relays, or passes on."""
    return any(
        a.start < b.end and b.start < a.end
        for a in one.content_spans
        for b in (*other.content_spans, *other.cue_spans)
    )
