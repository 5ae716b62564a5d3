"""An "it" that stands for nothing says nothing: short articles."""

from __future__ import annotations

import pytest

from tests.resolve.test_evidence import sources, who


class TestItIsNobody:
    @pytest.mark.parametrize(
        "words",
        [
            "It is thought the men used a van.",
            "It has been widely reported that the men used a van.",
            "It was also agreed that a van would be bought.",
            "It seems the men used a van.",
        ],
    )
    def test_what_is_held_by_nobody_in_particular(self, words: str) -> None:
        text = f"Bramwell Holdings said three men had left the site. {words}"
        assert set(sources(text)) <= {"Bramwell Holdings"}
        assert who(text).count(["Bramwell Holdings"]) == 1

    @pytest.mark.parametrize("words", ["It also said", "It has argued", "It now believes"])
    def test_who_speaks_is_somebody(self, words: str) -> None:
        text = f"Bramwell Holdings said three men had left the site. {words} that they had a van."
        assert who(text) == [["Bramwell Holdings"]] * 2
