"""Who was asked, or might have answered, and did not; the patterns stand in silences.toml."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from attrib.extract.pieces import Stretches
from attrib.extract.quotes import quotations
from attrib.extract.reading import Reading
from attrib.extract.silence_patterns import Pattern, needed, patterns, rule, vocabulary
from attrib.extract.subjects import subject
from attrib.model import Attribution, BlockKind, Silence, SilenceKind, Span

Bounds = tuple[int, int]

_SAYS_NOTHING: frozenset[BlockKind] = frozenset(
    {"credit", "byline", "dateline", "references", "boilerplate"}
)
# "The airline said it could not comment" is the airline's silence; who "he" is in "his lawyer said
# he would not comment" is for resolve to find out.
_SPEAKS_FOR_ITSELF = frozenset({"it", "we"})
# A quotation mark without its fellow: the quotation goes on beyond the words in question.
_LONE_MARK = re.compile(r'^(?:[^"“”]|"[^"]*"|“[^”]*”)*(?P<mark>["“”])(?=[^"“”]*$)')
# How much of a content must lie in a silence that it repeats; what "declined" governs may go on
# with when and where: "to speak to the media / afterward".
_REPEATED, _GOVERNED = 0.8, 0.5
# In a sentence without end nothing further from a silence has to do with it, in code points.
_NEAR = 1000
_TRAILING = re.compile(r"[\w'.-]+$")
_LEADING_DETERMINER = re.compile(
    r"(?:the|a|an|his|her|their|its|our|two|three|both|several)\s+", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Found:
    """One silence before it becomes a `Silence`: spans in code points of the article."""

    kind: SilenceKind
    span: Bounds
    about: Bounds | None
    source: tuple[Bounds, ...]
    when: Bounds | None = None


def silences(reading: Reading) -> tuple[Silence, ...]:
    """The silences that an article reports.

    Args:
        reading: words, sentences, names and attributions of the article. The heads of the words
            help to find the subject, and are not relied on.

    Returns:
        In the order of the text, ids `n1`, `n2` ...; `source` is None until `resolve` has run,
        `source_spans` names who was silent where the text does, `about` what it was silent about
        and `when` at what time, where the sentence tells. What stands inside a quotation
        or in someone's claim about another is theirs, not the article's, and is left out.
    """
    article = reading.article
    straight = article.text.replace("’", "'").replace("‘", "'")
    lowered = straight.lower()
    told = frozenset(filter(lowered.__contains__, needed()))
    asked = [pattern for pattern in patterns() if not told.isdisjoint(pattern.needs)]
    found: list[Found] = []
    for bounds in _eligible(reading):
        found += _in_sentence(reading, straight, bounds, told, asked)
    found.sort(key=lambda one: one.span)
    return tuple(
        Silence(
            id=f"n{place}",
            kind=one.kind,
            about=article.span(*one.about) if one.about else None,
            when=article.span(*one.when) if one.when else None,
            spans=(article.span(*one.span),),
            source_spans=tuple(article.span(*span) for span in one.source),
        )
        for place, one in enumerate(found, start=1)
    )


def without_silent(
    attributions: Iterable[Attribution], silences: Sequence[Silence]
) -> tuple[Attribution, ...]:
    """The attributions that do not merely repeat a silence.

    "Declined to comment on the raid" is no claim about the raid: an attribution goes whose cue lies
    in the words of a silence and whose content holds nothing beyond them, its subject or what it
    is silent about. So does the content "No comment".
    """
    cores = [(one, _core(one)) for one in silences]
    return tuple(
        attribution
        for attribution in attributions
        if not any(
            _touches(attribution, core) and _repeats(attribution, one, core) for one, core in cores
        )
    )


def _touches(attribution: Attribution, core: Sequence[Bounds]) -> bool:
    """Whether any of the words of silence lie in the attribution's cue or content."""
    return any(
        span.start < end and start < span.end
        for start, end in core
        for span in (*attribution.cue_spans, *attribution.content_spans)
    )


