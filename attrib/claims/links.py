"""Claims connected: whom they speak of, their numbers and dates, which say the same or differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from attrib.claims.backward import Maker, disputed
from attrib.claims.candidates import Shelf
from attrib.claims.dates import base_day
from attrib.claims.figures import with_numbers
from attrib.claims.lost import Lost, lost_attributions
from attrib.claims.number import plural_source
from attrib.claims.pairs import Verdict, compare
from attrib.claims.reasons import Reasons, sayings
from attrib.claims.silent import silent_about
from attrib.claims.similarity import Gist, Gists
from attrib.claims.speakers import Speakers
from attrib.claims.subjects import subjects
from attrib.claims.tolls import tolls
from attrib.extract.reading import Reading
from attrib.model import (
    Attribution,
    Claim,
    Link,
    LinkReason,
    Silence,
    Source,
    Span,
    Subject,
)
from attrib.resolve import Resolution
from attrib.resolve.page import Page

_LOST = "the article states in its own voice what it attributes to {} elsewhere"


@dataclass(frozen=True, slots=True)
class Connected:
    """The claims with `about`, `figures` and `dates`, and what was found by comparing them.

    Attributes:
        claims: renumbered where a headline or caption became a claim of the outlet.
        attributions: with the ids of those claims.
        subjects: whom and what the claims speak of.
        links: in the order of the text.
        silences: with `claims` filled.
    """

    claims: tuple[Claim, ...]
    attributions: tuple[Attribution, ...]
    subjects: tuple[Subject, ...]
    links: tuple[Link, ...]
    silences: tuple[Silence, ...]


def connect(
    reading: Reading,
    resolved: Resolution,
    claims: Sequence[Claim],
    attributions: Sequence[Attribution],
) -> Connected:
    """Fill what claims are about, and link those that say the same or differ.

    Args:
        reading: the article read.
        resolved: who is who in it; its silences are taken up.
        claims: with polarity, hedges, conditions and tense, in the order of the text.
        attributions: with `sources` and `claims`.

    Returns:
        Links between claims of sources, and between what a source says and what the outlet states.
        Two claims of the outlet are never linked, nor what is asked or wished, nor claims whose
        spans overlap. "Unknown" is no source: without a source on both sides nothing is agreed.
    """
    page = resolved.entities.page
    base = base_day(reading.article)
    told = [with_numbers(page, claim, base) for claim in claims]
    gists = Gists(resolved.entities)
    known = frozenset(source.id for source in resolved.sources if source.resolved)
    lost = lost_attributions(reading, gists, told, attributions, known)
    told, attributions, lost = _with_headlines(told, attributions, lost)
    found = subjects(resolved, told)
    told = [
        claim.model_copy(update={"about": about}) if about else claim
        for claim, about in zip(told, found.about, strict=True)
    ]
    made = [gists.gist(claim) for claim in told]
    linker = _Linker(page, resolved.sources, attributions, made, found.subjects)
    links = [*linker.links(), *linker.lost(lost), *linker.disputes(), *linker.tolls()]
    places = {claim.id: number for number, claim in enumerate(told)}
    links.sort(key=lambda link: [places[id] for id in link.claims])
    return Connected(
        claims=tuple(told),
        attributions=tuple(attributions),
        subjects=found.subjects,
        links=tuple(links),
        silences=silent_about(page, resolved.silences, made),
    )


def _with_headlines(
    claims: Sequence[Claim], attributions: Sequence[Attribution], lost: Sequence[Lost]
) -> tuple[list[Claim], list[Attribution], list[Lost]]:
    """The claims with those of headlines and captions among them, numbered anew."""
    new = {one.outlet.id: one.outlet for one in lost if one.outlet not in claims}
    if not new:
        return list(claims), list(attributions), list(lost)
    ordered = sorted([*claims, *new.values()], key=lambda claim: claim.spans[0].start)
    ids = {claim.id: f"c{number}" for number, claim in enumerate(ordered, 1)}
    renamed = {claim.id: claim.model_copy(update={"id": ids[claim.id]}) for claim in ordered}
    return (
        list(renamed.values()),
        [
            one.model_copy(update={"claims": tuple(ids[id] for id in one.claims)})
            for one in attributions
        ],
        [Lost(renamed[one.attributed.id], renamed[one.outlet.id], one.verdict) for one in lost],
    )


class _Linker:
    def __init__(
        self,
        page: Page,
        sources: Sequence[Source],
        attributions: Sequence[Attribution],
        gists: Sequence[Gist],
        subjects: Sequence[Subject],
    ) -> None:
        self.page = page
        self.article = page.reading.article
        self.names = {source.id: source.name for source in sources}
        self.plurals = {source.id for source in sources if plural_source(source)}
        self.gists = gists
        self.by_id = {gist.claim.id: gist for gist in gists}
        self.subjects = {one.id: one.source for one in subjects if one.source is not None}
        self.said = sayings(attributions, sources)
        self.speakers = Speakers(sources)
        credits = [
            (span.start, span.end)
            for one in attributions
            for span in (*one.source_spans, *one.cue_spans)
        ]
        self.reasons = Reasons(self.article, self.said, self.speakers, credits)

    def links(self) -> Iterator[Link]:
        """Links between claims of which at least one is attributed."""
        for one, other in self._candidates():
            if one.claim.voice == other.claim.voice == "outlet" or _overlap(one, other):
                continue
            verdict = self._verdict(one, other)
            reason = self.reasons.reason(one, other, verdict) if verdict is not None else None
            if verdict is not None and reason is not None:
                yield self._link(one, other, verdict, reason)

    def lost(self, found: Sequence[Lost]) -> Iterator[Link]:
        """Links from what is attributed to what the outlet states without the source."""
        for one in found:
            pair = sorted((one.attributed, one.outlet), key=lambda claim: claim.spans[0].start)
            words = one.verdict.words
            mine = tuple(self._spans([i for i, _ in words]))
            theirs = tuple(self._spans([i for _, i in words]))
            who = self._who(one.attributed.id)
            yield Link(
                kind="same",
                reason="lost attribution",
                claims=(pair[0].id, pair[1].id),
                why=_LOST.format(who),
                spans=tuple(sorted((*mine, *theirs), key=lambda span: span.start)),
            )

    def disputes(self) -> Iterator[Link]:
        """Links to what a denial takes up without repeating it: "disputed that figure"."""
        makers = {
            id: Maker(
                said.sources,
                said.sure,
                "alleges" in said.acts,
                self._spoken_of(self.by_id[id].claim),
            )
            for id, said in self.said.items()
            if not said.denied
        }
        deniers = {id: said.sources for id, said in self.said.items() if said.denied and said.sure}
        for one, other in disputed(self.page, self.gists, makers, deniers):
            first, second = one.claim, other.claim
            who, verb = self._who(second.id), "deny" if self._many(second.id) else "denies"
            yield Link(
                kind="differs",
                reason="denial",
                claims=(first.id, second.id),
                why=f'{self._says(first.id)} "{first.text}", {who} {verb} it: "{second.text}"',
                spans=(*first.spans, *second.spans),
            )

    def _spoken_of(self, claim: Claim) -> frozenset[str]:
        """The sources that a claim speaks of."""
        return frozenset(self.subjects[id] for id in claim.about if id in self.subjects)

    def tolls(self) -> Iterator[Link]:
        """Links between a count of the dead and a death toll of another source."""
        sure = [
            self._as_said(gist)
            for gist in self.gists
            if (said := self.said.get(gist.claim.id)) and said.sure and not said.denied
        ]
        for one, other, mine, theirs in tolls(self.page, sure):
            a, b = self.said[one.claim.id], self.said[other.claim.id]
            if not a.sources or not b.sources or _overlap(one, other):
                continue
            if self.speakers.relation(a.sources, b.sources) in ("one", "tied"):
                continue
            verdict = Verdict("differs", "figures", (), (mine, theirs))
            yield self._link(one, other, verdict, "figures")

    def _candidates(self) -> Iterator[tuple[Gist, Gist]]:
        """Pairs of claims that share enough words to be compared, in order."""
        said = [
            gist
            for gist in self.gists
            if gist.claim.voice == "outlet" or gist.claim.id in self.said
        ]
        shelf = Shelf(said)
        for number, gist in enumerate(said):
            for other in shelf.near(gist):
                if other > number:
                    yield gist, said[other]

    def _verdict(self, one: Gist, other: Gist) -> Verdict | None:
        return compare(self._as_said(one), self._as_said(other))

    def _as_said(self, gist: Gist) -> Gist:
        """The gist with the modality of the act: what is promised is still to come."""
        said = self.said.get(gist.claim.id)
        if said is None or said.modality is None or gist.modality != "actual":
            return gist
        return gist.with_modality(said.modality)

    def _link(self, one: Gist, other: Gist, verdict: Verdict, reason: LinkReason) -> Link:
        mine = self._evidence(one, [i for i, _ in verdict.words], verdict, 0)
        theirs = self._evidence(other, [i for _, i in verdict.words], verdict, 1)
        return Link(
            kind="differs" if reason in ("denial", "figures") else "same",
            reason=reason,
            claims=(one.claim.id, other.claim.id),
            why=self._why(one, other, verdict, reason, mine, theirs),
            spans=tuple(sorted((*mine, *theirs), key=lambda span: span.start)),
        )

    def _evidence(
        self, gist: Gist, words: Sequence[int], verdict: Verdict, side: int
    ) -> list[Span]:
        spans = self._spans(words)
        if verdict.contrast == "denial":
            spans += gist.claim.negations
        if verdict.figures is not None:
            spans.append(verdict.figures[side].span)
        return _merged(self.article.text, spans)

    def _spans(self, words: Sequence[int]) -> list[Span]:
        """The words, those next to each other as one span."""
        found: list[Span] = []
        for i in sorted(set(words)):
            named = self.page.name_at(i)
            first = named.first if named is not None and named.stop - 1 == i else i
            found.append(self.article.span(self.page.start(first), self.page.end(i)))
        return _merged(self.article.text, found)

    def _why(
        self,
        one: Gist,
        other: Gist,
        verdict: Verdict,
        reason: LinkReason,
        mine: Sequence[Span],
        theirs: Sequence[Span],
    ) -> str:
        who = [self._who(gist.claim.id) for gist in (one, other)]
        says = self._says(one.claim.id)
        if reason == "figures" and verdict.figures is not None:
            a, b = (figure.span.text for figure in verdict.figures)
            return f'{says} "{a}", {who[1]} "{b}"'
        words = [" ... ".join(span.text for span in spans) for spans in (mine, theirs)]
        told = f'"{words[0]}" and "{words[1]}"'
        if reason == "agreement":
            return f"{who[0]} and {who[1]} say the same: {told}"
        if reason == "lost attribution":
            return _LOST.format(who[0])
        if reason == "repetition":
            both = says if who[0] == who[1] else f"{who[0]} and {who[1]}, who are one source, say"
            return f"{both} it twice: {told}"
        return f'{says} "{words[0]}", against {who[1]}: "{words[1]}"'

    def _who(self, id: str) -> str:
        said = self.said.get(id)
        if said is None:
            return "the article"
        names = [self.names[source] for source in sorted(said.sources, key=_number)]
        return " and ".join(names) or "someone unnamed"

    def _says(self, id: str) -> str:
        """Who says a claim, with the verb in the number that they take."""
        return f"{self._who(id)} {'say' if self._many(id) else 'says'}"

    def _many(self, id: str) -> bool:
        """Whether a claim is said by several, or by one whose name is a plural: "police"."""
        said = self.said.get(id)
        if said is None or not said.sources:
            return False
        return len(said.sources) > 1 or any(map(self.plurals.__contains__, said.sources))


def _number(id: str) -> int:
    return int(id[1:])


def _overlap(one: Gist, other: Gist) -> bool:
    return any(
        a.start < b.end and b.start < a.end for a in one.claim.spans for b in other.claim.spans
    )


def _merged(text: str, spans: Sequence[Span]) -> list[Span]:
    """The spans in order, overlapping and neighbouring ones as one."""
    found: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, span.end)):
        if (
            found
            and span.start <= found[-1].end + 1
            and not text[found[-1].end : span.start].strip()
        ):
            start, end = found[-1].start, max(found[-1].end, span.end)
            found[-1] = Span(start=start, end=end, text=text[start:end])
        else:
            found.append(span)
    return found
