"""The proper name in a noun phrase, where taggers have cut it short or not seen it."""

from __future__ import annotations

from attrib.extract.reading import NameLabel

from .kinds import body_word, heads, noun_kind
from .lexicon import human, people, plain, singular, title
from .page import DAYS, Page, Range
from .parties import party, starts

_BEFORE_NAME = frozenset({"NOUN", "PROPN", "ADJ", "DET"})
_CLOSE = frozenset(")]")
_NATIONAL = ("an", "ine", "ese", "ish", "sh", "ss", "ch", "ek", "i")
_AGENT = ("er", "or", "ar", "ist", "ian", "man", "woman", "eer", "ee", "ess", "mate")
"""Endings of nouns that may be for a person, though no list holds them."""
_INSIDE_NAME = frozenset({"of", "for", "on", "and", "the", "&", "in", "at"})


def role_word(page: Page, i: int) -> bool:
    """Whether the word is a title or a noun for a person."""
    word = singular(page.lower(i).rstrip("."))
    return human(word) or title(word)


def name_at_end(page: Page, first: int, stop: int) -> tuple[Range, NameLabel | None] | None:
    """The proper name with which a phrase without complement ends, and its label."""
    last = stop - 1
    if last < first:
        return None
    if _twice(page, first, last):
        return (last - 2, stop), "ORG"
    name = page.name_at(last)
    if name is not None:
        start = max(name.first, first)
        known = name.label == "ORG" and page.text(start) in starts()
        if known and party(tuple(map(page.text, range(start, stop)))):
            # "The Conservatives", though conservatives are people too.
            return (start, stop), "ORG"
        if name.label in ("PER", "MISC"):
            start = _without_nation(page, _untitled(page, start, stop), stop)
        elif name.label == "ORG":
            start = _over_the(page, first, _capitalised(page, start, stop))
        if start == last and _forename(page, first, last):
            given = plain(page.lower(last - 1)) in people().first
            return (last - 1, stop), "PER" if given else name.label
        if start == last and (_only_role(page, first, last) or _demonym(page, last, name.label)):
            return None
        if start == last and _one_of_a_nation(page, first, last):
            return None
        if _only_noun(page, start, last):
            return None
        return (start, stop), name.label
    surname = page.capital(last) and page.lower(last) in page.surnames
    if not page.proper(last) and not surname and not _capital_body(page, first, last):
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
    begun = page.name_at(start)
    if begun is not None and first <= begun.first < start and begun.label == "ORG":
        # The tagger has cut a body's name short: "Association of Flight" [Attendants].
        start = begun.first
    elif body_word(page.text(last)):
        start = _over_the(page, first, _over_and(page, first, start))
    else:
        start = _untitled(page, start, stop)
    if _only_role(page, first, last) and (start == last or role_word(page, last)):
        return None
    if _only_noun(page, start, last):
        return None
    return (start, stop), None


def name_in_complement(page: Page, edge: int, stop: int) -> Range | None:
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


def body_at_end(
    page: Page, first: int, left: int, edge: int, stop: int
) -> tuple[Range, NameLabel | None] | None:
    """A body's noun in capitals before "of" and a name, which no tagger has seen as one name."""
    last = left - 1
    if left != edge or edge + 1 >= stop or last <= first or not page.capital(last):
        return None
    named = page.lower(edge) in ("of", "for") and page.capital(edge + 1)
    if named and body_word(page.text(last)) and page.blocks[last] not in page.headlines:
        return (last, left), "ORG"
    return None


def grown(page: Page, name: Range, label: NameLabel | None, edge: int, stop: int) -> Range:
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


def modifies(page: Page, name: Range, stop: int) -> bool:
    """Whether a body's name stands before a noun: "Church of Ohio spokeswoman Ann Lee"."""
    return (
        name[1] < stop
        and page.tag(name[1]) in ("NOUN", "PROPN", "ADJ")
        and page.text(name[1] - 1) != ")"
        and not page.possessive(name[1] - 1)
    )


def told_from(page: Page, first: int, name: int, label: NameLabel | None) -> int:
    """Where a mention begins: before its title or description, not at a stray name before it."""
    for i in range(name - 1, first - 1, -1):
        if page.text(i) == "/":
            return i + 1
    if label == "ORG" and name > first and _another_phrase(page, name - 1):
        return name
    if label != "PER" or name <= first:
        return first
    start = name
    while start > first and (page.honorific(start - 1) or page.tag(start - 1) == "PUNCT"):
        start -= 1
    if start > first and page.tag(start - 1) == "NOUN":
        return first if agent(page, start - 1) else start
    if page.tag(name - 1) == "DET":
        return first
    return first if any(role_word(page, i) for i in range(first, name)) else start


