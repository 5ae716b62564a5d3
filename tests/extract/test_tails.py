"""A content ends where its speaker falls silent, and where somebody else's deed begins."""

from __future__ import annotations

import pytest

from attrib.extract import extract
from attrib.ingest import read_text


def contents(text: str) -> list[str]:
    found = extract(read_text(text, name="test")).attributions
    return [" | ".join(span.text for span in one.content_spans) for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The company said it would pay, but would not give details.", ["it would pay"]),
        ("The company said it would pay but declined to say when.", ["it would pay"]),
        ("The company said it would pay and declined to comment further.", ["it would pay"]),
        ("The company said it would pay, but it did not give details.", ["it would pay"]),
    ],
)
def test_what_the_speaker_would_not_say_is_no_part_of_what_was_said(
    text: str, expected: list[str]
) -> None:
    assert contents(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The company said it would pay, but would not close the bridge.",
        "The company said it would pay and would give details.",
        "The company said it would pay but declined to say when, and that it was sorry.",
    ],
)
def test_what_was_said_stays_whole(text: str) -> None:
    (content,) = contents(text)
    assert text.endswith(content + ".")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("My editor told me to cut the letter and I refused.", "to cut the letter"),
        ("The guards told us to leave, but we stayed.", "to leave"),
        (
            "The coach told me to rest and I would play on Sunday.",
            "to rest and I would play on Sunday",
        ),
    ],
)
def test_what_was_done_when_told_to_is_no_part_of_what_was_told(text: str, expected: str) -> None:
    (content,) = contents(text)
    assert content.removeprefix("me ").removeprefix("us ") == expected
