"""What the sentences of a claim do, as the network tells it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Any

from attrib.extract.labels import SENSES
from attrib.extract.reading import Reading, Sense
from attrib.model import LIKELY_ENOUGH

Bounds = tuple[int, int]

# What is less likely is not told.
LEAST = 0.1
_BEFORE_NOUN = frozenset({"compound", "amod", "nmod", "det"})
# What depends on a noun in these ways is no part of who is meant.
_BESIDE = frozenset(
    {"relcl", "acl", "advcl", "appos", "conj", "cc", "prep", "punct", "dep", "case"}
)


class Senses:
    """The senses of an article's sentences, looked up for its claims."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._starts = [start for start, _ in reading.sentences]

    def of(self, pieces: Sequence[Bounds]) -> dict[str, Any]:
        """Fields of a claim: `SENSES` and `accused`, those that are likely enough.

        Args:
            pieces: (start, end) of the claim in code points.
        """
        told = [sense for start, end in pieces for sense in self._within(start, end)]
        most = {name: max((getattr(one, name) for one in told), default=0.0) for name in SENSES}
        found: dict[str, Any] = {name: value for name, value in most.items() if value >= LEAST}
        if most["criticism"] >= LIKELY_ENOUGH:
            bounds: list[Bounds] = []
            for start, end in (self._whole(*pair) for one in told for pair in one.accused):
                if not any(start < b and a < end for a, b in bounds):
                    bounds.append((start, end))
            found["accused"] = tuple(self._reading.article.span(*pair) for pair in bounds)
        return found

    def _within(self, start: int, end: int) -> Sequence[Sense]:
        first = max(0, bisect_right(self._starts, start) - 1)
        return self._reading.senses[first : bisect_left(self._starts, end)]

    def _whole(self, start: int, end: int) -> Bounds:
        """The noun or name that some words are part of, with what tells it apart."""
        grammar = self._reading.grammar
        words = grammar.words
        inside = grammar.within(start, end)
        if not inside:
            return start, end
        heads = (index for index in inside if words[index].head not in inside)
        head = next(heads, inside[-1])
        if words[head].relation == "case":
            head = words[head].head
        # "Nigerian" of "the Nigerian army".
        while words[head].relation in _BEFORE_NOUN and words[head].head > head:
            head = words[head].head
        start, end = grammar.phrase(head, grammar.sentence(head), _BESIDE)
        for name in self._reading.names:
            if name.start < end and start < name.end:
                start, end = min(start, name.start), max(end, name.end)
        return start, end
