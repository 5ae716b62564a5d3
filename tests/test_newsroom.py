"""Short pieces of news, read from text to report: who answers for what, as an editor would say."""

from __future__ import annotations

import pytest

import attrib
from attrib.model import Report, Source


def parsed(*paragraphs: str) -> Report:
    return attrib.parse("\n\n".join(paragraphs) + "\n")


def named(report: Report, name: str) -> Source:
    return next(source for source in report.sources if source.name == name)


def sayings(report: Report) -> list[tuple[list[str], str]]:
    """Who is credited, and how the content begins: its first two words."""
    return [
        (
            [report.source(id).name for id in one.sources],
            " ".join(one.content_spans[0].text.split()[:2]),
        )
        for one in report.attributions
    ]


def silent(report: Report) -> list[tuple[str | None, str]]:
    return [
        (report.source(one.source).name if one.source else None, one.kind)
        for one in report.silences
    ]


class TestWhoWasSpokenTo:
    def test_whoever_is_asked_does_not_ask(self) -> None:
        report = parsed(
            "Asked whether he had confidence in the minister, the governor said that he was busy."
        )
        assert [one.act for one in report.attributions] == ["asserts"]

    def test_whoever_stands_accused_in_a_headline_does_not_accuse(self) -> None:
        report = parsed(
            "Ministers accused of 'burying' report on rural bus cuts",
            "The report was finished in May. It was never published.",
        )
        assert all(source.name != "Ministers" for source in report.sources)

    @pytest.mark.parametrize(
        ("sentence", "contents"),
        [
            (
                "A man thought to have entered the country in August has served with the army.",
                ["A man", "to have entered the country in August"],
            ),
            (
                "He has met two students believed to have trained with the group.",
                ["two students", "to have trained with the group"],
            ),
            (
                "Two men alleged to have robbed the bank were charged.",
                ["Two men", "to have robbed the bank"],
            ),
        ],
    )
    def test_whoever_is_thought_to_have_done_it_does_not_think_so(
        self, sentence: str, contents: list[str]
    ) -> None:
        (one,) = parsed(sentence).attributions
        assert not one.sources
        assert [span.text for span in one.content_spans] == contents

    def test_whoever_thinks_it_in_a_relative_clause_does(self) -> None:
        report = parsed("They published what the mayor considered to be a forgery.")
        assert (["the mayor"], "to be") in sayings(report)

    def test_the_agency_that_reports_someone_as_saying_relays(self) -> None:
        report = parsed(
            "AFP reported the sponsors as saying that the boat was lost at the mouth of the river."
        )
        first, second = report.attributions
        assert [report.source(id).name for id in first.sources] == ["AFP"]
        assert [report.source(id).name for id in second.sources] == ["the sponsors"]
        assert second.relayed_by == first.id

    def test_no_mark_that_opens_what_comes_next_is_taken_in(self) -> None:
        report = parsed(
            "“We are close to a full confrontation,” the envoy warned. “If that happens this will "
            "weaken the city,” he said. The ministry says it is time to act. “But he has to lead,” "
            "it said."
        )
        contents = [span.text for one in report.attributions for span in one.content_spans]
        assert not any(text.endswith("“") or text == "“" for text in contents)

    def test_a_wish_not_to_be_named_is_no_claim(self) -> None:
        report = parsed(
            "The cuts will be announced next week, a manager said, declining to be named because "
            "the plans are not public."
        )
        contents = [span.text for one in report.attributions for span in one.content_spans]
        assert contents == ["The cuts will be announced next week"]

    def test_nobody_says_what_let_us_see_leads_to(self) -> None:
        report = parsed('"Now let\'s see what people say about us," Garrity said.')
        assert sayings(report) == [(["Garrity"], "\"Now let's")]


class TestSilence:
    def test_is_of_the_person_whom_an_apposition_names(self) -> None:
        report = parsed(
            "His agent, Luca Moretti, would neither confirm nor deny the report, but told "
            'reporters that the player was "very happy here".'
        )
        assert silent(report) == [("Luca Moretti", "neither confirmed nor denied")]
        assert [one.act for one in report.attributions] == ["asserts"]

    def test_of_neither_is_no_statement(self) -> None:
        report = parsed("Neither Reed nor his lawyer, Ann Fox, would discuss the settlement.")
        assert silent(report) == [("Reed", "declined"), ("Ann Fox", "declined")]
        assert not report.attributions

    @pytest.mark.parametrize(
        ("sentence", "who", "kind"),
        [
            (
                "Asked if the grant would be renewed, the foundation did not say.",
                "the foundation",
                "withheld details",
            ),
            ("The spokesman declined to comment further.", "The spokesman", "declined"),
            ("Tanaka did not respond to a request to confirm this.", "Tanaka", "no response"),
            (
                "Norwich City Council, which owns the block, has been approached for comment.",
                "Norwich City Council",
                "no response",
            ),
            (
                "A ministry spokeswoman said Oslo would pay in May, but would not give details.",
                "A ministry spokeswoman",
                "withheld details",
            ),
        ],
    )
    def test_in_the_words_of_news_desks(self, sentence: str, who: str, kind: str) -> None:
        report = parsed(sentence)
        assert silent(report) == [(who, kind)]
        assert all(one.act not in ("denies", "asks") for one in report.attributions)


