"""What the form of a page, and no verb, credits someone with, and how it is looked up."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from attrib.extract.quotes import quotations
from attrib.extract.reading import Name, Word
from attrib.model import Article, Attribution

Bounds = tuple[int, int]

_BULLET = re.compile(r"(?:[-*•·▪◦‣●○]|\(?\d{1,3}[.)])\s+(?=\S)")
_LETTER = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Spoken:
    """What the form of the page credits someone with.

    Attributes:
        source: the words that name the speaker; None where the text does not.
        cue: the colon or dash, or the label that stands for a name ("A:").
        contents: in order, without the label; empty where nobody is to be credited.
        around: the label and the contents: whatever else was read here gives way.
    """

    source: Bounds | None
    cue: Bounds
    contents: tuple[Bounds, ...]
    around: tuple[Bounds, ...]


class Sheet:
    """An article with what was found in it so far, looked up by place.

    Args:
        words, names: of the article, in order.
        found: what the tagger found.
    """

    def __init__(
        self,
        article: Article,
        words: Sequence[Word],
        names: Sequence[Name],
        found: Sequence[Attribution],
    ) -> None:
        self.article = article
        self.text = article.text
        self.names = names
        self.found = found
        self._words = words
        self._starts = [word.start for word in words]
        self._name_starts = [name.start for name in names]

    def words(self, start: int, end: int) -> Sequence[Word]:
        """Those that begin between two places."""
        return self._words[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def named(self, start: int, end: int) -> Sequence[Name]:
        """Names that begin between two places."""
        first = bisect_left(self._name_starts, start)
        return self.names[first : bisect_left(self._name_starts, end)]

    def has_verb(self, start: int, end: int) -> bool:
        """Whether one of the words that begin between two places is a verb."""
        return any(word.tag in ("VERB", "AUX") for word in self.words(start, end))

    def quoted(self, start: int, end: int) -> bool:
        """Whether every letter of a stretch of one block stands in quotation marks."""
        at = start
        for opening, closing in quotations(self.text, start, end):
            if _LETTER.search(self.text, at, opening):
                return False
            at = closing
        return at > start and not _LETTER.search(self.text, at, end)

    def trimmed(self, start: int, end: int) -> Bounds:
        """The stretch without white space at its edges."""
        piece = self.text[start:end]
        start += len(piece) - len(piece.lstrip())
        return start, max(start, start + len(piece.strip()))

    def unbulleted(self, start: int, end: int) -> int:
        """Where a stretch begins after the bullet or number of a list."""
        bullet = _BULLET.match(self.text, start, end)
        return bullet.end() if bullet else start


@cache
def data() -> dict[str, list[str]]:
    """The tables of layouts.toml, and `roles` of headlines.toml."""
    folder = resources.files("attrib.extract")
    tables: dict[str, list[str]] = {}
    for name in ("layouts.toml", "headlines.toml"):
        tables |= tomllib.loads(folder.joinpath(name).read_text(encoding="utf-8"))
    return tables


@cache
def _callings() -> frozenset[str]:
    known = [*data()["roles"], *data()["speakers"], *data()["titles"]]
    plural = [one[:-1] + "ies" if one.endswith("y") else one + "s" for one in known]
    return frozenset([*known, *plural])


def is_role(phrase: str) -> bool:
    """Whether a phrase ends in what someone is or does ("city engineer", "HOST").

    >>> is_role("Audience Member")
    True
    """
    words = re.findall(r"[\w-]+", phrase.lower())
    return any(
        " ".join(words[at:]) in _callings() for at in range(max(0, len(words) - 3), len(words))
    )
