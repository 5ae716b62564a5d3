"""Channels: where it was said, in the words of the text.

Square brackets hold the source, braces the cue, and a bar ends a sentence.
"""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attrib.extract.channels import channel

Spans = list[tuple[int, int]]


def read(marked: str) -> tuple[str, Spans, Spans, tuple[int, int]]:
    """Text, cue spans, source spans and the bounds of the sentence that holds the cue."""
    text = ""
    spans: dict[str, Spans] = {"[": [], "{": []}
    opened = 0
    for piece in re.split(r"([\[\]{}|])", marked):
        if piece in spans:
            opened = len(text)
        elif piece in ("]", "}"):
            spans["[" if piece == "]" else "{"].append((opened, len(text)))
        elif piece != "|":
            text += piece
    plain = [re.sub(r"[\[\]{}]", "", part) for part in marked.split("|")]
    place = next(i for i, part in enumerate(marked.split("|")) if "{" in part)
    start = sum(len(part) for part in plain[:place])
    return text, spans["{"], spans["["], (start, start + len(plain[place]))


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("It is over, [he] {wrote on Twitter}.", "Twitter"),
        ("[The company] {said} in a statement that it lost.", "statement"),
        ("[The company] {said in a statement} it lost.", "statement"),
        ("It lost, [he] {told} CNN.", "CNN"),
        ("[He] {told reporters} it lost.", "reporters"),
        ("[He] {said} in an interview with Fox News that it lost.", "interview with Fox News"),
        ("It lost, [he] {said} on Fox News Sunday.", "Fox News Sunday"),
        ("It lost, [he] {said} Thursday in a tweet.", "tweet"),
        ("[He] {said} at a news conference.", "news conference"),
        ("{According to} [a report by the U.N.], it lost.", "report"),
        ("{According to} [a new Washington Post poll], it lost.", "poll"),
        ("[He] {posted on Facebook}: it lost.", "Facebook"),
        ("[He] {said} in a letter to the king that it lost.", "letter"),
        ("[He] {tweeted} that it lost.", "tweet"),
        ("In a statement, [the company] {said} it lost.", "statement"),
        (
            "In an interview with the New York Times on Friday, [she] {said} it lost.",
            "interview with the New York Times",
        ),
        ("[The company], in a statement, {denied} it.", "statement"),
        ("[He] {said} the report in a letter was false.", None),
        ("[He] {said} it lost in an interview.", None),
        ("[Smith] {said} on Thursday.", None),
        ("[He] {told} his wife it lost.", None),
        ("[He] {told} the Associated Press on Monday.", "Associated Press"),
        ("[The report's author] {said} it lost.", None),
        ("[A statement from the company] {said} it lost.", "statement"),
        ("[He] {said} on ABC's “This Week” that it lost.", "ABC's “This Week”"),
        ("[He] {said} on MSNBC’s Morning Joe.", "MSNBC’s Morning Joe"),
        ("[He] {testified} before the Senate that it lost.", "testimony"),
        ("[He] {said in a post on X}.", "X"),
        ("[He] {wrote} in a post on Instagram.", "Instagram"),
        ("[He] {told} a news conference it lost.", "news conference"),
        ("[He] {said} at the White House.", None),
        ("[He] {said} in Washington.", None),
        ("[He] {said} on the condition of anonymity.", None),
        ("[The television host] {said} so.", None),
        ("[He] {said} by phone.", None),
        ("[She] {said} in a telephone interview.", "telephone interview"),
        ("[She] {told the Guardian} so.", "Guardian"),
        ("[They] {said} in court papers that.", "court papers"),
        ("[He] {said} in his State of the Union address.", "State of the Union address"),
        ("[Two officials] {said}.", None),
        ("“No,” [he] {said}.| In a tweet, she agreed.", None),
        ("[She] {wrote in her memoir}, “Never.”", "memoir"),
        ("[Trump] {said} in Cleveland at a campaign rally.", None),
        ("[He] {said} in an email to supporters.", "email"),
        ("[He] {wrote}.", None),
        ("Speaking to reporters in Paris, [he] {said} so.", "reporters"),
        ("[He] {spoke to reporters} of it.", "reporters"),
        ("[The New York Post] {reports} that it lost.", None),
        ("It ended.| [Polls] {showed} that it lost.", "Polls"),
        ("[He] {said} on Fox News’s “Fox and Friends.”", "Fox News’s “Fox and Friends”"),
    ],
)
def test_channel(marked: str, expected: str | None) -> None:
    assert channel(*read(marked)) == expected


def test_what_follows_in_the_next_sentence_does_not_count() -> None:
    assert channel(*read("“No,” [he] {said}|. On Twitter, she agreed.")) is None


def test_without_a_cue_there_is_no_channel() -> None:
    assert channel("It is over.", [], [(0, 2)], (0, 11)) is None


@given(st.text(alphabet="abA .,\n'“”onitter", max_size=60), st.data())
@settings(max_examples=60, deadline=None)
def test_any_text_gives_words_of_the_text(text: str, data: st.DataObject) -> None:
    cut = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=4, max_size=4)))
    found = channel(text, [(cut[1], cut[2])], [(cut[0], cut[1])], (cut[0], cut[3]))
    assert (
        found is None
        or found == ""
        or found in " ".join(text.split())
        or found in ("tweet", "email")
    )
