"""Set phrases of which the corpora hold few, so that the tagger misses many.

Pleas that a report tells in its own words ("Pryce pleaded not guilty"), and counts that somebody
puts on it ("the committee put the toll at 43").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from attrib.extract.acts import act
from attrib.extract.lexicon import lexicon
from attrib.extract.pieces import Stretches, all_of, trim
from attrib.extract.quotes import quotations
from attrib.extract.reading import Reading
from attrib.extract.subjects import subject
from attrib.model import Attribution

Bounds = tuple[int, int]

# Nothing but a rule speaks for these, so they never count as sure.
_CONFIDENCE = 0.75
# Before the verb: then nobody has pleaded or counted yet.
_SUPPOSED = re.compile(
    r"\b(?:if|unless|whether|once|until|should|not|never|nor|neither|nobody|no one)\b"
    r"(?:\s+[\w.'’-]+){0,4}\s*\Z|n['’]t\s+\Z",
    re.IGNORECASE,
)
# A word without which there is neither, in lower case: looked for first, since that takes far less
# time.
_HINT = re.compile(r"\b(?:plea|pled|put|peg)")
_NUMBER = (
    r"(?:\d+(?:[.,]\d+)*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|"
    r"hundreds|thousands)"
)
# What is counted, and how many: "the number of dead at more than 40".
_COUNT = re.compile(
    r"\b(?P<cue>puts?|pegs?|pegged)\s+(?P<content>(?:(?:the|its|his|her|their)\s+)?"
    r"(?:[\w'’-]+\s+){0,3}?(?:tolls?|numbers?|figures?|totals?|costs?|counts?|price|damage|loss(?:es)?|"
    r"value|worth|share|rate|turnout|crowd|strength|population|bill)"
    r"(?:\s+(?:of|for|from|in)\s+(?:[\w'’-]+\s+){0,5}?[\w'’-]+)?\s+at\s+(?:[a-z]+\s+){0,3}?"
    rf"[$£€]?{_NUMBER}(?:\s*(?:%|percent|per\s+cent|hundred|thousand|million|billion|trillion|bn|m))?"
    r"(?:\s+(?:dollars|pounds|euros|people|dead|deaths))?)(?![\w,]*\d)",
    re.IGNORECASE,
)


def framed(reading: Reading, found: Sequence[Attribution]) -> list[Attribution]:
    """The pleas and counts that stand in none of the attributions `found`, ids not final.

    The source is the subject of the verb, the content the plea alone ("not guilty") or the count
    with what it is of ("the toll at 43"). What is quoted, supposed or negated is left out, and so
    is what has no subject.
    """
    text = reading.article.text
    hinted = [bounds for bounds in reading.sentences if _HINT.search(reading.lowered, *bounds)]
    if not hinted:
        return []
    taken = Stretches(b for one in found for b in all_of(one))
    result: list[Attribution] = []
    for start, end in hinted:
        for match in (*_plea().finditer(text, start, end), *_COUNT.finditer(text, start, end)):
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
    cue, content = article.span(*match.span("cue")), article.span(*match.span("content"))
    return Attribution(
        id=f"f{number}",
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
def _plea() -> re.Pattern[str]:
    told = "|".join(sorted(map(re.escape, lexicon().pleas), key=len, reverse=True))
    return re.compile(
        r"\b(?P<cue>(?:(?:has|have|had)\s+)?(?:(?:already|since|formally)\s+)?"
        rf"(?:pleaded|pled|pleads))\s+(?:\w+ly\s+)?(?P<content>{told})\b",
        re.IGNORECASE,
    )
