"""Predicates: which word is one, whose it is, and what two joined ones share."""

from __future__ import annotations

from collections.abc import Container, Sequence
from itertools import pairwise

from attrib.claims.forms import modals, past, takes
from attrib.extract.grammar import Bounds, Grammar

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
AUXILIARIES = frozenset({"aux", "auxpass"})
_COMPLEMENTS = frozenset(
    {
        "dobj", "attr", "acomp", "xcomp", "ccomp", "prep", "agent", "oprd", "dative", "prt",
        "pcomp", "npadvmod", "advcl", "advmod",
    }
)  # fmt: skip
RELATIVES = frozenset({"who", "which", "whom", "whose"})
_IN_PHRASE = frozenset({"NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM"})
_NOMINAL = frozenset({"CCONJ", "DET", "NOUN", "PROPN", "PRON", "ADJ", "NUM"})
_SUBJECT_WORDS = 12
_NEGATING = ("n't", "n’t")


def verbal(grammar: Grammar, index: int) -> bool:
    """Whether the word is the verb of a clause, and no auxiliary of another one."""
    word = grammar.words[index]
    if word.tag == "VERB":
        return word.relation not in ("amod", "compound", "aux", "auxpass", "prep", "nsubj", "dobj")
    return word.tag == "AUX" and word.relation not in AUXILIARIES


def own_subject(grammar: Grammar, verb: int, after: int) -> int | None:
    """The subject of a verb that stands between `after` and the verb, or None."""
    for child in grammar.children[verb]:
        found = grammar.words[child].relation in SUBJECTS
        if found and after < child < verb and grammar.form(child) not in RELATIVES:
            return child
    return _nominal_before(grammar, verb, after)


def _nominal_before(grammar: Grammar, verb: int, after: int) -> int | None:
    """The noun right before a joined verb ("but the NYPD overruled it"), whatever its label."""
    noun = verb - 1
    while noun > after and grammar.words[noun].tag in ("AUX", "ADV"):
        noun -= 1
    named = grammar.words[noun].tag in ("NOUN", "PROPN", "PRON", "NUM")
    begin = phrase_start(grammar, noun, after)
    # "And that 90 were missing".
    before = begin - 1 - (grammar.form(begin - 1) == "that")
    joined = begin <= noun and after < before and grammar.words[before].tag == "CCONJ"
    return noun if joined and named and grammar.form(noun) not in RELATIVES else None


def phrase_start(grammar: Grammar, noun: int, after: int) -> int:
    """The first word after `after` of the plain noun phrase that ends in `noun`."""
    at = noun
    while at > after + 1 and grammar.words[at - 1].tag in _IN_PHRASE:
        at -= 1
    return at


def parallel(grammar: Grammar, before: int, verb: int) -> bool:
    """Whether two predicates have forms that can be joined: "built and closed", not "closing"."""
    first, second = (_helpers(grammar, one) for one in (before, verb))
    if "to" in second and "to" not in first:
        return False
    return bool(second) or not grammar.form(verb).endswith("ing") or _progressive(grammar, before)


def _progressive(grammar: Grammar, verb: int) -> bool:
    return grammar.form(verb).endswith("ing")


def helped(grammar: Grammar, verb: int) -> bool:
    """Whether the verb has an auxiliary of its own."""
    return bool(_helpers(grammar, verb))


def _helpers(grammar: Grammar, verb: int) -> list[str]:
    return [grammar.form(k) for k in grammar.children[verb] if _helps(grammar, k)]


def finite(grammar: Grammar, verb: int) -> bool:
    """Whether the verb can make a statement: it is neither "to go" nor a bare "going"."""
    helpers = _helpers(grammar, verb)
    if "to" in helpers:
        return False
    # An auxiliary that the parser gave to another verb is still this one's.
    helped = bool(helpers) or grammar.words[verb - 1].tag == "AUX"
    return helped or not grammar.form(verb).endswith("ing")


def _helps(grammar: Grammar, child: int) -> bool:
    return grammar.words[child].relation in AUXILIARIES


def has_complement(grammar: Grammar, verb: int, before: int) -> bool:
    """Whether something that the verb needs follows it before the word `before`."""
    return any(
        verb < child < before and grammar.words[child].relation in _COMPLEMENTS
        for child in grammar.children[verb]
    )


