"""The claim graph says what the report says; its nodes and edges have the same ids in every run."""

from __future__ import annotations

import json
from typing import Any

import networkx as nx
import pytest

from attrib.claim_graph import graph, shortened
from attrib.errors import UsageError
from attrib.model import Attribution, Report, Silence, Source
from tests.full_report import full_report, short_report
from tests.reports import ENGINE, article, claim, find, hostile_report, mention, seed_report

SEED = seed_report()
FULL = full_report()


def told(graph_of: nx.MultiDiGraph[str], kind: str) -> set[tuple[str, str]]:
    """The edges of one kind as (from, to) without the article's prefix."""
    return {
        (first.split("/")[1], second.split("/")[1])
        for first, second, data in graph_of.edges(data=True)
        if data["kind"] == kind
    }


def nodes(graph_of: nx.MultiDiGraph[str], kind: str) -> set[str]:
    return {node.split("/")[1] for node, data in graph_of.nodes(data=True) if data["kind"] == kind}


def test_every_source_claim_and_silence_is_a_node_and_so_is_the_article() -> None:
    found = graph(SEED)
    assert nodes(found, "source") == {source.id for source in SEED.sources}
    assert nodes(found, "claim") == {claim.id for claim in SEED.claims}
    assert nodes(found, "silence") == {"n1"}
    assert nodes(found, "article") == {"article"}
    assert found.number_of_nodes() == 4 + 18 + 1 + 1


def test_who_asserts_what() -> None:
    assert told(graph(SEED), "asserts") == {
        ("s1", "c1"), ("s1", "c2"), ("s1", "c3"),
        ("s2", "c4"), ("s3", "c4"),
        ("s2", "c5"), ("s2", "c6"), ("s2", "c7"),
        ("s3", "c8"),
    }  # fmt: skip


def test_the_article_states_its_own_claims_and_no_others() -> None:
    own = {claim.id for claim in SEED.claims if claim.voice == "outlet"}
    assert len(own) == 10
    assert told(graph(SEED), "states") == {("article", id) for id in own}


def test_silence_and_agreement_are_edges() -> None:
    found = graph(SEED)
    assert told(found, "silent about") == {("s4", "n1")}
    assert told(found, "same") == {("c7", "c8")}


def test_an_attribution_keeps_its_evidence_on_the_edge() -> None:
    id = SEED.article.id
    edge = graph(SEED).edges[f"{id}/s1", f"{id}/c3", f"{id}/a3/s1/c3"]
    assert (edge["form"], edge["act"], edge["channel"]) == ("direct", "asserts", "Twitter")
    assert (edge["confidence"], edge["unsure"]) == (0.97, False)
    ((start, end),) = edge["content_spans"]
    assert SEED.article.text[start:end].startswith('"Under pressure')
    ((start, end),) = edge["cue_spans"]
    assert SEED.article.text[start:end] == edge["cue"] == "wrote on Twitter"


def test_what_is_unknown_is_absent() -> None:
    found = graph(SEED)
    assert "role" not in found.nodes[f"{SEED.article.id}/s4"]
    every = [data for _, data in found.nodes(data=True)]
    every += [data for *_, data in found.edges(data=True)]
    assert all(value is not None for data in every for value in data.values())


@pytest.mark.parametrize("report", [SEED, hostile_report(), FULL], ids=["seed", "hostile", "full"])
def test_attributes_are_jsonable(report: Report) -> None:
    found = graph(report)
    every: dict[str, Any] = {node: found.nodes[node] for node in found}
    every |= {key: data for *_, key, data in found.edges(keys=True, data=True)}
    assert json.loads(json.dumps(every)) == every


def test_ids_are_the_same_whether_one_report_is_given_or_several() -> None:
    other = hostile_report()
    both = graph([SEED, other])
    for report in (SEED, other):
        alone = graph(report)
        assert set(alone) <= set(both)
        assert set(alone.edges(keys=True)) <= set(both.edges(keys=True))
    keys = [key for *_, key in both.edges(keys=True)]
    assert len(keys) == len(set(keys))
    assert both.number_of_nodes() == len(graph(SEED)) + len(graph(other))


def test_an_article_given_twice_counts_once() -> None:
    assert set(graph([SEED, seed_report()])) == set(graph(SEED))


