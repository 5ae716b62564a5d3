"""Joint sources: "a doctor and the hospital" is two, "Johnson and Johnson" is one."""

from __future__ import annotations

from itertools import pairwise

from .bounds import within
from .lexicon import POSSESSIVE, human, singular, title
from .page import Page, Range
from .phrases import Phrase, article, determined_by_human, phrase, plural

_JOINING = frozenset({"and", "or", "nor", "plus"})
_DETERMINERS = frozenset(
    {"the", "a", "an", "another", "one", "some", "its", "several", "two", "three"}
)
_EXAMPLES = frozenset({"like", "including", "such", "notably", "especially", "among"})
"""Words behind a comma that begin a list of members of a group, which speaks as one."""
_LONGEST_LIST = 40


def parties(page: Page, first: int, stop: int) -> tuple[Range, ...]:
    """The stretches of words `first` to `stop` that each name one source, in order.

    A conjunction splits where what follows it could stand alone: a name, a pronoun, a phrase
    with its own article or title. It does not split inside a name, inside what a preposition
    governs ("a spokesman for the mayor and the council"), or inside an apposition.
    """
    found: list[Range] = []
    start = first
    for i in _conjunctions(page, first, within(page, first, stop)):
        if i <= start or len(found) > _LONGEST_LIST:
            continue
        pieces = _split(page, start, i, stop)
        if pieces:
            found.extend(pieces)
            start = i + 1
    if start < stop:
        found.append((start, stop))
    return tuple(found)


def _conjunctions(page: Page, first: int, stop: int) -> list[int]:
    found: list[int] = []
    depth = 0
    for i in range(first, stop):
        text, name = page.text(i), page.name_at(i)
        if text in "([":
            depth += 1
        elif text in ")]":
            depth = max(0, depth - 1)
        elif (
            depth == 0
            and page.lower(i) in _JOINING
            and not (name and name.first < i < name.stop - 1)
        ):
            found.append(i)
    return found


def _split(page: Page, start: int, i: int, stop: int) -> tuple[Range, ...]:
    """The parties before the conjunction `i`, or nothing where it does not part two sources."""
    if start + 1 == i and page.lower(start) in ("both", "either", "neither"):
        return ()
    commas = _commas(page, start, i)
    closed = bool(commas) and commas[-1] == i - 1
    if _relative(page, start, i) and not closed:
        return ()
    if any(page.lower(c + 1) in _EXAMPLES for c in commas if c + 1 < i):
        return ()
    left, right = phrase(page, start, i), phrase(page, i + 1, _next(page, i + 1, stop))
    if left is None or right is None:
        return ()
    groups = _groups(page, start, i, commas, right)
    if groups or not _stands_alone(page, right, i):
        return groups
    if _second_title(page, left, right, i):
        return ()
    inner = [c for c in commas if c != i - 1]
    members = _list(page, start, i, inner)
    if members is not None:
        return members if right.form != "description" or len(members) > 1 else ()
    if closed:
        return ((start, i - 1),)
    if inner or _one_name(page, left, right, i) or _governed(page, left, right):
        return ()
    if _hung(page, start, i) and not _joined_to(page, left, right):
        return ()
    if left.form == "name" and right.form == "name" and not _known(page, left, right):
        return ()
    return ((start, i),)


def _next(page: Page, first: int, stop: int) -> int:
    """Where the party after a conjunction ends at the latest: before the next conjunction."""
    following = _conjunctions(page, first, min(stop, first + 60))
    return following[0] if following and following[0] > first else stop


def _commas(page: Page, start: int, stop: int) -> list[int]:
    found = []
    depth = 0
    for i in range(start, stop):
        text, name = page.text(i), page.name_at(i)
        if text in "([":
            depth += 1
        elif text in ")]":
            depth = max(0, depth - 1)
        elif text == "," and depth == 0 and not (name and name.first < i < name.stop - 1):
            found.append(i)
    return found


def _relative(page: Page, start: int, stop: int) -> bool:
    return any(
        page.lower(i) in ("who", "whom", "whose", "which")
        or (page.lower(i) == "that" and page.tag(i) in ("PRON", "SCONJ"))
        for i in range(start + 1, stop)
    )


def _list(page: Page, start: int, i: int, commas: list[int]) -> tuple[Range, ...] | None:
    """The members of "Smith, Jones and ..." where every one is a bare name; else `None`."""
    if not commas:
        return None
    edges = [start - 1, *commas, i - 1 if page.text(i - 1) == "," else i]
    members = tuple((a + 1, b) for a, b in pairwise(edges))
    for first, stop in members:
        item = phrase(page, first, stop) if stop > first else None
        if item is None or item.form != "name" or item.complement[1]:
            return None
        if item.stop < stop and not (page.text(item.stop) in "([" and page.text(stop - 1) in ")]"):
            return None
        if item.label is None:
            return None
    return members


