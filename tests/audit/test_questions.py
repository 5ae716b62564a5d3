"""What to check first, and why."""

from __future__ import annotations

import pytest

import attrib
from attrib.audit import audit
from attrib.model import Question, Report
from tests.audit.reports import mine
from tests.reports import seed_report


def asked(report: Report) -> dict[str, Question]:
    return {one.claim: one for one in audit(report).ask_next}


def of(text: str) -> dict[str, Question]:
    report = attrib.parse(text)
    return {report.claim(id).text: question for id, question in asked(report).items()}


def test_figures_that_differ_come_first_with_the_other_account() -> None:
    found = asked(mine())
    assert [one.rank for one in found.values()] == list(range(1, len(found) + 1))
    assert list(found)[:3] == ["c4", "c1", "c3"]
    assert any("other figures in the same report" in reason for reason in found["c4"].reasons)
    assert any("The inspectors did not answer on this" in reason for reason in found["c4"].reasons)
    assert any("stated as fact here" in reason for reason in found["c1"].reasons)


def test_a_claim_with_no_reason_to_doubt_is_not_asked_about() -> None:
    assert "c2" not in asked(mine())


def test_one_unnamed_source_is_a_reason() -> None:
    found = of("Bridge to close\n\nThe bridge will close in May, a senior official said on Monday.")
    [question] = found.values()
    assert question.reasons[0].startswith("rests on one unnamed source (a senior official)")


def test_an_accused_who_is_not_heard_is_a_reason() -> None:
    found = of(
        "Union protests\n\nHundreds marched through the town.\n\nPaul Meyer, the head of the "
        "union, accused Norcal of hiding the accident from inspectors."
    )
    assert any(
        reason.startswith("accused and not heard: Norcal")
        for question in found.values()
        for reason in question.reasons
    )


def test_a_document_without_an_address_is_a_reason_and_one_with_it_is_none() -> None:
    text = "Deaths fell\n\nDeaths on the roads fell by a third in 2014, a government study found{}."
    told = [reason for one in of(text.format("")).values() for reason in one.reasons]
    assert any("the text gives no address for it" in reason for reason in told)
    linked = of(text.format(" (https://example.org/study.pdf)"))
    assert not any("address" in reason for one in linked.values() for reason in one.reasons)


def test_no_more_than_ten_and_each_of_the_report() -> None:
    lines = [f"The plant in district {n} will close, an official said." for n in range(1, 31)]
    report = attrib.parse("Plants to close\n\n" + "\n\n".join(lines))
    found = audit(report).ask_next
    assert len(found) == 10
    assert {one.claim for one in found} <= {one.id for one in report.claims}


def test_the_seed_by_hand_has_no_claim_that_rests_on_unnamed_sources() -> None:
    told = [reason for one in asked(seed_report()).values() for reason in one.reasons]
    assert not any("unnamed" in reason or "accused" in reason for reason in told)


SECOND = "ask for a second count"


def counted(sentence: str) -> list[str]:
    """The reasons that ask for a second count in a report of one sentence."""
    found = of(f"Harbour news\n\n{sentence}")
    return [line for one in found.values() for line in one.reasons if SECOND in line]


@pytest.mark.parametrize(
    "sentence",
    [
        "Mayor Ann Lee said that 43 people had been killed.",
        "Mayor Ann Lee said that 43 people had died.",
        "Mayor Ann Lee said that the work had cost 40 million euros.",
        "Mayor Ann Lee said that 60 percent of the houses were empty.",
        "Mayor Ann Lee said that at least 300 houses had burned down.",
    ],
)
def test_an_amount_that_one_source_states_as_fact_needs_a_second_count(sentence: str) -> None:
    assert len(counted(sentence)) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "Mayor Ann Lee said that she had left the party three years ago.",
        "Mayor Ann Lee said that nobody came for four hours.",
        "Mayor Ann Lee announced three days of mourning.",
        "Mayor Ann Lee said that her son was 43 years old.",
        "Mayor Ann Lee denied 12 charges of fraud.",
        "Mayor Ann Lee said that she faced four charges.",
        "Mayor Ann Lee promised to build 500 homes.",
        "Mayor Ann Lee said that the city will build 500 homes.",
        "“I think 500 homes would be a disgrace,” Mayor Ann Lee said.",
        "Mayor Ann Lee said that she drank up to four cups of tea.",
    ],
)
def test_what_nobody_could_count_again_needs_no_second_count(sentence: str) -> None:
    assert counted(sentence) == []


def test_whoever_made_a_picture_is_no_source() -> None:
    report = mine()
    picture = report.attributions[1].model_copy(
        update={"id": "a9", "act": "pictures", "claims": (), "sources": ("s5",)}
    )
    credited = report.model_copy(update={"attributions": (*report.attributions, picture)})
    assert audit(credited) == audit(report)


SILENT = """Fire at a mill

The doors of the Torvik mill had been locked and two workers were killed there, the union said.

The owner, Brandt Timber, would not comment on these allegations.
"""


def test_whoever_was_silent_is_asked_once_on_the_gravest_claim() -> None:
    report = attrib.parse(SILENT)
    first, *rest = audit(report).ask_next
    assert "killed" in report.claim(first.claim).text
    [asking] = [reason for reason in first.reasons if "did not answer" in reason]
    others = {id for silence in report.silences for id in silence.claims} - {first.claim}
    assert others
    assert all(id in asking for id in others)
    assert not any("did not answer" in reason for one in rest for reason in one.reasons)
