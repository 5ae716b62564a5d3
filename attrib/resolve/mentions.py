"""Every phrase of an article that could mention a source: names, descriptions, pronouns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from attrib.model import Span

from .bounds import unbroken
from .coordination import parties
from .kinds import noun_kind
from .lexicon import (
    ADDRESSEE,
    FEMALE,
    MALE,
    NEUTRAL,
    PLURAL,
    POSSESSIVE,
    SPEAKER,
    SPEAKERS,
    human,
    people,
    singular,
)
from .names import agent, role_word
from .page import Page, Range
from .phrases import Phrase, phrase, plural

_PERSONAL = MALE | FEMALE | NEUTRAL | PLURAL | SPEAKER | SPEAKERS | ADDRESSEE
_CHUNK = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
_BEGINNING = _CHUNK | {"DET"}
_SUBJECT = frozenset({"nsubj", "nsubjpass", "csubj", "agent"})
_NOW = frozenset({"now", "then", "formerly", "currently", "once"})
_TITLE = frozenset({"NOUN", "PROPN", "ADJ", "DET"})
_TYING = frozenset({"to", "of", "for", "at", "in", "with"})
_LONGEST_TITLE = 6
_LONGEST_CHUNK = 80
_LONGEST_SHORT_FORM = 10


# Not frozen, as a phrase is not.
@dataclass(slots=True, unsafe_hash=True)
class Mention:
    """A phrase in its place.

    Attributes:
        phrase: the words.
        host: index, among the mentions, of the one behind which this one stands in apposition.
        credited: whether it stands where an attribution or a silence names its source.
        subject: whether a verb takes it as its subject.
        nested: whether it stands inside another mention ("Lee" in "Lee's lawyer").
    """

    phrase: Phrase
    host: int | None = None
    credited: bool = False
    subject: bool = False
    nested: bool = False


@dataclass(frozen=True)
class Found:
    """The mentions in order of the text, and which of them each credited span holds.

    Attributes:
        mentions: in order of their first word.
        credited: for (start, end) of a source span, the indices of its mentions, one a party.
    """

    mentions: tuple[Mention, ...]
    credited: dict[tuple[int, int], tuple[int, ...]]


def find(page: Page) -> Found:
    """Every mention of the article, those in source spans first split into parties."""
    drafts: list[Mention] = []
    spans: dict[tuple[int, int], tuple[int, ...]] = {}
    taken = bytearray(len(page) + 1)
    for span in _source_spans(page):
        key = (span.start, span.end)
        if key not in spans:
            spans[key] = tuple(_credited(page, span, drafts, taken))
    _rest(page, drafts, taken)
    return _ordered(drafts, spans)


def _source_spans(page: Page) -> Iterator[Span]:
    for attribution in page.reading.attributions:
        yield from attribution.source_spans
    for silence in page.reading.silences:
        yield from silence.source_spans


def _credited(page: Page, span: Span, drafts: list[Mention], taken: bytearray) -> Iterator[int]:
    first, stop = page.range(span.start, span.end)
    for begin, end in parties(page, unbroken(page, first, stop), _whole(page, first, stop)):
        item = phrase(page, _with_title(page, begin), end)
        if item is None:
            continue
        if taken[item.head]:
            # Two spans may name it, one with the comma or the title that the other leaves out.
            yield from _taken_by(item, drafts)
            continue
        yield _add(page, _with_apposition(page, item), drafts, taken, credited=True)


def _whole(page: Page, first: int, stop: int) -> int:
    """`stop`, or the end of the phrase that the source span breaks off at a preposition."""
    last = stop - 1
    cut = first < last and page.tag(last) == "ADP" and page.lower(last) in _TYING
    if not cut or stop >= len(page) or not _begins(page, stop):
        return stop
    end = _chunk_end(page, stop)
    return end if page.sentence(stop) == page.sentence(first) else stop


def _taken_by(item: Phrase, drafts: list[Mention]) -> Iterator[int]:
    """The earlier mention with the same head, where there is one."""
    for k in range(len(drafts) - 1, -1, -1):
        core = drafts[k].phrase
        first, stop = core.name if core.name else (core.head, core.head + 1)
        if first <= item.head < stop:
            yield k
            return


def _with_title(page: Page, first: int) -> int:
    """`first`, or where the title begins that the source span leaves out before a name."""
    if not page.proper(first):
        return first
    i = first
    while (
        i > 0
        and first - i < _LONGEST_TITLE
        and page.sentence(i - 1) == page.sentence(first)
        and page.contents[i - 1] < 0
        and (page.tag(i - 1) in _TITLE if i < first else role_word(page, i - 1))
    ):
        i -= 1
        if page.tag(i) == "DET":
            break
    return i


def _add(
    page: Page, item: Phrase, drafts: list[Mention], taken: bytearray, *, credited: bool
) -> int:
    """Append the phrase and its appositions; returns its index."""
    index = len(drafts)
    drafts.append(Mention(item, credited=credited, subject=_subject(page, item)))
    _take(item, taken)
    for place, (first, stop) in enumerate(item.behind):
        other = _apposition(page, item, first, stop)
        if other is not None and place and _of_the_last(page, other, item.behind[place - 1]):
            continue
        if other is not None and not taken[other.head]:
            drafts.append(Mention(other, host=index))
            _take(other, taken)
    for first, stop in item.brackets:
        short = _acronym(page, item, first, stop)
        if short is not None and not taken[short.head]:
            drafts.append(Mention(short, host=index))
            _take(short, taken)
    _add_acronym(page, index, drafts, taken)
    return index


def _of_the_last(page: Page, item: Phrase, before: Range) -> bool:
    """Whether an apposition tells of the state or body with which the one before it ends."""
    name = page.name_at(before[1] - 1)
    ends_so = name is not None and name.label in ("LOC", "ORG") and name.first > before[0]
    return ends_so and singular(page.lower(item.head)) in people().shared


def _take(item: Phrase, taken: bytearray) -> None:
    """Mark the words that no other phrase may have for its core."""
    first, stop = item.name if item.name else (item.head, item.head + 1)
    taken[first:stop] = b"\x01" * (stop - first)


def _subject(page: Page, item: Phrase) -> bool:
    """Whether it is the subject of a verb, or a name behind the noun that is: "his rival, Lee"."""
    if page.relation(item.head) == "appos" and item.form == "name":
        return page.relation(page.head(item.head)) in _SUBJECT
    words = (
        range(item.first, item.stop) if item.stop - item.first < _LONGEST_CHUNK else (item.head,)
    )
    return any(
        page.relation(i) in _SUBJECT and not item.first <= page.head(i) < item.stop for i in words
    )


def _apposition(page: Page, host: Phrase, first: int, stop: int) -> Phrase | None:
    """What commas set off, if it says who the host is: "a doctor in Ohio", "Mr. Lee"."""
    if page.lower(first) in _NOW and first + 1 < stop:
        first += 1
    if page.tag(first) in ("ADP", "NUM", "VERB", "ADV", "SCONJ", "AUX"):
        return None
    item = phrase(page, first, stop)
    if item is None or item.form == "pronoun":
        return None
    if item.form == "name":
        fits = host.form == "description" and item.label in ("PER", "ORG", None)
        return item if fits else None
    words = tuple(page.lower(i) for i in range(*item.before))
    known = human(singular(words[-1])) or noun_kind(words, many=False) is not None
    if host.label == "PER" and not known:
        return item if page.tag(first) == "DET" and agent(page, item.head) else None
    return item if known or page.tag(first) == "DET" else None


def _acronym(page: Page, host: Phrase, first: int, stop: int) -> Phrase | None:
    """The short form in brackets right behind a name: "(WHO)", "(MoD)"."""
    if stop - first != 1 or host.form != "name" or host.name is None or first != host.name[1] + 1:
        return None
    text = page.text(first)
    capitals = sum(map(str.isupper, text))
    if host.label == "PER" or capitals < 2 or len(text) > _LONGEST_SHORT_FORM:
        return None
    return Phrase(first, stop, first, "name", (first, stop), host.label)


def _add_acronym(page: Page, index: int, drafts: list[Mention], taken: bytearray) -> None:
    """Append the short form in the brackets that open right behind a name."""
    item = drafts[index].phrase
    opens = item.stop
    if opens + 2 >= len(page) or (page.text(opens), page.text(opens + 2)) != ("(", ")"):
        return
    short = _acronym(page, item, opens + 1, opens + 2)
    if short is not None and not taken[short.head]:
        drafts.append(Mention(short, host=index))
        _take(short, taken)


def _rest(page: Page, drafts: list[Mention], taken: bytearray) -> None:
    """Mentions outside of source spans: noun phrases, then names and pronouns still unread."""
    covered = bytearray(len(page) + 1)
    for draft in drafts:
        if draft.phrase.form != "pronoun":
            a, b = draft.phrase.first, draft.phrase.stop
            covered[a:b] = b"\x01" * (b - a)
    for first, stop in _chunks(page):
        if any(covered[first:stop]):
            continue
        item = phrase(page, first, stop)
        if item is None or item.form == "pronoun" or taken[item.head]:
            continue
        if item.form == "name" or _describes(page, item):
            item = _with_apposition(page, item)
            _add(page, item, drafts, taken, credited=False)
            for a, b in ((item.first, item.stop), *item.behind):
                covered[a:b] = b"\x01" * (b - a)
    for name in page.names:
        if not taken[name.stop - 1] and name.label != "MISC":
            item = phrase(page, name.first, name.stop)
            if item is not None and item.form == "name":
                drafts.append(Mention(item, nested=bool(covered[name.first])))
                _take(item, taken)
                _add_acronym(page, len(drafts) - 1, drafts, taken)
    for i in page.spots(_PERSONAL):
        if not taken[i] and page.tag(i) in ("PRON", "DET", "ADJ"):
            item = Phrase(i, i + 1, i, "pronoun")
            nested = bool(covered[i]) or page.lower(i) in POSSESSIVE
            drafts.append(Mention(item, subject=_subject(page, item), nested=nested))


def _with_apposition(page: Page, item: Phrase) -> Phrase:
    """The phrase with the apposition that follows it in the running text, if one does.

    The parse must call it one, or it must be a person's noun with its article between commas
    behind a person's name; else it may as well be the next member of a list.
    """
    comma = item.stop
    if item.behind or comma + 2 >= len(page) or page.text(comma) != ",":
        return item
    start = comma + 1
    if page.lower(start) in _NOW:
        start += 1
    if (
        start >= len(page)
        or not _begins(page, start)
        or page.sentence(start) != page.sentence(item.first)
    ):
        return item
    stop = _chunk_end(page, start)
    if stop == start:
        return item
    head = stop - 1
    called = page.relation(head) == "appos" and item.first <= page.head(head) < item.stop
    end = _extended(page, start, stop)
    closed = end < len(page) and page.text(end) in (",", ".", ";")
    typical = item.label == "PER" and page.lower(start) in ("a", "an", "the")
    described = typical and human(singular(page.lower(head)))
    if called or (closed and (described or _bears(page, item, start, stop))):
        return replace(item, behind=((start, end),))
    return item


def _bears(page: Page, item: Phrase, start: int, stop: int) -> bool:
    """Whether a name between commas is that of the person described: "the coach, Ann Lee,"."""
    name = page.name_at(start)
    if item.form != "description" or name is None or (name.first, name.stop) != (start, stop):
        return False
    one = human(singular(page.lower(item.head))) and not plural(page, item)
    return one and name.label == "PER" and page.text(item.head).islower()


def _describes(page: Page, item: Phrase) -> bool:
    words = tuple(map(page.lower, range(*item.before)))
    return human(singular(words[-1])) or noun_kind(words, many=False) is not None


def _chunks(page: Page) -> Iterator[Range]:
    """Noun phrases by their tags, with what a preposition ties to a person's noun."""
    i, n = 0, len(page)
    while i < n:
        if not _begins(page, i):
            i += 1
            continue
        stop = _chunk_end(page, i)
        if stop == i:
            i += 1
            continue
        if _telling(page, i, stop):
            yield i, _extended(page, i, stop)
        i = stop


