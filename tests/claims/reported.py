"""Sentences of reported speech, read by the encoder, for the tests of claims."""

from __future__ import annotations

from functools import cache

from attrib.extract import Reading, extract
from attrib.extract.grammar import Bounds, Grammar
from attrib.ingest import read_text

CUE = "Officials said "


@cache
def read(text: str) -> Reading:
    return extract(read_text(text, name="test"))


def grammar(text: str) -> Grammar:
    reading = read(text)
    return Grammar(reading.article.text, reading.words)


def said(content: str) -> tuple[Grammar, Bounds]:
    """ "Officials said CONTENT." with the place of the content."""
    text = f"{CUE}{content}."
    return grammar(text), (len(CUE), len(CUE) + len(content))


def words(found: Grammar, pieces: tuple[Bounds, ...]) -> str:
    """A claim in words, a bar where others stand between."""
    return " | ".join(found.text[start:end] for start, end in pieces)
