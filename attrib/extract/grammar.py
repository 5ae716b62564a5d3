"""Phrases and subjects, read from the dependency heads."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Container, Iterable, Sequence
from functools import cached_property

from attrib.extract.reading import Word
from attrib.extract.subjects import subject

Bounds = tuple[int, int]

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_FURTHEST = 150


class Grammar:
    """The words of an article with what depends on each.

    Args:
        text: of the article.
        words: of the article, in order.

    Attributes:
        form: of the index of a word, the word in lower case.
        children: for each word the indices of those that depend on it.
    """

    form: Callable[[int], str]

    def __init__(self, text: str, words: Sequence[Word]) -> None:
        self.text = text
        self.words = words
        self._starts = [word.start for word in words]
        self.form = [text[word.start : word.end].lower() for word in words].__getitem__
        self.children: list[list[int]] = [[] for _ in words]
        for index, word in enumerate(words):
            if word.head != index:
                self.children[word.head].append(index)
        # Where each sentence begins, and the end of the last.
        self._firsts = [
            index
            for index, word in enumerate(words)
            if not index or words[index - 1].sentence != word.sentence
        ]
        self._firsts.append(len(words))

    @cached_property
    def verbs(self) -> list[int]:
        """Indices of the verbs, auxiliaries left out, in order."""
        return [index for index, word in enumerate(self.words) if word.tag == "VERB"]

    @cached_property
    def straight(self) -> Callable[[int], str]:
        """As `form`, with a plain apostrophe for a curly one."""
        return [self.form(i).replace("’", "'") for i in range(len(self.words))].__getitem__

    def within(self, start: int, end: int) -> range:
        """Indices of the words that begin in `start` to `end` (code points)."""
        return range(bisect_left(self._starts, start), bisect_left(self._starts, end))

    def sentence(self, index: int) -> range:
        """Indices of the words in the sentence of `index`."""
        at = bisect_right(self._firsts, index)
        return range(self._firsts[at - 1], self._firsts[at])

    def has(self, index: int, relations: Iterable[str]) -> bool:
        """Whether a word depends on `index` by one of `relations`."""
        return any(self.words[child].relation in relations for child in self.children[index])

    def phrase(self, index: int, among: range, outside: Container[str] = ()) -> Bounds:
        """Code points of the unbroken stretch around `index` of what depends on it.

        Args:
            among: only words of these indices are taken.
            outside: what depends by one of these relations is left out.
        """
        inside = {index}
        todo = [index]
        while todo:
            for child in self.children[todo.pop()]:
                if self.words[child].relation in outside:
                    continue
                if child in among and child not in inside:
                    inside.add(child)
                    todo.append(child)
        first = last = index
        while first - 1 in inside:
            first -= 1
        while last + 1 in inside:
            last += 1
        while last > index and self.words[last].tag in ("PUNCT", "CCONJ"):
            last -= 1
        while first < index and self.words[first].tag in ("PUNCT", "CCONJ"):
            first += 1
        return self.words[first].start, self.words[last].end

    def subject(self, verb: int, among: range) -> Bounds | None:
        """Code points of the words that name who does what the verb says, or None.

        Args:
            among: indices of the words to look in, all of one sentence.
        """
        here = [child for child in self.children[verb] if self.words[child].relation in _SUBJECTS]
        if here and min(here) > verb:
            return self.phrase(here[0], among) if here[0] in among else None
        before = verb - 1
        while before in among and self.words[before].tag in ("AUX", "ADV", "PART"):
            before -= 1
        joined = self.words[verb].relation == "conj"
        # Of two verbs in a row the parser may give the first one's subject to the second.
        near = before in among and self.words[before].relation in _SUBJECTS
        if not (here or near or joined):
            return None
        word = self.words[verb]
        # No subject stands further off; a text without full stops is one sentence to its end.
        first, last = max(among.start, verb - _FURTHEST), min(among.stop, verb + _FURTHEST)
        return subject(self.text, self.words[first:last], first, word.start, word.end)
