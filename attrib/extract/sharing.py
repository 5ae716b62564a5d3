"""Who speaks where the cue has no source of its own: "He denied A, adding that B"."""

from __future__ import annotations

from collections.abc import Sequence

from attrib.extract.grammar import Grammar

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
        grammar: of the article.
        sources: (start, end) of the spans that the tagger calls sources, in order.
    """

    def __init__(self, grammar: Grammar, sources: Sequence[Bounds]) -> None:
        self.grammar = grammar
        self._sources = sources

    def of(self, cue: Bounds) -> Bounds | None:
        """The words that name who does what the first verb of the cue says.

        The subject of the verb itself, or of the one that it is joined to or depends on; none for
        a passive, whose subject is spoken about.

        Args:
            cue: (start, end) in code points.
        """
        grammar = self.grammar
        verb = next((n for n in grammar.within(*cue) if grammar.words[n].tag in _VERBS), None)
        if verb is None:
            return None
        subject, loose = self._climb(verb)
        if subject is None:
            return None
        at = grammar.words[subject].start
        for start, end in self._sources:
            if start <= at < end:
                return start, end
        if loose:
            return None
        return grammar.phrase(subject, range(len(grammar.words)), _OUTSIDE)

    def _climb(self, verb: int) -> tuple[int | None, bool]:
        """The subject's head word, and whether only a loose tie leads to it."""
        grammar = self.grammar
        loose = False
        for _ in range(_STEPS):
            children = grammar.children[verb]
            relations = {grammar.words[child].relation for child in children}
            if relations & {"nsubjpass", "auxpass"}:
                return None, loose
            if "nsubj" in relations:
                found = [n for n in children if grammar.words[n].relation == "nsubj"]
                return found[-1], loose
            word = grammar.words[verb]
            if word.relation not in _LOOSE_TIES or word.head == verb:
                return None, loose
            loose = loose or word.relation not in _TIES
            verb = word.head
        return None, loose
