"""Where it was said: on Twitter, in a statement, to reporters; read from the words around a cue."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

Spans = Sequence[tuple[int, int]]

_DAY = (
    r"(?:on\s+|late\s+|early\s+|last\s+|this\s+|late\s+on\s+|early\s+on\s+)?"
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday|tonight|week|month|year)"
    r"(?:\s+(?:morning|afternoon|evening|night))?"
)
_FILLER = (
    rf"(?:\s*,)?\s*(?:{_DAY}|similarly|later|also|then|earlier|afterwards?|recently|again|repeatedly|publicly)"
    r"(?![\w-])"
)
_PREPOSITION = r"(?:in|on|via|through|during|at|by|over|for|from|after|before|inside|outside)"
_DETERMINER = (
    r"(?:an?|the|his|her|their|its|our|my|your|one|another|two|several|multiple|this|that|some)"
)
# Words that may stand before the medium: not those that begin a new phrase.
_MODIFIER = (
    r"(?!(?:that|which|who|to|of|and|or|but|for|with|by|from|at|in|on|as|is|was|were|are|had|has|have|about)\b)"
    r"[\w’'.&$-]+"
)
_NAME = r"[A-Z0-9][\w’'.&-]*(?:\s+(?:of\s+the\s+|of\s+|the\s+|and\s+|&\s+)?[A-Z0-9][\w’'&-]*)*"
_QUOTED = r"(?:[\"“‘'][A-Z][^\"”’]{1,40}[\"”’'])"
_TO_WHOM = (
    r"(?:told|tells?|telling|informed|(?:spoke|speaks?|speaking|spoken|talk(?:ed|ing)"
    r"|testif(?:ied|ying)|comments|remarks)\s+(?:to|with|before))"
)
_REACH = 160


@dataclass(frozen=True, slots=True)
class Patterns:
    """channels.toml as regular expressions."""

    medium: re.Pattern[str]
    audience: re.Pattern[str]
    opener: re.Pattern[str]
    document: re.Pattern[str]
    filler: re.Pattern[str]
    with_outlet: re.Pattern[str]
    to_whom: re.Pattern[str]
    outlet: re.Pattern[str]
    verbs: dict[str, str]


def channel(
    text: str,
    cue_spans: Spans,
    source_spans: Spans,
    sentence_bounds: tuple[int, int],
) -> str | None:
    """The place or medium in which something was said, in the words of the text.

    Looked for in the cue, in the phrases that chain directly after it, in those between source
    and cue or at the start of the sentence ("In a statement, ..."), and in the source ("according
    to a report"). What stands further off may belong to the content and is left alone.

    Args:
        text: the text of the article.
        cue_spans, source_spans: code points of `text`, end exclusive, in order.
        sentence_bounds: the sentence of the cue, in the same units.

    Returns:
        The words without preposition and article ("Twitter", "statement", "interview with Fox
        News"); the noun of a verb that says it itself ("tweeted" gives "tweet"); or None.

    >>> channel("He said it on Twitter.", [(3, 7)], [(0, 2)], (0, 22)) is None
    True
    >>> channel("It is over, he wrote on Twitter.", [(15, 20)], [(12, 14)], (0, 32))
    'Twitter'
    """
    if not cue_spans:
        return None
    known = patterns()
    start, end = cue_spans[0][0], cue_spans[-1][1]
    begin, stop = sentence_bounds
    for a, b in cue_spans:
        if found := _in_cue(text[a:b]):
            return found
    stop = max(end, stop)
    if _last_word_tells(text[start:end]) and (found := _audience(text, end, stop)):
        return found
    if found := _chained(text, end, stop):
        return found
    for _, b in source_spans:
        if b <= start and (found := _chained(text, b, start)):
            return found
    first = min([start, *(a for a, _ in source_spans)])
    if begin < first and (opened := known.opener.match(text, begin, first)):
        return _cleaned(opened["medium"])
    for a, b in source_spans:
        if document := known.document.match(text[a:b]):
            return _cleaned(document["medium"])
    return _by_verb(text[start:end])


@cache
def patterns() -> Patterns:
    """The patterns of channels.toml, compiled once."""
    file = resources.files("attrib.extract").joinpath("channels.toml")
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    platforms = _any_of(data["platforms"])
    media = rf"(?:{_any_of(data['media'])})(?:s|es)?"
    documents = rf"(?:{_any_of(data['documents'])})"
    outlets = rf"(?:{_any_of(data['outlets'])})"
    words = rf"(?:{_any_of(data['outlet_words'])})"
    # "Fox News Sunday", "the Wall Street Journal", "ABC's “This Week”"
    outlet = (
        rf"(?:(?=(?:{_NAME}))(?:(?:[A-Z0-9][\w’'.&-]*\s+(?:of\s+|the\s+)?){{0,4}}{words}|{outlets})(?![\w-])"
        rf"(?:[’']s)?(?:\s+(?:{_QUOTED}|{_NAME}))?)"
    )
    programme = rf"(?:{outlet}|{_QUOTED})"
    place = (
        rf"(?:{_DETERMINER}\s+)?(?:{_MODIFIER}\s+){{0,4}}?(?P<medium>{media})(?![\w-]|[’']s\s+\w)"
    )
    medium = (
        rf"(?:\s*,)?\s*(?:posted\s+|published\s+|released\s+|appearing\s+|speaking\s+|writing\s+)?"
        rf"(?i:{_PREPOSITION})\s+(?:"
        rf"(?:(?i:{_DETERMINER})\s+)?(?:(?:official|personal|own|verified)\s+)?(?P<platform>{platforms})(?![\w-])"
        rf"|(?:[Tt]he\s+)?(?P<programme>{programme})|{place})"
    )
    return Patterns(
        medium=re.compile(medium),
        audience=re.compile(
            rf"\s+(?:(?P<crowd>{_any_of(data['audiences'])})(?![\w-])|(?:[Tt]he\s+)?(?P<outlet>{outlet}))"
        ),
        opener=re.compile(
            rf"\W{{0,2}}(?:(?:And|But|Then|Also|Later)\W+)?(?:{_DAY}\W+)?"
            rf"(?i:speaking\s+|writing\s+|appearing\s+|testifying\s+)?(?i:{_PREPOSITION}|to|with)\s+"
            rf"(?:(?i:{_DETERMINER})\s+)?(?:{_MODIFIER}\s+){{0,4}}?"
            rf"(?P<medium>{media}(?:\s+(?:with|on|to)\s+(?:[Tt]he\s+)?{outlet})?|{platforms}|{outlet}|reporters)"
            rf"(?![\w-]|[’']s\s+\w)[^\"“”.!?;:]{{0,70}}?,\s*$"
        ),
        document=re.compile(
            # At the very start a capital means nothing; later it makes a name ("New York Post").
            rf"(?:(?i:{_DETERMINER})\s+)?(?:{_MODIFIER}\s+){{0,5}}?"
            rf"(?P<medium>(?:{documents}|(?<!.)(?i:{documents}))s?)"
            rf"(?=$|\s*,|\s+(?:by|from|of|on|in|to|for|that|which|released|published|obtained"
            rf"|posted|issued|filed|seen|dated|conducted|signed|written|sent|cited|prepared|compiled|commissioned)\b)"
        ),
        filler=re.compile(_FILLER),
        with_outlet=re.compile(
            rf"(?:\s+{_DAY})?\s+(?:with|on|for|to)\s+(?:[Tt]he\s+)?(?P<outlet>{outlet})"
        ),
        to_whom=re.compile(rf"(?i:{_TO_WHOM})(?!\w)"),
        outlet=re.compile(outlet),
        verbs=data["verbs"],
    )


def _any_of(words: Iterable[str]) -> str:
    """An alternation, longest first, in which a space stands for any white space."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)


def _in_cue(cue: str) -> str | None:
    """A medium or an audience that the cue itself holds."""
    known = patterns()
    for told in known.to_whom.finditer(cue):
        if found := _audience(cue, told.end(), len(cue)):
            return found
    for at in re.finditer(r"(?<!\w)(?=\w)", cue):
        if at.start() and (found := _medium(cue, at.start(), len(cue))):
            return found
    return None


def _chained(text: str, start: int, stop: int) -> str | None:
    """A medium in the phrases that follow `start` without anything between."""
    known = patterns()
    stop = min(stop, start + _REACH)
    at = start
    while at < stop:
        if found := _medium(text, at, stop):
            return found
        filler = known.filler.match(text, at, stop)
        if filler is None:
            return None
        at = filler.end()
    return None


def _medium(text: str, at: int, stop: int) -> str | None:
    found = patterns().medium.match(text, at, stop)
    if found is None:
        return None
    if found["medium"] is None:
        return _cleaned(found["platform"] or found["programme"])
    begin = found.start("medium")
    after = patterns().medium.match(text, found.end(), stop)
    if after is not None and after["platform"] is not None:
        return _cleaned(after["platform"])
    with_outlet = patterns().with_outlet.match(text, found.end(), stop)
    if with_outlet and "interview" in found["medium"].lower():
        return _cleaned(text[begin : with_outlet.end()])
    return _cleaned(found["medium"])


def _audience(text: str, at: int, stop: int) -> str | None:
    found = patterns().audience.match(text, at, stop)
    return _cleaned(found["crowd"] or found["outlet"]) if found else None


def _last_word_tells(cue: str) -> bool:
    return any(told.end() == len(cue) for told in patterns().to_whom.finditer(cue))


def _by_verb(cue: str) -> str | None:
    for word in re.findall(r"[\w-]+", cue.lower()):
        if word in patterns().verbs:
            return patterns().verbs[word]
    return None


def _cleaned(words: str) -> str:
    bare = re.sub(r"^(?:an?|the)\s+", "", words.strip(), flags=re.IGNORECASE)
    bare = re.sub(r"[’']s$", "", bare)
    bare = re.sub(r"[.,]([\"”’']?)$", r"\1", " ".join(bare.split()))
    quoted = re.fullmatch(r"[\"“‘']([^\"“”‘]+)[\"”’']", bare)
    return quoted[1] if quoted else bare
