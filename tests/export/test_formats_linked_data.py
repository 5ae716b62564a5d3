"""Linked data that JSON-LD, RDF and PROV tools read, and that answers who said what."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import rdflib
from prov.model import (
    ProvAgent,
    ProvAttribution,
    ProvDerivation,
    ProvDocument,
    ProvEntity,
)
from pyld import jsonld
from rdflib.namespace import RDF

from attrib import export
from attrib.model import Report
from tests.export.samples import REPORTS, either
from tests.full_report import full_report

# rdflib's own parser of JSON-LD uses what rdflib has deprecated
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")

FULL = full_report()
PREFIXES = """\
PREFIX schema: <https://schema.org/>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX attrib: <urn:attrib:terms#>
"""
WHO_SAID_WHAT = """\
SELECT ?name ?act ?text WHERE {
  ?quotation a schema:Quotation ;
    prov:wasAttributedTo/schema:name ?name ;
    attrib:act ?act ;
    attrib:claim/schema:text ?text .
}"""
WHO_SAID_IT_FIRST_HAND = """\
SELECT DISTINCT ?name ?text WHERE {
  ?quotation a schema:Quotation ;
    prov:hadPrimarySource/prov:wasAttributedTo/schema:name ?name ;
    attrib:claim/schema:text ?text .
}"""


def refuse(url: str, _: object = None) -> Any:
    raise AssertionError(f"asked for {url}")


def triples(reports: Report | list[Report], suffix: str = ".jsonld") -> rdflib.Graph:
    form = {".jsonld": "json-ld", ".ttl": "turtle"}[suffix]
    return rdflib.Graph().parse(data=export.render(reports, suffix), format=form)


def asked(query: str, reports: Report | list[Report] = FULL) -> set[tuple[str, ...]]:
    return {
        tuple(str(value) for value in row)  # type: ignore[union-attr]
        for row in triples(reports).query(PREFIXES + query)
    }


def test_sparql_answers_who_said_what() -> None:
    fail = "The dam may fail within two days if rain goes on"
    assert asked(WHO_SAID_WHAT) == {
        ("Ana Ruiz", "warns", fail),
        ("state television", "asserts", fail),
        ("Human Rights Watch", "asserts", "At least seven people were moved from Sel on Monday"),
        ("two officials", "denies", "that the dam was damaged"),
        ("Human Rights Watch", "asserts", "Five people were moved from Sel"),
    }


def test_sparql_answers_who_said_it_first_hand() -> None:
    told = asked(WHO_SAID_IT_FIRST_HAND)
    assert ("Ana Ruiz", "The dam may fail within two days if rain goes on") in told
    assert "state television" not in {name for name, _ in told}
    assert {name for name, _ in told} == {"Ana Ruiz", "Human Rights Watch", "two officials"}


def test_who_denies_a_claim_is_not_its_author() -> None:
    query = "SELECT ?name ?text WHERE { ?c a schema:Claim ; schema:author/schema:name ?name ;"
    told = asked(f"{query} schema:text ?text }}")
    assert ("Human Rights Watch", "Five people were moved from Sel") in told
    assert ("The Sel Post", "The dam was damaged") in told
    assert "that the dam was damaged" not in {text for _, text in told}


def test_word_for_word_is_quoted_from_and_else_derived_from() -> None:
    base = f"urn:attrib:{FULL.article.id}"
    graph = triples(FULL)
    prov = rdflib.Namespace("http://www.w3.org/ns/prov#")

    def of(id: str, term: str) -> set[str]:
        return {str(o) for o in graph.objects(rdflib.URIRef(f"{base}/{id}"), prov[term])}

    assert of("a3", "wasQuotedFrom") == {f"{base}/a3/utterance"}
    assert of("a4", "wasDerivedFrom") == {f"{base}/a4/utterance"}
    # what the engineer said reached the article through the television
    assert of("a1", "wasDerivedFrom") == {f"{base}/a2/utterance"}
    assert of("a2/utterance", "wasDerivedFrom") == {f"{base}/a1/utterance"}
    assert of("a2", "hadPrimarySource") == {f"{base}/a1/utterance"}


@either
def test_selectors_find_their_words_in_the_article(reports: list[Report]) -> None:
    texts = {f"urn:attrib:{one.article.id}/article": one.article.text for one in reports}
    query = """SELECT ?article ?start ?end ?exact ?prefix ?suffix WHERE {
      ?target oa:hasSource ?article ; oa:hasSelector ?quote, ?position .
      ?quote a oa:TextQuoteSelector ; oa:exact ?exact ; oa:prefix ?prefix ; oa:suffix ?suffix .
      ?position a oa:TextPositionSelector ; oa:start ?start ; oa:end ?end .
    }"""
    found = asked(query, reports)
    spans = {(one.article.id, span.start, span.end) for one in reports for span in one.spans()}
    assert bool(found) == bool(spans)
    for article, first, last, exact, prefix, suffix in found:
        text, start, end = texts[article], int(first), int(last)
        assert text[start:end] == exact
        assert text[:start].endswith(prefix)
        assert text[end:].startswith(suffix)
        assert len(prefix) == min(32, start)


def test_every_attribution_is_annotated_part_by_part() -> None:
    query = """SELECT ?id ?part ?exact WHERE {
      ?note a oa:Annotation ; oa:hasBody ?id ; attrib:part ?part ; oa:hasTarget ?target .
      ?id a schema:Quotation .
      ?target oa:hasSelector/oa:exact ?exact .
    }"""
    found = asked(query)
    for one in FULL.attributions:
        id = f"urn:attrib:{FULL.article.id}/{one.id}"
        for part, spans in (("source", one.source_spans), ("cue", one.cue_spans),
                            ("content", one.content_spans)):  # fmt: skip
            assert {(id, part, span.text) for span in spans} <= found


def test_what_none_of_the_vocabularies_has_stands_in_our_own_terms() -> None:
    graph = triples(FULL)
    own = rdflib.Namespace("urn:attrib:terms#")
    base = f"urn:attrib:{FULL.article.id}"

    def of(id: str, term: str) -> list[str]:
        return sorted(map(str, graph.objects(rdflib.URIRef(f"{base}/{id}"), own[term])))

    assert of("a3", "cue") == ["said"]
    assert of("a3", "form") == ["direct"]
    assert of("s4", "anonymity") == ["asked not to be named"]
    assert of("s4", "anonymityReason") == ["because they feared for their jobs"]
    assert of("n1", "silentSource") == [f"{base}/s5"]
    assert of("c2/figure/1", "low") == ["7.0"]
    assert of("c3", "agreesWith") == [f"{base}/c5"]
    assert (rdflib.URIRef(f"{base}/n1"), RDF.type, own.Silence) in graph


def test_who_made_a_picture_is_not_quoted() -> None:
    pictured = [
        one.model_copy(update={"act": "pictures", "claims": ()}) if one.id == "a5" else one
        for one in FULL.attributions
    ]
    report = FULL.model_copy(update={"attributions": tuple(pictured)})
    query = "SELECT ?id WHERE {{ ?id a {} }}"
    id = f"urn:attrib:{FULL.article.id}/a5"
    assert (id,) in asked(query.format("attrib:PictureCredit"), report)
    assert (id,) not in asked(query.format("schema:Quotation"), report)
    assert (f"{id}/utterance",) not in asked(query.format("prov:Entity"), report)


@either
def test_a_json_ld_processor_expands_it_without_a_fetch(reports: list[Report]) -> None:
    data = json.loads(export.render(reports, ".jsonld"))
    expanded = jsonld.expand(data, {"documentLoader": refuse})
    assert len(expanded) == len(data["@graph"])
    types = {type for node in expanded for type in node.get("@type", ())}
    assert "https://schema.org/NewsArticle" in types
    assert all(type.startswith(("http", "urn:")) for type in types)
    for node in data["@graph"]:
        assert set(node) <= set(data["@context"])


@either
def test_turtle_says_the_same_as_json_ld(reports: list[Report]) -> None:
    one, other = triples(reports, ".jsonld"), triples(reports, ".ttl")
    assert len(one) >= 3
    assert set(one) == set(other)
    assert not [node for triple in one for node in triple if isinstance(node, rdflib.BNode)]


def test_a_source_of_two_articles_has_one_name() -> None:
    query = """SELECT ?id ?title WHERE {
      ?quotation prov:wasAttributedTo ?id ; schema:isPartOf/attrib:sha256 ?title .
      ?id schema:name "Human Rights Watch" .
    }"""
    found = asked(query, REPORTS["merged"])
    assert len({id for id, _ in found}) == 1
    assert len({article for _, article in found}) == 2


@pytest.mark.parametrize("suffix", [".jsonld", ".ttl"])
def test_a_source_of_two_articles_has_the_fullest_of_its_names(suffix: str) -> None:
    reports = list(reversed(REPORTS["merged"]))
    names = {
        str(name)
        for name in triples(reports, suffix).objects(
            rdflib.URIRef(f"urn:attrib:{reports[0].article.id}/s1"),
            rdflib.URIRef("https://schema.org/name"),
        )
    }
    assert reports[0].source("s1").name == "HRW"
    assert names == {"Human Rights Watch"}


@either
def test_the_prov_package_reads_it(reports: list[Report], tmp_path: Path) -> None:
    export.write(reports, tmp_path / "x.prov.json")
    document = ProvDocument.deserialize(tmp_path / "x.prov.json")
    agents = {str(one.identifier): one for one in document.get_records(ProvAgent)}
    entities = {str(one.identifier): one for one in document.get_records(ProvEntity)}
    for report in reports:
        for one in report.attributions:
            assert f"report:{report.article.id}/{one.id}" in entities
            assert f"report:{report.article.id}/{one.id}/utterance" in entities
    used = [one.args for one in document.get_records(ProvAttribution)]
    assert all(str(entity) in entities and str(agent) in agents for entity, agent in used)
    derived = [one.args[:2] for one in document.get_records(ProvDerivation)]
    assert all(str(end) in entities for pair in derived for end in pair)
    count = sum(len(report.attributions) for report in reports)
    primary = [r for r in document.get_records(ProvDerivation) if "PrimarySource" in str(r)]
    assert len(primary) == count
    # what it writes again is the same document
    assert ProvDocument.deserialize(content=document.serialize(), format="json") == document
