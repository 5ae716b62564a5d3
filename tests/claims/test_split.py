"""Splitting: one claim for each thing that is said, and no claim torn apart."""

from __future__ import annotations

import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attrib.claims.edges import inside_inner_quotation, trimmed
from attrib.claims.split import independent, propositions
from attrib.evaluate.claims import agree, read_splits
from tests.claims.reported import grammar, said, words

SENTENCES = tomllib.loads((Path(__file__).parent / "splits.toml").read_text(encoding="utf-8"))
# The grammar is read by a model, which may be another one tomorrow.
RIGHT = 0.95


def split(content: str) -> list[str]:
    found, place = said(content)
    return [words(found, pieces) for pieces in propositions(found, [place])]


def test_contents_with_several_claims_are_split() -> None:
    cases = SENTENCES["several"]
    wrong = {text: split(text) for text, expected in cases if split(text) != expected}
    assert len(cases) >= 30
    assert len(wrong) <= (1 - RIGHT) * len(cases), wrong


def test_what_only_looks_like_several_claims_stays_whole() -> None:
    cases = SENTENCES["one"]
    wrong = {text: split(text) for text in cases if split(text) != [text]}
    assert len(cases) >= 30
    assert len(wrong) <= (1 - RIGHT) * len(cases), wrong


def quoted(text: str, *pieces: str) -> list[str]:
    found = grammar(text)
    content = [(text.index(piece), text.index(piece) + len(piece)) for piece in pieces]
    return [words(found, claim) for claim in propositions(found, content)]


def test_each_sentence_of_a_quotation_is_a_claim_without_its_unpaired_marks() -> None:
    text = "“The bridge is old. It must close,” she said. “We will mend it.”"
    assert quoted(text, "“The bridge is old. It must close,”", "“We will mend it.”") == [
        "The bridge is old.",
        "It must close",
        "“We will mend it.”",
    ]


def test_a_sentence_that_the_cue_breaks_up_is_one_claim() -> None:
    text = "“The bridge,” she said, “is old.”"
    assert quoted(text, "“The bridge,”", "“is old.”") == ["“The bridge,” | “is old.”"]


def test_a_quotation_is_not_cut_between_predicates_of_one_subject() -> None:
    text = "“We built the road and closed the bridge,” she said."
    assert len(quoted(text, "“We built the road and closed the bridge,”")) == 1


def test_the_that_of_the_cue_is_no_word_of_the_claim() -> None:
    assert split("that the town is quiet") == ["the town is quiet"]
    assert split("that was the end of it") == ["that was the end of it"]


def test_a_sentence_that_only_its_cue_interrupts_is_not_split() -> None:
    text = "It was, she said, “a stone that was worn down by a thousand feet.”"
    assert len(quoted(text, "It was", "“a stone that was worn down by a thousand feet.”")) == 1


def test_an_exclamation_goes_with_the_sentence_beside_it() -> None:
    text = "“It is not true. Absolutely not. Never,” she said."
    assert len(quoted(text, "“It is not true. Absolutely not. Never,”")) == 1


def test_a_quotation_inside_a_quotation_is_not_split() -> None:
    text = "“He told them: ‘We will come. We will bring food,’” she said."
    assert len(quoted(text, text[: text.index(" she")])) == 1


def test_shared_words_come_from_the_content() -> None:
    found, place = said("the firm built the road and closed the bridge")
    for pieces in propositions(found, [place]):
        assert all(place[0] <= start < end <= place[1] for start, end in pieces)


def test_a_subject_that_the_cue_parts_from_its_verbs_is_shared() -> None:
    text = "He is accused of killing two people and burning a house."
    assert quoted(text, "He", "killing two people and burning a house") == [
        "He | killing two people",
        "He | burning a house",
    ]


@pytest.mark.parametrize(
    ("sentence", "clauses"),
    [
        ("The bridge fell, and the mayor said it was old.", 2),
        ("The bridge fell and hurt nine people.", 0),
        ("The bridge fell.", 0),
        ("If the bridge falls, the mayor will go and the town will cheer.", 0),
    ],
)
def test_independent_clauses_have_subjects_of_their_own(sentence: str, clauses: int) -> None:
    assert len(independent(grammar(sentence), (0, len(sentence)))) == clauses


@pytest.mark.parametrize(
    ("piece", "left"),
    [
        ('"It is over,', "It is over"),
        ('It is over,"', "It is over"),
        ('"It is over,"', '"It is over,"'),
        ("“No,” he said, “", "“No,” he said"),
        ("the workers’", "the workers’"),
        (", and -", "and"),
        ("''Yes", "Yes"),
    ],
)
def test_edges_lose_commas_and_unpaired_marks(piece: str, left: str) -> None:
    bounds = trimmed(piece, 0, len(piece))
    assert bounds is not None
    assert piece[slice(*bounds)] == left


def test_only_marks_are_no_piece() -> None:
    assert trimmed(" ,” ", 0, 4) is None


def test_inside_an_inner_quotation() -> None:
    text = "“He said: ‘Go. Now.’ And we went.”"
    content = [(0, len(text))]
    assert inside_inner_quotation(text, content, text.index("Now"))
    assert not inside_inner_quotation(text, content, text.index("And"))


@given(
    st.lists(
        st.sampled_from(
            ["the bank fell", "and", "but", "that", ",", ";", "“we won”", "if it rained", "who ran"]
        ),
        min_size=1,
        max_size=9,
    )
)
@settings(max_examples=40)
def test_claims_of_any_content_lie_in_it_in_order_and_lose_no_word_of_substance(
    parts: list[str],
) -> None:
    found, place = said(" ".join(parts))
    claims = propositions(found, [place])
    assert claims
    for pieces in claims:
        assert pieces
        assert all(place[0] <= start < end <= place[1] for start, end in pieces)
        assert all(a[1] <= b[0] for a, b in pairwise(pieces))
    kept = {k for pieces in claims for start, end in pieces for k in range(start, end)}
    for word in ("bank", "won", "rained", "ran"):
        at = found.text.find(word, place[0])
        while at != -1:
            assert at in kept
            at = found.text.find(word, at + 1)


def test_the_file_of_splits_made_by_hand_holds_no_text() -> None:
    path = Path(__file__).parent / "splits100.jsonl"
    splits = read_splits(path)
    assert len(splits) == 100
    assert sum(len(split.claims) > 1 for split in splits) >= 30
    for one in splits:
        for pieces in one.claims:
            for start, end in pieces:
                assert any(a <= start < end <= b for a, b in one.content)


def test_agreement_overlooks_function_words_and_marks_only() -> None:
    from attrib.evaluate.claims import Split

    found, place = said("the town is quiet and the road is closed")
    text = found.text
    quiet = text.index("the town"), text.index(" and")
    road = text.index("and the road"), place[1]
    assert agree(found, Split("x", (place,), ((quiet,), (road,)), 1))
    assert not agree(found, Split("x", (place,), ((place,),), 1))
    short = text.index("the road"), text.index(" closed")
    assert not agree(found, Split("x", (place,), ((quiet,), (short,)), 1))
