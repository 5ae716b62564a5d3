"""What a `.json` file of the claim graph holds, as pydantic models and as a JSON Schema.

`docs/graph.schema.json` is that schema, for programs in other languages: `python -m
attrib.export.graph_file` prints it.
"""

from __future__ import annotations

import json
import sys
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from attrib.model import (
    Act,
    ArticleId,
    Form,
    LinkReason,
    Naming,
    Polarity,
    Recognition,
    Sense,
    Sha256,
    SilenceKind,
    SourceKind,
    Specificity,
    Standing,
    Strength,
    SubjectKind,
    Tense,
    Voice,
)

Point = Annotated[int, Field(ge=0)]
Spans = list[tuple[Point, Point]]
Share = Annotated[float, Field(ge=0, le=1)]


class _Item(BaseModel):
    """What every node and edge has; what the report does not know is absent, never null."""

    model_config = ConfigDict(extra="forbid", strict=True)

    label: str
    article: ArticleId
    articles: Annotated[list[ArticleId], Field(min_length=1)]


class _Node(_Item):
    id: str


class ArticleNode(_Node):
    """A report, for what it states on its own authority."""

    kind: Literal["article"]
    sha256: Sha256
    title: str = ""
    outlet: str = ""
    authors: list[str] = []
    published: str = ""
    language: str = ""
    url: str = ""


class _Party(_Node):
    name: str
    spans: Spans
    elsewhere: dict[ArticleId, Spans] = {}
    alone: list[str] = []


class SourceNode(_Party):
    """Who is credited."""

    kind: Literal["source"]
    naming: Naming
    former: bool
    resolved: bool
    how: list[Recognition]
    source_kind: SourceKind = "person"
    role: str = ""
    affiliation: str = ""
    standing: Standing = "expert"
    count: Annotated[int, Field(ge=1)] = 1
    specificity: Specificity = "bare"
    anonymity: list[str] = []
    anonymity_spans: Spans = []
    anonymity_reason: str = ""
    anonymity_reason_spans: Spans = []


class NobodyNode(_Node):
    """Words that are credited, but to no one."""

    kind: Literal["nobody"]


class SubjectNode(_Party):
    """A person, organisation or place that claims speak of."""

    kind: Literal["subject"]
    subject_kind: SubjectKind


class FigureInClaim(BaseModel):
    """A number of a claim, with its bounds and what it counts."""

    model_config = ConfigDict(extra="forbid", strict=True)

    text: str
    start: Point
    end: Point
    low: float = 0
    high: float = 0
    unit: str = ""
    of: str = ""


class DateInClaim(BaseModel):
    """A time that a claim tells; `value` is ISO 8601 as far as it is known."""

    model_config = ConfigDict(extra="forbid", strict=True)

    text: str
    start: Point
    end: Point
    value: str = ""


class ClaimNode(_Node):
    """One proposition."""

    kind: Literal["claim"]
    text: str
    voice: Voice
    spans: Spans
    polarity: Polarity = "affirmed"
    tense: Tense = "present"
    negations: list[str] = []
    negation_spans: Spans = []
    hedges: list[str] = []
    hedge_spans: Spans = []
    conditions: list[str] = []
    condition_spans: Spans = []
    senses: list[Sense] = []
    accused: list[str] = []
    accused_spans: Spans = []
    figures: list[FigureInClaim] = []
    dates: list[DateInClaim] = []


class SilenceNode(_Node):
    """Who did not answer: about what, and when."""

    kind: Literal["silence"]
    silence_kind: SilenceKind
    text: str
    spans: Spans
    about: str = ""
    about_spans: Spans = []
    when: str = ""
    when_spans: Spans = []


class _Edge(_Item):
    source: str
    target: str
    key: str


class AttributionEdge(_Edge):
    """A source makes a claim; `kind` is the act."""

    kind: Act
    act: Act
    attribution: str
    form: Form
    confidence: Share
    unsure: bool
    source_spans: Spans
    cue_spans: Spans
    content_spans: Spans
    channel: str = ""
    cue: str = ""
    strength: Strength = "neutral"
    relayed_by: str = ""


class StatesEdge(_Edge):
    """An article states a claim itself."""

    kind: Literal["states"]
    content_spans: Spans


class RelaysEdge(_Edge):
    """A source passes on what the other says."""

    kind: Literal["relays"]
    attribution: str
    relayed_by: str
    confidence: Share
    unsure: bool
    source_spans: Spans
    cue_spans: Spans
    content_spans: Spans


class SilenceEdge(_Edge):
    """A source to its silence, or a silence to the claim that it leaves unanswered."""

    kind: Literal["silent about", "unanswered"]
    source_spans: Spans
    cue_spans: Spans


class AboutEdge(_Edge):
    """A claim speaks of a subject."""

    kind: Literal["about"]
    spans: Spans


class IsEdge(_Edge):
    """A subject is a source."""

    kind: Literal["is"]


class LinkEdge(_Edge):
    """Two claims say the same, or differ."""

    kind: Literal["same", "differs"]
    reason: LinkReason
    why: str
    spans: Spans


class MaybeEdge(_Edge):
    """Two sources or two subjects that may be one."""

    kind: Literal["maybe the same"]
    why: str


Node = ArticleNode | SourceNode | NobodyNode | SubjectNode | ClaimNode | SilenceNode
Edge = (
    AttributionEdge
    | StatesEdge
    | RelaysEdge
    | SilenceEdge
    | AboutEdge
    | IsEdge
    | LinkEdge
    | MaybeEdge
)


class GraphFile(BaseModel):
    """Node-link JSON, as `networkx.node_link_graph(data, edges="edges")` reads it."""

    model_config = ConfigDict(extra="forbid", strict=True)

    directed: Literal[True]
    multigraph: Literal[True]
    graph: dict[str, str]
    nodes: list[Annotated[Node, Field(discriminator="kind")]]
    edges: list[Annotated[Edge, Field(discriminator="kind")]]


def schema() -> str:
    """The JSON Schema (2020-12) of a `.json` file."""
    return json.dumps(_without_defaults(GraphFile.model_json_schema()), indent=1) + "\n"


def _without_defaults(part: object) -> object:
    """An absent attribute is unknown: the defaults above only say that it may be absent."""
    if isinstance(part, dict):
        return {name: _without_defaults(value) for name, value in part.items() if name != "default"}
    return [_without_defaults(one) for one in part] if isinstance(part, list) else part


if __name__ == "__main__":
    sys.stdout.write(schema())
