"""Who made a picture: the credit after its caption."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from attrib.extract.pieces import overlap
from attrib.model import Article, Attribution, Block

Bounds = tuple[int, int]

CONFIDENCE = 0.75
_KNOWN_CAPTIONS = frozenset({"caption", "heading"})
_CAPTIONS = _KNOWN_CAPTIONS | {"paragraph"}
_LABEL = re.compile(
    r"(?:(?:file )?(?:photo|image|picture|illustration|graphic|video)(?:graph)?s?"
    r"(?: (?:credits?|courtesy))?|credits?|courtesy)(?:\s*:|\s+(?:by|via|of)\b)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_JOINING = frozenset(
    (
        "al",
        "and",
        "by",
        "courtesy",
        "da",
        "de",
        "del",
        "der",
        "di",
        "file",
        "for",
        "handout",
        "of",
        "on",
        "pool",
        "the",
        "van",
        "via",
        "von",
    )
)
_OUTER = " \t()[].,;"


def pictured(article: Article) -> Iterator[Attribution]:
    """The pictures that the article says were made by someone: "Image: Mary Poole".

    An agency's name or mark alone ("AFP Photo") says where a picture was bought, not who made it.

    The content is the caption, which tells the picture apart; its maker is not thereby said to
    vouch for what the outlet writes below it.

    Returns:
        attributions of act `pictures`, ids still to be given, in order.
    """
    # Where captions are known, a paragraph is none.
    known = any(block.kind == "caption" for block in article.blocks)
    captions = _KNOWN_CAPTIONS if known else _CAPTIONS
    for caption, credit in pairwise(article.blocks):
        if credit.kind != "credit" or caption.kind not in captions:
            continue
        told = _told(article, credit)
        if told is None:
            continue
        cue, source = told
        yield Attribution(
            id=f"picture{credit.start}",
            source_spans=(article.span(*source),),
            cue_spans=(article.span(*cue),),
            content_spans=(article.span(caption.start, caption.end),),
            form="indirect",
            act="pictures",
            confidence=CONFIDENCE,
        )


def without_credits(article: Article, found: Iterable[Attribution]) -> list[Attribution]:
    """The attributions, without those that take words of a credit for a cue or a content."""
    credits = [(block.start, block.end) for block in article.blocks if block.kind == "credit"]
    return [
        one
        for one in found
        if not any(
            overlap((span.start, span.end), credit)
            for credit in credits
            for span in (*one.cue_spans, *one.content_spans)
        )
    ]


def _told(article: Article, credit: Block) -> tuple[Bounds, Bounds] | None:
    """The label of a credit and the words for the maker, or None where one is missing."""
    text = article.text
    start = credit.start
    while start < credit.end and text[start] in _OUTER:
        start += 1
    label = _LABEL.match(text, start, credit.end)
    if label is None:
        return None
    begin, end = label.end(), credit.end
    while begin < end and text[begin] in _OUTER:
        begin += 1
    while end > begin and text[end - 1] in _OUTER:
        end -= 1
    # "Photo: a plough clears the road" tells what is to be seen, and nobody's name.
    small = [word for word in _WORD.findall(text[begin:end]) if word[0].islower()]
    if not text[begin:end][:1].isupper() or not _JOINING.issuperset(small):
        return None
    return label.span(), (begin, end)
