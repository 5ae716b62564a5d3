"""Which part a word plays in its clause."""

from __future__ import annotations

from collections.abc import Iterator, Set

from attrib.claims.units import ARGUMENTS, Role
from attrib.claims.vocabulary import Keys, keys_of, lexicon
from attrib.claims.wholes import Wholes, Words

Part = tuple[Role, str, int]

_MODIFIERS = frozenset({"compound", "amod", "poss", "nmod", "nummod", "npadvmod", "quantmod"})
_ATTRIBUTES = frozenset({"attr", "acomp", "oprd"})
_CLAUSES = frozenset({"relcl", "acl", "advcl", "ccomp", "pcomp", "xcomp"})
# Clauses that tell what somebody thinks or says.
_REPORTED = frozenset({"ccomp", "xcomp", "acl", "relcl"})
_NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "DET", "PRON"})
# Behind a noun that says what is done they lead to whom it is done to: "an attack on".
_TOWARDS = frozenset({"on", "against", "to", "at", "into", "for"})
_MEASURES = frozenset({"point", "percent", "percentage", "%", "cent", "third", "half", "quarter"})
_AMOUNTS = frozenset({"NUM", "DET", "PRON", "ADJ"})
_NUMBERS = frozenset(
    {"number", "majority", "group", "total", "pair", "dozens", "hundreds", "scores"}
)
_WHEN = frozenset({"when", "before", "after", "until", "since"})
_MEANWHILE = frozenset({"when", "as", "while"})
_CLIMB = 12
_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
# "Interested in being right" is another claim than "interested"; "by being right" only adds to it.
_COMPLEMENTING = frozenset({"of", "in", "from", "to", "at", "with", "about", "on"})