def shared_words(
    grammar: Grammar, first: int, before: int, verb: int, run: Sequence[int]
) -> tuple[Bounds, ...] | None:
    """What a predicate without a subject takes from those before it.

    That is the subject, with the auxiliaries where the later predicates have none of their own.

    Args:
        first, before, verb: the first verb of the sentence, the last one before, and the verb.
        run: indices of the words of their sentence that may be taken.

    Returns:
        Code points; empty where the sentence has no subject for either, None where a negation
        might hold for both verbs.
    """
    owner = _owner(grammar, before, run)
    owner = first if owner is None else owner
    own = helped(grammar, verb) or (before != owner and helped(grammar, before))
    helpers = [] if own else [k for k in grammar.children[owner] if _helps(grammar, k)]
    helpers = [k for k in helpers if k in run and k < owner]
    if "to" in _helpers(grammar, owner) and past(grammar.form(verb)):
        # "(She vowed) to resign and left the room": the second is no part of what was vowed.
        return ()
    if not own and grammar.words[verb].head in run and _negated(grammar, before):
        if not any(grammar.form(k) == "but" for k in range(before, verb)):
            return None
        helpers = []
    subject = _subject_of(grammar, owner, run) or _set_apart(grammar, run)
    if subject is None:
        return ()
    begin, last = subject
    if helpers and not takes(helped_by=[grammar.form(k) for k in helpers], form=grammar.form(verb)):
        if grammar.form(helpers[0]) not in modals():
            return None
        helpers = []
    if helpers and grammar.form(helpers[0]) != "to":
        between = range(last + 1, max(helpers) + 1)
        # Only words between subject and verb are taken along, and no clause that stands there.
        if all(grammar.words[k].tag in ("AUX", "PART", "ADV") for k in between):
            last = max(last, max(helpers))
    return ((grammar.words[begin].start, grammar.words[last].end),)


def _negated(grammar: Grammar, verb: int) -> bool:
    return any(
        grammar.words[k].relation == "neg" or grammar.form(k).endswith(_NEGATING)
        for k in grammar.children[verb]
        if k < verb
    )


def _owner(grammar: Grammar, verb: int, run: Sequence[int]) -> int | None:
    """The verb that has the subject: this one, or one that it is joined to."""
    seen: set[int] = set()
    while verb not in seen:
        seen.add(verb)
        if _subject_of(grammar, verb, run) is not None:
            return verb
        if grammar.words[verb].relation == "conj":
            verb = grammar.words[verb].head
    return None


def _subject_of(grammar: Grammar, verb: int, run: Sequence[int]) -> tuple[int, int] | None:
    """First and last index of the subject of the verb, where it stands before it."""
    for child in grammar.children[verb]:
        if grammar.words[child].relation in SUBJECTS and child in run and child < verb:
            words = grammar.within(*grammar.phrase(child, range(run[0], verb)))
            first, last = (words[0], words[-1]) if words else (child, child)
            # "The bank and its owners will ...": the parser may lose the second of two.
            until = next((k for k in range(last + 1, verb) if grammar.words[k].tag == "AUX"), verb)
            between = range(last + 1, until)
            joined = bool(between) and grammar.words[last + 1].tag == "CCONJ"
            if joined and all(grammar.words[k].tag in _NOMINAL for k in between):
                last = until - 1
            return first, last
    return None


def _set_apart(grammar: Grammar, run: Sequence[int]) -> tuple[int, int] | None:
    """A subject at the beginning that the cue parts from its verbs.

    "He / is accused of / killing two people and burning a house".
    """
    stop = next((k for k, following in pairwise(run) if following > k + 1), None)
    if stop is None or stop + 1 - run[0] > _SUBJECT_WORDS:
        return None
    apart = range(run[0], stop + 1)
    if any(verbal(grammar, k) for k in apart):
        return None
    tops = [k for k in apart if grammar.words[k].head not in apart]
    subject = len(tops) == 1 and grammar.words[tops[0]].relation in SUBJECTS
    return (apart[0], apart[-1]) if subject else None


def top(grammar: Grammar, index: int, inside: Container[int]) -> bool:
    """Whether a verb depends on none of the words `inside`, or only on a clause joined after it."""
    head = grammar.words[index].head
    if head == index or head not in inside:
        return True
    # The parser may hang the first of two joined clauses on the second.
    return (
        grammar.words[index].relation == "ccomp"
        and head > index
        and own_subject(grammar, head, index) is not None
        and top(grammar, head, inside)
    )


def main_verb(grammar: Grammar, run: Sequence[int]) -> int | None:
    """The first verb that depends on no other word of the run, or None where it has none."""
    inside = frozenset(run)
    return next((k for k in run if verbal(grammar, k) and top(grammar, k, inside)), None)
