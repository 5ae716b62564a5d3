"""Scoring the splitting of contents into claims against contents that were split by hand.

A file of splits holds no text: one JSON object a line with `id` (of a document of a corpus),
`content` (its pieces) and `claims` (for each claim its pieces), all in code points of the text of
that document. What a person split and what attrib split agree where there are as many claims, and
each holds the same words but for punctuation and function words (function_words.toml).
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path

from attrib.claims.split import propositions
from attrib.errors import InputError
from attrib.evaluate.corpora import Offsets, RelationRow, read_corpus
from attrib.extract import extract
from attrib.extract.grammar import Grammar
from attrib.ingest import read_text

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Split:
    """A content that a person split. `line` is its place in the file, counted from 1."""

    id: str
    content: Offsets
    claims: tuple[Offsets, ...]
    line: int


@dataclass(frozen=True, slots=True)
class SplitScores:
    """How often attrib and a person agree.

    Attributes:
        contents: how many were compared.
        agreed: in how many both found the same claims.
        several: how many the person split into two or more claims.
        several_agreed: in how many of these both found the same claims.
        differing: lines of the file at which they differ.
    """

    contents: int
    agreed: int
    several: int
    several_agreed: int
    differing: tuple[int, ...]


def read_splits(path: Path | str) -> list[Split]:
    """Read a file of splits.

    Raises:
        InputError: the file cannot be read or a line is malformed; the message names the line.
    """
    try:
        lines = Path(path).read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); check the file") from None
    return [_split(path, number, line) for number, line in enumerate(lines, 1) if line.strip()]


def _split(path: Path | str, number: int, line: str) -> Split:
    try:
        row = json.loads(line)
        claims = tuple(_offsets(claim) for claim in row["claims"])
        return Split(str(row["id"]), _offsets(row["content"]), claims, number)
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(
            f"{path}, line {number}: no split ({error}); give id, content and claims"
        ) from None


def _offsets(pieces: Sequence[Sequence[int]]) -> Offsets:
    return tuple((int(start), int(end)) for start, end in pieces)


def evaluate_splits(splits_path: Path | str, corpus_path: Path | str) -> SplitScores:
    """Split the contents of a file and compare with what a person made of them.

    Args:
        splits_path: the file of splits.
        corpus_path: the corpus that holds its documents.

    Raises:
        InputError: a file is malformed, or a document is not in the corpus.
    """
    splits = read_splits(splits_path)
    texts: dict[str, str] = {}
    for row in read_corpus(corpus_path).rows:
        if isinstance(row, RelationRow):
            texts.setdefault(row.id, row.text)
    grammars: dict[str, Grammar] = {}
    differing = []
    for split in splits:
        if split.id not in texts:
            raise InputError(
                f"{splits_path}, line {split.line}: {split.id} is not in {corpus_path}; give the"
                " corpus that the splits were made from"
            )
        if split.id not in grammars:
            reading = extract(read_text(texts[split.id], name=split.id))
            grammars[split.id] = reading.grammar
        if not agree(grammars[split.id], split):
            differing.append(split)
    several = [split for split in splits if len(split.claims) > 1]
    return SplitScores(
        contents=len(splits),
        agreed=len(splits) - len(differing),
        several=len(several),
        several_agreed=sum(split not in differing for split in several),
        differing=tuple(split.line for split in differing),
    )


def agree(grammar: Grammar, split: Split) -> bool:
    """Whether attrib splits the content as the person did."""
    found = propositions(grammar, split.content)
    return [_telling(grammar.text, claim) for claim in found] == [
        _telling(grammar.text, claim) for claim in split.claims
    ]


def _telling(text: str, pieces: Sequence[tuple[int, int]]) -> frozenset[int]:
    """Where the words stand that are no function words."""
    return frozenset(
        word.start()
        for start, end in pieces
        for word in _WORD.finditer(text, start, end)
        if word[0].lower() not in _function_words()
    )


@cache
def _function_words() -> frozenset[str]:
    file = resources.files("attrib.evaluate").joinpath("function_words.toml")
    return frozenset(tomllib.loads(file.read_text(encoding="utf-8"))["words"])