def is_time(words: str) -> bool:
    """Whether the words tell when, and no more.

    >>> is_time("late on Sunday"), is_time("on Sunday the town fell")
    (True, False)
    """
    return rule("when").fullmatch(words) is not None


def _core(silence: Silence) -> list[Bounds]:
    """The words that say that there was silence, without those that say about what."""
    about = silence.about
    pieces: list[Bounds] = []
    for span in silence.spans:
        if about is None or about.end <= span.start or span.end <= about.start:
            pieces.append((span.start, span.end))
        else:
            pieces += [(span.start, about.start), (about.end, span.end)]
    return [(start, end) for start, end in pieces if start < end]


def _repeats(attribution: Attribution, silence: Silence, core: Sequence[Bounds]) -> bool:
    told = [(span.start, span.end) for span in silence.source_spans]
    about = [] if silence.about is None else [(silence.about.start, silence.about.end)]
    cued = bool(attribution.cue_spans) and all(
        any(cue.start < end and start < cue.end for start, end in core)
        for cue in attribution.cue_spans
    )
    if cued and silence.kind == "no response":
        # What was not answered ("a request to confirm this") is nothing that they said.
        at = attribution.content_spans[0].start
        if any(start <= at < end for start, end in core):
            return True
    if cued:
        return all(
            _held(span, [*core, *told, *about], _GOVERNED) for span in attribution.content_spans
        )
    return all(
        _held(span, [*core, *told], _REPEATED)
        and any(span.start < end and start < span.end for start, end in core)
        for span in attribution.content_spans
    )


def _held(span: Span, by: Sequence[Bounds], share: float) -> bool:
    """Whether that share of the letters and digits of the span lies in the others."""
    signs = [place for place, sign in enumerate(span.text, span.start) if sign.isalnum()]
    inside = sum(any(start <= place < end for start, end in by) for place in signs)
    return inside >= share * len(signs)


def _eligible(reading: Reading) -> Iterator[Bounds]:
    silent = [
        (block.start, block.end) for block in reading.article.blocks if block.kind in _SAYS_NOTHING
    ]
    starts = [start for start, _ in silent]
    for start, end in reading.sentences:
        place = bisect_right(starts, start) - 1
        if place < 0 or silent[place][1] <= start:
            yield start, end


def _in_sentence(
    reading: Reading,
    straight: str,
    bounds: Bounds,
    told: Collection[str],
    asked: Sequence[Pattern],
) -> list[Found]:
    found: list[Found] = []
    taken = Stretches(())
    lowered = straight[slice(*bounds)].lower()
    here = set(filter(lowered.__contains__, told))
    for pattern in asked if here else ():
        if here.isdisjoint(pattern.needs):
            continue
        added: list[Found] = []
        for match in pattern.regex.finditer(straight, *bounds):
            if taken.touch(match.span()) or (added and match.start() < added[-1].span[1]):
                continue
            near = max(bounds[0], match.start() - _NEAR), min(bounds[1], match.end() + _NEAR)
            if one := _checked(reading, straight, near, pattern, match):
                added.append(one)
        if added:
            found += added
            taken = Stretches(one.span for one in found)
    if "comment" not in here:
        return found
    for match in rule("quoted_no_comment").finditer(reading.article.text, *bounds):
        if source := _speaker_of(reading, match.span("said")):
            about = _asked(straight, bounds)
            found.append(Found("no comment", match.span("said"), about, source))
    return found


