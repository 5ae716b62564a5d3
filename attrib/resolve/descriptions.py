"""Whom a description means: "the ministry", "the senator", "a doctor" who is named later.

A definite description is joined to the one entity before it that fits; two that fit are left
apart unless one was spoken of just now and the other long ago. An indefinite one is joined
forward, to the source that is introduced by name right after it.
"""

from __future__ import annotations

from collections import defaultdict, deque

from attrib.model import Recognition

from .entities import Entities, Entity, disagree
from .kinds import name_kind
from .lexicon import POSSESSIVE, human, kin, people, plural, singular, title
from .offices import lesser
from .page import Page
from .phrases import Phrase, article, modifiers, noun
from .phrases import plural as plural_phrase
from .standins import by_age, by_kind, distance, distinct, nearest, speaks, varied

_JOINTS = frozenset({"of", "for", "on", "at", "in"})
_RECENT, _NEAR, _FAR = 3, 1, 4
_AHEAD = 2
_MOST = 60
_BROADCAST = frozenset({"tv", "television", "radio"})
"""Bodies that need no article to be taken up again: "state TV"."""
_COURTESY = frozenset({"mr", "mrs", "ms", "miss"})
_ONES = frozenset({"organiser", "organizer", "promoter"})
_GENERIC = frozenset({"source", "person", "people", "other", "man", "woman", "one", "member"})


def join_appositions(entities: Entities) -> None:
    """Join what commas set off ("Ann Lee, a doctor") with what stands before it."""
    for k, mention in enumerate(entities.mentions):
        if mention.host is not None:
            _personified(entities, k, mention.host)
            _embodied(entities, k, mention.host)
            named = entities.mentions[k].phrase.form == "name"
            hosted = entities.mentions[mention.host].phrase.form == "name"
            entities.join(k, mention.host, "initials" if named and hosted else "apposition")


def _personified(entities: Entities, k: int, host: int) -> None:
    """Take a name for a person's where its apposition says so, against the tagger's label."""
    told, named = entities.of(k), entities.of(host)
    if told.sort == "person" and named.sort in ("place", "body") and len(named.mentions) == 1:
        head = noun(entities.page, entities.mentions[k].phrase)
        if head not in people().shared and not any(name_kind(name) for name in named.names):
            named.sort = "person"


def _embodied(entities: Entities, k: int, host: int) -> None:
    """Take "the contractor, Lee Foods Ltd" for a body, though contractors may be people too."""
    for described, named in ((k, host), (host, k)):
        told, body = entities.of(described), entities.of(named)
        if entities.mentions[described].phrase.form != "description" or body.sort != "body":
            continue
        head = noun(entities.page, entities.mentions[described].phrase)
        if told.sort == "person" and body.names and head in people().shared:
            told.sort = "body"


def join_introductions(entities: Entities) -> None:
    """Join "a doctor said" with the source whom the next sentences introduce by name.

    The named one must be new there, be the only new one that fits, and share with the description
    its head noun or a class of nouns, by its name, its title or an apposition.
    """
    credited = [k for k, m in enumerate(entities.mentions) if m.credited]
    for place, k in enumerate(credited):
        item = entities.mentions[k].phrase
        if item.form != "description" or plural_phrase(entities.page, item):
            continue
        new = article(entities.page, item) in ("indefinite", "bare") or _leads(entities.page, item)
        if not new or len(entities.of(k).mentions) > 1:
            continue
        ahead = _ahead(entities, k, credited[place + 1 : place + 6])
        found = [o for o in ahead if _fits(entities, k, o)]
        if len({entities.root(o) for o in found}) == 1:
            entities.join(k, found[0], "description")
        elif not found:
            calling = tuple(o for o in ahead if _same_calling(entities, k, o))
            entities.open[k] = calling or _perhaps(entities, k, ahead)


def _leads(page: Page, item: Phrase) -> bool:
    """Whether "the head of Acme" opens the article, as one who is named in the next sentence."""
    kinds = [block.kind for block in page.reading.article.blocks]
    first = "paragraph" in kinds and page.blocks[item.first] == kinds.index("paragraph")
    opens = item.first == 0 or page.blocks[item.first - 1] != page.blocks[item.first]
    return first and opens and bool(item.complement[1]) and human(noun(page, item))


def _next_sentence(entities: Entities, k: int, o: int) -> bool:
    page, mentions = entities.page, entities.mentions
    return page.sentence(mentions[o].phrase.first) - page.sentence(mentions[k].phrase.first) == 1


def _ahead(entities: Entities, k: int, following: list[int]) -> list[int]:
    page, here = entities.page, entities.mentions[k].phrase
    found = []
    for o in following:
        item = entities.mentions[o].phrase
        new = entities.of(o).mentions[0] >= k
        distance = page.sentence(item.first) - page.sentence(here.first)
        if item.form == "name" and new and 0 < distance <= _AHEAD:
            found.append(o)
    return found


