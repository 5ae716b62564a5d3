"""Sources that asked not to be named, and why; the patterns stand in anonymity.toml."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from attrib.extract.quotes import quotations
from attrib.extract.reading import Reading
from attrib.extract.subjects import subject
from attrib.model import Attribution, Span

Bounds = tuple[int, int]

_WHO = re.compile(r"who\s+", re.IGNORECASE)
_PARTICIPLE = re.compile(r"\w+ing\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Grant:
    """That somebody speaks without a name; code points of the article.

    Attributes:
        span: the words that say so.
        reason: the words that give the reason, or `None`.
        source: the words that name who, as far as the sentence tells.
        implied: whether only a reason for it is given ("who was not authorized to speak").
    """

    span: Bounds
    reason: Bounds | None
    source: Bounds | None
    implied: bool = False


def anonymous(content: str) -> bool:
    """Whether a content begins with words by which a report grants anonymity.

    >>> anonymous("not to be identified"), anonymous("not to be afraid")
    (True, False)
    """
    return " ".join(content.lower().split()).startswith(_phrases())


def grants(reading: Reading) -> tuple[Grant, ...]:
    """Where an article says that somebody speaks without a name, in the order of the text.

    What stands inside quotation marks is theirs who speak there, and left out.

    Args:
        reading: words and sentences of the article are used.
    """
    text = reading.article.text.replace("’", "'").replace("‘", "'")
    told = [*filter(text.lower().__contains__, _data()["patterns"]["needs"])]
    return tuple(
        grant
        for bounds in (reading.sentences if told else ())
        if any(map((lowered := text[slice(*bounds)].lower()).__contains__, told))
        for grant in _in_sentence(reading, text, bounds, lowered)
    )


def without_grants(
    attributions: Iterable[Attribution], granted: Sequence[Grant]
) -> tuple[Attribution, ...]:
    """The attributions without what only says that somebody speaks unnamed, and why.

    "He said it was over, on condition of anonymity because the talks go on" claims nothing of the
    talks. An attribution that holds nothing else goes.
    """
    whole = [(g.span[0], max(g.span[1], g.reason[1] if g.reason else 0)) for g in granted]

    def told(span: Span) -> bool:
        return not any(start <= span.start and span.end <= end for start, end in whole)

    kept = ((one, tuple(filter(told, one.content_spans))) for one in attributions)
    return tuple(one.model_copy(update={"content_spans": spans}) for one, spans in kept if spans)


def _in_sentence(reading: Reading, text: str, bounds: Bounds, lowered: str) -> Iterator[Grant]:
    told: list[Bounds] = []
    for pattern, needs, implied in _patterns():
        if not any(map(lowered.__contains__, needs)):
            continue
        for match in pattern.finditer(text, *bounds):
            start, end = match.span()
            known = any(start < b and a < end for a, b in told)
            if known or _quoted(reading, start):
                continue
            if implied and told:
                continue  # the reason for what has been told
            reason = match.span() if implied else _reason(text, bounds, start, end)
            told.append((start, max(end, reason[1] if reason else end)))
            yield Grant((start, end), reason, _who(reading, bounds, start, end), implied)


def _reason(text: str, bounds: Bounds, start: int, end: int) -> Bounds | None:
    after = _pattern("reason_after").match(text, end, bounds[1])
    if after is not None:
        first, last = after.span("reason")
        # A final full stop may be one of "U.S." and is needed to tell; it is cut here.
        stop = _pattern("reason_ends").search(text, first, last)
        last = stop.start() if stop else last
        if verb := _pattern("reason_verb").match(text, first, last):
            last = verb.start("cut")
        return _trimmed(text, first, last)
    before = _pattern("reason_before").search(text[bounds[0] : start])
    if before is None:
        return None
    first, last = before.span("reason")
    words = _WHO.match(text, bounds[0] + first)
    return _trimmed(text, words.end() if words else bounds[0] + first, bounds[0] + last)


def _trimmed(text: str, start: int, end: int) -> Bounds | None:
    words = text[start:end].rstrip(" \t\n,.;:'\"”")
    return (start, start + len(words)) if words else None


def _who(reading: Reading, bounds: Bounds, start: int, end: int) -> Bounds | None:
    words = reading.words
    first = bisect_left(words, bounds[0], key=lambda word: word.start)
    last = bisect_left(words, bounds[1], key=lambda word: word.start)
    text, sentence = reading.article.text, words[first:last]
    who = _WHO.match(text, start)
    found = subject(text, sentence, first, who.end() if who else start, end)
    if found is None or not _PARTICIPLE.match(text, start):
        return found
    verbs = [word for word in sentence if word.tag in ("VERB", "AUX") and word.end <= start]
    if any(found[1] <= verb.start for verb in verbs):
        # "She said the deal was close, asking not to be named": it is she who asks.
        return subject(text, sentence, first, verbs[0].start, verbs[0].end)
    return found


def _quoted(reading: Reading, at: int) -> bool:
    block = next((b for b in reading.article.blocks if b.start <= at < b.end), None)
    start, end = (block.start, block.end) if block else (0, len(reading.article.text))
    return any(a <= at < b for a, b in quotations(reading.article.text, start, end))


# --- the data -------------------------------------------------------------------------------------


@cache
def _data() -> dict[str, Any]:
    file = resources.files("attrib.extract").joinpath("anonymity.toml")
    return tomllib.loads(file.read_text(encoding="utf-8"))


@cache
def _phrases() -> tuple[str, ...]:
    return tuple(_data()["contents"]["phrases"])


@cache
def _pattern(name: str) -> re.Pattern[str]:
    # Only an end of a reason is told by a capital letter: "U.S. law" goes on, ". The" does not.
    flags = re.NOFLAG if name == "reason_ends" else re.IGNORECASE
    return re.compile(_data()["patterns"][name], flags)


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], tuple[str, ...], bool], ...]:
    """Each pattern, what it needs, and whether it tells by the reason alone."""
    patterns = _data()["patterns"]
    return tuple(
        (
            re.compile(rf"(?<![\w'])(?:{_filled(entry['pattern'])})", re.IGNORECASE),
            tuple(entry["needs"]),
            name == "implied",
        )
        for name in ("given", "implied")
        for entry in patterns[name]
    )


def _filled(pattern: str) -> str:
    fragments: dict[str, str] = _data()["fragments"]
    while (filled := re.sub(r"\{([a-z_]+)\}", lambda m: fragments[m[1]], pattern)) != pattern:
        pattern = filled
    return pattern