def _checked(
    reading: Reading,
    straight: str,
    bounds: Bounds,
    pattern: Pattern,
    match: re.Match[str],
) -> Found | None:
    start, end = match.span()
    before = straight[bounds[0] : start]
    if rule("refuses").match(match[0]) and rule("negated").search(before):
        return None
    if any(rule(name).search(before) for name in ("denied", "condition")):
        return None
    if _no_longer(straight, bounds, match):
        return None
    if _quoted(reading, start):
        if not (pattern.first_person and rule("first_person").search(before)):
            return None
        speaker = _speaker_of(reading, (start, end))
        return _found(straight, bounds, pattern, match, speaker) if speaker else None
    source = _source(reading, bounds, pattern, match)
    if not _may_be_silent(reading, source, pattern, match[0]):
        return None
    theirs = _carried(reading, start)
    if theirs is not None:
        # "She said Oslo would pay but would not give details": it is she who would not.
        if theirs.source_spans and rule("but_would_not").search(straight, bounds[0], end):
            source = tuple((span.start, span.end) for span in theirs.source_spans)
        elif source and reading.article.text[slice(*source[0])].lower() in _SPEAKS_FOR_ITSELF:
            source = tuple((span.start, span.end) for span in theirs.source_spans) or source
        elif not source or not rule("request_for_comment").search(match[0]):
            return None
    return _found(straight, bounds, pattern, match, source)


def _found(
    straight: str,
    bounds: Bounds,
    pattern: Pattern,
    match: re.Match[str],
    source: tuple[Bounds, ...],
) -> Found:
    told = "about" in pattern.regex.groupindex
    about = match.span("about") if told else _about(straight, bounds, pattern, match.end())
    about = about or _asked(straight, bounds)
    # What was asked stands apart from the words of silence.
    inside = about if about and about[0] >= match.start() else None
    end = max(match.end(), inside[1] if inside else 0)
    start = match.start()
    # "Referred to its statement of last week": that is the time of the statement.
    dated = pattern.kind != "referred elsewhere"
    when = _when(straight, bounds, start, end, about) if dated else None
    if when is not None and about is not None and about[0] < when[0] < about[1]:
        # "comment on the raid on Tuesday": the time is none of what it is about.
        about = (about[0], about[0] + len(straight[about[0] : when[0]].rstrip()))
    return Found(pattern.kind, (start, end), about, source, when)


def _when(
    straight: str, bounds: Bounds, start: int, end: int, about: Bounds | None
) -> Bounds | None:
    """When: in the words themselves, behind them in the same clause, or before a first comma."""
    stop = rule("clause_ends").search(straight, end, bounds[1])
    clause = stop.start() if stop else bounds[1]
    # A time in front of "about" is that of the silence; inside it only its last words can be.
    places = [(start, about[0]), (about[1] - 1, clause)] if about else [(start, clause)]
    if about is not None and (last := rule("when_last").search(straight, *about)):
        return last.span("when")
    for place in places:
        if found := rule("when").search(straight, *place):
            return found.span()
    opening = rule("when_first").match(straight, bounds[0], start)
    return opening.span("when") if opening else None


def _no_longer(straight: str, bounds: Bounds, match: re.Match[str]) -> bool:
    if rule("after_all").match(straight[bounds[0] : match.start()]):
        return bool(rule("spoke_at_last").search(straight, match.end(), bounds[1]))
    around = straight[max(bounds[0], match.start() - 40) : min(bounds[1], match.end() + 60)]
    return bool(
        rule("once").search(around) and rule("spoke_later").search(straight, match.end(), bounds[1])
    )


def _quoted(reading: Reading, at: int) -> bool:
    block = next((b for b in reading.article.blocks if b.start <= at < b.end), None)
    start, end = (block.start, block.end) if block else (0, len(reading.article.text))
    return any(a <= at < b for a, b in quotations(reading.article.text, start, end))


def _source(
    reading: Reading, bounds: Bounds, pattern: Pattern, match: re.Match[str]
) -> tuple[Bounds, ...]:
    if pattern.by_group:
        start, end = _named_span(match)
    else:
        first = bisect_left(reading.words, bounds[0], key=lambda word: word.start)
        last = bisect_left(reading.words, bounds[1], key=lambda word: word.start)
        found = subject(reading.article.text, reading.words[first:last], first, *match.span())
        if found is None:
            return ()
        start, end = found
    text = reading.article.text[start:end]
    start += len(text) - len(text.lstrip(' \t\n"“”(—–-'))
    end -= len(text) - len(text.rstrip(' \t\n"“”)—–-,'))
    return ((start, end),) if start < end else ()