def _fits(entities: Entities, k: int, o: int) -> bool:
    item, other = entities.mentions[k].phrase, entities.of(o)
    if disagree(entities.of(k), other):
        return False
    head = noun(entities.page, item)
    if head in _GENERIC:
        return False
    if other.sort == "person":
        needed = modifiers(entities.page, item) - people().empty
        proper = {w for w in needed if w not in other.words and _capital(entities, k, w)}
        if _leads(entities.page, item) and _next_sentence(entities, k, o):
            # "The head of Acme ... Chief executive Ann Lee": her body is known.
            proper = {w for w in other.words if _capital(entities, o, w)}
        return any(kin(head, word) for word in other.nouns) and not proper
    return _named_for(entities.of(k), other)


def _same_calling(entities: Entities, k: int, o: int) -> bool:
    """Whether the named person is called by the noun of the description, though not all of it."""
    head = noun(entities.page, entities.mentions[k].phrase)
    other = entities.of(o)
    same = any(kin(head, word) for word in other.nouns)
    return other.sort == "person" and head not in _GENERIC and same


def _perhaps(entities: Entities, k: int, ahead: list[int]) -> tuple[int, ...]:
    """Who may be the "senior nurse" of the first paragraph: the one named next, if only one is.

    It has to be a person of whom no other calling is told.
    """
    page, item = entities.page, entities.mentions[k].phrase
    kinds = [block.kind for block in page.reading.article.blocks]
    opening = "paragraph" in kinds and page.blocks[item.first] == kinds.index("paragraph")
    found = distinct(entities, [o for o in ahead if entities.of(o).sort == "person"])
    if not opening or len(found) != 1 or not human(noun(page, item)):
        return ()
    named = entities.of(found[0])
    if named.nouns - _COURTESY or disagree(entities.of(k), named):
        return ()
    return (found[0],) if any(len(name) > 1 for name in named.names) else ()


def _capital(entities: Entities, k: int, word: str) -> bool:
    item = entities.mentions[k].phrase
    return any(
        entities.page.capital(i) and singular(entities.page.lower(i)) == word
        for i in range(item.first + 1, item.stop)
    )


def _named_for(described: Entity, other: Entity) -> bool:
    """Whether a word of the description and the head of a name or noun are of one class."""
    heads = {_head(name) for name in other.names} | other.nouns
    own = described.nouns | (described.words if described.sort == "body" else set())
    return any(kin(word, head) for word in own for head in heads if not _idle(word))


def _idle(word: str) -> bool:
    return word in people().empty or word in _GENERIC


def _head(name: tuple[str, ...]) -> str:
    return singular(name[_joint(name) - 1].lower())


def _joint(name: tuple[str, ...]) -> int:
    """Where the "of" or "for" of a name stands, or its length."""
    return next((i for i, w in enumerate(name) if i and w.lower() in _JOINTS), len(name))


def join_descriptions(entities: Entities) -> None:
    """Join definite descriptions, bare titles and repeated bare plurals, left to right."""
    page = entities.page
    bare: dict[tuple[str, ...], int] = {}
    recent: deque[int] = deque()
    roles: dict[str, list[int]] = defaultdict(list)
    for k, mention in enumerate(entities.mentions):
        item = mention.phrase
        if item.form == "pronoun":
            continue
        if item.form == "description" and mention.host is None:
            style = article(page, item)
            many = plural_phrase(page, item)
            if many and noun(page, item) in _ONES and not item.complement[1]:
                _one_group(entities, k, bare)
            elif style == "bare" and many:
                _repeated(entities, k, bare)
            elif _label(page, item):
                _labelled(entities, k, bare)
            elif style in ("definite", "possessive") or page.lower(item.head) in _BROADCAST:
                _definite(entities, k, roles, recent)
        if page.blocks[item.first] in page.headlines and item.form == "description":
            continue
        for word in handles(entities.of(k)):
            known = roles[word]
            if k not in known[-2:]:
                known.append(k)
        recent.append(k)
        if len(recent) > _MOST:
            recent.popleft()


def handles(entity: Entity) -> set[str]:
    """The words by which a description can take an entity up again."""
    words = set(entity.nouns)
    classes, called = people().classes, people().called
    if entity.sort != "person":
        words |= {_head(name) for name in entity.names}
        telling = {word for name in entity.names for word in (name[_joint(name) - 1], name[-1])}
        words |= {called[word] for word in telling if word in called}
    return words | {f"[{label}]" for word in words for label in classes.get(word, ())}


def _repeated(entities: Entities, k: int, bare: dict[tuple[str, ...], int]) -> None:
    """A body without an article ("police") is one source throughout; "officials" may be others."""
    item = entities.mentions[k].phrase
    party = entities.page.capital(item.head) and entities.page.tag(item.head) == "PROPN"
    if entities.of(k).sort != "body" and not party:
        return
    key = tuple(entities.page.lower(i) for i in range(item.first, item.stop))
    if key not in bare or not entities.join(k, bare[key], "description"):
        bare[key] = k


