"""The accuracy gate: floors with the digest of their corpus, which only rise."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from attrib.evaluate import Relation, Scores, evaluate_predictions, read_corpus

TEXT = "Ann said no. Bob said yes. Eve said so."
FIGURE = "attributions.relations.f1"
ERROR = "attributions.calibration.error"


@pytest.fixture
def gate(
    benchmark_module: Callable[[str], ModuleType], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Any:
    """The gate, in a repository with neither corpus nor environment variable."""
    module = benchmark_module("accuracy_gate")
    monkeypatch.setattr(module.places, "ROOT", tmp_path / "repository")
    monkeypatch.delenv("ATTRIB_CORPORA", raising=False)
    return module


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    marked = [
        {"source": [[s, s + 3]], "cue": [[s + 4, s + 8]], "content": [[s + 9, s + 11]]}
        for s in (0, 13, 27)
    ]
    path = tmp_path / "corpora" / "gold.jsonl"
    path.parent.mkdir()
    path.write_text(json.dumps({"id": "x", "text": TEXT, "attributions": marked}))
    return path


def two_of_three(path: Path) -> Scores:
    """F1 of 0.8: two of three found, none wrong; confidence 0.9."""
    rows = read_corpus(path).rows
    made = [Relation(((s, s + 3),), (), ((s + 9, s + 11),), 0.9) for s in (0, 13)]
    return evaluate_predictions(rows, [made]).model_copy(update={"corpus": path.name})


def limits(gate: Any, corpus: Path, **given: Any) -> Any:
    plain = {"sha256": read_corpus(corpus).sha256, "at_least": {}, "at_most": {}}
    return gate.Limits(**(plain | given))


def test_a_floor_that_is_reached_passes(gate: Any, corpus: Path) -> None:
    held = limits(gate, corpus, at_least={FIGURE: 0.8}, at_most={ERROR: 0.11})
    outcome = gate.check("gold.jsonl", held, corpus, two_of_three)
    assert outcome.state == "passed"
    assert outcome.lines == (
        f"ok     {FIGURE} is 0.8000, at least 0.8",
        f"ok     {ERROR} is 0.1000, at most 0.11",
    )


@pytest.mark.parametrize(
    "missed", [{"at_least": {FIGURE: 0.801}}, {"at_most": {ERROR: 0.05}}], ids=["floor", "ceiling"]
)
def test_a_limit_that_is_missed_fails(gate: Any, corpus: Path, missed: Any) -> None:
    outcome = gate.check("gold.jsonl", limits(gate, corpus, **missed), corpus, two_of_three)
    assert outcome.state == "failed"
    assert outcome.lines[0].startswith("MISSED")


def test_another_corpus_fails_before_it_is_scored(gate: Any, corpus: Path) -> None:
    def never(path: Path) -> Scores:
        raise AssertionError

    other = limits(gate, corpus, sha256="0" * 64)
    outcome = gate.check("gold.jsonl", other, corpus, never)
    assert outcome.state == "failed"
    assert "gold.jsonl is another corpus" in outcome.lines[0]


def test_a_figure_that_does_not_exist_is_an_error(gate: Any, corpus: Path) -> None:
    held = limits(gate, corpus, at_least={"attributions.nothing": 0.5})
    with pytest.raises(gate.UsageError, match=r"gives no figure attributions\.nothing"):
        gate.check("gold.jsonl", held, corpus, two_of_three)


@pytest.mark.parametrize("how", ["file", "folder", "variable", "beside"])
def test_the_corpus_is_looked_for_where_it_may_be(
    gate: Any, corpus: Path, how: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    given = {"file": corpus, "folder": corpus.parent}.get(how)
    if how == "variable":
        monkeypatch.setenv("ATTRIB_CORPORA", str(corpus.parent))
    if how == "beside":
        beside = tmp_path / "shared" / "corpora"
        beside.mkdir(parents=True)
        (beside / "gold.jsonl").write_bytes(corpus.read_bytes())
    outcome = gate.check("gold.jsonl", limits(gate, corpus), given, two_of_three)
    assert outcome.state == "passed"


def test_a_corpus_that_is_not_at_hand_is_skipped_and_it_says_so(
    gate: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    assert gate.main([]) == 0
    said = capsys.readouterr().out
    assert "skipped: corpus not at hand: polnear-dev.jsonl.gz" in said
    assert "0 passed, 0 failed" in said


def floors(gate: Any, monkeypatch: pytest.MonkeyPatch, held: Any, path: Path) -> None:
    """Make `path` the floors file of the whole command, with `held` for the small corpus."""
    gate.write_floors({"gold.jsonl": held}, path)
    for name in ("read_floors", "write_floors"):
        original = getattr(gate, name)
        monkeypatch.setattr(gate, name, lambda *a, to=original: to(*a, path))
    check, update = gate.check, gate.update
    monkeypatch.setattr(gate, "check", lambda *a: check(*a, two_of_three))
    monkeypatch.setattr(gate, "update", lambda *a: update(*a, two_of_three))


def test_the_command_fails_when_a_floor_is_missed(
    gate: Any, corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "floors.json"
    floors(gate, monkeypatch, limits(gate, corpus, at_least={FIGURE: 0.9}), file)
    assert gate.main([str(corpus)]) == 1


def test_update_raises_floors_and_lowers_ceilings_to_what_is_measured(
    gate: Any, corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "floors.json"
    held = limits(
        gate,
        corpus,
        at_least={FIGURE: 0.5, "attributions.relations.recall": 0.1},
        at_most={ERROR: 0.4},
    )
    floors(gate, monkeypatch, held, file)
    assert gate.main([str(corpus), "--update"]) == 0
    written = json.loads(file.read_text())["gold.jsonl"]
    assert written["at_least"] == {FIGURE: 0.8, "attributions.relations.recall": 0.666}
    assert written["at_most"][ERROR] == pytest.approx(0.1, abs=0.001)
    assert gate.main([str(corpus)]) == 0


@pytest.mark.parametrize(
    "worse",
    [{"at_least": {FIGURE: 0.9}}, {"at_most": {ERROR: 0.05}}, {"sha256": "0" * 64}],
    ids=["floor", "ceiling", "corpus"],
)
def test_update_refuses_what_is_worse_unless_it_is_allowed(
    gate: Any, corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, worse: Any
) -> None:
    file = tmp_path / "floors.json"
    floors(gate, monkeypatch, limits(gate, corpus, **worse), file)
    before = file.read_text()
    assert gate.main([str(corpus), "--update"]) == 1
    assert file.read_text() == before
    assert gate.main([str(corpus), "--update", "--allow-lower"]) == 0
    assert file.read_text() != before
    assert gate.main([str(corpus)]) == 0


def test_allow_lower_alone_is_wrong_usage(gate: Any) -> None:
    with pytest.raises(SystemExit, match="2"):
        gate.main(["--allow-lower"])


def test_the_floors_file_reads_back_as_it_stands(
    benchmark_module: Callable[[str], ModuleType], tmp_path: Path
) -> None:
    gate: Any = benchmark_module("accuracy_gate")
    copy = tmp_path / "floors.json"
    gate.write_floors(gate.read_floors(), copy)
    assert copy.read_text() == gate.places.FLOORS.read_text()
