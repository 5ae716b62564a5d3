"""Who is one though the words differ, and what is no person at all: short articles."""

from __future__ import annotations

import pytest

from tests.resolve.test_evidence import sources, who


class TestOneUnderTwoNames:
    @pytest.mark.parametrize("words", ["also known as John Bell", "aka John Bell"])
    def test_also_known_as(self, words: str) -> None:
        text = f"“The show is old,” said Jazzy, {words}. Nobody laughed. “It is new,” said Bell."
        assert who(text) == [["John Bell"]] * 2

    def test_the_head_of_a_body_who_is_named_next(self) -> None:
        text = (
            "The head of Lindale Television has admitted that its shows were dull.\n\n"
            "Chief executive Gail Moor said viewers had left. Ms Moor said they would be back."
        )
        assert who(text) == [["Gail Moor"]] * 3

    def test_organisers_are_one_group(self) -> None:
        text = (
            "The festival is full. The organisers said tickets had sold out. "
            "Rain is likely. Organisers said bands would play on."
        )
        assert len({tuple(one) for one in who(text)}) == 1

    def test_a_body_without_its_land_before_it(self) -> None:
        text = (
            "The US Department of Transport said the road was shut. Drivers were angry. "
            "The Department of Transport said it would open on Monday."
        )
        assert who(text) == [["US Department of Transport"]] * 2

    def test_a_name_that_a_tagger_cut_short_is_no_other_firm(self) -> None:
        text = (
            "Bramwell has sued members of the Bramwell Developer Connection. Members of Bramwell "
            "Developer Connection get advance copies. Bramwell said it was sorry."
        )
        assert who(text)[-1] == ["Bramwell"]


def test_what_is_said_to_be_a_book_is_no_person() -> None:
    text = (
        "Michelle Pryce wrote Wolf Hollow in a year. Wolf Hollow is an enchanting book. "
        "Wolf Hollow tells the story of a girl who left her home."
    )
    assert sources(text)["Wolf Hollow"].kind != "person"
