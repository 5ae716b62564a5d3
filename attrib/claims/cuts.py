"""Where a sentence is cut: before a clause or predicate that is joined to an earlier one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from attrib.claims.governing import conditioned, governed, relative, told_within
from attrib.claims.predicates import (
    SUBJECTS,
    finite,
    has_complement,
    helped,
    own_subject,
    parallel,
    phrase_start,
    shared_words,
    top,
    verbal,
)
from attrib.claims.rules import rules
from attrib.extract.grammar import Bounds, Grammar
from attrib.extract.quotes import quotations

_SETTING_OFF = frozenset(",;-–—")
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "PRON"})
_BEFORE_VERB = frozenset({"PART", "ADV", "PUNCT", "SCONJ", "AUX", "CCONJ", "ADP"})


@dataclass(frozen=True, slots=True)
class Pair:
    """Two verbs that may be cut apart: the clauses known so far, the earlier and the later verb."""

    known: Sequence[int]
    before: int
    verb: int


def cuts(
    grammar: Grammar, run: Sequence[int], content: Sequence[Bounds]
) -> list[tuple[int, tuple[Bounds, ...]]]:
    """Where a sentence is cut: the first word of each further clause, and the words it shares.

    Args:
        run: indices of the words of one sentence, in order.
        content: pieces that the words stand in, code points.
    """
    found: dict[int, tuple[Bounds, ...]] = {}
    inside = frozenset(run)
    known: list[int] = []
    for index in run:
        if not verbal(grammar, index):
            continue
        if not known:
            known += [index] if top(grammar, index, inside) else []
            continue
        before = _joined_to(grammar, index, known, inside)
        if before is None:
            continue
        cut = _cut(grammar, Pair(known, before, index), run, content)
        if cut is not None:
            found[cut[0]] = cut[1]
        if cut is not None or grammar.words[index].relation == "conj":
            known.append(index)
    return sorted(found.items())


def _joined_to(
    grammar: Grammar, index: int, known: Sequence[int], inside: frozenset[int]
) -> int | None:
    """The earlier clause that this verb's clause is joined to, by its head or as its equal."""
    word = grammar.words[index]
    if word.head in known and word.relation in ("conj", "dep", "parataxis"):
        return word.head
    if word.head in known and word.relation == "ccomp" and word.head < index:
        # "A; B" and "A and that B" may come out as a complement.
        return word.head if _set_off(grammar, index, word.head) else None
    if (before := _above(grammar, index, known)) is not None:
        return before
    if top(grammar, index, inside):
        return known[-1]
    if any(grammar.words[one].head == index for one in known):
        return known[-1]
    return None


def _above(grammar: Grammar, index: int, known: Sequence[int]) -> int | None:
    """The clause whose last noun the parser joined an "and that" clause to, or None.

    "The payments were loans and that each had been repaid" joins no clause to "loans"; where the
    first clause has a "that" of its own, the second may belong there.
    """
    that = next(
        (
            k
            for k in grammar.children[index]
            if k < index
            and (grammar.form(k), grammar.words[k].relation) == ("that", "mark")
            and grammar.form(k - 1) in rules().joining
        ),
        None,
    )
    head = grammar.words[index].head
    if that is None or grammar.words[head].tag not in _NOMINAL:
        return None
    above = grammar.words[head].head
    if above not in known or any(grammar.form(k) == "that" for k in range(above, that)):
        return None
    return above


def _set_off(grammar: Grammar, index: int, since: int) -> bool:
    """Whether a semicolon, or "and that", stands between two verbs."""
    return any(
        grammar.form(k) == ";"
        or (grammar.form(k) in rules().joining and grammar.form(k + 1) == "that")
        for k in range(since + 1, index)
    )


def _cut(
    grammar: Grammar, pair: Pair, run: Sequence[int], content: Sequence[Bounds]
) -> tuple[int, tuple[Bounds, ...]] | None:
    """Where the second of two clauses begins and what it shares with the first, or None."""
    before, verb = pair.before, pair.verb
    begin = _left_edge(grammar, verb, before)
    if governed(grammar, before, run):
        return None
    subject = own_subject(grammar, verb, before)
    if subject is not None and subject < begin:
        begin = phrase_start(grammar, subject, before)
    if relative(grammar, verb) or told_within(grammar, before, begin, run):
        return None
    joint = _joint(grammar, begin, run, independent=subject is not None)
    if joint is None and _listed(grammar, before, verb, begin):
        joint = begin
    if joint is None:
        return None
    if subject is not None:
        told = finite(grammar, verb) and _complete(grammar, before, run)
        return (joint, ()) if told else None
    if _quoted(grammar, begin, content) or grammar.form(joint) in rules().negative:
        return None
    if not _two_predicates(grammar, pair, joint, run):
        return None
    shared = shared_words(grammar, pair.known[0], before, verb, run)
    return None if shared is None else (joint, shared)


