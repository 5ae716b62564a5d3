"""The rule about quotations whose speaker comes late."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrib.audit.anonymous import insider
from attrib.audit.evidence import Evidence, count_words
from attrib.audit.found import Found, short
from attrib.extract.sentences import sentences
from attrib.model import Attribution, Span

# A first sentence of fewer words ("No.") is no wait for a reader; nor is a quotation of fewer.
_LEAST_FIRST = 4
_LEAST_WAIT = 25
# Right after somebody else's quotation fewer make a reader give the words to him.
_LEAST_BEHIND = 14
# Paragraphs before a quotation in which its speaker may have been brought in.
_BLOCKS_BEFORE = 2
_MARKS = '"“”'
_NAME = re.compile(r"\b[A-Z][\w-]{2,}")
# What speaks through people, who may be named after its words.
_SPEAKS_THROUGH = frozenset(
    {"government", "military", "justice", "company", "ngo", "international", "academic", "crowd"}
    | {"organization"}
)
# The words for a speaker tell that he is of whom the text has just spoken.
_BELONGS = re.compile(r"\b(?:[Ii]ts|[Tt]heir|[Tt]he\s+\w+['’]s?)\s+\w")
# Or that he leads, or speaks for, a body which they leave out.
_ROLE_ALONE = re.compile(
    r"(?:[a-z-]+\s+){0,3}(?:executive|chairman|chairwoman|president|director|manager|spokes\w+|head|boss)"
    r"(?:\s+[A-Z][\w'’.-]+){2,3}(?:\s+(?:said|says|added|told))*"
)
# Code points at the start of a sentence in which stands whom it is about.
_OPENS = 40
# Code points behind the words for a speaker in which his office may stand.
_BEHIND = 30
# A sentence that begins so announces one of them, who is then quoted: "Some strategists disagree."
_ANNOUNCES = re.compile(
    r"(?:(?:and|but|yet|still|however|even),?\s+|(?:In|Beyond|Among|Outside|At|On|For)\s[^,.]{1,30},\s+)?(?:some|several|many|most|others?|one|another|few|critics|supporters|experts|analysts"
    r"|at\s+least\s+\w+|a\s+(?:few|number|handful)|not\s+(?:all|every\w*))\b",
    re.IGNORECASE,
)
# The speaker stands in these words before a quotation that has none of its own.
_LEADS_IN = re.compile(r"[:–—]\s*$")


def speaker_late(evidence: Evidence) -> Iterator[Found]:
    """A quotation whose first sentence is over before the reader learns who speaks."""
    for attribution in evidence.report.attributions:
        if attribution.form != "direct" or attribution.unsure or not _told_in_words(attribution):
            continue
        quoted = attribution.content_spans[0]
        told = min(span.start for span in (*attribution.source_spans, *attribution.cue_spans))
        if told < quoted.end:
            continue
        first = sentences(evidence.text, quoted.start, quoted.end)[0]
        if evidence.text[first[0] : first[1]].endswith(("…", "...")):
            continue
        if first[1] >= quoted.end or count_words(evidence.text[slice(*first)]) < _LEAST_FIRST:
            continue
        wait = count_words(evidence.text[quoted.start : told])
        least = _LEAST_BEHIND if _behind_another(evidence, quoted) else _LEAST_WAIT
        if wait < least or _told_before(evidence, attribution, quoted):
            continue
        yield Found(
            (quoted, *attribution.source_spans),
            (attribution.id, *attribution.sources),
            {
                "who": short(" and ".join(span.text for span in attribution.source_spans)),
                "words": str(wait),
            },
        )


def _told_in_words(attribution: Attribution) -> bool:
    """Whether a verb and words that bring somebody in say who speaks."""
    # A dash signs a quotation that stands by itself: its layout tells that a name follows.
    verb = any(sign.isalpha() for span in attribution.cue_spans for sign in span.text)
    # A pronoun or a last name alone is for somebody whom the reader has met.
    return verb and any(len(span.text.split()) > 1 for span in attribution.source_spans)


def _told_before(evidence: Evidence, attribution: Attribution, quoted: Span) -> bool:
    """Whether the text right before has brought the speaker in."""
    block = evidence.block_at(quoted.start)
    if block is None:
        return False
    earlier = evidence.blocks_before(block, _BLOCKS_BEFORE)
    start = earlier[0].start if earlier else block.start
    before = evidence.text[start : quoted.start]
    sources = [evidence.sources[id] for id in attribution.sources]
    if not all(one.naming == "named" or insider(one) for one in sources):
        return True  # a narrator, a caption: where the words stand tells whose they are
    near = any(start <= mention.start < quoted.start for one in sources for mention in one.mentions)
    named = any(_last(one.name) in before for one in sources if one.naming == "named")
    if near or named or _LEADS_IN.search(before):
        return True
    return _camp(evidence, attribution, quoted) or _body_before(evidence, attribution, quoted)


def _behind_another(evidence: Evidence, quoted: Span) -> bool:
    """Whether the sentence before is a quotation, of which a reader takes this to be more."""
    before = evidence.sentence_before(quoted.start)
    return before is not None and any(
        before[0] <= span.start < before[1] and span.text[:1] in _MARKS
        for one in evidence.report.attributions
        for span in one.content_spans
    )


def _camp(evidence: Evidence, attribution: Attribution, quoted: Span) -> bool:
    """Whether the sentence before tells of the camp that the speaker is of, or speaks for.

    It may also announce somebody without a name, who is named after his words.
    """
    before = evidence.sentence_before(quoted.start)
    if before is None:
        return False
    words = " ".join(span.text for span in attribution.source_spans)
    speakers = [
        (span.text, evidence.sources[id])
        for one in evidence.report.attributions
        for span in one.source_spans
        if before[0] <= span.start < before[1]
        for id in one.sources
    ]
    told = " ".join(name for name, _ in speakers)
    told += evidence.text[before[0] : before[0] + _OPENS]
    return (
        _ANNOUNCES.match(evidence.text, *before) is not None
        # "A spokesman rejected it. '...,' said Ann Lee": it is she.
        or any(
            one.naming == "unnamed" and one.kind == "person" and words.istitle()
            for _, one in speakers
        )
        or any(name in told for name in _NAME.findall(words))
    )


def _body_before(evidence: Evidence, attribution: Attribution, quoted: Span) -> bool:
    """Whether a body speaks in the sentence before, and it is for it that the speaker speaks.

    "The Chamber of Trade said it was tired. '...,' said Ann Lee, its president."
    """
    before = evidence.sentence_before(quoted.start)
    if before is None or not attribution.source_spans:
        return False
    last = attribution.source_spans[-1].end
    told = " ".join(span.text for span in attribution.source_spans)
    told += re.split(r"[.\n]", evidence.text[last : last + _BEHIND], maxsplit=1)[0]
    bodies = [
        evidence.sources[id]
        for one in evidence.report.attributions
        if any(before[0] <= span.start < before[1] for span in one.cue_spans)
        for id in one.sources
        if evidence.sources[id].kind in _SPEAKS_THROUGH
    ]
    if bodies and _BELONGS.search(told):
        return True
    if _quotes_body(evidence, *before) and _ROLE_ALONE.fullmatch(told.strip()):
        return True
    return any(name in told for body in bodies for name in _NAME.findall(body.name))


def _quotes_body(evidence: Evidence, start: int, end: int) -> bool:
    """Whether a sentence quotes the words of something that is not a person."""
    return any(
        evidence.sources[id].kind in (None, *_SPEAKS_THROUGH) and evidence.sources[id].resolved
        for one in evidence.report.attributions
        if any(start <= span.start < end for span in one.source_spans)
        if any(mark in span.text for span in one.content_spans for mark in _MARKS)
        for id in one.sources
    )


def _last(name: str) -> str:
    return name.split()[-1]
