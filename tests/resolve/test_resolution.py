"""Whole articles: who is who. The articles stand in articles/, as read in fixtures/."""

from __future__ import annotations

from dataclasses import replace

import pytest

from attrib.extract.reading import Corefers, Name
from attrib.resolve import Resolution, resolve
from tests.resolve.readings import by_name, credited, reading, texts


def resolved(name: str) -> Resolution:
    return resolve(reading(name))


class TestTheSeedArticle:
    def test_credits_each_attribution_to_the_right_source(self) -> None:
        observatory = "Syrian Observatory for Human Rights"
        assert credited(resolved("seed")) == [
            ["Kenneth Roth"],
            ["Kenneth Roth"],
            ["Kenneth Roth"],
            [observatory, "White Helmets"],
            [observatory],
            [observatory],
            ["White Helmets"],
        ]

    def test_has_four_sources_in_order_of_first_mention(self) -> None:
        sources = resolved("seed").sources
        assert [(source.id, source.name) for source in sources] == [
            ("s1", "Russia"),
            ("s2", "Kenneth Roth"),
            ("s3", "Syrian Observatory for Human Rights"),
            ("s4", "White Helmets"),
        ]

    def test_knows_the_head_of_a_body_from_the_body(self) -> None:
        roth = by_name(resolved("seed"))["Kenneth Roth"]
        assert (roth.kind, roth.naming) == ("person", "named")
        assert (roth.role, roth.affiliation) == ("former head", "Human Rights Watch")
        assert texts(roth) == [
            "Former HRW chief",
            "the former head of the Human Rights Watch (HRW) Kenneth Roth",
            "he",
        ]

    def test_leaves_the_relative_clause_out_of_the_mention(self) -> None:
        observatory = by_name(resolved("seed"))["Syrian Observatory for Human Rights"]
        assert observatory.kind == "ngo"
        assert texts(observatory) == [
            "a war monitor",
            "The Syrian Observatory for Human Rights",
            "The monitoring group",
        ]

    def test_gives_the_silence_to_a_state(self) -> None:
        resolution = resolved("seed")
        russia = by_name(resolution)["Russia"]
        assert (russia.kind, russia.naming) == ("government", "named")
        assert resolution.silences[0].source == russia.id


class TestAManAndAWomanWhoAlternate:
    def test_each_pronoun_goes_to_the_right_one(self) -> None:
        assert credited(resolved("alternating")) == [
            ["Maria Lopez"],
            ["Tom Becker"],
            ["Maria Lopez"],
            ["Tom Becker"],
            ["Maria Lopez"],
            ["Maria Lopez"],
            ["Tom Becker"],
        ]

    def test_i_in_a_quotation_is_its_speaker(self) -> None:
        sources = by_name(resolved("alternating"))
        assert texts(sources["Maria Lopez"]) == [
            "city engineer Maria Lopez",
            "she",
            "I",
            "Lopez",
            "She",
        ]
        assert texts(sources["Tom Becker"]) == ["Tom Becker", "him", "I", "he", "Becker", "he"]

    def test_a_role_stands_before_the_name(self) -> None:
        assert by_name(resolved("alternating"))["Maria Lopez"].role == "city engineer"


class TestTwoPeopleWithOneLastName:
    def test_titles_tell_them_apart(self) -> None:
        names = credited(resolved("namesakes"))
        assert names[:4] == [["Mary Carter"], ["John Carter"], ["John Carter"], ["Mary Carter"]]

    def test_the_bare_name_is_neither(self) -> None:
        carter = by_name(resolved("namesakes"))["Carter"]
        assert texts(carter) == ["Carter"]
        assert not carter.resolved

    def test_a_name_behind_a_description_belongs_to_it(self) -> None:
        petrenko = by_name(resolved("namesakes"))["Olga Petrenko"]
        assert texts(petrenko) == ["A lawyer", "Olga Petrenko", "Petrenko"]
        assert petrenko.role == "lawyer"


