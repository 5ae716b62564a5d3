"""Where the form of a page says who speaks, and where it only looks as if it did."""

from __future__ import annotations

import pytest

from attrib.extract import extract
from attrib.extract.layouts import laid_out
from attrib.extract.spoken import is_role
from attrib.ingest import read
from attrib.model import Attribution

Said = list[tuple[str, str, str]]


def by_form(source: str | bytes) -> Said:
    """(source, cue, content) of what the form of the page alone says, in order."""
    article = read(source.strip() if isinstance(source, str) else source)
    reading = extract(article)
    # What the tagger found in running text tells a turn from the story around it.
    prose = [one for one in reading.attributions if any(map(str.islower, one.cue_spans[0].text))]
    made = [
        one
        for one in laid_out(article, reading.words, reading.names, prose)
        if one.content_spans and one not in prose
    ]
    return [
        (
            " ".join(span.text for span in one.source_spans),
            one.cue_spans[0].text,
            " ".join(span.text for span in one.content_spans),
        )
        for one in sorted(made, key=lambda one: one.content_spans[0].start)
        if not one.cue_spans[0].text.islower()
    ]


HEARING = """
The council published the record of the hearing on the old mill.

MARIA STONE, CHAIR: Please say your name for the record.

PETER VANCE (via telephone): Peter Vance. I own the mill and I live beside it.

STONE: Did you see the smoke?

{between}

VANCE: I saw it at ten past two. It came from the north side.
"""


def test_a_label_may_hold_a_calling_and_an_aside() -> None:
    found = by_form(HEARING.format(between="(PAUSE)"))
    assert [source for source, _, _ in found] == [
        "MARIA STONE, CHAIR",
        "PETER VANCE",
        "STONE",
        "VANCE",
    ]
    assert found[1][2] == "Peter Vance. I own the mill and I live beside it."


def test_what_stands_in_brackets_between_turns_is_nobodys() -> None:
    assert by_form(HEARING.format(between="(PAUSE)"))[2][2] == "Did you see the smoke?"


def test_a_paragraph_without_a_label_between_turns_goes_on() -> None:
    found = by_form(HEARING.format(between="Take your time. We have all day."))
    assert found[2][2] == "Did you see the smoke? Take your time. We have all day."


def test_the_story_between_turns_is_not_the_speakers() -> None:
    between = "Vance said later that he had not slept for two days. The mill was built in 1871."
    found = by_form(HEARING.format(between=between))
    assert found[2][2] == "Did you see the smoke?"


def test_a_transcript_in_quotation_marks_is_its_speakers() -> None:
    """Each of its paragraphs opens a quotation: they do not carry on one another for all that."""
    article = read(
        "A partial transcript of the talk on Sunday follows.\n\n"
        '"STONE: Did you see the smoke?\n\n'
        '"VANCE: I saw it at ten past two. It came from the north side.\n\n'
        '"(CROSSTALK.)\n\n'
        '"STONE: And what did you do?\n\n'
        '"VANCE: I called my brother."'
    )
    found = [
        (one.source_spans[0].text, [span.text for span in one.content_spans])
        for one in extract(article).attributions
        if one.cue_spans[0].text == ":"
    ]
    assert found == [
        ("STONE", ["Did you see the smoke?"]),
        ("VANCE", ["I saw it at ten past two. It came from the north side."]),
        ("STONE", ["And what did you do?"]),
        ("VANCE", ["I called my brother."]),
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            """
The two sides made these claims in the debate on Tuesday night.

CLAIM: The city has lost half of its jobs since 2015.

THE FACTS: It has lost about four percent of them.

CLAIM: The bridge cost two billion dollars.

THE FACTS: The bridge cost forty million, as the books of the city show.
""",
            id="checked claims",
        ),
        pytest.param(
            """
The new phone goes on sale in March, and it has two sides.

Pros: It is light, and the battery lasts for two days.

Cons: It scratches easily, and the screen is dim.

Verdict: A good phone for people who travel.
""",
            id="pros and cons",
        ),
        pytest.param(
            """
Here is who sits on the new board of the water company.

Jane Roe: The former mayor was born in Weston and ran the port.

Victor Hahn: The lawyer has worked for the county since 2004.

Amy Stokes: The engineer built the dam at Milford.
""",
            id="who is who",
        ),
        pytest.param(
            """
What the teams need on Sunday, the last day of the season.

Rovers: Win and hope.

A draw may be enough if United lose at home, but nobody counts on that any more.

United: A point.

They have not lost since March and need one point in the last match of the year.
""",
            id="what each needs",
        ),
        pytest.param(
            """
The concert takes place in the town hall on Friday.

Time: 7:30 p.m., doors open at 7.

Tickets: 20 dollars, children pay half.

Contact: the office of the orchestra is open on weekdays.
""",
            id="notices",
        ),
        pytest.param(
            """
The report lists three reasons why the bridge was closed.

- The steel – a cheap kind from the thirties – is tired.

- The piers stand in mud – New York has the same trouble.

The city will decide in May – a month later than planned.
""",
            id="dashes",
        ),
    ],
)
def test_what_only_looks_like_speech(text: str) -> None:
    assert by_form(text) == []


