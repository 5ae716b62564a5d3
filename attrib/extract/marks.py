"""Quotation marks that belong together stay together, in a content or outside it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from attrib.extract.form import form
from attrib.extract.quotes import quotations
from attrib.model import Article, Attribution

Bounds = tuple[int, int]

_MARKS = frozenset("\"“”„«»‹›‘’'`")
_MOST_BETWEEN = 4


def with_whole_marks(article: Article, found: Sequence[Attribution]) -> list[Attribution]:
    """The attributions, no content with one mark of a quotation while the other stands beside it.

    The mark outside is taken in, with what punctuation is between; where a cue is in the way, the
    one inside is left out instead.
    """
    marks = _Marks(article)
    return [_whole(marks, one) for one in found]


class _Marks:
    """The quotations of an article, found block by block when asked for."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.text = article.text
        self.starts = [block.start for block in article.blocks]

    def closed(self, start: int, end: int) -> list[Bounds]:
        """Those with both marks that a stretch touches, or that end or begin right beside it."""
        begin, stop = max(0, start - _MOST_BETWEEN), min(len(self.text), end + _MOST_BETWEEN)
        if not _MARKS.intersection(self.text[begin:stop]):
            return []
        first = max(0, bisect_right(self.starts, begin) - 1)
        result: list[Bounds] = []
        for number in range(first, bisect_right(self.starts, stop)):
            result += [
                (a, b)
                for a, b in self._of_block(number)
                if a < stop and begin < b and b - a > 1 and self.text[b - 1] in _MARKS
            ]
        return result

    def _of_block(self, number: int) -> Sequence[Bounds]:
        block = self.article.blocks[number]
        return quotations(self.text, block.start, block.end)


def _whole(marks: _Marks, one: Attribution) -> Attribution:
    taken = [(span.start, span.end) for span in (*one.cue_spans, *one.source_spans)]
    before = [(span.start, span.end) for span in one.content_spans]
    after: list[Bounds] = []
    for piece in before:
        start, end = _of_piece(marks, piece, taken)
        # A mark taken in may be the edge of the piece before.
        if after and start < after[-1][1]:
            start, end = after[-1][0], max(end, after.pop()[1])
        after.append((start, end))
    if after == before:
        return one
    return one.model_copy(
        update={
            "content_spans": tuple(marks.article.span(*piece) for piece in after),
            "form": form(marks.text, after),
        }
    )


def _of_piece(marks: _Marks, piece: Bounds, taken: Sequence[Bounds]) -> Bounds:
    start, end = piece
    for opening, closing in marks.closed(start, end):
        if opening < start and start < closing <= end and _beside(marks.text, opening, start):
            free = not _in_the_way(taken, opening, start)
            start = opening if free else start
            end = end if free or closing < end else _trimmed(marks.text, start, closing - 1)
        elif start <= opening < end < closing and _beside(marks.text, end, closing):
            free = not _in_the_way(taken, end, closing)
            end = closing if free else end
            start = start if free or opening > start else opening + 1
    return (start, end) if start < end else piece


def _beside(text: str, start: int, end: int) -> bool:
    """Whether nothing is said between two places."""
    return end - start <= _MOST_BETWEEN and not any(map(str.isalnum, text[start:end]))


def _in_the_way(taken: Sequence[Bounds], start: int, end: int) -> bool:
    return any(a < end and start < b for a, b in taken)


def _trimmed(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip())
