"""What people granted of the findings that were drawn by chance, and how it is counted."""

from __future__ import annotations

import importlib
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from attrib.audit.catalogue import rules

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "benchmarks" / "audit_rules.py"


@pytest.fixture
def audit_rules(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(SCRIPT.parent))
    return importlib.import_module("audit_rules")


def test_at_least_four_in_five_of_each_rule_are_granted(audit_rules: ModuleType) -> None:
    counted = audit_rules.shares(audit_rules.read_verdicts())
    assert set(counted) <= set(rules())
    for rule, (granted, total) in counted.items():
        assert total > 0
        assert granted >= audit_rules.LEAST * total, rule


def test_every_verdict_is_of_a_place_and_none_has_text(audit_rules: ModuleType) -> None:
    verdicts = audit_rules.read_verdicts()
    places = [(one.corpus, one.document, one.rule, one.start) for one in verdicts]
    assert len(set(places)) == len(places)
    for one in verdicts:
        assert one.granted is not None
        assert 0 <= one.start < one.end
        assert len(one.why) < 100
        assert one.why or one.granted  # a refusal says why


def test_shares_count_what_was_granted(audit_rules: ModuleType) -> None:
    made = [
        audit_rules.Verdict("c", "d", "bare-source", start, start + 1, granted)
        for start, granted in enumerate((True, True, False))
    ]
    assert audit_rules.shares(made) == {"bare-source": (2, 3)}
    shown = audit_rules.table({"bare-source": (2, 3)}, ["bare-source", "speaker-late"])
    assert shown.splitlines()[0].split() == ["bare-source", "2", "of", "3", "67%"]
    assert shown.splitlines()[1].endswith("not judged")


def test_findings_are_drawn_by_chance_and_the_same_for_the_same_seed(
    audit_rules: ModuleType, tmp_path: Path
) -> None:
    corpus = tmp_path / "small.jsonl"
    told = "".join(
        f'{{"id": "{number}", "text": "News of plant {number}\\n\\nThe plant will close in May, '
        f'a source said on Monday.", "attributions": []}}\n'
        for number in range(3)
    )
    corpus.write_text(told, encoding="utf-8")
    drawn = list(audit_rules.draw(corpus, 1))
    assert {one.rule for one in drawn} == {"bare-source", "anonymity-unexplained"}
    assert {(one.corpus, one.granted) for one in drawn} == {("small", None)}
    assert drawn == list(audit_rules.draw(corpus, 1))


def test_the_command_prints_the_share_of_every_rule() -> None:
    ran = subprocess.run(
        [sys.executable, SCRIPT], capture_output=True, encoding="utf-8", check=False
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    assert [line.split()[0] for line in ran.stdout.splitlines()] == list(rules())
