"""The rule about words in quotation marks that nobody speaks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrib.audit.evidence import Evidence, count_words
from attrib.audit.found import Found, short
from attrib.audit.voice import stems
from attrib.extract.quotes import quotations
from attrib.model import Attribution, Block, Span

# A quotation of fewer words may be a title, a slogan or a word marked as somebody's.
_LEAST_QUOTED = 6
_LEAST_SPOKEN = 4
_WHOLE = re.compile(r"[\"“‘'](?:\[?[A-Z]).*[.!?…][\"”’']$", re.DOTALL)
# Somebody speaks for himself or to somebody: a title or a phrase of the reporter's seldom does.
_SPEECH = re.compile(r"\b(?:I(?!\.)|[Ww]e|[Mm]y|[Oo]ur|[Mm]e|us|[Yy]ou|[Yy]our)\b")
_MARKS = "\"“‘'"
# What follows a quotation begins with somebody, whom a reader takes for the speaker.
_TAKEN_UP = re.compile(
    r"(?:He|She|They|I|We)\b|(?:These|Those|Such|With\s+(?:these|those))\s+(?:\w+\s+)?(?:is|are|was|were|words)\b|(?:That|This|The)\s+(?:quote|quotation|line|remark|words?)\s+(?:from|by|of)\b|(?!(?:In|On|At|By|For|But|And)\s)[A-Z][\w.'’-]+(?:,\s|\s+(?:[A-Z]|sa(?:id|ys)\b|told\b))"
)
# What follows speaks of it as of words that go round: "The promise has been repeated for weeks".
_GOES_ROUND = re.compile(
    r"(?:(?:The|That|This|Such)\s+(?:assurance|promise|pledge|warning|phrase|remark|cry|line|claim|story|tale|message|sentence)"
    r"|(?:The|Those|These|Such)\s+(?:words|stories|tales|claims|remarks)|(?:Words|Stories|Tales|Claims|Remarks)\s+(?:of|like))\b"
)
_WAS_TOLD = re.compile(r"\b(?:was|were|been)\s+(?:\w+ly\s+)?(?:told|warned)[:,]?\s+$")
# The speaker stands in these words before a quotation that has none of its own.
_LEADS_IN = re.compile(r"[:–—]\s*$")
# Somebody stands in the sentence before, who may go on in this one.
_SOMEBODY = re.compile(
    r"\b(?:[Hh]e|[Ss]he|[Tt]hey|[Hh]is|[Hh]er|[Tt]heir|I|[Mm]y|[Ww]e|[Oo]ur|who|Mr|Mrs|Ms|Dr)\b"
)


def speaker_missing(evidence: Evidence) -> Iterator[Found]:
    """A whole sentence in quotation marks, and nobody who says it."""
    for block in evidence.blocks:
        for start, end in quotations(evidence.text, block.start, block.end):
            span = evidence.report.article.span(start, end)
            if count_words(span.text) < _LEAST_SPOKEN:
                continue
            if block.kind in ("headline", "caption"):
                missing = _unheard(evidence, block, span)
            elif block.kind == "paragraph":
                missing = _was_told(evidence, block, span) or _unspoken(evidence, block, span)
            else:
                missing = False
            if missing:
                yield Found((span,), (), {"words": short(span.text)})


def _unheard(evidence: Evidence, block: Block, span: Span) -> bool:
    """Whether a headline quotes what nobody says in the text, in these words or like ones."""
    if not _SPEECH.search(span.text) or _LEADS_IN.search(evidence.text, block.start, span.start):
        return False
    if any(
        block.start <= cue.start < block.end
        for one in evidence.report.attributions
        for cue in (*one.cue_spans, *one.source_spans)
    ):
        return False
    words = stems(span.text)
    text = stems(evidence.text[: block.start]) | stems(evidence.text[block.end :])
    return len(words & text) * 2 < len(words) or not any(
        len(words & stems(told.text)) * 2 >= len(words)
        for one in evidence.report.attributions
        for told in one.content_spans
        if not block.start <= told.start < block.end
    )


def _was_told(evidence: Evidence, block: Block, span: Span) -> bool:
    """Whether somebody "was told" it, and nobody near it tells him."""
    if not _WAS_TOLD.search(evidence.text, block.start, span.start):
        return False
    if re.match(r"\W*by\b", evidence.text[span.end : block.end]):
        return False
    start, end = evidence.sentence_at(span.start)
    return not any(
        start <= place.start < end
        for one in evidence.report.attributions
        if evidence.known(one.sources) and any(_overlap(told, span) for told in one.content_spans)
        for place in (*one.cue_spans, *one.source_spans)
    )


def _unspoken(evidence: Evidence, block: Block, span: Span) -> bool:
    """Whether a quotation stands by itself among sentences of nobody who may speak it."""
    if count_words(span.text) < _LEAST_QUOTED or not _WHOLE.match(span.text):
        return False
    before = evidence.text[block.start : span.start].rstrip()
    after = evidence.text[span.end : block.end].lstrip()
    if (before and before[-1] not in ".!?") or (after and not after[0].isupper()):
        return False
    following = evidence.sentence_after(span.end)
    if after and following is not None and _GOES_ROUND.match(evidence.text, *following):
        return not _credited(evidence, block, span, block.start)
    if _goes_on(evidence, block, span) or _taken_up(evidence, span):
        return False
    earlier = evidence.blocks_before(block, 1)
    return not _credited(evidence, block, span, earlier[0].start if earlier else block.start)


def _goes_on(evidence: Evidence, block: Block, span: Span) -> bool:
    """Whether it follows another quotation, or a sentence in which there is somebody."""
    earlier = evidence.blocks_before(block, 1)
    start = earlier[0].start if earlier else block.start
    if _LEADS_IN.search(evidence.text[start : earlier[0].end if earlier else start]):
        return True
    for first, last in ((start, earlier[0].end if earlier else start), (block.start, span.start)):
        marked = quotations(evidence.text, first, last)
        if any(count_words(evidence.text[slice(*one)]) >= _LEAST_QUOTED for one in marked):
            return True
    before = evidence.sentence_before(span.start)
    return before is not None and (
        _SOMEBODY.search(evidence.text, *before) is not None
        or any(before[0] <= place < before[1] for place in _people(evidence))
    )


def _taken_up(evidence: Evidence, span: Span) -> bool:
    """Whether the sentence that follows begins with somebody, who may be the speaker."""
    following = evidence.sentence_after(span.end)
    if following is None:
        return False
    first = evidence.text[slice(*following)]
    if first[0] in _MARKS:
        return True  # a statement, given paragraph by paragraph
    return _TAKEN_UP.match(first) is not None or following[0] in _people(evidence)


def _people(evidence: Evidence) -> set[int]:
    """Where somebody is named."""
    persons = [one.mentions for one in evidence.report.sources if one.kind == "person"]
    told = {mention.start for several in persons for mention in several}
    return told | {
        mention.start
        for one in evidence.report.subjects
        if one.kind == "person"
        for mention in one.mentions
    }


def _credited(evidence: Evidence, block: Block, span: Span, start: int) -> bool:
    """Whether anything is attributed from `start` to the end of the quotation's paragraph.

    What is credited to somebody who stands further off than the next paragraph is credited to
    nobody, as far as a reader can tell.
    """
    return any(
        start <= place.start < block.end or start < place.end <= block.end
        for one in evidence.report.attributions
        if not one.unsure and evidence.known(one.sources)
        for place in _places(evidence, block, one, span, start)
    )


def _places(
    evidence: Evidence, block: Block, one: Attribution, span: Span, start: int
) -> tuple[Span, ...]:
    """Where an attribution stands; without its contents where they hold the quotation alone."""
    told = (*one.cue_spans, *one.source_spans)
    if any(_overlap(content, span) for content in one.content_spans):
        following = evidence.sentence_after(block.end)
        near = following[1] if following is not None else block.end
        if not any(start <= place.start < near for place in told):
            return ()
        return told if start == block.start else (*told, span)
    return (*told, *one.content_spans)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
