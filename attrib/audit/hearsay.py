"""What an article passes on, and leaves open who told it: "reportedly", "word has it".

The frames by which that is done stand in `hearsay.toml`. Where it began is told if the sentence, or
one beside it, names whoever reported it; that somebody else speaks there tells nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from attrib.audit.catalogue import compiled, data
from attrib.audit.evidence import Bounds, Evidence
from attrib.audit.found import Found, short
from attrib.audit.passing import answered, goes_on, outlet_later, spoken_of
from attrib.audit.voice import stems
from attrib.extract.quotes import quotations
from attrib.model import Attribution, Span

# Words that what somebody says shares with what is passed on beside it, where it is the same: in
# the sentence that follows, and in the one before or after that.
_SHARED_NEXT = 2
_SHARED = 3
_NAME = re.compile(r"\b[A-Z][\w’'-]*")
_SPACE = re.compile(r"(?<!\\) ")
# Sentences within which what is passed on is the same matter.
_ALIKE = 2
_NOT_TOLD = frozenset({"wants", "intends", "asks", "orders"})
_CLASS = re.compile(r"\{(\w+)\}")


def from_hearsay(evidence: Evidence) -> Iterator[Found]:
    """What the article itself passes on without a word of whom it has it from.

    Sentences close by pass the same on: they are one case.
    """
    cases: list[list[Span]] = []
    last = told = -_ALIKE - 1
    vague = list(_vague_sources(evidence))
    for place, (start, end) in enumerate(evidence.sentences):
        words = _passed_on(evidence, vague, start, end)
        if words is None or place - told == 1:
            continue
        if _settled(evidence, words):
            told = place
            continue
        if spoken_of(evidence, words):
            last = place
            continue
        if place - last <= _ALIKE:
            if cases and cases[-1][-1].end > evidence.sentences[last][0]:
                cases[-1].append(words)
                last = place
            continue
        cases.append([words])
        last = place
    for case in cases:
        yield _found(evidence, case)


def _settled(evidence: Evidence, words: Span) -> bool:
    """Whether the text tells where it began, or somebody who can be asked takes it up."""
    return (
        _told(evidence, words)
        or _taken_up(evidence, words)
        or answered(evidence, words)
        or goes_on(evidence, words, vague=_vague(words.text))
        or outlet_later(evidence, words, compiled("hearsay.toml", "houses", cased=True))
    )


def _found(evidence: Evidence, case: Sequence[Span]) -> Found:
    of = [one for one in evidence.report.attributions if any(_holds(one, words) for words in case)]
    claims = [
        one.id
        for one in evidence.report.claims
        if any(
            span.start < words.end and words.start < span.end
            for span in one.spans
            for words in case
        )
    ]
    ids = dict.fromkeys([*claims, *(id for one in of for id in (one.id, *one.claims))])
    spans = (span for id in ids if id in evidence.claims for span in evidence.claims[id].spans)
    return Found((*case, *spans), tuple(ids), {"carrier": short(case[0].text)})


def _vague_sources(evidence: Evidence) -> Iterator[Span]:
    """Words that credit reports of nobody: "local media reports"."""
    for one in evidence.report.attributions:
        if one.unsure or one.act in _NOT_TOLD:
            continue
        for span in one.source_spans:
            if _vague(span.text) and not compiled("hearsay.toml", "houses", cased=True).search(
                span.text
            ):
                yield span


def _passed_on(evidence: Evidence, vague: Sequence[Span], start: int, end: int) -> Span | None:
    """The first words of a sentence by which the article itself passes something on."""
    lowered = evidence.text[start:end].lower()
    found = [span for span in vague if start <= span.start and span.end <= end]
    if any(need in lowered for need in data("hearsay.toml")["needs"]):
        matches = _frames().finditer(evidence.text, start, end)
        found += [evidence.report.article.span(*words.span()) for words in matches]
    ours = (span for span in found if not _of_another(evidence, span))
    return min(ours, key=lambda span: span.start, default=None)


def _of_another(evidence: Evidence, words: Span) -> bool:
    """Whether the words are those of a source, or stand in quotation marks."""
    block = evidence.block_at(words.start)
    if block is None or any(
        start <= words.start < end
        for start, end in quotations(evidence.text, block.start, block.end)
    ):
        return True
    return any(
        one.sources
        and not _holds(one, words)
        and any(span.start <= words.start < span.end for span in one.content_spans)
        for one in evidence.report.attributions
    )


def _holds(attribution: Attribution, words: Span) -> bool:
    """Whether the words are in the source or the cue of an attribution."""
    return any(
        span.start < words.end and words.start < span.end
        for span in (*attribution.source_spans, *attribution.cue_spans)
    )


def _told(evidence: Evidence, words: Span) -> bool:
    """Whether the sentence, or one beside it, names whoever reported it."""
    start, end = evidence.sentence_at(words.start)
    if any(
        by.search(evidence.text, *part)
        for part in ((start, words.start), (words.end, end))
        for by in (_pattern("rests_on"), compiled("hearsay.toml", "houses", cased=True))
    ):
        return True
    # "Lee said that she would stay, according to press reports": she did.
    if _vague(words.text) and any(
        not _holds(one, words) and one.source_spans[0].start < words.start
        for one in _named_in(evidence, start, end)
    ):
        return True
    outlets = [
        mention.start
        for source in evidence.report.sources
        if source.kind == "media" and source.naming == "named"
        for mention in source.mentions
    ]
    if any(start <= mention < end for mention in outlets):
        return True
    # "Some reports" are not those of an outlet beside them that tells something else.
    passed_on = _matter(evidence, start, end) if _vague(words.text) else None
    return any(
        passed_on is None or passed_on & _matter(evidence, *part)
        for part in _beside(evidence, start, end)
        if _reported(evidence, *part) or any(part[0] <= mention < part[1] for mention in outlets)
    )


def _named_in(evidence: Evidence, start: int, end: int) -> Iterator[Attribution]:
    """What somebody with a name asserts in a sentence."""
    for one in evidence.report.attributions:
        if one.act != "asserts" or not one.source_spans or not one.sources:
            continue
        if start <= one.source_spans[0].start < end and all(
            evidence.sources[id].naming == "named" for id in one.sources
        ):
            yield one


def _reported(evidence: Evidence, start: int, end: int) -> bool:
    """Whether a sentence tells what an outlet, or a book, has told."""
    if _pattern("report_in").search(evidence.text, start, end):
        return True
    if not _pattern("tells").search(evidence.text, start, end):
        return False
    return any(
        by.search(evidence.text, start, end)
        for by in (compiled("hearsay.toml", "houses", cased=True), _pattern("outlet"))
    )


def _beside(evidence: Evidence, start: int, end: int) -> Iterator[Bounds]:
    """The sentences on both sides, and one more of its paragraph before it."""
    before, after = evidence.sentence_before(start), evidence.sentence_after(end)
    if after is not None:
        yield after
    if before is None:
        return
    yield before
    earlier, block = evidence.sentence_before(before[0]), evidence.block_at(start)
    if earlier is not None and block is not None and earlier[0] >= block.start:
        yield earlier


def _matter(evidence: Evidence, start: int, end: int) -> set[str]:
    """The words of a sentence that say something, without names."""
    return stems(_NAME.sub(" ", evidence.text[start:end]))


def _taken_up(evidence: Evidence, words: Span) -> bool:
    """Whether somebody whom the text tells says the same in a sentence beside this one."""
    start, end = evidence.sentence_at(words.start)
    passed_on = stems(evidence.text[start:end])
    # A name alone is no sign further off that both speak of one thing.
    names = {stem for word in _NAME.findall(evidence.text[start:end]) for stem in stems(word)}
    before = evidence.sentence_before(start)
    after = evidence.sentence_after(end)
    last = evidence.sentence_after(after[1]) if after is not None else None
    beside = [
        (before, passed_on - names, _SHARED),
        (after, passed_on, _SHARED_NEXT),
        (last, passed_on - names, _SHARED),
    ]
    return any(
        len(told & stems(span.text)) >= least
        for one in evidence.report.attributions
        if not one.unsure and one.act not in _NOT_TOLD
        if evidence.known(one.sources) and not _holds(one, words)
        if not any(_vague(named.text) for named in one.source_spans)
        for span in one.content_spans
        for bounds, told, least in beside
        if bounds is not None and bounds[0] <= span.start < bounds[1]
    )


def _vague(words: str) -> bool:
    """Whether the words are for reports of nobody, as a source."""
    return _pattern("reports").match(" ".join(words.split())) is not None


@cache
def _frames() -> re.Pattern[str]:
    told = data("hearsay.toml")
    frames = (
        _SPACE.sub(r"\\s+", _CLASS.sub(lambda name: told["any"][name[1]], frame))
        for frame in told["frames"]
    )
    return re.compile(rf"\b(?:{'|'.join(frames)})\b", re.IGNORECASE)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(data("hearsay.toml")[name], re.IGNORECASE)
