"""How firmly a claim is made: hedges, negations and conditions, each with its words.

Only words that hold for the main statement count. "The man, who may have fled, was seen" is not
hedged, and "The village that nobody helped is empty" is not negated: on its way up the dependency
tree to the main verb, a word must cross no border of a clause. Degrees of certainty follow FactBank
(Saurí and Pustejovsky, Language Resources and Evaluation 43, 2009), verbs that imply a negation
Karttunen ("Implicative verbs", Language 47, 1971); the words stand in certainty.toml.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

from attrib.claims.conditions import conditions
from attrib.claims.predicates import AUXILIARIES, SUBJECTS, main_verb, verbal
from attrib.claims.tense import tense
from attrib.claims.wordings import Wordings
from attrib.extract.acts import raised
from attrib.extract.grammar import Bounds, Grammar
from attrib.model import Attribution, Polarity, Tense

_BORDERS = frozenset({"relcl", "advcl", "ccomp", "acl", "csubj", "csubjpass", "pcomp", "parataxis"})
_ARGUMENTS = SUBJECTS | {"dobj", "attr", "acomp", "oprd", "npadvmod", "dative"}
_DETERMINING = frozenset({"det", "neg", "advmod", "nummod", "preconj", "predet"})
_TO_INFINITIVE = frozenset({"xcomp", "ccomp", "advcl", "oprd"})
_CLIMB = 8


@dataclass(frozen=True, slots=True)
class Certainty:
    """How a claim is put; spans in code points, in the order of the text."""

    polarity: Polarity = "affirmed"
    negations: tuple[Bounds, ...] = ()
    hedges: tuple[Bounds, ...] = ()
    conditions: tuple[Bounds, ...] = ()
    tense: Tense | None = None


def certainty(grammar: Grammar, claim: Sequence[Bounds], *, reported: bool) -> Certainty:
    """How firmly a claim is made.

    Args:
        grammar: of the article.
        claim: (start, end) of its pieces in code points.
        reported: whether it is given in indirect speech, where "would" is said for "will".
    """
    run = [index for start, end in claim for index in grammar.within(start, end)]
    main = main_verb(grammar, run)
    if main is None:
        return Certainty()
    reach = _Reach(grammar, run, main, reported=reported)
    negations = sorted(set(reach.negations()))
    return Certainty(
        polarity="negated" if len(negations) % 2 else "affirmed",
        negations=tuple(negations),
        hedges=_longest(reach.hedges(negated=bool(negations))),
        conditions=tuple(conditions(grammar, run, reach.chain)),
        tense=tense(grammar, reach.chain[-1], reported=reported),
    )


def raised_in(attribution: Attribution) -> tuple[Bounds, ...]:
    """Where negations in a cue belong to the claim: "Ann does not expect it to rain"."""
    return tuple(
        (cue.start + start, cue.start + end)
        for cue in attribution.cue_spans
        for start, end in raised(cue.text)
    )


def with_negations(put: Certainty, more: Sequence[Bounds]) -> Certainty:
    """The certainty with negations that stand outside the claim."""
    if not more:
        return put
    negations = tuple(sorted({*put.negations, *more}))
    polarity: Polarity = "negated" if len(negations) % 2 else "affirmed"
    return replace(put, negations=negations, polarity=polarity)


def hedged_cue(text: str, start: int, end: int) -> bool:
    """Whether an adverb that lowers certainty stands in a cue or right beside it.

    Args:
        text: of the article.
        start, end: of the cue, code points.

    >>> hedged_cue("The minister reportedly told the bank to wait.", 24, 28)
    True
    """
    adverbs = _words().hedging
    near = re.search(r"[\w'’]+\s+$", text[max(0, start - 40) : start])
    after = re.match(r"\s+[\w'’]+", text[end : end + 40])
    words = re.findall(r"[\w'’]+", text[start:end])
    words += [found[0].strip() for found in (near, after) if found]
    return any(word.lower() in adverbs for word in words)


def _longest(found: Iterable[Bounds]) -> tuple[Bounds, ...]:
    """The places in order, without those that lie in another one."""
    places = set(found)
    return tuple(
        sorted(
            (start, end)
            for start, end in places
            if not any((a, b) != (start, end) and a <= start and end <= b for a, b in places)
        )
    )


class _Reach:
    """The main statement of a claim: its verb, and those that only modify it on the way there.

    Args:
        run: indices of the words of the claim.
        main: index of its main verb.
        reported: as for `certainty`: "he thought" is then what "I think" is in direct speech.
    """

    def __init__(self, grammar: Grammar, run: Sequence[int], main: int, *, reported: bool) -> None:
        self.grammar = grammar
        self.run = run
        self._inside = frozenset(run)
        self._form = grammar.straight
        self._run_forms = list(map(self._form, run))
        self._speakers = _words().speakers | (_words().reported_speakers if reported else set())
        self._heads: list[Bounds] = []
        self._refusals: list[Bounds] = []
        self.chain = self._follow(main)

    def _follow(self, main: int) -> list[int]:
        """The main verb, then the verbs below it that carry the statement: "is thought to have"."""
        chain = [main]
        while (below := self._below(chain[-1])) is not None and below not in chain:
            chain.append(below)
        return chain

    def _below(self, verb: int) -> int | None:
        words, form = _words(), self._form(verb)
        infinitive = self._infinitive(verb)
        if form == "going" and infinitive is not None:
            return infinitive
        if form in words.implicative and infinitive is not None:
            self._refusals.append(self._span(verb, verb))
            return infinitive
        if infinitive is not None and form in words.reported and self._passive(verb):
            self._heads.append(self._span(self._passive(verb)[0], infinitive, before=True))
            return infinitive
        if form in words.appearing and self._appears(verb, infinitive):
            self._heads.append(self._span(verb, infinitive or verb, before=infinitive is not None))
            return infinitive
        if (hedge := self._adjective(verb)) is not None:
            self._heads.append(self._span(hedge, hedge))
            return self._infinitive(hedge) or self._complement(hedge) or self._complement(verb)
        if form in words.opinions and (speaker := self._speaker(verb)) is not None:
            below = self._complement(verb)
            if below is not None:
                self._heads.append(self._span(speaker, verb))
            return below
        return None

    def _children(self, index: int) -> list[int]:
        return [child for child in self.grammar.children[index] if child in self._inside]

    def _infinitive(self, verb: int) -> int | None:
        """The verb of "to ..." or "-ing" that depends on a verb or adjective."""
        words = self.grammar.words
        for child in self._children(verb):
            if (
                child > verb
                and words[child].relation in _TO_INFINITIVE
                and verbal(self.grammar, child)
            ):
                helpers = [self._form(k) for k in self.grammar.children[child]]
                if "to" in helpers or self._form(child).endswith("ing"):
                    return child
            if child > verb and words[child].relation == "prep":
                inner = [k for k in self._children(child) if words[k].relation == "pcomp"]
                if inner and self._form(verb) in _words().implicative:
                    return inner[0]
        return None

    def _complement(self, verb: int) -> int | None:
        return next(
            (
                child
                for child in self._children(verb)
                if child > verb
                and self.grammar.words[child].relation in ("ccomp", "csubj", "csubjpass")
                and verbal(self.grammar, child)
            ),
            None,
        )

    def _passive(self, verb: int) -> list[int]:
        return [
            k
            for k in self._children(verb)
            if k < verb and self.grammar.words[k].relation in AUXILIARIES
        ]

    def _appears(self, verb: int, infinitive: int | None) -> bool:
        """Whether it tells of an impression: not "the ship appeared", nor "they looked at it"."""
        if infinitive is not None:
            return not self._form(verb).startswith("look")
        return self.grammar.has(verb, ("acomp", "oprd"))

    def _adjective(self, verb: int) -> int | None:
        return next(
            (
                k
                for k in self._children(verb)
                if k > verb
                and self._form(k) in _words().adjectives
                and self.grammar.words[k].relation in ("acomp", "attr", "oprd")
            ),
            None,
        )

    def _speaker(self, verb: int) -> int | None:
        return next(
            (
                k
                for k in self._children(verb)
                if k < verb
                and self.grammar.words[k].relation in SUBJECTS
                and self._form(k) in self._speakers
            ),
            None,
        )

    def _span(self, first: int, last: int, *, before: bool = False) -> Bounds:
        """From one word to another; with `before`, to the "to" in front of the last one."""
        if before:
            last = next((k for k in range(last - 1, first, -1) if self._form(k) == "to"), last - 1)
        return self.grammar.words[first].start, self.grammar.words[last].end

    def _holds(self, index: int) -> bool:
        """Whether the word belongs to the main statement."""
        at, words = index, self.grammar.words
        for _ in range(_CLIMB):
            if at in self.chain:
                return True
            joined = words[at].relation == "conj" and verbal(self.grammar, at)
            head = words[at].head
            border = words[at].relation in _BORDERS and at != index
            if joined or border or head == at or head not in self._inside:
                return False
            at = head
        return False

    def hedges(self, *, negated: bool) -> Iterator[Bounds]:
        """The words that hedge.

        Args:
            negated: whether the claim is: "could not open the door" tells of an ability.
        """
        words = _words()
        void = words.void if negated else frozenset()
        for start, end in self._heads:
            if self.grammar.text[start:end].lower() not in void:
                yield start, end
        for index, form in zip(self.run, self._run_forms, strict=True):
            known = (form in words.modals or form in words.hedging) and form not in void
            if known and self._hedges(index, form):
                yield self._span(index, index)
        yield from (self._span(*place) for place in self._phrases(words.phrases))

    def _hedges(self, index: int, form: str) -> bool:
        word = self.grammar.words[index]
        if form in _words().modals and word.relation == "aux" and word.tag in ("AUX", "VERB"):
            return word.head in self.chain
        return form in _words().hedging and word.tag == "ADV" and self._holds(index)

    def _phrases(self, wordings: Wordings) -> Iterator[tuple[int, int]]:
        """First and last word of each of these phrases in the claim."""
        for at, length in wordings.find(self._run_forms):
            yield self.run[at], self.run[at + length - 1]

    def negations(self) -> Iterator[Bounds]:
        yield from self._refusals
        telling = _words().telling
        found = [
            index
            for index, form in zip(self.run, self._run_forms, strict=True)
            if (form in telling or form.endswith("n't")) and self._negates(index)
        ]
        if not found:
            return
        excepted = list(self._phrases(_words().excepted))
        skipped = {index for first, last in excepted for index in range(first, last + 1)}
        longer = {
            index: self._span(first, last)
            for first, last in self._phrases(_words().longer)
            for index in range(first, last + 1)
        }
        for index in found:
            if index not in skipped:
                yield longer.get(index) or self._span(index, index)

    def _negates(self, index: int) -> bool:
        words, form = self.grammar.words, self._form(index)
        head, relation = words[index].head, words[index].relation
        if form.endswith("n't") or form == "cannot":
            return head in self.chain if relation in AUXILIARIES else index in self.chain
        near = head in self.chain or head in self._auxiliaries()
        if form in _words().negating and near and self._holds(index):
            return True
        if form not in _words().nobody:
            return False
        if relation in _ARGUMENTS:
            return head in self.chain
        return relation in _DETERMINING and (head in self.chain or self._argues(head))

    def _argues(self, head: int) -> bool:
        """Whether a word that "no" stands with is subject, object or adverb of the statement."""
        relation = self.grammar.words[head].relation
        if relation == "pobj":
            return self._form(head) in _words().circumstances and self._holds(head)
        return relation in _ARGUMENTS | {"advmod"} and self.grammar.words[head].head in self.chain

    def _auxiliaries(self) -> frozenset[int]:
        words = self.grammar.words
        return frozenset(
            k
            for verb in self.chain
            for k in self._children(verb)
            if words[k].relation in AUXILIARIES
        )


@dataclass(frozen=True, slots=True)
class Words:
    """The lists of certainty.toml on hedges and negations."""

    modals: frozenset[str]
    reported: frozenset[str]
    appearing: frozenset[str]
    adjectives: frozenset[str]
    opinions: frozenset[str]
    speakers: frozenset[str]
    reported_speakers: frozenset[str]
    hedging: frozenset[str]
    void: frozenset[str]
    phrases: Wordings
    negating: frozenset[str]
    nobody: frozenset[str]
    telling: frozenset[str]
    implicative: frozenset[str]
    circumstances: frozenset[str]
    longer: Wordings
    excepted: Wordings


@cache
def _words() -> Words:
    file = resources.files("attrib.claims").joinpath("certainty.toml")
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    hedges, negations = data["hedges"], data["negations"]
    return Words(
        modals=frozenset(hedges["modals"]),
        reported=frozenset(hedges["reported"]),
        appearing=frozenset(hedges["appearing"]),
        adjectives=frozenset(hedges["adjectives"]),
        opinions=frozenset(hedges["opinions"]),
        speakers=frozenset(hedges["speakers"]),
        reported_speakers=frozenset(hedges["reported_speakers"]),
        hedging=frozenset(hedges["adverbs"]),
        void=frozenset(hedges["void"]),
        phrases=Wordings(hedges["phrases"]),
        negating=frozenset(negations["adverbs"]),
        nobody=frozenset(negations["pronouns"]),
        telling=frozenset([*negations["adverbs"], *negations["pronouns"], "cannot"]),
        implicative=frozenset(negations["implicative"]),
        circumstances=frozenset(negations["circumstances"]),
        longer=Wordings(negations["longer"]),
        excepted=Wordings(negations["except"]),
    )
