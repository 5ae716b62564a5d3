"""Lost attribution: the outlet states as fact what it attributes to someone."""

from __future__ import annotations

import pytest

from tests.claims.told import Said, links, only, told

SAID = Said("The army used cluster bombs in the attack on the village", "Human Rights Watch")


def test_a_headline_that_drops_the_source_has_lost_it() -> None:
    found = told(SAID, headline="Army used cluster bombs in village attack")
    link = only(found)
    assert (link.kind, link.reason) == ("same", "lost attribution")
    assert "Human Rights Watch" in link.why
    by_id = {one.id: one for one in found.claims}
    headline, body = (by_id[id] for id in link.claims)
    assert headline.voice == "outlet"
    assert headline.spans[0].start == 0
    assert body.voice == "attributed"


def test_claims_are_numbered_anew_and_attributions_follow() -> None:
    found = told(SAID, headline="Army used cluster bombs in village attack")
    assert [one.id for one in found.claims] == ["c1", "c2"]
    assert found.attributions[0].claims == ("c2",)


@pytest.mark.parametrize(
    "headline",
    [
        "Human Rights Watch: army used cluster bombs in village attack",
        "Army used cluster bombs in village attack, says Human Rights Watch",
        "Army reportedly used cluster bombs in village attack",
        "Army used 'cluster bombs' in village attack",
        "Did the army use cluster bombs in the village attack?",
        "Rebels used cluster bombs in village attack",
    ],
)
def test_a_headline_that_credits_or_says_something_else_has_lost_nothing(headline: str) -> None:
    assert all(link[1] != "lost attribution" for link in links(told(SAID, headline=headline)))


def test_a_headline_that_loses_nothing_is_no_claim() -> None:
    found = told(SAID, headline="Rain expected in the south on Monday")
    assert [one.voice for one in found.claims] == ["attributed"]


def test_a_later_sentence_of_the_outlet_has_lost_it() -> None:
    found = told(SAID, Said("The army used cluster bombs in the attack."))
    assert only(found).reason == "lost attribution"


def test_an_earlier_sentence_has_not_lost_what_comes_after() -> None:
    assert links(told(Said("The army used cluster bombs in the attack."), SAID)) == []


def test_a_hedged_sentence_has_not_lost_it() -> None:
    assert links(told(SAID, Said("The army reportedly used cluster bombs in the attack."))) == []


def test_what_a_source_denies_is_not_lost() -> None:
    denied = Said(SAID.content, "the ministry", "denied", "denies")
    found = told(denied, headline="Army used cluster bombs in village attack")
    assert all(link[1] != "lost attribution" for link in links(found))
