"""News comes with all sorts of marks and layouts; robustness.toml says how a reader takes them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest

import attrib
from attrib.extract.encoder import Encoder, Floats
from attrib.extract.quotes import quotations
from attrib.extract.windows import Window
from attrib.model import Attribution, Report, Span
from tests.counting import calls

CASES = [
    case
    for name in ("robustness.toml", "robustness_second.toml")
    for case in tomllib.loads(Path(__file__).with_name(name).read_text("utf-8"))["case"]
]


def read(case: dict[str, Any]) -> Report:
    return attrib.parse(case["text"].strip() + "\n")


def letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).lower()


def names(report: Report, attribution: Attribution) -> str:
    """Every name that the report gives to the source of an attribution."""
    spans = [span.text for span in attribution.source_spans]
    return " / ".join([*spans, *(report.source(id).name for id in attribution.sources)]).lower()


def said_words(pieces: Iterable[str]) -> str:
    """Their letters; whether a first "that" is said or leads over to what is said, is no matter."""
    return letters("".join(pieces)).removeprefix("that")


def holds(attribution: Attribution, span: Span) -> bool:
    return any(one.start < span.end and span.start < one.end for one in attribution.content_spans)


def find(report: Report, words: str) -> Span:
    start = report.article.text.index(words)
    return report.article.span(start, start + len(words))


def told(report: Report) -> str:
    return "\n".join(
        f"{names(report, one)!r} {[span.text for span in one.cue_spans]} "
        f"{[span.text for span in one.content_spans]} {one.confidence}"
        for one in report.attributions
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_each_is_credited_with_their_own_words(case: dict[str, Any]) -> None:
    report = read(case)
    for said in case.get("said", []):
        words = said_words(said["words"])
        found = [
            one
            for one in report.attributions
            if said_words(span.text for span in one.content_spans) == words
        ]
        assert any(said["by"].lower() in names(report, one) for one in found), (
            f"{said} is not among\n{told(report)}"
        )
    for wrong in case.get("not_by", []):
        span = find(report, wrong["words"])
        for one in report.attributions:
            assert wrong["by"].lower() not in names(report, one) or not holds(one, span), (
                f"{wrong} stands in\n{told(report)}"
            )
    for words in case.get("nobody", []):
        span = find(report, words)
        assert not any(holds(one, span) for one in report.attributions), (
            f"{words!r} stands in\n{told(report)}"
        )


PEOPLE = ["Ruth Palmer", "Joe Novak", "Ann Doyle", "Tom Ellis", "Rita Flores", "Owen Price"]
STORY = (
    "Part {number} of the record deals with the bridge over the Mill River, built in 1931.",
    '"The steel in section {number} is tired," engineer {name} said. "We will not take the risk."',
    "Two lanes carry traffic in each direction, and a path for walkers runs along the north side.",
)


def story(parts: int) -> list[str]:
    """Paragraphs of a report in which one person speaks in each part, about 75 words long."""
    return [
        paragraph.format(number=number, name=PEOPLE[number % len(PEOPLE)])
        for number in range(1, parts + 1)
        for paragraph in STORY
    ]


def forwards(text: str, monkeypatch: pytest.MonkeyPatch) -> tuple[Report, int]:
    """The report, and how often the encoder was run for it."""
    count = 0
    forward = Encoder.forward

    def counted(self: Encoder, window: Window, names: Sequence[str]) -> dict[str, Floats]:
        nonlocal count
        count += 1
        return forward(self, window, names)

    with monkeypatch.context() as patched:
        patched.setattr(Encoder, "forward", counted)
        return attrib.parse(text), count


def speakers_of_sections(report: Report) -> dict[int, str]:
    found = {}
    for one in report.attributions:
        said = " ".join(span.text for span in one.content_spans)
        for number in re.findall(r"steel in section (\d+) is tired", said):
            found[int(number)] = names(report, one)
    return found


@pytest.mark.parametrize("between", ["\n\n", " "], ids=["paragraphs", "one line"])
def test_a_long_text_is_read_to_its_end(between: str, monkeypatch: pytest.MonkeyPatch) -> None:
    parts = 380 if between == "\n\n" else 40
    text = between.join(story(parts))
    report, windows = forwards(text, monkeypatch)
    found = speakers_of_sections(report)
    right = [
        number
        for number in range(1, parts + 1)
        if PEOPLE[number % len(PEOPLE)].lower() in found.get(number, "")
    ]
    assert len(right) >= 0.97 * parts, sorted(set(range(1, parts + 1)) - set(right))
    # Windows of some 150 words, and contents that are read once more for a voice inside them.
    assert windows <= len(text.split()) / 60


def test_work_grows_as_the_text_does(monkeypatch: pytest.MonkeyPatch) -> None:
    _, short = forwards("\n\n".join(story(8)), monkeypatch)
    _, long = forwards("\n\n".join(story(32)), monkeypatch)
    assert long <= 4 * short + 4


MARKS = ['""', "“”", "«»", "‘’", "''"]


@pytest.mark.parametrize("marks", MARKS)
@pytest.mark.parametrize("closed", ["closed", "left open"])
def test_no_quotation_is_cut_in_half(marks: str, closed: str) -> None:
    """A content holds both marks of a quotation or none, unless a cue stands between them."""
    opening, closing = marks[0], marks[1]
    ending = closing if closed == "closed" else ""
    report = attrib.parse(
        "The bridge over the Mill River will close on Monday for a year.\n\n"
        f"{opening}The steel is tired, and we will not take the risk,{ending} Ruth Palmer said. "
        "Buses will run.\n\n"
        f"The mayor said the plan was {opening}a good one{closing} and that it would be kept."
    )
    text = report.article.text
    for block in report.article.blocks:
        for start, end in quotations(text, block.start, block.end):
            if text[end - 1] != closing:
                continue
            for one in report.attributions:
                for span in one.content_spans:
                    assert not (span.start == start + 1 and span.end >= end), told(report)
                    assert not (span.start <= start and span.end == end - 1), told(report)


HOSTILE = {
    "marks": '"',
    "open quotations": "“a ",
    "single marks": "a 'b ",
    "no spaces": "a",
}


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
def test_no_text_takes_more_work_than_its_length_warrants(
    piece: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The encoder, whose work grows with the text, is run once for each window of a kind."""
    forward, known = Encoder.forward, dict[bytes, dict[str, Floats]]()

    def once(self: Encoder, window: Window, names: Sequence[str]) -> dict[str, Floats]:
        read = b"/".join(part.tobytes() for part in (window.ids, window.shape, window.quote))
        key = read + " ".join(names).encode()
        if key not in known:
            known[key] = forward(self, window, names)
        return known[key]

    monkeypatch.setattr(Encoder, "forward", once)
    short, long = (
        "The council met on Monday.\n\n" + piece * (length // len(piece))
        for length in (5_000, 40_000)
    )
    attrib.parse(short[:-1])  # Fills the caches, but not those of this text.
    few, many = calls(lambda: attrib.parse(short)), calls(lambda: attrib.parse(long))
    # Eight times the text; were the work to grow with its square, 64 times the calls.
    assert many <= 12 * few, (few, many)
