"""Training data: targets stand at the words that the corpus marks, with the shipped tokenizer."""

from __future__ import annotations

import gzip
import json
import random
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from tokenizers import Tokenizer

from attrib.extract.labels import NAME_TAGS, RELATIONS, TAGS, UPOS
from attrib.extract.windows import WINDOW, Ints
from training.data import SKIP, Document, document, lines, load_tokenizer, rows, samples

WEIGHTS = Path(__file__).parents[2] / "attrib" / "extract" / "weights"
TEXT = "  The bridge\n\nMayor Ann Lee doesn't know, aides said. “It fell.”\n“We left.”"


def at(words: str, after: str = "") -> list[int]:
    start = TEXT.index(words, TEXT.index(after))
    return [start, start + len(words)]


ROW: dict[str, Any] = {
    "corpus": "tiny",
    "text": TEXT,
    "attributions": [
        {
            "source": [at("aides")],
            "cue": [at("said")],
            # A quotation that goes on in the next paragraph is one span of the corpus.
            "content": [at("Ann Lee doesn't know"), at("“It fell.”\n“We left.”")],
        }
    ],
}
# A parse of the second paragraph as spaCy cuts it: "does" and "n't" are two tokens.
TOKENS = [
    ("Mayor", "PROPN", 2, "compound", "O"),
    ("Ann", "PROPN", 2, "compound", "B-PERSON"),
    ("Lee", "PROPN", 5, "nsubj", "I-PERSON"),
    ("does", "AUX", 5, "aux", "O"),
    ("n't", "PART", 5, "neg", "O"),
    ("know", "VERB", 8, "ccomp", "O"),
    (",", "PUNCT", 8, "punct", "O"),
    ("aides", "NOUN", 8, "nsubj", "O"),
    ("said", "VERB", 8, "ROOT", "B-DATE"),
]


def parse() -> dict[str, list[Any]]:
    columns: dict[str, list[Any]] = {name: [] for name in ("s", "e", "pos", "head", "dep", "ner")}
    place = TEXT.index("Mayor")
    for form, pos, head, dep, ner in TOKENS:
        place = TEXT.index(form, place)
        values = (place, place + len(form), pos, head, dep, ner)
        for column, value in zip(columns.values(), values, strict=True):
            column.append(value)
        place += len(form)
    return columns


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return load_tokenizer(WEIGHTS / "tokenizer.json")


@pytest.fixture(scope="module")
def doc(tokenizer: Tokenizer) -> Document:
    return document(tokenizer, ROW, parse())


def words(doc: Document) -> list[str]:
    """The words of the tokenizer, each from its first piece to its last."""
    pieces = doc.pieces
    firsts = np.flatnonzero(pieces.first)
    lasts = [*(firsts[1:] - 1).tolist(), len(pieces.ids) - 1]
    return [TEXT[pieces.starts[a] : pieces.ends[b]] for a, b in zip(firsts, lasts, strict=True)]


def labels(doc: Document, target: Ints, names: tuple[str, ...]) -> list[str]:
    """The label of each word; "-" where nothing is taught."""
    return [names[value] if value != SKIP else "-" for value in target[doc.pieces.first == 1]]


def test_paragraphs_are_the_lines_without_white_space_at_the_ends() -> None:
    assert [TEXT[start:end] for start, end in lines(TEXT)] == [
        "The bridge",
        "Mayor Ann Lee doesn't know, aides said. “It fell.”",
        "“We left.”",
    ]
    assert lines("") == lines(" \n\t\n") == []


