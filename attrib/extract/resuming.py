"""Quotations that nobody is named for: whoever was quoted right before them goes on.

"No," Ann Doyle said. "I was asleep." By the convention of print a quotation that stands as a
sentence of its own belongs to the speaker of the sentence before it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from attrib.extract.form import form
from attrib.extract.pieces import bounds, minus, overlap
from attrib.extract.quotes import quotations
from attrib.extract.reading import Reading
from attrib.model import Attribution, Block

Bounds = tuple[int, int]

_SAID = frozenset({"paragraph", "quotation"})
_ENDS = frozenset(".?!…")
_MARKS = "\"”’'»"
_OPENING = "\"“‘'«„"

_PRONOUNS = frozenset({"he", "she", "they", "it"})
# Under so many words it may be a title or a heading.
_FEWEST = 4


def resumed(reading: Reading, found: Sequence[Attribution]) -> list[Attribution]:
    """The attributions, each with the quotations that go on right after its own.

    A quotation that the tagger gave to somebody further up, over the head of whoever was credited
    in the sentence before it, goes to the latter; so does one that it gave to somebody who is
    brought in after it and has words of his own: see `_comes_later`. One that hardly goes on from
    anybody is left open: see `_astray`.
    """
    result = [_without_astray(reading, one) for one in found]
    for quotation in _alone(reading):
        holder = next((n for n, one in enumerate(result) if _holds(one, quotation)), None)
        later = holder is not None and _comes_later(reading, result[holder], quotation)
        leads = holder is None and _leads_in(reading, quotation)
        before = _speaker(reading, result, quotation, over_end=later or leads)
        if before is None or holder == before:
            continue
        if holder is not None and not later and not _leaps(result, holder, before):
            continue
        if holder is not None:
            kept = bounds(result[holder].content_spans)
            if later:
                kept = minus(reading.article.text, kept, [quotation])
            kept = [piece for piece in kept if not overlap(piece, quotation)]
            result[holder] = _with_contents(reading, result[holder], kept)
        elif not leads and not _quoted(reading, result[before]):
            # What was not in the speaker's own words is not sure to go on in them: a page may have
            # set a quotation apart.
            continue
        pieces = sorted([*bounds(result[before].content_spans), quotation])
        result[before] = _with_contents(reading, result[before], pieces)
    return result


def _without_astray(reading: Reading, one: Attribution) -> Attribution:
    pieces = bounds(one.content_spans)
    if len(pieces) == 1 or one.relayed_by is not None:
        return one
    kept = [piece for piece in pieces if not _astray(reading, one, piece)]
    return one if len(kept) in (0, len(pieces)) else _with_contents(reading, one, kept)


def _astray(reading: Reading, one: Attribution, piece: Bounds) -> bool:
    """Whether a quotation that fills its paragraph is too far off to be the speaker's.

    So is one without a full stop, which a page has set apart from its text, and one that stands
    beyond other paragraphs from a speaker who was not quoted. What a colon brings in is neither.
    """
    text, blocks = reading.article.text, reading.article.blocks
    at = bisect_right(blocks, piece[0], key=lambda block: block.start) - 1
    cue = bisect_right(blocks, one.cue_spans[-1].start, key=lambda block: block.start) - 1
    if not 0 <= cue < at or blocks[at].kind not in _SAID:
        return False
    start, end = blocks[at].start, blocks[at].end
    if quotations(text, start, end) != ((start, end),) or text[end - 1] not in _MARKS:
        return False
    before = blocks[at - 1]
    if text[before.start : before.end].endswith(":") or text[end - 2] == ",":
        return False
    others = [other for other in bounds(one.content_spans) if other != piece]
    far = cue + 1 < at and form(text, others) == "indirect"
    return far or text[start:end].rstrip(_MARKS)[-1:] not in _ENDS


def _alone(reading: Reading) -> Iterator[Bounds]:
    """The quotations of whole sentences with nothing else in them, in order."""
    text = reading.article.text
    for block in reading.article.blocks:
        if block.kind not in _SAID:
            continue
        for start, end in quotations(text, block.start, block.end):
            ended = text[start:end].rstrip(_MARKS)[-1:] in _ENDS or end == block.end
            if ended and len(text[start:end].split()) >= _FEWEST and _opens(text, block, start):
                following = text[end : block.end].lstrip()
                if not following or following[0].isupper() or following[0] in "\"“‘'":
                    yield start, end


def _opens(text: str, block: Block, start: int) -> bool:
    """Whether a sentence begins at a quotation."""
    before = text[block.start : start].rstrip()
    return not before or before.rstrip(_MARKS)[-1:] in _ENDS


def _speaker(
    reading: Reading, found: Sequence[Attribution], quotation: Bounds, *, over_end: bool
) -> int | None:
    """Number of the attribution in the sentence right before, in its block or that before it.

    With `over_end` also where a quotation is only the first sentence of its block, and whoever is
    still speaking at the end of the block before.
    """
    at = bisect_right(reading.sentences, quotation) - 1
    while at >= 0 and reading.sentences[at][1] > quotation[0]:
        at -= 1
    if at < 0 or not _follows(reading, reading.sentences[at], quotation, over_end=over_end):
        return None
    start, end = reading.sentences[at]
    if over_end and _block(reading, start).kind not in _SAID:
        return None
    inside = [
        number
        for number, one in enumerate(found)
        if one.source_spans
        and one.relayed_by is None
        and any(start <= span.start < end for span in one.cue_spans)
    ]
    if not inside and over_end:
        return next((n for n, one in enumerate(found) if _goes_on_to(reading, one, end)), None)
    sources = {found[number].source_spans[0].text for number in inside}
    return inside[-1] if len(sources) == 1 else None


def _goes_on_to(reading: Reading, one: Attribution, end: int) -> bool:
    """Whether somebody is being quoted up to `end`."""
    return (
        bool(one.source_spans)
        and one.relayed_by is None
        and _quoted(reading, one)
        and any(span.start < end <= span.end for span in one.content_spans)
    )


def _follows(reading: Reading, sentence: Bounds, quotation: Bounds, *, over_end: bool) -> bool:
    """Whether nothing stands between; over the end of a block, the quotation must fill its own."""
    text = reading.article.text
    if text[sentence[1] : quotation[0]].strip():
        return False
    if over_end or "\n" not in text[sentence[1] : quotation[0]]:
        return True
    stop = text.find("\n", quotation[1])
    return not text[quotation[1] : stop if stop >= 0 else len(text)].strip()


def _holds(one: Attribution, quotation: Bounds) -> bool:
    parts = bounds((*one.content_spans, *one.cue_spans, *one.source_spans))
    return any(overlap(part, quotation) for part in parts)


def _leaps(found: Sequence[Attribution], holder: int, before: int) -> bool:
    """Whether a quotation is given over the head of a later speaker, and is not all there is."""
    nearer = found[before].source_spans[0].text
    return (
        found[holder].relayed_by is None
        # A pronoun is as likely as not the same speaker.
        and nearer.lower() not in _PRONOUNS
        and found[holder].cue_spans[-1].end <= found[before].cue_spans[0].start
        and len(found[holder].content_spans) > 1
        and all(span.text != nearer for span in found[holder].source_spans)
    )


def _leads_in(reading: Reading, quotation: Bounds) -> bool:
    """Whether a quotation is the first sentence of a paragraph that has others."""
    block = _block(reading, quotation[0])
    return block.start == quotation[0] and quotation[1] < block.end


def _block(reading: Reading, at: int) -> Block:
    """The block that a word stands in."""
    blocks = reading.article.blocks
    return blocks[bisect_right(blocks, at, key=lambda block: block.start) - 1]


def _comes_later(reading: Reading, one: Attribution, quotation: Bounds) -> bool:
    """Whether an attribution begins after a quotation, and has words of its own.

    "I was asleep." Other sentences. "We heard it," a neighbour said. Or: "I was asleep." A
    neighbour said that they had heard it. But not: "I was asleep." "We heard it," she said.
    """
    text = reading.article.text
    if one.relayed_by is not None or not one.source_spans:
        return False
    # A dash signs all that stands above it.
    if not any(sign.isalpha() for span in one.cue_spans for sign in span.text):
        return False
    first = min(span.start for span in (*one.cue_spans, *one.source_spans))
    own = minus(text, bounds(one.content_spans), [(0, quotation[1])])
    if first < quotation[1] or not own or text[quotation[1] - 1] not in _MARKS:
        return False
    goes_on = own[0][0] < first and text[own[0][0]] in _OPENING
    if goes_on and not text[quotation[1] : own[0][0]].strip():
        return False
    told = bisect_right(reading.sentences, (first, len(text))) - 1
    return reading.sentences[told][0] >= quotation[1]


def _quoted(reading: Reading, one: Attribution) -> bool:
    return form(reading.article.text, bounds(one.content_spans)) != "indirect"


def _with_contents(reading: Reading, one: Attribution, pieces: Sequence[Bounds]) -> Attribution:
    spans = tuple(reading.article.span(*piece) for piece in pieces)
    return one.model_copy(
        update={"content_spans": spans, "form": form(reading.article.text, pieces)}
    )