class TestOrganisationsThatShareWords:
    def test_a_church_is_not_its_spokesperson_nor_its_lawyer(self) -> None:
        sources = by_name(resolved("shared_words"))
        church = "Church of Scientology"
        assert set(sources) == {
            church,
            "Karin Pouw",
            "A lawyer for the Church of Scientology",
            "Ohio State University",
            "Ohio State Police",
        }
        assert (sources["Karin Pouw"].role, sources["Karin Pouw"].affiliation) == (
            "spokesperson",
            church,
        )
        lawyer = sources["A lawyer for the Church of Scientology"]
        assert (lawyer.naming, lawyer.role, lawyer.affiliation) == ("unnamed", "lawyer", church)

    def test_what_is_said_of_a_body_by_its_noun_is_its_mention(self) -> None:
        assert "the church" in texts(by_name(resolved("shared_words"))["Church of Scientology"])


class TestASourceIntroducedBeforeItsName:
    def test_the_doctor_is_named_in_the_next_sentence(self) -> None:
        assert credited(resolved("delayed"))[:4] == [["Hugh Hill"]] * 4

    def test_one_official_and_another_are_two(self) -> None:
        sources = by_name(resolved("delayed"))
        assert texts(sources["A senior official"]) == ["A senior official"]
        assert texts(sources["Another official"]) == ["Another official"]
        assert sources["A senior official"].naming == "unnamed"

    def test_role_and_affiliation_come_from_the_apposition(self) -> None:
        hill = by_name(resolved("delayed"))["Hugh Hill"]
        assert (hill.role, hill.affiliation) == ("doctor", "Johns Hopkins Hospital")


class TestANameThatIsPersonAndPlace:
    def test_washington_who_speaks_is_not_washington_the_city(self) -> None:
        mayor = by_name(resolved("places"))["Denise Washington"]
        assert (mayor.kind, mayor.role) == ("person", "mayor")
        text = reading("places").article.text
        assert all(text[: m.start].split()[-1] not in ("in", "from") for m in mayor.mentions[1:])
        assert "Washington" in texts(mayor)

    def test_france_is_not_anatole_france(self) -> None:
        sources = by_name(resolved("places"))
        assert sources["France"].kind == "government"
        assert texts(sources["France"]) == ["France"]
        assert sources["Anatole France"].kind == "person"


class TestAcronymsAndShortForms:
    def test_they_are_joined_with_the_full_name(self) -> None:
        assert credited(resolved("acronyms")) == [
            ["European Medicines Agency"],
            ["National Farmers Union"],
            ["European Medicines Agency"],
            ["National Farmers Union"],
            ["European Medicines Agency"],
            ["National Farmers Union"],
            ["Microsoft Corp."],
            ["Microsoft Corp."],
        ]


class TestJointSources:
    @pytest.mark.parametrize(
        ("attribution", "names"),
        [
            (0, ["the hospital", "a nurse"]),
            (1, ["Officials from both countries"]),
            (2, ["Johnson and Johnson"]),
            (3, ["Department of Health and Human Services"]),
            (4, ["Anna Smith", "Peter Jones"]),
            (5, ["Peter Jones"]),
            (6, ["Germany", "France", "Poland"]),
            (7, ["A spokesman for the mayor and the council"]),
            (8, ["Laura Stein"]),
            (9, ["Red Cross", "Paul Weber"]),
            (10, ["The family", "neighbors", "teachers"]),
            (11, ["Ann Reed", "Oxfam"]),
            (12, ["Marc Hill"]),
            (13, ["The Clinton and Trump campaigns"]),
        ],
    )
    def test_are_split_where_the_text_names_them(self, attribution: int, names: list[str]) -> None:
        assert credited(resolved("joint"))[attribution] == names

    def test_officials_of_two_countries_are_one_plural_source(self) -> None:
        officials = by_name(resolved("joint"))["Officials from both countries"]
        assert (officials.naming, officials.kind) == ("unnamed", "government")

    def test_the_noun_before_a_name_tells_role_and_kind(self) -> None:
        sources = by_name(resolved("joint"))
        reed = sources["Ann Reed"]
        assert (reed.role, reed.affiliation) == ("spokeswoman", "Ontario Power")
        assert sources["Oxfam"].kind == "ngo"
        assert sources["Laura Stein"].role == "professor of law"


