"""Several words that make one predicate: "take part in", "launched an attack on"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from attrib.claims.vocabulary import Keys, Phrase, keys_of, lexicon

_NOUNS = frozenset({"NOUN", "PROPN"})
_OBJECTS = frozenset({"dobj", "nsubjpass"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
# What does something is no part of what is done.
_BEFORE = frozenset({"expl", "nsubj", "csubj"})
_BE = "be"
_WITHOUT = "without"


@dataclass(frozen=True, slots=True)
class Words:
    """The words of an article, as lists, since every word is looked at several times."""

    tags: Sequence[str]
    relations: Sequence[str]
    heads: Sequence[int]
    lowers: Sequence[str]
    lemmas: Sequence[str]
    children: Mapping[int, Sequence[int]]


@dataclass(slots=True)
class Wholes:
    """What was found in a claim.

    Attributes:
        keys: what a predicate of several words stands for, by its first word or its noun.
        moved: for each word that says nothing by itself the word that its dependents belong to.
        nominal: nouns that say what is done.
        suffering: nouns that say what is done to the subject of their verb.
    """

    keys: dict[int, Keys] = field(default_factory=dict)
    moved: dict[int, int] = field(default_factory=dict)
    nominal: set[int] = field(default_factory=set)
    suffering: set[int] = field(default_factory=set)

    def head(self, i: int) -> int:
        """The word that stands for `i`, itself in most cases."""
        for _ in range(4):
            if i not in self.moved:
                break
            i = self.moved[i]
        return i


def wholes(
    words: Words, inside: Sequence[int], tops: frozenset[int], skipped: frozenset[int]
) -> Wholes:
    """The predicates of several words in a claim.

    Args:
        words: of the article.
        inside: indices of those of the claim.
        tops: indices of its main predicates.
        skipped: words of figures and dates.
    """
    found, among = Wholes(), frozenset(inside)
    stems = frozenset([words.lemmas[i] for i in inside])
    for i in inside:
        if words.tags[i] in ("VERB", "AUX") and words.relations[i] not in ("aux", "auxpass"):
            phrase = _phrase(words, i, among, stems, skipped)
            if phrase is not None:
                one, taken = phrase
                found.keys[i] = one.keys
                found.moved.update(dict.fromkeys(taken, i))
    for i in tops:
        _nominal(words, i, among, found)
    return found


def _phrase(
    words: Words, i: int, inside: frozenset[int], stems: frozenset[str], skipped: frozenset[int]
) -> tuple[Phrase, list[int]] | None:
    """The longest phrase that the verb begins, the nearest where two are as long."""
    best: tuple[Phrase, list[int]] | None = None
    for phrase in lexicon().phrases.get(words.lemmas[i], ()):
        if best is not None and len(phrase.words) < len(best[1]):
            break
        if not stems.issuperset(phrase.words):
            continue
        taken: list[int] = []
        for wanted in phrase.words:
            last = wanted == phrase.words[-1]
            at = _below(words, [i, *taken], wanted, inside, last=last)
            if at is None or (last and _counts(words, at, phrase, skipped)):
                break
            taken.append(at)
        else:
            if best is None or taken[0] < best[1][0]:
                best = phrase, taken
    return best


def _below(
    words: Words, above: Sequence[int], wanted: str, inside: frozenset[int], *, last: bool
) -> int | None:
    """A word of this stem that depends on one of those above.

    Where it is the last of its phrase and a preposition, its noun becomes the object.
    """
    be = words.lemmas[above[0]] == _BE
    for head in above:
        for k in words.children.get(head, ()):
            if k not in inside or k in above or words.lemmas[k] != wanted:
                continue
            if words.relations[k] in _BEFORE or (words.relations[k] == "nsubjpass" and be):
                continue
            if not (last and _parted(words, above, k)):
                return k
    if wanted == _WITHOUT:
        objects = [k for k in words.children.get(above[0], ()) if words.relations[k] == "dobj"]
        found = [k for at in objects for k in words.children.get(at, ())]
        return next((k for k in found if words.lowers[k] == wanted and k in inside), None)
    return None


def _counts(words: Words, k: int, phrase: Phrase, skipped: frozenset[int]) -> bool:
    """Whether a figure or a time is what follows: "fell to 4 percent", "called in October"."""
    if words.relations[k] != "prep":
        if phrase.keys & lexicon().special["counting"]:
            return False
        return words.tags[k] in _NOUNS and any(
            words.relations[j] == "nummod" for j in words.children.get(k, ())
        )
    if phrase.keys & lexicon().special["reaching"]:
        return False
    below = [j for j in words.children.get(k, ()) if j > k]
    return any(j in skipped or words.lowers[j] in lexicon().hours for j in below)


def _parted(words: Words, above: Sequence[int], k: int) -> bool:
    """Whether an object stands before a preposition, which then is none of the verb's own."""
    if words.relations[k] != "prep" or words.lowers[k] == _WITHOUT:
        return False
    below = words.children.get(above[0], ())
    if any(words.relations[j] == "auxpass" for j in below):
        # "Was moved to Dublin": where it went is not what was moved.
        return any(j > k for j in words.children.get(k, ()))
    return any(words.relations[j] == "dobj" and j < k and j not in above for j in below)


