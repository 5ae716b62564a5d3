"""Attribution inside attribution: each content is read once more, as a text of its own.

The annotated corpora are flat: no word is in two attributions. "The ministry said that rebels
claimed the attack" is therefore one attribution to the tagger, the ministry's. Read alone, "rebels
claimed the attack" is the rebels'.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from attrib.extract.acts import known
from attrib.extract.reading import Word
from attrib.model import Article, Attribution

Bounds = tuple[int, int]
# Reads stretches of the article as blocks of their own.
Read = Callable[[Article, Sequence[Bounds]], list[Attribution]]

_DEPTH = 3
_OPENING, _CLOSING = "\"“‘'«„", "\"”’'»“,"
# One's own thought inside one's own words ("I think") is relayed by nobody.
_FIRST_PERSON = frozenset({"i", "we", "you", "us", "me"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def relayed(
    article: Article, words: Sequence[Word], found: Sequence[Attribution], read: Read
) -> list[Attribution]:
    """The attributions inside the contents of others, `relayed_by` the id of the one around.

    Args:
        words: of the article, in order.
        found: with their final ids.
        read: the tagger, over given stretches of the article.

    Returns:
        New attributions, with ids that continue those of `found`.
    """
    triggers = _triggers(article, words)
    result: list[Attribution] = []
    outer = list(found)
    for _ in range(_DEPTH):
        stretches: dict[Bounds, Attribution] = {}
        for one in outer:
            for span in one.content_spans:
                start, end = _unquoted(article.text, span.start, span.end)
                if any(start <= at < end for at in triggers):
                    stretches.setdefault((start, end), one)
        if not stretches:
            break
        bounds = _disjoint(stretches)
        inner: list[Attribution] = []
        for one in read(article, bounds):
            around = _around(one, bounds)
            if around is not None and _is_relay(one, stretches[around]):
                number = len(found) + len(result) + len(inner) + 1
                carrier = stretches[around].id
                inner.append(one.model_copy(update={"id": f"a{number}", "relayed_by": carrier}))
        result += inner
        outer = inner
    return result


def _triggers(article: Article, words: Sequence[Word]) -> list[int]:
    """Where a verb of the cue lexicon stands that has a subject other than "I", "we" or "you"."""
    text = article.text
    found: list[int] = []
    for word in words:
        if word.relation not in _SUBJECTS or text[word.start : word.end].lower() in _FIRST_PERSON:
            continue
        verb = words[word.head]
        if verb.tag in ("VERB", "AUX") and known(text[verb.start : verb.end]):
            found.append(verb.start)
    found += [
        word.start
        for word in words
        if word.relation == "prep" and text[word.start : word.end].lower() == "according"
    ]
    return found


def _unquoted(text: str, start: int, end: int) -> Bounds:
    """The stretch without the marks around it, so that it reads as a text of its own."""
    while start < end and (text[start] in _OPENING or text[start].isspace()):
        start += 1
    while end > start and (text[end - 1] in _CLOSING or text[end - 1].isspace()):
        end -= 1
    return start, end


def _disjoint(stretches: dict[Bounds, Attribution]) -> list[Bounds]:
    bounds: list[Bounds] = []
    for start, end in sorted(stretches):
        if start < end and (not bounds or start >= bounds[-1][1]):
            bounds.append((start, end))
    return bounds


def _around(one: Attribution, bounds: Sequence[Bounds]) -> Bounds | None:
    spans = (*one.source_spans, *one.cue_spans, *one.content_spans)
    for start, end in bounds:
        if all(start <= span.start and span.end <= end for span in spans):
            return start, end
    return None


def _is_relay(inner: Attribution, outer: Attribution) -> bool:
    """Whether someone is named who is not the speaker, and it is not the whole content anew."""
    if not inner.source_spans:
        return False
    source = inner.source_spans[0].text.lower()
    return source not in _FIRST_PERSON and inner.content_spans != outer.content_spans
