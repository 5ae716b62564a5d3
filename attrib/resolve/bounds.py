"""Where a noun phrase begins and ends, and what stands behind it or in brackets."""

from __future__ import annotations

from .lexicon import HONOURS, POSSESSIVE, PRONOUNS, people
from .page import DAYS, Page, Range

_STOPS = frozenset({",", ";", ":", "—", "–", "--", "-"})
_DASHES = frozenset({"—", "–", "--", "-"})
_OPEN, _CLOSE = frozenset("(["), frozenset(")]")
_LEADING = frozenset(
    {"both", "either", "neither", "and", "but", "or", "that", "as", "even", "only"}
)
_FLOATING = frozenset({"each", "both", "all", "alike", "together", "jointly", "separately"})
"""Words behind the members of a joint source that belong to the verb: "Lee and Roe each said"."""
_SUBJECTS = frozenset({"i", "we", "he", "she", "they"})
_LONGEST = 200
_SCRAP, _LONGEST_WAY = 2, 20


def within(page: Page, first: int, stop: int) -> int:
    """`stop`, or where to stop reading a stretch that is longer than any noun phrase."""
    if stop - first <= _LONGEST:
        return stop
    name = page.name_at(first + _LONGEST - 1)
    return min(stop, name.stop) if name is not None else first + _LONGEST


def trimmed(page: Page, first: int, stop: int) -> Range:
    """The stretch without what belongs to the clause: punctuation, "both", "according to"."""
    while first < stop and (
        page.tag(first) in ("PUNCT", "SPACE", "CCONJ", "SCONJ", "ADP")
        or (page.lower(first) in _LEADING and stop - first > 1 and page.tag(first) != "DET")
        or page.lower(first) in ("according", "both")
    ):
        alone = stop - first == 1 and (page.lower(first) in PRONOUNS or page.lower(first) == "both")
        if page.name_at(first) or alone:
            break
        if page.lower(first) == "at" and page.lower(first + 1) in ("least", "most"):
            break
        first += 1
    while stop > first and (
        (page.tag(stop - 1) in ("PUNCT", "SPACE", "CCONJ") and page.text(stop - 1) not in _CLOSE)
        or page.tail(stop - 1)
        or (page.lower(stop - 1) in _FLOATING and stop - first > 1)
        or (page.lower(stop - 1) in DAYS and stop - first > 1 and page.name_at(stop - 2))
    ):
        stop -= 1
    return first, stop


def unbroken(page: Page, first: int, stop: int) -> int:
    """`first`, or where the person is named whose site's address the words break off.

    Of "Ann Lee, editor of acme.biz, said" a tagger may take but "biz" for the source.
    """
    touching = first > 1 and page.text(first - 1) == "." and stop - first <= _SCRAP
    if not touching or page.words[first - 1].end != page.words[first].start:
        return first
    if page.words[first - 2].end != page.words[first - 1].start:
        return first
    for i in range(first - 2, max(first - _LONGEST_WAY, -1), -1):
        name = page.name_at(i)
        if page.sentence(i) != page.sentence(first):
            break
        if name is not None and name.label == "PER" and page.text(name.stop) == ",":
            return name.first
    return first


def determines(page: Page, first: int, stop: int) -> bool:
    """Whether a pronoun begins a longer phrase ("his lawyer", "that report", "we Americans")."""
    return (
        first + 1 < stop
        and (page.lower(first) in POSSESSIVE or page.tag(first) == "DET")
        and page.tag(first + 1) in ("NOUN", "PROPN", "ADJ", "NUM", "VERB", "ADV", "PUNCT")
    )


