"""Pleas that a report tells in its own words: "Pryce pleaded not guilty."

The corpora hold few of them, so the tagger misses many.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from attrib.extract.acts import act, lexicon
from attrib.extract.pieces import Stretches, all_of, trim
from attrib.extract.quotes import quotations
from attrib.extract.reading import Reading
from attrib.extract.subjects import subject
from attrib.model import Attribution

Bounds = tuple[int, int]

# Nothing but a rule speaks for these, so they never count as sure.
_CONFIDENCE = 0.75
# Before the verb: then nobody has pleaded yet.
_SUPPOSED = re.compile(
    r"\b(?:if|unless|whether|once|until|should|not|never|nor|neither|nobody|no one)\b"
    r"(?:\s+[\w.'’-]+){0,4}\s*\Z|n['’]t\s+\Z",
    re.IGNORECASE,
)


def pleas(reading: Reading, found: Sequence[Attribution]) -> list[Attribution]:
    """The pleas that stand in none of the attributions `found`, ids not final.

    The source is the subject of the verb, the content the plea alone ("not guilty"). What is
    quoted, supposed or negated is left out, and so is a plea whose subject is not told.
    """
    text = reading.article.text
    taken = Stretches(b for one in found for b in all_of(one))
    result: list[Attribution] = []
    for start, end in reading.sentences:
        for match in _pattern().finditer(text, start, end):
            if taken.touch(match.span()):
                continue
            if _SUPPOSED.search(text, start, match.start()) or _quoted(reading, match.start()):
                continue
            source = _subject(reading, (start, end), match.span("cue"))
            if source is not None:
                result.append(_made(reading, source, match, len(result)))
    return result


def _made(reading: Reading, source: Bounds, match: re.Match[str], number: int) -> Attribution:
    article = reading.article
    cue, content = article.span(*match.span("cue")), article.span(*match.span("plea"))
    return Attribution(
        id=f"p{number}",
        source_spans=(article.span(*source),),
        cue_spans=(cue,),
        content_spans=(content,),
        form="indirect",
        act=act(cue.text, content.text),
        confidence=_CONFIDENCE,
    )


def _subject(reading: Reading, sentence: Bounds, cue: Bounds) -> Bounds | None:
    first = bisect_left(reading.words, sentence[0], key=lambda word: word.start)
    last = bisect_left(reading.words, sentence[1], key=lambda word: word.start)
    text = reading.article.text
    found = subject(text, reading.words[first:last], first, *cue)
    return None if found is None else trim(text, *found)


def _quoted(reading: Reading, at: int) -> bool:
    text = reading.article.text
    block = next((b for b in reading.article.blocks if b.start <= at < b.end), None)
    start, end = (block.start, block.end) if block else (0, len(text))
    return any(opening <= at < closing for opening, closing in quotations(text, start, end))


@cache
def _pattern() -> re.Pattern[str]:
    told = "|".join(sorted(map(re.escape, lexicon().pleas), key=len, reverse=True))
    return re.compile(
        r"\b(?P<cue>(?:(?:has|have|had)\s+)?(?:(?:already|since|formally)\s+)?"
        rf"(?:pleaded|pled|pleads))\s+(?:\w+ly\s+)?(?P<plea>{told})\b",
        re.IGNORECASE,
    )
