"""Which sources of different articles are one: by name and kind where they leave no doubt.

Within an article the report has decided who is who, and that stands. Between articles two sources
become one only if both are named and

- both are people with the same full name, first and last, and no different affiliations; or
- both are bodies of the same kind with the same name, unless it is one that many bodies bear
  (`shared_names.toml`), or initials alone; or
- both are bodies of the same kind, one article gives name and initials, the other the initials.

What falls short of that, but could be, is a `Maybe`.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from itertools import combinations
from typing import NamedTuple

from networkx.utils import UnionFind

from attrib.model import Report, Source, Subject
from attrib.resolve.bodies import initials
from attrib.resolve.kinds import name_kind
from attrib.resolve.lexicon import plain, title

BODIES = frozenset(
    {"government", "military", "justice", "company", "ngo", "international", "academic", "media",
     "organization"}
)  # fmt: skip
_INITIALS = re.compile(r"[A-Z](?:\.?[A-Z&])+\.?")
_IN_BRACKETS = re.compile(r"\(([^()]*)\)")

Key = tuple[str, str]
"""Id of an article, and id of a source or a subject of its report."""

Pair = tuple[Key, Key]


class Judgement(NamedTuple):
    """Whether two are surely one, and what is to be said of it where they stay two."""

    sure: bool
    why: str


SURE = Judgement(True, "the same name, but which of several in one article is left open")


@dataclass(frozen=True, slots=True)
class Party:
    """A source or a subject, with its name in forms that can be compared.

    Attributes:
        words: of its name, lower case, without accents, title and "the".
        letters: initials that the article gives for it, or that are all of its name.
        spelled: initials that its name would have.
        affiliation: as `words`, or `None`.
    """

    key: Key
    name: str
    kind: str
    words: tuple[str, ...]
    letters: frozenset[str]
    spelled: str
    affiliation: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Maybe:
    """Two that may be one, and the doubt in one line."""

    first: Key
    second: Key
    why: str


@dataclass(frozen=True, slots=True)
class Merging:
    """Who is one.

    Attributes:
        first: for each source or subject, the one of the first article that stands for it.
        maybe: pairs that may be one, each a `first`; of those with one and the same name, enough
            to tie all of them together.
    """

    first: Mapping[Key, Key]
    maybe: tuple[Maybe, ...]


def merge_sources(reports: Sequence[Report]) -> Merging:
    """Which named sources of reports of different articles are one."""
    every = [(report.article.id, source) for report in reports for source in report.sources]
    parties = [
        _of_source(article, source)
        for article, source in every
        if source.naming == "named" and source.resolved
    ]
    return _merge([(article, source.id) for article, source in every], parties)


def merge_subjects(reports: Sequence[Report]) -> Merging:
    """Which subjects of reports of different articles are one, by the rules for sources.

    A place is the same where its name has two words or more ("New Zealand"): there are many
    Springfields.
    """
    every = [(report.article.id, subject) for report in reports for subject in report.subjects]
    parties = [_of_subject(article, subject) for article, subject in every]
    return _merge([(article, subject.id) for article, subject in every], parties)


def _of_source(article: str, source: Source) -> Party:
    texts = [source.name, *(mention.text for mention in source.mentions)]
    affiliation = name_key(source.affiliation) if source.affiliation else None
    return _party((article, source.id), source.name, source.kind or "", texts, affiliation)


def _of_subject(article: str, subject: Subject) -> Party:
    texts = [subject.name, *(mention.text for mention in subject.mentions)]
    return _party((article, subject.id), subject.name, subject.kind, texts, None)


def _party(
    key: Key, name: str, kind: str, texts: Iterable[str], affiliation: tuple[str, ...] | None
) -> Party:
    words = name_key(name)
    given = [part for text in texts for part in (text, *_IN_BRACKETS.findall(text))]
    letters = {part.replace(".", "") for part in given if _INITIALS.fullmatch(part)}
    spelled = initials(tuple(_IN_BRACKETS.sub(" ", name).split())) if len(words) > 1 else ""
    return Party(key, name, kind, words, frozenset(letters), spelled, affiliation)


def name_key(name: str) -> tuple[str, ...]:
    """The words of a name by which it is compared.

    >>> name_key("Sen. José Núñez")
    ('jose', 'nunez')
    >>> name_key("the World Bank")
    ('world', 'bank')
    """
    bare = plain(_IN_BRACKETS.sub(" ", name)).replace("’", "'")
    words = [word.strip(".,'\"“”") for word in bare.split()]
    words = [word.removesuffix("'s") if word == words[-1] else word for word in words if word]
    while len(words) > 1 and (words[0] == "the" or title(words[0])):
        words.pop(0)
    return tuple(words)


def fuller(one: str, other: str) -> str:
    """Of two names of one source or subject the one with more words; `one` where it is a tie.

    >>> fuller("WHO", "World Health Organization"), fuller("Ana Ruiz", "Ana Díaz")
    ('World Health Organization', 'Ana Ruiz')
    """
    return max(one, other, key=lambda name: len(name.split()))


def judge(one: Party, other: Party) -> Judgement | None:
    """Whether the two are one or may be; `None` where nothing says so."""
    if one.kind == "person" and other.kind == "person":
        return _people(one, other)
    if one.words == other.words:
        return _same_name(one, other)
    if one.kind in BODIES and other.kind in BODIES:
        return _by_initials(one, other) or _by_initials(other, one)
    return None


def _people(one: Party, other: Party) -> Judgement | None:
    if one.words == other.words:
        if len(one.words) < 2:
            return _doubt(f"both are called {one.name}, without a full name")
        if one.affiliation and other.affiliation and one.affiliation != other.affiliation:
            return _doubt("the same name, but the articles give different affiliations")
        return SURE
    if one.words[-1] != other.words[-1]:
        return None
    if len(one.words) == 1 or len(other.words) == 1:
        return _doubt(f"{one.name} and {other.name}: one article gives only part of the name")
    if one.words[0] == other.words[0]:
        return _doubt(f"{one.name} and {other.name}: the names differ in the middle")
    return None


def _same_name(one: Party, other: Party) -> Judgement:
    if not one.kind or not other.kind:
        return _doubt("the same name, but an article does not tell what it is")
    if one.kind != other.kind:
        return _doubt(f"the same name, but {one.kind} in one article and {other.kind} in the other")
    if one.kind == "place" and len(one.words) > 1:
        return SURE
    if one.kind not in BODIES:
        return _doubt("the same name, which alone does not settle it")
    if _shared(one.words):
        return _doubt("a name that many bodies bear")
    if _only_initials(one) and _only_initials(other):
        return _doubt("the same initials, and no article gives the name")
    return SURE


def _by_initials(short: Party, full: Party) -> Judgement | None:
    letters = short.name.replace(".", "")
    if not _INITIALS.fullmatch(short.name) or len(full.words) < 2:
        return None
    if letters in full.letters and short.kind == full.kind:
        return SURE
    if letters in full.letters or letters == full.spelled:
        return _doubt(f"{short.name} may stand for {full.name}")
    return None


def _doubt(why: str) -> Judgement:
    return Judgement(False, why)


@cache
def _lists() -> tuple[frozenset[str], frozenset[str]]:
    text = resources.files("attrib").joinpath("shared_names.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    return frozenset(data["words"]), frozenset(data["small"])


def _shared(words: Sequence[str]) -> bool:
    shared, small = _lists()
    return all(word.removesuffix("'s") in shared | small for word in words)


def _only_initials(party: Party) -> bool:
    if not _INITIALS.fullmatch(party.name):
        return False
    # "NATO" is one body the world over, and the data says so
    return name_kind((party.name,)) != party.kind


def _merge(every: Sequence[Key], found: Iterable[Party]) -> Merging:
    parties = [party for party in found if party.words]  # "..." is a name to compare with none
    place = {key: number for number, key in enumerate(every)}
    judged = _judged(parties, place)
    partners: dict[Key, set[Key]] = defaultdict(set)
    for one, other in _unambiguous([pair for pair, judgement in judged.items() if judgement.sure]):
        partners[one].add(other)
        partners[other].add(one)
    first = {key: key for key in every}
    groups: dict[Key, list[Key]] = {}
    for party in parties:
        key = party.key
        leaders = {first[partner] for partner in partners[key] if first[partner] in groups}
        for leader in sorted(leaders, key=place.__getitem__):
            if partners[key].issuperset(groups[leader]):
                first[key] = leader
                break
        groups.setdefault(first[key], []).append(key)
    return Merging(first, tuple(_maybe(judged, first, groups, parties)))


def _judged(parties: Sequence[Party], place: Mapping[Key, int]) -> dict[Pair, Judgement]:
    kinds: dict[Party, int] = {}
    same: dict[Key, int] = {}
    for party in parties:
        # what is equal but for its article need be judged but once
        same[party.key] = kinds.setdefault(replace(party, key=("", "")), len(kinds))
    known: dict[tuple[int, int], Judgement | None] = {}
    found: dict[Pair, Judgement] = {}
    for bucket in _buckets(parties):
        for one, other in combinations(bucket, 2):
            if one.key[0] == other.key[0]:
                continue
            both = same[one.key], same[other.key]
            if both not in known:
                known[both] = judge(one, other)
            judgement = known[both]
            if judgement is not None:
                found[one.key, other.key] = judgement
    return dict(sorted(found.items(), key=lambda item: (place[item[0][0]], place[item[0][1]])))


def _buckets(parties: Sequence[Party]) -> Iterable[list[Party]]:
    """Those that could be one stand in a bucket together, so that not all need be compared."""
    buckets: dict[str, list[Party]] = defaultdict(list)
    for party in parties:
        keys = {" ".join(party.words), *party.letters, party.spelled}
        if party.kind == "person":
            keys.add(party.words[-1])
        for key in keys - {""}:
            buckets[key].append(party)
    return buckets.values()


def _unambiguous(sure: Sequence[Pair]) -> list[Pair]:
    """Without the pairs of one that fits two of another article: it can be either of them."""
    fits = Counter(fit for one, other in sure for fit in ((one, other[0]), (other, one[0])))
    return [(one, other) for one, other in sure if fits[one, other[0]] == 1 == fits[other, one[0]]]


def _maybe(
    judged: Mapping[Pair, Judgement],
    first: Mapping[Key, Key],
    groups: Mapping[Key, Sequence[Key]],
    parties: Sequence[Party],
) -> Iterable[Maybe]:
    place = {party.key: number for number, party in enumerate(parties)}
    words = {party.key: party.words for party in parties}
    articles = {leader: {key[0] for key in members} for leader, members in groups.items()}
    seen: set[Pair] = set()
    namesakes: UnionFind[Key] = UnionFind(groups)
    for pair, judgement in judged.items():
        one, other = first[pair[0]], first[pair[1]]
        if one == other:
            continue
        if place[other] < place[one]:
            one, other = other, one
        # two of one article are two, whoever else they may be
        if (one, other) in seen or not articles[one].isdisjoint(articles[other]):
            continue
        seen.add((one, other))
        if words[one] == words[other]:
            # a hundred articles on one place shall not give five thousand pairs of it
            if namesakes[one] == namesakes[other]:
                continue
            namesakes.union(one, other)
        yield Maybe(one, other, judgement.why)