@pytest.mark.parametrize("label", ["Note", "The facts", "Update", "Verdict"])
def test_a_label_that_is_no_speaker_is_credited_with_nothing(label: str) -> None:
    article = read(
        "Officials in three counties closed schools on Thursday.\n\n"
        f"{label}: The schools in Carver will open at noon on Friday."
    )
    at = article.text.index(label)
    tagged = Attribution(
        id="a1",
        source_spans=(article.span(at, at + len(label)),),
        cue_spans=(article.span(at + len(label), at + len(label) + 1),),
        content_spans=(article.span(at + len(label) + 2, len(article.text)),),
        form="indirect",
        act="asserts",
        confidence=0.9,
    )
    assert laid_out(article, (), (), [tagged]) == ()


def test_an_attribution_with_a_verb_keeps_its_own_source() -> None:
    found = extract(
        read(
            "The two candidates met on Thursday evening in the old town hall.\n\n"
            "Helen Moore said: “Taxes will rise under this plan, and I can prove it.”\n\n"
            "Frank Dietz replied: “That is simply untrue, and she knows that it is.”"
        )
    ).attributions
    said = [one.source_spans[0].text for one in found if one.content_spans[0].text[0] == "“"]
    assert said == ["Helen Moore", "Frank Dietz"]


def test_questions_and_answers_are_the_outlets_without_an_interview() -> None:
    text = """
The debt limit must be raised by June.

Q: What is it?

A: It is the most that the government may borrow.

Q: What if it is not raised?

A: The Treasury could run out of cash.
"""
    assert by_form(text) == []


def test_answers_in_the_first_person_are_someones_even_if_nobody_is_named() -> None:
    text = """
A nurse who did not want her name to be printed spoke about the night shift.

Q: How many patients do you have?

A: I have nineteen, and my colleague has twenty.

Q: Is that safe?

A: No. I would not want my mother to lie there.
"""
    found = by_form(text)
    assert [content for _, _, content in found] == [
        "I have nineteen, and my colleague has twenty.",
        "No. I would not want my mother to lie there.",
    ]
    assert {source for source, _, _ in found} == {""}


def test_questions_without_a_label_are_not_part_of_the_answers() -> None:
    text = """
Chef Paolo Ricci opened his third restaurant this week. He talked with our reporter about bread.

Why did you start with bread?

A: Because my grandmother did.

What do you bake today?

A: The same loaf as then.
"""
    assert by_form(text) == [
        ("Paolo Ricci", "A:", "Because my grandmother did."),
        ("Paolo Ricci", "A:", "The same loaf as then."),
    ]


def test_the_headline_names_who_answers() -> None:
    text = """
Questions for Nadia Rahman

Nadia Rahman studies glaciers. She spoke with Tom Ellis and Joan Poe of the Herald in Tromso.

Q: How fast is the ice melting?

A: Faster than any of us expected.
"""
    assert [(source, cue) for source, cue, _ in by_form(text)] == [("Nadia Rahman", "A:")]


def test_block_quotations_of_a_page() -> None:
    page = b"""<!doctype html><html><head><title>Senator answers</title></head><body><article>
<h1>Senator answers critics</h1>
<p>The senator answered her critics late on Tuesday night, hours after the hearing had ended.</p>
<blockquote class="twitter-tweet"><p>I have never taken a cent from them. Check the records.</p>
&mdash; Laura Finch (@laurafinch) <a href="https://example.org/1">March 3, 2021</a></blockquote>
<p>The bishop's letter was read out in every church on Sunday and will be printed on Monday.</p>
<blockquote><p>We have failed those who trusted us.</p><p>We owe them the truth.</p>
<footer>&mdash; Bishop Samuel Grant</footer></blockquote>
<p>The letter was the first of its kind since 1974, and many in the churches wept.</p>
</article></body></html>"""
    assert by_form(page) == [
        ("Laura Finch", "—", "I have never taken a cent from them. Check the records."),
        (
            "Bishop Samuel Grant",
            "—",
            "We have failed those who trusted us. We owe them the truth.",
        ),
    ]


@pytest.mark.parametrize("label", ["HOST", "Audience Member", "city engineers", "the mayor"])
def test_callings(label: str) -> None:
    assert is_role(label)


@pytest.mark.parametrize("label", ["Weston", "Update", "The facts"])
def test_no_callings(label: str) -> None:
    assert not is_role(label)


def test_what_is_said_in_one_item_of_a_list_takes_in_no_other() -> None:
    reading = extract(
        read(
            "- The Met Office has issued a red warning for wind until 9pm\n"
            "- About 40,000 homes are without power, according to Electricity North West\n"
            "- Trains will not run before noon, Downing Street says"
        )
    )
    for one in reading.attributions:
        said = reading.article.text[one.content_spans[0].start : one.content_spans[-1].end]
        assert "\n" not in said.strip()
    contents = [one.content_spans[-1].text for one in reading.attributions]
    assert "About 40,000 homes are without power" in contents
    assert not any(content.startswith("-") for content in contents)
