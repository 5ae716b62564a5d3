"""Interviews whose questions and answers have no labels."""

from __future__ import annotations

from attrib.extract import extract
from attrib.ingest import read

INTRODUCTION = (
    "Lena Farrow resigned as education minister last week. "
    "Farrow, 47, spoke to The Daily Lantern at her home in Ashby."
)
TALK = """
{introduction}

Why did you resign?

Because I was asked to close 300 rural schools and I would not do it.

{second}

I handed in my letter on 8 May. It had not even been read.

{more}

Will you stand again?

My husband says I should. I think I will not.

Do you regret anything?

I regret trusting the Treasury.

The Treasury declined to comment. A union leader, Gwen Price, said Farrow was an honest woman.
"""


def talk(
    introduction: str = INTRODUCTION,
    second: str = "Is it true that you were dismissed?",
    more: str = "I have kept a copy of that letter.",
) -> str:
    return TALK.format(introduction=introduction, second=second, more=more).strip()


def answers(text: str) -> list[tuple[str, str, str]]:
    """(source, cue, content) of what no verb credits anyone with."""
    return [
        (
            " ".join(span.text for span in one.source_spans),
            " ".join(span.text for span in one.cue_spans),
            " ".join(span.text for span in one.content_spans),
        )
        for one in extract(read(text)).attributions
        if not any(span.text[0].isalpha() for span in one.cue_spans)
    ]


def test_the_answers_are_those_of_the_one_who_is_introduced() -> None:
    assert answers(talk()) == [
        (
            "Lena Farrow",
            "?",
            "Because I was asked to close 300 rural schools and I would not do it.",
        ),
        (
            "Lena Farrow",
            "?",
            (
                "I handed in my letter on 8 May. It had not even been read. "
                "I have kept a copy of that letter."
            ),
        ),
        ("Lena Farrow", "?", "My husband says I should. I think I will not."),
        ("Lena Farrow", "?", "I regret trusting the Treasury."),
    ]


def test_what_is_put_to_them_need_not_be_a_question() -> None:
    found = answers(talk(second="The prime minister says you were dismissed."))
    assert [content for _, _, content in found][1].startswith("I handed in my letter")
    assert found[1][1] == "."
    assert len(found) == 4


def test_the_story_goes_on_after_the_last_answer() -> None:
    assert not [one for one in answers(talk()) if "Treasury declined" in one[2]]
    assert "Gwen Price" in [
        span.text for one in extract(read(talk())).attributions for span in one.source_spans
    ] or any(
        "Gwen Price" in span.text
        for one in extract(read(talk())).attributions
        for span in one.source_spans
    )


def test_what_they_say_of_others_is_carried_by_them() -> None:
    found = extract(read(talk())).attributions
    inner = [one for one in found if one.source_spans and one.source_spans[0].text == "My husband"]
    outer = {one.id: one for one in found}
    assert [outer[one.relayed_by or ""].source_spans[0].text for one in inner] == ["Lena Farrow"]


def test_labels_may_be_mixed_in() -> None:
    text = talk().replace("I regret trusting", "Farrow: I regret trusting")
    found = answers(text.replace("Will you stand", "Q: Will you stand"))
    assert len(found) == 3
    last = extract(read(text)).attributions
    assert any(
        one.cue_spans[0].text == "Farrow:"
        and one.content_spans[0].text == "I regret trusting the Treasury."
        for one in last
    )


def test_without_an_introduction_nobody_answers() -> None:
    assert answers(talk(introduction="The schools of the county are in trouble again.")) == []


def test_with_two_people_introduced_nobody_knows_who_answers() -> None:
    both = "Lena Farrow and Paul Brandt spoke about the schools of the county on Friday."
    assert answers(talk(introduction=both)) == []


def test_questions_that_the_outlet_answers_itself_are_no_interview() -> None:
    text = """
Lena Farrow spoke to The Daily Lantern last week. Here is what to know about her plan.

What is it?

A law that closes 300 schools in the north of the county.

When does it begin?

The first schools close in May, and the last ones two years later.

Who pays for it?

The county pays a third, and the Treasury pays the rest.
"""
    assert answers(text.strip()) == []


def test_two_questions_are_not_enough() -> None:
    text = talk().replace("Is it true that you were dismissed?", "The letter was short.")
    assert answers(text.replace("Do you regret anything?", "She was asked about regrets.")) == []
