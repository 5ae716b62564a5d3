"""Names that a tagger has cut short."""

from __future__ import annotations

import pytest

from attrib.resolve.rejoined import campus_end, firm_end, site_end


@pytest.mark.parametrize(
    ("text", "stop", "body", "whole"),
    [
        ("Acme Foods plc today", 2, True, "Acme Foods plc"),
        ("Tesco plc said", 1, False, "Tesco plc"),
        ("Alphabet , Inc. said", 1, True, "Alphabet , Inc."),
        ("Bayer AG said", 1, True, "Bayer AG"),
        ("Texas AG Ken Paxton", 1, False, "Texas"),
        ("Smith , Co chairman", 1, True, "Smith"),
        ("Acme , ltd", 1, True, "Acme , ltd"),
        ("Ford co drivers", 1, True, "Ford"),
        ("Acme", 1, True, "Acme"),
    ],
)
def test_the_word_for_a_firm_belongs_to_its_name(
    text: str, stop: int, body: bool, whole: str
) -> None:
    words = text.split()
    assert " ".join(words[: firm_end(words, 0, stop, body=body)]) == whole


@pytest.mark.parametrize(
    ("text", "stop", "town", "whole"),
    [
        ("University of California , Irvine", 3, 1, True),
        ("University of North Carolina , Chapel Hill", 4, 2, True),
        ("California State University , Fullerton", 3, 1, True),
        ("University of Oxford , England", 3, 1, False),
        ("University of Leeds , Bradford", 3, 1, False),
        ("University of Texas , Ohio", 3, 1, False),
        ("Bank of California , Irvine", 3, 1, False),
    ],
)
def test_a_town_tells_apart_universities_of_one_state(
    text: str, stop: int, town: int, whole: bool
) -> None:
    words = text.split()
    end = campus_end(words, 0, stop, (stop + 1, stop + 1 + town))
    assert (end == len(words)) is whole


def test_what_is_no_place_is_no_seat() -> None:
    assert campus_end(["University", "of", "California", ",", "said"], 0, 3, None) == 3


@pytest.mark.parametrize(
    ("words", "spaced", "stop"),
    [
        (["Acme", ".", "com", "said"], {3}, 3),
        (["Acme", ".", "com"], {2}, 1),
        (["Acme", ".", "It", "said"], {2, 3}, 1),
        (["Acme"], set(), 1),
    ],
)
def test_the_address_written_on_to_a_name_belongs_to_it(
    words: list[str], spaced: set[int], stop: int
) -> None:
    assert site_end(words, 1, lambda i: i not in spaced) == stop
