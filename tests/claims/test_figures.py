"""Figures: the numbers of a claim, with what their words allow, and dates."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attrib.claims.figures import figures
from attrib.claims.numerals import value_of
from attrib.claims.quantities import agree
from attrib.extract import extract
from attrib.ingest import read_text
from attrib.model import Claim, Figure, Span
from attrib.resolve.page import Page

Told = tuple[str, float | None, float | None, str | None, str | None]


def of(sentence: str) -> list[Told]:
    read = extract(read_text(sentence + "\n"))
    whole = read.article.span(0, len(sentence))
    claim = Claim(id="c1", text=sentence, spans=(whole,), voice="outlet")
    return [
        (one.span.text, one.low, one.high, one.unit, one.of.text if one.of else None)
        for one in figures(Page(read), claim)
    ]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("The blast killed seven people.", ("seven", 7, 7, None, "people")),
        ("At least seven people were killed.", ("At least seven", 7, None, None, "people")),
        ("More than 200 houses burned down.", ("More than 200", 200, None, None, "houses")),
        ("Up to 1,500 workers will lose their jobs.", ("Up to 1,500", None, 1500, None, "workers")),
        ("Between 5 and 7 soldiers died.", ("Between 5 and 7", 5, 7, None, "soldiers")),
        ("The work will take 10 to 12 weeks.", ("10 to 12 weeks", 10, 12, "weeks", None)),
        ("About 200 villagers fled.", ("About 200", 180, 220, None, "villagers")),
        ("The museum paid $3.2 million for it.", ("$3.2 million", 3.2e6, 3.2e6, "$", None)),
        ("The firm lost 40 million euros.", ("40 million euros", 4e7, 4e7, "€", None)),
        ("The farmer paid rs 500 for it.", ("rs 500", 500, 500, "₹", None)),
        ("Some 40% of the bombs failed.", ("Some 40%", 36, 44, "%", "bombs")),
        ("About a third of the voters stayed away.", ("About a third", 30, 36.6, "%", "voters")),
        ("About 35% of the bombs failed.", ("About 35%", 31.5, 38.5, "%", "bombs")),
        ("About 37% of the bombs failed.", ("About 37%", 36.5, 37.5, "%", "bombs")),
        ("About 300 villagers fled.", ("About 300", 270, 330, None, "villagers")),
        ("Dozens of people were hurt.", ("Dozens", 24, None, None, "people")),
        ("Several hundred people fled.", ("Several hundred", 200, None, None, "people")),
        ("A couple dozen bankers left.", ("couple dozen", 24, None, None, "bankers")),
        ("The robot scored one or two points.", ("one or two", 1, 2, None, "points")),
        ("Two or three men fled.", ("Two or three", 2, 3, None, "men")),
        ("Nearly half of the voters stayed away.", ("Nearly half", 45, 50, "%", "voters")),
        ("Two-thirds of the pupils were absent.", ("Two-thirds", 66.7, 66.7, "%", "pupils")),
        (
            "Nearly half a million people died.",
            ("Nearly half a million", 450_000, 500_000, None, "people"),
        ),
        ("Twenty-one miners are missing.", ("Twenty-one", 21, 21, None, "miners")),
        ("The death toll rose to nine.", ("nine", 9, 9, None, "death toll")),
    ],
)  # fmt: skip
def test_a_figure_has_its_bounds_its_unit_and_what_it_counts(sentence: str, told: Told) -> None:
    (found,) = of(sentence)
    assert found[0] == told[0]
    assert found[1:3] == pytest.approx(told[1:3], abs=0.05)
    assert found[3:] == told[3:]


def test_several_figures_in_one_claim() -> None:
    found = of("At least seven people, two of them children, were killed and 15 injured.")
    assert [(one[0], one[1], one[4]) for one in found] == [
        ("At least seven", 7, "people"),
        ("two", 2, "children"),
        ("15", 15, "injured"),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "The war began in 2011.",
        "The court met on Sept. 8, 2022.",
        "Flight 370 vanished.",
        "They lost 2-1 to Oslo.",
        "Output fell 13-1/2 percent.",
        "One of them spoke on Thursday.",
        "Doctors warned of COVID-19.",
        "The second half was better.",
        "No one was hurt.",
        "The bus leaves at 10:30.",
        "The bus leaves at 3 a.m.",
        "It was one hell of a day.",
        "The blast went off in front of 131 West 23rd Street.",
    ],
)
def test_what_is_no_quantity_is_no_figure(sentence: str) -> None:
    assert of(sentence) == []


def figure(low: float | None, high: float | None) -> Figure:
    return Figure(span=Span(start=0, end=1, text="x"), low=low, high=high)


def test_figures_agree_when_they_give_one_number() -> None:
    assert agree(figure(7, 7), figure(7, 7))
    assert agree(figure(7, None), figure(7, 7))
    assert agree(figure(150, 250), figure(210, 210))
    assert not agree(figure(7, None), figure(9, 9))
    assert not agree(figure(58, 58), figure(43, 43))


@settings(max_examples=40)
@given(st.integers(min_value=0, max_value=10**9))
def test_digits_with_and_without_commas_have_onevalue_of(number: int) -> None:
    assert value_of(str(number)) == value_of(f"{number:,}") == number


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("two hundred and five", 205),
        ("a dozen", 12),
        ("three dozen", 36),
        ("1.5 billion", 1.5e9),
        ("seven hundred thousand", 700_000),
        ("half a million", 500_000),
    ],
)
def test_number_words_have_the_value_that_they_name(words: str, value: float) -> None:
    assert value_of(words) == value


def test_a_number_beyond_all_counting_is_none() -> None:
    assert value_of("9" * 400) is None
    assert of(f"The file costs ${'9' * 400} a piece.") == []
