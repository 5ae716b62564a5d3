"""Offices that one person holds: short articles."""

from __future__ import annotations

from tests.resolve.test_evidence import sources, who


class TestWhoHoldsAnOffice:
    def test_one_who_is_named_with_it_later(self) -> None:
        text = (
            "The home secretary said the law would stay. Campaigners were angry.\n\n"
            "Home Secretary Ann Dale said police needed it."
        )
        assert who(text)[0] == who(text)[-1] == ["Ann Dale"]

    def test_a_shadow_chancellor_is_not_the_chancellor(self) -> None:
        text = (
            "Shadow chancellor Peter Dale said taxes would rise. "
            "The chancellor said the claim was wrong."
        )
        assert who(text) == [["Peter Dale"], ["The chancellor"]]

    def test_the_same_office_is_one_throughout(self) -> None:
        text = (
            "The prime minister said taxes would fall. Deputy Prime Minister Peter Dale agreed "
            "that they were high. Unions were angry.\n\nThe prime minister said they were wrong."
        )
        assert who(text)[0] == who(text)[-1]
        assert who(text)[0] != ["Peter Dale"]

    def test_the_only_one_of_whom_no_office_is_told_may_be_meant(self) -> None:
        text = (
            "Peter Dale said taxes would fall. The unions were angry about the plan.\n\n"
            "The prime minister said they were wrong."
        )
        found = sources(text)
        office = found["The prime minister"]
        assert [link.source for link in office.maybe_same] == [found["Peter Dale"].id]
        assert "before it" in office.maybe_same[0].why

    def test_our_correspondent_is_the_one_named(self) -> None:
        text = (
            "BBC correspondent Ann Dale said the talks would go on. Ministers were silent. "
            "The unions were angry, our correspondent added."
        )
        assert [one for one in who(text) if one][-1] == ["Ann Dale"]
