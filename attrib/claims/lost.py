"""Where the outlet states as fact what it elsewhere attributes to someone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from attrib.claims.candidates import Shelf
from attrib.claims.certainty import certainty
from attrib.claims.dates import base_day
from attrib.claims.figures import with_numbers
from attrib.claims.headlines import Headlines
from attrib.claims.pairs import Verdict, compare
from attrib.claims.quantities import dates_agree
from attrib.claims.similarity import Gist, Gists, Unit
from attrib.extract.reading import Reading
from attrib.model import Act, Article, Attribution, BlockKind, Claim

# What these do with a content makes it no statement of the source that could be lost.
NOT_STATED: frozenset[Act] = frozenset(
    {
        "asks", "orders", "advises", "wants", "feels", "learns", "denies", "promises", "intends",
        "praises",
    }
)  # fmt: skip
_DOES, _SUFFERS = frozenset({"agent", "doer"}), frozenset({"patient", "theme"})
SHORT: frozenset[BlockKind] = frozenset({"headline", "caption"})
# Fewer words that match may be said of many things.
_LEAST_WORDS = 3
# So many words that all stand in the other are the same said again, however it is built.
_REPEATED = 5
# Quotation marks in a headline attribute; so do a colon or a dash with a name on its other side.
_ATTRIBUTES = re.compile(
    r"[\"“”‘«»]|(?<!\w)['’](?=\w)|:\s|\s[–—-]\s|--|\?"
    r"|\b(?:says?|said|claims?|according|reports?|reported|reportedly|alleged(?:ly)?|accus\w+|sources)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Lost:
    """A claim of a source, the outlet's that says the same, and the words that make it so."""

    attributed: Claim
    outlet: Claim
    verdict: Verdict


def lost_attributions(
    reading: Reading,
    gists: Gists,
    claims: Sequence[Claim],
    attributions: Sequence[Attribution],
    known: Set[str],
) -> list[Lost]:
    """Statements of the outlet that the body attributes to someone.

    The statement stands in a headline or caption, or in a later sentence of the body. It bears no
    attribution of its own: no cue, no colon or dash, no quotation marks, no hedge.

    Args:
        reading: the article read.
        gists: of its claims.
        claims: with figures and dates.
        attributions: with `sources` and `claims`.
        known: ids of the sources of whom the text tells who they are.

    Returns:
        One for each statement of the outlet, with the first claim that it repeats. The outlet's
        claim has an id that no other has where it is one of a headline or caption.
    """
    stated = _stated(claims, attributions, known)
    if not stated:
        return []
    found = list(_in_headlines(reading, gists, claims, attributions, stated))
    told = [gists.gist(claim) for claim in stated]
    shelf = Shelf(told)
    for outlet in _body(claims):
        gist = gists.gist(outlet)
        for number in shelf.near(gist):
            one = told[number]
            if one.claim.spans[0].start > outlet.spans[0].start:
                break
            verdict = _same(one, gist) or _repeated(one, gist)
            if verdict is not None:
                found.append(Lost(one.claim, outlet, verdict))
                break
    return found


def _in_headlines(
    reading: Reading,
    gists: Gists,
    claims: Sequence[Claim],
    attributions: Sequence[Attribution],
    stated: Sequence[Claim],
) -> Iterator[Lost]:
    """Headlines and captions that tell as fact what the body attributes."""
    short = list(_short(reading, gists, attributions))
    if not short:
        return
    makers: dict[str, list[Attribution]] = {}
    for one in attributions:
        for id in one.claims:
            makers.setdefault(id, []).append(one)
    headlines = Headlines(gists)
    own = [claim for claim in claims if claim.voice == "outlet"]
    for outlet in short:
        after = outlet.spans[-1].end
        told = [(one, makers[one.id]) for one in stated if one.spans[0].start >= after]
        found = headlines.found(outlet, told, own)
        if found is not None:
            claim, words = found
            yield Lost(claim, outlet, Verdict("same", None, words))


