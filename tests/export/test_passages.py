"""The text beside the graph is the article's, cut where spans begin and end."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from attrib.claim_graph import graph
from attrib.export.drawing import draw
from attrib.export.passages import Mark, blocks, context, marks, passages
from attrib.model import Article, Report
from tests.reports import article


def around(of: Article, spans: list[list[int]]) -> list[int]:
    return context(of.text, blocks(of), spans)


def test_the_pieces_are_the_whole_text_of_each_block(seed: Report) -> None:
    drawn = graph(seed)
    hues = {node["id"]: node["hue"] for node in draw(drawn).nodes}
    found = passages(seed.article, marks(drawn, hues)[seed.article.id])
    assert len(found) == len(seed.article.blocks)
    for passage, block in zip(found, seed.article.blocks, strict=True):
        assert "".join(p.text for p in passage.pieces) == seed.article.text[block.start : block.end]
        assert all(p.text == seed.article.text[p.start : p.end] for p in passage.pieces)


def test_a_piece_knows_whose_words_it_is(seed: Report) -> None:
    drawn = graph(seed)
    hues = {node["id"]: node["hue"] for node in draw(drawn).nodes}
    pieces = [
        p
        for passage in passages(seed.article, marks(drawn, hues)[seed.article.id])
        for p in passage.pieces
    ]
    quotation = next(p for p in pieces if p.text.startswith('"Today'))
    assert quotation.roles == ("content",)
    assert quotation.soft == hues[f"{seed.article.id}/s3"]
    silent = next(p for p in pieces if "silence" in p.roles)
    assert silent.text == "did not comment immediately on the raid"
    joint = next(p for p in pieces if p.text.startswith("At least seven"))
    assert joint.soft == "joint"


def test_a_source_of_two_articles_has_its_words_in_both(three: list[Report]) -> None:
    drawn = graph(three)
    hues = {node["id"]: node["hue"] for node in draw(drawn).nodes}
    found = marks(drawn, hues)
    for report in three[:2]:
        assert Mark(0, 9, "who", "") in found[report.article.id]
        assert report.article.text[0:9] == "Ada Quist"


LINE = st.text(alphabet="aB. \"'\u2029é😀", min_size=1, max_size=60)
TEXT = st.lists(LINE, min_size=1, max_size=6).map("\n".join)
ENDS = st.lists(st.tuples(st.integers(0, 300), st.integers(1, 80)), max_size=8)


@given(TEXT, ENDS)
@settings(max_examples=60, deadline=None)
def test_any_spans_cut_any_text_without_loss(text: str, ends: list[tuple[int, int]]) -> None:
    of = article(text)
    found = [
        Mark(start, min(start + length, len(text)), "content", "source0")
        for start, length in ends
        if start < len(text)
    ]
    for passage, block in zip(passages(of, found), of.blocks, strict=True):
        assert "".join(p.text for p in passage.pieces) == text[block.start : block.end]
        for piece in passage.pieces:
            inside = any(m.start <= piece.start and piece.end <= m.end for m in found)
            assert bool(piece.roles) == inside


@given(TEXT, st.integers(0, 300), st.integers(1, 80))
@settings(max_examples=60, deadline=None)
def test_a_context_holds_its_words(text: str, start: int, length: int) -> None:
    start = min(start, len(text) - 1)
    end = min(start + length, len(text))
    first, last = around(article(text), [[start, end]])
    assert 0 <= first <= start < end <= last <= len(text)


def test_a_context_is_the_paragraph_or_whole_sentences_of_a_long_one(seed: Report) -> None:
    claim = seed.claim("c6")
    start, end = around(seed.article, [[claim.spans[0].start, claim.spans[0].end]])
    assert seed.article.text[start:end].startswith("The monitoring group said some")
    assert seed.article.text[start:end].endswith("used in the attack.")
    text = "It was so. " * 100 + "This is the one. " + "It is so. " * 100
    at = text.index("This")
    start, end = around(article(text.strip()), [[at, at + 4]])
    assert text[start:].startswith("It was so. ")
    assert text[:end].endswith("It is so.")
    assert end - start < 700
