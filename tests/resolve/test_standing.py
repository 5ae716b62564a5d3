"""What a source is: role, standing, number, how closely it is described, and why it has no name.

The article stands in articles/standings.txt.
"""

from __future__ import annotations

from typing import get_args

import pytest

from attrib.model import Source, SourceKind, Standing
from attrib.resolve import resolve
from attrib.resolve.lexicon import load
from attrib.resolve.standing import told_by
from tests.resolve.readings import reading

TABLE = load("standing.toml")


@pytest.fixture(scope="module")
def sources() -> dict[str, Source]:
    return {source.name: source for source in resolve(reading("standings")).sources}


def test_every_standing_of_the_model_is_defined_with_examples() -> None:
    assert set(TABLE) == set(get_args(Standing))
    assert all(entry["definition"] and entry["examples"] for entry in TABLE.values())
    kinds = set(get_args(SourceKind))
    assert all({*entry["of"], *entry["kinds"]} <= kinds for entry in TABLE.values())


def test_no_word_tells_two_standings() -> None:
    for column in ("nouns", "bodies", "clauses"):
        told: dict[str, str] = {}
        for standing, entry in TABLE.items():
            for words in entry[column]:
                assert told.setdefault(words, standing) == standing, words


@pytest.mark.parametrize(
    ("title", "of", "standing"),
    [
        ("campaign spokesman", None, "representative"),
        ("professor of law", None, "expert"),
        ("secretary of state", None, "decision maker"),
        ("president", None, "decision maker"),
        ("former president", None, None),
        ("former professor", None, "expert"),
        ("chief economist", None, "expert"),
        ("director", "government", "decision maker"),
        ("director", "academic", "expert"),
        ("director", None, None),
        ("former director", "government", None),
        ("supreme court justice", None, "decision maker"),
        ("democratic nominee", None, "participant"),
        ("official", None, None),
    ],
)
def test_a_title_tells_the_standing(
    title: str, of: SourceKind | None, standing: Standing | None
) -> None:
    assert told_by(tuple(title.split()), of) == standing


@pytest.mark.parametrize(
    ("name", "standing"),
    [
        ("Analysts at Goldman Sachs", "expert"),
        ("Peter Lund", "bystander"),
        ("Rita Falk", "representative"),
        ("Karl Mohn", "decision maker"),
        ("A professor of engineering at Yale University", "expert"),
        ("A pair of lawyers", "representative"),
        ("Ann Berg", None),
        ("Critics", None),
        ("A senior official at the ministry", None),
    ],
)
def test_standing(sources: dict[str, Source], name: str, standing: Standing | None) -> None:
    assert sources[name].standing == standing


def test_a_past_role_says_so(sources: dict[str, Source]) -> None:
    berg = sources["Ann Berg"]
    assert (berg.role, berg.former, berg.affiliation) == ("former director", True, "Port Authority")
    assert not sources["Rita Falk"].former


def test_those_who_work_for_a_body_are_of_its_kind(sources: dict[str, Source]) -> None:
    assert sources["Analysts at Goldman Sachs"].kind == "company"
    assert sources["Officials from both countries"].kind == "government"


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("Two people with direct knowledge of the talks", 2),
        ("A pair of lawyers", 2),
        ("A senior official at the ministry", 1),
        ("Karl Mohn", 1),
        ("At least three officials", None),
        ("Officials from both countries", None),
        ("Critics", None),
    ],
)
def test_how_many_the_text_says_there_are(
    sources: dict[str, Source], name: str, count: int | None
) -> None:
    assert sources[name].count == count


@pytest.mark.parametrize(
    ("name", "specificity"),
    [
        ("Two people with direct knowledge of the talks", "placed"),
        ("A senior official at the ministry", "placed"),
        ("Analysts at Goldman Sachs", "placed"),
        ("A Republican strategist", "described"),
        ("At least three officials", "bare"),
        ("Critics", "bare"),
        ("The woman", "bare"),
        ("African-Americans", "described"),
        ("Karl Mohn", None),
    ],
)
def test_how_closely_an_unnamed_source_is_described(
    sources: dict[str, Source], name: str, specificity: str | None
) -> None:
    assert sources[name].specificity == specificity


def test_a_people_is_a_crowd_without_a_name(sources: dict[str, Source]) -> None:
    crowd = sources["African-Americans"]
    assert (crowd.kind, crowd.naming) == ("crowd", "unnamed")


def test_who_is_but_a_woman_has_no_role(sources: dict[str, Source]) -> None:
    assert sources["The woman"].role is None


def test_two_who_each_speak_are_two(sources: dict[str, Source]) -> None:
    assert {"Lee Roe", "Mary Hill"} <= set(sources)


def test_who_asked_for_anonymity_and_why(sources: dict[str, Source]) -> None:
    asked = {name: source.anonymity for name, source in sources.items() if source.anonymity}
    told = {
        name: ([span.text for span in one.spans], one.reason.text if one.reason else None)
        for name, one in asked.items()
    }
    assert told == {
        "Two people with direct knowledge of the talks": (
            ["speaking on condition of anonymity"],
            "because the plan is not public",
        ),
        "A senior official at the ministry": (
            ["asked not to be named"],
            "was not authorized to speak publicly",
        ),
    }
