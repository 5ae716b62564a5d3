"""Markdown, the page to paste, brat standoff, the corpora's form: each read by another reader."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from pybrat.parser import BratParser

from attrib import export
from attrib.evaluate import Relation, RelationRow, evaluate_predictions, read_corpus
from attrib.export.escaping import escaped
from attrib.export.labels import plain
from attrib.export.markdown import headline
from attrib.model import Report
from tests.export.samples import REPORTS, either
from tests.full_report import full_report
from tests.reports import article

FULL = full_report()
READER = MarkdownIt("commonmark", {"html": True}).enable("table")


class Page(HTMLParser):
    """Tags, attributes and text of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attributes

    def handle_data(self, data: str) -> None:
        self.text += data


def test_markdown_tells_who_says_what_and_how() -> None:
    text = export.render(FULL, ".md").decode()
    assert text.startswith("# Who says what: Dam may fail, engineer says\n")
    assert "<https://example.org/dam>" in text
    assert "through state television" in text
    assert "hedged: may" in text
    assert "denies; indirect; unsure" in text
    assert "asked not to be named: because they feared for their jobs" in text
    assert "- Interior Ministry: did not comment on the damage (no comment)" in text
    assert "(differs: figures: 7 or 5 people)" in text
    assert "- warning: stated as fact, denied elsewhere" in text
    assert "1. The dam was damaged (nobody is credited)" in text


def test_who_made_a_picture_says_nothing() -> None:
    pictured = [
        one.model_copy(update={"act": "pictures", "claims": ()}) if one.id == "a5" else one
        for one in FULL.attributions
    ]
    report = FULL.model_copy(update={"attributions": tuple(pictured)})
    text = export.render(report, ".md").decode()
    assert "## Whose pictures\n\n- Human Rights Watch: Five people were moved from Sel\n" in text
    assert "said: Five people" not in text
    assert "| Human Rights Watch | NGO | yes | 1 |" in text


def test_markdown_of_several_articles_tells_whom_they_share() -> None:
    text = export.render(REPORTS["merged"], ".md").decode()
    assert "# Sources in several articles" in text
    assert "- Human Rights Watch: Dam may fail, engineer says; HRW, Ana Ruiz" in text
    assert "Maybe the same: Interior Ministry / Interior Ministry" in text


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
@settings(max_examples=150, deadline=None)
def test_any_text_is_shown_as_it_is(text: str) -> None:
    page = Page(READER.render(f"- {escaped(text)}"))
    assert " ".join(page.text.split()) == plain(text)
    assert set(page.tags) <= {"ul", "li", "p"}


@given(st.text(alphabet="-+=*_`#>|[]()<>&!1.:/\\~$ab \n"))
@settings(max_examples=150, deadline=None)
def test_markup_is_shown_as_it_is(text: str) -> None:
    page = Page(READER.render(f"- {escaped(text)}"))
    assert " ".join(page.text.split()) == plain(text)
    assert set(page.tags) <= {"ul", "li", "p"}


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("https://evil.example/x", "https:\\//evil.example/x"),
        ("FTP://evil.example", "FTP:\\//evil.example"),
        ("see www.evil.example", "see www\\.evil.example"),
        ("WWW.evil.example", "WWW\\.evil.example"),
        ("@bob and bob@evil.example", "\\@bob and bob\\@evil.example"),
        ("a http:// b www. c", "a http:\\// b www. c"),
    ],
)
def test_a_bare_address_is_no_link_on_github(text: str, safe: str) -> None:
    assert escaped(text) == safe
    assert Page(READER.render(f"- {safe}")).text.strip() == text


def test_an_article_of_one_line_without_a_title_has_a_short_headline() -> None:
    report = REPORTS["empty"][0]
    of = article("Nothing was said of the dam. " * 400)
    assert of.title is None
    assert headline(of) == "Nothing was said of the dam. " * 2 + "Nothing was said of…"
    text = export.render(report.model_copy(update={"article": of}), ".md").decode()
    assert len(text.split("\n")[0]) < 120


@either
def test_the_report_page_holds_what_the_markdown_holds(reports: list[Report]) -> None:
    page = Page(export.render(reports, ".report.html").decode())
    for report in reports:
        for source in report.sources:
            assert plain(source.name) in " ".join(page.text.split())


