"""Scoring who is who: the sources of a report against entities that people marked.

The definitions stand in `definitions.toml` and go out with every result.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from attrib.evaluate.corpora import Clause, Marked
from attrib.evaluate.matching import pair
from attrib.evaluate.results import BCubed, Found, SourceScores
from attrib.evaluate.scores import iou
from attrib.model import Attribution, Mention, Source, Span
from attrib.resolve.lexicon import human, plural, singular

SAME_MENTION = 0.5
_ARTICLE = 4
"""How much later than the corpus's mention one may begin that holds no more than its article."""
_BREAKS = frozenset(",;:([-–—")
_RELATIVE = frozenset({"who", "whom", "whose", "which", "that", "where"})
_HUMAN = frozenset({"person", "witness", "crowd"})
_OTHER = frozenset({"document", "social"})

Side = Literal["person", "body"]


@dataclass(frozen=True, slots=True)
class Pairing:
    """The mentions of a report's sources that are mentions of the corpus.

    Attributes:
        marked: by the id of a source, those of its mentions that have a partner, as pairs of the
            mention and its partner.
        source: by partner, the id of the source.
    """

    marked: Mapping[str, tuple[tuple[Mention, Marked], ...]]
    source: Mapping[Marked, str]

    def entities(self, source: str) -> frozenset[str]:
        """The entities that mentions of the source are of."""
        return frozenset(partner.entity for _, partner in self.marked[source])


def united(marked: Sequence[Marked]) -> list[Marked]:
    """The mentions, two entities of people made one where both bear one full name.

    Now and then a corpus opens a second entity for a name that it has marked before.
    """
    bearer: dict[str, str] = {}
    same: dict[str, str] = {}
    for one in sorted(marked, key=lambda one: len(one.text)):
        words = one.text.split()
        if one.type != "person" or len(words) < 2 or "and" in words:
            continue
        names = (" ".join(words[start:]) for start in range(len(words) - 1))
        name = next((name for name in names if name in bearer), None)
        if name is not None:
            same = {e: bearer[name] if to == one.entity else to for e, to in same.items()}
            same[one.entity] = bearer[name]
        elif all(word[:1].isupper() for word in words):
            bearer[one.text] = same.setdefault(one.entity, one.entity)
    return [replace(one, entity=same.get(one.entity, one.entity)) for one in marked]


def paired(sources: Iterable[Source], marked: Sequence[Marked]) -> Pairing:
    """Pair the mentions of sources with those of the corpus, each at most once."""
    made = [(source.id, mention) for source in sources for mention in source.mentions]
    ordered = sorted(marked, key=lambda one: (one.start, one.end))
    choices = [_choices(mention, ordered) for _, mention in made]
    taken = _best(choices)
    found: dict[str, list[tuple[Mention, Marked]]] = {id: [] for id, _ in made}
    for (id, mention), place in zip(made, taken, strict=True):
        if place is not None:
            found[id].append((mention, ordered[place]))
    return Pairing(
        {id: tuple(pairs) for id, pairs in found.items()},
        {partner: id for id, pairs in found.items() for _, partner in pairs},
    )


def _best(choices: list[list[int]]) -> list[int | None]:
    """The first choice of each where it is free; the others as many as possible."""
    taken: list[int | None] = [None] * len(choices)
    used: set[int] = set()
    for row, columns in enumerate(choices):
        if columns and columns[0] not in used:
            taken[row] = columns[0]
            used.add(columns[0])
    left = [row for row, place in enumerate(taken) if place is None]
    rest = pair([[c for c in choices[row] if c not in used] for row in left])
    for row, place in zip(left, rest, strict=True):
        taken[row] = place
    return taken


def _choices(mention: Span, marked: Sequence[Marked]) -> list[int]:
    """The places in `marked` of what can be the same mention, likeliest first."""
    own = ((mention.start, mention.end),)
    alike = [(iou(own, ((one.start, one.end),)), place) for place, one in enumerate(marked)]
    close = [place for like, place in sorted(alike, key=lambda a: -a[0]) if like >= SAME_MENTION]
    longer = [place for place, one in enumerate(marked) if _begins(mention, one)]
    longer.sort(key=lambda place: marked[place].end)
    return close or longer[:1]


def _begins(mention: Span, one: Marked) -> bool:
    """Whether the marked mention goes on with what a source's mention leaves out."""
    if not (0 <= mention.start - one.start <= _ARTICLE and mention.end < one.end):
        return False
    rest = one.text[mention.end - one.start :].split()
    return rest[0][0] in _BREAKS or rest[0] in _RELATIVE


