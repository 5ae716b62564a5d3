"""What a headline tells, found again in what the body attributes to somebody.

A headline is compressed (no articles, the present for what is past, short words, surnames) and is
about its report. So less has to match than between two sentences of a body: the subject, what is
said of it, and most of the other words, in any form.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import zip_longest
from typing import Any

from attrib.claims.forms import past
from attrib.claims.similarity import Gists
from attrib.claims.subjects import adjectives
from attrib.claims.vocabulary import keys_of, lemma, lexicon
from attrib.model import Attribution, Claim

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_OBJECTS = frozenset({"dobj", "pobj", "attr", "acomp", "dative", "oprd", "xcomp"})
_BEFORE = frozenset({"compound", "amod", "nmod", "poss", "nummod"})
_CLAUSES = frozenset({"relcl", "advcl", "acl", "ccomp"})
# A verb that stands so tells what is taken for granted: "a bold move in selling its mines".
_GRANTED = frozenset({"pcomp", "relcl", "acl", "advcl", "csubj"})
_TAGS = ("VERB", "NOUN", "ADJ")
_NOUNS = frozenset({"NOUN", "PROPN", "ADJ"})
_LEAST_WORDS = 3
_LEAST_PLAIN = 2
_LEAST_SHARE = 0.6
# So many more words must a later claim have than the first that fits.
_LATER = 1
# The same where the verb of the headline is not among them.
_UNSAID_SHARE = 0.75
# The subject stands among so many words, where the parser has found none.
_FIRST = 3

_NO = re.compile(r"\b(?:not|no|never|cannot|won't|wont)\b|n['’]t\b", re.IGNORECASE)

_AHEAD = re.compile(r"\b(?:to|will)\b", re.IGNORECASE)

Keys = frozenset[str]
# Pairs of indices of words that say the same.
Words = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class _Headline:
    """The words of a headline that say something: its subject, its predicate, and all of them."""

    words: tuple[int, ...]
    subject: int
    predicate: int
    leading: frozenset[int]


class Headlines:
    """Compares headlines with claims of the body.

    Args:
        gists: of the claims of the article.
    """

    def __init__(self, gists: Gists) -> None:
        self._gists = gists
        self._page = gists.page
        self._named = self._roots()
        self._keys: dict[int, Keys] = {}
        self._claims: dict[str, dict[str, int]] = {}

    def found(
        self,
        short: Claim,
        told: Sequence[tuple[Claim, Sequence[Attribution]]],
        own: Sequence[Claim],
    ) -> tuple[Claim, Words] | None:
        """The claim of the body that a headline tells as fact, if there is one.

        Args:
            short: the headline, as a claim of the outlet.
            told: claims of sources, with the attributions that make them.
            own: what the outlet states in the body.

        Returns:
            The claim that most words of the headline stand in, and the words. `None` where the
            headline is what a source does itself, or where the outlet vouches for it in the body.
        """
        head = self._read(short)
        if head is None:
            return None
        best: tuple[Claim, tuple[tuple[int, int], ...]] | None = None
        for claim, makers in told:
            pairs = self._pairs(head, claim)
            leads = self._leads(head, claim)
            if not self._enough(head, pairs, leads=leads):
                continue
            if _negative(claim) != _negative(short):
                continue
            said = head.predicate in dict(pairs)
            if not self._tells(head, short, claim, said=said):
                continue
            if self._takes_for_granted(head, pairs, claim):
                continue
            if leads and any(self._tells_of_itself(head, one, claim) for one in makers):
                return None
            # A headline tells what stands first; later claims come back to parts of it.
            if best is None or len(pairs) > len(best[1]) + _LATER:
                if any(self._tells_of_itself(head, one, claim) for one in makers):
                    return None
                best = claim, pairs
        if best is None:
            return None
        if any(len(self._pairs(head, one)) >= len(best[1]) for one in own):
            return None
        return best[0], tuple((b, a) for a, b in best[1])

    def _read(self, short: Claim) -> _Headline | None:
        """The headline by its parts; `None` where it makes no statement."""
        if heard().search(short.text):
            return None
        words = [i for span in short.spans for i in range(*self._page.range(span.start, span.end))]
        inside = frozenset(words)
        telling = tuple(i for i in words if self._of(i))
        relations, heads = self._gists.relations, self._gists.heads
        for i in words:
            predicate = heads[i]
            if relations[i] not in _SUBJECTS or predicate not in inside or predicate == i:
                continue
            if relations[predicate] not in _CLAUSES:
                return _Headline(telling, i, predicate, frozenset([i, *self._below(i, _BEFORE)]))
        # The parser has taken the verb for a noun ("market gains support"), or there is none
        # ("supplies up in July").
        if telling and any(self._states(i) for i in telling[1:]):
            return _Headline(telling, -1, -1, frozenset(telling[:_FIRST]))
        return None

    def _states(self, i: int) -> bool:
        """Whether the word may be a verb, or says how things stand as one would."""
        word = self._gists.lowers[i]
        if self._gists.tags[i] in ("VERB", "AUX") or word in _stating():
            return True
        return word.endswith("s") and lemma(word) in lexicon().words["verbs"]

    def _below(self, i: int, relations: frozenset[str]) -> Iterator[int]:
        for k in self._gists.children.get(i, ()):
            if k != i and self._gists.relations[k] in relations:
                yield k
                yield from self._below(k, relations)

    def _pairs(self, head: _Headline, claim: Claim) -> tuple[tuple[int, int], ...]:
        """Words of the headline with those of the claim that say the same."""
        held = self._held(claim)
        found: dict[int, int] = {}
        for i in head.words:
            there = (held[key] for key in sorted(self._of(i)) if key in held)
            at = next((one for one in there if one not in found), None)
            if at is not None:
                found[at] = i
        return tuple((i, at) for at, i in found.items())

    def _leads(self, head: _Headline, claim: Claim) -> bool:
        """Whether the claim stands in the sentence after the headline, which says it again."""
        first, _ = self._page.range(claim.spans[0].start, claim.spans[0].end)
        return self._page.sentence(first) <= self._page.sentence(head.words[-1]) + 1

    def _enough(self, head: _Headline, pairs: Sequence[tuple[int, int]], *, leads: bool) -> bool:
        """Whether so much of the headline stands in a claim that it tells the same."""
        matched = dict(pairs)
        share = len(pairs) / len(head.words)
        if len(pairs) < _LEAST_WORDS or matched.keys().isdisjoint(head.leading):
            return False
        if self._turned(head, matched) or self._tells_more(head, matched):
            return False
        light = head.predicate >= 0 and self._light(head.predicate)
        said = self._below(head.predicate, _OBJECTS) if light else (head.predicate,)
        if matched.keys().isdisjoint(said):
            # Names alone tell whom it is about, and nothing of them.
            plain = sum(self._gists.tags[i] != "PROPN" for i in matched)
            enough = len(pairs) > _LEAST_WORDS and plain >= _LEAST_PLAIN
            return leads and enough and share >= _UNSAID_SHARE
        return share >= (_LEAST_SHARE if leads or not light else _UNSAID_SHARE)

    def _tells_more(self, head: _Headline, matched: dict[int, int]) -> bool:
        """Whether a headline speaks of somebody, or of something at its verb, of its own.

        Of what it says in several words, "the Grammy awards show", half may be left out.
        """
        if any(i in self._named and i not in matched for i in head.words):
            return True
        if head.subject >= 0 and self._missing(head.subject, matched, most=2):
            return True
        told = set(self._below(head.predicate, _OBJECTS | {"prep"})) if head.predicate >= 0 else ()
        return any(
            self._gists.relations[i] in _OBJECTS and self._missing(i, matched, most=1) for i in told
        )

    def _missing(self, noun: int, matched: dict[int, int], *, most: int) -> bool:
        """Whether a noun is not matched, nor that many of the words before it."""
        if noun in matched or not self._of(noun) or self._gists.tags[noun] not in _NOUNS:
            return False
        return sum(i in matched for i in self._below(noun, _BEFORE)) < most

    def _light(self, i: int) -> bool:
        """Whether a verb leaves it to its object to say what is so: "faces a shortage"."""
        return not self._of(i) or lemma(self._gists.lowers[i]) in _light()

    def _tells(self, head: _Headline, short: Claim, claim: Claim, *, said: bool) -> bool:
        """Whether the claim says that it is so, or will be: not that it must be, or could."""
        gist = self._gists.gist(claim)
        if gist.question or not gist.verb:
            return False
        own = self._gists.gist(short).modality
        if gist.modality not in ("actual", "future", own):
            return False
        # Nor is "gets approval" what "will have approval" tells.
        if gist.modality == "future" != own and not said and not _AHEAD.search(short.text):
            return False
        # "Record broken" is not what "will break more" tells.
        at = head.predicate
        over = at >= 0 and self._gists.tags[at] != "AUX" and past(self._gists.lowers[at])
        return not (over and gist.modality == "future")

    def _takes_for_granted(
        self, head: _Headline, pairs: Sequence[tuple[int, int]], claim: Claim
    ) -> bool:
        """Whether the claim only judges what the headline tells: "the new curbs are a bid to"."""
        at = dict(pairs).get(head.predicate, -1)
        if at >= 0 and self._gists.tags[at] == "VERB":
            return self._gists.relations[at] in _GRANTED
        tops = [unit.word for unit in self._gists.gist(claim).predicates()]
        return bool(tops) and all(b < min(tops) for _, b in pairs)

    def _turned(self, head: _Headline, matched: dict[int, int]) -> bool:
        """Whether the subject of the headline is what somebody does something to in the claim."""
        at = matched.get(head.subject)
        if at is None:
            return False
        relations = self._gists.relations
        if head.predicate not in matched or self._gists.heads[at] != matched[head.predicate]:
            return False
        # "Rebels free hostages", but "the rebels were freed"; "Rebels freed" tells the same.
        suffers = relations[at] in ("dobj", "nsubjpass")
        passive = relations[head.subject] == "nsubjpass" or not any(
            self._below(head.predicate, frozenset({"dobj"}))
        )
        return suffers and not passive

    def _tells_of_itself(self, head: _Headline, maker: Attribution, claim: Claim) -> bool:
        """Whether the source speaks of what it, or the body it speaks for, does itself."""
        first, _ = self._page.range(claim.spans[0].start, claim.spans[0].end)
        if self._gists.lowers[first] in _pronouns():
            return True
        subject = frozenset[str]().union(*(self._of(i) for i in head.leading))
        for span in maker.source_spans:
            for i in range(*self._page.range(span.start, span.end)):
                telling = self._page.capital(i) or i in self._named
                if telling and not self._of(i).isdisjoint(subject):
                    return True
        return False

    def _held(self, claim: Claim) -> dict[str, int]:
        """What a claim speaks of, with the first word for each."""
        found = self._claims.get(claim.id)
        if found is None:
            found = self._claims[claim.id] = {}
            for span in claim.spans:
                for i in range(*self._page.range(span.start, span.end)):
                    for key in self._of(i):
                        found.setdefault(key, i)
        return found

    def _of(self, i: int) -> Keys:
        """What a word may stand for, whatever part of speech it is."""
        found = self._keys.get(i)
        if found is None:
            found = self._keys[i] = self._named.get(i, frozenset()) | keys(self._gists.lowers[i])
        return found

    def _roots(self) -> dict[int, Keys]:
        """For the head word of each mention of somebody named, whom it stands for."""
        entities = self._gists.entities
        found: dict[int, Keys] = {}
        for k, mention in enumerate(entities.mentions):
            item = mention.phrase
            if k in entities.doubtful or not entities.of(k).names:
                continue
            at = item.name[1] - 1 if item.name is not None else item.head
            found[at] = frozenset({f"={entities.root(k)}"})
        for i, root in adjectives(entities).items():
            found[i] = frozenset({f"={root}"})
        return found


def _negative(claim: Claim) -> bool:
    """Whether it says no anywhere: "have decided not to renew"."""
    return claim.polarity == "negated" or _NO.search(claim.text) is not None


def states(words: Sequence[str]) -> bool:
    """Whether one of the words after the first, in lower case, may be a verb.

    A verb that the lexicon has not shows by its form, with what it is done to after it: "ruins
    harvest", not "rains in the north".
    """
    verbs, small = lexicon().words["verbs"], _data()["small"]
    pairs = zip_longest(words[1:], words[2:], fillvalue="in")
    return any(
        word in _stating()
        or lemma(word) in verbs
        or word == "to"
        or (word.endswith(("s", "ed")) and following not in small)
        for word, following in pairs
    )


@cache
def keys(word: str) -> Keys:
    """What a word of a headline, in lower case, may stand for; nothing where it says little."""
    data = _data()
    if word in data["small"] or not any(map(str.isalnum, word)):
        return frozenset()
    forms = {word, *data["short"].get(word, ()), *data["short"].get(lemma(word), ())}
    return _joined(forms)


def _joined(forms: Iterable[str]) -> Keys:
    return frozenset(
        key for form in forms for tag in _TAGS for key in (*keys_of(form, tag)[0], lemma(form))
    )


@cache
def _light() -> frozenset[str]:
    return frozenset(map(lemma, _data()["light"]))


@cache
def _stating() -> frozenset[str]:
    return frozenset(_data()["stating"])


@cache
def heard() -> re.Pattern[str]:
    """Words with which a headline reports what somebody says, or how sure it is."""
    return re.compile(_data()["heard"], re.IGNORECASE)


def _pronouns() -> frozenset[str]:
    return frozenset({"it", "he", "she", "they", "we", "i"})


@cache
def _data() -> dict[str, Any]:
    file = resources.files("attrib.claims").joinpath("headlines.toml")
    return tomllib.loads(file.read_text(encoding="utf-8"))