class TestTitles:
    @pytest.mark.parametrize(
        ("name", "role", "affiliation"),
        [
            ("John Kirby", "spokesman", "Pentagon"),
            ("Ted Cruz", "Sen.", "R-Texas"),
            ("John Smith", None, None),
            ("Hugh Hill", "doctor", "Johns Hopkins"),
            ("A spokeswoman for the Pentagon", "spokeswoman", "Pentagon"),
            ("Angela Brandt", "former head", "World Food Programme"),
            ("Robby Mook", "campaign manager", "Clinton"),
            ("Emre Aydin", "Turkish Foreign Minister", None),
        ],
    )
    def test_tell_role_and_affiliation(
        self, name: str, role: str | None, affiliation: str | None
    ) -> None:
        source = by_name(resolved("titles"))[name]
        assert (source.role, source.affiliation) == (role, affiliation)
        assert source.kind == "person"

    def test_a_title_alone_takes_the_one_who_bears_it(self) -> None:
        names = credited(resolved("titles"))
        assert names[2] == ["Ted Cruz"]
        assert names[10] == ["Emre Aydin"]

    def test_a_last_name_is_read_against_its_label(self) -> None:
        read = reading("titles")
        at = read.article.text.index("Mook, turnout")
        kept = tuple(name for name in read.names if name.start != at)
        wrong = Name(at, at + 4, "ORG")
        names = credited(resolve(replace(read, names=(*kept, wrong))))
        assert names[11] == ["Robby Mook"]

    def test_a_spokeswoman_is_she_and_stays_unnamed(self) -> None:
        source = by_name(resolved("titles"))["A spokeswoman for the Pentagon"]
        assert texts(source) == ["A spokeswoman for the Pentagon", "She"]
        assert source.naming == "unnamed"


def test_names_in_capitals_are_the_same_names() -> None:
    resolution = resolved("capitals")
    assert credited(resolution) == [["Chris Wallace"], ["Mike Pence"]] * 2
    assert "he" not in texts(by_name(resolution)["Chris Wallace"])


class TestWhatTheTextDoesNotTell:
    def test_a_pronoun_without_antecedent_stays_as_it_stands(self) -> None:
        she = by_name(resolved("unclear"))["She"]
        assert (she.resolved, she.naming, she.kind) == (False, "unnamed", None)

    def test_he_after_two_men_is_neither(self) -> None:
        sources = by_name(resolved("unclear"))
        assert texts(sources["He"]) == ["He"]
        assert not sources["He"].resolved

    def test_i_outside_of_quotations_is_the_article_itself(self) -> None:
        author = by_name(resolved("unclear"))["I"]
        assert texts(author) == ["I", "I", "My"]
        assert not author.resolved

    def test_a_proposal_of_the_coreference_head_decides_between_two_men(self) -> None:
        read = reading("unclear")
        text = read.article.text
        word = {text[w.start : w.end]: k for k, w in enumerate(read.words)}
        votes = (Corefers(mention=word["He"], antecedent=word["Novak"], probability=0.95),)
        assert credited(resolve(replace(read, corefers=votes)))[1] == ["Peter Novak"]

    def test_a_proposal_against_the_gender_is_not_heard(self) -> None:
        read = reading("alternating")
        text = read.article.text
        word = {text[w.start : w.end]: k for k, w in reversed(list(enumerate(read.words)))}
        votes = (Corefers(mention=word["she"], antecedent=word["Becker"], probability=0.99),)
        assert credited(resolve(replace(read, corefers=votes)))[2] == ["Maria Lopez"]


class TestSpeech:
    def test_a_second_verb_has_the_first_ones_subject(self) -> None:
        resolution = resolved("speech")
        assert credited(resolution)[1] == ["Ruth Olsen"]
        assert resolution.attributions[1].source_spans == ()

    def test_we_is_the_body_that_speaks(self) -> None:
        assert texts(by_name(resolved("speech"))["Ministry of Agriculture"]) == [
            "We",
            "the Ministry of Agriculture",
            "The ministry",
        ]

    def test_silences_have_sources_and_nobody_is_none(self) -> None:
        resolution = resolved("speech")
        names = {source.id: source.name for source in resolution.sources}
        assert [names.get(silence.source or "") for silence in resolution.silences] == [
            "Norway",
            "Seedcorp",
            None,
        ]

    def test_police_are_one_source(self) -> None:
        assert texts(by_name(resolved("speech"))["Police"]) == ["Police", "Police"]

    def test_a_farmer_is_not_guessed_to_be_the_only_person_around(self) -> None:
        assert credited(resolved("speech"))[2] == ["the farmer"]