@dataclass(slots=True)
class SourceTally:
    """Counts over articles whose entities are marked."""

    _precision: list[float] = field(default_factory=list)
    _recall: list[float] = field(default_factory=list)
    _credited: list[bool] = field(default_factory=list)
    _unresolved: int = 0
    _merged: list[bool] = field(default_factory=list)
    _kinds: list[bool] = field(default_factory=list)

    def add(
        self,
        marked: Sequence[Marked],
        clauses: Sequence[Clause],
        sources: Sequence[Source],
        attributions: Sequence[Attribution],
    ) -> None:
        """Count one article: its marked mentions and clauses, and what was resolved in it."""
        marked = united(marked)
        pairing = paired(sources, marked)
        told = [clause.clause for clause in clauses if not clause.negated]
        self._merged += [len(pairing.entities(source.id)) > 1 for source in sources]
        self._add_mentions(marked, told, pairing)
        by_id = {source.id: source for source in sources}
        for partner, chosen in credited(told, attributions, by_id, marked):
            self._add_credited(partner, chosen, pairing, marked)

    def _add_mentions(
        self, marked: Sequence[Marked], told: Sequence[tuple[int, int]], pairing: Pairing
    ) -> None:
        entities = {partner.entity for partner in pairing.source}
        size = {e: sum(one.entity == e for one in marked) for e in entities}
        for one in marked:
            if one.entity not in entities or not _within(one, told):
                continue
            source = pairing.source.get(one)
            if source is None:
                self._recall.append(0.0)
                continue
            own = pairing.marked[source]
            same = sum(partner.entity == one.entity for _, partner in own)
            self._precision.append(same / len(own))
            self._recall.append(same / size[one.entity])

    def _add_credited(
        self,
        partner: Marked,
        chosen: Sequence[Source],
        pairing: Pairing,
        marked: Sequence[Marked],
    ) -> None:
        unresolved = not all(source.resolved for source in chosen)
        self._unresolved += unresolved
        self._credited.append(not unresolved and right(partner, chosen, pairing, marked))
        told, known = side(chosen[0]), _SIDES.get(partner.type)
        grouped = known == "person" and told == "body" and _group(chosen[0])
        if not unresolved and told is not None and known is not None and not grouped:
            self._kinds.append(told == known)

    def scores(self) -> SourceScores:
        """The figures over all articles added."""
        precision, recall = _mean(self._precision), _mean(self._recall)
        return SourceScores(
            mentions=BCubed(
                marked=len(self._recall),
                precision=precision,
                recall=recall,
                f1=_harmonic(precision, recall),
            ),
            credited=Found.of(sum(self._credited), len(self._credited)),
            unresolved=self._unresolved,
            merged=Found.of(sum(self._merged), len(self._merged)),
            kind=Found.of(sum(self._kinds), len(self._kinds)),
        )


_SIDES: Mapping[str, Side] = {"person": "person", "organization": "body", "place": "body"}


def credited(
    clauses: Sequence[tuple[int, int]],
    attributions: Iterable[Attribution],
    sources: Mapping[str, Source],
    marked: Sequence[Marked],
) -> list[tuple[Marked, tuple[Source, ...]]]:
    """For each clause that an attribution credits, who stands there and the sources credited.

    Left out are clauses in which the corpus marks no mention where the source span stands.
    """
    told = [a for a in attributions if a.source_spans and a.sources]
    found = []
    for start, end in clauses:
        for attribution in told:
            spans = attribution.source_spans
            places = _choices(spans[0], marked)
            if places and all(start <= span.start and span.end <= end for span in spans):
                chosen = tuple(sources[id] for id in attribution.sources)
                found.append((marked[places[0]], chosen))
                break
    return found


def right(
    partner: Marked, chosen: Sequence[Source], pairing: Pairing, marked: Sequence[Marked]
) -> bool:
    """Whether the sources are the entity that is marked, or each one that is marked inside it."""
    if len(chosen) == 1:
        return belongs(chosen[0], partner.entity, pairing, marked)
    inside = {
        one.entity
        for one in marked
        if partner.start <= one.start and one.end <= partner.end and one != partner
    }
    return all(
        any(belongs(source, entity, pairing, marked) for entity in inside) for source in chosen
    )


def belongs(source: Source, entity: str, pairing: Pairing, marked: Sequence[Marked]) -> bool:
    """Whether the mention from which the source has its name is of the entity.

    Where that mention has no partner, whether a mention of the entity reads the same.
    """
    named = [
        partner for mention, partner in pairing.marked[source.id] if source.name in mention.text
    ]
    if named:
        return all(partner.entity == entity for partner in named)
    return any(one.entity == entity and _text(one) == source.name.lower() for one in marked)


def _text(one: Marked) -> str:
    return one.text.lower().removeprefix("the ")


def side(source: Source) -> Side | None:
    """Person or body; `None` for a document or an unknown kind."""
    if source.kind is None or source.kind in _OTHER:
        return None
    return "person" if source.kind in _HUMAN else "body"


def _group(source: Source) -> bool:
    """Whether it is a body's people ("officials"), who have the kind of their body."""
    words = source.name.lower().split()
    return source.naming == "unnamed" and any(human(singular(w)) and plural(w) for w in words)


def _within(one: Marked, clauses: Sequence[tuple[int, int]]) -> bool:
    return any(start <= one.start and one.end <= end for start, end in clauses)


def _mean(shares: Sequence[float]) -> float | None:
    return min(1.0, sum(shares) / len(shares)) if shares else None


def _harmonic(one: float | None, other: float | None) -> float | None:
    if one is None or other is None:
        return None
    return 2 * one * other / (one + other) if one + other else 0.0
