"""Sentences of one block, by nupunkt's Punkt (Kiss and Strunk 2006) with abbreviations of news."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nupunkt import PunktSentenceTokenizer

# Marks that close what stands before them. The straight ones close only when they touch it.
_CLOSING = "\"'”’»)]}›"
_CLOSED_THEN_OPENED = re.compile(r"[.!?…][\"'”’»]+(?=\s+[\"'“‘«])")
_CLOSERS = re.compile(r"[\"'”’»)\]}›]+")
_GOES_ON = re.compile(r"[,;:)\]}”»›]|[-–—](?!\s*[\"“‘«A-Z])")
_MAY_GO_ON = re.compile(r"[!?…][\"'”’»)\]]*$|\.[\"'”’»)\]]+$|\w\.\w\.$")
_ENUMERATOR = re.compile(r"[\"“‘«(\[]*(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,4})[.)]$")
_FIGURE = re.compile(r"[#$£€]?\d")
_WORD = re.compile(r"\w")


def sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences of `text[start:end]`.

    A quotation of several sentences is split at each of them; the closing mark, and any bracket,
    belongs to the sentence that it ends, and what goes on in lower case after it ("he said") too.

    Args:
        text: the text of the article.
        start, end: the block, in code points of `text`, end exclusive.

    Returns:
        Spans in code points of `text`, in order, without white space at their edges. Nothing but
        white space stands between them: together they hold all else of the block.

    >>> text = "“It is over. We won,” Mr. Smith said. He left."
    >>> [text[a:b] for a, b in sentences(text, 0, len(text))]
    ['“It is over.', 'We won,” Mr. Smith said.', 'He left.']
    """
    block = text[start:end]
    cuts = _ends_in(block)
    spans = []
    for a, b in zip([0, *cuts], [*cuts, len(block)], strict=True):
        piece = block[a:b]
        if trimmed := piece.strip():
            first = start + a + len(piece) - len(piece.lstrip())
            spans.append((first, first + len(trimmed)))
    return spans


# The audit asks again for those of the article that has just been read.
@lru_cache(maxsize=128)
def _ends_in(block: str) -> tuple[int, ...]:
    """Where each sentence ends but the last: offsets into `block`."""
    return tuple(_mended(block, _cuts(block)))


def _cuts(block: str) -> list[int]:
    """Where a sentence may end, as the library and the marks say: offsets into `block`."""
    cuts = {stop for _, stop in _tokenizer().span_tokenize(block)}
    cuts.update(match.end() for match in _CLOSED_THEN_OPENED.finditer(block))
    return sorted(cut for cut in cuts if 0 < cut < len(block))


def _mended(block: str, cuts: list[int]) -> list[int]:
    kept: list[int] = []
    begin = 0
    for place, cut in enumerate(cuts):
        if cut < begin:
            continue
        if block[cut] in _CLOSING and (closers := _CLOSERS.match(block, cut)):
            cut = closers.end()
        limit = cuts[place + 1] if place + 1 < len(cuts) else len(block)
        if _ends(block[begin:cut].strip(), block[cut : max(limit, cut)].lstrip()):
            kept.append(cut)
            begin = cut
    return kept


def _ends(before: str, after: str) -> bool:
    """Whether a sentence really ends between the two."""
    if not _WORD.search(before) or not _WORD.search(after):
        return False
    if _GOES_ON.match(after) or _ENUMERATOR.fullmatch(before):
        return False
    if after[0].islower() and _MAY_GO_ON.search(before):
        return False
    if _FIGURE.match(after):
        last = before.rpartition(" ")[2].lower().strip('("“‘.')
        return not (before.endswith(".") and last in _before_figures())
    return True


@cache
def _data() -> dict[str, list[str]]:
    file = resources.files("attrib.extract").joinpath("abbreviations.toml")
    return tomllib.loads(file.read_text(encoding="utf-8"))


@cache
def _before_figures() -> frozenset[str]:
    return frozenset(_data()["before_figures"])


@cache
def _tokenizer() -> PunktSentenceTokenizer:
    from nupunkt import PunktParameters, PunktSentenceTokenizer, load_default_model

    learned = load_default_model().parameters
    lists = (words for name, words in _data().items() if name != "before_figures")
    ours = {word for words in lists for word in words}
    dotted = {word for word in learned.abbrev_types if "." in word}
    parameters = PunktParameters(
        abbrev_types=ours | dotted, sent_starters=set(learned.sent_starters)
    )
    return PunktSentenceTokenizer(parameters, include_common_abbrevs=False)
