"""Of whom an obituary tells, and where it goes on to tell of that life."""

from __future__ import annotations

from .entities import Entities
from .page import Page

_DYING = frozenset({"died", "dies"})
_LIVED = frozenset({"born", "educated", "raised", "brought", "grew", "married", "survived"})
"""Verbs of a life: "She was born in Leeds", "He is survived by a son"."""
_SUBJECT = frozenset({"nsubj", "nsubjpass"})
_CLAUSE = frozenset({"relcl", "acl"})


def deceased(entities: Entities) -> int | None:
    """The mention by name with which the article begins, if it says there that this one died."""
    page = entities.page
    for k, mention in enumerate(entities.mentions):
        item = mention.phrase
        if page.blocks[item.first] in page.headlines:
            continue
        named = item.form == "name" and entities.of(k).sort == "person"
        opens = item.first == 0 or page.blocks[item.first - 1] != page.blocks[item.first]
        return k if named and opens and _died(page, item.head) else None
    return None


def _died(page: Page, head: int) -> bool:
    """Whether the sentence says of its subject that he or she died: "Ann Lee, who has died"."""
    for i in range(head + 1, len(page)):
        if page.sentence(i) != page.sentence(head):
            return False
        if page.lower(i) in _DYING:
            whose = page.head(i) if page.relation(i) in _CLAUSE else page.head(head)
            return whose == head or (page.relation(head) in _SUBJECT and whose == i)
    return False


def tells_a_life(page: Page, i: int) -> bool:
    """Whether the pronoun opens a paragraph that goes on with somebody's life."""
    opens = i == 0 or page.blocks[i - 1] != page.blocks[i]
    return opens and page.relation(i) in _SUBJECT and page.lower(page.head(i)) in _LIVED
