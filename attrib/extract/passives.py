"""Cues whose subject is spoken to or of: "Asked why, the mayor ...", "a man thought to be ill"."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from importlib import resources

from attrib.extract.form import form
from attrib.extract.grammar import Grammar
from attrib.extract.reading import Reading
from attrib.model import Attribution, Span

Bounds = tuple[int, int]

_LEADING = re.compile(r"(?:and|but|when|if)?\s*$", re.IGNORECASE)
_TO_HAVE = 12
_STATES = frozenset({"have", "be"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_RELATIVE = frozenset({"what", "which", "that", "whom", "who", "whatever"})
_BY = re.compile(r"\bby\s*$", re.IGNORECASE)


def put_to_source(text: str, one: Attribution, sentences: Sequence[Bounds]) -> bool:
    """Whether it only tells what was put to its source: "Asked whether he agreed, the mayor ...".

    Args:
        text: the text of the article.
        one: an attribution as it was read.
        sentences: (start, end) of the sentences of `text`, in order.
    """
    if not one.cue_spans:
        return False
    cue = one.cue_spans[0]
    words = cue.text.lower().split()
    if not words or words[0 if words[0] not in ("when", "if") else -1] not in _words("questioned"):
        return False
    at = bisect_right(sentences, (cue.start, len(text))) - 1
    begin = sentences[at][0] if at >= 0 else 0
    if not _LEADING.fullmatch(text, begin, cue.start):
        return False
    return not any(_BY.search(text, cue.end, span.start) for span in one.source_spans)


def without_accused(text: str, one: Attribution) -> Attribution:
    """The attribution without a source that its cue speaks of: "Ministers accused of hiding it"."""
    if len(one.cue_spans) != 1 or not one.source_spans:
        return one
    cue = one.cue_spans[0]
    if not _spoken_of(text, cue) or not all(_right_before(text, s, cue) for s in one.source_spans):
        return one
    return one.model_copy(update={"source_spans": ()})


def without_described(reading: Reading, found: Sequence[Attribution]) -> list[Attribution]:
    """Those found, none credited to whoever is only described: "a man thought to have fled".

    What is thought is that much and no more: "a man ... to have fled". The sentence that the man
    stands in goes on in the voice of the outlet.
    """
    return [_described(reading, one) for one in found]


def _described(reading: Reading, one: Attribution) -> Attribution:
    text, grammar = reading.article.text, reading.grammar
    if len(one.cue_spans) != 1 or one.cue_spans[0].text.lower() not in _words("described"):
        return one
    cue = one.cue_spans[0]
    after = grammar.within(cue.end, cue.end + _TO_HAVE)
    if len(after) < 2 or grammar.form(after[0]) != "to" or grammar.form(after[1]) not in _STATES:
        return one
    verb = grammar.within(cue.start, cue.end)[0]
    if grammar.has(verb, ("aux", "auxpass")):
        return one
    who = _noun_before(grammar, verb)
    told = _to_clause(grammar, after)
    if told is None or who is None or _in_relative(grammar, who):
        return one
    pieces = [who, told]
    return one.model_copy(
        update={
            "source_spans": (),
            "content_spans": tuple(reading.article.span(*piece) for piece in pieces),
            "form": form(text, pieces),
        }
    )


def _to_clause(grammar: Grammar, after: range) -> Bounds | None:
    """From "to" to the end of what depends on its verb."""
    verb = grammar.words[after[0]].head
    if verb < after[0]:
        return None
    end = grammar.phrase(verb, range(after[0], grammar.sentence(verb).stop))[1]
    return grammar.words[after[0]].start, end


def _noun_before(grammar: Grammar, verb: int) -> Bounds | None:
    """The phrase of the noun right before a verb, with or without a comma between."""
    among = grammar.sentence(verb)
    noun = verb - 1
    if noun in among and grammar.form(noun) == ",":
        noun -= 1
    if noun not in among or grammar.words[noun].tag not in _NOMINAL:
        return None
    return grammar.phrase(noun, range(among.start, noun + 1))


def _in_relative(grammar: Grammar, who: Bounds) -> bool:
    """Whether they think it themselves: "what the mayor thought to be fraud", "a law he ..."."""
    first = grammar.within(*who)[0]
    if grammar.words[first].tag == "PRON":
        return True
    before = first - 1
    return before in grammar.sentence(first) and (
        grammar.words[before].tag in _NOMINAL or grammar.form(before) in _RELATIVE
    )


def _spoken_of(text: str, cue: Span) -> bool:
    begins = text[cue.start : cue.end + 12].lower().split()
    return " ".join(begins[:2]) in _words("headline")


def _right_before(text: str, source: Span, cue: Span) -> bool:
    return source.end <= cue.start and not text[source.end : cue.start].strip()


@cache
def _words(name: str) -> frozenset[str]:
    file = resources.files("attrib.extract").joinpath("cues.toml")
    return frozenset(tomllib.loads(file.read_text(encoding="utf-8"))["passive"][name])
