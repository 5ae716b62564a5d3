"""What the outlet states itself, against claims that are linked to it."""

from __future__ import annotations

from attrib.audit import audit
from attrib.model import Finding, Link, Report
from tests.audit.reports import TEXT, mine

WEEK = (TEXT.index("a week"), TEXT.index("a week") + len("a week"))


def found(report: Report, rule: str) -> list[Finding]:
    return [one for one in audit(report).findings if one.rule == rule]


def linked(*links: Link) -> Report:
    return mine().model_copy(update={"links": links})


def link(kind: str, reason: str, one: str, other: str) -> Link:
    return Link.model_validate({"kind": kind, "reason": reason, "claims": (one, other), "why": ""})


def test_a_fact_that_somebody_contradicts_is_found_where_the_outlet_states_it() -> None:
    [finding] = found(mine(), "fact-contested")
    assert finding.spans[0].text.startswith("A blast in the mine killed nine")
    assert "Norcal says otherwise" in finding.message
    assert {"c1", "c4"} <= set(finding.of)


def test_a_denial_counts_where_somebody_denies_it_in_so_many_words() -> None:
    report = linked(link("differs", "denial", "c2", "c3"))
    assert found(report, "fact-contested") == []
    denied = report.attributions[0].model_copy(update={"act": "denies"})
    report = report.model_copy(update={"attributions": (denied, *report.attributions[1:])})
    assert len(found(report, "fact-contested")) == 1


def test_figures_that_can_both_be_true_are_no_contest() -> None:
    report = mine()
    at_least = report.claims[0].figures[0].model_copy(update={"low": 5.0, "high": None})
    loose = report.claims[0].model_copy(update={"figures": (at_least,)})
    assert found(report.model_copy(update={"claims": (loose, *report.claims[1:])}),
                 "fact-contested") == []  # fmt: skip


def contested(**changes: object) -> bool:
    """Whether the outlet's nine dead are contested by a claim with these changes."""
    report = mine()
    other = report.claims[3].model_copy(update=changes)
    assert other.id == "c4"
    claims = tuple(other if one.id == "c4" else one for one in report.claims)
    return bool(found(report.model_copy(update={"claims": claims}), "fact-contested"))


def test_figures_of_other_things_or_of_another_time_are_no_contest() -> None:
    report = mine()
    [seven] = report.claims[3].figures
    weeks = seven.model_copy(update={"of": report.article.span(*WEEK)})
    assert contested()
    assert not contested(text="the blasts had killed seven miners in 12 years")
    nine = report.claims[0].figures[0].model_copy(update={"of": seven.of})
    own = report.claims[0].model_copy(update={"figures": (nine,)})
    other = report.claims[3].model_copy(update={"figures": (weeks,)})
    claims = (own, *report.claims[1:3], other, *report.claims[4:])
    assert found(report.model_copy(update={"claims": claims}), "fact-contested") == []


def test_two_sources_that_differ_leave_the_outlet_out_of_it() -> None:
    assert found(linked(link("differs", "figures", "c3", "c4")), "fact-contested") == []


def test_what_the_outlet_states_twice_is_nobodys_contest() -> None:
    assert found(linked(link("differs", "figures", "c1", "c2")), "fact-contested") == []


def test_dropped_attribution_names_who_had_been_credited() -> None:
    [finding] = found(mine(), "attribution-lost")
    assert finding.message == "this text states as fact what the report credits to the union"
    assert finding.spans[0].text == "A blast in the mine killed nine miners on Monday."


def test_two_sources_that_agree_have_lost_nothing() -> None:
    assert found(linked(link("same", "agreement", "c1", "c3")), "attribution-lost") == []
