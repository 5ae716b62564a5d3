"""Which word of another claim says what a word of a claim says, in the same part of the clause."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from attrib.claims.units import ARGUMENTS, Gist, Role, Unit
from attrib.claims.vocabulary import Keys, lexicon

PREDICATES: frozenset[Role] = frozenset({"predicate", "attribute"})
# Parts that one argument may have with two verbs that say the same.
_LIKE: frozenset[frozenset[Role]] = frozenset(
    frozenset[Role](pair)
    for pair in (
        ("agent", "doer"),
        ("agent", "sole"),
        ("doer", "sole"),
        ("theme", "sole"),
        ("patient", "sole"),
        ("patient", "theme"),
        ("doer", "theme"),
    )
)
# Prepositions by which a subject or object of one verb may stand with another.
_MEANS: dict[str, frozenset[str]] = {
    "agent": frozenset(
        {
            "in",
            "by",
            "with",
            "through",
            "from",
            "of",
            "at",
            "after",
            "because",
            "following",
            "during",
        }
    ),
    "doer": frozenset({"in", "by", "with", "through", "from", "after", "because", "following"}),
    "patient": frozenset({"at", "on", "of", "to", "from", "against", "into", "over", "through"}),
    "theme": frozenset({"of", "to"}),
    "sole": frozenset({"in", "by", "of", "to", "on", "against"}),
}
_OWNERS: frozenset[Role] = frozenset({"agent", "doer"})
_WHILE = frozenset({"in", "during", "after", "following", "with"})
_WITHIN = frozenset({"of", "in"})
_NO_KEYS: frozenset[str] = frozenset()
_BETWEEN = frozenset({"between", "among"})
_WITH = frozenset({"with", "through"})


@dataclass(frozen=True, slots=True)
class Turned:
    """A predicate of either claim that tell one thing from its two ends, and the parts.

    Where one `denies` the other, both are at odds unless one of them is denied.
    """

    one: Unit
    other: Unit
    parts: Mapping[str, frozenset[str]]
    denies: bool = False


@dataclass(frozen=True, slots=True)
class Fellows:
    """How the words of one claim are looked for in another.

    Attributes:
        small: the claim whose words are looked for.
        large: the claim in which they are.
        turned: predicates that tell one thing from its two ends, if those are tried.
        free: whether thing and use may stand in any part.
    """

    small: Gist
    large: Gist
    turned: Turned | None
    free: bool

    def of(self, unit: Unit) -> Unit | None:
        """The unit of the larger claim that says what this one says."""
        turned = self.turned
        if turned is not None and unit is turned.one:
            return turned.other
        same = self._with_keys(unit.keys)
        if turned is not None and unit.head == governor(turned.one):
            return _across(unit, same, turned)
        if self.free:
            fits = [o for o in same if same_part(unit, o) or (_floats(unit) and _floats(o))]
            if not fits and unit.keys & lexicon().instrument:
                fits = [one for one in self.large.units if one.keys & lexicon().conducting]
        else:
            fits = [other for other in same if same_part(unit, other)]
        if fits:
            return min(fits, key=lambda other: (unit.role != other.role, not other.main))
        return self._measured(unit, same) or self._of_those(unit, same) or self._owner(unit, same)

    def _with_keys(self, keys: frozenset[str]) -> list[Unit]:
        by_key, kinds = self.large.by_key, lexicon().kinds
        found = [unit for key in keys for unit in by_key.get(key, ())]
        for key in keys & kinds.keys():
            for kind in kinds[key]:
                found += by_key.get(kind, ())
        return found

    def _measured(self, unit: Unit, found: Sequence[Unit]) -> Unit | None:
        """The fellow of "unemployment" in "the unemployment rate"."""
        if unit.role not in ARGUMENTS:
            return None
        heads = {other.head: other for other in found if other.role == "modifier"}
        for head in self.large.units:
            measure = head.word in heads and head.keys & lexicon().measures
            if measure and alike(unit.role, head.role):
                return heads[head.word]
        return None

    def _of_those(self, unit: Unit, same: Sequence[Unit]) -> Unit | None:
        """The fellow of "Turkey" in "Turkish forces", of "the opposition" in its parties."""
        if unit.role not in ARGUMENTS:
            return None
        known, residents = _those(name=named(unit)), lexicon().residents
        for other in same:
            if other.role != "modifier":
                continue
            fits = residents if other.link in _WITHIN else known if not other.link else _NO_KEYS
            for head in self.large.units:
                if head.word == other.head and head.keys & fits and same_part(unit, head):
                    return other
        for one in self.small.children.get(unit.word, ()):
            if one.role != "modifier":
                continue
            fits = residents if one.link in _WITHIN else _those(name=named(one))
            if not unit.keys & fits or (one.link and one.link not in _WITHIN):
                continue
            for other in self._with_keys(one.keys):
                if named(other) == named(one) and same_part(unit, other):
                    return other
        return None

    def _owner(self, unit: Unit, same: Sequence[Unit]) -> Unit | None:
        """The fellow of "China" in "China's ban was lifted", of whom the other says "its"."""
        for other in same:
            pair = (unit, other) if unit.role == "modifier" else (other, unit)
            one, whose = pair
            if one.role != "modifier" or one.link or whose.role not in _OWNERS:
                continue
            gist, there = (self.small, self.large) if one is unit else (self.large, self.small)
            thing = next((u for u in gist.units if u.word == one.head), None)
            if thing is None or thing.role not in ARGUMENTS:
                continue
            others = (u for key in thing.keys for u in there.by_key.get(key, ()))
            if any(u.word in there.owned and same_part(thing, u) for u in others):
                return other
        return None


def _those(*, name: bool) -> frozenset[str]:
    """What of a country, or of others together, does what they do."""
    return lexicon().arms if name else lexicon().members


def _floats(unit: Unit) -> bool:
    """Whether it may be what is used or what for, which any part may tell: no agent is."""
    return unit.role not in ("agent", "doer")


def contrary(unit: Unit, gist: Gist) -> Unit | None:
    """A predicate of the gist that says the opposite: "fell" for "rose"."""
    events, states = _opposites(unit.keys)
    if events.isdisjoint(gist.by_key) and states.isdisjoint(gist.by_key):
        return None
    for other in gist.units:
        if not other.main or other.role not in PREDICATES:
            continue
        state = "attribute" in (unit.role, other.role)
        if not other.keys.isdisjoint(events) or (state and not other.keys.isdisjoint(states)):
            return other
    return None


@lru_cache(maxsize=4096)
def _opposites(keys: Keys) -> tuple[Keys, Keys]:
    """What says the opposite of what happens, and of how something is."""
    data = lexicon()
    return (
        frozenset(key for one in keys for key in data.opposites.get(one, ())),
        frozenset(key for one in keys for key in data.states.get(one, ())),
    )


def converse(small: Gist, large: Gist, *, ahead: bool = False) -> Iterator[Turned]:
    """Predicates that tell one thing from its two ends: "bought" and "sold".

    Args:
        small, large: the claims that hold them.
        ahead: take only those of which one is over and the other to come.
    """
    table = lexicon().converse
    for unit in small.units:
        if unit.role != "predicate" or not unit.main or unit.keys.isdisjoint(_one_ends()):
            continue
        said = any(unit.keys & other.keys for other in large.predicates())
        for other in large.predicates():
            for a in unit.keys:
                for b in other.keys:
                    if said and a != b:
                        # "Sent or received" on both sides.
                        continue
                    if (a, b) in table and (not ahead or (a, b) in lexicon().ahead):
                        yield Turned(unit, other, table[a, b], (a, b) in lexicon().denying)


@cache
def _one_ends() -> frozenset[str]:
    return frozenset(one for one, _ in lexicon().converse)


def instrument(small: Gist, large: Gist) -> bool:
    """Whether one says that something was used and the other what was done with it.

    Then thing and use may stand anywhere.
    """
    using = [_uses(gist, lexicon().instrument) for gist in (small, large)]
    if all(using) or not any(using):
        return all(using)
    doing = [
        _uses(gist, lexicon().conducting) or any(unit.link in _WITH for unit in gist.units)
        for gist in (small, large)
    ]
    return (using[0] and doing[1]) or (doing[0] and using[1])


def _uses(gist: Gist, keys: frozenset[str]) -> bool:
    return not keys.isdisjoint(gist.by_key) and any(
        unit.role == "predicate" and not unit.keys.isdisjoint(keys) for unit in gist.units
    )


def governor(unit: Unit) -> int:
    """The word on which the arguments of a predicate or attribute depend."""
    return unit.head if unit.role == "attribute" else unit.word


def named(unit: Unit) -> bool:
    """Whether it stands for somebody or something with a name."""
    return any(key[0] == "=" for key in unit.keys)


def alike(one: Role, other: Role) -> bool:
    """Whether one argument may have these parts with two verbs that say the same."""
    return one == other or frozenset({one, other}) in _LIKE


def same_part(one: Unit, other: Unit) -> bool:
    """Whether two units have the same part in their clauses."""
    roles = frozenset({one.role, other.role})
    if len(roles) == 1:
        return frozenset({one.link, other.link}) not in lexicon().opposed
    if roles == PREDICATES:
        return True
    if not roles.isdisjoint(PREDICATES):
        # "Were hurt in a shooting", "opened fire".
        return "predicate" in roles and (one.link in _WHILE or other.link in _WHILE)
    if "modifier" in roles:
        if (one.link in _BETWEEN or other.link in _BETWEEN) and roles & ARGUMENTS:
            return True
        return "beside" in roles or (named(one) and "sole" in roles)
    if "beside" in roles:
        link = one.link or other.link
        return any(link in _MEANS[role] for role in roles - {"beside"})
    return alike(one.role, other.role)


def _across(unit: Unit, same: Sequence[Unit], turned: Turned) -> Unit | None:
    """The fellow of an argument where the verbs tell it from two ends."""
    place = unit.link if unit.role in ("beside", "modifier") else unit.role
    parts = turned.parts.get(place)
    for other in same:
        if other.head != governor(turned.other) and other.role != "modifier":
            continue
        there = other.link if other.role in ("beside", "modifier") else other.role
        if parts is None:
            if same_part(unit, other) and not any(there in of for of in turned.parts.values()):
                return other
        elif there in parts:
            return other
    return None