def _nominal(words: Words, verb: int, inside: frozenset[int], found: Wholes) -> None:
    """Makes the noun the predicate where the verb leaves it to it to say what is done."""
    support = lexicon().support
    word = words.lemmas[verb]
    particle = next(
        (words.lowers[k] for k in words.children.get(verb, ()) if words.relations[k] == "prt"), None
    )
    said = word if particle is None else f"{word} {particle}"
    keys = found.keys.get(verb) or keys_of(words.lowers[verb], "VERB")[0]
    noun: int | None = None
    if said in support["supporting"] or keys & lexicon().special["causing"]:
        noun = _noun(words, [verb, *_held(found, verb)], inside, _OBJECTS)
    elif said in support["suffering"]:
        noun = _noun(words, [verb], inside, _OBJECTS)
        if noun is not None:
            found.suffering.add(noun)
    elif said in support["having"]:
        measures = lexicon().special["measuring"] - lexicon().special["reaching"]
        noun = _noun(words, [verb], inside, _OBJECTS, measures)
    elif said in support["happening"] or "take place" in keys:
        noun = _noun(words, [verb], inside, _SUBJECTS)
    if noun is None and said in support["seeing"]:
        noun = _noun(words, [verb], inside, _OBJECTS, lexicon().special["undergo"])
        found.suffering.update(() if noun is None else (noun,))
    if noun is None and said in support["winning"]:
        noun = _noun(words, [verb], inside, _OBJECTS, lexicon().special["granted"])
        found.suffering.update(() if noun is None else (noun,))
    if noun is None and word == _BE:
        noun = _existing(words, verb, inside)
    if noun is None and (word in lexicon().levels or keys & lexicon().special["reaching"]):
        noun = _measure(words, verb, inside)
    if noun is None and _there(words, verb, inside) and verb not in found.keys:
        found.keys[verb] = frozenset({"#there_is", "there"})
    if noun is None or noun in found.moved:
        return
    found.keys.pop(verb, None)
    for k, to in list(found.moved.items()):
        if to == verb:
            found.moved[k] = noun
    found.moved[verb] = noun
    found.nominal.add(noun)


def _noun(
    words: Words,
    above: Sequence[int],
    inside: frozenset[int],
    relations: frozenset[str],
    wanted: Keys | None = None,
) -> int | None:
    """The noun for an event, or of the wanted classes, that stands in this part of the clause."""
    wanted = lexicon().events if wanted is None else wanted
    for head in above:
        for k in words.children.get(head, ()):
            fits = words.relations[k] in relations or (
                words.relations[k] == "pobj" and head != above[0]
            )
            if k in inside and fits and words.tags[k] in _NOUNS:
                keys, _ = keys_of(words.lowers[k], "NOUN")
                return k if keys & wanted else None
    return None


def _held(found: Wholes, verb: int) -> list[int]:
    """The words of the phrase that the verb begins."""
    return [k for k, to in found.moved.items() if to == verb]


def _existing(words: Words, verb: int, inside: frozenset[int]) -> int | None:
    """The noun of "there were no injuries"."""
    if not _there(words, verb, inside):
        return None
    return _noun(words, [verb], inside, frozenset({"attr", "nsubj", "dobj"}))


def _there(words: Words, verb: int, inside: frozenset[int]) -> bool:
    return any(words.relations[k] == "expl" and k in inside for k in words.children.get(verb, ()))


def _measure(words: Words, verb: int, inside: frozenset[int]) -> int | None:
    """The noun of "the cost will be 3 million euros"."""
    noun = _noun(words, [verb], inside, frozenset({"nsubj"}), lexicon().special["measuring"])
    if noun is None:
        return None
    children = [k for k in words.children.get(verb, ()) if k in inside and k > verb]
    plain = all(words.relations[k] not in ("acomp", "prep", "oprd") for k in children)
    return noun if plain else None
