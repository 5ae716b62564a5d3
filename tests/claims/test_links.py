"""Links: who says the same, who differs, and the words that make it so."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import attrib
from attrib.claims.links import Connected
from attrib.claims.pairs import compare
from attrib.errors import InputError
from attrib.evaluate.pairs import Pair, PairScores, gists_of, read_pairs, score_pairs
from attrib.model import Act
from tests.claims.told import Said, connected, links, only, reading, silent, span, told

HERE = Path(__file__).parent

BOMBS = "The army used cluster bombs in the attack"


def test_two_sources_that_say_the_same_agree() -> None:
    found = told(
        Said(BOMBS, "Human Rights Watch"),
        Said("Cluster bombs were used in the attack", "Ann Lee"),
    )
    link = only(found)
    assert (link.kind, link.reason) == ("same", "agreement")
    assert link.claims == ("c1", "c2")
    assert "Human Rights Watch" in link.why
    assert "Ann Lee" in link.why
    assert {span.text for span in link.spans} >= {"used", "attack"}


def test_a_source_that_says_it_again_repeats_it() -> None:
    found = told(
        Said("The bridge was unsafe before the storm", "Ann Lee"),
        Said("Before the storm the bridge was not safe", "Lee"),
    )
    assert [link[:2] for link in links(found)] == [("same", "repetition")]


def test_a_denial_differs() -> None:
    found = told(
        Said(BOMBS, "Human Rights Watch"),
        Said("The army did not use cluster bombs in the attack", "Ann Lee"),
    )
    link = only(found)
    assert (link.kind, link.reason) == ("differs", "denial")
    assert "not" in {word for span in link.spans for word in span.text.split()}


def test_what_one_asserts_and_another_denies_differs() -> None:
    found = told(Said(BOMBS, "Human Rights Watch"), Said(BOMBS, "the ministry", "denied", "denies"))
    assert [link[:2] for link in links(found)] == [("differs", "denial")]


def test_other_figures_for_the_same_thing_differ() -> None:
    found = told(
        Said("At least seven people were killed in the blast", "Ann Lee"),
        Said("Nine people were killed in the blast", "Bob Ray"),
    )
    link = only(found)
    assert (link.kind, link.reason) == ("differs", "figures")
    assert '"At least seven"' in link.why
    assert '"Nine"' in link.why
    assert [span.text for span in link.spans if span.text.startswith(("At least seven", "Nine"))]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Seven people were killed in the blast", "15 people were injured in the blast"),
        ("Russia attacked Ukraine", "Ukraine attacked Russia"),
        ("The storm killed five people in Haiti", "The storm killed five people in Cuba"),
        ("The mayor may resign", "The mayor has resigned"),
        ("The deputy mayor was arrested", "The mayor was arrested"),
        ("If talks fail, the union will strike", "The union will strike"),
    ],
)
def test_one_topic_is_not_one_claim(first: str, second: str) -> None:
    assert links(told(Said(first, "Ann Lee"), Said(second, "Bob Ray"))) == []


@pytest.mark.parametrize("act", ["asks", "orders", "wants"])
def test_what_is_asked_or_wished_is_not_said(act: Act) -> None:
    assert links(told(Said(BOMBS, "Ann Lee"), Said(BOMBS, "Bob Ray", act=act))) == []


def test_words_that_nobody_is_named_for_agree_with_nobody() -> None:
    read = reading(Said(BOMBS, "Ann Lee"), Said(BOMBS, "Bob Ray"))
    one, other = read.attributions
    nameless = other.model_copy(update={"source_spans": ()})
    assert links(connected(replace(read, attributions=(one, nameless)))) == []


def test_a_promise_does_not_agree_with_the_deed() -> None:
    found = told(
        Said("the city closes the bridge", "Ann Lee", "promised", "promises"),
        Said("the city closes the bridge", "Bob Ray"),
    )
    assert links(found) == []


def test_a_silence_is_tied_to_the_accusation_before_it() -> None:
    read = reading(
        Said("The company hid the cracks", "Ann Lee", act="alleges"),
        Said("The company declined to comment on the accusation."),
    )
    found = connected(
        silent(read, "The company", "declined to comment on the accusation", "the accusation")
    )
    assert found.silences[0].claims == ("c1",)


def test_a_silence_is_tied_to_claims_on_what_it_is_about() -> None:
    read = reading(
        Said("Nine people were killed in the airstrikes", "Ann Lee"),
        Said("The harvest was good", "Bob Ray"),
        Said("The army did not comment on the raid."),
    )
    found = connected(silent(read, "The army", "did not comment on the raid", "the raid"))
    assert found.silences[0].claims == ("c1",)


def test_a_silence_about_nothing_named_is_tied_to_nothing() -> None:
    read = reading(
        Said("The harvest was good", "Ann Lee"), Said("The army was silent on a letter.")
    )
    found = connected(silent(read, "The army", "was silent on a letter", "a letter"))
    assert found.silences[0].claims == ()


def score(file: str) -> PairScores:
    return score_pairs(read_pairs(HERE / file))


@pytest.mark.parametrize(
    ("file", "pairs", "floor"),
    [
        ("pairs120.toml", 120, 0.92),
        ("pairs60.toml", 60, 0.9),
        ("pairs_held_out.toml", 120, 0.85),
        ("pairs40.toml", 40, 0.8),
        ("pairs40b.toml", 40, 0.85),
        ("pairs100.toml", 100, 0.8),
        ("pairs80.toml", 80, 0.7),
        ("pairs_blind.toml", 60, 0.6),
    ],
)
def test_pairs_are_told_apart(file: str, pairs: int, floor: float) -> None:
    scores = score(file)
    assert scores.pairs == pairs
    assert scores.score >= floor
    assert scores.wrong_same <= 1


@settings(max_examples=10)
@given(st.sampled_from(read_pairs(HERE / "pairs120.toml")))
def test_the_order_of_two_claims_does_not_matter(pair: Pair) -> None:
    one, other = gists_of(pair.first, pair.second)
    there, back = compare(one, other), compare(other, one)
    assert (there and there.kind) == (back and back.kind)


def test_a_wrong_same_counts_twice() -> None:
    scores = PairScores(pairs=10, right=9, wrong_same=1, mistakes=())
    assert scores.score == pytest.approx(0.8)


@pytest.mark.parametrize("text", ["", "pair = 1", '[[pair]]\nfirst = "A."', "not toml ["])
def test_a_file_without_pairs_is_told(tmp_path: Path, text: str) -> None:
    path = tmp_path / "pairs.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match="pair"):
        read_pairs(path)


def kinds(first: Said, second: Said) -> list[tuple[str, str]]:
    """Kind and reason of the links between two statements."""
    return [(link[0], link[1]) for link in links(told(first, second))]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "The ferries stopped because of a strike by dockers",
            "The ferries stopped because of thick fog in the strait",
        ),
        (
            "The council will make cuts, such as closing a library",
            "The council is planning the biggest cuts in the history of the county",
        ),
        ("I lost because of the things I did", "I lost the match and the cup in the tie-break"),
        (
            "The record will be released through a small label",
            "The record will be released on Monday",
        ),
        ("I do not know", "I do not know the witness"),
        (
            "People use their phones on the train",
            "People use their phones to read the news",
        ),
        ("She is mentally ready for the race", "She is physically ready for the race"),
    ],
)
@pytest.mark.parametrize("who", ["Ann Lee", "Bob Ray"])
def test_claims_that_each_tell_more_are_two(first: str, second: str, who: str) -> None:
    assert kinds(Said(first, "Ann Lee"), Said(second, who)) == []


@pytest.mark.parametrize("phrase", ["the harbour plan", "the remarks of the mayor"])
def test_a_name_for_something_is_no_statement(phrase: str) -> None:
    praised = Said(phrase, "Ann Lee", "praised", "praises")
    defended = Said(phrase, "Ann Lee", "defended", "praises")
    assert kinds(praised, defended) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the Labour Party", "a Labour Party spokesman"),
        ("the police", "the police"),
        ("a spokesman for the World Water Forum", "a spokesman for the World Water Forum"),
    ],
)
def test_who_speaks_for_another_repeats_him(one: str, other: str) -> None:
    again = Said("Cluster bombs were used in the attack", other)
    assert kinds(Said(BOMBS, one), again) == [("same", "repetition")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ann Lee", "a report"),
        ("a senior banker", "Ann Lee"),
        ("Ann Lee", "the experts"),
        ("some experts", "a professor"),
        ("Arden Bank", "the bank's economist Ann Lee"),
    ],
)
def test_who_may_be_one_does_not_agree(one: str, other: str) -> None:
    assert kinds(Said(BOMBS, one), Said(BOMBS, other)) == []


def test_two_who_are_others_for_sure_agree() -> None:
    for other in ("Bob Ray", "several villagers", "the Red Cross"):
        assert kinds(Said(BOMBS, "Ann Lee"), Said(BOMBS, other)) == [("same", "agreement")]


def test_who_denies_less_than_was_said_does_not_deny_it() -> None:
    took, all_of_it = "Ray took money", "Ray took money from a builder in Arden"
    assert kinds(Said(all_of_it, "Ann Lee"), Said(took, "the mayor", "denied", "denies")) == [
        ("differs", "denial")
    ]
    assert kinds(Said(took, "Ann Lee"), Said(all_of_it, "the mayor", "denied", "denies")) == []


def test_not_one_of_them_denies_it_of_all() -> None:
    some = Said("One of the pumps worked in the storm", "Ann Lee")
    none = Said("Not one of the pumps worked in the storm", "Bob Ray")
    assert kinds(some, none) == [("differs", "denial")]


def test_nobody_is_at_odds_with_himself_or_his_spokesman() -> None:
    no = "The army did not use cluster bombs in the attack"
    assert kinds(Said(BOMBS, "Ann Lee"), Said(no, "Ann Lee")) == []
    assert kinds(Said(BOMBS, "Iran"), Said(no, "an Iranian spokesman")) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "The notes were not shown on an open page of the site",
            "The notes were shown in a private message to the clerk",
        ),
        ("I do not believe in lone action", "I believe in action with strong partners"),
        ("Norcal sold the mine", "Norcal did not sell the mine because it wanted to"),
        ("The plan will work", "The plan will not work without more money"),
        (
            "The virus infects phones",
            "The virus does not infect phones that are switched off",
        ),
        (
            "Norcal is not under pressure to act on its offer soon",
            "Norcal is under no pressure to sell the mine into a nervous market",
        ),
        (
            "The ministry will spend more money on schools",
            "The ministry will not spend money efficiently on schools",
        ),
    ],
)
def test_a_denial_of_how_it_was_done_does_not_deny_that_it_was(first: str, second: str) -> None:
    assert kinds(Said(first, "Ann Lee"), Said(second, "Bob Ray")) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Sales rose 5 percent worldwide", "Sales rose 3 percent in Japan"),
        ("Sales rose 5 percent", "Sales in Japan rose 3 percent"),
        ("The charity helped 300 families", "The charity helped 4,000 families over 12 years"),
        ("300 people were killed on the roads in 2004", "900 people were killed on the roads"),
        (
            "The firm made a profit of 40 million pounds",
            "The firm made a full-year profit of 90 million pounds",
        ),
        (
            "Profit fell to 40 million pounds in the third quarter",
            "Full-year profit fell to 90 million pounds",
        ),
        ("The firm cut 400 jobs in Wales", "The firm cut 900 jobs"),
        ("The mayor will gain at least 24", "The mayor will win 73"),
        ("One million letters came in 10 hours", "One million letters came in 24 hours"),
        (
            "The maize harvest totalled 12 million tonnes",
            "The bean harvest totalled 7 million tonnes",
        ),
    ],
)
def test_counts_of_another_time_place_or_part_do_not_differ(first: str, second: str) -> None:
    assert kinds(Said(first, "Ann Lee"), Said(second, "Bob Ray")) == []


def test_a_count_of_some_of_those_counted_is_not_theirs() -> None:
    two = Said("Two of the five suspects have been arrested", "Ann Lee")
    assert kinds(two, Said("Five suspects have been arrested", "Bob Ray")) == []


def test_two_guesses_at_a_number_are_no_two_counts() -> None:
    guess = Said("Nine people will be killed in the blast", "Bob Ray", "predicted", "predicts")
    seven = Said("Seven people will be killed in the blast", "Ann Lee", "predicted", "predicts")
    assert kinds(seven, guess) == []
    # A later count by the article itself is of its own hour.
    counted = Said("Nine people were killed in the blast.")
    assert kinds(Said("Seven people were killed in the blast", "Ann Lee"), counted) == []


DEAD = "43 people had died in the flood"


def denials(found: Connected) -> list[tuple[str, str]]:
    texts = {one.id: one.text for one in found.claims}
    return [
        (texts[one.claims[0]], texts[one.claims[1]])
        for one in found.links
        if one.reason == "denial"
    ]


def answered(*before: Said, words: str, who: str = "Bob Ray") -> Connected:
    """What is said before, then that somebody disputes `words`."""
    read = reading(*before, Said(f"{who} disputed {words}."))
    cue = span(read.article, "disputed")
    last = read.attributions[0].model_copy(
        update={
            "id": f"a{len(read.attributions) + 1}",
            "source_spans": (span(read.article, who, after=f"{who} disputed"),),
            "cue_spans": (cue,),
            "content_spans": (span(read.article, words, after="disputed"),),
            "act": "denies",
        }
    )
    return connected(replace(read, attributions=(*read.attributions, last)))


@pytest.mark.parametrize("words", ["that figure", "this account", "the claim"])
def test_a_denial_that_refers_back_differs_from_the_one_claim_before_it(words: str) -> None:
    found = answered(Said(DEAD, "police"), words=words)
    assert denials(found) == [(DEAD, words)]
    assert only(found).why == f'police say "{DEAD}", Bob Ray denies it: "{words}"'


HID = "the mill hid the leak for a year"


@pytest.mark.parametrize("words", ["the allegation", "the claims", "the accusations"])
def test_allegations_are_denied_where_something_was_alleged(words: str) -> None:
    alleged = Said(HID, "two engineers", "alleged", "alleges")
    assert denials(answered(alleged, words=words)) == [(HID, words)]
    assert denials(answered(Said(HID, "two engineers"), words=words)) == []


@pytest.mark.parametrize("words", ["the allegations", "the claims"])
def test_what_is_said_of_whoever_denies_it_needs_no_word_for_an_allegation(words: str) -> None:
    said = Said("Bob Ray took money from the mill", "Ann Lee")
    assert denials(answered(said, words=words)) == [(said.content, words)]


@pytest.mark.parametrize(
    "content",
    [
        "ministers must publish the report on the leak",
        "the mill did not hide the leak",
        "the mill may have hidden the leak",
    ],
)
def test_a_demand_a_denial_and_a_guess_are_not_what_is_denied(content: str) -> None:
    said = Said(content, "two engineers", "alleged", "alleges")
    assert denials(answered(said, words="the claims")) == []


def test_an_allegation_of_two_sentences_ago_is_not_what_is_denied() -> None:
    alleged = Said(HID, "two engineers", "alleged", "alleges")
    road = Said("The road along the river was closed.")
    assert denials(answered(alleged, road, words="the claims")) == []


def test_what_is_alleged_of_whoever_denies_it_may_stand_far_before() -> None:
    of_bob = Said("Bob Ray hid the leak for a year", "two engineers", "alleged", "alleges")
    roads = [Said(f"The road along the {one} was closed.") for one in ("river", "mill", "bridge")]
    assert denials(answered(of_bob, *roads, words="the claims")) == [(of_bob.content, "the claims")]
    again = Said("Bob Ray sold the mill's water", "two farmers", "alleged", "alleges")
    assert denials(answered(of_bob, again, *roads, words="the claims")) == []


def test_a_disputed_figure_is_that_of_the_claim_with_a_number() -> None:
    road = Said("The road was closed", "Ann Lee")
    assert denials(answered(Said(DEAD, "police"), road, words="that figure")) == [
        (DEAD, "that figure")
    ]
    assert denials(answered(road, words="that figure")) == []


def test_a_denial_that_could_refer_to_two_claims_or_to_ones_own_is_linked_to_none() -> None:
    two = Said("The road was closed and the bridge had fallen", "Ann Lee")
    assert denials(answered(two, words="that account")) == []
    assert denials(answered(Said(DEAD, "Bob Ray"), words="that figure")) == []
    assert denials(answered(Said(DEAD, "police"), words="the charges")) == []


@pytest.mark.parametrize(
    ("who", "told"),
    [
        ("police", "police say"),
        ("two officials", "two officials say"),
        ("officials at the bank", "officials at the bank say"),
        ("the White House", "White House says"),
        ("the defence ministry", "defence ministry says"),
    ],
)
def test_the_verb_of_a_link_agrees_with_who_says_it(who: str, told: str) -> None:
    found = told_twice(who)
    assert told in only(found).why


def told_twice(who: str) -> Connected:
    return told(
        Said("Seven people were killed in the blast", who),
        Said("Nine people were killed in the blast", "Bob Ray"),
    )


TOLL = "The death toll was 61"


@pytest.mark.parametrize("died", ["had died", "were killed"])
def test_a_death_toll_differs_from_another_count_of_the_dead(died: str) -> None:
    found = told(Said(f"43 people {died} in the flood", "police"), Said(TOLL, "Ann Lee"))
    link = only(found)
    assert (link.kind, link.reason) == ("differs", "figures")
    assert link.why == 'police say "43", Ann Lee "61"'


@pytest.mark.parametrize(
    "toll",
    [
        "The death toll in the north was 61",
        "The death toll rose to 61",
        "The death toll was 43",
        "The death toll may be 61",
        "The road toll was 61",
    ],
)
def test_a_toll_of_something_else_or_of_later_does_not_differ(toll: str) -> None:
    assert links(told(Said(DEAD, "police"), Said(toll, "Ann Lee"))) == []


def test_a_toll_beside_two_counts_of_the_dead_is_linked_to_neither() -> None:
    storm = Said("Nine soldiers had died in the storm", "Bob Ray")
    assert links(told(Said(DEAD, "police"), storm, Said(TOLL, "Ann Lee"))) == []


def test_two_who_each_speak_of_themselves_do_not_agree() -> None:
    report = attrib.parse(
        "Arden have signed Glenn Hale.\n\n“We're delighted Glenn is here,” said the chairman Tom "
        "Moss.\n\n“I'm delighted to be here,” Hale said."
    )
    assert len(report.attributions) == 2
    assert report.links == ()


def test_to_reject_a_thing_is_to_deny_nothing() -> None:
    report = attrib.parse(
        "The board of the Harbour Bank meets next week.\n\nA £4m offer from Harwood Ferries has "
        "already been rejected, while its rival will bid in cash. The newspaper also claimed Mr "
        'Lee was becoming "increasingly frustrated" with the pace of talks since the £4m offer of '
        "Harwood Ferries was rejected in May."
    )
    assert any(one.act == "denies" for one in report.attributions)
    assert report.links == ()