def test_attributions_become_tags_of_words(doc: Document) -> None:
    assert list(zip(words(doc), labels(doc, doc.tags, TAGS), strict=True)) == [
        ("The", "O"),
        ("bridge", "O"),
        ("Mayor", "O"),
        ("Ann", "B-content"),
        ("Lee", "I-content"),
        ("doesn", "I-content"),
        ("'", "I-content"),
        ("t", "I-content"),
        ("know", "I-content"),
        (",", "O"),
        ("aides", "B-source"),
        ("said", "B-cue"),
        (".", "O"),
        ("“", "B-content"),
        ("It", "I-content"),
        ("fell", "I-content"),
        (".", "I-content"),
        ("”", "I-content"),
        # The network reads paragraph by paragraph: what goes on begins anew.
        ("“", "B-content"),
        ("We", "I-content"),
        ("left", "I-content"),
        (".", "I-content"),
        ("”", "I-content"),
    ]


def test_pieces_inside_a_word_are_taught_nothing(doc: Document) -> None:
    inside = doc.pieces.first == 0
    for target in (doc.tags, doc.names, doc.pos, doc.relations, doc.arc, doc.cue):
        assert (target[inside] == SKIP).all()


def test_every_word_of_an_attribution_points_to_the_first_word_of_its_cue(doc: Document) -> None:
    said = int(np.flatnonzero(doc.pieces.starts == at("said")[0])[0])
    firsts = doc.pieces.first == 1
    tagged = firsts & (doc.tags != TAGS.index("O"))
    assert set(doc.cue[tagged].tolist()) == {said}
    assert set(doc.cue[~tagged].tolist()) == {SKIP}


def test_grammar_stands_at_the_words_that_the_parser_has_too(doc: Document) -> None:
    found = dict(zip(words(doc), labels(doc, doc.pos, UPOS), strict=True))
    assert found["Ann"] == "PROPN"
    assert found["know"] == "VERB"
    # The tokenizer's "doesn" begins where the parser's "does" does; its "n't" begins no word.
    assert (found["doesn"], found["'"], found["t"]) == ("AUX", "-", "-")
    assert found["bridge"] == "-", "that line has no parse"
    relations = dict(zip(words(doc), labels(doc, doc.relations, RELATIONS), strict=True))
    assert (relations["aides"], relations["said"]) == ("nsubj", "ROOT")


def test_heads_are_pieces_and_a_root_is_its_own(doc: Document) -> None:
    def piece(word: str) -> int:
        return int(np.flatnonzero(doc.pieces.starts == at(word, "Mayor")[0])[0])

    assert doc.arc[piece("Ann")] == piece("Lee")
    assert doc.arc[piece("Lee")] == piece("know")
    assert doc.arc[piece("said")] == piece("said")


def test_silver_names_stand_where_no_gold_ones_are(doc: Document) -> None:
    found = dict(zip(words(doc), labels(doc, doc.names, NAME_TAGS), strict=True))
    assert (found["Ann"], found["Lee"], found["Mayor"]) == ("B-PER", "I-PER", "O")
    assert found["said"] == "O", "a date is no name"


def test_gold_names_outrank_silver_ones(tokenizer: Tokenizer) -> None:
    start, end = at("Mayor Ann Lee")
    row = {
        "corpus": "wikigold",
        "text": TEXT,
        "names": [{"start": start, "end": end, "type": "PER"}],
    }
    doc = document(tokenizer, row, parse())
    found = labels(doc, doc.names, NAME_TAGS)
    assert found[2:6] == ["B-PER", "I-PER", "I-PER", "O"]
    assert "-" not in found
    assert (doc.tags == SKIP).all(), "nobody marked attributions here"


def test_what_a_corpus_cannot_know_is_left_open(tokenizer: Tokenizer) -> None:
    silver = parse()
    silver["ner"][7] = "B-NORP"
    row = {"corpus": "without MISC", "text": TEXT, "names": []}
    found = dict(
        zip(
            words(doc := document(tokenizer, row, silver)),
            labels(doc, doc.names, NAME_TAGS),
            strict=True,
        )
    )
    assert found["aides"] == "-"
    assert found["Ann"] == "O"


