"""Scoring who is who: B-cubed, credited entities, wrong merges and kinds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from attrib.evaluate import Clause, Marked, evaluate, table
from attrib.evaluate.results import Found, SourceScores
from attrib.evaluate.sources import SourceTally, paired, united
from attrib.model import Attribution, Mention, Source, SourceKind, Span

TEXT = (
    "Ann Lee, who farms here, said it rained. Bob Lee said no. He told us more."
    " Acme and Ann Lee said so. Officials said yes."
)


def at(words: str, nth: int = 0) -> tuple[int, int]:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return start, start + len(words)


def marked(words: str, entity: str, type_: str = "person", nth: int = 0) -> Marked:
    start, end = at(words, nth)
    return Marked(start, end, words, entity, type_)


def mention(words: str, nth: int = 0) -> Mention:
    start, end = at(words, nth)
    return Mention(start=start, end=end, text=words)


def source(
    id: str, name: str, *mentions: Mention, kind: SourceKind | None = "person", **told: object
) -> Source:
    fields: dict[str, object] = {"naming": "named", "resolved": True} | told
    return Source.model_validate(
        {"id": id, "name": name, "kind": kind, "mentions": mentions} | fields
    )


def said(words: str, *sources: str, nth: int = 0) -> Attribution:
    start, end = at(words, nth)
    return Attribution(
        id="a1",
        sources=sources,
        source_spans=(Span(start=start, end=end, text=words),),
        content_spans=(Span(start=0, end=3, text="Ann"),),
        form="indirect",
        act="asserts",
        confidence=0.9,
    )


def clause(words: str) -> Clause:
    return Clause(at(words), (at("it rained"),))


ANN = marked("Ann Lee, who farms here", "ann")
BOB = marked("Bob Lee", "bob")
HE = marked("He", "bob")
BOTH = marked("Acme and Ann Lee", "both", "organization")
ACME = marked("Acme", "acme", "organization")
ANN_AGAIN = marked("Ann Lee", "ann", nth=1)
OFFICIALS = marked("Officials", "officials")
GOLD = (ANN, BOB, HE, BOTH, ACME, ANN_AGAIN, OFFICIALS)
CLAUSES = (
    clause("Ann Lee, who farms here, said"),
    clause("Bob Lee said"),
    clause("He told us"),
    clause("Acme and Ann Lee said"),
    clause("Officials said"),
)


def score(sources: list[Source], *attributions: Attribution) -> SourceScores:
    tally = SourceTally()
    tally.add(GOLD, CLAUSES, sources, attributions)
    return tally.scores()


RIGHT = [
    source("s1", "Ann Lee", mention("Ann Lee"), mention("Ann Lee", 1)),
    source("s2", "Bob Lee", mention("Bob Lee"), mention("He")),
    source("s3", "Acme", mention("Acme"), kind="company"),
]


class TestPairing:
    def test_a_mention_is_the_marked_one_without_its_relative_clause(self) -> None:
        found = paired(RIGHT, GOLD)
        assert found.source[ANN] == "s1"
        assert found.entities("s1") == {"ann"}

    def test_the_most_alike_wins_over_what_holds_it(self) -> None:
        found = paired(RIGHT, GOLD)
        assert found.source[ANN_AGAIN] == "s1"
        assert BOTH not in found.source

    def test_what_only_begins_alike_is_another(self) -> None:
        lone = [source("s1", "Acme", mention("Acme"))]
        assert not paired(lone, [BOTH]).source


class TestOneNameMarkedTwice:
    def test_a_full_name_is_one_person(self) -> None:
        again = Marked(0, 20, "English captain Ann Lee", "other", "person")
        first, second = united((Marked(30, 37, "Ann Lee", "ann", "person"), again))
        assert first.entity == second.entity

    def test_a_last_name_is_not(self) -> None:
        one, other = Marked(0, 3, "Lee", "a", "person"), Marked(9, 12, "Lee", "b", "person")
        assert united((one, other)) == [one, other]


class TestMentions:
    def test_all_right_is_one(self) -> None:
        found = score(RIGHT).mentions
        assert (found.precision, found.recall, found.f1) == (1, 1, 1)
        # Both of Ann, both of Bob and Acme; "Officials" are no source of the report.
        assert found.marked == 5

    def test_a_merge_costs_precision(self) -> None:
        merged = source(
            "s1", "Ann Lee", mention("Ann Lee"), mention("Ann Lee", 1), mention("Bob Lee")
        )
        found = score([merged]).mentions
        # Ann twice 2/3, Bob 1/3; "He" is missed, so of Bob's two one is found.
        assert found.precision == pytest.approx((2 / 3 + 2 / 3 + 1 / 3) / 3)
        assert found.recall == pytest.approx((1 + 1 + 1 / 2 + 0) / 4)

    def test_a_split_costs_recall(self) -> None:
        split = [source("s1", "Bob Lee", mention("Bob Lee")), source("s2", "He", mention("He"))]
        found = score(split).mentions
        assert (found.precision, found.recall) == (1, 0.5)

    def test_nothing_is_unknown(self) -> None:
        found = score([]).mentions
        assert (found.marked, found.precision, found.recall, found.f1) == (0, None, None, None)


class TestCredited:
    def test_is_right_by_the_mention_that_gives_the_name(self) -> None:
        found = score(RIGHT, said("Ann Lee", "s1"), said("He", "s2"))
        assert found.credited == Found.of(2, 2)

    def test_is_wrong_for_another_of_the_same_name(self) -> None:
        found = score(RIGHT, said("Bob Lee", "s1"))
        assert found.credited == Found.of(0, 1)

    def test_is_wrong_where_the_name_comes_from_another(self) -> None:
        mixed = source("s1", "Ann Lee", mention("Ann Lee"), mention("Bob Lee"))
        assert score([mixed], said("Bob Lee", "s1")).credited == Found.of(0, 1)

    def test_is_wrong_where_it_is_unresolved(self) -> None:
        he = source("s2", "He", mention("He"), kind=None, naming="unnamed", resolved=False)
        found = score([he], said("He", "s2"))
        assert (found.credited, found.unresolved) == (Found.of(0, 1), 1)

    def test_several_are_each_one_marked_inside(self) -> None:
        assert score(RIGHT, said("Acme and Ann Lee", "s3", "s1")).credited == Found.of(1, 1)
        assert score(RIGHT, said("Acme and Ann Lee", "s3", "s2")).credited == Found.of(0, 1)

    def test_a_span_outside_of_all_clauses_is_not_asked(self) -> None:
        assert score(RIGHT, said("Ann Lee, who farms here, said it", "s1")).credited.gold == 0


class TestMerges:
    def test_are_sources_of_two_entities(self) -> None:
        merged = source("s9", "Bob Lee", mention("Bob Lee"), mention("Acme"))
        assert score([merged, RIGHT[0]]).merged == Found.of(1, 2)
        assert score(RIGHT).merged == Found.of(0, 3)


class TestKinds:
    def test_a_person_is_a_person_and_a_body_a_body(self) -> None:
        sources = [RIGHT[0], source("s2", "Bob Lee", mention("Bob Lee"), kind="company")]
        found = score(sources, said("Ann Lee", "s1"), said("Bob Lee", "s2"))
        assert found.kind == Found.of(1, 2)

    def test_officials_have_the_kind_of_their_body_and_are_not_asked(self) -> None:
        officials = source(
            "s1", "Officials", mention("Officials"), kind="government", naming="unnamed"
        )
        found = score([officials], said("Officials", "s1"))
        assert (found.credited, found.kind) == (Found.of(1, 1), Found.of(0, 0))


def test_a_corpus_of_entities_is_scored_by_what_attrib_resolves(tmp_path: Path) -> None:
    text = (
        "Harbour delayed\n\nThe harbour will stay closed until May, Mayor Ruth Lang said.\n\n"
        '"We found cracks in the wall," Lang told reporters.\n'
    )

    def place(words: str) -> dict[str, object]:
        start = text.index(words)
        return {"start": start, "end": start + len(words), "type": "person", "entity": "lang"}

    def pair(words: str) -> list[int]:
        return [text.index(words), text.index(words) + len(words)]

    row = {
        "id": "harbour",
        "text": text,
        "mentions": [
            place("Mayor Ruth Lang"),
            place("Lang told") | {"end": pair("Lang told")[0] + 4},
        ],
        "attributions": [
            {"source": pair("Mayor Ruth Lang said."), "content": [pair("The harbour will stay")]},
            {"source": pair("Lang told reporters."), "content": [pair("We found cracks")]},
        ],
    }
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    scores = evaluate(path)
    assert scores.sources is not None
    assert scores.sources.credited == Found.of(2, 2)
    assert scores.sources.mentions.f1 == 1
    assert "wrong merges" in scores.definitions
    lines = [" ".join(line.split()) for line in table(scores).splitlines()]
    assert "mentions, B-cubed 100.0 100.0 100.0 2" in lines
    assert "wrong merges 0.0 (0 of 1)" in lines
    assert max(map(len, table(scores).splitlines())) <= 80
