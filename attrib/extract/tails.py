"""Where a content ends: before a silence, and before what somebody did who was told to.

"It would pay, but would not give details"; "he told me to leave and I refused".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from attrib.model import Article, Attribution, Silence, Span

# What joins the words of a silence to what was said before it.
_JOINT = re.compile(r"[,;\s]*\b(?:but|and|though|although|yet)\s+(?:(?:it|he|she|they|who)\s+)?$")
# "Declined to comment further": at most one word may follow.
_AFTER = re.compile(r"\W*(?:\w+\W*)?")
# What the speaker did when told to is the speaker's own; what would be done is still the order's.
_TOLD = re.compile(r"(?<=\w )(?:me|us) \Z")
_ANSWERED = re.compile(
    r"(?:(?P<me>me)|us)\s+(?:not\s+|never\s+)?to\s[^.;!?]*?"
    r"(?P<rest>,?\s+(?:and|but|so)\s+(?(me)I|we)\s+"
    r"(?!(?:would|will|could|might|should|can|may|shall|must)\b)\w)"
)


def without_tails(
    article: Article, attributions: Iterable[Attribution], silences: Sequence[Silence]
) -> list[Attribution]:
    """The attributions, their contents cut where the same speaker falls silent.

    What the speaker would not say is no part of what was said. Only the end of a content is cut
    off, and only where the silence follows "but", "and" or the like; a content that would have no
    words left stays as it is.
    """
    return [_cut(article, one, silences) for one in attributions]


def without_answer(article: Article, one: Attribution) -> Attribution:
    """The attribution without what "I" did, where the content begins "me to".

    In "he told me to leave and I refused" the last words are of whoever tells it.
    """
    first, *_ = one.content_spans
    # The cue may hold who was told: "told me / to leave".
    begin = (
        first.start - 3
        if _TOLD.search(article.text, max(0, first.start - 5), first.start)
        else first.start
    )
    found = _ANSWERED.match(article.text, begin, first.end)
    if found is None:
        return one
    kept = article.span(first.start, found.start("rest"))
    return one.model_copy(update={"content_spans": (kept,)})


def _cut(article: Article, one: Attribution, silences: Sequence[Silence]) -> Attribution:
    speakers = {(span.start, span.end) for span in one.source_spans}
    pieces = list(one.content_spans)
    for silence in silences:
        told = {(span.start, span.end) for span in silence.source_spans}
        if not told & speakers or not silence.spans:
            continue
        begin, end = silence.spans[0].start, silence.spans[-1].end
        pieces = [left for piece in pieces if (left := _left(article, piece, begin, end))]
    if not pieces or pieces == list(one.content_spans):
        return one
    return one.model_copy(update={"content_spans": tuple(pieces)})


def _left(article: Article, piece: Span, begin: int, end: int) -> Span | None:
    """What is left of a piece of content without the silence from `begin` to `end`."""
    if begin <= piece.start and piece.end <= end:
        return None
    inside = piece.start < begin and begin < piece.end
    if not inside or (end < piece.end and not _AFTER.fullmatch(article.text, end, piece.end)):
        return piece
    joint = _JOINT.search(article.text, piece.start, begin)
    if joint is None:
        return piece
    if joint.start() <= piece.start:
        return None
    return article.span(piece.start, joint.start())
