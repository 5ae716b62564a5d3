"""Acts: what a cue does with its content, and a lexicon that a journalist can review."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attrib.extract.acts import act, lexicon
from attrib.model import Act


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
        ("did not believe", "denies"),
        ("doesn't think", "denies"),
        ("has not confirmed", "denies"),
        ("declined to endorse", "denies"),
        ("stopped short of endorsing", "denies"),
        ("has no plans", "denies"),
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
    assert set(lex.verbs.values()) == set(get_args(Act))
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
    import re
    import tomllib
    from importlib import resources

    data = tomllib.loads(resources.files("attrib.extract").joinpath("cues.toml").read_text("utf-8"))
    assert [entry["act"] for entry in data["acts"]].__len__() == len(get_args(Act))
    for entry in data["acts"]:
        assert entry["definition"].endswith(".")
        assert entry["examples"]
        for example in entry["examples"]:
            cue = re.search(r"\*(.+?)\*", example)
            assert cue is not None
            assert act(cue[1], "") == entry["act"], example


@given(st.text(max_size=40), st.text(max_size=40))
@settings(max_examples=100, deadline=None)
def test_any_text_has_an_act(cue: str, content: str) -> None:
    assert act(cue, content) in get_args(Act)