def _one_group(entities: Entities, k: int, bare: dict[tuple[str, ...], int]) -> None:
    """Those who hold an event are one group throughout: "the organisers", "organisers"."""
    key = (noun(entities.page, entities.mentions[k].phrase),)
    if key not in bare or not entities.join(k, bare[key], "description"):
        bare[key] = k


def _label(page: Page, item: Phrase) -> bool:
    """Whether it tells in a transcript whose turn it is: "MINISTER: I don't accept that"."""
    opens = item.first == 0 or page.blocks[item.first - 1] != page.blocks[item.first]
    return opens and item.stop < len(page) and page.text(item.stop) == ":"


def _labelled(entities: Entities, k: int, bare: dict[tuple[str, ...], int]) -> None:
    """Who has the same label speaks again; a transcript has one of each."""
    item = entities.mentions[k].phrase
    key = (*(entities.page.text(i) for i in range(item.first, item.stop)), ":")
    if key not in bare or not entities.join(k, bare[key], "description"):
        bare[key] = k


def _definite(entities: Entities, k: int, roles: dict[str, list[int]], recent: deque[int]) -> None:
    page, item = entities.page, entities.mentions[k].phrase
    head = noun(page, item)
    words = {head} | (modifiers(page, item) if entities.of(k).sort == "body" else set())
    keys = {w for w in words if w == head} | {
        f"[{label}]" for w in words for label in people().classes.get(w, ())
    }
    earlier = [o for key in keys for o in roles.get(key, ())[-_MOST:]]
    found = distinct(
        entities, [o for o in earlier if _takes_up(entities, k, o) and not lesser(entities, k, o)]
    )
    chosen = _one(entities, k, found)
    if chosen is None and head == "old" and "year" in words | modifiers(page, item):
        chosen = by_age(entities, k, recent)
    if chosen is None and not found and article(page, item) == "definite":
        chosen = by_kind(entities, k, head, recent)
        if chosen is None:
            chosen = nearest(entities, k, head, recent)
    if chosen is None and not found and _epithet(page, item, head):
        chosen = varied(entities, k, recent)
    if chosen is not None:
        entities.join(k, chosen, _by(page, item))
    elif len(found) > 1:
        entities.open[k] = tuple(found)


def _epithet(page: Page, item: Phrase, head: str) -> bool:
    """Whether a report puts such words for a name: "the singer", "the Kenyan", "the seed".

    No list has all that may follow an age or a rank: "the 29-year-old bowler".
    """
    if head in people().variations or head in people().demonyms or head == "old":
        return True
    told = modifiers(page, item) | {head}
    return {"year", "old"} <= told or {"world", "number"} <= told


def _by(page: Page, item: Phrase) -> Recognition:
    return "title" if title(noun(page, item)) else "description"


def _takes_up(entities: Entities, k: int, o: int) -> bool:
    """Whether the description `k` says nothing that is not known of the entity of `o`."""
    page, item = entities.page, entities.mentions[k].phrase
    other = entities.of(o)
    if entities.differ(k, o) or entities.same(k, o):
        return False
    first = page.lower(item.first)
    if first in POSSESSIVE:
        return _same_words(entities, k, o) and distance(entities, k, o) <= _RECENT
    many = plural_phrase(page, item)
    theirs = entities.mentions[o].phrase
    if theirs.form == "description" and plural_phrase(page, theirs) != many:
        return False
    if many and theirs.form == "name" and not plural(page.lower(theirs.head)):
        return False
    known = set(other.words) | other.nouns | {w.lower() for name in other.names for w in name}
    needed = modifiers(page, item) - people().empty - {noun(page, item)}
    if known.isdisjoint(people().parties) and distance(entities, k, o) <= _RECENT:
        needed -= people().parties
    if needed <= known:
        return True
    classes = people().classes
    unknown = needed - known
    return all(
        any(kin(w, h) for h in known if h in classes) for w in unknown if w in classes
    ) and all(w in classes for w in unknown)


def _same_words(entities: Entities, k: int, o: int) -> bool:
    page = entities.page
    a, b = entities.mentions[k].phrase, entities.mentions[o].phrase
    return [page.lower(i) for i in range(a.first, a.stop)] == [
        page.lower(i) for i in range(b.first, b.stop)
    ]


def _one(entities: Entities, k: int, found: list[int]) -> int | None:
    if len(found) < 2:
        return found[0] if found else None
    distances = {o: distance(entities, k, o) for o in found}
    speaking = [o for o in found if speaks(entities, o)] or found
    far = [o for o in speaking if distances[o] <= _FAR]
    near = [o for o in far if distances[o] <= _NEAR]
    return near[0] if len(near) == 1 and len(far) == 1 else None
