"""Names of one and the same: last names, short forms, acronyms with their expansion."""

from __future__ import annotations

from collections import defaultdict

from .entities import Entities, agree_in_name, name_words
from .kinds import body_word
from .page import PLACING, Page
from .phrases import determined_by_human

_SMALL = frozenset({"of", "for", "the", "and", "on", "in", "at", "to", "&", "de", "a", "an"})
_TRADE = frozenset(
    {"inc", "corp", "ltd", "llc", "plc", "co", "gmbh", "ag", "company", "corporation"}
)
_JOINTS = frozenset({"of", "for", "on", "at", "in"})
_NEAR, _FAR = 1, 5
_MOST = 50


def join_names(entities: Entities) -> None:
    """Join the names that are one entity's: bodies and places first, then people."""
    named = [k for k, m in enumerate(entities.mentions) if m.phrase.form == "name"]
    full = [k for k in named if entities.of(k).sort == "person" and len(_words(entities, k)) > 1]
    surnames = _full_names(entities, full)
    titled = {
        _words(entities, k)[0].lower()
        for k in named
        if entities.of(k).sort == "person"
        and determined_by_human(entities.page, entities.mentions[k].phrase)
    }
    borne = surnames.keys() | titled
    short: list[int] = []
    bodies: list[int] = []
    for k in named:
        words = _words(entities, k)
        if len(words) == 1 and _personal(entities, k, borne, surnames):
            short.append(k)
        elif entities.of(k).sort != "person":
            bodies.append(k)
    _bodies(entities, bodies)
    _short_names(entities, short, surnames)


def _words(entities: Entities, k: int) -> tuple[str, ...]:
    return name_words(entities.page, entities.mentions[k].phrase)


def _full_names(entities: Entities, full: list[int]) -> dict[str, list[int]]:
    """Join people's full names; returns for each word of them but the first who bears it."""
    bearers: dict[str, list[int]] = defaultdict(list)
    for k in full:
        words = [word.lower() for word in _words(entities, k)]
        for other in bearers[words[-1]]:
            if agree_in_name(_words(entities, k), _words(entities, other)) and entities.join(
                k, other
            ):
                break
        for word in dict.fromkeys(words):
            known = bearers[word]
            if len(known) < _MOST and not any(entities.same(k, other) for other in known):
                known.append(k)
    return bearers


def _personal(entities: Entities, k: int, borne: set[str], bearers: dict[str, list[int]]) -> bool:
    """Whether a name of one word is to be read as a person's.

    Against a tagger that has not called it one only where it is somebody's last name.
    """
    entity, item = entities.of(k), entities.mentions[k].phrase
    if entity.sort == "person":
        return True
    word = _words(entities, k)[0].lower()
    if word not in borne:
        return False
    people = bearers.get(word, ())
    if people and all(_words(entities, other)[-1].lower() != word for other in people):
        return False
    before = item.first - 1
    placed = before >= 0 and entities.page.lower(before) in PLACING
    if not entities.mentions[k].credited and (placed or item.label == "LOC"):
        return False
    if item.label == "LOC":
        known = any(other < k for other in people)
        if not known or entities.page.text(item.head) in entities.page.places:
            return False
    if entity.sort in ("body", "place"):
        entity.sort = None
    return True


def _short_names(entities: Entities, short: list[int], bearers: dict[str, list[int]]) -> None:
    """Give each name of one word to the only person who bears it, or to nobody."""
    alone: dict[str, list[int]] = defaultdict(list)
    for k in short:
        word = _words(entities, k)[0].lower()
        fits = [other for other in bearers.get(word, ()) if not _clash(entities, k, other)]
        last = [other for other in fits if _words(entities, other)[-1].lower() == word]
        several = _distinct(entities, last or fits)
        chosen = _only(entities, k, several)
        if chosen is None and several:
            entities.doubtful.add(k)
            entities.of(k).sort = "person"
        if chosen is None:
            for other in alone[word]:
                if (
                    not (last or fits)
                    and not _clash(entities, k, other)
                    and entities.join(k, other)
                ):
                    break
            else:
                alone[word].append(k)
        elif not entities.join(k, chosen):
            alone[word].append(k)


