"""What the words of an article show of its sources, against a tagger's labels: short articles."""

from __future__ import annotations

from dataclasses import replace

import pytest

import attrib
from attrib.cli.sourcing import _what
from attrib.extract import extract
from attrib.extract.encoder import default
from attrib.extract.reading import Name, NameLabel, Reading
from attrib.ingest import read
from attrib.model import Source
from attrib.resolve import resolve
from tests.resolve.readings import by_name, credited, texts


def sources(text: str) -> dict[str, Source]:
    return {source.name: source for source in attrib.parse(text).sources}


def who(text: str) -> list[list[str]]:
    report = attrib.parse(text)
    return [[report.source(id).name for id in one.sources] for one in report.attributions]


def labelled(text: str, **labels: NameLabel) -> Reading:
    """The reading with these words labelled so wherever they stand, and no other names."""
    found = extract(read(text), default())
    words = ((w, found.article.text[w.start : w.end]) for w in found.words)
    names = tuple(Name(w.start, w.end, labels[word]) for w, word in words if word in labels)
    return replace(found, names=names)


class TestAPersonOrABody:
    @pytest.mark.parametrize("label", ["PER", "ORG", "LOC"])
    @pytest.mark.parametrize(
        "text",
        [
            "Trump said he would testify.",
            "Trump said his party would win.",
            "Trump, who led the council, denies bribery.",
            '"I will win," Trump said.',
            "Mr Trump declined to comment.",
        ],
    )
    def test_who_he_and_i_show_a_person(self, text: str, label: NameLabel) -> None:
        found = by_name(resolve(labelled(text, Trump=label)))
        assert found["Trump"].kind == "person"

    def test_names_that_are_labelled_apart_are_one(self) -> None:
        text = 'Trump said he would testify. "I will win," Trump said.'
        read_ = labelled(text, Trump="ORG")
        names = (replace(read_.names[0], label="PER"), *read_.names[1:])
        resolution = resolve(replace(read_, names=names))
        assert [(s.name, s.kind) for s in resolution.sources] == [("Trump", "person")]

    def test_he_who_may_be_another_shows_nothing(self) -> None:
        text = "Mr Brown resigned on Monday. Northwind said he would be missed."
        assert by_name(resolve(labelled(text, Northwind="ORG")))["Northwind"].kind is None

    @pytest.mark.parametrize(
        ("text", "name", "kind"),
        [
            ("Ferry company Sabel Lines said it was sorry.", "Sabel Lines", "company"),
            ("Sabel Lines did not answer calls.", "Sabel Lines", "company"),
            ("The law firm Baker McKenzie said it was sorry.", "Baker McKenzie", "company"),
            ("The firm Pryce said it was sorry.", "Pryce", "company"),
        ],
    )
    def test_the_noun_before_a_name_shows_a_body(self, text: str, name: str, kind: str) -> None:
        assert sources(text)[name].kind == kind

    @pytest.mark.parametrize("words", ["Shares in Rivermark", "Rivermark shares"])
    @pytest.mark.parametrize("label", ["PER", "ORG"])
    def test_shares_show_a_company(self, words: str, label: NameLabel) -> None:
        text = f"{words} fell on Monday. Rivermark said Northwind had left. The company is sorry."
        rivermark = by_name(resolve(labelled(text, Rivermark=label, Northwind="ORG")))["Rivermark"]
        assert rivermark.kind == "company"
        assert "The company" in texts(rivermark)

    @pytest.mark.parametrize("label", ["PER", "ORG", "LOC"])
    def test_it_that_acts_shows_a_body(self, label: NameLabel) -> None:
        found = by_name(resolve(labelled("Northwind said it would close.", Northwind=label)))
        assert found["Northwind"].kind == "organization"

    @pytest.mark.parametrize("label", ["PER", "ORG", "LOC"])
    def test_one_word_alone_is_not_guessed_at(self, label: NameLabel) -> None:
        found = by_name(resolve(labelled("Northwind declined to comment.", Northwind=label)))
        assert found["Northwind"].kind is None

    def test_a_state_is_known(self) -> None:
        assert sources("Norway declined to comment.")["Norway"].kind == "government"


class TestServices:
    @pytest.mark.parametrize(
        ("name", "kind"),
        [
            ("The coast guard", "military"),
            ("The national guard", "military"),
            ("The fire brigade", "government"),
            ("The fire department", "government"),
            ("The fire service", "government"),
        ],
    )
    def test_are_bodies_and_no_roles(self, name: str, kind: str) -> None:
        source = sources(f"{name} said nobody was hurt.")[name]
        assert (source.kind, source.role, source.count) == (kind, None, 1)


