"""What the benchmarks share, and how they read what other tools say."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from attrib.evaluate import Relation, RelationRow, evaluate_predictions

Load = Callable[[str], ModuleType]


def test_a_section_of_the_results_is_replaced_and_the_others_stay(
    benchmark_module: Load, tmp_path: Path
) -> None:
    places: Any = benchmark_module("places")
    file = tmp_path / "RESULTS.md"
    places.write_section("speed", "slow", file)
    places.write_section("peers", "good", file)
    places.write_section("speed", "fast\n", file)
    assert file.read_text() == (
        "# Benchmark results\n\n"
        "<!-- speed: begin -->\nfast\n<!-- speed: end -->\n\n"
        "<!-- peers: begin -->\ngood\n<!-- peers: end -->\n"
    )
    assert [path.name for path in tmp_path.iterdir()] == ["RESULTS.md"]


def test_a_section_without_its_end_is_not_overwritten(
    benchmark_module: Load, tmp_path: Path
) -> None:
    places: Any = benchmark_module("places")
    file = tmp_path / "RESULTS.md"
    file.write_text("<!-- speed: begin -->\nwritten by hand\n")
    with pytest.raises(SystemExit, match="has no end mark"):
        places.write_section("speed", "fast", file)
    assert "written by hand" in file.read_text()


@dataclass(frozen=True)
class Token:
    """As much of a spaCy token, or span, as the benchmark reads."""

    text: str
    idx: int

    def __len__(self) -> int:
        return len(self.text)

    @property
    def start_char(self) -> int:
        return self.idx

    @property
    def end_char(self) -> int:
        return self.idx + len(self.text)


def quoted(text: str) -> Iterator[tuple[list[Token], list[Token], Token]]:
    """A peer that knows `"..." said NAME` and raises on an odd number of marks."""
    if text.count('"') % 2:
        raise ValueError("unclosed")
    if '"' in text:
        last = text.rindex('"') + 1
        cue = text.index("said")
        name = Token(text[cue + 5 : -1], cue + 5)
        yield [name], [Token("said", cue)], Token(text[:last], 0)


def test_a_peer_reads_paragraphs_and_its_offsets_are_those_of_the_article(
    benchmark_module: Load,
) -> None:
    peer: Any = benchmark_module("peers").Peer(quoted, str)
    text = 'One.\n\n"No" said Ann.\n"Odd said Bob.'
    (found,) = peer(text)
    spans = (found.source[0], found.cue[0], found.content[0])
    assert [text[s:e] for s, e in spans] == ["Ann", "said", '"No"']
    assert peer.gave_up == 1


def test_a_peer_that_prepares_its_text_keeps_the_offsets(benchmark_module: Load) -> None:
    peer: Any = benchmark_module("peers").Peer(quoted, str, replaced=("''", '"'))
    text = "One.\n''No'' said Ann."
    (found,) = peer(text)
    spans = (found.source[0], found.cue[0], found.content[0])
    assert [text[s:e] for s, e in spans] == ["Ann", "said", "''No''"]


def test_the_table_of_peers_has_a_row_for_each_tool(benchmark_module: Load) -> None:
    peers: Any = benchmark_module("peers")
    said = Relation(((0, 3),), ((4, 8),), ((9, 11),))
    scores = evaluate_predictions([RelationRow("x", "Ann said no", (said,))], [[said]])
    lines = list(peers.lines([peers.Measured("tool", scores, 1234.5, 2)], "a corpus"))
    assert lines[0] == "## Accuracy beside peers, on a corpus"
    assert lines[-1] == "| tool | 100.0 | 100.0 | 100.0 | 100.0 | - | - | 100.0 | 1,234 | 2 |"


def test_speed_counts_what_the_engine_says_and_reads_texts_in_turn(
    benchmark_module: Load, monkeypatch: pytest.MonkeyPatch
) -> None:
    speed: Any = benchmark_module("speed")
    seen: list[str] = []

    def read(text: str) -> float:
        seen.append(text)
        return 0.5

    monkeypatch.setitem(speed.ENGINES, "toy", lambda: read)
    found = speed.child("toy", 3, ["one two", "three"])
    assert seen == [speed.WARM_UP, "one two", "three", "one two"]
    assert (found["words"], found["seconds"]) == (5, 1.5)
    assert found["peak"] > 1


def test_an_engine_that_is_not_installed_is_skipped_and_that_is_said(
    benchmark_module: Load, monkeypatch: pytest.MonkeyPatch
) -> None:
    speed: Any = benchmark_module("speed")

    def load() -> Callable[[str], float]:
        raise ModuleNotFoundError(name="a_pipeline")

    monkeypatch.setitem(speed.ENGINES, "toy", load)
    assert speed.child("toy", 1, ["one"]) == {"skipped": "a_pipeline is not installed"}


def test_a_measurement_runs_in_a_process_of_its_own(benchmark_module: Load, tmp_path: Path) -> None:
    speed: Any = benchmark_module("speed")
    texts = tmp_path / "texts.json"
    texts.write_text(json.dumps(["The mayor said on Monday that the bridge would open in June."]))
    found = speed.measure("encoder", 1, 2, texts)
    assert (found.engine, found.articles, found.words) == ("encoder", 2, 24)
    assert found.seconds > 0
    assert found.peak > 10


def test_the_table_of_speeds_compares_with_attrib(benchmark_module: Load) -> None:
    speed: Any = benchmark_module("speed")
    measured = [
        speed.Measured("attrib", 1, 10, 6000, 1.0, 200.0),
        speed.Measured("spacy", 1, 10, 6000, 1.5, 150.0),
    ]
    lines = list(speed.lines(measured, ["encoder skipped: x"], "two texts"))
    assert "| 1 | 10 | attrib | 6,000 | 1.00 | 6,000 | 200 | 1.00 |" in lines
    assert "| 1 | 10 | spacy | 6,000 | 1.50 | 4,000 | 150 | 1.50 |" in lines
    assert lines[-1] == "encoder skipped: x"
