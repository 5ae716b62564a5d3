"""Whether somebody without a name is named after all, or another says the same by name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrib.audit.anonymous import head, individual
from attrib.audit.evidence import Evidence
from attrib.audit.voice import stems
from attrib.model import Attribution, Source, Span
from attrib.resolve.lexicon import singular

# A sentence that begins so brings in somebody else.
_ANOTHER = re.compile(
    r"[\"“‘']?(?:but|however|yet|while|whereas|although|meanwhile|another|others?|separately|elsewhere|similarly|also)\b",
    re.IGNORECASE,
)
_AGAIN = re.compile(r"\b(?:another|also|agreed|added\s+that|other)\b", re.IGNORECASE)
# Sentences after somebody without a name in which the name may follow.
_SOON = 2
# Sentences that sum the report up, and leave names to the next.
_OPENING = 2
# What two say is the same where so many words are, and so much of the shorter; a word that the text
# has more often than that is what it is all about.
_SHARED = 3
_REPEATED = 0.5
_OFTEN = 5


def named_soon(evidence: Evidence, source: Source, where: Span) -> bool:
    """Whether the text goes on with somebody whom it has not named before, who may be he.

    "A leading expert says it smacks of despair. 'It raises some cash,' says Ann Lee of Norbank."
    Beyond the paragraph that is so in the opening lines, and where the name has the same noun.
    """
    if not individual(source) or source.anonymity is not None:
        return False
    block = evidence.block_at(where.start)
    if block is None:
        return False
    opening = any(start <= where.start < end for start, end in evidence.sentences[:_OPENING])
    start = evidence.sentence_at(where.start)[1]
    for place in range(_SOON):
        following = evidence.sentence_after(start)
        if following is None or _ANOTHER.match(evidence.text, *following):
            return False
        near = following[0] < block.end or (opening and place == 0)
        if any(near or _same_noun(source, one) for one in _brought_in(evidence, *following)):
            return True
        start = following[1]
    return False


def _brought_in(evidence: Evidence, start: int, end: int) -> Iterator[Source]:
    """People who speak in a sentence, have a name, and are told of there first."""
    for source in evidence.credited:
        if source.naming != "named" or source.kind != "person":
            continue
        first = source.mentions[0].start
        if not start <= first < end or evidence.text.find(source.name.split()[-1]) < start:
            continue
        if not _AGAIN.search(evidence.text, start, first):
            yield source


def _same_noun(source: Source, other: Source) -> bool:
    """Whether both are told by one noun: "two experts", and "Ann Lee, an expert on cattle"."""
    words = {singular(word) for word in re.findall(r"[a-z]+", (other.role or "").lower())}
    return head(source.name) in words


def on_record(evidence: Evidence, attribution: Attribution) -> bool:
    """Whether somebody with a name is credited with the same in the report."""
    own = [stems(span.text) for span in attribution.content_spans]
    words = set().union(*own)
    withheld = any(evidence.sources[id].anonymity is not None for id in attribution.sources)
    if len(words) < _SHARED or withheld:
        return False
    for source in evidence.credited:
        if source.naming != "named" or source.kind == "media" or source.id in attribution.sources:
            continue
        for other in evidence.spoken_by[source.id]:
            if other.unsure or _overlap(attribution, other):
                continue
            said = set().union(*(stems(span.text) for span in other.content_spans))
            shared = words & said
            if len(shared) < max(_SHARED, _REPEATED * min(len(words), len(said))):
                continue
            # What the report speaks of all along is no sign that two say the same.
            text = evidence.text.lower()
            if sum(text.count(word) <= _OFTEN for word in shared) >= _SHARED - 1:
                return True
    return False


def _overlap(one: Attribution, other: Attribution) -> bool:
    """Whether the words of one are words of the other: what it relays, or passes on."""
    return any(
        a.start < b.end and b.start < a.end
        for a in one.content_spans
        for b in (*other.content_spans, *other.cue_spans)
    )


def speaks_next(evidence: Evidence, where: Span) -> bool:
    """Whether somebody with a name speaks in the sentence after, who may be one of several."""
    following = evidence.sentence_after(evidence.sentence_at(where.start)[1])
    if following is None:
        return False
    return any(
        following[0] <= span.start < following[1]
        for other in evidence.credited
        if other.naming == "named" and other.kind == "person"
        for attribution in evidence.spoken_by[other.id]
        for span in attribution.source_spans
    )
