"""The claim graph says what the report says; its nodes and edges have the same ids in every run."""

from __future__ import annotations

import json
from typing import Any

import networkx as nx
import pytest

from attrib.claim_graph import graph, shortened
from attrib.errors import UsageError
from attrib.model import Attribution, Report, Silence, Source
from tests.reports import ENGINE, article, claim, find, hostile_report, mention, seed_report

SEED = seed_report()


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


@pytest.mark.parametrize("report", [SEED, hostile_report()], ids=["seed", "hostile"])
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
