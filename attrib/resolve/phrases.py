"""The noun phrase behind a stretch of words: its name, its description, what stands behind it.

Tags and names carry the work; dependencies only confirm, because a predicted parse is wrong most
often where noun phrases are long.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from attrib.extract.reading import NameLabel

from .bounds import (
    base_end,
    complement_start,
    determines,
    quantified,
    segments,
    trimmed,
    within,
    without_brackets,
    without_honours,
)
from .lexicon import NOBODY, POSSESSIVE, PRONOUNS, human, people, singular, title
from .lexicon import plural as plural_noun
from .names import body_at_end, grown, modifies, name_at_end, name_in_complement, told_from
from .page import Page, Range

Form = Literal["name", "description", "pronoun"]
Article = Literal["definite", "indefinite", "possessive", "bare"]

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})


# Not frozen: a frozen one takes four times as long to make, and a text has many.
@dataclass(slots=True, unsafe_hash=True)
class Phrase:
    """A noun phrase or pronoun, in indices of `Reading.words`.

    Attributes:
        first, stop: the mention itself: no relative clause, bracket or apposition behind it.
        head: its head word.
        form: name, description or pronoun.
        name: the proper name, without title; `None` for the other forms.
        label: what kind of name a tagger took it for.
        before: the words in front of the name, or those of a description up to its complement.
        complement: what a preposition ties to it ("for the Pentagon").
        behind: the stretches after it that commas or dashes set off.
        brackets: the stretches in brackets in or behind it.
    """

    first: int
    stop: int
    head: int
    form: Form
    name: Range | None = None
    label: NameLabel | None = None
    before: Range = (0, 0)
    complement: Range = (0, 0)
    behind: tuple[Range, ...] = ()
    brackets: tuple[Range, ...] = ()


def phrase(page: Page, first: int, stop: int) -> Phrase | None:
    """The phrase that the words `first` to `stop` hold; `None` if they hold no noun or pronoun.

    Of a stretch longer than any noun phrase only the first 200 words are read.
    """
    first, stop = trimmed(page, first, within(page, first, stop))
    if first >= stop:
        return None
    if page.lower(first) in PRONOUNS and not determines(page, first, stop):
        return Phrase(first, first + 1, first, "pronoun")
    if page.lower(first) in NOBODY:
        return None
    cut, brackets = base_end(page, first, stop)
    behind = segments(page, cut, stop)
    base = without_honours(page, first, without_brackets(page, first, cut, brackets))
    if base <= first:
        return None
    edge = complement_start(page, quantified(page, first, base), base, brackets)
    inner = name_in_complement(page, edge, base)
    if inner is not None:
        return _named(page, first, inner, "PER", (0, 0), behind, brackets)
    left = without_brackets(page, first, edge, brackets)
    found = name_at_end(page, first, left) or body_at_end(page, first, left, edge, base)
    if found is not None:
        name, label = found
        name = grown(page, name, label, edge, base)
        if modifies(page, name, base):
            edge = base
            found = name_at_end(page, name[1], base)
            if found is None:
                return _described(page, first, base, base, base, behind, brackets)
            name, label = found
        end = max(name[1], left)
        rest = (end, base) if end < base else (0, 0)
        return _named(page, first, name, label, rest, behind, brackets)
    return _described(page, first, left, edge, base, behind, brackets)


def _named(
    page: Page,
    first: int,
    name: Range,
    label: NameLabel | None,
    rest: Range,
    behind: tuple[Range, ...],
    brackets: tuple[Range, ...],
) -> Phrase:
    first = told_from(page, first, name[0], label)
    before = (first, name[0])
    return Phrase(first, name[1], name[1] - 1, "name", name, label, before, rest, behind, brackets)


def _described(
    page: Page,
    first: int,
    left: int,
    edge: int,
    base: int,
    behind: tuple[Range, ...],
    brackets: tuple[Range, ...],
) -> Phrase | None:
    head = left - 1
    while head > first and page.tag(head) == "PUNCT":
        head -= 1
    if head < first or page.tag(head) in ("PUNCT", "CCONJ", "ADP", "ADV", "AUX", "SYM", "PART"):
        return None
    if head > first and _postpositive(page, head):
        edge = head
        head -= 1
    complement = (edge, base) if edge < base else (0, 0)
    before = (first, head + 1)
    return Phrase(
        first, base, head, "description", None, None, before, complement, behind, brackets
    )


def _postpositive(page: Page, i: int) -> bool:
    """Whether an adjective stands behind the noun for a person: "a woman familiar with it"."""
    if page.tag(i) != "ADJ" and page.lower(i) != "close":
        return False
    word = singular(page.lower(i - 1))
    return page.tag(i - 1) == "NOUN" and (human(word) or word == "people")


def noun(page: Page, item: Phrase) -> str:
    """The head noun of a description, singular and in lower case."""
    return singular(page.lower(item.head))


def modifiers(page: Page, item: Phrase) -> frozenset[str]:
    """The content words of a description beside its head, in lower case."""
    words = [*range(*item.before), *range(*item.complement)]
    return frozenset(
        singular(page.lower(i))
        for i in words
        if i != item.head and page.tag(i) in ("NOUN", "PROPN", "ADJ", "VERB", "NUM")
    )


def article(page: Page, item: Phrase) -> Article:
    """How the phrase introduces itself: "the", "a", a possessor, or nothing."""
    word = page.lower(item.first)
    if word in POSSESSIVE:
        return "possessive"
    possessor = any(page.possessive(i) for i in range(*item.before) if i < item.head)
    if possessor:
        return "possessive"
    if word in _DEFINITE:
        return "definite"
    if word in people().indefinite or page.tag(item.first) == "NUM":
        return "indefinite"
    return "bare"


def plural(page: Page, item: Phrase) -> bool:
    """Whether a description stands for more than one ("officials", "two groups")."""
    if item.form == "description" and page.lower(item.first) in ("one", "each", "neither"):
        return False
    return item.form == "description" and (
        plural_noun(page.lower(item.head))
        or page.lower(item.head) in ("many", "some", "percent", "%")
    )


def gender_word(page: Page, item: Phrase) -> str | None:
    """The word that tells the gender, if one does: a title, or the noun of the description."""
    known = people()
    for i in reversed(range(*item.before)):
        word = singular(page.lower(i).rstrip("."))
        if page.possessive(i):
            break
        if known.titles.get(word) and item.name is not None:
            return word
        if known.nouns.get(word):
            return word
    return None


def determined_by_human(page: Page, item: Phrase) -> bool:
    """Whether the word just before the name is a title or a noun for a person."""
    i = item.name[0] - 1 if item.name else -1
    while i >= item.first and page.tag(i) == "PUNCT":
        i -= 1
    if i < item.first or page.possessive(i):
        return False
    word = page.lower(i).rstrip(".")
    if item.label in ("LOC", "ORG", "MISC") and singular(word) in people().shared:
        return False
    if item.label == "ORG" and page.tag(i) == "NOUN" and singular(word) != word:
        # "Analysts Gartner" is a firm of them.
        return False
    return title(word) or human(singular(word))