def _same(one: Gist, other: Gist) -> Verdict | None:
    """The verdict on two claims that say the same of somebody in so many words."""
    verdict = compare(one, other)
    if verdict is None or verdict.kind != "same" or len(verdict.words) < _LEAST_WORDS:
        return None
    return verdict if one.subject and other.subject else None


def _repeated(one: Gist, other: Gist) -> Verdict | None:
    """The verdict on two claims of which one has every word of the other, and its figures."""
    if one.claim.polarity != other.claim.polarity or one.modality != other.modality:
        return None
    if one.question or other.question or one.conditional or other.conditional:
        return None
    small, large = sorted((one, other), key=lambda gist: len(gist.units))
    if not small.verb or not _stands(small.claim, large.claim):
        return None
    pairs: list[tuple[int, int]] = []
    for unit in small.units:
        fellows = [a for key in unit.keys for a in large.by_key.get(key, ())]
        # "Police beat the crowd" is not "the crowd beat police".
        if not fellows or all(_swapped(unit, a) for a in fellows):
            return None
        pairs.append((unit.word, fellows[0].word))
    if len(pairs) < _REPEATED:
        return None
    if small is not one:
        pairs = [(b, a) for a, b in pairs]
    return Verdict("same", None, tuple(pairs))


def _swapped(one: Unit, other: Unit) -> bool:
    roles = {one.role, other.role}
    return not (roles.isdisjoint(_DOES) or roles.isdisjoint(_SUFFERS))


def _stands(small: Claim, large: Claim) -> bool:
    """Whether every figure and date of the smaller claim stands in the larger too."""
    figures = {(one.low, one.high) for one in large.figures}
    return all((one.low, one.high) in figures for one in small.figures) and dates_agree(
        small.dates, large.dates
    )


def credits_somebody(
    article: Article, start: int, end: int, credits: Sequence[tuple[int, int]]
) -> bool:
    """Whether a headline or caption says, if only by its marks, that these are somebody's words.

    Args:
        start, end: code points.
        credits: where attributions stand, in code points.
    """
    if any(a < end and start < b for a, b in credits):
        return True
    return _ATTRIBUTES.search(article.text, start, end) is not None


def _stated(
    claims: Sequence[Claim], attributions: Sequence[Attribution], known: Set[str]
) -> list[Claim]:
    """The claims that a known source makes as its statement."""
    acts: dict[str, set[Act]] = {}
    credited: set[str] = set()
    for one in attributions:
        for id in one.claims:
            acts.setdefault(id, set()).add(one.act)
            if not one.unsure and not known.isdisjoint(one.sources):
                credited.add(id)
    return [
        claim for claim in claims if claim.id in credited and acts[claim.id].isdisjoint(NOT_STATED)
    ]


def _body(claims: Sequence[Claim]) -> Iterator[Claim]:
    for claim in claims:
        if claim.voice == "outlet" and not claim.hedges and not _ATTRIBUTES.search(claim.text):
            yield claim


def _short(reading: Reading, gists: Gists, attributions: Sequence[Attribution]) -> Iterator[Claim]:
    """The sentences of headlines and captions that credit nobody, as claims of the outlet."""
    article, page = reading.article, gists.page
    blocks = [block for block in article.blocks if block.kind in SHORT]
    if not blocks:
        return
    taken = [
        (span.start, span.end)
        for one in attributions
        for span in (*one.source_spans, *one.cue_spans, *one.content_spans)
    ]
    base = base_day(article)
    for number, (start, end) in enumerate(reading.sentences):
        if not any(block.start <= start and end <= block.end for block in blocks):
            continue
        if credits_somebody(article, start, end, taken):
            continue
        put = certainty(reading.grammar, [(start, end)], reported=False)
        if put.hedges:
            continue
        claim = Claim(
            # No number of another claim begins with a nought.
            id=f"c0{number}",
            text=article.text[start:end],
            spans=(article.span(start, end),),
            voice="outlet",
            polarity=put.polarity,
            negations=tuple(article.span(*bounds) for bounds in put.negations),
            conditions=tuple(article.span(*bounds) for bounds in put.conditions),
            tense=put.tense,
        )
        yield with_numbers(page, claim, base)