class TestWhoKnows:
    @pytest.mark.parametrize(
        ("one", "again"),
        [
            ("A person familiar with the matter", "The person"),
            ("A woman familiar with the talks", "The woman"),
            ("A source close to the talks", "The source"),
        ],
    )
    def test_is_a_person_without_a_role_who_is_taken_up_again(self, one: str, again: str) -> None:
        text = f"{one} said the deal was off. {again} spoke on condition of anonymity."
        source = sources(text)[one]
        assert (source.kind, source.role, source.count) == ("person", None, 1)
        assert texts(source) == [one, again]
        assert source.specificity == "placed"
        assert source.anonymity is not None
        assert _what(source)[:2] == ["person", "unnamed person"]

    def test_officials_close_to_it_are_officials(self) -> None:
        source = sources("Officials close to the talks said they failed.")[
            "Officials close to the talks"
        ]
        assert (source.kind, source.role) == ("government", "Officials")

    def test_a_lawyer_familiar_with_a_firms_plans_is_not_the_firms(self) -> None:
        text = "A lawyer familiar with Boeing's plans said jobs would go."
        assert sources(text)["A lawyer familiar with Boeing's plans"].affiliation is None

    @pytest.mark.parametrize("name", ["The shipping register", "State TV"])
    def test_one_thing_is_no_group(self, name: str) -> None:
        source = sources(f"{name} said the vessel was old.")[name]
        assert source.count == 1
        assert "unnamed group" not in _what(source)


class TestAPronounBehindWhatItSays:
    @pytest.mark.parametrize(
        ("text", "name"),
        [
            (
                "Union leader Gwen Price praised her. Farrow plans to write a book, she says.",
                "Farrow",
            ),
            ("Smith will resign, he said.", "Smith"),
            ("Ann Lee plans to sue, she says.", "Ann Lee"),
            ("Jones said it was bad. Smith will resign, he said.", "Jones"),
        ],
    )
    def test_is_the_one_it_speaks_of_where_nobody_else_fits(self, text: str, name: str) -> None:
        report = attrib.parse(text)
        said = next(a for a in report.attributions if a.source_spans[0].text in ("he", "she"))
        assert [report.source(id).name for id in said.sources] == [name]


class TestWhatHangsOnASource:
    @pytest.mark.parametrize(
        ("text", "name"),
        [
            (
                "A study published in Nature by scientists at Oxford and MIT suggests a rise.",
                "A study",
            ),
            ("A letter signed by Ann Lee and Bob Roe said the plan was wrong.", "A letter"),
            ("A group led by Lee and the union said it would strike.", "A group"),
        ],
    )
    def test_is_no_source_beside_it(self, text: str, name: str) -> None:
        assert who(text) == [[name]]


class TestRoles:
    @pytest.mark.parametrize(
        ("words", "name", "role", "affiliation"),
        [
            ("Mark Lindgren of the consumer group FairPower", "Mark Lindgren", None, "FairPower"),
            ("Ann Lee of the charity Shelter", "Ann Lee", None, "Shelter"),
            ("Lindgren of FairPower", "Lindgren", None, "FairPower"),
            ("Carl Hill of the regulator Ofcom", "Carl Hill", None, "Ofcom"),
            ("Bob Roe from the union Unite", "Bob Roe", None, "Unite"),
            (
                "Professor Alan Whitcombe, a neurologist at King's College London,",
                "Alan Whitcombe",
                "neurologist",
                "King's College London",
            ),
        ],
    )
    def test_and_the_body_behind_the_name(
        self, words: str, name: str, role: str | None, affiliation: str
    ) -> None:
        source = sources(f"{words} said it worked.")[name]
        assert (source.role, source.affiliation) == (role, affiliation)
        assert source.kind == "person"

    def test_a_rank_behind_a_role_is_left_out(self) -> None:
        haddad = sources('"The town is ours," army spokesman Brigadier Yusuf Haddad said.')
        source = haddad["Yusuf Haddad"]
        assert (source.role, source.standing) == ("army spokesman", "representative")

    def test_what_a_minister_is_for_is_no_body(self) -> None:
        text = "Transport Minister Ann Lee said trains would run."
        read_ = labelled(text, Transport="ORG")
        at = text.index("Ann Lee")
        names = (*read_.names, Name(at, at + 7, "PER"))
        source = by_name(resolve(replace(read_, names=names)))["Ann Lee"]
        assert (source.role, source.affiliation) == ("Transport Minister", None)


