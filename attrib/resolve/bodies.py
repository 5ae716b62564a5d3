"""Names of one and the same body or place: acronyms with their expansion, shortened forms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from .entities import Entities
from .kinds import body_word, noun_kind
from .lexicon import FIRMS, people, states
from .page import Page
from .parties import party

_SMALL = frozenset({"of", "for", "the", "and", "on", "in", "at", "to", "&", "de", "a", "an"})
_TRADE = FIRMS | {"company"}
_JOINTS = frozenset({"of", "for", "on", "at", "in"})
_LOCAL = frozenset({"council", "county", "borough", "city", "police", "court", "hospital"})
"""Words behind the name of a place, which is not the body itself: "Hexley" in "Hexley Council"."""
_MOST = 50
_FEW, _LONGEST = 3, 12


def distinct(entities: Entities, found: list[int]) -> list[int]:
    """One mention for each entity among those given, the last."""
    return list({entities.root(k): k for k in found}.values())


def join_bodies(entities: Entities, bodies: list[int]) -> None:
    """Join names of bodies and places: the same words, acronyms, then shortened forms."""
    groups: dict[tuple[str, ...], int] = {}
    for k in bodies:
        key = _plain(entities.name(k))
        if key and not (key in groups and entities.join(k, groups[key], "name")):
            groups.setdefault(key, k)
    for k in bodies:
        host = entities.mentions[k].host
        if host is not None and len(entities.name(k)) == 1:
            entities.join(k, host, "initials")
    _parties(entities, bodies)
    _acronyms(entities, groups)
    _shortened(entities, groups)


def _parties(entities: Entities, bodies: list[int]) -> None:
    """Join the names of one party: "Liberal Democrats" and "Lib Dems"."""
    known: dict[str, int] = {}
    for k in bodies:
        named = party(entities.name(k))
        if named is not None and not entities.join(k, known.setdefault(named, k), "name"):
            known[named] = k


def _plain(words: tuple[str, ...]) -> tuple[str, ...]:
    low = [word.lower().replace(".", "") for word in words]
    while len(low) > 1 and low[-1] in _TRADE:
        low.pop()
    return tuple(low[1:] if len(low) > 1 and low[0] == "the" else low)


def initials(words: tuple[str, ...]) -> str:
    """The first letters of the words that count ("World Health Organization": "WHO").

    >>> initials(("Centers", "for", "Disease", "Control"))
    'CDC'
    """
    return "".join(
        word[0].upper() for word in words if word.lower() not in _SMALL and word[0].isalpha()
    )


def _acronyms(entities: Entities, groups: dict[tuple[str, ...], int]) -> None:
    """Join "WHO" with the one longer name whose initials it is."""
    known = spelled(entities, groups.values())
    for k in groups.values():
        short = letters(entities.name(k))
        whole = known.get(short, [])
        if entities.name(k)[0] in states():
            # "US" is no "Universal Studios".
            whole = [o for o in whole if entities.name(o)[0] in ("United", "the")]
        found = distinct(entities, whole)
        if len(found) == 1:
            entities.join(k, found[0], "initials")


def spelled(entities: Entities, bodies: Iterable[int]) -> dict[str, list[int]]:
    """The longer names by the initials that can stand for them."""
    spelled: dict[str, list[int]] = defaultdict(list)
    for k in bodies:
        words = tuple(part for word in entities.name(k) for part in word.split("-") if part)
        if not 2 <= len(words) <= _LONGEST:
            continue
        forms = {initials(words), "".join(w[0].upper() for w in words if w[0].isalpha())}
        if len(words) > _FEW and _nation(words[0]):
            forms.add(initials(words[1:]))
        for letters in forms:
            if len(letters) > 1 and len(spelled[letters]) < _MOST:
                spelled[letters].append(k)
    return {letters: found for letters, found in spelled.items() if found}


def letters(words: tuple[str, ...]) -> str:
    """What a short form like "WHO", "W.H.O." or "MoD" spells; "" for any other name."""
    letters = words[0].replace(".", "") if len(words) == 1 else ""
    capitals = sum(map(str.isupper, letters))
    short = 2 <= len(letters) <= _LONGEST and letters.isalpha() and letters[0].isupper()
    return letters.upper() if short and capitals >= 2 and capitals > len(letters) / 2 else ""


def _nation(word: str) -> bool:
    """Whether a first word only tells whose body it is ("U.S. Geological Survey": "USGS", "GS")."""
    return word.replace(".", "") in ("US", "UK", "EU", "American", "British", "Federal")


def _shortened(entities: Entities, groups: dict[tuple[str, ...], int]) -> None:
    """Join "the Post" or "Quinnipiac" with the one longer name that it shortens."""
    tails: dict[str, list[tuple[tuple[str, ...], int]]] = defaultdict(list)
    fronts: dict[str, list[tuple[tuple[str, ...], int]]] = defaultdict(list)
    seconds: dict[str, list[tuple[tuple[str, ...], int]]] = defaultdict(list)
    for words, k in groups.items():
        if len(words) > 1 and entities.of(k).sort != "place":
            places = [(tails, words[-1]), (tails, _head(words)), (fronts, words[0])]
            if _sort_word(words[0]):
                places.append((seconds, words[1]))
            for table, word in places:
                if len(table[word]) < _MOST and (words, k) not in table[word]:
                    table[word].append((words, k))
    for words, k in groups.items():
        if entities.of(k).sort == "place" or entities.mentions[k].phrase.label == "LOC":
            continue
        if party(entities.name(k)):
            continue
        longer = [o for full, o in tails.get(words[-1], ()) if _is_tail(entities, k, words, full)]
        fuller = [(full, o) for full, o in fronts.get(words[0], ()) if o != k]
        longer += [o for full, o in fuller if _is_front(words, full)]
        if len(words) == 1:
            # "Acme Oil" may be the owner of "Acme Oil Refining Co".
            longer += [o for _, o in fuller if _is_firm(entities, o, words)]
        longer += [o for full, o in seconds.get(words[0], ()) if _is_front(words, full[1:])]
        found = [o for o in distinct(entities, longer) if not entities.same(o, k)]
        if any(entities.same(o, k) for o in longer):
            continue
        if len(found) == 1:
            entities.join(k, found[0], "part of the name")
        elif found:
            entities.open[k] = tuple(found)


def _head(words: tuple[str, ...]) -> str:
    """The word before "of" or "for", or the last."""
    joint = next((i for i, word in enumerate(words) if i and word in _JOINTS), len(words))
    return words[joint - 1]


def _is_tail(entities: Entities, k: int, words: tuple[str, ...], full: tuple[str, ...]) -> bool:
    if len(words) >= len(full):
        return False
    if len(words) > 1:
        return full[-len(words) :] == words
    return _definite(entities.page, entities.mentions[k].phrase.first) and words[0] in (
        _head(full),
        full[-1],
    )


def _is_front(words: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether only words that say what sort of body it is are left off."""
    rest = full[len(words) :]
    if words == full and len(words) > 1:
        return True
    if not rest or full[: len(words)] != words or not set(rest).isdisjoint(_JOINTS):
        return False
    if rest[0] in _LOCAL:
        return False
    return all(
        (body_word(word.capitalize()) or body_word(word)) and word not in people().shared
        for word in rest
    )


