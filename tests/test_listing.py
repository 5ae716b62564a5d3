"""Rows and their filters."""

from __future__ import annotations

import pytest

from attrib.errors import UsageError
from attrib.listing import claim_rows, find_sources, source_rows
from attrib.model import Report
from tests.reports import seed_report


@pytest.fixture
def report() -> Report:
    return seed_report()


def ids(report: Report, **filters: object) -> list[str]:
    return [row.claim.id for row in claim_rows(report, **filters)]  # type: ignore[arg-type]


def test_every_source_has_a_row_with_how_much_it_says(report: Report) -> None:
    counted = [
        (row.source.id, row.claims, row.direct, row.indirect, row.mixed, row.silences)
        for row in source_rows(report)
    ]
    assert counted == [
        ("s1", 3, 1, 2, 0, 0),
        ("s2", 4, 0, 4, 0, 0),
        ("s3", 2, 1, 1, 0, 0),
        ("s4", 0, 0, 0, 0, 1),
    ]


def test_a_row_says_where_the_source_first_speaks(report: Report) -> None:
    first = [row.first for row in source_rows(report)]
    assert [span.text if span else None for span in first] == [
        "Former HRW chief",
        "a war monitor",
        "the White Helmets",
        None,
    ]
    for span in first:
        assert span is None or report.article.text[span.start : span.end] == span.text


def test_without_a_filter_every_claim_is_listed(report: Report) -> None:
    assert ids(report) == [claim.id for claim in report.claims]


def test_a_joint_claim_belongs_to_both(report: Report) -> None:
    assert ids(report, sources=["White Helmets"]) == ["c4", "c8"]
    assert ids(report, sources=["s2"]) == ["c4", "c5", "c6", "c7"]


def test_several_values_of_one_filter_mean_any_of_them(report: Report) -> None:
    assert ids(report, sources=["s1", "s3"]) == ["c1", "c2", "c3", "c4", "c8"]
    assert ids(report, forms=["direct", "mixed"]) == ["c3", "c8"]


def test_filters_together_mean_all_of_them(report: Report) -> None:
    assert ids(report, sources=["s3"], forms=["direct"]) == ["c8"]
    assert ids(report, sources=["s2"], forms=["direct"]) == []


def test_filters_must_pass_in_the_same_attribution(report: Report) -> None:
    # c4 is given to another source in quotation marks as well: s2's own is still indirect.
    also = report.attributions[6].model_copy(update={"claims": ("c4",)})
    both = report.model_copy(update={"attributions": (*report.attributions[:6], also)})
    assert "c4" not in ids(both, sources=["s2"], forms=["direct"])
    [row] = claim_rows(both, sources=["s3"], forms=["direct"])
    assert [attribution.id for attribution in row.attributions] == ["a7"]


def test_the_voice(report: Report) -> None:
    assert ids(report, voice="attributed") == [f"c{n}" for n in range(1, 9)]
    assert len(ids(report, voice="outlet")) == 10
    assert ids(report, voice="outlet", forms=["direct"]) == []


def test_sure_and_unsure(report: Report) -> None:
    doubtful = report.attributions[0].model_copy(update={"unsure": True})
    changed = report.model_copy(update={"attributions": (doubtful, *report.attributions[1:])})
    assert ids(changed, sure=False) == ["c1"]
    assert ids(changed, sure=True) == [f"c{n}" for n in range(2, 9)]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("s1", ["s1"]),
        ("kenneth roth", ["s1"]),
        ("Roth", ["s1"]),
        ("a war monitor", ["s2"]),
        ("HELMETS", ["s3"]),
        ("r", ["s1", "s2", "s4"]),
    ],
)
def test_a_source_is_found_by_id_name_mention_or_part(
    report: Report, asked: str, found: list[str]
) -> None:
    assert [source.id for source in find_sources(report, asked)] == found


@pytest.mark.parametrize("asked", ["Nobody", "", " "])
def test_an_unknown_source_is_an_error_that_lists_the_known_ones(
    report: Report, asked: str
) -> None:
    with pytest.raises(UsageError, match=r"it has Kenneth Roth \(s1\), Syrian Observatory"):
        claim_rows(report, sources=[asked])


@pytest.mark.parametrize(
    ("filters", "said"),
    [
        ({"forms": ["verbatim"]}, "no form 'verbatim'; there are direct, indirect, mixed"),
        ({"acts": ["says"]}, "no act 'says'; there are asserts, denies"),
        ({"voice": "ours"}, "no voice 'ours'; there are attributed, outlet"),
    ],
)
def test_a_value_that_does_not_exist_is_an_error_that_lists_those_that_do(
    report: Report, filters: dict[str, object], said: str
) -> None:
    with pytest.raises(UsageError, match=said):
        ids(report, **filters)