class TestOneSourceByOtherWords:
    def test_they_are_those_who_spoke_together_just_before(self) -> None:
        report = parsed(
            "Tanaka and her colleague, Samuel Reiter, believe that the animals may be dreaming. "
            "But they caution that it is impossible to know."
        )
        first, second = (one.sources for one in report.attributions)
        assert len(first) == 2
        assert second == first

    def test_both_are_those_who_spoke_together_just_before(self) -> None:
        report = parsed(
            "Jana Novak and Petr Dvorak called the deal a sham. Both said that they would vote "
            "against it."
        )
        assert report.attributions[1].sources == report.attributions[0].sources
        assert len(report.sources) == 2

    def test_an_age_takes_up_the_one_named_before(self) -> None:
        report = parsed(
            "Okafor, who joined from Lagos in January, said the goal was for his grandmother.",
            '"She passed away in the week," the 21-year-old said. "I knew she was watching."',
        )
        assert len(report.sources) == 1

    def test_a_short_form_of_capitals_and_small_letters_is_the_long_name(self) -> None:
        report = parsed(
            "The analysis, paid for by the Department for Transport (DfT), says that routes have "
            "closed.",
            "The DfT did not respond to questions about the timetable.",
        )
        assert silent(report) == [("Department for Transport", "no response")]

    def test_a_headlines_noun_is_the_one_such_source_of_the_text(self) -> None:
        report = parsed(
            "Octopuses dream of colour, study suggests",
            "Octopuses may replay the day's hunts in their sleep, according to a study published "
            "on Wednesday. The study shows that active sleep lasts 60 seconds.",
        )
        assert len(report.sources) == 1

    def test_the_force_is_the_only_police_spoken_of(self) -> None:
        report = parsed(
            "Officers were called to a flat at 02:15 on Saturday, West Yorkshire Police said.",
            "A neighbour said that nobody came. The force rejected the claim.",
        )
        assert named(report, "West Yorkshire Police").kind == "justice"
        assert all(source.name != "The force" for source in report.sources)

    def test_a_which_that_takes_up_a_clause_is_nobody(self) -> None:
        report = parsed(
            "Animals that were kept awake slept more later, the authors write, which suggests that "
            "it serves a purpose."
        )
        assert [source.name for source in report.sources] == ["the authors"]

    def test_a_quotation_in_single_marks_goes_on_in_the_next_paragraph(self) -> None:
        report = parsed(
            "The woman, who was in her 30s, was found dead at the scene.",
            "Inspector Rachel Gough, who leads the inquiry, said: 'This is a tragic incident in "
            "which a young mother has lost her life.",
            "'We are working to establish exactly what happened.'",
            "She added that there was 'no wider risk to the public'.",
        )
        assert [source.name for source in report.sources] == ["Rachel Gough"]
        assert [one.form for one in report.attributions] == ["direct", "mixed"]


class TestWhatASourceIs:
    @pytest.mark.parametrize(
        ("sentence", "name", "kind"),
        [
            (
                "Doctors Without Borders said it had received 40 wounded.",
                "Doctors Without Borders",
                "ngo",
            ),
            (
                "The Independent Office for Police Conduct said it had received a referral.",
                "Independent Office for Police Conduct",
                "government",
            ),
            ("The newspaper El Correo reported that the plan was ready.", "El Correo", "media"),
            (
                "A 2021 paper by Brazilian scientists reported that the animals sleep twice a day.",
                "A 2021 paper by Brazilian scientists",
                "document",
            ),
        ],
    )
    def test_is_told_by_its_name_or_noun(self, sentence: str, name: str, kind: str) -> None:
        assert named(parsed(sentence), name).kind == kind


def test_small_words_before_a_body_are_no_part_of_its_name() -> None:
    report = attrib.parse(
        "The trade union Podkrepa called the plan a disgrace. Podkrepa said it would strike."
    )
    assert [source.name for source in report.sources] == ["Podkrepa"]


class TestNegationOfWhatIsThought:
    @pytest.mark.parametrize(
        ("sentence", "act", "claim", "negation"),
        [
            (
                "The coach does not expect Silva to miss next week's derby.",
                "predicts",
                "Silva to miss next week's derby",
                "not",
            ),
            (
                "The mayor doesn't believe that the bridge is safe.",
                "believes",
                "the bridge is safe",
                "doesn't",
            ),
        ],
    )
    def test_it_belongs_to_the_claim(
        self, sentence: str, act: str, claim: str, negation: str
    ) -> None:
        report = parsed(sentence)
        assert [one.act for one in report.attributions] == [act]
        (found,) = [one for one in report.claims if one.voice == "attributed"]
        assert (found.text, found.polarity) == (claim, "negated")
        assert [span.text for span in found.negations] == [negation]


def test_what_somebody_is_says_more_than_how_they_are_addressed() -> None:
    report = attrib.parse(
        "Dr Tom Okafor, a transport economist at the University of Leith, warned that it was late."
    )
    assert [(source.role, source.affiliation) for source in report.sources] == [
        ("transport economist", "University of Leith")
    ]
