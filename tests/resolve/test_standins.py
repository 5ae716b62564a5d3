"""What a report puts for the name of a company: short articles."""

from __future__ import annotations

import pytest

from tests.resolve.test_evidence import sources, who


class TestTheCompany:
    @pytest.mark.parametrize("words", ["firm", "company", "US group", "software giant"])
    def test_it_is_the_body_that_alone_acted_just_before(self, words: str) -> None:
        text = (
            "Bramwell Systems has taken more legal action over its new products. Bramwell "
            f"Systems said it was sorry. The {words} said three men had stolen a plan."
        )
        assert who(text)[-1] == ["Bramwell Systems"]

    def test_of_two_it_is_neither(self) -> None:
        text = (
            "Bramwell and Northgate said they had settled. "
            "The US firm said three men had stolen a plan."
        )
        assert who(text)[-1] == ["US firm"]

    def test_it_is_no_party(self) -> None:
        text = "The Tories said the plan was wrong. The all-party group said it would win."
        assert who(text)[-1] != ["Tories"]

    def test_the_brewer_is_the_one_called_so(self) -> None:
        text = (
            "Australian brewer Lindale has bid for winemaker Southmoor. Southmoor said the price "
            "was low. Southmoor owns ten farms. The brewer said it would not pay more."
        )
        assert who(text)[-1] == ["Lindale"]

    def test_a_giant_is_a_company(self) -> None:
        text = "Brewing giant Lindale said beer sales were up."
        assert sources(text)["Lindale"].kind == "company"
