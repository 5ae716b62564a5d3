"""What to check first, and why."""

from __future__ import annotations

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
        reason.startswith("Norcal is accused and is not heard")
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