class Roles:
    """The parts that the words of one claim play.

    Args:
        words: of the article.
        inside: indices of those of the claim.
        tops: indices of its main predicates.
        whole: its predicates of several words.
        skipped: words of figures and dates.
        steering: verbs of which the object is who is to do what their predicate says.
    """

    def __init__(
        self,
        words: Words,
        inside: frozenset[int],
        tops: frozenset[int],
        whole: Wholes,
        skipped: frozenset[int],
        steering: Set[int] = frozenset(),
    ) -> None:
        self.words = words
        self.inside = inside
        self.tops = tops
        self.whole = whole
        self.skipped = skipped
        self.steering = steering

    def part(self, i: int) -> Part:
        """The role of a word, the preposition that ties it or "", and the word it belongs to."""
        words = self.words
        relation, head = words.relations[i], words.heads[i]
        while relation == "conj" and head in self.inside and head != i and i not in self.tops:
            if words.tags[head] != words.tags[i] and words.tags[head] == "VERB":
                break
            relation, head = words.relations[head], words.heads[head]
        if head in self.skipped and relation in ("dobj", "dative") and head != i:
            head = words.heads[head]
        if i in self.tops and self._kept(i):
            return "attribute", "", self.whole.head(i)
        if i in self.tops or (words.tags[i] == "VERB" and relation in ("ROOT", "conj")):
            return "predicate", "", self.whole.head(head)
        if relation in _CLAUSES and words.tags[i] in ("VERB", "AUX"):
            return "predicate", self._mark(i), head
        if relation in _SUBJECTS and head not in self.steering:
            return self._subject(i, relation, head), "", self.whole.head(head)
        if relation == "pobj" and head in self.inside:
            return self._prepositional(i, head)
        if self._links(head) and i > head and words.tags[i] in ("ADJ", "VERB"):
            return "attribute", "", head
        if head in self.steering and relation in (*_SUBJECTS, "dobj", "agent"):
            return self._steered(i, relation, head)
        if relation == "dobj":
            if self._receives(i, head):
                return "beside", "to", self.whole.head(head)
            return "patient", "", self.whole.head(head)
        if relation == "dative":
            return "beside", "to", self.whole.head(head)
        if relation in _ATTRIBUTES:
            return "attribute", "", head
        if head in self.whole.nominal and self._possessing(i, relation):
            return "sole", "", head
        if relation in _MODIFIERS or words.tags[head] in ("NOUN", "PROPN"):
            return "modifier", "", head
        return "beside", "", self.whole.head(head)

    def _kept(self, i: int) -> bool:
        """Whether it is the state of "will remain closed" that the parser made the verb."""
        words = self.words
        return words.tags[i] in ("VERB", "ADJ") and any(
            k < i
            and words.relations[k] in ("dep", "aux", "auxpass", "cop")
            and words.lemmas[k] in lexicon().support["linking"]
            for k in words.children.get(i, ())
        )

    def _steered(self, i: int, relation: str, steering: int) -> Part:
        """The part of whoever orders or asks, and of whom: "ordered residents to leave"."""
        head = self.whole.head(steering)
        passive = any(
            self.words.relations[k] == "auxpass" for k in self.words.children.get(steering, ())
        )
        if relation == "dobj" or (passive and relation != "agent"):
            if any(self._is_object(k) for k in self.words.children.get(head, ())):
                return "agent", "", head
            return self._subject(i, "nsubj", head), "", head
        return "beside", "by", head

    def _receives(self, i: int, verb: int) -> bool:
        """Whether another object follows: "gave the charity $5 million"."""
        words, moved = self.words, self.whole.moved
        return any(
            words.relations[k] == "dobj" and k > i and words.heads[i] != k and k not in moved
            for k in words.children.get(verb, ())
        )

    def main(self, i: int, role: Role, head: int) -> bool:
        """Whether the claim would be another without the word."""
        if role == "modifier":
            return False
        if head in self.tops and (role in ARGUMENTS or role == "beside"):
            return True
        return not self.subordinate(i)

    def subordinate(self, i: int) -> bool:
        """Whether it stands in a clause under another: a relative one, a reason, a time."""
        words, at = self.words, i
        for _ in range(_CLIMB):
            if at in self.tops or at in self.whole.moved or at not in self.inside:
                return False
            relation = words.relations[at]
            if relation in ("relcl", "acl", "advcl") or relation in _MODIFIERS:
                return True
            if relation == "pcomp" and words.lowers[words.heads[at]] not in _COMPLEMENTING:
                return True
            at = words.heads[at]
        return False

    def asserted(self, i: int) -> bool:
        """Whether the claim itself says so: not "he thinks she lied", but "it shows she lied"."""
        words, at = self.words, i
        for _ in range(_CLIMB):
            if at in self.tops or at in self.whole.moved or at not in self.inside:
                break
            relation, head = words.relations[at], words.heads[at]
            clause = relation in _REPORTED and words.tags[at] in ("VERB", "AUX")
            if clause and words.lemmas[head] not in lexicon().factive:
                return False
            if head == at:
                break
            at = head
        return True

    def counting(self, i: int) -> int | None:
        """The word that `i` counts: "victims" of "all of the victims"."""
        words = self.words
        if not (words.tags[i] in _AMOUNTS or i in self.skipped or words.lowers[i] in _NUMBERS):
            return None
        for k in words.children.get(i, ()):
            if words.lowers[k] == "of" and k in self.inside and k > i:
                return next((j for j in words.children.get(k, ()) if j > k), None)
        return None

    def _mark(self, i: int) -> str:
        """The word that opens a clause; of one time all are the same."""
        for k in self.words.children.get(i, ()):
            if self.words.relations[k] == "mark" or self.words.lowers[k] in _WHEN:
                return "when" if self.words.lowers[k] in _MEANWHILE else self.words.lowers[k]
        return self.words.relations[i]

    def _links(self, head: int) -> bool:
        if head not in self.tops:
            return False
        if self.words.tags[head] == "AUX":
            return True
        return self.words.lemmas[head] in lexicon().support["linking"]

    def _below(self, verb: int) -> Iterator[int]:
        """What depends on a predicate, or on a word that it stands for."""
        yield from self.words.children.get(verb, ())
        for k, to in self.whole.moved.items():
            if to == verb:
                yield from self.words.children.get(k, ())

    def _subject(self, i: int, relation: str, head: int) -> Role:
        verb = self.whole.head(head)
        if verb in self.whole.nominal:
            return "patient" if verb in self.whole.suffering else "agent"
        if i > verb and self.words.tags[head] != "AUX" and head in self.whole.moved:
            # "Found the banker guilty".
            return "patient"
        if self._is_passive(verb):
            return "sole" if self._is_state(verb) else "patient"
        if any(self._is_object(k) for k in self._below(verb)) or self._absorbed(verb):
            return "agent"
        if self._links(verb):
            return "sole"
        if relation == "nsubjpass" and verb == head and not self._helped(verb):
            return "sole" if self._is_state(verb) else "patient"
        return "theme" if self.keys(verb) & lexicon().special["undergo"] else "doer"

    def _is_object(self, k: int) -> bool:
        """Whether it is an object: also "thousands of birds", but not "5 percent"."""
        if self.words.relations[k] != "dobj":
            return False
        return k not in self.skipped or self.counting(k) is not None

    def _is_passive(self, verb: int) -> bool:
        words = self.words
        if words.lowers[verb].endswith("ing"):
            return False
        for k in self._below(verb):
            if words.relations[k] == "auxpass":
                return True
            # "Was intoxicated": the parser may miss that it is passive.
            helped = words.relations[k] == "aux" and words.lemmas[k] == "be" and k < verb
            if helped and words.lowers[verb].endswith("ed"):
                return True
        return False

    def _is_state(self, verb: int) -> bool:
        """Whether a participle only says how somebody is: "was drunk"."""
        found = keys_of(self.words.lowers[verb], "ADJ")[0]
        return any(key[0] == "#" for key in found) and found.isdisjoint(lexicon().events)

    def _helped(self, verb: int) -> bool:
        return any(self.words.relations[k] == "aux" for k in self._below(verb))

    def keys(self, verb: int) -> Keys:
        """What a predicate stands for."""
        found = self.whole.keys.get(verb)
        if found is None:
            found = keys_of(self.words.lowers[verb], self.words.tags[verb])[0]
        return found

    def _absorbed(self, verb: int) -> bool:
        """Whether a preposition is part of the verb, so that its noun is the object."""
        words = self.words
        return any(
            words.relations[j] == "pobj" and j not in self.whole.moved
            for k, to in self.whole.moved.items()
            if to == verb
            for j in words.children.get(k, ())
        )

    def _possessing(self, i: int, relation: str) -> bool:
        if relation == "poss":
            return True
        # "A prisoner exchange", "price rises".
        return relation == "compound" and self.words.tags[i] != "ADJ"

    def _prepositional(self, i: int, preposition: int) -> Part:
        words = self.words
        word, head = words.lowers[preposition], words.heads[preposition]
        if preposition in self.whole.moved:
            return "patient", "", self.whole.head(preposition)
        if words.relations[preposition] == "agent":
            if head in self.steering:
                return "beside", "by", self.whole.head(head)
            if self._measure(i) or words.lowers[i] in lexicon().hours:
                return "beside", word, head
            return "agent", "by", self.whole.head(head)
        while words.tags[head] == "ADP" and words.heads[head] != head:
            head = words.heads[head]
        if head in self.whole.nominal:
            return self._of_nominal(word, head)
        if word == "of" and self.counting(head) == i:
            role, link, above = self.part(head)
            if head in self.skipped or role in ARGUMENTS:
                return role, link, above
        if head in self.skipped and (of := self.counting(head)) is not None:
            head = of
        if words.tags[head] in _NOMINAL:
            verb = words.heads[head]
            if word == "by" and (passive := self._passive(i, preposition)) is not None:
                return "agent", word, passive
            if words.relations[head] == "attr" and self.whole.keys.get(verb, _NONE) & _THERE:
                return "beside", word, verb
            if head not in self.whole.moved:
                return "modifier", word, head
        head = self.whole.head(head)
        if word == "by" and any(words.relations[k] == "auxpass" for k in self._below(head)):
            return ("beside" if self._measure(i) else "agent"), word, head
        return "beside", word, head

    def _of_nominal(self, word: str, noun: int) -> Part:
        if word == "by":
            return "agent", word, noun
        undergoing = self.keys(noun) & lexicon().special["undergo"]
        if word == "of" or (word == "in" and undergoing):
            return "sole", "", noun
        return ("patient" if word in _TOWARDS else "beside"), word, noun

    def _measure(self, i: int) -> bool:
        """Whether it says by how much: "raised by half a point"."""
        words = self.words
        return words.lowers[i] in _MEASURES or i in self.skipped or words.tags[i] == "NUM"

    def _passive(self, i: int, preposition: int) -> int | None:
        """The passive verb without an agent whose agent this is, hung on a noun between."""
        words, at = self.words, preposition
        if self._measure(i):
            return None
        for _ in range(_CLIMB):
            at = words.heads[at]
            if at not in self.inside or words.heads[at] == at or at in self.tops:
                break
        if at not in self.tops:
            return None
        children = [k for k in words.children.get(at, ()) if k in self.inside]
        if not any(words.relations[k] == "auxpass" for k in children):
            return None
        for k in children:
            if words.relations[k] == "agent" and not all(
                self._measure(j) for j in words.children.get(k, ())
            ):
                return None
        return at


_NONE: Keys = frozenset()
_THERE: Keys = frozenset({"#there_is"})