def test_two_different_reports_of_one_article_are_refused() -> None:
    with pytest.raises(UsageError, match=SEED.article.id):
        graph([SEED, SEED.model_copy(update={"links": ()})])


def test_no_report_is_refused() -> None:
    with pytest.raises(UsageError):
        graph([])


def relayed() -> Report:
    of = article("Rockets landed, the army said, state television reported. Nobody answered.")
    army, television = find(of, "the army"), find(of, "state television")
    landed, nested = find(of, "Rockets landed"), find(of, "Rockets landed, the army said")
    common: dict[str, Any] = {
        "form": "indirect",
        "act": "asserts",
        "confidence": 0.5,
        "unsure": True,
    }
    return Report(
        article=of,
        sources=(
            Source(id="s1", name="army", naming="named", mentions=(mention(of, "the army"),)),
            Source(
                id="s2",
                name="state television",
                naming="named",
                mentions=(mention(of, "state television"),),
            ),
        ),
        claims=(claim("c1", landed), claim("c2", nested)),
        attributions=(
            Attribution(id="a1", sources=("s1",), claims=("c1",), source_spans=(army,),
                        content_spans=(landed,), relayed_by="a2", **common),
            Attribution(id="a2", sources=("s2",), claims=("c2",), source_spans=(television,),
                        content_spans=(nested,), relayed_by="a3", **common),
            Attribution(id="a3", sources=("s2",), content_spans=(nested,), relayed_by="a4",
                        **common),
            Attribution(id="a4", claims=("c2",), content_spans=(nested,), **common),
        ),
        silences=(Silence(id="n1", kind="no response", spans=(find(of, "Nobody answered"),)),),
        engine=ENGINE,
    )  # fmt: skip


def test_who_passes_words_on_relays_their_source() -> None:
    found = graph(relayed())
    assert ("s2", "s1") in told(found, "relays")
    edge = next(d for u, v, d in found.edges(data=True) if d["kind"] == "relays" and "/s1" in v)
    assert (edge["attribution"], edge["relayed_by"]) == ("a1", "a2")


def test_a_source_does_not_relay_itself() -> None:
    assert ("s2", "s2") not in told(graph(relayed()), "relays")


def test_words_credited_to_no_one_are_nobodys_and_nobody_is_no_source() -> None:
    found = graph(relayed())
    assert nodes(found, "nobody") == {"nobody"}
    assert nodes(found, "source") == {"s1", "s2"}
    assert ("nobody", "c2") in told(found, "asserts")
    assert ("nobody", "s2") in told(found, "relays")
    assert told(found, "silent about") == {("nobody", "n1")}
    assert not nodes(graph(SEED), "nobody")


def test_labels_are_short_and_on_one_line() -> None:
    assert shortened("one\n two") == "one two"
    assert shortened("word " * 40).endswith("word…")
    assert len(shortened("x" * 10_000)) == 80


def test_a_claim_is_about_its_subjects_where_it_speaks_of_them() -> None:
    found = graph(FULL)
    assert nodes(found, "subject") == {"b1", "b2", "b3"}
    assert told(found, "about") == {
        ("c1", "b1"), ("c2", "b2"), ("c3", "b1"), ("c4", "b2"), ("c5", "b1"), ("c6", "b3"),
    }  # fmt: skip
    id = FULL.article.id
    edge = found.edges[f"{id}/c2", f"{id}/b2", f"{id}/c2/b2"]
    ((start, end),) = edge["spans"]
    assert FULL.article.text[start:end] == "Sel"


def test_a_subject_that_is_a_source_is_tied_to_it() -> None:
    assert told(graph(FULL), "is") == {("b3", "s1")}


def test_a_silence_leads_to_the_claim_that_it_leaves_unanswered() -> None:
    assert told(graph(FULL), "unanswered") == {("n1", "c5")}
    assert graph(FULL).nodes[f"{FULL.article.id}/n1"]["when"] == "on Tuesday"


