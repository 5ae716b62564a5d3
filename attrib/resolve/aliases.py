"""Names of one and the same person: full names, last names, first names."""

from __future__ import annotations

from collections import defaultdict

from .bodies import distinct, first_words, join_bodies, letters, spelled
from .entities import Entities, agree_in_name
from .lexicon import POSSESSIVE, people, singular
from .page import PLACING, Page
from .phrases import determined_by_human

_NEAR, _FAR = 1, 5
_MOST = 50
_USUAL = 2
_OWNED = 4
_PEERS = frozenset({"lord", "lady", "baron", "baroness", "viscount", "earl", "countess"})


def join_names(entities: Entities) -> None:
    """Join the names that are one entity's: bodies and places first, then people."""
    named = [k for k, m in enumerate(entities.mentions) if m.phrase.form == "name"]
    full = [k for k in named if entities.of(k).sort == "person" and len(entities.name(k)) > 1]
    surnames = _full_names(entities, full)
    titled = {
        entities.name(k)[0].lower()
        for k in named
        if entities.of(k).sort == "person"
        and determined_by_human(entities.page, entities.mentions[k].phrase)
    }
    borne = surnames.keys() | titled | _with_relatives(entities, named)
    short: list[int] = []
    bodies: list[int] = []
    others = [k for k in named if entities.of(k).sort != "person"]
    acronyms, fronts = spelled(entities, others), first_words(entities, others)
    for k in named:
        words = entities.name(k)
        if len(words) > 1:
            short_form = words in fronts
        elif words[0].lower() in borne:
            short_form = False
        else:
            short_form = letters(words) in acronyms or words in fronts
        if short_form:
            # A tagger takes "RSF", or "Fresco" for Fresco Group, for a person now and then.
            entities.of(k).sort = "body"
            bodies.append(k)
        elif len(words) == 1 and _work(entities.page, entities.mentions[k].phrase.head):
            # "A Moreau" is a picture by one of that name.
            continue
        elif len(words) == 1 and _personal(entities, k, borne, surnames):
            short.append(k)
        elif entities.of(k).sort != "person":
            bodies.append(k)
    join_bodies(entities, bodies)
    _short_names(entities, short, surnames)


def _with_relatives(entities: Entities, named: list[int]) -> set[str]:
    """The names of one word that own a noun for a relative ("Hall's sister"), who are people."""
    page, found = entities.page, set()
    for k in named:
        last = entities.mentions[k].phrase.stop - 1
        if len(entities.name(k)) > 1 or not page.possessive(last):
            continue
        follow = range(last + 1, min(last + 1 + _OWNED, len(page)))
        owned = next((i for i in follow if page.tag(i) == "NOUN"), None)
        if owned is not None and page.lower(owned) in people().family:
            entities.of(k).sort = "person"
            found.add(entities.name(k)[0].lower())
    return found


def _full_names(entities: Entities, full: list[int]) -> dict[str, list[int]]:
    """Join people's full names; returns for each word of them but the first who bears it."""
    bearers: dict[str, list[int]] = defaultdict(list)
    for k in full:
        words = [word.lower() for word in entities.name(k)]
        for other in bearers[words[-1]]:
            agrees = agree_in_name(entities.name(k), entities.name(other))
            if agrees and entities.join(k, other, "name"):
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
    word = entities.name(k)[0].lower()
    if word not in borne:
        return False
    people = bearers.get(word, ())
    if people and all(entities.name(other)[-1].lower() != word for other in people):
        return False
    before = item.first - 1
    placed = before >= 0 and entities.page.lower(before) in PLACING
    if not entities.mentions[k].credited and placed:
        return False
    if item.label == "LOC":
        if entities.page.text(item.head) in entities.page.places:
            return False
        # "Pryce's home" is his, though he be named in full only later.
        owns = bool(people) and entities.page.possessive(item.stop - 1)
        if not owns and not any(other < k for other in people):
            return False
        personal = owns or entities.mentions[k].credited
        if not personal and not _mostly_personal(entities.page, word):
            return False
    if entity.sort in ("body", "place"):
        entity.sort = None
    return True


def _work(page: Page, head: int) -> bool:
    """Whether a name has an article of its own, as no person's has; in "a Lee aide" it has none."""
    article = head > 0 and page.lower(head - 1) in ("a", "an")
    follows = page.tag(head + 1) if head + 1 < len(page) else "PUNCT"
    return article and follows not in ("NOUN", "PROPN", "ADJ", "NUM")


def _mostly_personal(page: Page, word: str) -> bool:
    """Whether a name of one word is labelled a person's more often than a place's."""
    labels = [n.label for n in page.names if n.stop - n.first == 1 and page.lower(n.first) == word]
    return labels.count("PER") > labels.count("LOC")


