"""Lost attribution: the outlet states as fact what it attributes to someone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.claims.told import Said, connected, links, only, reading, told

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


@pytest.mark.parametrize(
    ("headline", "content"),
    [
        # Short words, nouns for verbs, another order, a verb left out, the passive.
        ("Row over dam splits cabinet", "The dispute over the dam has split the cabinet"),
        ("Ferry fares up as tunnel delayed", "Tunnel delays have put up the fares on the ferries"),
        ("Villages in north freed by rebels", "The rebels freed all the villages in the north"),
        ("Norcal pact to cut jobs", "The agreement with Norcal will cut 400 jobs"),
        ("Union won't sign Norcal pact", "The union has decided not to sign a pact with Norcal"),
    ],
)
def test_a_headline_is_compared_in_its_own_way(headline: str, content: str) -> None:
    found = links(told(Said(content, "an analyst"), headline=headline))
    assert any(link[1] == "lost attribution" for link in found)


@pytest.mark.parametrize(
    "headline",
    [
        "Lee vows to close mine in Arden",
        "Lee warns of mine closure in Arden",
        "Mine in Arden expected to close in May",
        "Mine in Arden could close in May",
        "Closing of mine in Arden",
        "Mine in Arden not to close in May",
    ],
)
def test_a_headline_of_words_doubts_or_no_statement_has_lost_nothing(headline: str) -> None:
    content = Said("The mine in Arden will close in May", "an analyst")
    assert all(link[1] != "lost attribution" for link in links(told(content, headline=headline)))


def test_what_a_source_does_itself_is_lost_in_no_headline() -> None:
    content = Said("Norcal will close its mine in Arden", "a Norcal spokesman")
    found = told(content, headline="Norcal to close Arden mine")
    assert all(link[1] != "lost attribution" for link in links(found))


def test_who_does_it_to_whom_must_be_the_same() -> None:
    content = Said("Marchers attacked the police in Arden with stones", "an analyst")
    found = told(content, headline="Police attack marchers in Arden")
    assert all(link[1] != "lost attribution" for link in links(found))


def test_what_the_outlet_vouches_for_in_the_body_is_lost_in_no_headline() -> None:
    content = Said("The dispute over the dam has split the cabinet", "an analyst")
    own = Said("The dispute over the dam has split the cabinet of Arden since May.")
    found = links(told(content, own, headline="Row over dam splits cabinet"))
    assert all(link[2] != "Row over dam splits cabinet" for link in found)


@pytest.mark.parametrize(
    ("headline", "content"),
    [
        # What must, could or was yet to happen is not told by a headline that says it did.
        ("Northtel offers rivals access", "Northtel must offer rivals access to its network"),
        ("Plant in Arden cuts 400 jobs", "The plant in Arden could cut 400 jobs by May"),
        ("Ferry record smashed again", "The ferry is set to smash more records in May"),
        ("Bid to cut stress in Arden courts", "New targets to cut stress in the courts of Arden"),
        (
            "Norcal gets approval for drug in Arden",
            "Norcal will have approval of its drug in Arden",
        ),
    ],
)
def test_a_headline_of_something_done_has_not_lost_what_is_only_meant(
    headline: str, content: str
) -> None:
    found = links(told(Said(content, "an analyst"), headline=headline))
    assert all(link[1] != "lost attribution" for link in found)


@pytest.mark.parametrize(
    ("headline", "content"),
    [
        # Another body, another part in it, or more than a source has said.
        (
            "Ticket sales lift profit of Ann Lee",
            "The profit of the ferries was lifted by ticket sales",
        ),
        ("Lee to start mine visit in Arden", "Lee will start the visit of the mine"),
        ("Toxic mail links help worm spread", "The use of mail servers helped the worm spread"),
        (
            "Arden trade deficit widens",
            "While the trade surplus of Harwood widened, the deficit of Arden fell",
        ),
    ],
)
def test_a_headline_that_tells_more_has_lost_nothing(headline: str, content: str) -> None:
    found = links(told(Said(content, "an analyst"), headline=headline))
    assert all(link[1] != "lost attribution" for link in found)


def test_a_headline_without_its_verb_is_found_only_in_what_comes_next() -> None:
    headline = "Norcal and Harwood sign mine pact"
    talks = Said("Norcal and Harwood have held talks on a mine pact", "an analyst")
    other = Said("The council of Arden met on Monday.")
    assert links(told(other, talks, headline=headline)) == []


def test_what_nobody_known_says_is_lost_in_no_headline() -> None:
    read = reading(SAID, headline="Army used cluster bombs in village attack")
    nameless = read.attributions[0].model_copy(update={"source_spans": ()})
    assert links(connected(replace(read, attributions=(nameless,)))) == []
