"""Whom "he", "it" and "they" mean right after somebody has spoken: short articles."""

from __future__ import annotations

import pytest

from tests.resolve.test_evidence import who


class TestSpeechGoesOn:
    @pytest.mark.parametrize(
        "text",
        [
            (
                "Mr Marlow praised the coach, Peter Dunn, on Friday. A spokesman for the league "
                "criticised Mr Dunn, saying the rules were clear when he signed. He said the club "
                "would be fined."
            ),
            (
                "Mr Marlow said the club was sorry. But a spokesman for the league disagreed with "
                "the decision. He said: “The club will be fined.”"
            ),
        ],
    )
    def test_he_is_the_spokesman_who_spoke_before(self, text: str) -> None:
        assert [name.lower() for name in who(text)[-1]] == ["a spokesman for the league"]

    def test_he_who_speaks_is_not_the_one_whom_the_last_speaker_named(self) -> None:
        text = (
            "Kevin Marlow sympathised with the Hexley coach, Nigel Dunn. "
            "“I feel sorry for Nigel Dunn,” he said. “He is a fine man.”"
        )
        assert ["Kevin Marlow"] in who(text)

    def test_who_spoke_in_a_long_quotation_goes_on(self) -> None:
        text = (
            "Peter Dunn said the board was wrong. “We should not have this talk now. We have "
            "won. We can win again. The banks will be dismayed. They pull the strings. What does "
            "that tell us?” He thought the coaches were underpaid."
        )
        assert who(text)[-1] == ["Peter Dunn"]

    def test_it_is_the_body_that_spoke_before(self) -> None:
        text = (
            "The Hexley Institute said wages had risen. It said data from courts suggested that "
            "firms broke the law. Some firms found it cheaper to sack a worker, it said."
        )
        assert who(text).count(["Hexley Institute"]) == 3

    def test_a_she_whose_pupil_has_spoken_stays_open(self) -> None:
        text = (
            "Marta Lind taught for years. “She could smell the rain,” said her pupil, Robin Dale. "
            "In the diaries, she wrote that moss was first."
        )
        assert who(text)[-1] != ["Robin Dale"]


class TestPlainQuotationMarks:
    def test_each_sentence_may_open_the_quotation_anew(self) -> None:
        text = (
            'Maria Dale said the school was full. "We have no room. "We have no books. '
            '"We have no staff." Ms Dale, who left in May, said she would come back.\n\n'
            "Head teacher Peter Lind disagreed with her. He said there was room."
        )
        assert who(text)[-1] == ["Peter Lind"]
        assert ["she"] not in who(text)


class TestWhoIsOnlyMentioned:
    def test_a_name_before_a_noun_is_not_he(self) -> None:
        text = (
            "Boss Peter Dale felt that Hexley were never in danger.\n\nAn own goal followed by an "
            "Adam Lind strike earned them a win. “It gave us a great advantage,” he said."
        )
        assert who(text)[-1] == ["Peter Dale"]

    def test_what_somebody_worked_as_is_not_he(self) -> None:
        text = (
            "Peter Dale has died.\n\nAfter years as a tutor, he became a minister. "
            "He said schools were too big."
        )
        assert who(text)[-1] == ["Peter Dale"]


class TestTheySpokenOfTogether:
    def test_two_who_are_one_subject(self) -> None:
        text = (
            "Disc jockeys Ann Dale and Joel Lind are taking over the chart show on Sunday.\n\n"
            "They hope to win listeners back."
        )
        assert who(text)[-1] == ["Ann Dale", "Joel Lind"]

    def test_others_spoken_of_beside_them_may_be_meant(self) -> None:
        text = (
            "Ann Dale and Joel Lind are taking over the chart show from two singers.\n\n"
            "They hope to win listeners back."
        )
        assert who(text)[-1] != ["Ann Dale", "Joel Lind"]
