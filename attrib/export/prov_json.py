"""Who has it from whom, as PROV-JSON: https://www.w3.org/submissions/prov-json/.

The part of `linked_data` that PROV knows: articles, claims, quotations and utterances are entities,
sources are agents; quotations are derived from utterances.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from attrib.export.linked_data import BASE, Node, context, nodes
from attrib.model import Report

PREFIX = "report"
DERIVATIONS: Mapping[str, str | None] = {
    "wasDerivedFrom": None,
    "wasQuotedFrom": "prov:Quotation",
    "hadPrimarySource": "prov:PrimarySource",
}
KEPT = ("act", "form", "channel", "cue", "confidence", "unsure", "kind", "naming", "voice")


def prov_json(reports: Report | Sequence[Report]) -> bytes:
    """PROV-JSON in UTF-8."""
    found: dict[str, dict[str, Any]] = {
        "prefix": {
            PREFIX: BASE,
            **{name: context()[name] for name in ("schema", "attrib")},
        },
        "entity": {},
        "agent": {},
        "wasAttributedTo": {},
        "wasDerivedFrom": {},
    }
    linked = nodes(reports)
    every = [node for node in linked if "prov:Entity" in _types(node)]
    agents = [node for node in linked if "prov:Agent" in _types(node)]
    for node in every:
        found["entity"][_name(node["id"])] = _attributes(node)
    for node in agents:
        found["agent"][_name(node["id"])] = _attributes(node)
    for node in every:
        _relate(found, node)
    return (json.dumps(found, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def _relate(found: dict[str, dict[str, Any]], node: Node) -> None:
    entity = _name(node["id"])
    for agent in node.get("wasAttributedTo", ()):
        relations = found["wasAttributedTo"]
        relations[f"_:attributed{len(relations) + 1}"] = {
            "prov:entity": entity,
            "prov:agent": _name(agent),
        }
    for term, type in DERIVATIONS.items():
        for origin in node.get(term, ()):
            relations = found["wasDerivedFrom"]
            relation: dict[str, Any] = {
                "prov:generatedEntity": entity,
                "prov:usedEntity": _name(origin),
            }
            if type is not None:
                relation["prov:type"] = _qualified(type)
            relations[f"_:derived{len(relations) + 1}"] = relation


def _attributes(node: Node) -> dict[str, Any]:
    found: dict[str, Any] = {}
    label = node.get("text") or node.get("name") or node.get("headline")
    if label:
        found["prov:label"] = label
    types = [type for type in _types(node) if type not in ("prov:Entity", "prov:Agent")]
    found["prov:type"] = [_qualified(type) for type in types]
    if "url" in node:
        found["schema:url"] = node["url"]
    for term in KEPT:
        if term in node:
            found[context()[term]["@id"]] = node[term]
    return found


def _types(node: Node) -> list[str]:
    return list(node["type"])


def _qualified(name: str) -> dict[str, str]:
    return {"$": name, "type": "prov:QUALIFIED_NAME"}


def _name(iri: str) -> str:
    return f"{PREFIX}:{iri.removeprefix(BASE)}"
