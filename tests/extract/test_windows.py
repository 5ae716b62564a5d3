"""Windows: every word of the blocks is read once, in windows that the network can take."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer

from attrib.extract.encoder import default
from attrib.extract.windows import QUOTES, SHAPES, WINDOW, Pieces, Window, cut, pack

Blocks = list[tuple[int, int]]


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return default().tokenizer


def packed(pieces: Pieces) -> list[Window]:
    return list(pack(pieces, default().cls, default().sep))


def lines(text: str) -> Blocks:
    """A block for every line, empty ones too."""
    found, at = [], 0
    for line in text.split("\n"):
        found.append((at, at + len(line)))
        at += len(line) + 1
    return found


def check(text: str, blocks: Blocks, pieces: Pieces) -> None:
    """What holds of every text of characters that the tokenizer knows."""
    bounds = list(zip(pieces.starts.tolist(), pieces.ends.tolist(), strict=True))
    assert all(start < end for start, end in bounds)
    assert all(one[1] <= other[0] for one, other in pairwise(bounds))
    covered = {at for start, end in bounds for at in range(start, end)}
    assert {at for start, end in blocks for at in range(start, end) if text[at].strip()} == covered
    assert pieces.first[:1].tolist() in ([], [1])
    _check_segments(blocks, pieces, bounds)
    _check_windows(pieces)


def _check_segments(blocks: Blocks, pieces: Pieces, bounds: Blocks) -> None:
    assert set(np.diff(pieces.segment, prepend=0).tolist()) <= {0, 1}
    for number in set(pieces.segment.tolist()):
        inside = np.flatnonzero(pieces.segment == number)
        first, last = bounds[inside[0]][0], bounds[inside[-1]][1]
        assert any(start <= first and last <= end for start, end in blocks)


def _check_windows(pieces: Pieces) -> None:
    windows = packed(pieces)
    read = [place for window in windows for place in window.pieces.tolist() if place >= 0]
    assert read == list(range(len(pieces.ids))), "each piece once, in order"
    for window in windows:
        assert len(window.ids) <= WINDOW
        assert window.ids[0] == default().cls
        assert window.ids[-1] == default().sep
        real = window.pieces >= 0
        for values, of in (
            (window.ids, pieces.ids),
            (window.shape, pieces.shape),
            (window.quote, pieces.quote),
        ):
            assert values[real].tolist() == of[window.pieces[real]].tolist()
        _check_marks(pieces, window)
    whole = [set(pieces.segment[window.pieces[window.pieces >= 0]].tolist()) for window in windows]
    assert not any(one & other for one, other in pairwise(whole)), "no segment in two windows"


def _check_marks(pieces: Pieces, window: Window) -> None:
    """[SEP] stands where one segment ends and the next begins, and nowhere else."""
    for place in np.flatnonzero(window.pieces < 0)[1:-1].tolist():
        before, after = window.pieces[[place - 1, place + 1]].tolist()
        assert pieces.segment[before] != pieces.segment[after]
    inside = window.pieces[window.pieces >= 0]
    edges = np.count_nonzero(np.diff(pieces.segment[inside]))
    assert np.count_nonzero(window.pieces < 0) == edges + 2


WORDS = st.one_of(
    st.sampled_from(
        ["The", "mayor", "U.S.", "don't", "“no,”", "2,000", "Türkiye", "!" * 20, "李明"]
    ),
    st.text("abcXYZ019.,'\"-", min_size=1, max_size=12),
)
LINES = st.lists(st.lists(WORDS, max_size=12).map(" ".join), min_size=1, max_size=8)


@given(LINES, st.integers(1, 40))
@settings(max_examples=40)
def test_windows_hold_every_word_once(paragraphs: list[str], times: int) -> None:
    text = "\n".join([*paragraphs, " ".join(paragraphs[:1] * times)])
    check(text, lines(text), cut(default().tokenizer, text, lines(text)))


@given(st.text(max_size=80))
@example("검사")
@settings(max_examples=60)
def test_any_text_at_all_is_cut_in_order_inside_its_blocks(text: str) -> None:
    blocks = lines(text)
    pieces = cut(default().tokenizer, text, blocks)
    bounds = list(zip(pieces.starts.tolist(), pieces.ends.tolist(), strict=True))
    assert all(any(a <= start < end <= b for a, b in blocks) for start, end in bounds)
    # A syllable of Hangul is several pieces, which share its one code point.
    assert all(one[1] <= other[0] or one == other for one, other in pairwise(bounds))
    _check_windows(pieces)


def test_one_word_of_five_thousand_letters(tokenizer: Tokenizer) -> None:
    text = f"He said {'w' * 5000} twice."
    pieces = cut(tokenizer, text, [(0, len(text))])
    check(text, [(0, len(text))], pieces)
    assert len(packed(pieces)) == 1


def test_five_thousand_marks_without_a_space(tokenizer: Tokenizer) -> None:
    text = "-" * 5000
    pieces = cut(tokenizer, text, [(0, len(text))])
    check(text, [(0, len(text))], pieces)
    assert len(packed(pieces)) == -(-5000 // (WINDOW - 2))


def test_a_block_of_ten_thousand_words(tokenizer: Tokenizer) -> None:
    text = " ".join(["The council met on Monday and left."] * 1429)
    pieces = cut(tokenizer, text, [(0, len(text))])
    check(text, [(0, len(text))], pieces)
    assert len(packed(pieces)) > 40


def test_a_long_block_is_cut_after_a_full_stop_and_its_closing_mark(tokenizer: Tokenizer) -> None:
    text = " ".join(["“The council met on Monday and left for the summer.”"] * 60)
    pieces = cut(tokenizer, text, [(0, len(text))])
    lasts = np.flatnonzero(np.diff(pieces.segment))
    assert len(lasts) >= 3
    for last in lasts.tolist():
        assert text[: int(pieces.ends[last])].endswith(".”")


def test_a_long_block_without_a_full_stop_is_cut_between_words(tokenizer: Tokenizer) -> None:
    text = "Bredesenhallen " * 300
    pieces = cut(tokenizer, text, [(0, len(text))])
    edges = np.flatnonzero(np.diff(pieces.segment)) + 1
    assert len(edges) >= 3
    assert pieces.first[edges].all()


@pytest.mark.parametrize("blocks", [[], [(0, 0)], [(1, 1), (1, 3)]])
def test_blocks_without_a_word_make_no_window(tokenizer: Tokenizer, blocks: Blocks) -> None:
    pieces = cut(tokenizer, "   ", blocks)
    assert len(pieces.ids) == len(pieces.quote) == 0
    assert packed(pieces) == []


def test_empty_blocks_among_others_take_no_segment(tokenizer: Tokenizer) -> None:
    text = "One.\n\n  \nTwo."
    pieces = cut(tokenizer, text, lines(text))
    check(text, lines(text), pieces)
    assert sorted(set(pieces.segment.tolist())) == [0, 1]


def test_what_stands_between_the_blocks_is_not_read(tokenizer: Tokenizer) -> None:
    text = "One two three"
    pieces = cut(tokenizer, text, [(0, 3), (8, 13)])
    assert [text[s:e] for s, e in zip(pieces.starts, pieces.ends, strict=True)] == ["One", "three"]


def test_short_paragraphs_share_a_window(tokenizer: Tokenizer) -> None:
    text = "\n".join(["The council met."] * 5)
    assert len(packed(cut(tokenizer, text, lines(text)))) == 1


def of_words(text: str, tokenizer: Tokenizer) -> list[tuple[str, str]]:
    """The first piece of every word of the tokenizer's, and its shape."""
    pieces = cut(tokenizer, text, [(0, len(text))])
    return [
        (text[start:end], SHAPES[shape])
        for start, end, shape, first in zip(
            pieces.starts, pieces.ends, pieces.shape, pieces.first, strict=True
        )
        if first
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said no", ["title", "lower", "lower"]),
        ("HRW is here", ["upper", "lower", "lower"]),
        ("J. Hill", ["initial", "mark", "title"]),
        ("9M79 and 2022", ["digit", "lower", "digit"]),
        ("iPhone , “", ["mixed", "mark", "mark"]),
        ("Élan ÉLAN élan", ["title", "upper", "lower"]),
    ],
)
def test_shapes(tokenizer: Tokenizer, text: str, expected: list[str]) -> None:
    assert [shape for _, shape in of_words(text, tokenizer)] == expected


