"""For what reason two claims are linked: who says them, and how, decides it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from attrib.claims.beyond import puts_more
from attrib.claims.certainty import raised_in
from attrib.claims.lost import SHORT, credits_somebody
from attrib.claims.pairs import Verdict
from attrib.claims.similarity import Gist
from attrib.claims.speakers import Speakers
from attrib.claims.vocabulary import Modality
from attrib.model import Act, Article, Attribution, Claim, LinkReason, Source

# What is asked, ordered, wished or felt is not said to be so.
_UNSAID: frozenset[Act] = frozenset({"asks", "orders", "advises", "wants", "feels", "learns"})
_AHEAD: frozenset[Act] = frozenset({"promises", "intends", "predicts"})
_LEAST_WORDS = 4
_ITSELF = re.compile(r"\W*(?:I|we|my|our)\b", re.IGNORECASE)
# Two guesses at a number are no two counts.
_GUESSED: frozenset[Act] = frozenset({"believes", "predicts"})


@dataclass(frozen=True, slots=True)
class Saying:
    """Who says a claim, and how.

    Attributes:
        sources: ids of those of whom the text tells who they are.
        anybody: ids of these, and of the others ("it", with nobody named before).
    """

    sources: frozenset[str]
    anybody: frozenset[str]
    denied: bool
    sure: bool
    modality: Modality | None
    guessed: bool
    acts: frozenset[Act]
    relayed: frozenset[str]
    ids: frozenset[str]


def sayings(attributions: Sequence[Attribution], sources: Sequence[Source]) -> dict[str, Saying]:
    """How each claim that is said to be so, or not to be so, is said, by its id."""
    known = {source.id for source in sources if source.resolved}
    of: dict[str, list[Attribution]] = defaultdict(list)
    for one in attributions:
        for id in one.claims:
            of[id].append(one)
    found = {}
    for id, several in of.items():
        acts = frozenset(one.act for one in several)
        if not acts.isdisjoint(_UNSAID) or ("denies" in acts and len(acts) > 1):
            continue
        found[id] = Saying(
            sources=frozenset(s for one in several for s in one.sources if s in known),
            anybody=frozenset(s for one in several for s in one.sources),
            denied="denies" in acts or any(map(raised_in, several)),
            sure=not any(one.unsure for one in several),
            modality="future" if acts <= _AHEAD else None,
            guessed=not acts.isdisjoint(_GUESSED),
            acts=acts,
            relayed=frozenset(one.relayed_by for one in several if one.relayed_by),
            ids=frozenset(one.id for one in several),
        )
    return found


class Reasons:
    """Finds the reason for a link between two claims that were compared.

    Args:
        article: with its headlines and captions.
        said: how each claim is said.
        speakers: which sources are two.
        credits: where attributions stand, in code points.
    """

    def __init__(
        self,
        article: Article,
        said: Mapping[str, Saying],
        speakers: Speakers,
        credits: Sequence[tuple[int, int]],
    ) -> None:
        self._article = article
        self._said = said
        self._speakers = speakers
        self._credits = credits

    def reason(self, one: Gist, other: Gist, verdict: Verdict) -> LinkReason | None:
        """Why the claims are linked, or `None` where they are not."""
        a, b = self._said.get(one.claim.id), self._said.get(other.claim.id)
        kind = verdict.kind
        if (a is not None and a.denied) != (b is not None and b.denied):
            if verdict.contrast == "figures":
                return None
            if kind == "same" and _denies_less(
                one, other, verdict, first=a is not None and a.denied
            ):
                return None
            kind = "differs" if kind == "same" else "same"
        if kind == "differs":
            # "To raise it to $15" and "to raise it to $12" are two wishes and no dispute.
            # "A £1.3bn offer was rejected": to reject a thing is to deny nothing.
            told = one.subject and other.subject
            if verdict.contrast != "figures":
                told = told and one.verb and other.verb
            return self._dispute(a, b, verdict) if told else None
        # "New York values" is a name for something, and states nothing.
        told = all(gist.verb and gist.subject for gist in (one, other))
        if a is None or b is None or not (told or len(verdict.words) >= _LEAST_WORDS):
            return None
        reason = self._accord(a, b, verdict)
        if reason == "agreement" and any(_ITSELF.match(gist.claim.text) for gist in (one, other)):
            # "We are delighted", say two: each of itself.
            return None
        if reason != "repetition":
            # "To release his papers": each speaks of himself.
            return reason if one.subject and other.subject else None
        short = self._uncredited(one.claim) != self._uncredited(other.claim)
        return "lost attribution" if short else "repetition"

    def _dispute(self, a: Saying | None, b: Saying | None, verdict: Verdict) -> LinkReason | None:
        """The reason for a difference; nobody is at odds with his own spokesman."""
        if not any(said is None or said.sources for said in (a, b)):
            return None
        if a is not None and b is not None:
            if self._speakers.relation(a.anybody, b.anybody) in ("one", "tied"):
                return None
        elif verdict.contrast == "figures":
            # What the article counts itself is of its own hour.
            return None
        if verdict.contrast == "figures" and any(said and said.guessed for said in (a, b)):
            return None
        return verdict.contrast or "denial"

    def _accord(self, a: Saying, b: Saying, verdict: Verdict) -> LinkReason | None:
        if not (a.sure and b.sure and a.sources and b.sources):
            return None
        if a.ids & b.relayed or b.ids & a.relayed:
            return None
        relation = self._speakers.relation(a.sources, b.sources)
        if relation == "two":
            return "agreement"
        if a.sources & b.sources:
            return "repetition"
        # "One analyst" may be another each time, but not with the same words.
        sure = verdict.literal or not self._speakers.bare(a.sources | b.sources)
        return "repetition" if relation == "one" and sure else None

    def _uncredited(self, claim: Claim) -> bool:
        """Whether it stands in a headline or caption that itself credits nobody."""
        blocks = [
            block
            for block in self._article.blocks
            if block.kind in SHORT
            and block.start <= claim.spans[0].start
            and claim.spans[-1].end <= block.end
        ]
        return bool(blocks) and not any(
            credits_somebody(self._article, block.start, block.end, self._credits)
            for block in blocks
        )


def _denies_less(one: Gist, other: Gist, verdict: Verdict, *, first: bool) -> bool:
    """Whether what is denied is narrower than what is said: "took money" and "from a builder"."""
    if first:
        return puts_more(one, other, {i for i, _ in verdict.words})
    return puts_more(other, one, {i for _, i in verdict.words})
