"""Who speaks where the cue has no source of its own: "He denied A, adding that B"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cached_property

from attrib.extract.reading import Word

Bounds = tuple[int, int]

_VERBS = frozenset({"VERB", "AUX"})
# A verb so related to another shares its subject.
_TIES = frozenset({"conj", "advcl", "xcomp", "aux", "dep", "neg"})
# A verb so related may share it: believed only where the tagger calls that subject a source.
_LOOSE_TIES = _TIES | {"acl", "prep", "pcomp", "auxpass"}
# Words under the head of a subject that do not belong to its name.
_OUTSIDE = frozenset({"relcl", "punct", "advcl", "cc", "preconj", "acl"})
_STEPS = 5


class Subjects:
    """The subjects of an article's verbs.

    Args:
        words: of the article, in order.
        sources: (start, end) of the spans that the tagger calls sources, in order.
    """

    def __init__(self, words: Sequence[Word], sources: Sequence[Bounds]) -> None:
        self._words = words
        self._sources = sources
        self._starts = [word.start for word in words]

    @cached_property
    def _children(self) -> Mapping[int, list[int]]:
        children: dict[int, list[int]] = {}
        for number, word in enumerate(self._words):
            if word.head != number:
                children.setdefault(word.head, []).append(number)
        return children

    def of(self, cue: Bounds) -> Bounds | None:
        """The words that name who does what the first verb of the cue says.

        The subject of the verb itself, or of the one that it is joined to or depends on; none for
        a passive, whose subject is spoken about.

        Args:
            cue: (start, end) in code points.
        """
        first = bisect_left(self._starts, cue[0])
        last = bisect_left(self._starts, cue[1])
        verb = next((n for n in range(first, last) if self._words[n].tag in _VERBS), None)
        if verb is None:
            return None
        subject, loose = self._climb(verb)
        if subject is None:
            return None
        at = self._words[subject].start
        for start, end in self._sources:
            if start <= at < end:
                return start, end
        return None if loose else self._phrase(subject)

    def _climb(self, verb: int) -> tuple[int | None, bool]:
        """The subject's head word, and whether only a loose tie leads to it."""
        loose = False
        for _ in range(_STEPS):
            children = self._children.get(verb, [])
            relations = {self._words[child].relation for child in children}
            if relations & {"nsubjpass", "auxpass"}:
                return None, loose
            if "nsubj" in relations:
                found = [n for n in children if self._words[n].relation == "nsubj"]
                return found[-1], loose
            word = self._words[verb]
            if word.relation not in _LOOSE_TIES or word.head == verb:
                return None, loose
            loose = loose or word.relation not in _TIES
            verb = word.head
        return None, loose

    def _phrase(self, head: int) -> Bounds:
        """The unbroken run of words that hang on the head of a subject."""
        inside = {head}
        queue = [head]
        while queue:
            for child in self._children.get(queue.pop(), []):
                if child not in inside and self._words[child].relation not in _OUTSIDE:
                    inside.add(child)
                    queue.append(child)
        first = last = head
        while first - 1 in inside:
            first -= 1
        while last + 1 in inside:
            last += 1
        return self._words[first].start, self._words[last].end
