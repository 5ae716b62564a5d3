"""What holds of every report, whatever the text: the whole way with the shipped weights."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import attrib
from attrib.errors import AttribError
from attrib.extract.encoder import default
from attrib.extract.quotes import quotations
from attrib.extract.windows import WINDOW, cut, pack
from attrib.ingest import read
from attrib.model import Article, Report, Span

PEOPLE = ["Ann Lee", "the mayor", "Dr. José Núñez", "O'Brien", "UN officials", "李明", "she", "𝒜da"]
SAYINGS = [
    "the bridge is safe",
    "it wasn't the workers' fault",
    "nobody knew about the “leak”",
    "«on part demain»",
    "we’ll rebuild 👩‍👩‍👧 the school 🏫",
    "prices rose 4.5% (to $2,000) in Jan. 2021",
    "e\u0301tude cafe\u0301 naïve",
    "السلام عليكم \u202bright to left\u202c",
    "zero\u200bwidth\u200d joiner\ufeff",
    "control \x07 and \x1b[31m signs",
]
SHAPES = [
    '"{saying}," {person} said.',
    "“{saying},” said {person}. “{other}.”",
    "{person} said that {saying}.",
    "'{saying},' {person} told reporters.",
    "{person}: {saying}. {other}?",
    "Q: {saying}?\nA: {other}.",
    '"{saying}" – {person}, mayor',
    "“{saying}.\n\n“{other},” {person} added.",
    '"{saying}, {person} said. "{other}',
    "{person} did not respond to a request for comment on whether {saying}.",
    "According to {person}, {saying} and {other}.",
    "— {person} (@handle) March 3, 2021",
    "The council met on Monday to discuss the plan. It was late.",
]
SIGNS = st.text(
    st.one_of(
        st.sampled_from("\"'“”‘’«»:;–—-()[]@#.,?! \n\t\u00a0\u2028\u200b\u200f\u0301\x00\x1b👍🏽"),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=12,
)


@st.composite
def paragraph(draw: st.DrawFn) -> str:
    shape = draw(st.sampled_from(SHAPES))
    text = shape.format(
        saying=draw(st.sampled_from(SAYINGS)),
        other=draw(st.sampled_from(SAYINGS)),
        person=draw(st.sampled_from(PEOPLE)),
    )
    at = draw(st.integers(0, len(text)))
    noise = draw(st.one_of(st.just(""), SIGNS))
    return text[:at] + noise + text[at:]


TEXTS = st.one_of(
    st.builds(
        str.join,
        st.sampled_from(["\n\n", "\n", " "]),
        st.lists(paragraph(), min_size=1, max_size=5),
    ),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=60),
    SIGNS,
)
few = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def parsed(text: str) -> Report | None:
    """The report, or None where the text is refused as it should be: in one line."""
    try:
        return attrib.parse(text)
    except AttribError as error:
        refusal = str(error)
    assert refusal
    assert "\n" not in refusal
    return None


def overlapping(spans: Iterable[Span]) -> bool:
    ordered = sorted(spans, key=lambda span: span.start)
    return any(a.end > b.start for a, b in pairwise(ordered))


def closed_quotations(article: Article) -> list[tuple[int, int]]:
    return [
        (start, end)
        for block in article.blocks
        for start, end in quotations(article.text, block.start, block.end)
        if end - start > 1 and article.text[end - 1] in "\"”“»›’'"
    ]


@few
@given(TEXTS)
def test_every_report_holds_together(text: str) -> None:
    report = parsed(text)
    if report is None:
        return
    article = report.article.text
    for span in report.spans():
        assert article[span.start : span.end] == span.text
        assert span.text.strip()
    sources = {source.id for source in report.sources}
    claims = {claim.id for claim in report.claims}
    attributions = {one.id: one for one in report.attributions}
    assert len(sources) == len(report.sources)
    assert len(claims) == len(report.claims)
    assert len(attributions) == len(report.attributions)
    for one in report.attributions:
        assert set(one.sources) <= sources
        assert set(one.claims) <= claims
        assert one.relayed_by is None or one.relayed_by in attributions
        assert one.relayed_by != one.id
    assert {silence.source for silence in report.silences} <= {None, *sources}
    # A report that a reader has is the report that was made.
    assert Report.model_validate_json(report.to_json()) == report
    assert Report.model_validate_json(report.to_json(indent=None)) == report


@few
@given(TEXTS)
def test_the_same_text_gives_the_same_bytes(text: str) -> None:
    first, second = parsed(text), parsed(text)
    assert (first and first.to_json()) == (second and second.to_json())


@few
@given(TEXTS)
def test_contents_stand_in_blocks_and_in_order(text: str) -> None:
    report = parsed(text)
    if report is None:
        return
    for one in report.attributions:
        assert one.content_spans
        assert list(one.content_spans) == sorted(one.content_spans, key=lambda span: span.start)
        assert not overlapping(one.content_spans)
        assert not overlapping((*one.content_spans, *one.cue_spans))
        for span in one.content_spans:
            assert any(
                block.start <= span.start and span.end <= block.end
                for block in report.article.blocks
            )


@few
@given(TEXTS)
def test_no_quotation_is_cut_in_half(text: str) -> None:
    """A content never holds one mark of a quotation while the other stands right outside it."""
    report = parsed(text)
    if report is None:
        return
    article = report.article
    for span in (span for one in report.attributions for span in one.content_spans):
        for opening, closing in closed_quotations(article):
            opens_outside = span.start - 3 <= opening < span.start < closing <= span.end
            closes_outside = span.start <= opening < span.end < closing <= span.end + 3
            beside = article.text[opening : span.start] + article.text[span.end : closing]
            assert not (opens_outside or closes_outside) or any(map(str.isalnum, beside)), (
                span,
                article.text[opening:closing],
            )


@given(st.text(max_size=200))
@settings(max_examples=100)
def test_any_text_is_cut_into_windows_that_fit(text: str) -> None:
    encoder = default()
    pieces = cut(encoder.tokenizer, text, [(0, len(text))])
    windows = list(pack(pieces, encoder.cls, encoder.sep))
    assert all(len(window.ids) <= WINDOW for window in windows)
    places = [place for window in windows for place in window.pieces.tolist() if place >= 0]
    assert places == list(range(len(pieces.ids)))


@given(st.lists(paragraph(), min_size=1, max_size=4), st.integers(2, 6))
@settings(max_examples=15, deadline=None)
def test_work_grows_with_the_length_of_the_text(paragraphs: list[str], times: int) -> None:
    """The encoder reads each word once: as many windows more as there is more text."""
    encoder = default()

    def windows(texts: list[str]) -> int:
        article = read("The council met on Monday to discuss the plan.\n\n" + "\n\n".join(texts))
        blocks = [(block.start, block.end) for block in article.blocks]
        pieces = cut(encoder.tokenizer, article.text, blocks)
        return sum(1 for _ in pack(pieces, encoder.cls, encoder.sep))

    once = paragraphs * 20
    assert windows(once * times) <= times * windows(once) + times


def test_normal_forms_of_one_text_name_the_same_sources() -> None:
    text = "The café is safe, José Núñez said on Monday. It was built in 1931 by the city."
    composed, decomposed = (
        attrib.parse(unicodedata.normalize(form, text)) for form in ("NFC", "NFD")
    )
    assert [unicodedata.normalize("NFC", source.name) for source in decomposed.sources] == [
        source.name for source in composed.sources
    ]