def _short_names(entities: Entities, short: list[int], bearers: dict[str, list[int]]) -> None:
    """Give each name of one word to the only person who bears it, or to nobody."""
    _titled(entities, short, bearers)
    alone: dict[str, list[int]] = defaultdict(list)
    first = {entities.name(k)[0].lower(): k for k in reversed(short)}
    for k in short:
        word = entities.name(k)[0].lower()
        fits = [
            other
            for other in bearers.get(word, ())
            if not _clash(entities, k, other)
            and not _relative(entities, k, other, first[word])
            and not _other_than_peer(entities, k, other, first[word])
        ]
        last = [other for other in fits if entities.name(other)[-1].lower() == word]
        several = distinct(entities, last or fits)
        chosen = _only(entities, k, several)
        if chosen == k:
            continue
        if chosen is None and several:
            entities.doubtful.add(k)
            entities.open[k] = tuple(several)
            entities.of(k).sort = "person"
        if chosen is None:
            clear = not (last or fits)
            same = (o for o in alone[word] if clear and not _clash(entities, k, o))
            if not any(entities.join(k, other, "name") for other in same):
                alone[word].append(k)
        elif not entities.join(k, chosen, "part of the name"):
            alone[word].append(k)


def _titled(entities: Entities, short: list[int], bearers: dict[str, list[int]]) -> None:
    """Count "Mr. Lee" among the bearers of a name where all others are women, and the reverse."""
    for k in short:
        word = entities.name(k)[0].lower()
        known = bearers.get(word, [])
        last = [other for other in known if entities.name(other)[-1].lower() == word]
        titled = determined_by_human(entities.page, entities.mentions[k].phrase)
        if titled and last and all(_clash(entities, k, other) for other in last):
            known.append(k)


def _relative(entities: Entities, k: int, other: int, first: int) -> bool:
    """Whether `other` came in as a relative of one who was called by the last name alone before.

    The short form stays with the one who bore it first: in "Hall ... Hall's sister, Mary Hall",
    "Hall" is not Mary; with a title it may be ("Mrs. Hall").
    """
    item = entities.mentions[k].phrase
    if determined_by_human(entities.page, item):
        return False
    came = next((m for m in entities.of(other).mentions if _by_another(entities, m)), None)
    if came is None:
        return False
    mentions = entities.mentions
    return mentions[first].phrase.first <= mentions[came].phrase.first


def _other_than_peer(entities: Entities, k: int, other: int, first: int) -> bool:
    """Whether `k` is a lord, and `other` came in after him without that title.

    In "Lord Hall denied it. One man, Tom Hall, was convicted" they are two.
    """
    mentions = entities.mentions
    if not (_peer(entities, k) and _peer(entities, first)):
        return False
    known = entities.of(other).mentions
    later = mentions[first].phrase.first < min(mentions[m].phrase.first for m in known)
    return later and not any(_peer(entities, m) for m in known)


def _peer(entities: Entities, k: int) -> bool:
    item = entities.mentions[k].phrase
    at = item.first if item.name is None else item.name[0]
    return any(entities.page.lower(i) in _PEERS for i in range(max(0, at - 1), at))


def _clash(entities: Entities, a: int, b: int) -> bool:
    one, other = entities.of(a).gender, entities.of(b).gender
    return one is not None and other is not None and one != other


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
    if not before:
        return _soon(entities, k, found)
    if entities.of(k).gender is not None:
        # "Ms. Lee" is rather the one known to be a woman than the one whom "Lee" meant so far.
        sure = [o for o in before if entities.of(o).gender == entities.of(k).gender]
        if len(sure) < 2:
            return sure[0] if sure else None
    usual = [o for o in before if _called_so(entities, o, k) >= _USUAL]
    others = [o for o in before if o not in usual]
    fresh = any(_called_so(entities, o, k) or here - (known[o] or 0) <= _NEAR for o in others)
    if len(usual) == 1 and not fresh:
        return usual[0]
    near = [o for o in before if here - (known[o] or 0) <= _NEAR]
    far = [o for o in before if here - (known[o] or 0) <= _FAR]
    return near[0] if len(near) == 1 and len(far) == 1 else None


def _soon(entities: Entities, k: int, found: list[int]) -> int | None:
    """The one who is named soon after `k`, or first after a headline."""
    page, mentions = entities.page, entities.mentions
    if page.blocks[mentions[k].phrase.first] in page.headlines:
        return min(found)
    last = page.sentence(mentions[k].phrase.first) + _FAR
    soon = [o for o in found if page.sentence(mentions[o].phrase.first) <= last]
    return soon[0] if len(soon) == 1 else None


def _called_so(entities: Entities, other: int, k: int) -> int:
    """How often before `k` the entity of `other` goes by one word alone."""
    mentions = entities.mentions
    names = (m for m in entities.of(other).mentions if m < k and mentions[m].phrase.form == "name")
    return sum(len(entities.name(m)) == 1 for m in names)


def _last_sentence(entities: Entities, other: int, k: int) -> int | None:
    """The sentence of the latest mention of `other` before `k`."""
    latest = entities.before(other, k)
    return (
        None if latest is None else entities.page.sentence(entities.mentions[latest].phrase.first)
    )


def _by_another(entities: Entities, m: int) -> bool:
    """Whether a mention tells its person by another: "his father Ali", "Lee's lawyer, Ann Lee"."""
    page, item = entities.page, entities.mentions[m].phrase
    if item.form == "pronoun":
        return False
    noun_at = item.head if item.form == "description" else item.before[1] - 1
    if noun_at < item.first:
        return False
    owners = [i for i in range(item.first, noun_at) if page.possessive(i)]
    if singular(page.lower(noun_at)) in people().family:
        return bool(owners) or any(page.lower(i) in POSSESSIVE for i in range(item.first, noun_at))
    names = {page.lower(i) for i in owners}
    return any(word.lower() in names for name in entities.of(m).names for word in name[-1:])
