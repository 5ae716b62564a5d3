"""The tense of a claim: that of its main verb."""

from __future__ import annotations

from attrib.claims.forms import forms, past
from attrib.claims.predicates import AUXILIARIES, SUBJECTS
from attrib.extract.grammar import Grammar
from attrib.model import Tense

_PLURAL = frozenset({"they", "we", "you", "i", "these", "those", "who", "which", "that"})


def tense(grammar: Grammar, verb: int, *, reported: bool) -> Tense | None:
    """The tense of a verb with its auxiliaries.

    The perfect ("has fallen", "may have fled") is past: what it tells has happened. A verb of
    expectation or will before it ("is expected to rise", "plans to leave") makes it future.

    Args:
        verb: index of the verb in the words of the article.
        reported: whether it stands in indirect speech, where "would" is said for "will".

    Returns:
        `None` where the form does not tell: "to leave", "planned to leave", "could leave".
    """
    helpers = _helpers(grammar, verb)
    if any(form in forms()["future"] for form in helpers):
        return "future"
    if "to" in helpers:
        return _of_infinitive(grammar, verb, helpers, reported=reported)
    form = _plain(grammar, verb)
    if any(one in forms()["modal"] for one in helpers):
        if "have" in helpers or "'ve" in helpers:
            return "past"
        would = any(one in ("would", "wouldn't") for one in helpers)
        return "future" if reported and would else None
    if helpers:
        return _of_helper(helpers)
    return _of_form(grammar, verb, form)


def _helpers(grammar: Grammar, verb: int) -> list[str]:
    return [
        _plain(grammar, child)
        for child in grammar.children[verb]
        if child < verb and grammar.words[child].relation in AUXILIARIES
    ]


def _plain(grammar: Grammar, index: int) -> str:
    return grammar.form(index).replace("’", "'")


def _of_helper(helpers: list[str]) -> Tense | None:
    words = forms()
    # "'s been": the short form of "has".
    if helpers[0] == "'s" and "been" in helpers:
        return "past"
    if helpers[0] in words["past"]:
        return "past"
    return "present" if helpers[0] in words["present"] else None


def _of_infinitive(
    grammar: Grammar, verb: int, helpers: list[str], *, reported: bool
) -> Tense | None:
    if "have" in helpers:
        return "past"
    head = grammar.words[verb].head
    if head == verb or grammar.words[verb].relation not in ("xcomp", "advcl", "ccomp"):
        return None
    form = _plain(grammar, head)
    if form in forms()["coming"] or (reported and form in forms()["once_coming"]):
        return "future"
    if form in forms()["once_coming"]:
        return None
    governing = _helpers(grammar, head)
    if governing:
        return _of_helper(governing)
    return _of_form(grammar, head, form)


def _of_form(grammar: Grammar, verb: int, form: str) -> Tense | None:
    words = forms()
    if form in words["future"]:
        return "future"
    if form in words["possessing"]:
        return "present"
    if form in words["past"] or form in words["irregular"]:
        return "past"
    if form in words["present"]:
        return "present"
    if form in words["modal"] or form.endswith("ing") or not form.isalpha():
        return None
    if form in words["same"]:
        return "past" if _singular(grammar, verb) else None
    if past(form):
        return "past"
    has_subject = any(grammar.words[k].relation in SUBJECTS for k in grammar.children[verb])
    tagged = grammar.words[verb].tag in ("VERB", "AUX")
    return "present" if has_subject and tagged else None


def _singular(grammar: Grammar, verb: int) -> bool:
    """Whether the subject is one that a verb in the present would end in "-s" for."""
    for child in grammar.children[verb]:
        if grammar.words[child].relation in SUBJECTS:
            form = _plain(grammar, child)
            return form in ("he", "she", "it") or (
                grammar.words[child].tag in ("NOUN", "PROPN")
                and not form.endswith("s")
                and form not in _PLURAL
                and form not in ("police", "people", "children", "men", "women")
                and not grammar.has(child, ("conj",))
            )
    return False