def _is_firm(entities: Entities, o: int, words: tuple[str, ...]) -> bool:
    """Whether the longer name is that of a firm by its last word, and the shorter its beginning.

    Reports call "Halden Semiconductor Inc." Halden from then on.
    """
    name = tuple(word.lower() for word in entities.name(o))
    firm = name[-1].rstrip(".") in FIRMS
    return firm and len(words) < len(name) and name[: len(words)] == words


def _sort_word(word: str) -> bool:
    """Whether a first word is but a noun in capitals: "Retailer" in "Retailer Fresco Group"."""
    return noun_kind((word.lower(),), many=False) == "company"


def _definite(page: Page, first: int) -> bool:
    return page.lower(first) == "the" or (first > 0 and page.lower(first - 1) == "the")


def first_words(entities: Entities, bodies: list[int]) -> set[tuple[str, ...]]:
    """What is left of bodies' names without the words that say what sort of body they are."""
    found = set()
    for k in bodies:
        words = entities.name(k)
        start = 1 if _sort_word(words[0]) else 0
        front = words[start : start + 1]
        low = tuple(w.lower() for w in words)
        if _is_front(low[start : start + 1], low[start:]) or _is_firm(entities, k, low[:1]):
            found.add(front)
        if len(words) > 3 and _is_firm(entities, k, low[:2]):
            found.add(words[:2])
    return found
