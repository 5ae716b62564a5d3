"""What is suppressed stays in sight, and no text can switch an audit off."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import attrib
from attrib.audit import Config, Ignore, audit, failing
from attrib.audit.catalogue import rules
from attrib.audit.suppression import directives
from attrib.ingest import read, read_text
from attrib.model import Audit

TWO = """Traffic in Arden

The harbour bridge will close for a year from May, a source said on Monday.

The tunnel will close in June, another source said on Tuesday.
"""


def audited(text: str, config: Config | None = None) -> Audit:
    return audit(attrib.parse(text), config or Config())


def states(found: Audit, rule: str = "bare-source") -> list[bool]:
    return [one.suppressed for one in found.findings if one.rule == rule]


def with_line(line: str, before: str = "The harbour") -> str:
    return TWO.replace(before, f"{line}\n\n{before}", 1)


def test_without_a_word_nothing_is_suppressed() -> None:
    assert states(audited(TWO)) == [False, False]


def test_a_line_suppresses_one_rule_in_the_paragraph_after_it() -> None:
    found = audited(with_line("[attrib: ignore bare-source]"))
    assert states(found) == [True, False]
    assert states(found, "anonymity-unexplained") == [False, False]


def test_a_line_works_right_above_its_paragraph_and_in_a_row() -> None:
    text = with_line("[attrib: ignore bare-source]\n[attrib: ignore anonymity-unexplained]")
    found = audited(text.replace("]\n\nThe", "]\nThe"))
    assert states(found) == [True, False]
    assert states(found, "anonymity-unexplained") == [True, False]


FOG = "Fog lay over the harbour on Sunday and the ferries stayed in port until the evening. " * 3


def as_html(text: str) -> str:
    headline, *paragraphs = text.strip().split("\n\n")
    told = "".join(f"<p>{one}</p>" for one in (*paragraphs, FOG, FOG))
    return f"<html><body><article><h1>{headline}</h1>{told}</article></body></html>"


@pytest.mark.parametrize("name", ["a.md", "a.html"])
def test_a_line_survives_other_kinds_of_input(name: str) -> None:
    text = with_line("[attrib: ignore bare-source]")
    written = as_html(text) if name == "a.html" else f"# {text}"
    article = read(written.encode(), name=name)
    assert states(audit(attrib.parse_article(article))) == [True, False]


def test_a_line_is_no_sentence_and_no_claim() -> None:
    plain, lined = (attrib.parse(text) for text in (TWO, with_line("[attrib: ignore bare-source]")))
    assert [one.text for one in lined.claims] == [one.text for one in plain.claims]
    assert audit(lined).indicators[0].total == audit(plain).indicators[0].total


@pytest.mark.parametrize(
    "line",
    [
        "[attrib: ignore]",
        "[attrib: ignore all]",
        "[attrib: ignore *]",
        "[attrib: ignore bare-source, anonymity-unexplained]",
        "The mayor wrote [attrib: ignore bare-source] on the wall.",
        "[attrib: ignore Bare-Source]",
    ],
)
def test_what_is_not_exactly_such_a_line_suppresses_nothing(line: str) -> None:
    assert states(audited(with_line(line))) == [False, False]


def test_suppressed_findings_are_listed_and_fail_nothing() -> None:
    lined = with_line("[attrib: ignore bare-source]", "The tunnel")
    lined = lined.replace("The harbour", "[attrib: ignore bare-source]\n\nThe harbour")
    found = audited(lined)
    assert states(found) == [True, True]
    assert failing(found, "warning") == ()


def test_settings_can_refuse_lines_of_the_article() -> None:
    text = with_line("[attrib: ignore bare-source]")
    assert states(audited(text, Config(inline=False))) == [False, False]


def test_settings_suppress_a_rule_everywhere_or_in_one_article_or_one_stretch() -> None:
    everywhere = Config(ignore=(Ignore(rule="bare-source"),))
    assert states(audited(TWO, everywhere)) == [True, True]
    article = read_text(TWO)
    here = Config(ignore=(Ignore(rule="bare-source", article=article.sha256),))
    assert states(audited(TWO, here)) == [True, True]
    assert states(audited(TWO + "\nMore fog is expected.\n", here)) == [False, False]
    at = article.text.index("another source")
    stretch = Ignore(rule="bare-source", article=article.sha256, start=at, end=at + 1)
    assert states(audited(TWO, Config(ignore=(stretch,)))) == [False, True]


def test_a_rule_that_is_off_finds_nothing_and_a_level_can_be_raised() -> None:
    assert states(audited(TWO, Config(rules={"bare-source": "off"}))) == []
    found = audited(TWO, Config(rules={"bare-source": "error"}))
    assert {one.level for one in failing(found, "error")} == {"error"}


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from([
    "[attrib: ignore bare-source]", "[attrib: ignore x]", "fog", "", " ", "[attrib:", "\u202e",
]), max_size=8), st.sampled_from(["\n", "\n\n"]))  # fmt: skip
def test_each_line_reaches_one_block_at_most(lines: list[str], end: str) -> None:
    article = read_text(end.join(["Fog in the harbour", *lines, "There was fog all day."]))
    blocks = [(block.start, block.end) for block in article.blocks]
    for one in directives(article):
        assert article.text[one.start : one.end].strip().startswith("[attrib: ignore ")
        assert any(start <= one.reach[0] < one.reach[1] <= end for start, end in blocks)
    assert len(directives(article)) <= lines.count("[attrib: ignore bare-source]") + lines.count(
        "[attrib: ignore x]"
    )


def test_the_names_of_rules_fit_such_a_line() -> None:
    for rule in rules():
        article = read_text(f"[attrib: ignore {rule}]\n\nThere was fog all day.")
        assert [one.rule for one in directives(article)] == [rule]
