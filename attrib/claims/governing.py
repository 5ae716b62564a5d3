"""What holds two clauses together: a condition, a relative pronoun, one verb of telling."""

from __future__ import annotations

from collections.abc import Sequence

from attrib.claims.predicates import RELATIVES
from attrib.claims.rules import rules
from attrib.extract.grammar import Grammar


def governed(grammar: Grammar, verb: int, run: Sequence[int]) -> bool:
    """Whether what stands before the clauses may hold for all of them.

    A condition does ("Were it to rain, ..." too), and so do the first words of a subordinate or
    relative clause.
    """
    first = next((k for k in run if grammar.words[k].tag != "PUNCT"), verb)
    if grammar.form(first) in rules().inverted:
        return True
    opening = [
        grammar.form(k)
        for k in grammar.children[verb]
        if grammar.words[k].relation == "mark" and k in run and k < verb
    ]
    if any(form != "that" for form in opening):
        return True
    if relative(grammar, verb):
        return True
    return any(
        child in range(run[0], verb)
        and grammar.words[child].relation == "advcl"
        and _opened_by(grammar, child, rules().governing)
        for child in grammar.children[verb]
    )


def relative(grammar: Grammar, verb: int) -> bool:
    """Whether the clause is a relative one: "who fled", "in which nine died"."""
    near = [child for child in grammar.children[verb] if child < verb]
    near += [
        k for child in near if grammar.words[child].tag == "ADP" for k in grammar.children[child]
    ]
    return any(grammar.form(k) in RELATIVES for k in near)


def conditioned(grammar: Grammar, verb: int, run: Sequence[int]) -> bool:
    """Whether a condition follows the second of two predicates, and so may hold for both."""
    return any(
        child in range(verb, run[-1] + 1)
        and grammar.words[child].relation == "advcl"
        and _opened_by(grammar, child, rules().governing)
        for child in grammar.children[verb]
    )


def _opened_by(grammar: Grammar, clause: int, words: frozenset[str]) -> bool:
    return any(
        grammar.form(child) in words
        for child in grammar.children[clause]
        if grammar.words[child].relation in ("mark", "advmod")
    )


def told_within(grammar: Grammar, before: int, begin: int, run: Sequence[int]) -> bool:
    """Whether a clause with "that" may belong to what the first one tells.

    "He believed that the road was open and that it was safe": both are what he believed.
    """
    if grammar.form(begin) != "that":
        return False
    return any(
        grammar.form(k) == "that"
        for child in grammar.children[before]
        if grammar.words[child].relation == "ccomp" and before < child < begin and child in run
        for k in grammar.children[child]
        if grammar.words[k].relation == "mark"
    )
