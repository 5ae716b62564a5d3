"""What a claim says, as units that can be compared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from attrib.claims.vocabulary import Modality
from attrib.model import Claim

Role = Literal[
    "predicate", "agent", "doer", "theme", "patient", "sole", "attribute", "beside", "modifier"
]

ARGUMENTS: frozenset[Role] = frozenset({"agent", "doer", "theme", "patient", "sole"})


class Unit(NamedTuple):
    """One thing that a claim speaks of, or what it says of it.

    Attributes:
        word: index in `Reading.words`.
        keys: what it stands for; two units match where they share one.
        role: its place in the clause: of arguments `agent` does something to a `patient`, a `doer`
            does something, something happens to a `theme`, and `sole` leaves open which.
        negative: whether it is denied ("no weapons", "did not shoot", "unsafe").
        link: the preposition that ties it, or "".
        head: index of the word that it modifies or whose argument it is.
        main: whether the claim would be another without it.
        asserted: whether the claim says it for itself, not that somebody thinks or says so.
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
    asserted: bool = True


class Word(NamedTuple):
    """A word of a claim that says something by itself.

    Attributes:
        word: index in `Reading.words`.
        key: its stem.
        fixed: whether another in its place, or none, would make another claim: names, numbers,
            nouns, verbs and what denies or limits.
        describes: whether it is an adjective that limits nothing.
        head: index of the word that it depends on.
    """

    word: int
    key: str
    fixed: bool
    describes: bool
    head: int


class Place(NamedTuple):
    """Where a figure stands.

    Attributes:
        counted: index of the noun that it counts, or -1.
        verb: index of the predicate that it belongs to, or -1.
    """

    counted: int
    verb: int


# Not frozen: a frozen one takes four times as long to make, and each claim has one.
@dataclass(slots=True)
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
        places: of the claim's figures, in their order.
        weighty: its words but for articles, pronouns, auxiliaries and the like.
        owned: words with a possessive pronoun.
        shared: for a verb without a subject of its own the verb with which it shares one.
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
    places: tuple[Place, ...]
    weighty: tuple[Word, ...]
    owned: frozenset[int]
    shared: Mapping[int, int]

    def with_modality(self, modality: Modality) -> Gist:
        """The same with another modality, as where its act is a promise."""
        return replace(self, modality=modality)

    def predicates(self) -> list[Unit]:
        """Its main predicates."""
        return [unit for unit in self.units if unit.role == "predicate" and unit.main]