def _another_phrase(page: Page, i: int) -> bool:
    """Whether a plural noun before a body's name belongs to another phrase: "the fields Acme"."""
    low = page.lower(i)
    word = singular(low)
    if page.tag(i) != "NOUN" or word == low or not page.text(i).islower():
        return False
    return not human(word) and noun_kind((word,), many=False) is None


def agent(page: Page, i: int) -> bool:
    """Whether a noun beside a person's name can say who that is: not "the next thing Ann"."""
    low = page.lower(i).rstrip(".")
    word = singular(low)
    if human(word) or title(word):
        return True
    kind = noun_kind((word,), many=False)
    if word != low or kind in ("document", "social"):
        return False
    return kind is not None or word.endswith(_AGENT)


def _capital_body(page: Page, first: int, last: int) -> bool:
    """Whether a noun for a body is written as the end of a name: "the Pensions Regulator"."""
    inside = last > first and page.capital(last - 1) and page.tag(last - 1) in ("PROPN", "NOUN")
    inside = inside and page.tag(first) != "ADJ" and page.blocks[last] not in page.headlines
    return inside and page.capital(last) and body_word(page.text(last))


def _only_role(page: Page, first: int, last: int) -> bool:
    """Whether the one word of a would-be name is a role: "the President", "Press Secretary"."""
    if not role_word(page, last) or page.lower(last) in page.surnames:
        return False
    return last == first or not page.honorific(last - 1)


def _only_noun(page: Page, start: int, last: int) -> bool:
    """Whether a would-be name is a noun that is written in capitals: "TV", "State TV"."""
    words = tuple(page.lower(i) for i in range(start, last + 1))
    return words[-1] == "tv" and words in heads()


def _forename(page: Page, first: int, last: int) -> bool:
    """Whether a name of one word has lost its first one to the tagger ("Anatole" [France])."""
    return (
        last > first
        and page.tag(last - 1) == "PROPN"
        and page.capital(last - 1)
        and page.name_at(last - 1) is None
        and not role_word(page, last - 1)
        and not page.lower(last - 1).endswith(".")
        and page.lower(last - 1) not in DAYS
        and page.blocks[last] not in page.headlines
    )


def _demonym(page: Page, last: int, label: NameLabel | None) -> bool:
    """Whether a name of one word is that of a people or party's members ("Americans").

    In "the 29-year-old Kenyan" it is that of one of them.
    """
    if label != "MISC":
        return False
    one = last > 0 and page.lower(last - 1) == "old"
    return one or page.lower(last).endswith(("ns", "is", "ats", "ists", "ish", "ese"))


def _without_nation(page: Page, start: int, stop: int) -> int:
    """`start` moved behind "Argentine" in "Argentine Juan Lee", which is none of the name."""
    low = page.lower(start)
    # "Dane Lee" bears a first name; an adjective is none.
    nation = (low in people().demonyms or low in people().nations) and low.endswith(_NATIONAL)
    return start + 1 if nation and start + 1 < stop and low not in people().first else start


def _one_of_a_nation(page: Page, first: int, last: int) -> bool:
    """Whether a would-be name is but what somebody's people are called: "the Argentine"."""
    low = page.lower(last)
    told = low in people().demonyms and low not in page.surnames
    if page.tag(last) == "ADJ" or page.relation(last) in ("amod", "compound"):
        # "The German and French leaders" are of Germany.
        return False
    return told and any(page.tag(i) == "DET" for i in range(first, last))


def _over_and(page: Page, first: int, start: int) -> int:
    """`start` of a body's name moved over "Central and" in "the Central and Eastern Council"."""
    joined = start - 2 >= first and page.lower(start - 1) == "and" and page.capital(start - 2)
    whole = start - 2 == first or (start - 3 >= first and page.tag(start - 3) == "DET")
    return start - 2 if joined and whole else start


def _over_the(page: Page, first: int, start: int) -> int:
    """`start` of a body's name moved over a first word in capitals: "Unite the Union"."""
    joined = start - 2 == first and page.lower(start - 1) == "the" and page.capital(first)
    day = page.lower(first) in DAYS or page.lower(first) in people().never
    return first if joined and page.tag(first) == "PROPN" and not day else start


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
        if role_word(page, i) and plain(page.lower(i)) not in people().first:
            best = i + 1
    return best


def _capitalised(page: Page, start: int, stop: int) -> int:
    """Past the small words before a body's name: "trade union" of "trade union Solidarity"."""
    here = start
    while here < stop - 1 and page.text(here).islower() and page.tag(here) in _BEFORE_NAME:
        here += 1
    return here if page.capital(here) else start