def _two_predicates(grammar: Grammar, pair: Pair, joint: int, run: Sequence[int]) -> bool:
    """Whether two verbs of one subject each say something whole."""
    before, verb = pair.before, pair.verb
    begun = before != pair.known[0] or _begun(grammar, before, run)
    if not (begun and parallel(grammar, before, verb)) or conditioned(grammar, verb, run):
        return False
    # "Bought and sold houses": the first has no object but the one it shares.
    alone = has_complement(grammar, before, joint) or helped(grammar, verb)
    return alone and has_complement(grammar, verb, run[-1] + 1)


def _left_edge(grammar: Grammar, verb: int, before: int) -> int:
    """The first word of the clause of `verb` after the word `before`."""
    edge = verb
    todo = [verb]
    while todo:
        for child in grammar.children[todo.pop()]:
            if before < child < edge:
                edge = child
            if before < child <= verb:
                todo.append(child)
    # The comma or semicolon that sets a clause off is no word of it.
    while edge < verb and grammar.form(edge) in _SETTING_OFF:
        edge += 1
    while edge - 1 > before and grammar.words[edge - 1].tag == "PUNCT":
        if grammar.form(edge - 1) in _SETTING_OFF:
            break
        edge -= 1
    return edge


def _joint(grammar: Grammar, begin: int, run: Sequence[int], *, independent: bool) -> int | None:
    """Index at which the second clause is cut off, its joining word included."""
    words = rules()
    at = begin
    if grammar.form(at) in words.joining or grammar.form(at) in words.negative:
        return at if _uncorrelated(grammar, at, run) else None
    before = at - 1
    if before <= run[0]:
        return None
    if grammar.form(before) in ("that", ","):
        before -= grammar.form(before) == "that" or grammar.form(before - 1) in words.joining
    sign = grammar.form(before)
    if sign in words.joining or sign in words.negative:
        return before if _uncorrelated(grammar, before, run) else None
    if sign == ";" and independent:
        return begin
    return begin if sign == "," and grammar.form(begin) in words.stepping else None


def _listed(grammar: Grammar, before: int, verb: int, begin: int) -> bool:
    """Whether a clause after a comma is one of three or more: "A, B and C"."""
    if grammar.form(begin - 1) != ",":
        return False
    head = grammar.words[before].head
    later = {*grammar.children[verb], *grammar.children[before], *grammar.children[head]}
    return any(
        other > verb
        and verbal(grammar, other)
        and any(grammar.form(k) in rules().joining for k in range(verb + 1, other))
        and (grammar.words[other].relation == "conj" or grammar.words[other].head == head)
        for other in later
    )


def _uncorrelated(grammar: Grammar, joint: int, run: Sequence[int]) -> bool:
    forms = [grammar.form(k) for k in range(run[0], joint)]
    if any(form in rules().correlatives for form in forms):
        return False
    return not any(
        tuple(forms[at : at + len(phrase)]) == phrase
        for phrase in rules().correlative_phrases
        for at in range(len(forms))
    )


def _complete(grammar: Grammar, verb: int, run: Sequence[int]) -> bool:
    """Whether the first clause stands by itself: it has a subject, or none is to be had.

    "Pay now and we will go" is a condition in disguise.
    """
    subject = any(
        grammar.words[child].relation in SUBJECTS and child in range(run[0], run[-1] + 1)
        for child in grammar.children[verb]
    )
    joined = grammar.words[verb].relation == "conj"
    return subject or joined or verb != run[0]


def _begun(grammar: Grammar, verb: int, run: Sequence[int]) -> bool:
    """Whether a predicate has its subject in the sentence, or begins it as in "to mend ..."."""
    if grammar.words[verb].relation == "conj" and grammar.words[verb].head in run:
        return True
    if any(grammar.words[k].relation in SUBJECTS for k in grammar.children[verb] if k in run):
        return True
    before = [k for k in run if k <= verb]
    broken = any(b > a + 1 for a, b in pairwise(before))
    return broken or all(grammar.words[k].tag in _BEFORE_VERB for k in before[:-1])


def _quoted(grammar: Grammar, index: int, content: Sequence[Bounds]) -> bool:
    """Whether the word stands in quotation marks that open inside the content."""
    place = grammar.words[index].start
    return any(
        a < place < b for start, end in content for a, b in quotations(grammar.text, start, end)
    )
