"""Whether a headline, caption or sentence has lost whom the report credits with what it says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from attrib.audit.accusations import wrong
from attrib.audit.accused import pattern as accused
from attrib.audit.evidence import Evidence
from attrib.audit.found import Found
from attrib.audit.lines import Line, lines
from attrib.audit.taken import taken_up
from attrib.audit.voice import apart, pattern, share, stems, who
from attrib.claims.headlines import keys
from attrib.claims.lost import NOT_STATED, SHORT
from attrib.model import Act, Attribution, Claim, Source, Span

_WORD = re.compile(r"[^\W_]+(?:[.-][^\W_]+)*")
_NO = re.compile(r"\b(?:not?|never|cannot|without|fails?|failed)\b|n['’]t\b", re.IGNORECASE)
_RISK = re.compile(r"\b(?:risks?|threats?|dangers?)\b", re.IGNORECASE)
_BY = re.compile(r"\bby\b", re.IGNORECASE)
_TO_WHAT = re.compile(
    r"\s+(?!(?:in|on|at|near|by|as|after|over|for|to|and|with)\b)\w", re.IGNORECASE
)
# The end of a headline may name who says it: "Market to remain closed-minister".
_SAYS = re.compile(r"(?:,\s+|\w-)(?P<who>\w+)\W*$")
# Sentences of the body that tell the news, which a headline is about.
_LEAD = 3
# A headline names what it is about among so many of its words.
_LEADING = 3
_LEAST_WORDS = 3
_LEAST_SHARED = 2
# So much of a headline must its lead have said, for what nobody puts as a guess.
_TOLD = 0.5
# A hedge later in a claim is of something else.
_HALF = 0.6
_PEOPLE = frozenset({"person", "crowd", "witness"})
_REPEATED = 0.6
# Acts that leave open whether it is so, or will be.
_OPEN: frozenset[Act] = frozenset({"predicts", "believes", "warns"})
_CLAIMING: frozenset[Act] = frozenset({"alleges", "promises"})
# Acts that do not say that something is so; a promise may be told as fact.
_NOT_STATED: frozenset[Act] = NOT_STATED - {"promises"}
# Code points from its start in which a statement names who does something.
_AT_START = 30
_TOLL = re.compile(
    r"\W*(?:at least |some |about )?(?:\d[\d,]*|[a-z]+(?:-[a-z]+)?)\s+"
    r"(?:people\s+|[a-z]+s\s+)?(?:killed|dead|die|hurt|injured|wounded|drown(?:ed)?)\b(?!\s+by\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Basis:
    """What somebody says that a line tells: the claim, who makes it, and what both have.

    Attributes:
        words: places of the line's words that stand in the claim.
        there: where in the text they stand there.
    """

    claim: Claim
    makers: tuple[Attribution, ...]
    words: tuple[int, ...]
    there: tuple[int, ...]


def attribution_lost(evidence: Evidence) -> Iterator[Found]:
    """A headline, caption or sentence that states as fact what the report attributes."""
    for line in lines(evidence):
        basis = _basis(evidence, line)
        if basis is not None:
            yield _found(evidence, line.span, line.where, basis.claim, basis.makers)
    for statement, claim in taken_up(evidence):
        yield _found(evidence, statement.spans[0], "text", claim, evidence.made_by[claim.id])
    for link in evidence.report.links:
        if link.reason != "lost attribution":
            continue
        own, other = apart(evidence, link)
        if own is None or other is None or _where(evidence, own) in SHORT:
            continue
        makers = evidence.made_by[other.id]
        # A sentence that tells twice what harms nobody may name the source once. Words without
        # a verb ("Row over the bridge") state nothing.
        charged = own.tense is not None and _charges(own, other, makers)
        if charged and _repeats(own, other) and not _written(evidence, makers):
            yield _found(evidence, own.spans[0], "text", other, makers)


def _found(
    evidence: Evidence, span: Span, where: str, other: Claim, makers: Sequence[Attribution]
) -> Found:
    own = (
        one.id
        for one in evidence.report.claims
        if one.voice == "outlet" and span.start <= one.spans[0].start < span.end
    )
    return Found(
        (span,),
        (*own, other.id, *(one.id for one in makers)),
        {"where": where, "who": who(evidence, makers)},
    )


def _where(evidence: Evidence, claim: Claim) -> str:
    block = evidence.block_at(claim.spans[0].start)
    return block.kind if block is not None else "paragraph"


def _basis(evidence: Evidence, line: Line) -> _Basis | None:
    """What of the lead a line states without its source; `None` where readers need none."""
    best: _Basis | None = None
    for place, claim in enumerate(_lead(evidence, line)):
        makers = evidence.made_by[claim.id]
        if not makers or any(one.unsure or one.act in _NOT_STATED for one in makers):
            continue
        if pattern("surveyed").search(evidence.text, *evidence.sentence_at(claim.spans[0].start)):
            continue
        # A headline that lays a wrong at somebody's door is about what the report begins with.
        alone = place == 0 and _private(evidence, makers) and _tells_of_a_wrong(line.text)
        basis = _tells(line, claim, makers, least=1 if alone else _LEAST_SHARED)
        if basis is not None and place == 0 and _by_itself(evidence, line, makers):
            return None
        if basis is not None and (best is None or len(basis.words) > len(best.words)):
            best = basis
    if best is None or not evidence.known(id for one in best.makers for id in one.sources):
        return None
    if _by_itself(evidence, line, best.makers) or _written(evidence, best.makers):
        return None
    named = _SAYS.search(line.text)
    if named is not None and any(
        re.search(rf"\b{re.escape(named['who'])}", _called(evidence.sources[id]), re.IGNORECASE)
        for one in best.makers
        for id in one.sources
    ):
        return None
    if any(
        pattern("announcing").search(span.text) for one in best.makers for span in one.cue_spans
    ):
        return None
    if not _wants_a_source(evidence, line, best) or _rests_on_another(evidence, line, best):
        return None
    return best


def _lead(evidence: Evidence, line: Line) -> Iterator[Claim]:
    """The claims of those sentences of the body that tell the news."""
    lead = [bounds for bounds in evidence.sentences if bounds[0] >= line.span.end][:_LEAD]
    if not lead:
        return
    for claim in evidence.attributed:
        if lead[0][0] <= claim.spans[0].start < lead[-1][1]:
            yield claim


def _private(evidence: Evidence, makers: tuple[Attribution, ...]) -> bool:
    """Whether those who say it only claim it, or are people without an office."""
    return all(
        (one.act == "alleges" or source.kind in _PEOPLE) and not _keeps_record(source)
        for one in makers
        for source in _sources(evidence, [one])
    )


def _tells(
    line: Line, claim: Claim, makers: tuple[Attribution, ...], *, least: int
) -> _Basis | None:
    """Whether a claim tells what a line is about, in at least so many of its words."""
    negated = {_NO.search(claim.text) is not None, claim.polarity == "negated"}
    if (_NO.search(line.text) is not None) not in negated:
        return None
    pairs = line.told(claim.text)
    if len(pairs) < least or pairs[0][0] >= _LEADING:
        return None
    # Names alone tell whom it is about, and nothing of them.
    if not any(claim.text[at].islower() for _, at in pairs):
        return None
    # "Police attack marchers" is not "marchers attacked the police".
    places = [at for _, at in pairs]
    if len(pairs) > 1 and places[0] == max(places) and _BY.search(claim.text) is None:
        return None
    start = claim.spans[0].start
    return _Basis(
        claim, makers, tuple(place for place, _ in pairs), tuple(start + at for at in places)
    )


def _wants_a_source(evidence: Evidence, line: Line, basis: _Basis) -> bool:
    """Whether a line says something that readers should not take for a fact.

    That is so of a wrong laid at somebody's door, of what those say who explain, foretell or keep
    their names back, and of what the source itself puts less surely. What is on record may be told
    as it is.
    """
    sources = _sources(evidence, basis.makers)
    named = " ".join(map(_called, sources))
    # What an army tells of its own dead is record, unlike what it tells of others'.
    recorded = bool(pattern("recording").search(named) or pattern("own_losses").search(line.text))
    if _TOLL.match(line.text) and not pattern("interested").search(named):
        # "Seven killed in Arden": who did it is left open, and who counts them is known.
        recorded = True
    most = len(basis.words) >= max(_LEAST_WORDS, _TOLD * len(line.words))
    charge = _tells_of_a_wrong(line.text) and (most or _private(evidence, basis.makers))
    if charge and not recorded:
        return True
    if len(basis.words) < _LEAST_SHARED:
        return False
    # "Quake raises poverty risk", of what "could" be: the line is no surer than its source.
    if _RISK.search(line.text) and not _RISK.search(basis.claim.text):
        return False
    # What happens before everybody's eyes, or is due, wants no source.
    enough = most or len(basis.words) >= max(_LEAST_SHARED, len(line.words) - _LEAST_SHARED)
    if enough and not pattern("public").search(line.text) and all(map(_keeps_back, sources)):
        return True
    # "Fuel prices hit profits": it is the airline that blames them.
    cues = [span.text for one in basis.makers for span in one.cue_spans]
    if any(pattern("blaming").search(cue) for cue in cues):
        return True
    if pattern("market").search(line.text):
        return False
    # "Japan to cut output": what somebody plans is no view of those who explain it.
    if _begins_with_somebody(evidence, line) and pattern("plan").search(line.text):
        return False
    if most and pattern("interested").search(named):
        return True
    return _less_sure(evidence, line, basis)


def _tells_of_a_wrong(text: str) -> bool:
    """Whether it says who did wrong, and to what: not "pipeline attacked", "forged notes found"."""
    return wrong(text) or any(
        found.start() > 0 and _TO_WHAT.match(text, found.end()) is not None
        for one in (accused("wrongdoing"), pattern("misdone"))
        for found in one.finditer(text)
    )


def _sources(evidence: Evidence, makers: Iterable[Attribution]) -> list[Source]:
    return [evidence.sources[id] for one in makers for id in one.sources]


def _called(source: Source) -> str:
    """All that the text calls a source, and what it says that it is."""
    names = [one.text for one in source.mentions if one.how != "pronoun"]
    return " ".join((source.name, source.role or "", source.affiliation or "", *names))


def _keeps_record(source: Source) -> bool:
    """Whether it speaks for a body of what it does, or for an authority."""
    if source.naming == "unnamed" and source.kind == "company":
        return True
    named = f"{source.name} {source.role or ''}"
    return bool(pattern("speaking").search(named) or pattern("recording").search(named))


def _keeps_back(source: Source) -> bool:
    """Whether it is somebody without a name who speaks for nobody: "sources", "a neighbour"."""
    if source.naming == "named":
        return False
    known = pattern("recording").search(source.name) or pattern("speaking").search(source.name)
    if pattern("hidden").search(source.name):
        return pattern("speaking").search(source.name) is None
    return source.kind in ("person", "witness") and not known


def _less_sure(evidence: Evidence, line: Line, basis: _Basis) -> bool:
    """Whether the source puts it as a belief, a claim, a promise, a forecast or with a hedge."""
    if all(one.act in _CLAIMING for one in basis.makers):
        return basis.claim.tense is not None
    # Who keeps the record, or speaks for a body of what it does, has to put it as a doubt.
    sources = _sources(evidence, basis.makers)
    kept = all(map(_keeps_record, sources))
    if not kept and all(one.act in _OPEN or _guesses(one) for one in basis.makers):
        return True
    # A hedge behind what the headline tells is of something else.
    told = basis.claim.spans[0]
    half = min(max(basis.there), told.start + _HALF * (told.end - told.start))
    planned = pattern("plan").search(line.text) is not None
    for hedge in basis.claim.hedges:
        doubted = not kept or (not planned and pattern("doubting").search(hedge.text))
        if hedge.start < half and doubted:
            return True
    if kept and pattern("recording").search(" ".join(map(_called, sources))):
        return False
    # "Smelter to close" is somebody's plan, "output to rise" a forecast.
    future = basis.claim.tense == "future" or pattern("coming").search(basis.claim.text) is not None
    foretold = future and any(
        pattern(name).search(line.text) for name in (("effect",) if kept else ("effect", "outcome"))
    )
    return foretold and not _begins_with_somebody(evidence, line)


def _guesses(attribution: Attribution) -> bool:
    cue = " ".join(span.text for span in attribution.cue_spans)
    return pattern("guessing").search(cue) is not None


def _rests_on_another(evidence: Evidence, line: Line, basis: _Basis) -> bool:
    """Whether a line tells as much of what the outlet, or somebody on record, says as well.

    Two words of it are enough where nobody else told it but sources who are not named.
    """
    ids = {one.id for one in basis.makers}
    sources = _sources(evidence, basis.makers)
    hidden = not _tells_of_a_wrong(line.text) and all(
        pattern("hidden").search(one.name) for one in sources
    )
    for claim in evidence.stated:
        if claim.id == basis.claim.id or claim.spans[0].start < line.span.end:
            continue
        said = evidence.made_by[claim.id]
        if said and all(one.id in ids for one in said):
            continue
        shared = len(line.told(claim.text))
        recorded = any(_on_record(evidence, one) for one in said)
        if recorded and hidden and shared >= _LEAST_SHARED:
            return True
        if not claim.hedges and shared >= len(basis.words) and (recorded or not said):
            return True
    return False


def _on_record(evidence: Evidence, attribution: Attribution) -> bool:
    """Whether somebody says it with a name or for a body, and does not explain or take a side."""
    if attribution.unsure or attribution.relayed_by is not None or attribution.act != "asserts":
        return False
    sources = _sources(evidence, [attribution])
    return bool(sources) and all(
        (one.naming == "named" or pattern("speaking").search(one.name))
        and not pattern("interested").search(_called(one))
        for one in sources
    )


def _begins_with_somebody(evidence: Evidence, line: Line) -> bool:
    first = line.span.start
    return any(
        first <= mention.start < first + _AT_START
        for subject in evidence.report.subjects
        if subject.kind != "other"
        for mention in subject.mentions
    )


def _by_itself(evidence: Evidence, line: Line, makers: Iterable[Attribution]) -> bool:
    """Whether a line begins with whoever told it, who has said or done it himself."""
    first, end = line.span.start, line.span.start + min(_AT_START, len(line.text) // 2)
    sources = _sources(evidence, makers)
    if any(
        first <= mention.start < end and mention.how != "pronoun"
        for one in sources
        for mention in one.mentions
    ):
        return True
    if _tells_of_a_wrong(line.text):
        return False
    # "Minister attacks subsidies": who he is stands beside his name; "a Norcal official" in it.
    leading = frozenset[str]().union(*line.words[:_LEADING])
    for one in sources:
        told = f"{one.role or ''} {one.affiliation or ''} {one.name}"
        for word in _WORD.findall(told):
            if (one.naming == "named" or word[0].isupper()) and keys(word.lower()) & leading:
                return True
    return False


def _written(evidence: Evidence, makers: Iterable[Attribution]) -> bool:
    """Whether it stands in a document or another report, which can be looked up."""
    sources = _sources(evidence, makers)
    return any(
        (one.kind in ("document", "media") or pattern("written").search(one.name))
        and not pattern("interested").search(one.name)
        for one in sources
    )


def _charges(own: Claim, other: Claim, makers: Iterable[Attribution]) -> bool:
    """Whether it lays a wrong at somebody's door."""
    return any(one.act == "alleges" for one in makers) or wrong(own.text) or wrong(other.text)


def _repeats(own: Claim, other: Claim) -> bool:
    """Whether a sentence says little that the other claim has not said in the same words."""
    words, said = stems(own.text), stems(other.text)
    return share(own, other) and len(words & said) >= _REPEATED * min(len(words), len(said))
