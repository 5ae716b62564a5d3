"""Acts: what a cue does with its content, and a lexicon that a journalist can review."""

from __future__ import annotations

import re
import tomllib
from importlib import resources
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attrib.extract.acts import act, raised, strength
from attrib.extract.lexicon import lexicon
from attrib.model import Act, Strength


@pytest.mark.parametrize(
    ("cue", "expected"),
    [
        ("said", "asserts"),
        ("according to", "asserts"),
        ("wrote on Twitter", "asserts"),
        (":", "asserts"),
        ("—", "asserts"),
        ("", "asserts"),
        ("flumped", "asserts"),
        ("has long said", "asserts"),
        ("made clear", "asserts"),
        ("issued a statement saying", "asserts"),
        ("made no secret of", "asserts"),
        ("not only said", "asserts"),
        ("denied", "denies"),
        ("DENIES", "denies"),
        ("denying", "denies"),
        ("ruled out", "denies"),
        ("issued a denial", "denies"),
        ("confirmed", "confirms"),
        ("claimed", "alleges"),
        ("made the claim", "alleges"),
        ("allegedly", "alleges"),
        ("is suing", "alleges"),
        ("admitted", "admits"),
        ("apologised for", "admits"),
        ("issued a warning", "warns"),
        ("are expected", "predicts"),
        ("vowed", "promises"),
        ("called for", "asks"),
        ("called on", "asks"),
        ("wondered", "asks"),
        ("ordered", "orders"),
        ("struck down", "orders"),
        ("recommended", "advises"),
        ("criticised", "criticizes"),
        ("voted against", "criticizes"),
        ("took him to task", "criticizes"),
        ("showed support for", "praises"),
        ("concurred", "agrees"),
        ("thought", "believes"),
        ("in his view", "believes"),
        ("would like", "wants"),
        ("can’t wait", "wants"),
        ("announced plans", "intends"),
        ("planned", "intends"),
        ("expressed concern", "feels"),
        ("worries", "feels"),
        ("realised", "learns"),
        ("found out", "learns"),
        ("ruled", "asserts"),
        ("ruled that", "asserts"),
        ("in its ruling", "asserts"),
        ("ruled against", "asserts"),
        ("banned", "orders"),
        ("his denial", "denies"),
        ("is accused of", "alleges"),
        ("was accused of", "alleges"),
        ("claims", "alleges"),
        ("repeated his claim", "alleges"),
        ("are thought", "believes"),
        ("was warned", "warns"),
        ("is alleged to have", "alleges"),
        ("gave a warning", "warns"),
        ("a promise", "promises"),
    ],
)
def test_act_of_a_cue(cue: str, expected: Act) -> None:
    assert act(cue, "the bridge is closed") == expected


@pytest.mark.parametrize(
    ("cue", "expected"),
    [
        ("did not deny", "agrees"),
        ("didn’t deny", "agrees"),
        ("has never disputed", "agrees"),
        ("refused to deny", "agrees"),
        ("refused to believe", "denies"),
        ("has not confirmed", "denies"),
        ("declined to endorse", "denies"),
        ("stopped short of endorsing", "denies"),
        ("has not agreed", "denies"),
        ("said nothing about", "denies"),
        ("did not ask", "asks"),
        ("did not warn", "warns"),
        ("does not know", "asks"),
        ("could not deny", "agrees"),
        ("cannot agree", "denies"),
    ],
)
def test_negation_turns_the_act(cue: str, expected: Act) -> None:
    assert act(cue, "the bridge is closed") == expected


@pytest.mark.parametrize(
    ("cue", "expected", "negation"),
    [
        ("did not believe", "believes", ["not"]),
        ("doesn't think", "believes", ["doesn't"]),
        ("does not expect", "predicts", ["not"]),
        ("no longer wants", "wants", ["no longer"]),
        ("has no plans", "intends", ["no"]),
        ("does not doubt", "believes", []),
        ("doubts", "believes", ["doubts"]),
        ("doubted", "believes", ["doubted"]),
        ("expects", "predicts", []),
    ],
)
def test_a_negation_of_what_is_thought_leaves_the_act(
    cue: str, expected: Act, negation: list[str]
) -> None:
    """Who does not expect it to rain expects something: the "not" belongs to the claim."""
    assert act(cue, "the bridge is closed") == expected
    assert [cue[start:end] for start, end in raised(cue)] == negation


@pytest.mark.parametrize(
    ("cue", "content", "expected"),
    [
        ("told", "not to look up the case", "orders"),
        ("told", "him never to come back", "orders"),
        ("told", "that he came to town", "asserts"),
        (":", "And the county council?", "asks"),
        (":", "It will pay. Why not?", "asserts"),
    ],
)
def test_what_is_told_or_asked_shows_in_the_content(cue: str, content: str, expected: Act) -> None:
    assert act(cue, content) == expected