def base_end(page: Page, first: int, stop: int) -> tuple[int, tuple[Range, ...]]:
    """Where the phrase proper ends, and the stretches in brackets up to `stop`."""
    brackets: list[Range] = []
    opened, cut = -1, -1
    for i in range(first, stop):
        name, word = page.name_at(i), page.text(i)
        if name is not None and i > name.first and word not in "()[]":
            continue
        if word in _OPEN:
            opened = i
        elif word in _CLOSE and opened >= 0:
            brackets.append((opened + 1, i))
            opened = -1
        elif opened < 0 and cut < 0 and i > first and _ends_base(page, i, stop):
            cut = i
    if cut < 0:
        cut = stop
    if opened >= 0:
        cut = min(cut, opened)
    return max(cut, first), tuple(b for b in brackets if b[0] < b[1])


def _ends_base(page: Page, i: int, stop: int) -> bool:
    word, tag = page.lower(i), page.tag(i)
    if word in _STOPS:
        glued = word in _DASHES and page.words[i - 1].end == page.words[i].start
        return not glued or i + 1 >= stop
    if word in ("who", "whom", "whose", "which", "where", "when"):
        return True
    if word == "that":
        return tag in ("PRON", "SCONJ")
    if i + 1 < stop and tag == "ADP" and page.lower(i + 1) in ("whom", "which", "whose"):
        return True
    if tag == "AUX" or (word in _SUBJECTS and page.tag(i - 1) in ("NOUN", "PROPN")):
        # "All the experts I | spoke to": a relative clause without its pronoun.
        return True
    if tag in ("VERB", "ADV"):
        if page.relation(i) in ("amod", "compound", "nmod") and i + 1 < stop:
            return False
        return page.tag(i - 1) in ("NOUN", "PROPN", "PRON") and not page.possessive(i - 1)
    return False


def without_brackets(page: Page, first: int, stop: int, brackets: tuple[Range, ...]) -> int:
    """`stop` moved before closing brackets and loose punctuation at the end."""
    while stop > first:
        ending = [b for b in brackets if b[1] == stop - 1 and b[0] - 1 >= first]
        if ending:
            stop = ending[0][0] - 1
        elif page.tag(stop - 1) == "PUNCT" or page.tail(stop - 1):
            stop -= 1
        else:
            break
    return stop


def without_honours(page: Page, first: int, stop: int) -> int:
    """`stop` moved before the letters behind a person's name: "Ann Lee | KC"."""
    while stop - 1 > first and page.text(stop - 1) in HONOURS:
        name = page.name_at(stop - 2)
        if name is None or name.label != "PER":
            break
        stop -= 1
    return stop


def segments(page: Page, cut: int, stop: int) -> tuple[Range, ...]:
    """What commas and dashes set off behind the phrase, up to a relative clause or a verb."""
    found: list[Range] = []
    start = cut
    for i in range(cut, stop):
        word = page.lower(i)
        name = page.name_at(i)
        if word in (",", ";", "—", "–", "--") and not (name and i > name.first):
            if i > start:
                found.append((start, i))
            start = i + 1
        elif i == start and (
            word in ("who", "whom", "whose", "which", "where", "when", "that")
            or page.tag(i) in ("VERB", "AUX", "SCONJ", "CCONJ")
        ):
            return tuple(found)
    if start < stop and start > cut:
        found.append((start, stop))
    return tuple(found)


def quantified(page: Page, first: int, stop: int) -> int:
    """Behind "one of" and "some of the", which count what follows: "one of the officials"."""
    for i in range(first, min(first + 3, stop - 2)):
        counts = page.lower(i) in people().quantities or page.tag(i) == "NUM"
        if counts and page.lower(i + 1) == "of":
            return i + 1
    return first


def complement_start(page: Page, first: int, stop: int, brackets: tuple[Range, ...]) -> int:
    """The first preposition outside of names and brackets, or `stop`."""
    inside = {i for b in brackets for i in range(b[0] - 1, b[1] + 1)}
    for i in range(first + 1, stop):
        name = page.name_at(i)
        if page.tag(i) == "ADP" and not (name and i > name.first) and i not in inside:
            return i
    return stop
