"""Words, their trees and their names, from the scores of the network's heads."""

from __future__ import annotations

import re
from dataclasses import fields, replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attrib.extract.encoder import Encoded, default
from attrib.extract.labels import NAME_TAGS, RELATIONS, UPOS
from attrib.extract.reading import Word
from attrib.extract.words import corefers, names, units, words
from tests.extract.encodings import encoded, pointing


def rows_of(heads: Encoded, segments: list[int]) -> Encoded:
    """Those of the segments alone, as where the others were not read."""
    kept = np.isin(heads.segment, segments)
    of_rows = [field.name for field in fields(Encoded) if field.name != "pointers"]
    return replace(heads, **{name: getattr(heads, name)[kept] for name in of_rows})


def of_units(text: str) -> list[str]:
    _, heads = encoded(text)
    rows = units(text, heads)
    return [text[word.start : word.end] for word in words(text, heads, rows, [(0, len(text))])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He left .", "He|left|."),
        ("He left the U.S. on Monday", "He|left|the|U.S.|on|Monday"),
        ("It isn't so", "It|isn't|so"),
        ("They don’t know", "They|don’t|know"),
        ("About 2,000 or 4.5 at 10:30", "About|2,000|or|4.5|at|10:30"),
        ("Sen. Ann Lee", "Sen.|Ann|Lee"),
        ("Mrs. Roe and Dr. Lee", "Mrs.|Roe|and|Dr.|Lee"),
        ("The mayor's dog", "The|mayor|'s|dog"),
        ("She’s here and we've left", "She|’s|here|and|we|'ve|left"),
        ("O'Brien spoke", "O'Brien|spoke"),
        ("well-known", "well|-|known"),
        ("“No,” he said.", "“|No|,|”|he|said|."),
        ("A co. man", "A|co.|man"),
        ("$40 is 40%", "$|40|is|40|%"),
        ("Türkiye’s élan", "Türkiye|’s|élan"),
        ("the 1990s", "the|1990s"),
        ("the 4th and 9M79", "the|4th|and|9M79"),
    ],
)
def test_words_are_those_of_a_treebank(text: str, expected: str) -> None:
    assert of_units(text) == expected.split("|")


def test_no_word_goes_on_into_the_next_segment() -> None:
    text, heads = encoded("It costs 2,", "000 more")
    found = words(text, heads, units(text, heads), [(0, 11), (12, 20)])
    assert [text[word.start : word.end] for word in found] == [
        "It",
        "costs",
        "2",
        ",",
        "000",
        "more",
    ]
    assert [word.sentence for word in found] == [0, 0, 0, 0, 1, 1]


def test_a_word_ends_before_a_block_that_is_not_read() -> None:
    text, plain = encoded("The bridge is safe: mayor", "By Ann Lee", "It is late.")
    heads = rows_of(plain, [0, 2])
    found = words(text, heads, units(text, heads), [(0, 25), (37, 48)])
    assert [text[word.start : word.end] for word in found][4:8] == [":", "mayor", "It", "is"]


def test_an_accent_of_its_own_belongs_to_the_word_before_it() -> None:
    text = "The cafe\u0301 is old"
    heads = default().encode(text, [(0, len(text))])
    found = words(text, heads, units(text, heads), [(0, len(text))])
    assert [text[word.start : word.end] for word in found] == ["The", "cafe\u0301", "is", "old"]


@given(st.text("aB1 .,'’“-\nU.S.", max_size=40))
@settings(max_examples=60)
def test_every_character_belongs_to_one_word(text: str) -> None:
    lines = [line for line in text.split("\n") if line.strip()]
    text, heads = encoded(*lines)
    bounds, at = [], 0
    for line in lines:
        bounds.append((at, at + len(line)))
        at += len(line) + 1
    found = words(text, heads, units(text, heads), bounds)
    covered = [at for word in found for at in range(word.start, word.end)]
    assert len(covered) == len(set(covered))
    assert {at for at in range(len(text)) if text[at].strip()} <= set(covered)
    assert all(text[word.start : word.end].strip() for word in found)


def roots(found: tuple[Word, ...]) -> list[int]:
    return [number for number, word in enumerate(found) if word.head == number]


def assert_trees(found: tuple[Word, ...], sentences: int) -> None:
    assert sorted(found[root].sentence for root in roots(found)) == list(range(sentences))
    for number, word in enumerate(found):
        assert (word.relation == "ROOT") == (word.head == number)
        at, steps = number, 0
        while found[at].head != at:
            assert found[found[at].head].sentence == word.sentence
            at, steps = found[at].head, steps + 1
            assert steps <= len(found), "a cycle"