@either
def test_the_report_page_runs_and_loads_nothing(reports: list[Report]) -> None:
    text = export.render(reports, ".report.html").decode()
    page = Page(text)
    assert set(page.tags) <= {
        "html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "h3", "p", "ul",
        "ol", "li", "table", "thead", "tbody", "tr", "th", "td", "em", "a",
    }  # fmt: skip
    assert {name for name, _ in page.attributes} <= {
        "lang", "charset", "http-equiv", "content", "name", "href",
    }  # fmt: skip
    links = [value for name, value in page.attributes if name == "href"]
    assert all(link is not None and re.match("https?://", link) for link in links)
    assert "default-src 'none'" in text


def brat(reports: list[Report], folder: Path) -> dict[str, Any]:
    """What another reader finds in the standoff of each article, by the article's id."""
    export.write(reports, folder / "x.ann")
    found = {example.id: example for example in BratParser(error="raise").parse(folder)}
    several = len(reports) > 1
    return {one.article.id: found[f"x-{one.article.id}" if several else "x"] for one in reports}


@pytest.mark.parametrize("name", ["seed", "full", "hostile", "three"])
def test_brat_reads_the_standoff_and_finds_the_words(tmp_path: Path, name: str) -> None:
    found = brat(REPORTS[name], tmp_path)
    for report in REPORTS[name]:
        entities, text = found[report.article.id].entities, report.article.text
        assert found[report.article.id].text == text
        for entity in entities:
            pieces = [text[span.start : span.end] for span in entity.spans]
            assert " ".join(pieces).rstrip() == entity.mention
        for kind, spans in (
            ("Content", [one.content_spans for one in report.attributions]),
            ("Cue", [one.cue_spans for one in report.attributions if one.cue_spans]),
            ("Silence", [one.spans for one in report.silences]),
        ):
            covered = [e.spans for e in entities if e.type == kind]
            assert len(covered) == len(spans)
            assert sorted(min(s.start for s in one) for one in covered) == sorted(
                min(s.start for s in one) for one in spans
            )


def test_brat_ties_contents_to_sources_cues_and_carriers(tmp_path: Path) -> None:
    made = brat([FULL], tmp_path)[FULL.article.id].relations
    told = {(one.type, one.arg1.mention, one.arg2.mention) for one in made}
    fail = "The dam may fail within two days if rain goes on"
    assert ("said_by", fail, "engineer Ana Ruiz") in told
    assert ("cued_by", fail, "as saying") in told
    assert ("silence_of", "did not comment on the damage", "The Interior Ministry") in told
    assert len([one for one in made if one.type == "relayed_by"]) == 1


def test_standoff_keeps_form_act_and_name() -> None:
    (ann, _) = export.files(FULL, Path("x.ann")).values()
    lines = ann.decode().splitlines()
    assert all(re.match(r"[TRA#]\d+\t\S", line) for line in lines)
    assert any(re.fullmatch(r"A\d+\tAct T\d+ warns", line) for line in lines)
    assert any(re.fullmatch(r"A\d+\tUnsure T\d+", line) for line in lines)
    assert any(re.fullmatch(r"A\d+\tSilenceKind T\d+ no_comment", line) for line in lines)
    assert any(re.fullmatch(r"#\d+\tAnnotatorNotes T\d+\tAna Ruiz", line) for line in lines)


def relations(report: Report) -> list[Relation]:
    return [
        Relation(
            source=tuple((span.start, span.end) for span in one.source_spans),
            cue=tuple((span.start, span.end) for span in one.cue_spans),
            content=tuple((span.start, span.end) for span in one.content_spans),
        )
        for one in report.attributions
        if one.relayed_by is None
    ]


@pytest.mark.parametrize("name", ["seed", "full", "hostile", "merged", "three"])
def test_a_report_scored_against_its_own_corpus_is_wholly_right(tmp_path: Path, name: str) -> None:
    export.write(REPORTS[name], tmp_path / "x.jsonl")
    corpus = read_corpus(tmp_path / "x.jsonl")
    assert [row.text for row in corpus.rows] == [one.article.text for one in REPORTS[name]]
    assert all(isinstance(row, RelationRow) for row in corpus.rows)
    scores = evaluate_predictions(corpus.rows, [relations(one) for one in REPORTS[name]])
    assert scores.attributions is not None
    assert scores.attributions.relations.f1 == 1
    for part in ("source", "cue", "content"):
        exact = getattr(scores.attributions, part).exact
        assert exact.f1 in (1, None)
        assert exact.predicted == exact.gold
