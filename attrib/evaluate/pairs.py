"""Scoring how claims are compared: pairs of sentences that say the same, differ, or neither."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from attrib.claims.certainty import certainty
from attrib.claims.figures import with_numbers
from attrib.claims.pairs import compare
from attrib.claims.similarity import Gist, Gists
from attrib.errors import InputError
from attrib.extract import Reading, extract
from attrib.ingest import read_text
from attrib.model import Claim
from attrib.resolve import resolve

Says = Literal["same", "differs", "neither"]

_GAP = "\n\n"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sentences and how the second stands to the first."""

    first: str
    second: str
    says: Says


@dataclass(frozen=True, slots=True)
class PairScores:
    """How many pairs were judged right.

    Attributes:
        pairs: how many there are.
        right: judged as the file says.
        wrong_same: called the same though they are not; each counts as two mistakes.
        mistakes: the pairs judged wrong, with what was said of them.
    """

    pairs: int
    right: int
    wrong_same: int
    mistakes: tuple[tuple[Pair, Says], ...]

    @property
    def score(self) -> float:
        """Share of pairs that are right, a wrong "same" taken off twice; 0 to 1."""
        return (self.right - self.wrong_same) / self.pairs if self.pairs else 0.0


def read_pairs(path: Path | str) -> list[Pair]:
    """The pairs of a TOML file: tables `pair` with `first`, `second` and `says`.

    Raises:
        InputError: the file is missing or malformed.
    """
    try:
        data = tomllib.loads(Path(path).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputError(f"{path}: not a TOML file ({error}); write [[pair]] tables") from error
    rows = data.get("pair")
    if not isinstance(rows, list) or not rows or not all(isinstance(row, dict) for row in rows):
        raise InputError(f"{path}: no pairs; write [[pair]] tables")
    found = []
    for number, row in enumerate(rows, 1):
        says = row.get("says")
        if says not in get_args(Says) or not all(
            isinstance(row.get(key), str) and row[key].strip() for key in ("first", "second")
        ):
            raise InputError(
                f"{path}: pair {number} needs first and second, two sentences, and says,"
                " one of same, differs and neither"
            )
        found.append(Pair(row["first"], row["second"], says))
    return found


def judge(first: str, second: str) -> Says:
    """How two sentences stand to each other, read as two paragraphs of one article.

    >>> judge("The fire killed 12 people.", "The fire killed 15 people.")
    'differs'
    """
    verdict = compare(*gists_of(first, second))
    return "neither" if verdict is None else verdict.kind


def gists_of(first: str, second: str) -> tuple[Gist, Gist]:
    """What two sentences say, read as two paragraphs of one article."""
    reading = extract(read_text(f"{first}{_GAP}{second}\n"))
    gists = Gists(resolve(reading).entities)
    begin = len(first) + len(_GAP)
    return (
        gists.gist(_claim(reading, gists, "c1", 0, len(first))),
        gists.gist(_claim(reading, gists, "c2", begin, begin + len(second))),
    )


def score_pairs(pairs: Iterable[Pair]) -> PairScores:
    """Judge every pair."""
    judged = [(pair, judge(pair.first, pair.second)) for pair in pairs]
    wrong = tuple((pair, said) for pair, said in judged if said != pair.says)
    return PairScores(
        pairs=len(judged),
        right=len(judged) - len(wrong),
        wrong_same=sum(said == "same" for _, said in wrong),
        mistakes=wrong,
    )


def _claim(reading: Reading, gists: Gists, id: str, start: int, end: int) -> Claim:
    article = reading.article
    put = certainty(reading.grammar, [(start, end)], reported=False)
    claim = Claim(
        id=id,
        text=article.text[start:end],
        spans=(article.span(start, end),),
        voice="attributed",
        polarity=put.polarity,
        conditions=tuple(article.span(*bounds) for bounds in put.conditions),
        tense=put.tense,
    )
    return with_numbers(gists.page, claim, None)