@given(st.lists(st.integers(1, 8), min_size=1, max_size=5), st.integers(0, 10_000), st.booleans())
@settings(max_examples=60)
def test_every_sentence_is_a_tree_whatever_the_scores(
    sizes: list[int], seed: int, one_window: bool
) -> None:
    lines = [" ".join(["word"] * size) for size in sizes]
    random = np.random.default_rng(seed)
    total = sum(sizes)
    text, heads = encoded(
        *lines,
        windows=[0] * len(lines) if one_window else list(range(len(lines))),
        pointers={"arc": random.normal(0, 3, (total, total)).astype(np.float32)},
        relations=[RELATIONS[at] for at in random.integers(0, len(RELATIONS), total)],
    )
    sentences = [match.span() for match in re.finditer(r"[^\n]+", text)]
    found = words(text, heads, units(text, heads), sentences)
    assert len(found) == total
    assert_trees(found, len(lines))


def test_heads_and_relations_are_those_with_the_highest_scores() -> None:
    scores = pointing(4, (0, 1, 5), (1, 2, 5), (2, 2, 9), (3, 2, 5))
    text, heads = encoded(
        "The mayor said so",
        pointers={"arc": scores},
        relations=["det", "nsubj", "ROOT", "dobj"],
        pos=["DET", "NOUN", "VERB", "ADV"],
    )
    found = words(text, heads, units(text, heads), [(0, len(text))])
    assert [(word.head, word.relation, word.tag) for word in found] == [
        (1, "det", "DET"),
        (2, "nsubj", "NOUN"),
        (2, "ROOT", "VERB"),
        (2, "dobj", "ADV"),
    ]


def test_a_cycle_is_broken_at_its_weakest_arc() -> None:
    scores = pointing(4, (0, 0, 9), (1, 2, 7), (2, 3, 8), (3, 1, 3))
    text, heads = encoded("Go on and on", pointers={"arc": scores})
    found = words(text, heads, units(text, heads), [(0, len(text))])
    assert [word.head for word in found] == [0, 2, 3, 0]


def test_a_word_that_is_no_root_is_never_called_one() -> None:
    text, heads = encoded(
        "We left", pointers={"arc": pointing(2, (0, 1, 5), (1, 1, 9))}, relations=["ROOT", "dobj"]
    )
    found = words(text, heads, units(text, heads), [(0, len(text))])
    assert [word.relation for word in found] == ["dep", "ROOT"]


def test_names_are_spans_with_a_label() -> None:
    tags = ["B-PER", "I-PER", "O", "B-ORG", "O", "O", "B-LOC"]
    text, heads = encoded("Ann Lee of Oxfam is in Rome", names=tags)
    found = [(text[name.start : name.end], name.label) for name in names(heads)]
    assert found == [("Ann Lee", "PER"), ("Oxfam", "ORG"), ("Rome", "LOC")]


def test_names_come_in_order_and_end_with_their_paragraph() -> None:
    tags = ["B-PER", "I-PER", "B-PER", "O", "O", "B-ORG"]
    text, heads = encoded("Ann Lee", "Jo", "of the", "WHO", names=tags)
    found = [(text[name.start : name.end], name.label) for name in names(heads)]
    assert found == [("Ann Lee", "PER"), ("Jo", "PER"), ("WHO", "ORG")]


def test_a_name_does_not_go_on_as_another_kind() -> None:
    _, heads = encoded("Ann Lee", names=["B-PER", "I-PER"])
    heads.names[1, NAME_TAGS.index("I-ORG")] = 11
    (only,) = names(heads)
    assert (only.start, only.end, only.label) in [(0, 7, "ORG"), (0, 7, "PER")]


PEOPLE = "Ann Lee spoke because she cared"


def coref(*targets: tuple[int, int, float]) -> list[tuple[int, int]]:
    pos = ["PROPN", "PROPN", "VERB", "SCONJ", "PRON", "VERB"]
    assert set(pos) <= set(UPOS)
    text, heads = encoded(PEOPLE, pos=pos, pointers={"coref": pointing(6, *targets)})
    rows = units(text, heads)
    found = corefers(heads, rows, words(text, heads, rows, [(0, len(text))]))
    assert all(0 < one.probability <= 1 for one in found)
    return [(one.mention, one.antecedent) for one in found]


def test_a_pronoun_stands_for_what_it_points_to() -> None:
    assert (4, 1) in coref((4, 1, 9), (1, 1, 9))


def test_a_word_that_points_to_itself_is_new() -> None:
    assert coref((0, 0, 9), (1, 1, 9), (4, 4, 9)) == []


def test_nothing_stands_for_what_comes_later_or_is_no_noun() -> None:
    assert coref((0, 0, 5), (0, 4, 9), (1, 1, 5), (4, 2, 9), (4, 4, 5)) == []


def test_no_words_no_grammar() -> None:
    text, heads = encoded("")
    rows = units(text, heads)
    assert len(rows) == 0
    assert words(text, heads, rows, []) == ()
    assert names(heads) == ()
    assert corefers(heads, rows, ()) == ()
