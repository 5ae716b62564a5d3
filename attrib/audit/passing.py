"""Whether what a report passes on is told after all to be somebody's, near it or later."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from attrib.audit.catalogue import compiled
from attrib.audit.evidence import Evidence
from attrib.audit.voice import stems
from attrib.model import Attribution, Source, Span

# Words that set what follows against what was passed on, and acts of him whom it is about.
_AGAINST = re.compile(r"[\"“‘']?(?:But|However|Yet)\b")
_BUT = re.compile(r"\b(?:but|though|although|yet)\b")
_OWNING = frozenset({"denies", "admits"})
_RUMOURS = re.compile(
    r"(?:(?:The|These|Those|Such)\s+)?(?:[Rr]umou?rs|[Ss]peculation|[Rr]eports)\b"
)
_RULERS = re.compile(r"\b(?:government|ministry|ministers?|cabinet|Downing\s+Street)\b")
# Sentences before what is passed on in which he who goes on after it has spoken.
_SAME_VOICE = 5
# Sentences that sum the report up, and leave names to the next.
_OPENING = 2
# Words in common by which a later sentence tells of the same matter.
_SHARED = 2
_NAME = re.compile(r"\b[A-Z][\w’'-]*")


def spoken_of(evidence: Evidence, words: Span) -> bool:
    """Whether the sentence tells what became of rumours, and passes none of them on."""
    start, end = evidence.sentence_at(words.start)
    if compiled("hearsay.toml", "spoken_of").search(evidence.text, start, end):
        return True
    # "There was talk of a split. These rumours were fuelled by ..."
    after = evidence.sentence_after(end)
    taken_up = after is not None and _RUMOURS.match(evidence.text, *after) is not None
    return (
        taken_up
        and compiled("hearsay.toml", "spoken_of").search(evidence.text, *(after or (0, 0)))
        is not None
    )


def answered(evidence: Evidence, words: Span) -> bool:
    """Whether somebody who can be asked speaks of it in its sentence or in one beside it.

    "Lee is said to be leaving. But she told the Herald: ...": she was asked.
    """
    start, end = evidence.sentence_at(words.start)
    told = evidence.text[start:end]
    before, after = evidence.sentence_before(start), evidence.sentence_after(end)
    later = evidence.sentence_after(after[1]) if after is not None else None
    if after is not None and _turned_down(evidence, told, after):
        return True
    # "Lee is said to be leaving, but says that she is happy."
    turn = _BUT.search(evidence.text, words.end, end)
    if turn is not None and any(
        _party(evidence.sources[id], evidence.text[start : turn.start()])
        for one in _spoken_in(evidence, turn.end(), end)
        for id in one.sources
    ):
        return True
    return any(
        _denied(told, evidence, one)
        for bounds in (before, after, later)
        if bounds is not None
        for one in _spoken_in(evidence, *bounds)
    )


def _turned_down(evidence: Evidence, told: str, after: tuple[int, int]) -> bool:
    """Whether the next sentence sets against it what somebody says, or a ruler speaks in it."""
    if _AGAINST.match(evidence.text, *after):
        if compiled("hearsay.toml", "turns_down").search(evidence.text, *after):
            return True
        for one in _spoken_in(evidence, *after):
            if not any(_party(evidence.sources[id], told) for id in one.sources):
                continue
            said = stems(" ".join(span.text for span in one.content_spans))
            if (
                compiled("hearsay.toml", "to_outlet", cased=True).search(evidence.text, *after)
                or stems(told) & said
            ):
                return True
    return any(_rules(told, evidence, one) for one in _spoken_in(evidence, *after))


def _denied(told: str, evidence: Evidence, one: Attribution) -> bool:
    """Whether somebody by name denies or admits it, or says that something of it is not so."""
    sources = [evidence.sources[id] for id in one.sources]
    if any(source.naming != "named" for source in sources):
        return False
    if one.act in _OWNING and any(source.name.split()[-1] in told for source in sources):
        return True
    said = " ".join(span.text for span in one.content_spans)
    return (
        bool(stems(told) & stems(said))
        and compiled("hearsay.toml", "is_not").search(said) is not None
    )


def _spoken_in(evidence: Evidence, start: int, end: int) -> Iterator[Attribution]:
    """What somebody whom the text tells says in a sentence."""
    for one in evidence.report.attributions:
        if one.unsure or not evidence.known(one.sources):
            continue
        if any(start <= span.start < end for span in (*one.source_spans, *one.cue_spans)):
            yield one


def _party(source: Source, told: str) -> bool:
    """Whether a sentence tells of somebody, or of what he speaks for."""
    if (
        source.kind == "person"
        and _RULERS.search(told)
        and compiled("hearsay.toml", "in_rule").search(source.role or "")
    ):
        return True
    names = [source.name.split()[-1], source.affiliation or ""]
    return any(name[:1].isupper() and name in told for name in names)


def _rules(told: str, evidence: Evidence, one: Attribution) -> bool:
    """Whether a minister speaks right after it is told what the government thinks."""
    return _RULERS.search(told) is not None and any(
        compiled("hearsay.toml", "in_rule").search(evidence.sources[id].role or "")
        for id in one.sources
    )


def goes_on(evidence: Evidence, words: Span, *, vague: bool) -> bool:
    """Whether it stands among the words of one body, whose it is: "the bank also blamed".

    Either the next sentence says that whoever speaks there has spoken, or the same body speaks
    right before, or before in the paragraph, and right after.

    Args:
        evidence: the report.
        words: those that pass something on.
        vague: whether they tell of reports, which are nobody's.
    """
    start, end = evidence.sentence_at(words.start)
    following, block = evidence.sentence_after(end), evidence.block_at(start)
    if following is None or block is None or vague:
        return False
    after = [
        one
        for one in _spoken_in(evidence, *following)
        if one.source_spans and one.source_spans[0].start == following[0]
    ]
    # "..., it has been claimed", in the line that sums the report up.
    opening = start in (first for first, _ in evidence.sentences[:_OPENING])
    if opening and after and compiled("hearsay.toml", "it_is_claimed").match(words.text):
        return True
    before = evidence.sentence_before(start)
    if before is None:
        return False
    if not compiled("hearsay.toml", "is_said").match(words.text):
        return False
    if any(
        compiled("hearsay.toml", "also").match(" ".join(span.text for span in one.cue_spans))
        for one in after
    ):
        return True
    same = [span for span in evidence.sentences if block.start <= span[0] < start]
    earliest = same[-_SAME_VOICE:][0] if same else before
    later = evidence.sentence_after(following[1]) or following
    bodies = _bodies(evidence, _spoken_in(evidence, earliest[0], start))
    bodies &= _bodies(evidence, _spoken_in(evidence, following[0], later[1]))
    if same:
        return bool(bodies)
    # Further apart it is "dealers said" that tells where all of a report is from.
    return any(one.naming == "unnamed" and one.name in bodies for one in evidence.report.sources)


def _bodies(evidence: Evidence, said: Iterable[Attribution]) -> set[str]:
    """The names of those who say something, or of what they speak for."""
    sources = [evidence.sources[id] for one in said for id in one.sources]
    return {name for one in sources for name in (one.name, one.affiliation) if name}


def outlet_later(evidence: Evidence, words: Span, houses: re.Pattern[str]) -> bool:
    """Whether a later sentence that names an outlet tells of the same matter."""
    start, end = evidence.sentence_at(words.start)
    told = stems(evidence.text[start : words.start] + " " + evidence.text[words.end : end])
    # The first word of a sentence has its capital from where it stands.
    names = {stem for word in _NAME.findall(evidence.text, start + 1, end) for stem in stems(word)}
    outlets = [
        mention
        for source in evidence.report.sources
        if source.kind == "media" and source.naming == "named"
        for mention in source.mentions
    ]
    for later in evidence.sentences:
        if later[0] < end:
            continue
        if len((told - names) & stems(evidence.text[slice(*later)])) < _SHARED:
            continue
        if houses.search(evidence.text, *later) or compiled(
            "hearsay.toml", "to_outlet", cased=True
        ).search(evidence.text, *later):
            return True
        if any(later[0] <= mention.start < later[1] for mention in outlets):
            return True
    return False
