"""The linked data of `linked_data` as Turtle, https://www.w3.org/TR/turtle/.

The context tells which values are names of nodes and what the rest are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from attrib.export.linked_data import BASE, Node, context, nodes
from attrib.model import Report

# https://www.w3.org/TR/turtle/#sec-escapes; what a reader of lines might trip over goes too
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_ESCAPED = re.compile(r'[\\"\x00-\x1f\x7f\x85\u2028\u2029]')


def turtle(reports: Report | Sequence[Report]) -> bytes:
    """Turtle in UTF-8."""
    terms = context()
    prefixes = [
        f"@prefix {name}: <{value}> .\n"
        for name, value in terms.items()
        if isinstance(value, str) and not name.startswith("@") and not value.startswith("@")
    ]
    blocks = [_block(node, terms) for node in nodes(reports)]
    return "".join((*prefixes, *blocks)).encode("utf-8", "replace")


def _block(node: Node, terms: Mapping[str, Any]) -> str:
    lines = []
    for term, value in node.items():
        if term == "id":
            continue
        values = value if isinstance(value, list) else [value]
        if term == "type":
            predicate, objects = "a", values
        else:
            predicate = terms[term]["@id"]
            objects = [_object(one, terms[term].get("@type")) for one in values]
        if objects:
            lines.append(f"  {predicate} {', '.join(_distinct(objects))}")
    return f"\n<{node['id']}>\n" + " ;\n".join(lines) + " .\n"


def _object(value: Any, type: str | None) -> str:
    if type == "@id":
        return f"<{value}>" if value.startswith(BASE) else str(value)
    if isinstance(value, bool):
        return str(value).lower()
    if type is not None:
        return f'"{value}"^^{type}'
    return f'"{_ESCAPED.sub(_escape, str(value))}"'


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    return _ESCAPES.get(character, f"\\u{ord(character):04X}")


def _distinct(objects: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(objects))