def _clash(entities: Entities, a: int, b: int) -> bool:
    one, other = entities.of(a).gender, entities.of(b).gender
    return one is not None and other is not None and one != other


def _distinct(entities: Entities, found: list[int]) -> list[int]:
    return list({entities.root(k): k for k in found}.values())


def _only(entities: Entities, k: int, found: list[int]) -> int | None:
    """The one that `k` can mean. Of several namesakes, one spoken of just now and no other near."""
    if len(found) < 2:
        return found[0] if found else None
    page = entities.page
    here = page.sentence(entities.mentions[k].phrase.first)
    known = {other: _last_sentence(entities, other, k) for other in found}
    before = [other for other in found if known[other] is not None]
    if len(before) == 1:
        return before[0]
    near = [o for o in before if here - (known[o] or 0) <= _NEAR]
    far = [o for o in before if here - (known[o] or 0) <= _FAR]
    return near[0] if len(near) == 1 and len(far) == 1 else None


def _last_sentence(entities: Entities, other: int, k: int) -> int | None:
    """The sentence of the latest mention of `other` before `k`."""
    latest = entities.before(other, k)
    return (
        None if latest is None else entities.page.sentence(entities.mentions[latest].phrase.first)
    )


def _bodies(entities: Entities, bodies: list[int]) -> None:
    """Join names of bodies and places: the same words, acronyms, then shortened forms."""
    groups: dict[tuple[str, ...], int] = {}
    for k in bodies:
        key = _plain(_words(entities, k))
        if key and not (key in groups and entities.join(groups[key], k)):
            groups.setdefault(key, k)
    for k in bodies:
        host = entities.mentions[k].host
        if host is not None and len(_words(entities, k)) == 1:
            entities.join(k, host)
    _acronyms(entities, groups)
    _shortened(entities, groups)


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
    spelled: dict[str, list[int]] = defaultdict(list)
    for k in groups.values():
        words = _words(entities, k)
        if 2 <= len(words) <= 12:
            for letters in {
                initials(words),
                "".join(w[0].upper() for w in words if w[0].isalpha()),
            }:
                if len(spelled[letters]) < _MOST:
                    spelled[letters].append(k)
    for k in groups.values():
        words = _words(entities, k)
        letters = words[0].replace(".", "") if len(words) == 1 else ""
        if len(letters) >= 2 and letters.isupper():
            found = _distinct(entities, spelled.get(letters, []))
            if len(found) == 1:
                entities.join(k, found[0])


def _shortened(entities: Entities, groups: dict[tuple[str, ...], int]) -> None:
    """Join "the Post" or "Quinnipiac" with the one longer name that it shortens."""
    tails: dict[str, list[tuple[tuple[str, ...], int]]] = defaultdict(list)
    fronts: dict[str, list[tuple[tuple[str, ...], int]]] = defaultdict(list)
    for words, k in groups.items():
        if len(words) > 1 and entities.of(k).sort != "place":
            for table, word in ((tails, words[-1]), (tails, _head(words)), (fronts, words[0])):
                if len(table[word]) < _MOST and (words, k) not in table[word]:
                    table[word].append((words, k))
    for words, k in groups.items():
        if entities.of(k).sort == "place" or entities.mentions[k].phrase.label == "LOC":
            continue
        longer = [o for full, o in tails.get(words[-1], ()) if _is_tail(entities, k, words, full)]
        longer += [o for full, o in fronts.get(words[0], ()) if _is_front(words, full)]
        found = [o for o in _distinct(entities, longer) if not entities.same(o, k)]
        if len(found) == 1 and not any(entities.same(o, k) for o in longer):
            entities.join(k, found[0])


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
    if not rest or full[: len(words)] != words or not set(rest).isdisjoint(_JOINTS):
        return False
    return all(body_word(word.capitalize()) or body_word(word) for word in rest)


def _definite(page: Page, first: int) -> bool:
    return page.lower(first) == "the" or (first > 0 and page.lower(first - 1) == "the")