def _groups(page: Page, start: int, i: int, commas: list[int], right: Phrase) -> tuple[Range, ...]:
    """The members of "the family, protesters and neighbors": groups without an article."""
    if not commas or not _bare_group(page, right):
        return ()
    edges = [start - 1, *(c for c in commas if c != i - 1), i - 1 if page.text(i - 1) == "," else i]
    members = tuple((a + 1, b) for a, b in pairwise(edges))
    later = [phrase(page, *member) for member in members[1:]]
    if later and all(item is not None and _bare_group(page, item) for item in later):
        return members
    return ()


def _bare_group(page: Page, item: Phrase) -> bool:
    return item.form == "description" and plural(page, item) and article(page, item) == "bare"


def _stands_alone(page: Page, right: Phrase, i: int) -> bool:
    word = page.lower(i + 1)
    if right.form in ("name", "pronoun"):
        return True
    return word in _DETERMINERS or word in POSSESSIVE or article(page, right) == "possessive"


def _second_title(page: Page, left: Phrase, right: Phrase, i: int) -> bool:
    """Whether two titles of one person are joined: "author and professor Ann Lee"."""
    if left.form != "description" or plural(page, left) or not determined_by_human(page, right):
        return False
    style = article(page, left)
    if style == "possessive":
        # "His wife and current nominee Ann Lee", not "his wife and Senator Lee".
        return human(page.lower(left.head)) and not page.capital(i + 1)
    return style == "bare" and human(page.lower(i + 1))


def _one_name(page: Page, left: Phrase, right: Phrase, i: int) -> bool:
    """Whether the conjunction stands inside one body's name that no tagger has seen as one."""
    if left.form != "name" or right.form != "name" or right.first != i + 1:
        return False
    if page.lower(left.stop - 1) == page.lower(i + 1) and left.stop - left.first == 1:
        return True
    assert left.name is not None
    joined = any(page.lower(k) in ("of", "for") for k in range(*left.name))
    return joined and right.label not in ("PER",) and not determined_by_human(page, right)


def _governed(page: Page, left: Phrase, right: Phrase) -> bool:
    """Whether what follows the conjunction belongs to the left one's complement."""
    if not left.complement[1]:
        return False
    if right.form == "name" and (right.label == "PER" or determined_by_human(page, right)):
        inner = page.name_at(left.complement[1] - 1)
        return left.form == "description" and inner is not None and inner.label == "PER"
    if left.form == "name" and (left.label == "PER" or determined_by_human(page, left)):
        return right.form == "name" and not determined_by_human(page, right)
    return not (_joined_to(page, left, right) and page.lower(right.first) not in POSSESSIVE)


def _hung(page: Page, start: int, i: int) -> bool:
    """Whether a participle or "by" stands before the conjunction: "a letter signed by Lee and"."""
    for j in range(start + 1, i):
        name = page.name_at(j)
        if name is not None and j > name.first:
            continue
        hanging = page.tag(j) == "VERB" and page.relation(j) in ("acl", "relcl")
        if hanging or (page.lower(j) == "by" and page.tag(j) == "ADP"):
            return True
    return False


def _joined_to(page: Page, left: Phrase, right: Phrase) -> bool:
    """Whether the right phrase, with an article or owner, is joined to the left one's head.

    By the parse, or because both are people and what stands between is not: "a man hurt in the
    blast and a doctor".
    """
    conjoined = page.relation(right.head) == "conj" and page.head(right.head) == left.head
    word = page.lower(right.first)
    if word not in _DETERMINERS and word not in POSSESSIVE:
        return False
    last = page.name_at(right.first - 2)
    people = _person(page, left.head) and _person(page, right.head)
    between = _person(page, right.first - 2) or (last is not None and last.label == "PER")
    return conjoined or (people and not between)


def _person(page: Page, i: int) -> bool:
    """Whether the word is a noun for a person."""
    return page.tag(i) == "NOUN" and human(singular(page.lower(i)))


def _known(page: Page, left: Phrase, right: Phrase) -> bool:
    """Whether both names are known for names by themselves."""
    return all(
        item.label in ("PER", "ORG", "LOC")
        or page.lower(item.stop - 1) in page.surnames
        or title(page.lower(item.first))
        or (page.lower(item.first) in _DETERMINERS and item.stop - item.first > 1)
        for item in (left, right)
    ) and not (left.label == right.label == "MISC")
