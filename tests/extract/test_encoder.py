"""The encoder: one reading of a text, the same every time, with the shipped weights."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import fields
from importlib.resources import as_file, files
from pathlib import Path

import numpy as np
import pytest

from attrib.errors import AttribError
from attrib.extract.encoder import LABELLED, Encoded, Encoder, Floats, default
from attrib.extract.labels import ACCUSED, NAME_TAGS, POINTERS, RELATIONS, SENSES, TAGS, UPOS

TEXT = "\n".join(
    [
        "The bridge is safe: mayor",
        "The bridge over the river is safe, Mayor Ann Lee said on Monday.",
        "“We looked at every bolt,” she wrote on Twitter. “None is loose.”",
        *["The council met in the evening and talked about the harbour for hours."] * 30,
    ]
)


def lines(text: str) -> list[tuple[int, int]]:
    found, at = [], 0
    for line in text.split("\n"):
        found.append((at, at + len(line)))
        at += len(line) + 1
    return found


def assert_same(one: Mapping[str, Floats], other: Mapping[str, Floats]) -> None:
    assert set(one) == set(other) == set(POINTERS)
    assert all(np.array_equal(one[name], other[name]) for name in POINTERS)


@pytest.fixture(scope="module")
def read() -> Encoded:
    return default().encode(TEXT, lines(TEXT))


@pytest.fixture
def weights(tmp_path: Path) -> Iterator[Path]:
    """A copy of the shipped folder, to be damaged."""
    with as_file(files("attrib.extract") / "weights") as folder:
        yield shutil.copytree(folder, tmp_path / "weights")


def test_every_head_speaks_of_every_word(read: Encoded) -> None:
    rows = len(read.starts)
    assert rows > 300
    for name, size in (
        ("tags", len(TAGS)),
        ("names", len(NAME_TAGS)),
        ("pos", len(UPOS)),
        ("relations", len(RELATIONS)),
        ("accused", len(ACCUSED)),
        ("senses", len(SENSES)),
        ("focus", len(SENSES)),
    ):
        values = getattr(read, name)
        assert values.shape == (rows, size), name
        assert values.dtype == np.float32
        assert np.isfinite(values).all()
        assert np.abs(values).max() > 0
    assert len(read.starts) == len(read.ends) == len(read.segment) == len(read.place) == rows
    assert len(read.pointers) == len(set(read.window.tolist()))


def test_rows_are_words_of_the_text_in_order(read: Encoded) -> None:
    words = [TEXT[start:end] for start, end in zip(read.starts, read.ends, strict=True)]
    assert words[:6] == ["The", "bridge", "is", "safe", ":", "mayor"]
    assert "".join(words) == "".join(TEXT.split())
    assert (np.diff(read.starts) > 0).all()
    assert set(np.diff(read.segment).tolist()) == {0, 1}
    assert set(np.diff(read.window).tolist()) == {0, 1}


def test_transitions_of_the_card_are_those_of_the_tags() -> None:
    assert np.array(default().card["transitions"]).shape == (len(TAGS), len(TAGS))


@pytest.mark.parametrize("pointer", POINTERS)
def test_scores_of_a_pointer_are_those_from_word_to_word(read: Encoded, pointer: str) -> None:
    last = np.flatnonzero(read.window == read.window[-1])
    found = read.scores(pointer, last[1:3], last)
    assert found.shape == (2, len(last))
    assert np.isfinite(found).all()
    swapped = read.scores(pointer, last[[2, 1]], last[::-1])
    assert np.array_equal(swapped, found[::-1, ::-1])


def test_the_same_text_twice_gives_identical_arrays(read: Encoded) -> None:
    again = default().encode(TEXT, lines(TEXT))
    for field in fields(Encoded):
        if field.name != "pointers":
            assert np.array_equal(getattr(read, field.name), getattr(again, field.name)), field.name
    for one, other in zip(read.pointers, again.pointers, strict=True):
        assert_same(one, other)


def test_a_window_is_read_the_same_alone_and_among_others(read: Encoded) -> None:
    windows = sorted(set(read.window.tolist()))
    assert len(windows) >= 2
    for number in windows:
        inside = np.flatnonzero(read.window == number)
        first, last = int(read.starts[inside[0]]), int(read.ends[inside[-1]])
        blocks = [(start, end) for start, end in lines(TEXT) if first <= start and end <= last]
        alone = default().encode(TEXT, blocks)
        assert alone.starts.tolist() == read.starts[inside].tolist()
        for name in LABELLED:
            assert np.array_equal(getattr(alone, name), getattr(read, name)[inside]), name
        assert_same(alone.pointers[0], read.pointers[number])


def test_what_stands_before_a_block_changes_its_offsets_alone() -> None:
    sentence = "The bridge is safe, the mayor said."
    plain = default().encode(sentence, [(0, len(sentence))])
    moved = default().encode(f"👍🏽 {sentence}", [(3, 3 + len(sentence))])
    assert (moved.starts - plain.starts).tolist() == [3] * len(plain.starts)
    assert np.array_equal(plain.tags, moved.tags)


@pytest.mark.parametrize("blocks", [[], [(0, 0)], [(0, 3)]])
def test_nothing_to_read_gives_no_rows(blocks: list[tuple[int, int]]) -> None:
    nothing = default().encode("   ", blocks)
    assert len(nothing.starts) == len(nothing.window) == 0
    assert nothing.tags.shape == (0, len(TAGS))


def test_one_word_is_read() -> None:
    assert default().encode("Stop", [(0, 4)]).tags.shape == (1, len(TAGS))


def test_the_digest_is_that_of_the_weights(weights: Path) -> None:
    expected = hashlib.sha256((weights / "network.onnx").read_bytes()).hexdigest()
    assert default().digest == expected


def test_the_encoder_is_loaded_once() -> None:
    assert default() is default()


@pytest.mark.parametrize("threads", ["many", "-1", "1.5", "", "²"])
def test_a_wrong_number_of_threads_is_said_so(
    monkeypatch: pytest.MonkeyPatch, threads: str
) -> None:
    monkeypatch.setenv("ATTRIB_THREADS", threads)
    with pytest.raises(AttribError, match=r"ATTRIB_THREADS is .*; give a whole number") as told:
        default.__wrapped__()
    assert "\n" not in str(told.value)


def test_the_number_of_threads_changes_no_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATTRIB_THREADS", "1")
    alone = default.__wrapped__()
    sentence = "The bridge is safe, the mayor said."
    one, other = (it.encode(sentence, [(0, len(sentence))]) for it in (alone, default()))
    assert one.tags == pytest.approx(other.tags, abs=1e-3)


def test_a_missing_folder_is_said_so_with_a_remedy(tmp_path: Path) -> None:
    with pytest.raises(AttribError, match=r"cannot be read .*; reinstall attrib") as told:
        Encoder(tmp_path / "nowhere")
    assert str(tmp_path / "nowhere") in str(told.value)
    assert "\n" not in str(told.value)


@pytest.mark.parametrize("name", ["network.onnx", "card.json", "tokenizer.json"])
def test_a_missing_file_is_said_so_with_a_remedy(weights: Path, name: str) -> None:
    (weights / name).unlink()
    with pytest.raises(AttribError, match=r"cannot be read .*; reinstall attrib") as told:
        Encoder(weights)
    assert "\n" not in str(told.value)


@pytest.mark.parametrize("name", ["network.onnx", "card.json", "tokenizer.json"])
def test_a_damaged_file_is_said_so_with_a_remedy(weights: Path, name: str) -> None:
    """As where a large file was left behind as a pointer, or a download broke off."""
    (weights / name).write_text("version https://example.org/spec/v1\n", encoding="utf-8")
    with pytest.raises(AttribError, match=r"cannot be read .*; reinstall attrib") as told:
        Encoder(weights)
    assert "\n" not in str(told.value)