def _named_span(match: re.Match[str]) -> Bounds:
    """The first group of a pattern that names who was silent, and has matched."""
    groups = ("source", "several", "house")
    return match.span(next(g for g in groups if match.re.groupindex.get(g) and match[g]))


def _may_be_silent(
    reading: Reading, source: tuple[Bounds, ...], pattern: Pattern, evidence: str
) -> bool:
    if not source:
        # "Declining to comment, ..." names nobody here; a bare "did not respond" tells nothing.
        return not pattern.needs_speaker and not pattern.by_group
    start, end = source[0]
    words = re.findall(r"[\w-]+", reading.article.text[start:end].lower())
    # The head of an English noun phrase stands last before "of", "for", "in" ...
    head = re.split(
        r"\s+(?:of|for|in|at|from|to|with|on|who)\s+|,", reading.article.text[start:end]
    )[0]
    last = _TRAILING.search(head.strip().lower())
    heads = {last[0], last[0].removesuffix("s")} if last else set()
    named = any(
        name.start < end and start < name.end and name.label != "MISC" for name in reading.names
    )
    if heads & vocabulary("not_speakers") and not (named and "comment" in evidence.lower()):
        return False
    if not pattern.needs_speaker:
        return True
    return named or bool(
        {*words, *heads, *(word.removesuffix("s") for word in words)} & vocabulary("speakers")
    )


def _carried(reading: Reading, at: int) -> Attribution | None:
    """The attribution whose content holds the place, if its cue is not there too."""
    for attribution in reading.attributions:
        if any(span.start <= at < span.end for span in attribution.content_spans):
            return attribution
    return None


def _speaker_of(reading: Reading, span: Bounds) -> tuple[Bounds, ...]:
    carried = _carried(reading, span[0])
    return tuple((one.start, one.end) for one in carried.source_spans) if carried else ()


def _asked(straight: str, bounds: Bounds) -> Bounds | None:
    """What the one question in the sentence was about: "Asked about the raid, he said nothing"."""
    found = list(rule("asked_about").finditer(straight, *bounds))
    if len(found) != 1:
        return None
    start, end = found[0].span("about" if found[0]["about"] else "whether")
    if stop := rule("about_ends").search(straight, start, end):
        end = stop.start()
    while last := _TRAILING.search(straight[start:end].rstrip()):
        if last[0].lower() not in vocabulary("closing"):
            break
        end = start + last.start()
    end = start + len(straight[start:end].rstrip())
    return (start, end) if start < end else None


def _about(straight: str, bounds: Bounds, pattern: Pattern, at: int) -> Bounds | None:
    found = pattern.about.match(straight, at, bounds[1])
    if found is None and pattern.about is not rule("about_after"):
        found = rule("about_after").match(straight, at, bounds[1])
    if found is None:
        return None
    start, end = found.span("about")
    if stop := rule("about_ends").search(straight, start, end):
        end = stop.start()
    while last := _TRAILING.search(straight[start:end].rstrip(" \n.\"'”)")):
        if last[0].lower() not in vocabulary("closing"):
            break
        end = start + last.start()
    if (mark := _LONE_MARK.search(straight[start:end])) is not None:
        end = start + mark.start("mark")
    words = straight[start:end]
    start += len(words) - len(words.lstrip())
    bare = words.strip().rstrip(".'\"")
    end = start + len(bare if bare.count("(") == bare.count(")") else bare.rstrip(")"))
    if straight[start:end].count("(") > straight[start:end].count(")"):
        end += straight.startswith(")", end)
    return (start, end) if start < end else None