class TestShortNames:
    def test_a_last_name_that_owns_is_the_persons_whatever_the_label(self) -> None:
        text = "Police said Pryce's home was searched. Julian Pryce declined to comment."
        read_ = labelled(text, Pryce="LOC")
        at = text.index("Julian Pryce")
        names = (read_.names[0], Name(at, at + 12, "PER"))
        pryce = by_name(resolve(replace(read_, names=names)))["Julian Pryce"]
        assert texts(pryce) == ["Pryce", "Julian Pryce"]

    def test_a_place_is_not_its_council(self) -> None:
        text = "Hexley Council approved the plan. Hexley said it was safe, residents said."
        council = sources(text)["Hexley Council"]
        assert texts(council) == ["Hexley Council"]

    @pytest.mark.parametrize(
        ("one", "other"),
        [("State television", "state TV"), ("State TV", "state television")],
    )
    def test_state_tv_is_state_television(self, one: str, other: str) -> None:
        text = f"{one} said the town fell. Later, {other} reported that it was retaken."
        assert len({name for names in who(text) for name in names}) == 1

    def test_two_states_have_two(self) -> None:
        text = "Syrian state television said the town fell. Russian state TV said it was retaken."
        read_ = extract(read(text), default())
        assert len({name for names in credited(resolve(read_)) for name in names}) == 2


def test_each_of_those_who_kept_silent_together_is_told() -> None:
    report = attrib.parse("The Treasury and the Home Office declined to comment on the plan.")
    assert [report.source(str(one.source)).name for one in report.silences] == [
        "Treasury",
        "Home Office",
    ]
    assert [one.id for one in report.silences] == ["n1", "n2"]


class TestTheCompany:
    def test_is_the_only_body_named_so_far(self) -> None:
        text = "Northlink Marine has lost a contract. The company said it would appeal."
        assert who(text)[-1] == ["Northlink Marine"]

    @pytest.mark.parametrize(
        "text",
        [
            "Northlink Marine has lost to Baltic Freight. The company said it would appeal.",
            "The Guardian broke the story. The company said it would appeal.",
            "Northlink Marine won. The company that built the quay said it would appeal.",
        ],
    )
    def test_is_left_open_where_it_may_be_another(self, text: str) -> None:
        (name,) = who(text)[-1]
        assert name.lower().startswith("the company")


LEDE = """Nurse accuses managers of burying warnings

A senior nurse has told an inquiry that managers ignored her warnings.

Giving evidence on Tuesday, {named} said she wrote to them three times.
"""


class TestTheFirstParagraph:
    def test_has_the_headlines_nurse(self) -> None:
        nurse = sources(LEDE.format(named="Karen Holt, who left the ward in 2019,"))[
            "A senior nurse"
        ]
        assert texts(nurse)[:2] == ["Nurse", "A senior nurse"]

    def test_may_speak_of_who_is_named_next_and_nothing_says_so(self) -> None:
        found = sources(LEDE.format(named="Karen Holt, who left the ward in 2019,"))
        holt = found["Karen Holt"]
        assert [one.source for one in found["A senior nurse"].maybe_same] == [holt.id]

    def test_speaks_of_nobody_who_is_called_something_else(self) -> None:
        found = sources(LEDE.format(named="Karen Holt, a porter,"))
        assert found["A senior nurse"].maybe_same == ()


class TestWhoIsMeant:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            (
                "Ann Kariuki has withdrawn. The 29-year-old Kenyan said it was a hard choice.",
                [["Ann Kariuki"]],
            ),
            (
                "Ann Kariuki came home late. The 41-year-old care worker said she was tired.",
                [["Ann Kariuki"]],
            ),
            (
                (
                    "Denise Okafor said she was tired. Alan Fitch believes it will end. "
                    "Labour's Rosie Dunn is less sure. She calls it a plaster on a broken leg."
                ),
                [["Denise Okafor"], ["Alan Fitch"], ["Rosie Dunn"]],
            ),
            (
                "Rights groups have accused both sides of war crimes, which they deny.",
                [["Rights groups"], ["they"]],
            ),
            (
                "Ann Lee accused Bob Roe of theft, which he denies.",
                [["Ann Lee"], ["Bob Roe"]],
            ),
        ],
    )
    def test_is_told_by_age_and_by_who_accuses(self, text: str, expected: list[list[str]]) -> None:
        assert who(text) == expected

    def test_is_left_open_where_two_are_named(self) -> None:
        found = who("Ann Lee beat Bob Roe. The 29-year-old Kenyan said it was a hard race.")
        assert found == [["The 29-year-old Kenyan"]]

    def test_a_whole_name_is_a_persons_where_its_last_word_is(self) -> None:
        text = "The win puts Tsehay Alemu on top. Alemu said she feared nobody."
        read_ = labelled(text, Alemu="PER")
        names = [
            replace(name, label="ORG") if n == 0 else name for n, name in enumerate(read_.names)
        ]
        found = by_name(resolve(replace(read_, names=tuple(names))))
        assert found["Tsehay Alemu"].kind == "person"


def test_who_has_the_same_label_in_a_transcript_is_one() -> None:
    text = (
        "PRESENTER: Why did the lights go out?\n\nMINISTER: The grid protected itself.\n\n"
        "PRESENTER: Will you resign?\n\nMINISTER: I don't accept that."
    )
    assert who(text) == [["PRESENTER"], ["MINISTER"], ["PRESENTER"], ["MINISTER"]]
    assert len(attrib.parse(text).sources) == 2
