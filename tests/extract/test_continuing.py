"""A quotation of several paragraphs stays one speaker's, however far the speaker's name is."""

from __future__ import annotations

import pytest

from attrib.extract import extract
from attrib.extract.continuing import carried_on
from attrib.extract.encoder import default
from attrib.extract.windows import WINDOW, cut, pack
from attrib.ingest import read
from attrib.model import Article, Attribution, Span
from tests.reports import article, find

FILLER = "The wind came from the east, and we could see the smoke above the harbour all day long. "


def credit(of: Article, source: str, cue: str, *contents: str) -> Attribution:
    return Attribution(
        id="a0",
        source_spans=(find(of, source),),
        cue_spans=(find(of, cue),),
        content_spans=tuple(find(of, words) for words in contents),
        form="direct",
        act="asserts",
        confidence=0.9,
    )


def texts(spans: tuple[Span, ...]) -> list[str]:
    return [span.text for span in spans]


THREE = article(
    "The fire\n\n"
    "“The roof was gone,” Ann Doyle said. “I sent four crews.\n\n"
    "“The wind turned.\n\n"
    "“I would do it again.”\n\n"
    "The inquiry goes on."
)
FIRST = ("“The roof was gone,”", "“I sent four crews.")


def test_paragraphs_that_nobody_is_credited_with_are_the_speakers() -> None:
    (one,) = carried_on(THREE, [credit(THREE, "Ann Doyle", "said", *FIRST)])
    assert texts(one.content_spans) == [*FIRST, "“The wind turned.", "“I would do it again.”"]
    assert one.form == "direct"


def test_paragraphs_that_are_not_opened_anew_go_on_to_the_closing_mark() -> None:
    of = article(
        "The game\n\nIn the end Ann Doyle said, “We were tired.\n\nWe had no plan.\n\n"
        "We will learn from it.” Then the rain came."
    )
    (one,) = carried_on(of, [credit(of, "Ann Doyle", "said", "“We were tired.")])
    assert texts(one.content_spans) == [
        "“We were tired.",
        "We had no plan.",
        "We will learn from it.”",
    ]
    assert one.form == "direct"


def test_paragraphs_that_another_cue_was_given_are_the_speakers() -> None:
    wrong = credit(THREE, "The inquiry", "goes on", "“The wind turned.", "“I would do it again.”")
    (one,) = carried_on(THREE, [credit(THREE, "Ann Doyle", "said", *FIRST), wrong])
    assert texts(one.source_spans) == ["Ann Doyle"]
    assert len(one.content_spans) == 4


def test_a_speaker_named_at_the_end_has_said_the_paragraphs_before() -> None:
    of = article(
        "The fire\n\n“The roof was gone.\n\n“I sent four crews,” Ann Doyle said.\n\nIt was late."
    )
    (one,) = carried_on(of, [credit(of, "Ann Doyle", "said", "“I sent four crews,”")])
    assert texts(one.content_spans) == ["“The roof was gone.", "“I sent four crews,”"]


def test_a_quotation_with_a_speaker_of_its_own_stays_with_that_speaker() -> None:
    of = article(
        'The bridge\n\nAnn Doyle said: "It is safe.\n\n"That is untrue," Tom Ellis replied.'
    )
    found = [
        credit(of, "Ann Doyle", "said", '"It is safe.'),
        credit(of, "Tom Ellis", "replied", '"That is untrue,"'),
    ]
    assert carried_on(of, found) == found


def test_a_closed_quotation_is_not_carried_on() -> None:
    of = article("The bridge\n\n“It is safe,” Ann Doyle said.\n\n“That is untrue.”\n\nIt was late.")
    found = [credit(of, "Ann Doyle", "said", "“It is safe,”")]
    assert carried_on(of, found) == found


def test_somebody_quoted_within_the_quotation_keeps_those_words() -> None:
    of = article(
        "The fire\n\nAnn Doyle said: “I sent four crews.\n\n"
        "“The mayor told me to wait for more.”\n\nIt was late."
    )
    inner = credit(of, "The mayor", "told me", "to wait for more")
    found = [credit(of, "Ann Doyle", "said", "“I sent four crews."), inner]
    outer, kept = carried_on(of, found)
    assert kept == inner
    assert texts(outer.content_spans)[1:] == ["“The mayor told me to wait for more.”"]


@pytest.mark.parametrize(("opening", "closing"), ["“”", '""'])
def test_a_quotation_that_fills_several_windows_is_one_attribution(
    opening: str, closing: str
) -> None:
    """The tagger sees a few paragraphs at a time; the speaker is not among them after the first."""
    paragraphs = [f"{opening}This is part {number}. {FILLER * 9}".strip() for number in range(1, 5)]
    text = (
        "The harbour burned for three days in June.\n\n"
        f"{opening}We saw it from the hill,{closing} said Ann Doyle, the fire chief. "
        f"{opening}I will tell you how it was.\n\n"
        + "\n\n".join(paragraphs)
        + f"{closing}\n\nThe inquiry goes on next week."
    )
    of = read(text)
    encoder = default()
    pieces = cut(encoder.tokenizer, of.text, [(block.start, block.end) for block in of.blocks])
    assert len(list(pack(pieces, encoder.cls, encoder.sep))) > 2, WINDOW
    (doyle,) = [
        one for one in extract(of).attributions if "Doyle" in " ".join(texts(one.source_spans))
    ]
    said = "".join(texts(doyle.content_spans))
    assert all(f"This is part {number}." in said for number in range(1, 5))
    assert "The inquiry" not in said


def test_another_kind_of_mark_does_not_carry_a_quotation_on() -> None:
    of = article('The fire\n\nAnn Doyle said: "It is over.\n\n“Go home,” the sign read.\n\nIt was.')
    found = [credit(of, "Ann Doyle", "said", '"It is over.')]
    assert carried_on(of, found) == found
