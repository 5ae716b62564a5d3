"""The figures: what they count, out of what, and that unknown counts for nobody."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import attrib
from attrib.audit import audit
from attrib.audit.catalogue import definitions
from attrib.audit.wording import amount, names, parts, percent
from attrib.model import Indicator, Link, MaybeSame, Report
from tests.audit.reports import mine
from tests.reports import ENGINE, article, find, hostile_report, seed_report


def figures(report: Report) -> dict[str, Indicator]:
    return {one.id: one for one in audit(report).indicators}


@pytest.fixture(scope="module")
def seed() -> dict[str, Indicator]:
    return figures(seed_report())


@pytest.fixture(scope="module")
def blast() -> dict[str, Indicator]:
    return figures(mine())


def test_the_seed_has_two_organisations_and_a_person_all_named_and_independent(
    seed: dict[str, Indicator],
) -> None:
    assert seed["sources"].parts == {"ngo": 2, "person": 1}
    assert amount(seed["named-sources"]) == "3 of 3"
    assert amount(seed["independent-sources"]) == "3 of 3"
    assert parts(seed["independent-sources"]) == "1 person, 2 organisations"


def test_the_seeds_sources_and_the_silent_one_are_named(seed: dict[str, Indicator]) -> None:
    told = "Kenneth Roth; Syrian Observatory for Human Rights; White Helmets"
    assert names(seed_report(), seed["sources"]) == told
    assert names(seed_report(), seed["silences"]) == "Russia"
    assert names(seed_report(), seed["relays"]) == ""


def test_the_seed_has_one_silence_and_ten_statements_of_the_outlet(
    seed: dict[str, Indicator],
) -> None:
    assert (seed["silences"].count, seed["silences"].parts) == (1, {"no comment": 1})
    assert seed["silences"].of == ("n1",)
    assert amount(seed["outlet-voice"]) == "10 of 18"
    assert percent(seed["outlet-voice"]) == "56%"


def test_the_seed_agrees_on_the_dead_together_and_on_cluster_bombs_apart(
    seed: dict[str, Indicator],
) -> None:
    assert seed["agreement"].of == ("c4", "c7", "c8")
    assert seed["agreement"].parts == {"together": 1, "apart": 2}
    assert amount(seed["one-source"]) == "5 of 8"
    assert seed["unnamed-only"].count == 0


def test_the_seed_invents_nothing(seed: dict[str, Indicator]) -> None:
    assert seed["relays"].count == seed["differences"].count == seed["unsourced"].count == 0
    assert seed["standing"].total == 0  # a hand-made report tells of no standing
    assert seed["interested-only"].total == 0


def test_concentration_is_the_share_of_words_of_the_one_who_has_most(
    seed: dict[str, Indicator],
) -> None:
    assert seed["concentration"].of == ("s1",)
    assert 0 < seed["concentration"].count < (seed["concentration"].total or 0)


def test_a_silent_source_is_no_credited_one(blast: dict[str, Indicator]) -> None:
    assert blast["sources"].of == ("s1", "s2", "s3", "s4")


def test_standing_counts_only_where_the_text_tells(blast: dict[str, Indicator]) -> None:
    assert amount(blast["standing"]) == "2 of 2"
    assert blast["standing"].parts == {"participant": 2, "not told": 2}
    assert amount(blast["interested-only"]) == "2 of 2"


def test_a_relay_is_counted_with_its_hands_and_its_ends_are_not_independent(
    blast: dict[str, Indicator],
) -> None:
    assert amount(blast["relays"]) == "1 of 4"
    assert parts(blast["relays"]) == "1 through 1 hand"
    assert amount(blast["independent-sources"]) == "3 of 4"


def test_differences_are_counted_as_pairs(blast: dict[str, Indicator]) -> None:
    assert (blast["differences"].count, blast["differences"].parts) == (2, {"figures": 2})


def test_sentences_are_those_of_the_body(blast: dict[str, Indicator]) -> None:
    assert amount(blast["attributed-sentences"]) == "3 of 7"


def test_whoever_is_not_told_is_no_source() -> None:
    report = mine()
    nobody = report.sources[0].model_copy(update={"resolved": False, "name": "she"})
    found = figures(report.model_copy(update={"sources": (nobody, *report.sources[1:])}))
    assert found["sources"].of == ("s2", "s3", "s4")
    assert found["unsourced"].of == ("a1",)
    assert found["one-source"].total == 3


def test_whoever_may_be_the_same_is_not_independent() -> None:
    report = mine()
    doubtful = report.sources[0].model_copy(
        update={"maybe_same": (MaybeSame(source="s2", why="both own the mine"),)}
    )
    found = figures(report.model_copy(update={"sources": (doubtful, *report.sources[1:])}))
    assert found["independent-sources"].count == 2


def test_agreement_elsewhere_is_a_second_source() -> None:
    report = mine()
    link = Link(kind="same", reason="agreement", claims=("c3", "c4"), why="")
    found = figures(report.model_copy(update={"links": (link,)}))
    assert found["agreement"].of == ("c3", "c4")
    repeated = Link(kind="same", reason="repetition", claims=("c3", "c4"), why="")
    assert figures(report.model_copy(update={"links": (repeated,)}))["agreement"].count == 0


def test_an_article_without_attribution_has_figures_and_no_shares() -> None:
    of = article("Fog\n\nThere was fog over the harbour all day.")
    found = figures(Report(article=of, engine=ENGINE))
    assert found["sources"].count == 0
    assert percent(found["one-source"]) == ""
    assert amount(found["attributed-sentences"]) == "0 of 1"


def test_every_definition_has_its_figure_in_the_order_of_the_file() -> None:
    assert [one.id for one in audit(seed_report()).indicators] == list(definitions())


REPORTS = (seed_report(), mine(), hostile_report())


@settings(max_examples=25, deadline=None)
@given(st.sampled_from(REPORTS), st.data())
def test_no_share_exceeds_its_total_whatever_is_missing(
    report: Report, data: st.DataObject
) -> None:
    kept = tuple(one for one in report.attributions if data.draw(st.booleans()))
    ids = {one.id for one in kept}
    kept = tuple(
        one if one.relayed_by in ids else one.model_copy(update={"relayed_by": None})
        for one in kept
    )
    made = audit(report.model_copy(update={"attributions": kept}))
    for one in made.indicators:
        assert one.total is None or 0 <= one.count <= one.total
    Report.model_validate_json(report.model_copy(update={"audit": made, "attributions": kept})
                               .to_json())  # fmt: skip


@pytest.mark.parametrize("word", ["nine", "Norcal"])
def test_a_bare_word_is_no_claim_to_count(word: str) -> None:
    report = mine()
    of = report.article
    bare = report.claims[2].model_copy(
        update={"id": "c7", "text": word, "spans": (find(of, word),), "figures": (), "about": ()}
    )
    of_it = report.attributions[0].model_copy(update={"id": "a9", "claims": ("c7",)})
    before, after = (
        figures(report),
        figures(
            report.model_copy(
                update={
                    "claims": (*report.claims, bare),
                    "attributions": (*report.attributions, of_it),
                }
            )
        ),
    )
    for id in ("one-source", "unnamed-only", "interested-only", "agreement", "outlet-voice"):
        assert (after[id].count, after[id].total) == (before[id].count, before[id].total)


def test_a_one_word_answer_in_quotation_marks_is_a_claim() -> None:
    found = figures(attrib.parse("Verdict\n\n“Guilty,” Ann Lee said."))
    assert found["one-source"].total == 1
