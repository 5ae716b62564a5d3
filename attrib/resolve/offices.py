"""Offices that one person holds at a time: "the home secretary", "our correspondent"."""

from __future__ import annotations

from collections import defaultdict

from .entities import Entities
from .lexicon import human, kin, people, title
from .page import Page
from .phrases import Phrase, article, noun

_LESSER = frozenset({"shadow", "deputy", "vice", "assistant"})
"""Words before an office that make it another: a shadow chancellor is not the chancellor."""
_SINGLE = frozenset({"minister", "secretary", "chancellor", "president", "premier", "leader"})
_REPORTERS = frozenset({"correspondent", "reporter", "editor"})
_OFFICES = _SINGLE | _REPORTERS
_COURTESY = frozenset({"mr", "mrs", "ms", "miss", "dr", "sir", "lord", "lady", "baroness"})


def lesser(entities: Entities, k: int, o: int) -> bool:
    """Whether `o` holds but a lesser office than the one that the description `k` tells.

    "The minister" may be a deputy one.
    """
    less = _LESSER & entities.of(o).words
    if not less:
        return False
    page, item = entities.page, entities.mentions[k].phrase
    told = {page.lower(i) for i in range(*item.before)}
    return not told <= {"the", "minister"} and bool(less - told)


def join_offices(entities: Entities) -> None:
    """Join an office told without a name to the only one who is named with it in the text.

    "The home secretary ... Home Secretary Ann Lee said", and "our correspondent" in a report
    that names one. Where nobody is named with it, the only one of whom no office is told may be
    meant: noted in `entities.open`.
    """
    page = entities.page
    offices = [k for k, m in enumerate(entities.mentions) if _office(entities, k, m.phrase)]
    if not offices:
        return
    holders: dict[tuple[str, ...], dict[int, int]] = defaultdict(dict)
    named = {
        entities.root(k): k
        for k, m in enumerate(entities.mentions)
        if m.phrase.form == "name" and entities.of(k).sort == "person"
    }
    for k, mention in enumerate(entities.mentions):
        root, words = entities.root(k), _title(page, mention.phrase)
        if words and root in named:
            holders[words].setdefault(root, k)
    for k in offices:
        item = entities.mentions[k].phrase
        words = _title(page, item)
        found = holders.get(words, {}) if words != ("minister",) else {}
        if page.lower(item.first) == "our":
            found = {root: o for root, o in named.items() if _reports(entities, o, words[-1])}
        if len(found) == 1 and entities.join(k, next(iter(found.values())), "title"):
            continue
        if not found and entities.mentions[k].credited and words != ("minister",):
            _perhaps(entities, k, list(named.values()))


def _office(entities: Entities, k: int, item: Phrase) -> bool:
    """Whether it is an office by itself, of somebody who is not named yet."""
    page = entities.page
    told = item.form == "description" and page.lower(item.head) in _OFFICES
    if not told or item.complement[1]:
        return False
    head, style = noun(page, item), article(page, item)
    ours = head in _REPORTERS and page.lower(item.first) == "our"
    single = head in _SINGLE and style == "definite" and page.lower(item.first) == "the"
    return (ours or single) and not entities.of(k).names


def _title(page: Page, item: Phrase) -> tuple[str, ...]:
    """The words of the office that a phrase tells, without article; none for a past one."""
    first, stop = item.before
    words = [page.lower(i) for i in range(first, stop) if page.tag(i) != "PUNCT"]
    while words and words[0] in ("the", "our", "a", "an", "own"):
        words.pop(0)
    while words and item.form == "name" and words[-1].rstrip(".") in _COURTESY:
        words.pop()
    past = people().former.intersection(words) or any(w.startswith("ex-") for w in words)
    told = words and not past and (human(words[-1]) or title(words[-1]))
    return tuple(words) if told and not item.complement[1] else ()


def _reports(entities: Entities, o: int, head: str) -> bool:
    return any(kin(head, word) for word in entities.of(o).nouns)


def _perhaps(entities: Entities, k: int, named: list[int]) -> None:
    """Note the only one named of whom no office is told."""
    untold = [
        o
        for o in named
        if not entities.of(o).nouns - _COURTESY
        and any(len(name) > 1 for name in entities.of(o).names)
    ]
    if len(untold) == 1 and k not in entities.open and not entities.differ(k, untold[0]):
        entities.open[k] = (untold[0],)