def test_mentions_of_one_entity_are_one_chain(tokenizer: Tokenizer) -> None:
    mentions = [
        {"start": at("Mayor Ann Lee")[0], "end": at("Mayor Ann Lee")[1], "entity": "e7"},
        {"start": at("aides")[0], "end": at("aides")[1], "entity": "e9"},
        {"start": at("know")[0], "end": at("know")[1], "entity": "e7"},
    ]
    doc = document(tokenizer, {"corpus": "x", "text": TEXT, "mentions": mentions}, parse())
    chains = dict(zip(words(doc), doc.chains[doc.pieces.first == 1].tolist(), strict=True))
    # At the head of the mention, and nowhere else.
    assert (chains["Lee"], chains["know"], chains["aides"]) == (0, 0, 1)
    assert chains["Mayor"] == chains["Ann"] == chains["said"] == SKIP


def test_samples_keep_targets_and_pointers_at_their_places(doc: Document) -> None:
    (sample,) = samples([doc], cls=101, sep=102, rng=None)
    assert sample.ids[0] == 101
    assert sample.ids[-1] == 102
    assert (sample.ids == 102).sum() == 3, "after each paragraph"
    real = np.flatnonzero(~np.isin(sample.ids, [101, 102]))
    assert sample.ids[real].tolist() == doc.pieces.ids.tolist()
    for name in ("tags", "names", "pos", "relations", "chains"):
        assert getattr(sample, name)[real].tolist() == getattr(doc, name).tolist()
    for name in ("cue", "arc"):
        place, piece = getattr(sample, name)[real], getattr(doc, name)
        assert ((place == SKIP) == (piece == SKIP)).all()
        taught = piece != SKIP
        assert sample.ids[place[taught]].tolist() == doc.pieces.ids[piece[taught]].tolist()
        assert real[piece[taught]].tolist() == place[taught].tolist()


def test_samples_fit_the_window_and_lose_no_target(tokenizer: Tokenizer) -> None:
    paragraph = "Aides said on Monday that the bridge over the old river fell in the night. " * 6
    text = "\n".join([paragraph] * 6)
    start = text.index("said")
    row = {
        "corpus": "tiny",
        "text": text,
        "attributions": [{"source": [[0, 5]], "cue": [[start, start + 4]], "content": [[15, 60]]}],
    }
    empty: dict[str, list[Any]] = {name: [] for name in ("s", "e", "pos", "head", "dep", "ner")}
    doc = document(tokenizer, row, empty)
    for rng in (None, random.Random(1), random.Random(2)):
        found = list(samples([doc], cls=101, sep=102, rng=rng))
        assert len(found) >= 3
        assert all(len(sample.ids) <= WINDOW for sample in found)
        tags = np.concatenate([sample.tags[sample.tags != SKIP] for sample in found])
        assert tags.tolist() == doc.tags[doc.tags != SKIP].tolist()
        assert all(
            (sample.cue == SKIP).all() or sample.cue.max() < len(sample.ids) for sample in found
        )


def test_a_pointer_out_of_the_window_teaches_nothing(tokenizer: Tokenizer) -> None:
    """As where the cue stands in a paragraph that another window holds."""
    paragraph = "The bridge over the old river fell in the night, and nobody was hurt. " * 14
    text = f"Aides said so.\n{paragraph}\n{paragraph}"
    last = text.rindex("The bridge")
    row = {
        "corpus": "tiny",
        "text": text,
        "attributions": [
            {"source": [[0, 5]], "cue": [[6, 10]], "content": [[11, 13], [last, last + 30]]}
        ],
    }
    empty: dict[str, list[Any]] = {name: [] for name in ("s", "e", "pos", "head", "dep", "ner")}
    doc = document(tokenizer, row, empty)
    first, *_, other = samples([doc], cls=101, sep=102, rng=None)
    assert (first.cue != SKIP).any()
    assert (other.tags == TAGS.index("I-content")).any()
    assert (other.cue == SKIP).all()


def test_rows_are_read_from_a_corpus(tmp_path: Path) -> None:
    path = tmp_path / "tiny.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in ({"text": "Türkiye"}, {"text": "B"}))
    assert [row["text"] for row in rows(path)] == ["Türkiye", "B"]
