"""Which claims a silence is about, where the text ties them."""

from __future__ import annotations

from collections.abc import Sequence

from attrib.claims.backward import backward, nearest
from attrib.claims.similarity import Gist
from attrib.claims.vocabulary import keys_of, lexicon
from attrib.model import Silence
from attrib.resolve.lexicon import singular
from attrib.resolve.page import Page

_CONTENT = frozenset({"NOUN", "PROPN", "VERB"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_MOST = 6


def silent_about(
    page: Page, silences: Sequence[Silence], gists: Sequence[Gist]
) -> tuple[Silence, ...]:
    """The silences with `claims` filled.

    A silence is tied to the claims that stand in its own words for what it is about; else, where
    those take up a claim ("the accusations"), to the attributed claims of the nearest sentence
    before; else to attributed claims before it that speak of all that its words name ("the raid").

    Args:
        page: the words of the article.
        silences: with `about`.
        gists: of all claims, in the order of the text.
    """
    return tuple(
        silence.model_copy(update={"claims": _tied(page, silence, gists)})
        if silence.about is not None
        else silence
        for silence in silences
    )


def _tied(page: Page, silence: Silence, gists: Sequence[Gist]) -> tuple[str, ...]:
    about = silence.about
    assert about is not None
    inside = [
        gist.claim.id
        for gist in gists
        if all(about.start <= span.start and span.end <= about.end for span in gist.claim.spans)
    ]
    if inside:
        return tuple(inside)
    before = [
        gist
        for gist in gists
        if gist.claim.voice == "attributed" and gist.claim.spans[-1].end <= silence.spans[0].start
    ]
    first, stop = page.range(about.start, about.end)
    if first >= stop or page.lower(first) not in backward().definite:
        return ()
    words = [i for i in range(first, stop) if page.tag(i) in _CONTENT]
    if words and all(page.lower(i) in backward().said for i in words):
        return tuple(gist.claim.id for gist in nearest(page, first, before))
    named = [_meant(page, i) for i in words]
    named = [keys for keys in named if keys and not keys <= lexicon().empty]
    if not named:
        return ()
    speaking = [
        gist.claim.id for gist in before if all(_speaks(page, gist, keys) for keys in named)
    ]
    return tuple(speaking) if len(speaking) <= _MOST else ()


def _speaks(page: Page, gist: Gist, keys: frozenset[str]) -> bool:
    return any(
        unit.main and page.tag(unit.word) in _NOUNS and not _meant(page, unit.word).isdisjoint(keys)
        for unit in gist.units
    )


def _meant(page: Page, i: int) -> frozenset[str]:
    """The noun itself and its near synonyms; its stem would make investigators investigations."""
    groups = frozenset(key for key in keys_of(page.lower(i), page.tag(i))[0] if key[0] == "#")
    return groups | {singular(page.lower(i))}
