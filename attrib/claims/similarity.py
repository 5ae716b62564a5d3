"""What a claim says, as units that can be compared.

A claim becomes its predicates, their subjects and objects, and what stands beside them. A word
stands for what `vocabulary` says; a name or a resolved pronoun for whom it names.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from attrib.claims.subjects import adjectives
from attrib.claims.vocabulary import Modality, keys_of, lemma, lexicon
from attrib.model import Claim, Span
from attrib.resolve.entities import Entities
from attrib.resolve.page import Page

Role = Literal["predicate", "agent", "patient", "sole", "attribute", "beside", "modifier"]

_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})
_MODIFIERS = frozenset({"compound", "amod", "poss", "nmod", "nummod", "npadvmod", "quantmod"})
_ATTRIBUTES = frozenset({"attr", "acomp", "oprd"})
_CLAUSES = frozenset({"relcl", "acl", "advcl", "ccomp", "pcomp", "xcomp"})
# "Interested in being right" is another claim than "interested"; "by being right" only adds to it.
_COMPLEMENTING = frozenset({"of", "in", "from", "to", "at", "with", "about", "on"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
_SHIFTS = frozenset({"amod", "compound", "advmod", "det", "nmod", "predet", "quantmod", "nummod"})
_NOBODY = frozenset({"nobody", "none", "nothing", "neither", "no-one"})


class Unit(NamedTuple):
    """One thing that a claim speaks of, or what it says of it.

    Attributes:
        word: index in `Reading.words`.
        keys: what it stands for; two units match where they share one.
        role: its place in the clause.
        negative: whether it is denied ("no weapons", "did not shoot", "unsafe").
        link: the preposition that ties it, or "".
        head: index of the word that it modifies or whose argument it is.
        main: whether the claim would be another without it.
        denier: index of the word at which it is denied: "was not free and fair" denies once.
    """

    word: int
    keys: frozenset[str]
    role: Role
    negative: bool = False
    link: str = ""
    head: int = -1
    main: bool = True
    denier: int = -1


@dataclass(frozen=True, slots=True)
class Gist:
    """What a claim says.

    Attributes:
        claim: the claim.
        units: in the order of the text.
        modality: whether it says that something is, will, may or should be.
        conditional: whether it holds under a condition only.
        shifters: words that change what their noun is ("deputy"), by the index of the noun.
        subject: whether its verb has a subject; "to release the papers" has none.
        verb: whether it has a verb at its top.
        question: whether it asks.
        unknown: whether it is about somebody whom only an unresolved pronoun names.
        by_key: its units by what they stand for.
        children: its modifiers and adjuncts, by the word that they belong to.
    """

    claim: Claim
    units: tuple[Unit, ...]
    modality: Modality
    conditional: bool
    shifters: Mapping[int, frozenset[str]]
    subject: bool
    verb: bool
    question: bool
    unknown: bool
    by_key: Mapping[str, Sequence[Unit]]
    children: Mapping[int, Sequence[Unit]]

    def with_modality(self, modality: Modality) -> Gist:
        """The same with another modality, as where its act is a promise."""
        return replace(self, modality=modality)

    def predicates(self) -> list[Unit]:
        """Its main predicates."""
        return [unit for unit in self.units if unit.role == "predicate" and unit.main]


class Gists:
    """Makes the gist of each claim of an article.

    Args:
        entities: who is who.
    """

    def __init__(self, entities: Entities) -> None:
        self.entities = entities
        self.page: Page = entities.page
        self.text = self.page.reading.article.text
        self.children: dict[int, list[int]] = {}
        # Lists, since every word is looked at several times.
        every = range(len(self.page))
        self.tags = [self.page.tag(i) for i in every]
        self.relations = [self.page.relation(i) for i in every]
        self.heads = [self.page.head(i) for i in every]
        self.lowers = [self.page.lower(i) for i in every]
        for i, head in enumerate(self.heads):
            self.children.setdefault(head, []).append(i)
        data = lexicon()
        forms = [self._word(i) for i in every]
        self._negating = frozenset(
            i for i in every if forms[i] in data.negative or forms[i].endswith(("n't", "n’t"))
        )
        self._shifting = frozenset(
            i
            for i in every
            if (self.lowers[i] in data.shifting and self.relations[i] in _SHIFTS)
            # "Politically correct" is not "correct".
            or (self.tags[i] == "ADV" and forms[i][-2:] == "ly" and self._of_adjective(i))
        )
        self._conditional = frozenset(i for i in every if forms[i] in data.conditional)
        self._subjects = frozenset(i for i in every if self.relations[i] in _SUBJECTS)
        self._named, self._inside = self._names()
        self._made: dict[tuple[Span, ...], Gist] = {}

    def _of_adjective(self, i: int) -> bool:
        return self.relations[i] == "advmod" and self.tags[self.heads[i]] == "ADJ"

    def gist(self, claim: Claim) -> Gist:
        """What the claim says; its dates, figures and conditions are filled."""
        key = claim.spans
        found = self._made.get(key)
        if found is None:
            found = self._made[key] = self._gist(claim)
        return found if found.claim is claim else replace(found, claim=claim)

    def _gist(self, claim: Claim) -> Gist:
        words = [i for span in claim.spans for i in range(*self.page.range(span.start, span.end))]
        inside = frozenset(words)
        skipped = self._told_apart(claim)
        roots = [i for i in words if self.heads[i] not in inside or self.heads[i] == i]
        modality, tops, helping = self._modality(inside, roots)
        negative = self._negations(inside)
        units: list[Unit] = []
        unknown = bool(words) and self.lowers[words[0]] in lexicon().questions
        for i in words:
            if i in skipped or i in helping or i in self._inside:
                continue
            unit = self._unit(i, inside, tops, negative)
            if unit is None:
                unknown = unknown or (
                    self._stands_for_somebody(i) and not self._subordinate(i, inside, tops)
                )
            else:
                units.append(unit)
        by_key: dict[str, list[Unit]] = {}
        children: dict[int, list[Unit]] = {}
        for unit in units:
            for key in unit.keys:
                by_key.setdefault(key, []).append(unit)
            if unit.role in ("modifier", "beside"):
                children.setdefault(unit.head, []).append(unit)
        return Gist(
            claim=claim,
            units=tuple(units),
            modality=modality,
            conditional=bool(claim.conditions) or not self._conditional.isdisjoint(inside),
            shifters=self._shifters(inside - skipped),
            subject=not self._subjects.isdisjoint(inside),
            verb=any(self.tags[i] in ("VERB", "AUX") for i in (*tops, *roots)),
            question=claim.text.rstrip("\"'”’ ").endswith("?"),
            unknown=unknown,
            by_key=by_key,
            children=children,
        )

    def _names(self) -> tuple[dict[int, frozenset[str]], frozenset[int]]:
        """Keys by the last word of each name or resolved mention, and the words before it."""
        named: dict[int, frozenset[str]] = {}
        inside: set[int] = set()
        for k, mention in enumerate(self.entities.mentions):
            item = mention.phrase
            entity, root = self.entities.of(k), self.entities.root(k)
            if item.name is not None and k not in self.entities.doubtful:
                named[item.name[1] - 1] = frozenset({f"={root}"})
                inside.update(range(item.name[0], item.name[1] - 1))
                inside.update(range(item.first, item.name[0]))
            elif entity.names or (item.form == "pronoun" and len(entity.mentions) > 1):
                named[item.head] = frozenset({f"={root}"})
                inside.update(i for i in range(*item.before) if i != item.head)
        named |= {i: frozenset({f"={root}"}) for i, root in adjectives(self.entities).items()}
        return named, frozenset(inside - named.keys())

    def _told_apart(self, claim: Claim) -> frozenset[int]:
        """Words of figures and dates, which are compared as such."""
        if not claim.figures and not claim.dates:
            return frozenset()
        spans = [*(figure.span for figure in claim.figures), *(date.span for date in claim.dates)]
        return frozenset(i for span in spans for i in range(*self.page.range(span.start, span.end)))

    def _modality(
        self, inside: frozenset[int], roots: Sequence[int]
    ) -> tuple[Modality, frozenset[int], frozenset[int]]:
        """Whether it is, will or may be so; the predicates; the verbs that only say that much."""
        data, tops = lexicon(), list(roots)
        found: Modality = "actual"
        helping: set[int] = set()
        for root in roots:
            below = [k for k in self.children.get(root, ()) if k in inside and k != root]
            helpers = [k for k in below if self.relations[k] == "aux"]
            own = next((m for k in helpers if (m := data.modality.get(self._word(k)))), None)
            wish = data.modality.get(lemma(self.lowers[root]))
            inner = [k for k in below if self.relations[k] in ("xcomp", "ccomp")]
            if wish is not None and inner:
                tops = [k for k in tops if k != root] + inner
                helping.add(root)
                found = wish
            elif own is not None:
                found = own
            elif any(self._word(k) == "to" for k in helpers):
                found = "future"
        for i in list(tops):
            tops += [
                k
                for k in self.children.get(i, ())
                if k in inside and self.relations[k] == "conj" and self.tags[k] == "VERB"
            ]
        return found, frozenset(tops), frozenset(helping)

    def _word(self, i: int) -> str:
        word = self.page.words[i]
        return self.text[word.start : word.end].lower()

    def _negations(self, inside: frozenset[int]) -> frozenset[int]:
        """The words that a negation denies; denied twice is not denied."""
        found: set[int] = set()
        for i in self._negating & inside:
            target = self.heads[i]
            if self.lowers[i] == "without":
                target = next(iter(self.children.get(i, ())), i)
            if target in inside:
                found ^= {target}
        return frozenset(found)

    def _unit(
        self, i: int, inside: frozenset[int], tops: frozenset[int], negative: frozenset[int]
    ) -> Unit | None:
        data = lexicon()
        keys, opposite = self._named.get(i), False
        tag, relation = self.tags[i], self.relations[i]
        if tag == "PRON" and self.relations[i] == "poss":
            return None
        if keys is None:
            if tag == "ADP":
                return self._placed(i, tops, negative)
            if tag not in _CONTENT and not (tag == "ADV" and relation in _ATTRIBUTES):
                return None
            if relation in ("aux", "auxpass", "prep", "mark", "prt") and tag != "NOUN":
                return None
            keys, opposite = self._keys(i)
            if not keys or keys <= data.empty:
                return None
        role, link, head = self._role(i, inside, tops)
        denied, denier = (i in negative) != opposite, i
        if role == "attribute" and head >= 0:
            # "Was not safe": what denies the copula denies what it says.
            denied, denier = denied != (head in negative), head
        main = role != "modifier" and not self._subordinate(i, inside, tops)
        return Unit(i, keys, role, denied, link, head, main, denier)

    def _placed(self, i: int, tops: frozenset[int], negative: frozenset[int]) -> Unit | None:
        """A preposition that says it all: "is against the bill", "was in the building"."""
        head = self.heads[i]
        if head not in tops or self.tags[head] != "AUX":
            return None
        if any(self.relations[k] in _ATTRIBUTES for k in self.children.get(head, ())):
            return None
        keys, _ = keys_of(self.lowers[i], "ADP")
        return Unit(i, keys, "predicate", head in negative, "", head, True, head)

    def _keys(self, i: int) -> tuple[frozenset[str], bool]:
        """What a word stands for, and whether it is the negative of it ("unsafe")."""
        particle = next(
            (
                self.lowers[k]
                for k in self.children.get(i, ())
                if self.relations[k] == "prt"
                or (k == i + 1 and self.tags[k] in ("ADP", "ADV", "PART"))
            ),
            None,
        )
        word = self.lowers[i]
        if particle is not None and self.tags[i] == "VERB":
            whole = f"{lemma(word)} {particle}"
            found = lexicon().groups.get(whole)
            if found or any(self.relations[k] == "prt" for k in self.children.get(i, ())):
                return found or frozenset({whole}), False
        return keys_of(word, self.tags[i])

    def _role(self, i: int, inside: frozenset[int], tops: frozenset[int]) -> tuple[Role, str, int]:
        relation, head = self.relations[i], self.heads[i]
        while relation == "conj" and head in inside and head != i and i not in tops:
            if self.tags[head] != self.tags[i] and self.tags[head] == "VERB":
                break
            relation, head = self.relations[head], self.heads[head]
        if i in tops or (self.tags[i] == "VERB" and relation in ("ROOT", "conj")):
            return "predicate", "", head
        if relation in _CLAUSES and self.tags[i] in ("VERB", "AUX"):
            return "predicate", "", head
        if relation in ("nsubjpass",):
            return "patient", "", head
        if relation in ("nsubj", "csubj"):
            return self._subject(head), "", head
        if (
            self.tags[head] == "AUX"
            and head in tops
            and i > head
            and self.tags[i] in ("ADJ", "VERB")
        ):
            return "attribute", "", head
        if relation in ("dobj", "dative"):
            return "patient", "", head
        if relation in _ATTRIBUTES:
            return "attribute", "", head
        if relation == "pobj" and head in inside:
            return self._prepositional(head)
        if relation in _MODIFIERS or self.tags[head] in ("NOUN", "PROPN"):
            return "modifier", "", head
        return "beside", "", head

    def _subject(self, verb: int) -> Role:
        children = self.children.get(verb, ())
        relations = {self.relations[k] for k in children}
        if "auxpass" in relations:
            return "patient"
        return "agent" if "dobj" in relations else "sole"

    def _prepositional(self, preposition: int) -> tuple[Role, str, int]:
        word, head = self.lowers[preposition], self.heads[preposition]
        if self.relations[preposition] == "agent":
            return "agent", "by", head
        while self.tags[head] == "ADP" and self.heads[head] != head:
            head = self.heads[head]
        if self.tags[head] in ("NOUN", "PROPN", "NUM", "DET", "PRON"):
            return "modifier", word, head
        if word == "by" and any(
            self.relations[k] == "auxpass" for k in self.children.get(head, ())
        ):
            return "agent", word, head
        return "beside", word, head

    def _subordinate(self, i: int, inside: frozenset[int], tops: frozenset[int]) -> bool:
        """Whether it stands in a clause under another: a relative one, a reason, a time."""
        at = i
        for _ in range(12):
            if at in tops or at not in inside:
                return False
            if self.relations[at] in ("relcl", "acl", "advcl"):
                return True
            if self.relations[at] == "pcomp" and self.lowers[self.heads[at]] not in _COMPLEMENTING:
                return True
            if self.relations[at] in _MODIFIERS:
                return True
            at = self.heads[at]
        return False

    def _shifters(self, words: frozenset[int]) -> dict[int, frozenset[str]]:
        found: dict[int, set[str]] = {}
        for i in self._shifting & words:
            found.setdefault(self.heads[i], set()).add(self.lowers[i])
        return {i: frozenset(kinds) for i, kinds in found.items()}

    def _stands_for_somebody(self, i: int) -> bool:
        return (
            self.tags[i] in ("PRON", "DET")
            and self.relations[i] in ("nsubj", "nsubjpass", "dobj", "pobj")
            and self._word(i) not in (*_NOBODY, "there", "who", "which")
        )
