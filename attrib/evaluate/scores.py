"""Scores as pure functions over gold and predicted spans.

The definitions stand in `definitions.toml` and go out with every result.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal, get_args

from attrib.evaluate.corpora import Clause, Offsets, Relation
from attrib.evaluate.matching import pair
from attrib.evaluate.results import (
    Bin,
    Calibration,
    ClauseScores,
    Counted,
    FormScores,
    Found,
    RelationScores,
    SpanScores,
)
from attrib.extract.form import form
from attrib.model import Form

Part = Literal["source", "cue", "content"]
PARTS: tuple[Part, ...] = get_args(Part)
FORMS: tuple[Form, ...] = ("direct", "mixed", "indirect")
SAME_CONTENT = 0.5
BINS = 10


def pieces(text: str, spans: Iterable[tuple[int, int]]) -> Offsets:
    r"""The contiguous pieces that `spans` cover, in order.

    Spans are cut at line breaks, white space at their edges is trimmed, and those that overlap or
    have nothing but white space of one line between them are joined.

    Args:
        text: the article.
        spans: (start, end) in code points of `text`, in any order.

    >>> pieces("one two\nthree", [(0, 3), (3, 13)])
    ((0, 7), (8, 13))
    """
    joined: list[tuple[int, int]] = []
    for start, end in sorted(line for span in spans for line in _lines(text, *span)):
        if joined:
            first, last = joined[-1]
            gap = text[last:start]
            if start <= last or (not gap.strip() and "\n" not in gap):
                joined[-1] = first, max(last, end)
                continue
        joined.append((start, end))
    return tuple(joined)


def _lines(text: str, start: int, end: int) -> Iterable[tuple[int, int]]:
    for line in text[start:end].split("\n"):
        kept = line.strip()
        if kept:
            first = start + line.index(kept[0])
            yield first, first + len(kept)
        start += len(line) + 1


def tidy(text: str, relations: Iterable[Relation]) -> list[Relation]:
    """The relations with their parts as `pieces`, in an order that depends on nothing else."""
    tidied = (
        Relation(
            pieces(text, relation.source),
            pieces(text, relation.cue),
            pieces(text, relation.content),
            relation.confidence,
        )
        for relation in relations
    )
    return sorted(tidied, key=_order)


def _order(relation: Relation) -> tuple[Offsets, Offsets, Offsets, float]:
    return relation.content, relation.source, relation.cue, -(relation.confidence or 0.0)


def touch(one: Offsets, other: Offsets) -> bool:
    """Whether the two share a character."""
    return any(a < d and c < b for a, b in one for c, d in other)


def iou(one: Offsets, other: Offsets) -> float:
    """Characters in both over characters in either, 0 to 1. Each side's pieces are disjoint.

    >>> iou(((0, 10),), ((5, 15),))
    0.3333333333333333
    """
    both = sum(max(0, min(b, d) - max(a, c)) for a, b in one for c, d in other)
    either = sum(b - a for a, b in one) + sum(d - c for c, d in other) - both
    return both / either if either else 0.0


@dataclass(slots=True)
class _Tally:
    right: int = 0
    predicted: int = 0
    gold: int = 0

    def add(self, right: int, predicted: int, gold: int) -> None:
        self.right += right
        self.predicted += predicted
        self.gold += gold

    def counted(self) -> Counted:
        return Counted.of(self.right, self.predicted, self.gold)


@dataclass(slots=True)
class RelationTally:
    """Counts over articles whose source, cue and content are marked."""

    _exact: dict[Part, _Tally] = field(default_factory=lambda: {part: _Tally() for part in PARTS})
    _overlap: dict[Part, _Tally] = field(default_factory=lambda: {part: _Tally() for part in PARTS})
    _relations: _Tally = field(default_factory=_Tally)
    _marked: Counter[Form] = field(default_factory=Counter)
    _contents_found: Counter[Form] = field(default_factory=Counter)
    _relations_found: Counter[Form] = field(default_factory=Counter)
    _judged: list[tuple[float, bool]] = field(default_factory=list)

    def add(self, text: str, gold: Iterable[Relation], predicted: Iterable[Relation]) -> None:
        """Count one article: its text, what people marked in it and what was predicted."""
        marked, made = tidy(text, gold), tidy(text, predicted)
        self._add_spans(marked, made)
        # A relation is judged by its content, so one without any cannot be right or wrong.
        self._add_relations(
            text, [one for one in marked if one.content], [one for one in made if one.content]
        )

    def _add_spans(self, marked: list[Relation], made: list[Relation]) -> None:
        for part in PARTS:
            # Sets: articles are tagged flat, so a source that serves two attributions is one span.
            gold = {piece for one in marked for piece in getattr(one, part)}
            predicted = {piece for one in made for piece in getattr(one, part)}
            self._exact[part].add(len(gold & predicted), len(predicted), len(gold))
            self._overlap[part].add(_touching(predicted, gold), len(predicted), len(gold))

    def _add_relations(self, text: str, marked: list[Relation], made: list[Relation]) -> None:
        likeness = [[iou(one.content, other.content) for other in marked] for one in made]
        # The prediction that covers a gold content best is paired before its rivals.
        order = sorted(range(len(made)), key=lambda i: -max(likeness[i], default=0.0))
        contents = [
            [j for j, like in enumerate(likeness[i]) if like >= SAME_CONTENT] for i in order
        ]
        relations = [
            [j for j in columns if _same_source(made[i], marked[j])]
            for i, columns in zip(order, contents, strict=True)
        ]
        paired = pair(relations)
        forms = [form(text, one.content) for one in marked]
        self._marked.update(forms)
        self._contents_found.update(forms[j] for j in pair(contents) if j is not None)
        self._relations_found.update(forms[j] for j in paired if j is not None)
        self._relations.add(sum(j is not None for j in paired), len(made), len(marked))
        for i, j in zip(order, paired, strict=True):
            confidence = made[i].confidence
            if confidence is not None:
                self._judged.append((confidence, j is not None))

    def scores(self) -> RelationScores:
        """The figures over all articles added."""
        spans = {
            part: SpanScores(
                exact=self._exact[part].counted(), overlap=self._overlap[part].counted()
            )
            for part in PARTS
        }
        return RelationScores(
            source=spans["source"],
            cue=spans["cue"],
            content=spans["content"],
            relations=self._relations.counted(),
            forms={
                kind: FormScores(
                    contents=Found.of(self._contents_found[kind], self._marked[kind]),
                    relations=Found.of(self._relations_found[kind], self._marked[kind]),
                )
                for kind in FORMS
            },
            calibration=calibration(self._judged),
        )


def _touching(predicted: set[tuple[int, int]], gold: set[tuple[int, int]]) -> int:
    columns = sorted(gold)
    choices = [
        [j for j, other in enumerate(columns) if touch((one,), (other,))]
        for one in sorted(predicted)
    ]
    return sum(column is not None for column in pair(choices))


def _same_source(one: Relation, other: Relation) -> bool:
    return touch(one.source, other.source) or not (one.source or other.source)


def calibration(judged: Sequence[tuple[float, bool]]) -> Calibration:
    """Expected calibration error over ten bins of equal width (Naeini et al., AAAI 2015).

    Args:
        judged: the confidence of each prediction, 0 to 1, and whether it is right. A confidence
            on the border of two bins is in the upper one; 1 is in the last.
    """
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    # Sorted, because a sum of floats depends on its order in the last digit.
    for confidence, right in sorted(judged):
        bins[min(int(confidence * BINS), BINS - 1)].append((confidence, right))
    shown = tuple(_bin(number, held) for number, held in enumerate(bins))
    gaps = (
        held.predicted * abs(held.precision - held.confidence)
        for held in shown
        if held.precision is not None and held.confidence is not None
    )
    error = min(1.0, sum(gaps) / len(judged)) if judged else None
    return Calibration(error=error, predicted=len(judged), bins=shown)


def _bin(number: int, held: Sequence[tuple[float, bool]]) -> Bin:
    size = len(held)
    return Bin(
        low=number / BINS,
        high=(number + 1) / BINS,
        predicted=size,
        confidence=min(1.0, sum(confidence for confidence, _ in held) / size) if size else None,
        precision=sum(right for _, right in held) / size if size else None,
    )


@dataclass(slots=True)
class ClauseTally:
    """Counts over articles whose attributing clauses are marked."""

    _found: int = 0
    _credited: int = 0
    _gold: int = 0
    _predicted: int = 0
    _left_out: int = 0

    def add(self, text: str, gold: Iterable[Clause], predicted: Iterable[Relation]) -> None:
        """Count one article: its text, the clauses marked in it and what was predicted."""
        clauses = sorted(gold, key=lambda one: (one.clause, one.content))
        marked = [one for one in clauses if not one.negated]
        made = tidy(text, predicted)
        finds = [[j for j, clause in enumerate(marked) if _finds(one, clause)] for one in made]
        credited = [
            [j for j in columns if _inside(one.source, marked[j].clause)]
            for one, columns in zip(made, finds, strict=True)
        ]
        self._found += sum(column is not None for column in pair(finds))
        self._credited += sum(column is not None for column in pair(credited))
        self._gold += len(marked)
        self._predicted += len(made)
        self._left_out += len(clauses) - len(marked)

    def scores(self) -> ClauseScores:
        """The figures over all articles added."""
        return ClauseScores(
            found=Found.of(self._found, self._gold),
            credited=Found.of(self._credited, self._gold),
            predicted=self._predicted,
            left_out=self._left_out,
        )


def _finds(made: Relation, marked: Clause) -> bool:
    return touch(made.content, marked.content) and touch(made.source + made.cue, (marked.clause,))


def _inside(source: Offsets, clause: tuple[int, int]) -> bool:
    start, end = clause
    return bool(source) and all(start <= a and b <= end for a, b in source)
