"""Headlines that credit someone by a colon or a dash alone: "Bridge is safe: mayor"."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from importlib import resources

from attrib.extract.acts import act
from attrib.extract.form import form
from attrib.extract.reading import Name, Word
from attrib.model import Article, Attribution, Span

# A colon, or a dash between spaces; a hyphen inside a word or a score ("2-1") is none.
_BREAK = re.compile(r"(?P<mark>:)\s+|\s+(?P<dash>[–—-])\s+")
_MOST_WORDS = 8
_STATEMENT_WORDS = 4
_VERBS = frozenset({"VERB", "AUX"})
# Nothing but the headline's own form speaks for these, so they never count as sure.
_CONFIDENCE = 0.75


def headline_attributions(
    article: Article,
    words: Sequence[Word],
    names: Sequence[Name],
    found: Sequence[Attribution],
) -> tuple[Attribution, ...]:
    """Attributions of headlines by their form, where the tagger found none.

    One end must name a person, an organisation or a role (headlines.toml) and have no verb; the
    other must have one, or four words. The cue is the colon or dash.

    Args:
        words, names: of the article, in order.
        found: what the tagger found.
    """
    made: list[Attribution] = []
    for block in article.blocks:
        if block.kind != "headline":
            continue
        taken = any(
            span.start < block.end and block.start < span.end
            for one in found
            for span in (*one.content_spans, *one.cue_spans)
        )
        if taken:
            continue
        first, stop = (
            bisect_left(words, place, key=lambda word: word.start)
            for place in (block.start, block.end)
        )
        inside = words[first:stop]
        if (one := _of_headline(article, inside, names)) is not None:
            made.append(one)
    return tuple(made)


def _of_headline(
    article: Article, words: Sequence[Word], names: Sequence[Name]
) -> Attribution | None:
    if not words:
        return None
    start, end = words[0].start, words[-1].end
    breaks = list(_BREAK.finditer(article.text, start, end))
    if not breaks:
        return None
    before, after = _sides(words, breaks[-1])
    if _names_source(article, after, names) and _says(before):
        return _made(article, after, _cue(article, breaks[-1]), before)
    before, after = _sides(words, breaks[0])
    if _names_source(article, before, names) and _says(after):
        return _made(article, before, _cue(article, breaks[0]), after)
    return None


def _sides(words: Sequence[Word], mark: re.Match[str]) -> tuple[list[Word], list[Word]]:
    return (
        [word for word in words if word.end <= mark.start()],
        [word for word in words if word.start >= mark.end()],
    )


def _cue(article: Article, mark: re.Match[str]) -> Span:
    return article.span(*mark.span("mark" if mark["mark"] else "dash"))


def _says(words: Sequence[Word]) -> bool:
    """Whether the words can be a statement; headline verbs ("spark") often look like nouns."""
    return _has_verb(words) or len(words) >= _STATEMENT_WORDS


def _has_verb(words: Sequence[Word]) -> bool:
    return any(word.tag in _VERBS for word in words)


def _names_source(article: Article, words: Sequence[Word], names: Sequence[Name]) -> bool:
    if not 0 < len(words) <= _MOST_WORDS or _has_verb(words):
        return False
    start, end = words[0].start, words[-1].end
    for name in names:
        if name.start == start and name.end == end and name.label in ("PER", "ORG"):
            return True
    # "former aid chief", "head of the bank": the noun before "of", "at" or "for", or the last one.
    heads = [index for index, word in enumerate(words) if word.tag == "ADP"]
    head = article.text[start : words[heads[0] - 1].end if heads and heads[0] else end].lower()
    last = " ".join(head.split())
    return any(last == role or last.endswith(f" {role}") for role in _roles())


def _made(
    article: Article, source: Sequence[Word], cue: Span, content: Sequence[Word]
) -> Attribution:
    said = article.span(content[0].start, content[-1].end)
    return Attribution(
        id="a0",
        source_spans=(article.span(source[0].start, source[-1].end),),
        cue_spans=(cue,),
        content_spans=(said,),
        form=form(article.text, [(said.start, said.end)]),
        act=act(cue.text, said.text),
        confidence=_CONFIDENCE,
    )


@cache
def _roles() -> frozenset[str]:
    file = resources.files("attrib.extract").joinpath("headlines.toml")
    singular = tomllib.loads(file.read_text(encoding="utf-8"))["roles"]
    plural = [role[:-1] + "ies" if role.endswith("y") else role + "s" for role in singular]
    return frozenset([*singular, *plural])
