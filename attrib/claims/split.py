"""One content, several propositions: where it is cut into claims.

What is juxtaposed or joined is cut: sentences, clauses on both sides of a semicolon, clauses joined
by "and" or "but", and joined predicates of one subject ("built the road and closed the bridge",
whose second claim takes the subject along). What governs, restricts or explains stays with what it
governs: conditions, relative clauses, complements, reasons. "Or" is never cut, nor are the halves
of "not only ... but also", objects, or predicates that share their object. A quotation is cut
between sentences and between clauses with subjects of their own, nowhere else, so that a claim
remains an unbroken piece of what was said. The units are those of Open IE's clause splitting (Del
Corro and Gemulla, ClausIE, WWW 2013), with only coordination cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from attrib.claims.cuts import cuts
from attrib.claims.edges import inside_inner_quotation, trimmed
from attrib.claims.predicates import main_verb, own_subject, verbal
from attrib.claims.rules import rules
from attrib.extract.grammar import Bounds, Grammar

_ENDED = re.compile(r"[.!?…:;\n]")


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of words: indices from `first` to `last`, and what it shares with one before."""

    first: int
    last: int
    shared: tuple[Bounds, ...] = ()


def propositions(grammar: Grammar, content: Sequence[Bounds]) -> list[tuple[Bounds, ...]]:
    """The claims that a content holds, each as pieces of it.

    Args:
        grammar: of the article.
        content: (start, end) of its pieces in code points, in order.

    Returns:
        For each claim its pieces in order, all inside the content; the content, without a "that"
        at its beginning, where it holds one proposition.
    """
    runs = _sentences(grammar, content)
    parts = [part for run in runs for part in _clauses(grammar, run, content)]
    if len(parts) > 1:
        parts = _whole(grammar, parts, content)
    if len(parts) > 1:
        found = [pieces for part in parts if (pieces := _pieces(grammar, part, content))]
        if len(found) > 1:
            return found
    return [_without_that(grammar, content)]


def independent(grammar: Grammar, sentence: Bounds) -> list[tuple[Bounds, int]]:
    """The clauses of a sentence that have subjects of their own, each with its verb.

    Args:
        sentence: (start, end) in code points.

    Returns:
        (start, end) of each clause, joining words left out, and the index of its verb; nothing
        where the sentence is one clause.
    """
    run = list(grammar.within(*sentence))
    begins = [begin for begin, shared in cuts(grammar, run, [sentence]) if not shared]
    found = []
    for first, after in pairwise([*run[:1], *begins, run[-1] + 1] if begins else []):
        part = Part(first, after - 1)
        verb = main_verb(grammar, range(first, after))
        pieces = _pieces(grammar, part, [sentence])
        if verb is None or not pieces or own_subject(grammar, verb, first - 1) is None:
            return []
        found.append((pieces[0], verb))
    return found


def _without_that(grammar: Grammar, content: Sequence[Bounds]) -> tuple[Bounds, ...]:
    """The content without the "that" which only ties it to its cue."""
    (start, end), *rest = content
    first, *others = [*grammar.within(start, end)] or [-1]
    if others and grammar.form(first) == "that" and grammar.words[first].relation == "mark":
        start = grammar.words[others[0]].start
    return ((start, end), *rest)


def _sentences(grammar: Grammar, content: Sequence[Bounds]) -> list[list[int]]:
    """The words of a content, by sentence."""
    runs: list[list[int]] = []
    for start, end in content:
        for index in grammar.within(start, end):
            if runs and grammar.words[runs[-1][-1]].sentence == grammar.words[index].sentence:
                runs[-1].append(index)
            else:
                runs.append([index])
    return runs


def _clauses(grammar: Grammar, run: Sequence[int], content: Sequence[Bounds]) -> Iterator[Part]:
    """The clauses of one sentence of the content."""
    first = run[0]
    shared: tuple[Bounds, ...] = ()
    for begin, takes in cuts(grammar, run, content):
        yield Part(first, begin - 1, shared)
        first, shared = begin, takes
    yield Part(first, run[-1], shared)


def _whole(grammar: Grammar, parts: list[Part], content: Sequence[Bounds]) -> list[Part]:
    """The parts, those that are no proposition by themselves joined to one that is."""
    found: list[Part] = []
    pending: int | None = None
    for part in parts:
        if pending is not None:
            part, pending = Part(pending, part.last, part.shared), None
        within = _bounds(grammar, part.first, part.last)
        quoted = found and inside_inner_quotation(grammar.text, content, within[0])
        if found and (quoted or not _says(grammar, part) or _broken_off(grammar, found[-1], part)):
            found[-1] = Part(found[-1].first, part.last, found[-1].shared)
        elif not _says(grammar, part) or _unfinished(grammar, part):
            pending = part.first
        else:
            found.append(part)
    if pending is not None:
        last = found.pop() if found else None
        found.append(Part(last.first if last else pending, parts[-1].last))
    return found


def _broken_off(grammar: Grammar, before: Part, part: Part) -> bool:
    """Whether no sentence ends between two parts of two sentences: "It was / 'a stone ...'"."""
    last, first = grammar.words[before.last], grammar.words[part.first]
    if last.sentence == first.sentence:
        return False
    return not _ENDED.search(grammar.text, last.start, first.start)


def _says(grammar: Grammar, part: Part) -> bool:
    """Whether it has a verb and is no filler: not "You know", nor "Absolutely not"."""
    inside = range(part.first, part.last + 1)
    told = [grammar.form(k) for k in inside if grammar.words[k].tag != "PUNCT"]
    if " ".join(told) in rules().fillers:
        return False
    return any(grammar.words[k].tag in ("VERB", "AUX") for k in inside)


def _unfinished(grammar: Grammar, part: Part) -> bool:
    """Whether it is a subordinate clause alone, such as "If I may, sir"."""
    inside = range(part.first, part.last + 1)
    tops = [k for k in inside if grammar.words[k].head not in inside or grammar.words[k].head == k]
    tops = [k for k in tops if verbal(grammar, k)]
    if not tops:
        return grammar.form(part.first) in rules().unfinished
    if len(tops) > 1:
        return False
    marks = [
        k for k in grammar.children[tops[0]] if grammar.words[k].relation in ("mark", "advmod")
    ]
    return any(k == part.first and grammar.form(k) in rules().unfinished for k in marks)


def _bounds(grammar: Grammar, first: int, last: int) -> Bounds:
    return grammar.words[first].start, grammar.words[last].end


def _pieces(grammar: Grammar, part: Part, content: Sequence[Bounds]) -> tuple[Bounds, ...]:
    """Where a part stands in the content, without the words and marks that only join it."""
    first = part.first
    while first < part.last and grammar.form(first) in rules().linking | {","}:
        first += 1
    start, end = _bounds(grammar, first, part.last)
    # A mark that the tokenizer cut off may stand before the first word or after the last one.
    found = list(part.shared)
    for a, b in content:
        if a < end and start < b:
            piece = trimmed(grammar.text, max(a, start), min(b, end))
            if piece is not None:
                found.append(piece)
    return tuple(found)
