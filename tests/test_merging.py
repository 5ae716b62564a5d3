"""Sources of different articles become one only where name and kind leave no doubt."""

from __future__ import annotations

import networkx as nx
import pytest

from attrib import merging
from attrib.merging import merge_sources, merge_subjects
from attrib.model import Report, Subject
from tests.full_report import short_report
from tests.reports import find


def reports(*given: tuple[str, str | None], **known: object) -> list[Report]:
    """One article for each source."""
    return [
        short_report(f"{number}. {source[0]} said so.", source, **known)
        for number, source in enumerate(given)
    ]


def one(*given: tuple[str, str | None]) -> bool:
    return len(set(merge_sources(reports(*given)).first.values())) == 1


def doubts(*given: tuple[str, str | None]) -> list[str]:
    return [maybe.why for maybe in merge_sources(reports(*given)).maybe]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("Ana Ruiz", "person"), ("Ana Ruiz", "person")),
        (("Sen. Ana Ruiz", "person"), ("Ana Ruiz", "person")),
        (("José Núñez", "person"), ("Jose Nunez", "person")),
        (("Amnesty International", "ngo"), ("Amnesty International", "ngo")),
        (("the World Bank", "international"), ("World Bank", "international")),
        (("Reuters", "media"), ("Reuters", "media")),
        (("Human Rights Watch (HRW)", "ngo"), ("HRW", "ngo")),
        (("NATO", "international"), ("NATO", "international")),
    ],
)
def test_the_same_full_name_and_kind_is_one(
    first: tuple[str, str], second: tuple[str, str]
) -> None:
    assert one(first, second)
    assert one(second, first)
    assert not doubts(first, second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("Ruiz", "person"), ("Ruiz", "person")),
        (("Ana Ruiz", "person"), ("Ruiz", "person")),
        (("Ana Ruiz", "person"), ("Ana M. Ruiz", "person")),
        (("Ana Ruiz", "person"), ("Ana Ruiz", None)),
        (("Acme Green", "company"), ("Acme Green", "ngo")),
        (("Foreign Ministry", "government"), ("the Foreign Ministry", "government")),
        (("Supreme Court", "justice"), ("Supreme Court", "justice")),
        (("QXD", "ngo"), ("QXD", "ngo")),
        (("Human Rights Watch", "ngo"), ("HRW", "ngo")),
        (("Human Rights Watch (HRW)", "ngo"), ("HRW", "company")),
    ],
)
def test_what_leaves_a_doubt_stays_two_and_says_why(
    first: tuple[str, str | None], second: tuple[str, str | None]
) -> None:
    assert not one(first, second)
    (why,) = doubts(first, second)
    assert why
    assert "\n" not in why


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("Ana Ruiz", "person"), ("Tom Ruiz", "person")),
        (("Ana Ruiz", "person"), ("Ana Lee", "person")),
        (("World Bank", "international"), ("World Vision", "ngo")),
        (("Human Rights Watch", "ngo"), ("HRC", "ngo")),
    ],
)
def test_different_names_are_two_without_a_word(
    first: tuple[str, str], second: tuple[str, str]
) -> None:
    assert not one(first, second)
    assert not doubts(first, second)


def test_who_is_not_named_is_never_merged() -> None:
    given = reports(("a senior official", "person"), ("a senior official", "person"))
    unnamed = [
        report.model_copy(
            update={"sources": (report.sources[0].model_copy(update={"naming": "unnamed"}),)}
        )
        for report in given
    ]
    merging = merge_sources(unnamed)
    assert len(set(merging.first.values())) == 2
    assert not merging.maybe


def test_different_affiliations_are_a_doubt() -> None:
    first, second = reports(("Ana Ruiz", "person"), ("Ana Ruiz", "person"))
    other = second.sources[0].model_copy(update={"affiliation": "the water board"})
    bank = first.sources[0].model_copy(update={"affiliation": "World Bank"})
    pair = [
        first.model_copy(update={"sources": (bank,)}),
        second.model_copy(update={"sources": (other,)}),
    ]
    merging = merge_sources(pair)
    assert len(set(merging.first.values())) == 2
    assert "affiliations" in merging.maybe[0].why


def test_namesakes_within_an_article_stay_apart_and_so_does_who_could_be_either() -> None:
    two = short_report(
        "Ana Ruiz and her cousin Ana Ruiz said so.", ("Ana Ruiz", "person"), ("Ana Ruiz", "person")
    )
    (third,) = reports(("Ana Ruiz", "person"))
    for given in ([two, third], [third, two]):
        merging = merge_sources(given)
        assert len(set(merging.first.values())) == 3
        assert len(merging.maybe) == 2


def test_three_articles_give_one_node_by_the_first() -> None:
    given = reports(*[("Ana Ruiz", "person")] * 3)
    firsts = set(merge_sources(given).first.values())
    assert firsts == {(given[0].article.id, "s1")}


def test_many_of_one_name_are_tied_together_without_a_pair_for_any_two() -> None:
    given = reports(*[("Ruiz", "person")] * 6)
    merging = merge_sources(given)
    assert len(set(merging.first.values())) == 6
    assert len(merging.maybe) == 5
    tied = nx.Graph((maybe.first, maybe.second) for maybe in merging.maybe)
    assert nx.is_connected(tied)


def test_places_are_one_by_a_name_of_two_words() -> None:
    def about(number: int, place: str) -> Report:
        report = short_report(f"{number}. It rained in {place}.")
        subject = Subject(
            id="b1", name=place, kind="place", mentions=(find(report.article, place),)
        )
        return report.model_copy(update={"subjects": (subject,)})

    same = merge_subjects([about(1, "New Zealand"), about(2, "New Zealand")])
    assert len(set(same.first.values())) == 1
    other = merge_subjects([about(1, "Springfield"), about(2, "Springfield")])
    assert len(set(other.first.values())) == 2
    assert other.maybe


def test_a_name_without_a_word_is_no_trouble() -> None:
    assert not one(("...", "person"), ("...", "person"))


def test_of_many_articles_each_distinct_name_is_judged_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    calls = []
    judge = merging.judge

    def counted(one: merging.Party, other: merging.Party) -> merging.Judgement | None:
        calls.append((one.name, other.name))
        return judge(one, other)

    monkeypatch.setattr(merging, "judge", counted)
    found = merge_sources(
        reports(*[("Ana Ruiz", "person"), ("Foreign Ministry", "government")] * 20)
    )
    assert len(set(found.first.values())) == 1 + 20
    assert sorted(calls) == [("Ana Ruiz", "Ana Ruiz"), ("Foreign Ministry", "Foreign Ministry")]
