"""Links: who says the same, who differs, and the words that make it so."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attrib.claims.pairs import compare
from attrib.errors import InputError
from attrib.evaluate.pairs import Pair, PairScores, gists_of, read_pairs, score_pairs
from attrib.model import Act
from tests.claims.told import Said, connected, links, only, reading, silent, told

HERE = Path(__file__).parent

BOMBS = "The army used cluster bombs in the attack"


def test_two_sources_that_say_the_same_agree() -> None:
    found = told(
        Said(BOMBS, "Human Rights Watch"),
        Said("Cluster bombs were used in the attack", "Ann Lee"),
    )
    link = only(found)
    assert (link.kind, link.reason) == ("same", "agreement")
    assert link.claims == ("c1", "c2")
    assert "Human Rights Watch" in link.why
    assert "Ann Lee" in link.why
    assert {span.text for span in link.spans} >= {"used", "attack"}


def test_a_source_that_says_it_again_repeats_it() -> None:
    found = told(
        Said("The bridge was unsafe before the storm", "Ann Lee"),
        Said("Before the storm the bridge was not safe", "Lee"),
    )
    assert [link[:2] for link in links(found)] == [("same", "repetition")]


def test_a_denial_differs() -> None:
    found = told(
        Said(BOMBS, "Human Rights Watch"),
        Said("The army did not use cluster bombs in the attack", "Ann Lee"),
    )
    link = only(found)
    assert (link.kind, link.reason) == ("differs", "denial")
    assert "not" in {word for span in link.spans for word in span.text.split()}


def test_what_one_asserts_and_another_denies_differs() -> None:
    found = told(Said(BOMBS, "Human Rights Watch"), Said(BOMBS, "the ministry", "denied", "denies"))
    assert [link[:2] for link in links(found)] == [("differs", "denial")]


def test_other_figures_for_the_same_thing_differ() -> None:
    found = told(
        Said("At least seven people were killed in the blast", "Ann Lee"),
        Said("Nine people were killed in the blast", "Bob Ray"),
    )
    link = only(found)
    assert (link.kind, link.reason) == ("differs", "figures")
    assert '"At least seven"' in link.why
    assert '"Nine"' in link.why
    assert [span.text for span in link.spans if span.text.startswith(("At least seven", "Nine"))]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Seven people were killed in the blast", "15 people were injured in the blast"),
        ("Russia attacked Ukraine", "Ukraine attacked Russia"),
        ("The storm killed five people in Haiti", "The storm killed five people in Cuba"),
        ("The mayor may resign", "The mayor has resigned"),
        ("The deputy mayor was arrested", "The mayor was arrested"),
        ("If talks fail, the union will strike", "The union will strike"),
    ],
)
def test_one_topic_is_not_one_claim(first: str, second: str) -> None:
    assert links(told(Said(first, "Ann Lee"), Said(second, "Bob Ray"))) == []


@pytest.mark.parametrize("act", ["asks", "orders", "wants"])
def test_what_is_asked_or_wished_is_not_said(act: Act) -> None:
    assert links(told(Said(BOMBS, "Ann Lee"), Said(BOMBS, "Bob Ray", act=act))) == []


def test_words_that_nobody_is_named_for_agree_with_nobody() -> None:
    read = reading(Said(BOMBS, "Ann Lee"), Said(BOMBS, "Bob Ray"))
    one, other = read.attributions
    nameless = other.model_copy(update={"source_spans": ()})
    assert links(connected(replace(read, attributions=(one, nameless)))) == []


def test_a_promise_does_not_agree_with_the_deed() -> None:
    found = told(
        Said("the city closes the bridge", "Ann Lee", "promised", "promises"),
        Said("the city closes the bridge", "Bob Ray"),
    )
    assert links(found) == []


def test_a_silence_is_tied_to_the_accusation_before_it() -> None:
    read = reading(
        Said("The company hid the cracks", "Ann Lee", act="alleges"),
        Said("The company declined to comment on the accusation."),
    )
    found = connected(
        silent(read, "The company", "declined to comment on the accusation", "the accusation")
    )
    assert found.silences[0].claims == ("c1",)


def test_a_silence_is_tied_to_claims_on_what_it_is_about() -> None:
    read = reading(
        Said("Nine people were killed in the airstrikes", "Ann Lee"),
        Said("The harvest was good", "Bob Ray"),
        Said("The army did not comment on the raid."),
    )
    found = connected(silent(read, "The army", "did not comment on the raid", "the raid"))
    assert found.silences[0].claims == ("c1",)


def test_a_silence_about_nothing_named_is_tied_to_nothing() -> None:
    read = reading(
        Said("The harvest was good", "Ann Lee"), Said("The army was silent on a letter.")
    )
    found = connected(silent(read, "The army", "was silent on a letter", "a letter"))
    assert found.silences[0].claims == ()


def score(file: str) -> PairScores:
    return score_pairs(read_pairs(HERE / file))


def test_the_pairs_of_the_rules_are_told_apart() -> None:
    scores = score("pairs120.toml")
    assert scores.pairs == 120
    assert scores.score >= 0.9
    assert scores.wrong_same <= 2


def test_the_pairs_held_out_are_told_apart() -> None:
    scores = score("pairs60.toml")
    assert scores.pairs == 60
    assert scores.score >= 0.8
    assert scores.wrong_same <= 1


@settings(max_examples=10)
@given(st.sampled_from(read_pairs(HERE / "pairs120.toml")))
def test_the_order_of_two_claims_does_not_matter(pair: Pair) -> None:
    one, other = gists_of(pair.first, pair.second)
    there, back = compare(one, other), compare(other, one)
    assert (there and there.kind) == (back and back.kind)


def test_a_wrong_same_counts_twice() -> None:
    scores = PairScores(pairs=10, right=9, wrong_same=1, mistakes=())
    assert scores.score == pytest.approx(0.8)


@pytest.mark.parametrize("text", ["", "pair = 1", '[[pair]]\nfirst = "A."', "not toml ["])
def test_a_file_without_pairs_is_told(tmp_path: Path, text: str) -> None:
    path = tmp_path / "pairs.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match="pair"):
        read_pairs(path)
