"""How a claim is put: whether what it says is so, will be, may be, is wished or refused."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from attrib.claims.vocabulary import Modality, keys_of, lexicon
from attrib.claims.wholes import Words

_ATTRIBUTES = frozenset({"attr", "acomp", "oprd"})
# The parser calls the participle of "remain closed" many things.
_STATES = _ATTRIBUTES | {"dep", "xcomp", "ccomp"}
_STATES_OF = frozenset({"acl", "oprd", "dep"})
_PAST = frozenset({"was", "were"})
_HAD = frozenset({"had"})
_TIED = frozenset({"prep", "poss", "compound", "amod", "nmod"})
# "Voted against the closure", "called for a ban on".
_FOR = frozenset({"for", "on", "to"})
_AGAINST = "against"


@dataclass(slots=True)
class Put:
    """How a claim is put.

    Attributes:
        modality: whether it says that something is, will or may be.
        tops: its main predicates.
        moved: the verbs that only say how sure it is, with the predicate after each.
        flipped: predicates that such a verb denies ("failed to warn").
        nominal: nouns that say what is to be done ("ordered the closure of").
        steering: verbs of which the object is who is to do it ("ordered residents to leave").
    """

    modality: Modality = "actual"
    tops: frozenset[int] = frozenset()
    moved: dict[int, int] = field(default_factory=dict)
    flipped: set[int] = field(default_factory=set)
    nominal: set[int] = field(default_factory=set)
    steering: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Putting:
    """Tells how claims of an article are put.

    Attributes:
        words: of the article.
        forms: the words as they are written, in lower case.
    """

    words: Words
    forms: Sequence[str]

    def put(self, inside: frozenset[int], roots: Sequence[int]) -> Put:
        """How the claim is put that consists of these words.

        Args:
            inside: indices of the words of the claim.
            roots: those of them that depend on none of the others.
        """
        found, tops = Put(), list(roots)
        for root in roots:
            helpers = list(self._helpers(root, inside))
            own = next((m for k in helpers if (m := lexicon().modality.get(self.forms[k]))), None)
            if own is not None:
                found.modality = own
            elif any(self.forms[k] == "to" for k in helpers):
                found.modality = "future"
            inner = self._inner(root, inside, found)
            if inner:
                tops = [k for k in tops if k != root] + inner
        for i in list(tops):
            tops += [
                k
                for k in self._below(i, inside)
                if self.words.relations[k] == "conj" and self.words.tags[k] == "VERB"
            ]
        found.tops = frozenset(tops)
        return found

    def _below(self, i: int, inside: frozenset[int]) -> list[int]:
        return [k for k in self.words.children.get(i, ()) if k in inside and k != i]

    def _helpers(self, root: int, inside: frozenset[int]) -> Iterator[int]:
        """Auxiliaries of the verb, or those that the parser hung on the state it leads to."""
        above = [root]
        if self.words.lemmas[root] in lexicon().support["linking"]:
            above += [
                k
                for k in self._below(root, inside)
                if self.words.relations[k] in _STATES and self.words.tags[k] in ("VERB", "ADJ")
            ]
        for at in above:
            for k in self._below(at, inside):
                if self.words.relations[k] == "aux":
                    yield k

    def _inner(self, root: int, inside: frozenset[int], found: Put) -> list[int]:
        """The predicates of what the root only says to be sure, wished, refused and the like."""
        words, data = self.words, lexicon()
        below = self._below(root, inside)
        saying = self._saying(root, below)
        inner = [
            k
            for at in {root, saying}
            for k in self._below(at, inside)
            if words.relations[k] in ("xcomp", "ccomp") and k != root
        ]
        word = words.lemmas[saying]
        if not inner and word in data.support["steering"]:
            # "Was ordered released".
            inner = [
                k for k in below if words.relations[k] in _STATES_OF and words.tags[k] == "VERB"
            ]
        if not inner and word in data.modality:
            # "Voted 7 to 4 to close the library".
            inner = [k for k in below if words.relations[k] == "advcl" and self._infinitive(k)]
        if not inner:
            return self._named(root, word, inside, found)
        infinitive = any(map(self._infinitive, inner))
        forced = infinitive and (word in data.support["forcing"] or words.lowers[root] in _HAD)
        wish = data.modality.get(word) or (data.bidding.get(word) if infinitive else None)
        if forced:
            pass
        elif wish is not None:
            found.modality = wish
            if wish == "refused":
                found.flipped.update(inner)
        elif infinitive and words.tags[root] == "AUX" and saying == root:
            # "Is to visit", but "is to blame".
            if words.lemmas[inner[0]] != "blame":
                found.modality = "meant" if words.lowers[root] in _PAST else "future"
        elif infinitive and word in data.support["failing"]:
            found.flipped.update(inner)
        elif not infinitive or word not in data.support["managing"]:
            return []
        if keys_of(words.lowers[saying], words.tags[saying])[1]:
            found.flipped.symmetric_difference_update(inner)
        if infinitive and word in data.support["steering"]:
            found.steering.update({root, saying})
        found.moved.update({root: inner[0], saying: inner[0]})
        return inner

    def _infinitive(self, verb: int) -> bool:
        return any(self.forms[k] == "to" for k in self.words.children.get(verb, ()) if k < verb)

    def _named(self, root: int, word: str, inside: frozenset[int], found: Put) -> list[int]:
        """The noun that says what is wished or ordered: "voted for the closure of the library"."""
        data = lexicon()
        wish = data.modality.get(word) or data.asking.get(word)
        if (
            wish is None
            or self.words.tags[root] != "VERB"
            or wish == "refused"
            or word in data.light
        ):
            return []
        for k in self._below(root, inside):
            link = self.words.lowers[k] if self.words.relations[k] == "prep" else ""
            if self.words.relations[k] in ("dobj", "nsubjpass") and word not in data.asking:
                told = [k]
            elif link in _FOR or link == _AGAINST:
                told = [j for j in self._below(k, inside) if j > k]
            else:
                continue
            for noun in told:
                if not self._deed(noun, inside):
                    continue
                found.modality = wish
                if link == _AGAINST:
                    found.flipped.add(noun)
                if self.words.relations[noun] != "pcomp":
                    found.nominal.add(noun)
                if word in data.support["steering"]:
                    found.steering.add(root)
                found.moved[root] = noun
                if link:
                    found.moved[k] = noun
                return [noun]
        return []

    def _deed(self, i: int, inside: frozenset[int]) -> bool:
        """Whether it says that something is done to something: "closing", "the release of"."""
        words = self.words
        if words.relations[i] == "pcomp":
            return words.tags[i] == "VERB"
        if words.tags[i] != "NOUN" or not keys_of(words.lowers[i], "NOUN")[0] & lexicon().events:
            return False
        return any(words.relations[k] in _TIED for k in self._below(i, inside))

    def _saying(self, root: int, below: Sequence[int]) -> int:
        """The word that says how sure it is: the adjective of "is likely to win"."""
        if self.words.tags[root] == "AUX":
            for k in below:
                fits = self.words.relations[k] in _ATTRIBUTES
                if fits and self.words.tags[k] in ("ADJ", "VERB"):
                    return k
        return root