@pytest.mark.parametrize(
    ("cue", "content", "expected"),
    [
        ("said", "“Who was it?”", "asks"),
        ("wrote on Twitter", '"Isn’t that enough?"', "asks"),
        (":", "Will it rain?", "asks"),
        ("said", "“It is over. Who was it?”", "asserts"),
        ("said", "A new strike raises the question: will it end?", "asserts"),
        ("warned", "“Who will pay?”", "warns"),
        ("told", "to leave", "orders"),
        ("said", "to leave", "asserts"),
        ("told reporters", "they would leave", "asserts"),
        ("pleaded", "guilty to murder", "admits"),
        ("pleaded", "not guilty to murder", "denies"),
        ("pleaded not", "guilty to murder", "denies"),
        ("pleaded not guilty", "to murder", "denies"),
        ("pleaded", "no contest", "agrees"),
        ("pleaded", "for more time", "asks"),
        ("pleaded with them", "to stay", "asks"),
        ("ruled", "that the law stands", "asserts"),
        ("ruled out", "a strike", "denies"),
        ("found him", "guilty", "asserts"),
    ],
)
def test_a_cue_that_only_says_leaves_it_to_the_content(
    cue: str, content: str, expected: Act
) -> None:
    assert act(cue, content) == expected


def test_the_lexicon_is_large_and_says_everything_once() -> None:
    lex = lexicon()
    assert len(lex.verbs) >= 400
    assert not set(lex.verbs) & set(lex.others)
    # What a credit does no verb does.
    assert set(lex.verbs.values()) == set(get_args(Act)) - {"pictures"}
    assert all(word == word.lower().strip() for word in [*lex.verbs, *lex.others])


def test_every_word_of_the_lexicon_gives_its_own_act() -> None:
    lex = lexicon()
    wrong = {
        word
        for word, name in lex.verbs.items()
        if act(word, "") != name and word not in lex.negating_verbs
    }
    wrong |= {word for word, name in lex.others.items() if act(word, "") != name}
    assert not wrong


def test_every_act_is_defined_with_examples_that_show_it() -> None:
    data = tomllib.loads(resources.files("attrib.extract").joinpath("cues.toml").read_text("utf-8"))
    assert {entry["act"] for entry in data["acts"]} == set(get_args(Act)) - {"pictures"}
    for entry in data["acts"]:
        assert entry["definition"].endswith(".")
        assert entry["examples"]
        for example in entry["examples"]:
            cue = re.search(r"\*(.+?)\*", example)
            assert cue is not None
            assert act(cue[1], "") == entry["act"], example


@pytest.mark.parametrize(
    ("cue", "expected"),
    [
        ("said", "neutral"),
        ("has said", "neutral"),
        ("According to", "neutral"),
        ("wrote on Twitter", "neutral"),
        (":", "neutral"),
        ("", "neutral"),
        ("ordered", "neutral"),
        ("denied", "neutral"),
        ("did not deny", "neutral"),
        ("pleaded guilty", "neutral"),
        ("hoped", "neutral"),
        ("claimed", "doubting"),
        ("alleged", "doubting"),
        ("insisted", "doubting"),
        ("is accused of", "doubting"),
        ("reportedly said", "doubting"),
        ("allegedly told", "doubting"),
        ("repeated the claim", "doubting"),
        ("revealed", "vouching"),
        ("pointed out", "vouching"),
        ("noted", "vouching"),
        ("found", "vouching"),
        ("confirmed", "vouching"),
        ("refuted", "vouching"),
        ("realised", "vouching"),
        ("admitted", "charged"),
        ("conceded", "charged"),
        ("boasted", "charged"),
        ("slammed", "charged"),
        ("hit back", "charged"),
        ("snapped", "charged"),
        ("flumped", None),
        ("pointed", None),
    ],
)
def test_strength_of_a_cue(cue: str, expected: Strength | None) -> None:
    assert strength(cue) == expected


def test_every_group_of_strength_says_where_it_comes_from_and_names_only_known_entries() -> None:
    data = tomllib.loads(resources.files("attrib.extract").joinpath("cues.toml").read_text("utf-8"))
    entries = {
        word
        for act_ in data["acts"]
        for kind in ("verbs", "others", "phrases")
        for word in act_[kind]
    }
    named = [word for group in data["strength"] for word in group.get("words", ())]
    assert set(named) <= entries
    assert len(named) == len(set(named))
    assert {group["strength"] for group in data["strength"]} == set(get_args(Strength))
    assert all(len(group["origin"]) > 40 for group in data["strength"])


@given(st.text(max_size=40), st.text(max_size=40))
@settings(max_examples=100, deadline=None)
def test_any_text_has_an_act(cue: str, content: str) -> None:
    assert act(cue, content) in get_args(Act)