def test_all_pieces_of_a_word_have_its_shape(tokenizer: Tokenizer) -> None:
    text = "Bredesenhallen opened"
    pieces = cut(tokenizer, text, [(0, len(text))])
    assert len(pieces.ids) > 3
    assert [SHAPES[shape] for shape in pieces.shape] == ["title"] * (len(pieces.ids) - 1) + [
        "lower"
    ]


def quotes(text: str, blocks: Blocks) -> list[tuple[str, str]]:
    pieces = cut(default().tokenizer, text, blocks)
    return [
        (text[start:end], QUOTES[quote])
        for start, end, quote in zip(pieces.starts, pieces.ends, pieces.quote, strict=True)
    ]


def test_quotation_marks_are_told_to_the_network() -> None:
    text = 'He said "no" and left'
    assert quotes(text, [(0, len(text))]) == [
        ("He", "outside"),
        ("said", "outside"),
        ('"', "opening"),
        ("no", "inside"),
        ('"', "closing"),
        ("and", "outside"),
        ("left", "outside"),
    ]


def test_a_quotation_left_open_ends_with_its_paragraph() -> None:
    text = "“We go\n“on”\nHe left"
    assert quotes(text, lines(text)) == [
        ("“", "opening"),
        ("We", "inside"),
        ("go", "inside"),
        ("“", "opening"),
        ("on", "inside"),
        ("”", "closing"),
        ("He", "outside"),
        ("left", "outside"),
    ]
