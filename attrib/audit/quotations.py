"""Rules about quotations and who speaks them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrib.audit.anonymous import insider
from attrib.audit.evidence import Evidence, count_words
from attrib.audit.found import Found, short
from attrib.extract.quotes import quotations
from attrib.extract.sentences import sentences
from attrib.model import Attribution, Block, Span

# A first sentence of fewer words ("No.") is no wait for a reader; nor is a quotation of fewer.
_LEAST_FIRST = 4
_LEAST_WAIT = 25
# Paragraphs before a quotation in which its speaker may have been brought in.
_BLOCKS_BEFORE = 2
# A quotation of fewer words may be a title, a slogan or a word marked as somebody's.
_LEAST_QUOTED = 8
_WHOLE = re.compile(r"[\"“][A-Z].*[.!?…,][\"”]$", re.DOTALL)
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
# Code points behind the words for a speaker in which his office may stand.
_BEHIND = 30
# A sentence that begins so announces one of them, who is then quoted: "Some strategists disagree."
_ANNOUNCES = re.compile(
    r"(?:(?:and|but|yet|still|however),?\s+)?(?:some|several|many|most|others?|one|another|few|critics|supporters|experts|analysts"
    r"|at\s+least\s+\w+|a\s+(?:few|number|handful)|not\s+(?:all|every\w*))\b",
    re.IGNORECASE,
)
# The paragraph after a quotation begins with somebody, whom a reader takes for the speaker.
_TAKEN_UP = re.compile(
    r"(?:(?!(?:The|A|An|In|On|At|By|For|But|And|Yet|It|Its|This|That|These|There|Last|Next)\s)[A-Z][\w.'’-]+\s+){1,3}"
    r"(?:[A-Z]|\w+s\b|said\b)|[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+)*,\s|(?:He|She|They|I|We)\b"
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
        if wait < _LEAST_WAIT or _told_before(evidence, attribution, quoted):
            continue
        yield Found(
            (quoted, *attribution.source_spans),
            (attribution.id, *attribution.sources),
            {
                "who": short(" and ".join(span.text for span in attribution.source_spans)),
                "words": str(wait),
            },
        )


def speaker_missing(evidence: Evidence) -> Iterator[Found]:
    """A whole sentence in quotation marks, and nobody who says it."""
    for block in evidence.blocks:
        if block.kind != "paragraph":
            continue
        for start, end in quotations(evidence.text, block.start, block.end):
            span = evidence.report.article.span(start, end)
            if count_words(span.text) < _LEAST_QUOTED or not _WHOLE.match(span.text):
                continue
            if _taken_up(evidence, block, span):
                continue
            if _alone(evidence, block, span) and not _credited(evidence, span):
                yield Found((span,), (), {"words": short(span.text)})


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


def _camp(evidence: Evidence, attribution: Attribution, quoted: Span) -> bool:
    """Whether the sentence before tells of the camp that the speaker is of, or speaks for."""
    before = evidence.sentence_before(quoted.start)
    told = evidence.text[slice(*before)] if before is not None else ""
    words = " ".join(span.text for span in attribution.source_spans)
    return bool(_ANNOUNCES.match(told)) or any(name in told for name in _NAME.findall(words))


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


def _alone(evidence: Evidence, block: Block, span: Span) -> bool:
    """Whether it is the only quotation near, so that it goes on none and answers none."""
    earlier = evidence.blocks_before(block, _BLOCKS_BEFORE)
    start = earlier[0].start if earlier else block.start
    before, after = evidence.text[start : span.start], evidence.text[span.end : block.end]
    if any(mark in before or mark in after for mark in _MARKS):
        return False
    return not before.strip() or before.rstrip()[-1] in ".!?"


def _taken_up(evidence: Evidence, block: Block, span: Span) -> bool:
    """Whether what follows the quotation begins with somebody, who may be the speaker."""
    rest = evidence.text[span.end : block.end].strip()
    following = next((one for one in evidence.blocks if one.start >= block.end), None)
    if not rest and following is not None:
        rest = evidence.text[following.start : following.end].lstrip()
    return _TAKEN_UP.match(rest) is not None


def _credited(evidence: Evidence, span: Span) -> bool:
    """Whether anything is attributed in the quotation's paragraph, or in the one before."""
    block = evidence.block_at(span.start)
    if block is None:
        return True
    before = evidence.blocks_before(block, 1)
    start = before[0].start if before else block.start
    if _LEADS_IN.search(evidence.text[start : before[0].end if before else start]):
        return True
    return any(
        start <= one.start < block.end or start < one.end <= block.end
        for attribution in evidence.report.attributions
        for one in (*attribution.content_spans, *attribution.cue_spans)
    )
