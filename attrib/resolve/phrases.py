"""The noun phrase behind a stretch of words: its name, its description, what stands behind it.

Tags and names carry the work; dependencies only confirm, because a predicted parse is wrong most
often where noun phrases are long.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from attrib.extract.reading import NameLabel

from .kinds import body_word
from .lexicon import NOBODY, POSSESSIVE, PRONOUNS, human, people, singular, title
from .lexicon import plural as plural_noun
from .page import Page, Range

Form = Literal["name", "description", "pronoun"]
Article = Literal["definite", "indefinite", "possessive", "bare"]

_STOPS = frozenset({",", ";", ":", "—", "–", "--", "-"})
_DASHES = frozenset({"—", "–", "--", "-"})
_OPEN, _CLOSE = frozenset("(["), frozenset(")]")
_LEADING = frozenset(
    {"both", "either", "neither", "and", "but", "or", "that", "as", "even", "only"}
)
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
_INDEFINITE = frozenset(
    [
        "a",
        "an",
        "another",
        "some",
        "one",
        "many",
        "several",
        "few",
        "most",
        "any",
        "other",
        "more",
        "each",
        "every",
        "no",
        "all",
        "numerous",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "dozens",
        "hundreds",
        "thousands",
    ]
)
_LONGEST = 200
_QUANTITIES = frozenset(
    [
        "one",
        "two",
        "three",
        "some",
        "many",
        "most",
        "several",
        "few",
        "all",
        "none",
        "both",
        "half",
        "dozens",
        "hundreds",
        "thousands",
        "scores",
        "percent",
        "group",
        "number",
        "handful",
        "majority",
        "couple",
        "chorus",
    ]
)
_INSIDE_NAME = frozenset({"of", "for", "on", "and", "the", "&", "in", "at"})


@dataclass(frozen=True, slots=True)
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
    first, stop = _trim(page, first, within(page, first, stop))
    if first >= stop:
        return None
    if page.lower(first) in PRONOUNS and not _determines(page, first, stop):
        return Phrase(first, first + 1, first, "pronoun")
    if page.lower(first) in NOBODY:
        return None
    cut, brackets = _base(page, first, stop)
    behind = _segments(page, cut, stop)
    base = _without_brackets(page, first, cut, brackets)
    if base <= first:
        return None
    edge = _complement_start(page, _quantified(page, first, base), base, brackets)
    inner = _name_in_complement(page, edge, base)
    if inner is not None:
        return Phrase(
            first,
            inner[1],
            inner[1] - 1,
            "name",
            inner,
            "PER",
            (first, inner[0]),
            (0, 0),
            behind,
            brackets,
        )
    left = _without_brackets(page, first, edge, brackets)
    found = _name_at_end(page, first, left)
    if found is not None:
        name, label = found
        name, base = _grown(page, name, label, edge, base), base
        end = max(name[1], left)
        rest = (end, base) if end < base else (0, 0)
        first = _told_from(page, first, name[0], label)
        return Phrase(
            first,
            name[1],
            name[1] - 1,
            "name",
            name,
            label,
            (first, name[0]),
            rest,
            behind,
            brackets,
        )
    head = left - 1
    while head > first and page.tag(head) == "PUNCT":
        head -= 1
    if page.tag(head) in ("PUNCT", "CCONJ", "ADP", "ADV", "AUX", "SYM", "PART"):
        return None
    complement = (edge, base) if edge < base else (0, 0)
    return Phrase(
        first,
        base,
        head,
        "description",
        None,
        None,
        (first, head + 1),
        complement,
        behind,
        brackets,
    )


def within(page: Page, first: int, stop: int) -> int:
    """`stop`, or where to stop reading a stretch that is longer than any noun phrase."""
    if stop - first <= _LONGEST:
        return stop
    name = page.name_at(first + _LONGEST - 1)
    return min(stop, name.stop) if name is not None else first + _LONGEST


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
    if word in _INDEFINITE or page.tag(item.first) == "NUM":
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
    return title(word) or human(singular(word))


def _told_from(page: Page, first: int, name: int, label: NameLabel | None) -> int:
    """Where a mention begins: before its title or description, not at a stray name before it."""
    for i in range(name - 1, first - 1, -1):
        if page.text(i) == "/":
            return i + 1
    if label != "PER" or page.tag(name - 1) in ("NOUN", "DET") or name <= first:
        return first
    return first if any(role_word(page, i) for i in range(first, name)) else name


def _trim(page: Page, first: int, stop: int) -> Range:
    while first < stop and (
        page.tag(first) in ("PUNCT", "SPACE", "CCONJ", "SCONJ", "ADP")
        or (page.lower(first) in _LEADING and stop - first > 1 and page.tag(first) != "DET")
        or page.lower(first) in ("according", "both")
    ):
        if page.name_at(first) or (page.lower(first) in PRONOUNS and stop - first == 1):
            break
        first += 1
    while stop > first and (
        (page.tag(stop - 1) in ("PUNCT", "SPACE", "CCONJ") and page.text(stop - 1) not in _CLOSE)
        or page.tail(stop - 1)
    ):
        stop -= 1
    return first, stop


def _determines(page: Page, first: int, stop: int) -> bool:
    """Whether a pronoun begins a longer phrase ("his lawyer", "that report", "we Americans")."""
    return (
        first + 1 < stop
        and (page.lower(first) in POSSESSIVE or page.tag(first) == "DET")
        and page.tag(first + 1) in ("NOUN", "PROPN", "ADJ", "NUM", "VERB", "ADV", "PUNCT")
    )


def _base(page: Page, first: int, stop: int) -> tuple[int, tuple[Range, ...]]:
    """Where the phrase proper ends, and the stretches in brackets up to `stop`."""
    brackets: list[Range] = []
    opened, cut = -1, -1
    for i in range(first, stop):
        name = page.name_at(i)
        if name is not None and i > name.first and page.text(i) not in "()[]":
            continue
        if page.text(i) in _OPEN:
            opened = i
        elif page.text(i) in _CLOSE and opened >= 0:
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
    if tag == "AUX":
        return True
    if tag in ("VERB", "ADV"):
        if page.relation(i) in ("amod", "compound", "nmod") and i + 1 < stop:
            return False
        return page.tag(i - 1) in ("NOUN", "PROPN", "PRON") and not page.possessive(i - 1)
    return False


def _without_brackets(page: Page, first: int, stop: int, brackets: tuple[Range, ...]) -> int:
    """`stop` moved before closing brackets and loose punctuation at the end."""
    while stop > first:
        ending = next((b for b in brackets if b[1] == stop - 1 and b[0] - 1 >= first), None)
        if ending is not None:
            stop = ending[0] - 1
        elif page.tag(stop - 1) == "PUNCT" or page.tail(stop - 1):
            stop -= 1
        else:
            break
    return stop


def _segments(page: Page, cut: int, stop: int) -> tuple[Range, ...]:
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


def _quantified(page: Page, first: int, stop: int) -> int:
    """Behind "one of" and "some of the", which count what follows: "one of the officials"."""
    for i in range(first, min(first + 3, stop - 2)):
        counts = page.lower(i) in _QUANTITIES or page.tag(i) == "NUM"
        if counts and page.lower(i + 1) == "of":
            return i + 1
    return first


def _complement_start(page: Page, first: int, stop: int, brackets: tuple[Range, ...]) -> int:
    inside = {i for b in brackets for i in range(b[0] - 1, b[1] + 1)}
    for i in range(first + 1, stop):
        name = page.name_at(i)
        if page.tag(i) == "ADP" and not (name and i > name.first) and i not in inside:
            return i
    return stop


def _name_in_complement(page: Page, edge: int, stop: int) -> Range | None:
    """The person named behind a role: "the head of the Fund Ann Lee", not "a friend of Ann Lee".

    What stands between the last preposition and the name decides: with a title or a noun for a
    person there ("of President Lee") the name belongs to the complement.
    """
    if edge >= stop or not role_word(page, edge - 1):
        return None
    name = page.name_at(stop - 1)
    if name is None or name.label != "PER" or name.first <= edge + 1:
        return None
    start = _untitled(page, name.first, stop)
    before = start - 1
    if page.tag(before) not in ("NOUN", "PROPN") and page.text(before) not in _CLOSE:
        return (start, stop) if start > name.first else None
    i = before
    while i > edge and page.tag(i) != "ADP":
        if role_word(page, i) and not (page.honorific(i) and i > edge + 1):
            return None
        if page.possessive(i):
            return None
        i -= 1
    return (start, stop)


def role_word(page: Page, i: int) -> bool:
    """Whether the word is a title or a noun for a person."""
    word = singular(page.lower(i).rstrip("."))
    return human(word) or title(word)


def _name_at_end(page: Page, first: int, stop: int) -> tuple[Range, NameLabel | None] | None:
    """The proper name with which a phrase without complement ends, and its label."""
    last = stop - 1
    if last < first:
        return None
    if _twice(page, first, last):
        return (last - 2, stop), "ORG"
    name = page.name_at(last)
    if name is not None:
        start = max(name.first, first)
        if name.label in ("PER", "MISC"):
            start = _untitled(page, start, stop)
        if start == last and _forename(page, first, last):
            given = page.lower(last - 1) in people().first
            return (last - 1, stop), "PER" if given else name.label
        if start == last and (_only_role(page, first, last) or _demonym(page, last, name.label)):
            return None
        return (start, stop), name.label
    if not page.proper(last) and not (page.capital(last) and page.lower(last) in page.surnames):
        return None
    if page.blocks[last] in page.headlines and page.tag(max(first, last - 1)) != "PROPN":
        return None
    start = last
    while (
        start > first
        and page.capital(start - 1)
        and page.tag(start - 1) in ("PROPN", "ADJ", "NOUN")
        and not page.possessive(start - 1)
        and page.lower(start - 1) not in people().never
    ):
        start -= 1
    if body_word(page.text(last)):
        start = _over_and(page, first, start)
    else:
        start = _untitled(page, start, stop)
    if start == last and _only_role(page, first, last):
        return None
    return (start, stop), None


def _only_role(page: Page, first: int, last: int) -> bool:
    """Whether the one word of a would-be name is a role: "the President", "Press Secretary"."""
    if not role_word(page, last) or page.lower(last) in page.surnames:
        return False
    return last == first or not page.honorific(last - 1)


def _forename(page: Page, first: int, last: int) -> bool:
    """Whether a name of one word has lost its first one to the tagger ("Anatole" [France])."""
    return (
        last > first
        and page.tag(last - 1) == "PROPN"
        and page.capital(last - 1)
        and page.name_at(last - 1) is None
        and not role_word(page, last - 1)
        and not page.lower(last - 1).endswith(".")
        and page.blocks[last] not in page.headlines
    )


def _demonym(page: Page, last: int, label: NameLabel | None) -> bool:
    """Whether a name of one word is that of a people or party's members ("Americans")."""
    return label == "MISC" and page.lower(last).endswith(("ns", "is", "ats", "ists", "ish", "ese"))


