"""Who wrote a report: bylines at its head and staff notes at its end."""

from __future__ import annotations

import re
from functools import cache

from attrib.ingest import data, dates

_LONGEST_BYLINE = 160
_LONGEST_NOTE = 700
_BY = re.compile(r"(?:(?:written |reported |story |text )?by|BY)\s*:?\s+(?=\S)", re.IGNORECASE)
_BY_INSIDE = re.compile(r"(?:^|[^\w-])by\b\s*:?\s+(?=\S)", re.IGNORECASE)
_CUT = re.compile(
    r"\s*(?:[|•·@\n]|\s[–—-]{1,2}(?:\s|$)|\s/\s|\(|\b(?:for|in|of|on)\b"
    r"|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\s\d)"
)
_PARTS = re.compile(r"\s*[|•·\n]\s*")
_BETWEEN = re.compile(r"\s*,\s*(?:and\s+)?|\s+(?:and|AND|&|with)\s+", re.IGNORECASE)
_NAME_WORD = re.compile(r"[^\W\d_a-z][\w.'’-]*$")


def authors(text: str) -> tuple[str, ...] | None:
    """The people named in a byline; None if `text` is no byline, empty if it names only a desk.

    >>> authors("By Jane Doe and John Roe, Staff Writers")
    ('Jane Doe', 'John Roe')
    >>> authors("By Thursday, the army had left.") is None
    True
    """
    opening = _BY.match(text)
    if opening is None or len(text) > _LONGEST_BYLINE:
        return None
    rest = text[opening.end() :].strip()
    if not _capitals_throughout(rest):
        return None
    return names(rest)


def names(text: str) -> tuple[str, ...]:
    """The people in "Jane Doe and John Roe, Staff Writers", without roles and outlets.

    What markup marks as an author is passed here without "By".
    """
    found: list[str] = []
    text = _CUT.split(text.strip(), maxsplit=1)[0]
    for piece in _BETWEEN.split(text):
        piece = _without_agency(_once(re.sub(r"\s+", " ", piece).strip(" ,;.")))
        words = piece.split()
        if any(word.lower() in _roles() for word in words) or not is_person(piece):
            continue
        if all(_NAME_WORD.match(word) or word.lower() in _particles() for word in words):
            found.append(_recased(piece))
    return tuple(dict.fromkeys(found))


def shown(text: str) -> tuple[str, ...]:
    """The people in what markup or place marks as a byline, whatever stands around the names.

    >>> shown("Monday March 4, 2024 11:44 am by Jane Doe in Politics"), shown("4 March|Jane Doe")
    (('Jane Doe',), ('Jane Doe',))
    """
    opening = _BY_INSIDE.search(text)
    if opening:
        return names(text[opening.end() :])
    found = (names(part.removeprefix("and ")) for part in _PARTS.split(text))
    return next(filter(None, found), ())


def says_by(text: str) -> bool:
    """Whether `text` has the form of a byline, "By" being all that it says but for a date.

    >>> says_by("5 March 2024 | by Jane Doe / 3 comments"), says_by("Struck by Lightning")
    (True, False)
    """
    opening = _BY_INSIDE.search(text)
    if opening is None or len(text) > _LONGEST_BYLINE:
        return False
    before = text[: opening.start()].strip(" |•·,–—-\n")
    return not any(map(str.isalpha, before)) or dates.is_date_line(before)


def is_person(name: str) -> bool:
    """Whether `name` may be a person's: two to five words, none of a desk, an agency or a site.

    >>> is_person("Jane Doe"), is_person("CNN Wire")
    (True, False)
    """
    words = [word.strip(".,").lower() for word in name.split()]
    return 2 <= len(words) <= 5 and not _no_people().intersection(words)


def is_staff_note(text: str) -> bool:
    """Whether the whole of `text` says who reported and edited, as agencies do at the end."""
    return len(text) <= _LONGEST_NOTE and _notes().fullmatch(text) is not None


def staff_note_start(text: str) -> int | None:
    """Where in the last paragraph a bracketed staff note begins, or None.

    >>> staff_note_start("He left. (Reporting by Jane Doe; Editing by John Roe)")
    9
    """
    begin = max(text.rfind("("), text.rfind("["))
    if begin <= 0 or len(text) - begin > _LONGEST_NOTE or text.rstrip(".")[-1:] not in (")", "]"):
        return None
    return begin if is_staff_note(text[begin:]) else None


def _capitals_throughout(text: str) -> bool:
    """Whether every word begins with a capital, but for roles, particles and digits."""
    if text.endswith((".", "?", "!", ":")) and not re.search(r"\b(?:Jr|Sr|Inc|Co)\.$", text):
        return False
    for word in re.split(r"[\s,/|&•·()–—-]+", text):
        plain = word.strip(".;:'’\"“”@")
        if not plain or not plain[0].islower():
            continue
        if plain.lower() not in _roles() and plain.lower() not in _particles() and "@" not in word:
            return False
    return bool(re.match(r"[^\W\d_a-z]", text)) or text.split()[0].lower() in _particles()


def _once(name: str) -> str:
    """A name that stands twice, for wide and for narrow screens, without a space between."""
    half = len(name) // 2
    return name[:half] if half and name[:half] == name[half:] else name


def _without_agency(name: str) -> str:
    """A name without the agency that some pages set behind it: "Jane Doe Reuters"."""
    for agency in data.table("blocks")["agencies"]:
        if name.endswith(f" {agency}") and len(name.removesuffix(agency).split()) >= 2:
            return name.removesuffix(agency).strip()
    return name


def _recased(name: str) -> str:
    return name.title() if name.isupper() and len(name) > 4 else name


@cache
def _roles() -> frozenset[str]:
    return frozenset(data.table("blocks")["byline_roles"])


@cache
def _no_people() -> frozenset[str]:
    return frozenset(data.table("blocks")["no_people"])


@cache
def _particles() -> frozenset[str]:
    return frozenset(data.table("blocks")["name_particles"])


@cache
def _notes() -> re.Pattern[str]:
    return re.compile(
        "|".join(f"(?:{note})" for note in data.table("blocks")["staff_notes"]), re.IGNORECASE
    )
