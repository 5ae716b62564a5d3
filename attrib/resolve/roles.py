"""Role and affiliation of a source, from titles, premodifiers, complements and appositions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

from .kinds import HUMAN, heads, name_kind, noun_kind
from .lexicon import POSSESSIVE, human, people, singular, title
from .page import Page, Range
from .phrases import Phrase

_BINDING = frozenset({"of", "for", "at", "with", "in", "from"})
_DROPPED = frozenset(
    {
        *("the", "a", "an", "another", "one", "some", "many", "several", "this", "that", "few"),
        *("most", "other", "all", "both", "each", "any", "every", "no", "these", "those", "such"),
    }
)
_EMPTY = frozenset({"mr", "mrs", "ms", "miss", "mister", "madam", "sir", "dame", "lady"})
_NO_BODY = frozenset(
    {"GOP", "TV", "PR", "IT", "HR", "AI", "VP", "EVP", "SVP", "COO", "CTO", "II", "III"}
)
_PAST = frozenset({"retired", "ret", "emeritus"})
_OFFICES = frozenset({"minister", "secretary", "undersecretary", "chancellor", "ministers"})
"""Roles of which "of Education" is a part rather than a body."""
_LONGEST_TITLE, _LONGEST_BRACKET = 6, 8
_INNER = frozenset({"of", "for", "on", "and", "the", "&", "in", "at"})


@dataclass(frozen=True, slots=True)
class Role:
    """What someone is said to be: `title` ("former head"), and the words of the body it is in."""

    title: str | None
    affiliation: Range | None

    @property
    def rank(self) -> tuple[int, bool, bool]:
        """Lower for a role that says more: one of its own, a present one, one with its body.

        Last comes what somebody is to another ("wife"), before it a camp or a trade.
        """
        words = (self.title or "").lower().split()
        head = singular(words[-1].rstrip(".")) if words else ""
        weak = head in people().weak or head in people().variations
        return 2 if head in people().family else int(weak), self.former, self.affiliation is None

    @property
    def former(self) -> bool:
        """Whether the title says that it is a past one ("ex-wife", "the then mayor")."""
        words = (self.title or "").lower().replace("-", " ").split()
        return bool(people().former.intersection(word.strip(".,") for word in words))


def role(page: Page, item: Phrase) -> Role:
    """The role that one mention tells, as the text words it.

    The body is a name that stands before the role ("Pentagon spokesman"), owns it ("the
    company's lawyer", where it is a name) or is tied to it by a preposition ("at the hospital
    of Ohio" only with its name). `None` for what the mention does not tell.
    """
    item = _titled(page, item)
    first, stop = item.before
    if item.form == "pronoun" or stop <= first:
        return Role(None, _after_name(page, item) if item.form == "name" else None)
    edge = next((i for i in range(first, stop) if _splits(page, i, first)), stop)
    if edge < stop and not any(_role_noun(page, i) for i in range(first, edge)):
        late = _late(page, first, stop)
        if late is not None:
            return late
    told = _unranked(page, item, _told(page, first, edge))
    tail = (edge, stop) if edge < stop else item.complement
    office = page.lower(edge - 1).rstrip(".") in _OFFICES
    affiliation, kept = _tied(page, tail, 1 if office else 0)
    before, owner = _owner(page, *told)
    if affiliation is None or owner is None:
        affiliation = owner or affiliation
    words = [page.text(i) for i in before]
    if not words or not any(_role_noun(page, i) for i in before) or _no_role(page, before):
        return Role(None, _after_name(page, item) if item.form == "name" else None)
    name = page.name_at(affiliation[0]) if affiliation is not None else None
    if name is not None and name.label == "LOC" and _trade(words[-1]):
        affiliation = None
    text = _joined(page, before)
    if [page.lower(i) for i in range(item.first, item.stop)][:2] == ["one", "of"]:
        text = text.removesuffix(words[-1]) + singular(words[-1])
    if kept is not None:
        text = f"{text} {_slice(page, *kept)}"
    if item.form == "name" and affiliation is None:
        affiliation = _after_name(page, item)
    return Role(text, affiliation)


def _trade(word: str) -> bool:
    """Whether a noun is for what somebody does in no body's service: "a New York businessman"."""
    return singular(word.lower()) in people().variations


def _titled(page: Page, item: Phrase) -> Phrase:
    """The phrase with the title before its name that a longer phrase around it has taken."""
    if item.name is None or item.label != "PER" or item.before[1] > item.before[0]:
        return item
    last = first = item.name[0]
    if not (last and _role_noun(page, last - 1)) or page.possessive(last - 1):
        return item
    while (
        first > 0
        and last - first < _LONGEST_TITLE
        and page.sentence(first - 1) == page.sentence(last)
        and page.tag(first - 1) in ("NOUN", "PROPN", "ADJ")
        and not page.possessive(first - 1)
    ):
        first -= 1
    return replace(item, before=(first, last))


def _late(page: Page, first: int, stop: int) -> Role | None:
    """The role behind a body's name that holds a preposition: "Church of Ohio spokeswoman"."""
    last = next((i for i in range(stop - 1, first, -1) if _role_noun(page, i)), None)
    if last is None or any(page.tag(i) == "ADP" for i in range(last, stop)):
        return None
    start = last
    while start > first and page.tag(start - 1) in ("NOUN", "ADJ") and not page.capital(start - 1):
        start -= 1
    body = _told(page, first, start)
    while body[1] > body[0] and (page.tail(body[1] - 1) or page.tag(body[1] - 1) == "PUNCT"):
        body = (body[0], body[1] - 1)
    named = body[0] < body[1] and page.capital(body[0])
    return Role(_slice(page, start, last + 1), body if named else None)


def _splits(page: Page, i: int, first: int) -> bool:
    name = page.name_at(i)
    return i > first and page.tag(i) == "ADP" and not (name and i > name.first)


def _role_noun(page: Page, i: int) -> bool:
    word = singular(page.lower(i).rstrip("."))
    if word == "lady" and i > 0 and page.lower(i - 1) == "first":
        return True
    return (human(word) or title(word)) and word not in _EMPTY | _PAST


def _told(page: Page, first: int, edge: int) -> Range:
    while first < edge and (
        page.lower(first) in _DROPPED
        or page.lower(first) in people().rough
        or page.lower(first) in POSSESSIVE
        or page.tag(first) in ("DET", "NUM", "PUNCT")
        or page.lower(first) in ("year", "old")
    ):
        first += 1
    while (
        edge > first
        and page.lower(edge - 1).rstrip(".") in _EMPTY
        and not _role_noun(page, edge - 1)
    ):
        edge -= 1
    short = edge
    while short > first and page.text(short - 1).endswith(".") and title(page.lower(short - 1)):
        short -= 1
    return first, short if any(_role_noun(page, i) for i in range(first, short)) else edge


def _unranked(page: Page, item: Phrase, told: Range) -> Range:
    """The role without the rank between it and the name: "army spokesman | Brigadier"."""
    first, edge = told
    last = edge - 1
    ranked = item.name is not None and last > first and page.capital(last)
    if ranked and title(page.lower(last)) and page.text(last - 1).islower():
        return (first, last) if human(page.lower(last - 1)) else told
    return told


def _owner(page: Page, first: int, edge: int) -> tuple[list[int], Range | None]:
    """The words of the role, and the name before it that it belongs to."""
    owned = max((i for i in range(first, edge) if page.possessive(i)), default=None)
    affiliation: Range | None = None
    if owned is not None:
        name = page.name_at(owned)
        affiliation = (name.first, name.stop) if name else None
        first = owned + 1
        while first < edge and page.tail(first):
            first += 1
    words: list[int] = []
    i = first
    while i < edge:
        name = page.name_at(i)
        inside = name is not None and name.label in ("ORG", "LOC", "PER") and name.stop < edge
        inside = inside and page.text(name.stop if name else i) not in ("-", "–", "/")
        # "Federal and state officials": what is joined to a word of the kind is no name.
        inside = inside and page.tag(name.stop if name else i) != "CCONJ"
        inside = inside and not (name and _portfolio(page, i, name.stop))
        inside = inside and not all(_role_noun(page, j) for j in range(i, name.stop if name else i))
        if name is not None and inside and not any(_role_noun(page, j) for j in words[-1:]):
            cut = _field(page, i, name.stop)
            affiliation = affiliation or (i, cut)
            words.extend(range(cut, name.stop))
            i = name.stop
            continue
        if _initials(page, i) and i + 1 < edge and affiliation is None:
            affiliation = (i, i + 1)
            i += 1
            continue
        if name is not None and name.stop == edge and name.label == "ORG":
            kept = next((j for j in range(i, edge) if _role_noun(page, j)), None)
            if kept is not None and kept > i:
                kept = _field(page, i, kept)
                affiliation = affiliation or (i, kept)
                words.extend(range(kept, edge))
                break
        if page.tag(i) != "PUNCT" or words:
            words.append(i)
        i += 1
    return words, affiliation


def _employer(page: Page, item: Phrase) -> Range | None:
    """The body that owns a person's name: "the ACLU's Ann Lee"."""
    last = item.name[0] - 1 if item.name else -1
    if last > 0 and page.tail(last):
        last -= 1
    name = page.name_at(last) if last >= 0 and page.possessive(last) else None
    owns = name is not None and name.label == "ORG" and item.label == "PER"
    return (name.first, name.stop) if name is not None and owns else None


def _portfolio(page: Page, first: int, stop: int) -> bool:
    """Whether a tagger's name of one word is what an office is for: "Transport | Minister"."""
    office = stop < len(page) and page.lower(stop) in _OFFICES
    name = page.name_at(first)
    alone = stop - first == 1 and name is not None and name.label == "ORG"
    return office and alone and not _initials(page, first) and not name_kind((page.text(first),))


def _no_role(page: Page, words: list[int]) -> bool:
    """Whether it is but "the woman", what somebody is to another, or what they may be one day."""
    if any(page.lower(i) in people().prospects for i in words):
        return True
    return singular(page.lower(words[-1]).rstrip(".")) in people().no_role - {"lady"}


def _field(page: Page, first: int, stop: int) -> int:
    """Where a body's name ends before what a post in it is for: "Party | Research Director"."""
    end = stop
    while end - 1 > first and page.lower(end - 1) in people().fields:
        end -= 1
    # One word alone, or an adjective, is no name of a body: then those words are part of it.
    whole = end - first < 2 and not _initials(page, first)
    return stop if whole or stop >= len(page) or not _role_noun(page, stop) else end


def _initials(page: Page, i: int) -> bool:
    """Whether the word is a body's initials ("DNC"), which taggers often pass over."""
    word = page.text(i)
    return (
        2 <= len(word) <= 6
        and word.isalpha()
        and word.isupper()
        and word not in _NO_BODY
        and not _role_noun(page, i)
        and page.blocks[i] not in page.headlines
    )


def _tied(page: Page, tail: Range, skipped: int) -> tuple[Range | None, Range | None]:
    """The body that a preposition ties to the role, and the part of the tail before it.

    The first `skipped` prepositions are the role's own ("Secretary of State").
    """
    first, stop = tail
    if first < stop and page.tag(first) != "ADP":
        # "A lawyer familiar with Acme's plans" is none of Acme's.
        return None, None
    for i in range(first, stop):
        if page.tag(i) == "ADP" and page.lower(i) in _BINDING and i + 1 < stop:
            if skipped:
                skipped -= 1
                continue
            start = i + 1
            while start < stop and (
                page.lower(start) in ("the", "a", "an")
                or (page.tag(start) == "ADJ" and not page.capital(start))
            ):
                start += 1
            end = _name_end(page, start, stop)
            if end > start and not _place(page, i, start):
                kept = (first, i) if i > first else None
                return (start, end), kept
    if first == stop or page.lower(first) not in ("of", "to"):
        return None, None
    second = (i for i in range(first, stop - 1) if page.tag(i) == "CCONJ")
    end = next((i for i in second if page.tag(i + 1) == "DET"), stop)
    while end > first and page.tag(end - 1) == "PUNCT":
        end -= 1
    return None, ((first, end) if end > first else None)


def _place(page: Page, preposition: int, start: int) -> bool:
    """Whether it only tells where somebody is: "a farmer in Ohio"."""
    name = page.name_at(start)
    return page.lower(preposition) == "in" and name is not None and name.label == "LOC"


def _name_end(page: Page, start: int, stop: int) -> int:
    """Where the proper name that begins at `start` ends; `start` where none begins."""
    if start >= stop or not (
        page.name_at(start) or (page.capital(start) and page.tag(start) == "PROPN")
    ):
        return start
    end, i = start, start
    while i < stop:
        name = page.name_at(i)
        if name is not None:
            i = end = name.stop
        elif page.tail(i):
            i += 1
        elif page.tag(i) in ("PROPN", "NOUN") or (page.capital(i) and page.tag(i) == "ADJ"):
            i = end = i + 1
        elif page.tag(i) == "NUM" and end == i and page.text(i).isdigit():
            i = end = i + 1  # "Local 116"
        elif page.lower(i) in _INNER and end > start and _proper_ahead(page, i + 1, stop):
            i += 1
        else:
            break
    return min(end, stop)


def _proper_ahead(page: Page, i: int, stop: int) -> bool:
    while i < stop and page.lower(i) in _INNER:
        i += 1
    return i < stop and page.capital(i)


def _after_name(page: Page, item: Phrase) -> Range | None:
    """The body told beside the name: "Lee of the Sierra Club", "Ted Lee (R-Ohio)", "Acme's Lee"."""
    if item.label in ("ORG", "LOC"):
        return None
    employer = _employer(page, item)
    if employer is not None:
        return employer
    for first, stop in (*item.brackets, *_bracket_behind(page, item)):
        text = _slice(page, first, stop)
        if len(text) < 20 and text[:2] in ("R-", "D-", "I-"):
            return first, stop
    first, stop = item.complement
    if stop > first and page.lower(first) in ("of", "at", "from", "with"):
        start = first + 1
        while start < stop and page.lower(start) == "the":
            start += 1
        told = _past_noun(page, start, stop)
        name = page.name_at(told) if told < stop else None
        if name is not None and (name.label == "ORG" or told > start):
            return max(name.first, told), min(name.stop, stop)
        if told > start and told < stop and page.proper(told):
            return told, _name_end(page, told, stop)
    return None


def _past_noun(page: Page, start: int, stop: int) -> int:
    """`start`, or past the noun that says what body the name is: "the group | FairPower"."""
    i = start
    while i < stop and page.tag(i) in ("NOUN", "PROPN", "ADJ") and not page.capital(i):
        i += 1
    words = tuple(page.lower(j) for j in range(start, i))
    # "Regulator" is a person's noun too, but not right before a body's name.
    kind = heads().get(words[-1:]) or noun_kind(words, many=False)
    return i if kind is not None and kind not in (*HUMAN, "document", "social") else start


def _bracket_behind(page: Page, item: Phrase) -> tuple[Range, ...]:
    """What the brackets hold that open right behind the phrase."""
    first = item.stop + 1
    if first >= len(page) or page.text(item.stop) != "(":
        return ()
    following = range(first, min(first + _LONGEST_BRACKET, len(page)))
    stop = next((i for i in following if page.text(i) == ")"), first)
    return ((first, stop),) if stop > first else ()


def _joined(page: Page, words: list[int]) -> str:
    text = page.reading.article.text
    parts = [page.text(words[0])]
    for a, b in pairwise(words):
        gap = text[page.end(a) : page.start(b)] if b == a + 1 else " "
        parts += [" " if gap.strip() == "" and gap else gap, page.text(b)]
    return "".join(parts)


def _slice(page: Page, first: int, stop: int) -> str:
    return page.reading.article.text[page.start(first) : page.end(stop - 1)]
