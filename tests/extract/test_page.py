"""A page: blocks read once, with what the tagger links in them."""

from __future__ import annotations

from itertools import pairwise

import pytest

from attrib.extract.encoder import default
from attrib.extract.linking import Linked, bounds
from attrib.extract.page import Page, read_page
from attrib.extract.windows import WINDOW
from tests.reports import article

FILLER = "The wind came from the east, and we could see the smoke above the harbour all day long. "


def page(text: str, only: list[int] | None = None) -> Page:
    of = article(text)
    blocks = [(block.start, block.end) for block in of.blocks]
    return read_page(of, default(), [blocks[n] for n in only] if only else blocks)


def texts(of: Page, one: Linked) -> list[str]:
    return [of.article.text[slice(*bounds(of.encoded, span))] for span in one.contents]


TEXT = (
    "The bridge\n\n"
    "“The bridge is safe,” Mayor Ann Lee said on Monday. “We looked at every bolt.”\n\n"
    "By Jo Roe\n\n"
    "Tom Ellis denied that it was safe. It was late."
)


@pytest.fixture(scope="module")
def read() -> Page:
    return page(TEXT)


def test_sentences_and_quotations_stand_in_the_blocks_in_order(read: Page) -> None:
    assert [TEXT[start:end] for start, end in read.sentences] == [
        "The bridge",
        "“The bridge is safe,” Mayor Ann Lee said on Monday.",
        "“We looked at every bolt.”",
        "By Jo Roe",
        "Tom Ellis denied that it was safe.",
        "It was late.",
    ]
    assert [TEXT[start:end] for start, end in read.marks] == [
        "“The bridge is safe,”",
        "“We looked at every bolt.”",
    ]


def test_words_are_those_of_the_blocks_each_in_its_sentence(read: Page) -> None:
    assert "".join(TEXT[word.start : word.end] for word in read.words) == "".join(TEXT.split())
    assert len(read.rows) == len(read.words)
    for word in read.words:
        start, end = read.sentences[word.sentence]
        assert start <= word.start < word.end <= end


def test_a_block_that_is_not_read_belongs_to_no_word() -> None:
    skipped = page(TEXT, only=[0, 1, 3])
    words = [TEXT[word.start : word.end] for word in skipped.words]
    assert "Roe" not in " ".join(words)
    assert not any("\n" in word for word in words)


def test_every_cue_has_a_content(read: Page) -> None:
    assert len(read.linked) == 2
    assert all(one.contents for one in read.linked)


def test_what_cues_and_sources_occupy_is_known_in_order(read: Page) -> None:
    words = [TEXT[start:end] for start, end in read.occupied]
    assert "denied" in words
    assert "Tom Ellis" in words
    assert all(one <= other for one, other in pairwise(read.occupied))


def test_subjects_are_found(read: Page) -> None:
    at = TEXT.index("denied")
    found = read.subjects.of((at, at + len("denied")))
    assert found is not None
    assert TEXT[slice(*found)] == "Tom Ellis"


def test_a_quotation_longer_than_a_window_stays_in_one_piece_with_its_speaker() -> None:
    """Its later parts are read without the speaker, who stands before it."""
    said = f"“The harbour burned. {FILLER * 30}We left.”"
    found = page(f"The fire\n\nAnn Doyle, the fire chief, said: {said}")
    assert len(found.words) > 2 * WINDOW
    (one,) = [one for one in found.linked if one.source]
    pieces = texts(found, one)
    assert "The harbour burned" in pieces[0]
    assert pieces[-1].rstrip("”").endswith("We left.")


@pytest.mark.parametrize("text", ["", " \n "])
def test_no_words_make_an_empty_page(text: str) -> None:
    empty = page(text)
    assert (empty.words, list(empty.linked), list(empty.sentences)) == ((), [], [])