def _telling(page: Page, first: int, stop: int) -> bool:
    """Whether a noun phrase holds a name or ends in a noun for a person or body."""
    here = range(first, stop)
    if any(map(page.capital, here)) or any(map(page.proper, here)):
        return True
    words = tuple(map(page.lower, here))
    return human(singular(words[-1])) or noun_kind(words, many=False) is not None


def _begins(page: Page, i: int) -> bool:
    return page.tag(i) in _BEGINNING or page.lower(i) in POSSESSIVE or page.name_at(i) is not None


def _chunk_end(page: Page, first: int) -> int:
    sentence, end, i = page.sentence(first), first, first
    furthest = min(len(page), first + _LONGEST_CHUNK)
    while i < furthest and page.sentence(i) == sentence:
        name, tag = page.name_at(i), page.tag(i)
        if name is not None:
            i = end = name.stop
        elif tag in ("NOUN", "PROPN", "NUM") or page.tail(i):
            i = end = i + 1
        elif (
            tag == "ADJ"
            or i == first
            or (tag == "VERB" and page.relation(i) in ("amod", "compound"))
            or (page.text(i) == "-" and page.words[i - 1].end == page.words[i].start)
        ):
            i += 1
        else:
            break
    return end


def _extended(page: Page, first: int, stop: int) -> int:
    """`stop`, or the end of the complements that belong to a noun for a person or body."""
    last = stop - 1
    noun = singular(page.lower(last))
    if page.name_at(last) is not None or not (human(noun) or noun_kind((noun,), many=False)):
        return stop
    end = stop
    for _ in range(3):
        if end + 1 >= len(page) or page.tag(end) != "ADP" or not _begins(page, end + 1):
            break
        if page.sentence(end) != page.sentence(first) or page.lower(end) not in ("of", "for", "at"):
            break
        if not first <= page.head(end) < end:
            break
        end = max(_chunk_end(page, end + 1), end)
        if page.lower(end - 1) in ("of", "for", "at"):
            end -= 1
            break
        if end + 2 < len(page) and page.text(end) == "(" and page.text(end + 2) == ")":
            following = page.name_at(end + 3) if end + 3 < len(page) else None
            if following is not None and following.label == "PER":
                end = following.stop
    return end


def _ordered(drafts: list[Mention], spans: dict[tuple[int, int], tuple[int, ...]]) -> Found:
    order = sorted(
        range(len(drafts)), key=lambda k: (drafts[k].phrase.first, -drafts[k].phrase.stop)
    )
    place = {old: new for new, old in enumerate(order)}
    mentions = tuple(_moved(drafts[old], place) for old in order)
    return Found(mentions, {key: tuple(place[k] for k in ks) for key, ks in spans.items()})


def _moved(mention: Mention, place: dict[int, int]) -> Mention:
    if mention.host is None:
        return mention
    return Mention(
        mention.phrase, place[mention.host], mention.credited, mention.subject, mention.nested
    )