def test_a_claim_tells_how_certain_it_is_and_what_numbers_it_holds() -> None:
    found = graph(FULL).nodes
    id = FULL.article.id
    assert found[f"{id}/c1"]["hedges"] == ["may"]
    assert found[f"{id}/c1"]["conditions"] == ["if rain goes on"]
    assert found[f"{id}/c1"]["tense"] == "future"
    assert found[f"{id}/c6"]["polarity"] == "negated"
    (figure,) = found[f"{id}/c2"]["figures"]
    assert (figure["text"], figure["low"], figure.get("high")) == ("At least seven", 7, None)
    (date,) = found[f"{id}/c2"]["dates"]
    assert (date["text"], date["value"]) == ("on Monday", "2026-11-23")


def test_a_source_tells_its_standing_and_why_it_is_not_named() -> None:
    found = graph(FULL).nodes
    id = FULL.article.id
    assert found[f"{id}/s1"]["standing"] == "expert"
    assert found[f"{id}/s3"]["how"] == ["name", "initials"]
    officials = found[f"{id}/s4"]
    assert (officials["count"], officials["specificity"]) == (2, "described")
    assert officials["anonymity"] == ["asked not to be named"]
    assert officials["anonymity_reason"] == "because they feared for their jobs"
    assert found[f"{id}/s6"]["former"] is True


def test_links_tell_their_reason_in_words_for_a_reader() -> None:
    edges = {
        data["reason"]: (data["kind"], data["label"], len(data["spans"]))
        for *_, data in graph(FULL).edges(data=True)
        if "reason" in data
    }
    assert edges == {
        "figures": ("differs", "differs: figures", 2),
        "lost attribution": ("same", "states it as fact", 0),
    }


def test_who_may_be_the_same_within_an_article_is_one_edge() -> None:
    assert told(graph(FULL), "maybe the same") == {("s1", "s6")}


def merged() -> tuple[nx.MultiDiGraph[str], Report, Report]:
    other = short_report(
        "HRW, Ana Ruiz and Interior Ministry said so.",
        ("HRW", "ngo"), ("Ana Ruiz", "person"), ("Interior Ministry", "government"),
    )  # fmt: skip
    return graph([FULL, other]), FULL, other


def test_a_source_of_two_articles_is_one_node_that_tells_both() -> None:
    found, first, second = merged()
    one, other = first.article.id, second.article.id
    assert f"{other}/s1" not in found
    assert f"{other}/s2" not in found
    watch = found.nodes[f"{one}/s3"]
    assert watch["articles"] == [one, other]
    assert watch["article"] == one
    assert watch["alone"] == [f"{one}/s3", f"{other}/s1"]
    assert watch["name"] == "Human Rights Watch"
    (((start, end),),) = watch["elsewhere"].values()
    assert second.article.text[start:end] == "HRW"
    assert f"{other}/a1/s1/c1" in found[f"{one}/s3"][f"{other}/c1"]


def test_edges_keep_the_article_and_the_id_that_they_have_alone() -> None:
    found, first, second = merged()
    keys = {key for *_, key in found.edges(keys=True)}
    assert keys >= {key for *_, key in graph(first).edges(keys=True)}
    assert keys >= {key for *_, key in graph(second).edges(keys=True)}
    for _, end, data in found.edges(data=True):
        if "act" in data:
            assert data["articles"] == [end.split("/")[0]]


def test_what_may_be_one_in_two_articles_is_two_with_an_edge_between_them() -> None:
    found, first, second = merged()
    one, other = first.article.id, second.article.id
    edges = found[f"{one}/s5"][f"{other}/s3"]
    ((key, edge),) = edges.items()
    assert key == f"{one}/s5/maybe/{other}/s3"
    assert edge["kind"] == edge["label"] == "maybe the same"
    assert edge["articles"] == [one, other]
    assert edge["why"] == "a name that many bodies bear"


def test_each_article_is_a_node_and_every_node_and_edge_tells_its_articles() -> None:
    found, first, second = merged()
    every = [data for _, data in found.nodes(data=True)]
    every += [data for *_, data in found.edges(data=True)]
    articles = {first.article.id, second.article.id}
    for data in every:
        assert data["article"] == data["articles"][0]
        assert set(data["articles"]) <= articles
    assert {data["article"] for data in every if data["kind"] == "article"} == articles


def test_merging_leaves_nothing_that_is_not_jsonable() -> None:
    found, *_ = merged()
    every: dict[str, Any] = {node: found.nodes[node] for node in found}
    every |= {key: data for *_, key, data in found.edges(keys=True, data=True)}
    assert json.loads(json.dumps(every)) == every
