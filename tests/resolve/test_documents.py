"""One report under several words: short articles."""

from __future__ import annotations

import pytest

from tests.resolve.test_evidence import who


class TestOneDocument:
    @pytest.mark.parametrize("noun", ["study", "research", "survey", "report"])
    def test_the_only_one_may_be_called_otherwise(self, noun: str) -> None:
        text = (
            "Fewer people use a bus, says a report by the Lindale Institute. Fares have risen. "
            f"The {noun} says fares must fall."
        )
        assert who(text)[0] == who(text)[-1]

    def test_a_name_before_the_noun_is_whose_it_was(self) -> None:
        text = (
            "Fewer people use a bus, says a report. Fares have risen. The Lindale report says "
            "fares must fall. It was written in May. The report adds that trains are late."
        )
        assert len({tuple(one) for one in who(text) if one}) == 1

    def test_a_second_one_is_another(self) -> None:
        text = (
            "Fewer people use a bus, says a report by the Lindale Institute. "
            "A second survey by the Northgate Trust found that trains are late. "
            "The study says fares must fall."
        )
        assert len({tuple(one) for one in who(text)}) == 3

    def test_two_names_are_two(self) -> None:
        text = (
            "Fewer people use a bus, says a report by the Lindale Institute. Fares have risen. "
            "The report by the Northgate Trust says fares must fall."
        )
        assert who(text)[0] != who(text)[-1]

    def test_two_words_that_tell_them_apart(self) -> None:
        text = (
            "We read a narrative review by the Lindale Institute. It says fares must fall. "
            "The systematic review says fares must rise."
        )
        assert len({tuple(one) for one in who(text) if one}) == 2
