"""The conditions that a claim holds under: "if talks fail", "unless it rains"."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from attrib.claims.predicates import AUXILIARIES, SUBJECTS, verbal
from attrib.claims.wordings import Wordings
from attrib.extract.grammar import Bounds, Grammar

_CARRYING = frozenset({"ccomp", "xcomp", "conj"})
_CLAUSAL = frozenset({"advcl", "ccomp", "dep", "prep", "pcomp", "parataxis"})
_OPENING = frozenset({"mark", "advmod", "dep"})
_CLIMB = 4
# Words of the shortest leading clause: "if it rains".
_SHORTEST = 3


def conditions(grammar: Grammar, run: Sequence[int], chain: Sequence[int]) -> Iterator[Bounds]:
    """The clauses and phrases of condition in a claim, in the order of the text.

    A condition counts where it depends on the main statement or on what that says ("They said that
    they would go if it rained"), not inside a relative clause. "Even if" and "as if" set none, nor
    does the "if" of "asked if".

    Args:
        grammar: of the article.
        run: indices of the words of the claim.
        chain: indices of the verbs of its main statement.

    Yields:
        (start, end) in code points, the opening words included.
    """
    forms = [grammar.form(index) for index in run]
    lists = _lists()
    if lists.first.isdisjoint(forms):
        return
    excepted = {place for at, size in lists.excepted.find(forms) for place in range(at, at + size)}
    openings = dict(lists.openings.find(forms))
    prepositions = dict(lists.prepositions.find(forms))
    inverted = {at for at, form in enumerate(forms) if form in lists.inverted}
    inside = frozenset(run)
    done = -1
    if (last := _leading(grammar, run, forms)) is not None:
        done = last
        yield grammar.words[run[0]].start, grammar.words[last].end
    for at in sorted({*openings, *prepositions, *inverted} - excepted):
        index = run[at]
        clause = index if at in prepositions else None
        if at in openings:
            clause = _clause(grammar, run, at, openings[at])
        elif at in inverted:
            clause = _inverted(grammar, index, inside)
        if index <= done or clause is None or not _holds(grammar, clause, chain, inside):
            continue
        end = _end(grammar, clause, index, inside)
        if end > index:
            done = end
            yield grammar.words[index].start, grammar.words[end].end


def _leading(grammar: Grammar, run: Sequence[int], forms: Sequence[str]) -> int | None:
    """The last word of a clause that opens the claim, up to the comma before its main clause.

    Words in that order leave no doubt, whatever the dependencies.
    """
    if forms[0] not in ("if", "unless") or "," not in forms:
        return None
    comma = forms.index(",")
    # No verb is asked for in the clause: "if the dam breaks" may be read as two nouns.
    goes_on = any(verbal(grammar, index) for index in run[comma:])
    return run[comma - 1] if goes_on and comma >= _SHORTEST else None


def _clause(grammar: Grammar, run: Sequence[int], at: int, length: int) -> int | None:
    """The verb of the clause that the words open."""
    opening = [run[k] for k in range(at, at + length)]
    last = opening[-1]
    marked = [grammar.words[k].head for k in opening if grammar.words[k].relation in _OPENING]
    below = [k for one in reversed(opening) for k in grammar.children[one]]
    # "As long as it lasts" hangs on its adverb, "provided it lasts" on its verb.
    verb = next((k for k in [*marked, *below] if k > last and verbal(grammar, k)), None)
    if verb is None or grammar.words[verb].relation not in _CLAUSAL:
        return None
    # "They provided food": a verb, and no opening, unless a clause with a subject follows.
    if grammar.words[last].tag == "VERB" and not grammar.has(verb, SUBJECTS):
        return None
    # "Asked if it was so": what was asked.
    asked = grammar.words[verb].relation == "ccomp" and grammar.words[verb].head < last
    return None if asked and length == 1 else verb


def _inverted(grammar: Grammar, index: int, inside: frozenset[int]) -> int | None:
    """The verb of "should talks fail" or "were it to rain", where `index` is its first word."""
    word = grammar.words[index]
    verb = word.head if word.relation in AUXILIARIES else index
    if verb not in inside or grammar.words[verb].relation != "advcl" or word.head == index:
        return None
    subjects = [k for k in grammar.children[verb] if grammar.words[k].relation in SUBJECTS]
    return verb if any(k > index for k in subjects) and verb >= index else None


def _holds(grammar: Grammar, clause: int, chain: Sequence[int], inside: frozenset[int]) -> bool:
    at = grammar.words[clause].head
    for _ in range(_CLIMB):
        if at in chain:
            return True
        if at not in inside or grammar.words[at].relation not in _CARRYING:
            return False
        at = grammar.words[at].head
    return False


def _end(grammar: Grammar, clause: int, first: int, inside: frozenset[int]) -> int:
    """The last word of the clause: of all that depends on its verb, unbroken."""
    below = {clause}
    todo = [clause]
    while todo:
        for child in grammar.children[todo.pop()]:
            # ", as it is ...": a reason after the condition is no part of it.
            apart = grammar.words[child].relation == "advcl" and child > clause
            if child in inside and child not in below and not apart:
                below.add(child)
                todo.append(child)
    last = max(first, clause)
    while last + 1 in below:
        last += 1
    while last > clause and grammar.words[last].tag in ("PUNCT", "CCONJ"):
        last -= 1
    return last


@dataclass(frozen=True, slots=True)
class Lists:
    """The lists of certainty.toml on conditions."""

    openings: Wordings
    prepositions: Wordings
    excepted: Wordings
    inverted: frozenset[str]
    first: frozenset[str]


@cache
def _lists() -> Lists:
    file = resources.files("attrib.claims").joinpath("certainty.toml")
    data = tomllib.loads(file.read_text(encoding="utf-8"))["conditions"]
    return Lists(
        openings=Wordings(data["openings"]),
        prepositions=Wordings(data["prepositions"]),
        excepted=Wordings(data["except"]),
        inverted=frozenset(data["inverted"]),
        first=frozenset(
            phrase.split()[0]
            for name in ("openings", "prepositions", "inverted")
            for phrase in data[name]
        ),
    )
