"""`attrib claims`: what it shows of each claim, and its filters."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import attrib as package
from tests.cli.conftest import Attrib

TEXT = """The mayor claimed the bridge may be shut if it rains, but the bank said no road was safe.

The firm denied that it had built the road and sold the bridge.

The town is quiet."""


@pytest.fixture(scope="module")
def claimed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("claims") / "report.json"
    path.write_text(package.parse(TEXT).to_json(), encoding="utf-8")
    return path


def texts(out: str) -> list[str]:
    return [row["claim"]["text"] for row in json.loads(out)]


def test_the_marks_of_a_claim_stand_under_it_with_their_words(
    attrib: Attrib, claimed: Path
) -> None:
    shown = attrib("claims", claimed).out
    assert "hedged: may" in shown
    assert "condition: if it rains" in shown
    assert "negated: no" in shown
    assert max(map(len, shown.splitlines())) <= 80


def test_a_cue_that_colours_is_named_and_a_neutral_one_is_not(
    attrib: Attrib, claimed: Path
) -> None:
    shown = attrib("claims", claimed).out
    assert "doubting" in shown
    assert "neutral" not in shown


def test_hedged_and_negated(attrib: Attrib, claimed: Path) -> None:
    assert texts(attrib("claims", claimed, "--hedged", "--json").out) == [
        "the bridge may be shut if it rains"
    ]
    assert texts(attrib("claims", claimed, "--negated", "--json").out) == ["no road was safe"]
    assert texts(attrib("claims", claimed, "--hedged", "--negated", "--json").out) == []


def test_act_and_voice(attrib: Attrib, claimed: Path) -> None:
    denied = texts(attrib("claims", claimed, "--act", "denies", "--json").out)
    assert denied == ["it had built the road", "it had sold the bridge"]
    assert texts(attrib("claims", claimed, "--voice", "outlet", "--json").out) == [
        "The town is quiet."
    ]


def test_about_a_name_that_no_claim_speaks_of_is_refused(attrib: Attrib, claimed: Path) -> None:
    ran = attrib("claims", claimed, "--about", "Atlantis")
    assert ran.code == 2
    assert ran.err.startswith("attrib: no subject 'Atlantis' in this report; it has ")


def test_about(attrib: Attrib, saved: Path) -> None:
    known = json.loads(saved.read_text(encoding="utf-8"))
    subject = {
        "id": "b1",
        "name": "Idlib",
        "kind": "place",
        "mentions": [known["claims"][0]["spans"][0]],
    }
    known["subjects"] = [subject]
    for claim in known["claims"]:
        claim["about"] = []
    known["claims"][0]["about"] = ["b1"]
    saved.write_text(json.dumps(known), encoding="utf-8")
    rows = json.loads(attrib("claims", saved, "--about", "idlib", "--json").out)
    assert [row["claim"]["id"] for row in rows] == ["c1"]


def test_hedged_takes_in_what_the_cue_hedges_or_doubts(attrib: Attrib, tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    text = (
        "The minister reportedly said that the loan was safe.\n\n"
        "The union claimed that the plant was unsafe.\n\n"
        "The mayor said that the road was closed."
    )
    path.write_text(package.parse(text).to_json(), encoding="utf-8")
    assert texts(attrib("claims", path, "--hedged", "--json").out) == [
        "the loan was safe",
        "the plant was unsafe",
    ]


def test_claims_by_what_they_do(attrib: Attrib, tmp_path: Path) -> None:
    article = tmp_path / "mill.txt"
    article.write_text(
        "Ann Lee, an engineer, accused Norcal of hiding cracks in the dam from inspectors.\n\n"
        "The mill opened in 1931, the council said.\n"
    )
    [charge] = texts(attrib("claims", article, "--sense", "criticism", "--json").out)
    assert "hiding cracks" in charge
    assert "criticism of Norcal" in attrib("claims", article).out
    wrong = attrib("claims", article, "--sense", "praise")
    assert wrong.code == 2
    assert "criticism, allegation, response, opinion" in wrong.err