def _over_and(page: Page, first: int, start: int) -> int:
    """`start` of a body's name moved over "Central and" in "the Central and Eastern Council"."""
    joined = start - 2 >= first and page.lower(start - 1) == "and" and page.capital(start - 2)
    whole = start - 2 == first or (start - 3 >= first and page.tag(start - 3) == "DET")
    return start - 2 if joined and whole else start


def _twice(page: Page, first: int, last: int) -> bool:
    """Whether a phrase ends with one name joined to itself: "Johnson and Johnson"."""
    return (
        last - 2 >= first
        and page.lower(last - 1) in ("and", "&")
        and page.proper(last)
        and page.lower(last) == page.lower(last - 2)
    )


def _untitled(page: Page, start: int, stop: int) -> int:
    """`start` moved behind the titles and role nouns with which a name begins."""
    best = start
    for i in range(start, stop - 1):
        if role_word(page, i) and page.lower(i) not in people().first:
            best = i + 1
    return best


def _grown(page: Page, name: Range, label: NameLabel | None, edge: int, stop: int) -> Range:
    """A body's name carried over "of" or "for" to the proper nouns behind it."""
    if label in ("PER", "LOC") or name[1] != edge or edge >= stop:
        return name
    if label is None and not body_word(page.text(name[1] - 1)):
        return name
    if page.lower(edge) not in ("of", "for"):
        return name
    end, i = name[1], edge
    while i < stop and (page.lower(i) in _INSIDE_NAME or page.capital(i)):
        if page.capital(i):
            end = i + 1
        i += 1
    return (name[0], end)
