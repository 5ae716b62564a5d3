"""Makes of each claim its gist: predicates, subjects and objects, and what stands beside them.

A word stands for what `vocabulary` says; a name or a resolved pronoun for whom it names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from attrib.claims.plainly import Plain
from attrib.claims.putting import Putting
from attrib.claims.roles import Roles
from attrib.claims.subjects import adjectives
from attrib.claims.units import Gist, Place, Unit, Word
from attrib.claims.vocabulary import keys_of, lemma, lexicon
from attrib.claims.wholes import Wholes, Words, wholes
from attrib.model import Claim
from attrib.resolve.entities import Entities
from attrib.resolve.page import Page

__all__ = ["Gist", "Gists", "Unit"]

_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})
_TYING = frozenset({"DET", "PRON", "AUX", "CCONJ", "PUNCT", "INTJ", "X"})
# What he did she did not.
_SHE = frozenset({"she", "her", "hers", "herself"})
_ATTRIBUTES = frozenset({"attr", "acomp", "oprd"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
_SHIFTS = frozenset({"amod", "compound", "advmod", "det", "nmod", "predet", "quantmod", "nummod"})
_COUNTING = frozenset({"NUM", "DET", "PRON"})
_NOBODY = frozenset({"nobody", "none", "nothing", "neither", "no-one"})
_CLIMB = 12
_TIMES = frozenset({"second", "minute", "hour", "day", "week", "month", "quarter", "year"})
_EACH = frozenset({"a", "an", "per", "each", "every"})
_FLOATING = frozenset({"all", "both"})


class Gists:
    """Makes the gist of each claim of an article.

    Args:
        entities: who is who.
    """

    def __init__(self, entities: Entities) -> None:
        self.entities = entities
        self.page: Page = entities.page
        self.text = self.page.reading.article.text
        every = range(len(self.page))
        plain = Plain(self.page)
        self.tags, self.relations, self.heads = plain.tags, plain.relations, plain.heads
        self.lowers, self.children = plain.lowers, plain.children
        self.lemmas = list(map(lemma, self.lowers))
        self.words = Words(
            self.tags, self.relations, self.heads, self.lowers, self.lemmas, self.children
        )
        data = lexicon()
        # As they stand: no possessive ending is taken off, no pronoun marked.
        forms = list(map(self.page.reading.grammar.form, every))
        self.forms = forms
        self.putting = Putting(self.words, forms)
        self._negating = frozenset(
            i for i in every if forms[i] in data.negative or forms[i].endswith(("n't", "n’t"))
        ) | frozenset(plain.denying)
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
        self._made: dict[tuple[tuple[int, int], ...], Gist] = {}
        self._weights: dict[int, Word | None] = {}

    def _of_adjective(self, i: int) -> bool:
        return self.relations[i] == "advmod" and self.tags[self.heads[i]] == "ADJ"

    def gist(self, claim: Claim) -> Gist:
        """What the claim says; its dates, figures and conditions are filled."""
        key = tuple([(span.start, span.end) for span in claim.spans])
        found = self._made.get(key)
        if found is None:
            found = self._made[key] = self._gist(claim)
        return found if found.claim is claim else replace(found, claim=claim)

    def _gist(self, claim: Claim) -> Gist:
        words = [i for span in claim.spans for i in range(*self.page.range(span.start, span.end))]
        inside = frozenset(words)
        skipped = self._told_apart(claim)
        roots = self._roots(words, inside)
        put = self.putting.put(inside, roots)
        whole = wholes(self.words, words, put.tops, skipped)
        for i, inner in put.moved.items():
            whole.moved.setdefault(i, inner)
        whole.nominal |= put.nominal
        tops = (put.tops - whole.moved.keys()) | whole.nominal
        roles = Roles(self.words, inside, tops, whole, skipped, put.steering)
        negative = self._negations(inside, put.flipped, whole)
        units: list[Unit] = []
        unknown = bool(words) and self.lowers[words[0]] in lexicon().questions
        for i in words:
            if i in skipped or i in self._inside or self.tags[i] == "X":
                continue
            if i in whole.moved:
                units += self._conducting(i)
                continue
            unit = self._unit(i, roles, negative)
            if unit is None:
                unknown = unknown or (
                    self._stands_for_somebody(i)
                    and roles.counting(i) is None
                    and not roles.subordinate(i)
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
            modality=put.modality,
            conditional=bool(claim.conditions) or not self._conditional.isdisjoint(inside),
            shifters=self._shifters(inside - skipped, roles),
            subject=not self._subjects.isdisjoint(inside),
            verb=any(self.tags[i] in ("VERB", "AUX") for i in (*tops, *roots)),
            question=claim.text.rstrip("\"'”’ ").endswith("?"),
            unknown=unknown,
            by_key=by_key,
            children=children,
            places=self._places(claim, whole, tops),
            weighty=tuple(self._weighty(words)),
            owned=frozenset(
                self.heads[i]
                for i in words
                if self.tags[i] == "PRON" and self.relations[i] == "poss"
            ),
            shared=self._shared(tops),
        )

    def _weighty(self, words: Sequence[int]) -> Iterator[Word]:
        """What the claim says word for word, but for what only ties its words."""
        for i in words:
            if i not in self._weights:
                self._weights[i] = self._weight(i)
            if (word := self._weights[i]) is not None:
                yield word

    def _weight(self, i: int) -> Word | None:
        form, tag = self.lowers[i], self.tags[i]
        limits = i in self._negating or form in lexicon().shifting or form in _SHE
        ties = tag in _TYING or form == "that"
        if (ties and not limits) or not self.page.worded[i]:
            return None
        fixed = limits or tag != "ADV"
        return Word(i, self.lemmas[i], fixed, not limits and tag == "ADJ", self.heads[i])

    def _places(self, claim: Claim, whole: Wholes, tops: frozenset[int]) -> tuple[Place, ...]:
        found = []
        for figure in claim.figures:
            counted = -1
            if figure.of is not None and figure.unit is None:
                counted = self.page.range(figure.of.start, figure.of.end)[1] - 1
            at = self.page.range(figure.span.start, figure.span.end)[1] - 1
            for _ in range(_CLIMB):
                at = whole.head(at)
                if at in tops or self.tags[at] == "VERB" or self.heads[at] == at:
                    break
                at = self.heads[at]
            found.append(Place(counted, at))
        return tuple(found)

    def _shared(self, tops: frozenset[int]) -> dict[int, int]:
        """Verbs whose subject stands with another: "released" in "he met them and released it"."""
        return {
            i: self.heads[i]
            for i in tops
            if self.relations[i] == "conj"
            and not any(self.relations[k] in _SUBJECTS for k in self.children.get(i, ()))
        }

    def _roots(self, words: Sequence[int], inside: frozenset[int]) -> list[int]:
        """The words that depend on none of the claim; a verb with a subject before a noun."""
        marks = {i for i in words if self.tags[i] == "PUNCT"}
        inside = inside - marks
        roots = [i for i in inside if self.heads[i] not in inside or self.heads[i] == i]
        roots.sort()
        if any(self.tags[i] in ("VERB", "AUX") for i in roots):
            return roots
        for i in words:
            # "In May the president will travel": the parser may hang the verb on "May".
            if self.tags[i] != "VERB" or self.heads[i] not in roots or self.heads[i] >= i:
                continue
            below = [k for k in self.children.get(i, ()) if k in inside]
            subject = [k for k in below if self.relations[k] in _SUBJECTS]
            helped = any(self.relations[k] == "aux" for k in below)
            if subject and helped and self.lowers[subject[0]] not in ("who", "which", "that"):
                return [i]
        return roots

    def _names(self) -> tuple[dict[int, frozenset[str]], frozenset[int]]:
        """Keys by the last word of each name or resolved mention, and the words before it."""
        named: dict[int, frozenset[str]] = {}
        inside: set[int] = set()
        capital = self.page.capital
        small = frozenset(form for i, form in enumerate(self.forms) if not capital(i))
        for k, mention in enumerate(self.entities.mentions):
            item = mention.phrase
            entity, root = self.entities.of(k), self.entities.root(k)
            if item.name is not None and k not in self.entities.doubtful:
                last = item.name[1] - 1
                named[last] = frozenset({f"={root}"})
                if item.name[1] - item.name[0] == 1 and self.lowers[last] in small:
                    # "Rebels" at the head of a sentence, "rebels" elsewhere.
                    named[last] |= keys_of(self.lowers[last], "NOUN")[0]
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

    def _negations(
        self, inside: frozenset[int], flipped: set[int], whole: Wholes
    ) -> frozenset[int]:
        """The words that a negation denies; denied twice is not denied."""
        found = set(flipped)
        for i in self._negating & inside:
            if i in whole.moved:
                continue
            target = self.heads[i]
            if self.lowers[i] == "without":
                target = next(iter(self.children.get(i, ())), i)
            elif self.tags[target] in _COUNTING and self.relations[target] in _SUBJECTS:
                # "Not one of them has worked".
                target = self.heads[target]
            if target in inside:
                found ^= {whole.head(target)}
        return frozenset(found)

    def _unit(self, i: int, roles: Roles, negative: frozenset[int]) -> Unit | None:
        data = lexicon()
        keys, opposite = self._named.get(i), False
        tag, relation = self.tags[i], self.relations[i]
        if tag == "PRON" and self.relations[i] == "poss":
            return None
        if keys is None:
            if tag == "ADP":
                return self._placed(i, roles, negative)
            says = tag in _CONTENT or (tag == "ADV" and relation in _ATTRIBUTES)
            if not says and i not in roles.whole.keys:
                return None
            if relation in ("aux", "auxpass", "prep", "mark", "prt") and tag != "NOUN":
                return None
            whole = roles.whole.keys.get(i)
            keys, opposite = self._keys(i) if whole is None else (whole, False)
            if not keys or (keys <= data.empty and not self._reports(i)):
                return None
        role, link, head = roles.part(i)
        denied, denier = (i in negative) != opposite, i
        if role == "attribute" and head >= 0:
            # "Was not safe": what denies the copula denies what it says.
            denied, denier = denied != (head in negative), head
        main, asserted = roles.main(i, role, head), roles.asserted(i)
        return Unit(i, keys, role, denied, link, head, main, denier, asserted)

    def _reports(self, i: int) -> bool:
        """Whether a clause tells what is said with the word: it is more than a light verb."""
        return self.tags[i] == "VERB" and any(
            self.relations[k] == "ccomp" for k in self.children.get(i, ())
        )

    def _conducting(self, i: int) -> Iterator[Unit]:
        """A verb that leaves it to its noun to say what was done, but says that it was done."""
        if self.tags[i] == "VERB":
            keys, _ = self._keys(i)
            if keys & lexicon().conducting:
                yield Unit(i, keys, "predicate", head=i, main=False, denier=i)

    def _placed(self, i: int, roles: Roles, negative: frozenset[int]) -> Unit | None:
        """A preposition that says it all: "is against the bill", "was in the building"."""
        head = self.heads[i]
        if head not in roles.tops or self.tags[head] != "AUX" or head in roles.whole.keys:
            return None
        if any(self.relations[k] in _ATTRIBUTES for k in self.children.get(head, ())):
            return None
        keys, _ = keys_of(self.lowers[i], "ADP")
        return Unit(i, keys, "predicate", head in negative, "", head, True, head)

    def _keys(self, i: int) -> tuple[frozenset[str], bool]:
        """What a word stands for, and whether it is the negative of it ("unsafe")."""
        word = self.lowers[i]
        if self.tags[i] == "VERB":
            for k in self.children.get(i, ()):
                if self.relations[k] == "prt":
                    return frozenset({f"{self.lemmas[i]} {self.lowers[k]}"}), False
        return keys_of(word, self.tags[i])

    def _shifters(self, words: frozenset[int], roles: Roles) -> dict[int, frozenset[str]]:
        found: dict[int, set[str]] = {}
        for i in words:
            if self.lowers[i] in _TIMES and i - 2 in words and self.lowers[i - 1] in _EACH:
                # "400 cars a day" are not 400 a week.
                at = i - 2
            elif i in self._shifting:
                at = self.heads[i]
                if (
                    self.lowers[i] in _FLOATING
                    and i - 1 in roles.tops
                    and self.tags[i - 1] == "AUX"
                ):
                    # "They were all women": all of them.
                    below = self.children.get(i - 1, ())
                    at = next((k for k in below if self.relations[k] in _SUBJECTS), at)
            elif self.lowers[i] in lexicon().shifting and (of := roles.counting(i)) is not None:
                at = of
            else:
                continue
            found.setdefault(at, set()).add(self.lowers[i])
        return {i: frozenset(kinds) for i, kinds in found.items()}

    def _stands_for_somebody(self, i: int) -> bool:
        return (
            self.tags[i] in ("PRON", "DET")
            and self.relations[i] in ("nsubj", "nsubjpass", "dobj", "dative", "pobj")
            and self.forms[i] not in (*_NOBODY, "there", "who", "which")
        )
