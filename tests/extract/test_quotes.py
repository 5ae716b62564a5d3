"""Quotations: where a reader of one paragraph would see them open and close."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from attrib.extract.quotes import quotations

OPENING = "\"“„«»‹‘'`"


def quoted(text: str) -> list[str]:
    return [text[start:end] for start, end in quotations(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "no" and left.', ['"no"']),
        ('"No," he said. "Never."', ['"No,"', '"Never."']),
        ('He called it "a farce" (or "a joke").', ['"a farce"', '"a joke"']),
        ("“No,” he said.", ["“No,”"]),
        ("“No” and “yes” were the answers.", ["“No”", "“yes”"]),
        ("Er sagte „nein“ und ging.", ["„nein“"]),
        ("He wrote „no” in Warsaw.", ["„no”"]),
        ("Elle a dit « non » hier.", ["« non »"]),
        ("He said ‹no› again.", ["‹no›"]),
        ("``No,'' he said.", ["``No,''"]),
        ("``It's late,'' he said. ``Go.''", ["``It's late,''", "``Go.''"]),
        ("Er sagte »nein« und ging.", ["»nein«"]),
        ("It stood – “new”—in the text.", ["“new”"]),
        ('"$2,000 is what we paid," he said.', ['"$2,000 is what we paid,"']),
        ('He said: "...and then we left."', ['"...and then we left."']),
    ],
)
def test_double_marks_of_any_style(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said 'no' and left.", ["'no'"]),
        ("‘No,’ he said.", ["‘No,’"]),
        ("'It isn't over,' he said.", ["'It isn't over,'"]),
        ("‘It isn’t over,’ he said. ‘Wait.’", ["‘It isn’t over,’", "‘Wait.’"]),
        ("'The workers' pay is late,' he said.", ["'The workers' pay is late,'"]),
        ("He praised the 'heroes' of the day.", ["'heroes'"]),
        ("The 'white helmets', as they are called.", ["'white helmets'"]),
        ("'[The deal] is off,' she said.", ["'[The deal] is off,'"]),
        # Two of them stand for one double mark: what they enclose is found, with one at each end.
        ("''No,'' he said.", ["'No,'"]),
    ],
)
def test_single_marks_where_they_are_no_apostrophes(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "It isn't the workers' fault.",
        "It isn’t the workers’ fault.",
        "The '90s and the ’80s were the bosses' years.",
        "Back in the '60s it wasn't so.",
        "'Twas the night; get 'em, rock 'n' roll.",
        "O'Brien's and D'Angelo's dogs'",
        "the voters' and the parties' wishes",
        "No marks at all.",
        "",
    ],
)
def test_apostrophes_and_elisions_quote_nothing(text: str) -> None:
    assert quoted(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The 6'2\" guard left.", []),
        ('A 12" pipe and a 10" pipe.', []),
        ('The 12" pipe, he said, "was old."', ['"was old."']),
        ("A closing mark” alone.", []),
        ("It ended.”", []),
    ],
)
def test_a_mark_that_cannot_open_says_nothing(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We go on to the next paragraph.", ["“We go on to the next paragraph."]),
        ('He said: "We go on. And on.', ['"We go on. And on.']),
        ('"One," he said. "Two.', ['"One,"', '"Two.']),
        ("„Weiter.", ["„Weiter."]),
        ("It ends in a mark “", []),
        ('"', []),
    ],
)
def test_a_mark_that_is_never_closed_runs_to_the_end_of_the_block(
    text: str, expected: list[str]
) -> None:
    assert quoted(text) == expected


def test_a_mark_never_closed_ends_before_the_words_that_bring_in_the_next_quotation() -> None:
    text = 'She said: "I lost three years. I was a farmer. She added: "They failed." He left.'
    assert quoted(text) == ['"I lost three years. I was a farmer.', '"They failed."']


def test_an_unclosed_single_mark_quotes_nothing() -> None:
    assert quoted("‘We go on to the next paragraph.") == []


def test_every_paragraph_of_a_long_quotation_opens_anew() -> None:
    text = "“First.\n\n“Second.\n\n“Third,” she said."
    blocks = [(0, 7), (9, 17), (19, len(text))]
    assert [[text[a:b] for a, b in quotations(text, *block)] for block in blocks] == [
        ["“First."],
        ["“Second."],
        ["“Third,”"],
    ]


def by_line(text: str) -> list[list[str]]:
    found, start = [], 0
    for line in text.split("\n"):
        found.append([text[a:b] for a, b in quotations(text, start, start + len(line))])
        start += len(line) + 1
    return [line for line in found if line]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said, “First.\n\nSecond,” he said.", [["“First."], ["Second,”"]]),
        ('She said: "First.\nSecond." He: "No."', [['"First.'], ['Second."', '"No."']]),
        ("“First.\n\nSecond.\n\nThird.”\n\nFourth.", [["“First."], ["Second."], ["Third.”"]]),
        # Nothing was left open, or nothing is closed, or another sort of mark closes.
        ("“First.”\n\nSecond,” he said.", [["“First.”"]]),
        ("“First.\n\nSecond.\n\nThird.", [["“First."]]),
        ("“First.\n\nThe 6'2\" guard left.", [["“First."]]),
        ("«First.\n\nSecond,” he said.", [["«First."]]),
        ('He said, "First.\n\nHe called it "second" and left.', [['"First.'], ['"second"']]),
    ],
)
def test_a_quotation_left_open_goes_on_to_the_mark_that_closes_it(
    text: str, expected: list[list[str]]
) -> None:
    assert by_line(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“He said ‘no’ to me,” she said.", ["“He said ‘no’ to me,”"]),
        ("\"He said 'no' to me,\" she said.", ["\"He said 'no' to me,\""]),
        ("‘He said “no” to me,’ she said.", ["‘He said “no” to me,’"]),
        ("“It isn’t the workers’ fault,” he said.", ["“It isn’t the workers’ fault,”"]),
        ("«Il a dit “non” hier», dit-elle.", ["«Il a dit “non” hier»"]),
    ],
)
def test_a_quotation_inside_a_quotation_is_part_of_it(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_offsets_are_those_of_the_whole_text() -> None:
    text = "“Head”\n\nHe said “no” 👍🏽 “yes”.\n\n“Rest”"
    start, end = text.index("He"), text.index("\n\n“Rest")
    assert [text[a:b] for a, b in quotations(text, start, end)] == ["“no”", "“yes”"]


def test_a_block_ends_at_its_end_even_where_the_text_goes_on() -> None:
    assert quotations("He said “no” and left.", 0, 11) == ((8, 11),)


MARKED = st.text("\"'“”„‘’«»‹›` sab1.,!—(\n", max_size=80)


@given(st.one_of(MARKED, st.text(max_size=60)), st.integers(0, 4), st.integers(0, 4))
@example("a '", 0, 0)
@example("``'' ''", 0, 0)
@settings(max_examples=100)
def test_quotations_stand_in_their_block_in_order_and_begin_with_a_mark(
    block: str, before: int, after: int
) -> None:
    text = "“" * before + block + "” " * after
    start, end = before, before + len(block)
    found = quotations(text, start, end)
    assert all(start <= opening < closing <= end for opening, closing in found)
    assert all(one[1] <= other[0] for one, other in pairwise(found))
    assert all(text[opening] in OPENING for opening, _ in found)


@given(MARKED)
@settings(max_examples=60)
def test_what_stands_around_a_block_changes_nothing(block: str) -> None:
    inside = quotations(f"a \n{block}\n b", 3, 3 + len(block))
    assert [(a - 3, b - 3) for a, b in inside] == list(quotations(block, 0, len(block)))


@given(st.lists(st.sampled_from(["no", "we go on", "it isn't so", "5 of 6"]), max_size=5))
def test_curly_marks_that_pair_up_are_found_one_for_one(sayings: list[str]) -> None:
    text = " and ".join(f"he said “{saying}”" for saying in sayings)
    assert quoted(text) == [f"“{saying}”" for saying in sayings]


@pytest.mark.parametrize(
    ("unit", "first", "count"),
    [
        ('"', '""', 25_000),
        ("“", "“" * 50_000, 1),
        ("'as' ", "'as'", 10_000),
        ("‘as’ ", "‘as’", 10_000),
        (" 'a", None, 0),
        ("'s ", None, 0),
        ("''", None, 0),
    ],
)
def test_fifty_thousand_characters_of_marks_take_no_longer_than_other_text(
    unit: str, first: str | None, count: int
) -> None:
    # No clock: looking again from every mark would keep the whole suite waiting.
    text = unit * (50_000 // len(unit))
    found = quotations(text, 0, len(text))
    assert len(found) == count
    assert (text[slice(*found[0])] if found else None) == first
