"""The figures on how a report is sourced; their definitions stand in `indicators.toml`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping

from attrib.audit.catalogue import definitions
from attrib.audit.evidence import Evidence, count_words
from attrib.audit.standing import INTERESTED
from attrib.model import Attribution, Indicator, Source

NOT_TOLD = "not told"


def indicators(evidence: Evidence) -> tuple[Indicator, ...]:
    """Every indicator, in the order of `indicators.toml`."""
    return tuple(_COUNT[id](evidence).model_copy(update={"id": id}) for id in definitions())


def _attributed_sentences(evidence: Evidence) -> Indicator:
    credited: set[tuple[int, int]] = set()
    for one in evidence.report.attributions:
        for span in (*one.content_spans, *one.cue_spans):
            start, end = evidence.sentence_at(span.start)
            while start < span.end:
                credited.add((start, end))
                following = evidence.sentence_after(end)
                if following is None:
                    break
                start, end = following
    count = sum(sentence in credited for sentence in evidence.sentences)
    return _share(count, len(evidence.sentences))


def _sources(evidence: Evidence) -> Indicator:
    return Indicator(
        id="",
        count=len(evidence.credited),
        parts=_parts(one.kind for one in evidence.credited),
        of=_ids(evidence.credited),
    )


def _named(evidence: Evidence) -> Indicator:
    named = [one for one in evidence.credited if one.naming == "named"]
    return Indicator(
        id="",
        count=len(named),
        total=len(evidence.credited),
        parts=_parts(one.naming for one in evidence.credited),
        of=_ids(named),
    )


def _standing(evidence: Evidence) -> Indicator:
    interested = [one for one in evidence.credited if one.standing in INTERESTED]
    return Indicator(
        id="",
        count=len(interested),
        total=sum(one.standing is not None for one in evidence.credited),
        parts=_parts(one.standing for one in evidence.credited),
        of=_ids(interested),
    )


def _independent(evidence: Evidence) -> Indicator:
    groups = _groups(evidence)
    kinds = Counter(_sort(evidence.sources[group[0]]) for group in groups)
    return Indicator(
        id="",
        count=len(groups),
        total=len(evidence.credited),
        parts=dict(kinds),
        of=tuple(group[0] for group in groups),
    )


def _unsourced(evidence: Evidence) -> Indicator:
    every = evidence.report.attributions
    nobody = [one for one in every if not evidence.known(one.sources)]
    return _share(len(nobody), len(every), (one.id for one in nobody))


def _one_source(evidence: Evidence) -> Indicator:
    based = _based(evidence)
    return _of_claims(based, (id for id, basis in based.items() if len(basis) == 1))


def _unnamed_only(evidence: Evidence) -> Indicator:
    based = _based(evidence)
    return _of_claims(
        based,
        (
            id
            for id, basis in based.items()
            if all(evidence.sources[one].naming == "unnamed" for one in basis)
        ),
    )


def _interested_only(evidence: Evidence) -> Indicator:
    standings = {
        id: {evidence.sources[one].standing for one in basis}
        for id, basis in _based(evidence).items()
    }
    told = {id: several for id, several in standings.items() if None not in several}
    return _of_claims(told, (id for id, several in told.items() if several <= INTERESTED))


def _direct(evidence: Evidence) -> Indicator:
    every = evidence.report.attributions
    direct = [one.id for one in every if one.form == "direct"]
    found = _share(len(direct), len(every), direct)
    return found.model_copy(update={"parts": _parts(one.form for one in every)})


def _outlet(evidence: Evidence) -> Indicator:
    own = [one.id for one in evidence.stated if one.voice == "outlet"]
    return _share(len(own), len(evidence.stated), own)


def _concentration(evidence: Evidence) -> Indicator:
    held: Counter[str] = Counter()
    for source in evidence.credited:
        held[source.id] = _words(evidence, evidence.spoken_by[source.id])
    told = [one for one in evidence.report.attributions if evidence.known(one.sources)]
    if not held:
        return _share(0, 0)
    top, count = held.most_common(1)[0]
    return _share(count, _words(evidence, told), (top,))


def _agreement(evidence: Evidence) -> Indicator:
    based = _based(evidence)
    found = _of_claims(based, (id for id, basis in based.items() if len(basis) > 1))
    kinds = Counter(
        "together"
        if any(len(evidence.known(a.sources)) > 1 for a in evidence.made_by[id])
        else "apart"
        for id in found.of
    )
    return found.model_copy(update={"parts": dict(kinds)})


def _differences(evidence: Evidence) -> Indicator:
    links = [one for one in evidence.report.links if one.kind == "differs"]
    return Indicator(
        id="",
        count=len(links),
        parts=_parts(one.reason for one in links),
        of=tuple(dict.fromkeys(id for one in links for id in one.claims)),
    )


def _silences(evidence: Evidence) -> Indicator:
    every = evidence.report.silences
    return Indicator(
        id="",
        count=len(every),
        parts=_parts(one.kind for one in every),
        of=tuple(one.id for one in every),
    )


def _relays(evidence: Evidence) -> Indicator:
    every = evidence.report.attributions
    relayed = [one for one in every if one.relayed_by is not None]
    hands = Counter(_hands(evidence, one) for one in relayed)
    found = _share(len(relayed), len(every), (one.id for one in relayed))
    parts = {f"{number}": hands[number] for number in sorted(hands)}
    return found.model_copy(update={"parts": parts})


def _hands(evidence: Evidence, attribution: Attribution) -> int:
    """How many pass an attribution on before it is in the article."""
    seen: set[str] = set()
    carrier = attribution.relayed_by
    while carrier is not None and carrier not in seen:
        seen.add(carrier)
        carrier = evidence.attributions[carrier].relayed_by
    return len(seen)


def _groups(evidence: Evidence) -> list[list[str]]:
    """Ids of the credited sources, those together that do not stand by themselves."""
    ids = [one.id for one in evidence.credited]
    group = {id: id for id in ids}

    def root(id: str) -> str:
        while group[id] != id:
            id = group[id]
        return id

    for one, other in _ties(evidence):
        if one in group and other in group:
            first, second = sorted((root(one), root(other)), key=evidence.rank)
            group[second] = first
    found: dict[str, list[str]] = {}
    for id in ids:
        found.setdefault(root(id), []).append(id)
    return list(found.values())


def _ties(evidence: Evidence) -> Iterator[tuple[str, str]]:
    """Pairs of sources that are not independent of each other."""
    for source in evidence.credited:
        for other in source.maybe_same:
            yield source.id, other.source
    bodies: dict[str, str] = {}
    for source in evidence.credited:
        for body in {source.name.casefold(), (source.affiliation or source.name).casefold()}:
            # A past member no longer speaks for the body.
            if source.former and body != source.name.casefold():
                continue
            yield source.id, bodies.setdefault(body, source.id)
    for attribution in evidence.report.attributions:
        if attribution.relayed_by is not None:
            for carrier in evidence.attributions[attribution.relayed_by].sources:
                for id in attribution.sources:
                    yield carrier, id


def _sort(source: Source) -> str:
    if source.kind in ("person", "witness"):
        return "person"
    if source.kind in (None, "crowd", "document", "social"):
        return source.kind or NOT_TOLD
    return "organization"


def _based(evidence: Evidence) -> Mapping[str, frozenset[str]]:
    return {id: basis for id, basis in evidence.bases.items() if basis}


def _words(evidence: Evidence, attributions: Iterable[Attribution]) -> int:
    """Words of the contents; those that two contents share count once."""
    spans = sorted((s.start, s.end) for one in attributions for s in one.content_spans)
    count = at = 0
    for start, end in spans:
        count += count_words(evidence.text[max(start, at) : end]) if end > at else 0
        at = max(at, end)
    return count


def _parts(values: Iterable[str | None]) -> dict[str, int]:
    """How many of each value, the most frequent first; what is not told comes last."""
    counts = Counter(values)
    told = {value: count for value, count in counts.most_common() if value is not None}
    return {**told, NOT_TOLD: counts[None]} if counts[None] else told


def _ids(sources: Iterable[Source]) -> tuple[str, ...]:
    return tuple(one.id for one in sources)


def _share(count: int, total: int, of: Iterable[str] = ()) -> Indicator:
    return Indicator(id="", count=count, total=total, of=tuple(of))


def _of_claims(among: Mapping[str, object], ids: Iterable[str]) -> Indicator:
    found = tuple(ids)
    return _share(len(found), len(among), found)


_COUNT: Mapping[str, Callable[[Evidence], Indicator]] = {
    "attributed-sentences": _attributed_sentences,
    "sources": _sources,
    "named-sources": _named,
    "standing": _standing,
    "independent-sources": _independent,
    "unsourced": _unsourced,
    "one-source": _one_source,
    "unnamed-only": _unnamed_only,
    "interested-only": _interested_only,
    "direct-quotation": _direct,
    "outlet-voice": _outlet,
    "concentration": _concentration,
    "agreement": _agreement,
    "differences": _differences,
    "silences": _silences,
    "relays": _relays,
}