class TestPronouns:
    def test_it_they_he_and_who(self) -> None:
        assert credited(resolved("pronouns")) == [
            ["Nordair"],
            ["Nordair"],
            ["Two pilots"],
            ["Two pilots"],
            ["Ingrid Dahl"],
            ["Jonas Falk"],
            ["Ingrid Dahl"],
        ]


class TestWhoseRelativeItIs:
    def test_an_obituary_is_of_the_one_who_died_and_not_of_her_mother(self) -> None:
        found = credited(resolved("obituary"))
        assert found[:2] == [["Marta Lindgren"], ["Tavi Brandt"]]
        # After her pupil has spoken, of whom nothing tells the gender, "she" may stay open.
        assert all(one[0].lower() in ("marta lindgren", "she") for one in found[2:])

    def test_a_pupil_is_not_taken_up_by_a_pronoun_that_may_be_the_teachers(self) -> None:
        pupil = by_name(resolved("obituary"))["Tavi Brandt"]
        assert texts(pupil) == ["her former pupil", "Professor Tavi Brandt"]

    def test_he_is_not_the_rival_of_him_who_speaks(self) -> None:
        assert credited(resolved("rivals")) == [["Steve Hurst"], ["Steve Hurst"], ["he"]]

    def test_she_is_not_her_sister_unless_the_sister_has_spoken(self) -> None:
        assert credited(resolved("owners"))[:5] == [
            ["she"],
            ["his mother"],
            ["his mother"],
            ["her mother"],
            ["her mother"],
        ]

    def test_he_is_not_his_lodger_where_nothing_tells_that_this_is_a_man(self) -> None:
        assert credited(resolved("owners"))[5:7] == [["Robin Vance"], ["he"]]

    def test_he_is_not_any_farmer_of_whom_he_speaks(self) -> None:
        assert credited(resolved("owners"))[7:] == [["He"], ["he"]]


class TestNamesThatATaggerCutsShort:
    def test_plc_and_inc_belong_to_the_name(self) -> None:
        assert credited(resolved("firms"))[1] == ["Oakham Foods plc"]
        assert credited(resolved("firms"))[6] == ["Halden Inc."]
        oakham = by_name(resolved("firms"))["Oakham Foods plc"]
        assert (oakham.kind, oakham.naming) == ("company", "named")
        assert "Oakham Foods" in {m.text for m in oakham.mentions}

    def test_a_town_between_which_trains_run_does_not_say_it(self) -> None:
        rail = by_name(resolved("firms"))["Southern Rail"]
        assert rail.kind == "company"
        assert "it" in texts(rail)

    def test_the_seat_of_a_university_belongs_to_its_name_and_a_country_does_not(self) -> None:
        sources = by_name(resolved("firms"))
        assert sources["Paul Rigby"].affiliation == "University of California, Davis"
        assert sources["Mark Hall"].affiliation == "University of Oxford"

    def test_a_union_has_the_whole_of_its_name(self) -> None:
        assert credited(resolved("firms"))[5] == ["Prospect the Union"]


@pytest.mark.parametrize(
    ("name", "kind", "naming"),
    [
        ("Israeli army", "military", "named"),
        ("Supreme Court", "justice", "named"),
        ("Reuters", "media", "named"),
        ("World Health Organization", "international", "named"),
        ("A 2014 study", "document", "unnamed"),
        ("Residents", "crowd", "unnamed"),
        ("A witness", "witness", "unnamed"),
        ("Amnesty International", "ngo", "named"),
        ("Harvard University", "academic", "named"),
        ("U.S. officials", "government", "unnamed"),
        ("Boeing Co.", "company", "named"),
        ("Trump campaign", "organization", "named"),
        ("A tweet", "social", "unnamed"),
        ("One of the president's aides", "person", "unnamed"),
        ("Interior Ministry", "government", "named"),
        ("42 percent of voters", "crowd", "unnamed"),
        ("Hospital officials", "organization", "unnamed"),
        ("Pentagon officials", "military", "unnamed"),
        ("Officials", "government", "unnamed"),
    ],
)
def test_kind_and_naming(name: str, kind: str, naming: str) -> None:
    source = by_name(resolved("kinds"))[name]
    assert (source.kind, source.naming) == (kind, naming)
