"""The words of attrib as pydantic models: what goes from stage to stage, and the JSON it becomes.

All offsets are Unicode code points into `Article.text`, end exclusive. Objects are frozen: a stage
that knows more returns a copy. Unknown is `None` or empty, never a guess.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

SCHEMA: Literal["attrib/report/1"] = "attrib/report/1"

BlockKind = Literal[
    "headline",
    "byline",
    "dateline",
    "paragraph",
    "quotation",
    "heading",
    "caption",
    "credit",
    "list",
    "references",
    "boilerplate",
]
Form = Literal["direct", "indirect", "mixed"]
Voice = Literal["attributed", "outlet"]
Naming = Literal["named", "unnamed"]
SourceKind = Literal[
    "person",
    "government",
    "military",
    "justice",
    "company",
    "ngo",
    "international",
    "academic",
    "media",
    "document",
    "social",
    "witness",
    "crowd",
    "organization",
]
Act = Literal[
    "asserts",
    "denies",
    "confirms",
    "alleges",
    "admits",
    "warns",
    "predicts",
    "promises",
    "asks",
    "orders",
    "advises",
    "criticizes",
    "praises",
    "agrees",
    "believes",
    "wants",
    "intends",
    "feels",
    "learns",
]
SilenceKind = Literal[
    "no comment",
    "declined",
    "unreachable",
    "no response",
    "withheld details",
    "neither confirmed nor denied",
    "referred elsewhere",
]
LinkKind = Literal["same", "differs"]
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class Model(BaseModel):
    """Base of every model here: frozen, and strict about unknown names."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Span(Model):
    """A stretch of the article.

    Attributes:
        start: first code point.
        end: one past the last code point.
        text: `article.text[start:end]`, kept so that a reader of the JSON need not slice.
    """

    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=0)]
    text: str

    @model_validator(mode="after")
    def _not_reversed(self) -> Self:
        if self.end <= self.start or self.end - self.start != len(self.text):
            raise ValueError(
                f"span {self.start}:{self.end} does not fit its text of {len(self.text)} characters"
            )
        return self


class Block(Model):
    """One structural piece of the article: `kind`, and where it stands."""

    kind: BlockKind
    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=0)]


class Article(Model):
    """One report as it was read.

    Attributes:
        id: `"a"` and the first 12 hexadecimal digits of `sha256`.
        text: what every offset refers to.
        sha256: digest of `text` in UTF-8.
        blocks: non-overlapping, in order; text between blocks is white space.
        language: ISO 639-1 code, or `None` where the text is too short to tell.
    """

    id: str
    title: str | None = None
    text: str
    url: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    language: str | None = None
    sha256: Sha256
    blocks: tuple[Block, ...] = ()

    def span(self, start: int, end: int) -> Span:
        """The `Span` from `start` to `end` (code points, end exclusive) of this article."""
        return Span(start=start, end=end, text=self.text[start:end])


class Source(Model):
    """Who is credited, resolved across its mentions.

    Attributes:
        id: `"s1"`, `"s2"`, ... in the order of first mention.
        name: the fullest form that the text gives.
        kind: what it is, or `None` where the text does not tell.
        naming: `unnamed` for "a senior official" or "officials", `named` otherwise.
        role: what the text says the source is ("former head").
        affiliation: the body it belongs to ("World Bank").
        mentions: every recognised mention, in order.
        resolved: False where the text does not say who stands behind it ("she" with no antecedent).
    """

    id: str
    name: str
    kind: SourceKind | None = None
    naming: Naming
    role: str | None = None
    affiliation: str | None = None
    mentions: tuple[Span, ...]
    resolved: bool = True


class Claim(Model):
    """One proposition that someone answers for.

    Attributes:
        id: `"c1"`, `"c2"`, ... in the order of the text.
        text: the spans joined by a space.
        spans: where it stands.
        voice: `attributed`, or `outlet` where the article states it on its own authority.
    """

    id: str
    text: str
    spans: tuple[Span, ...]
    voice: Voice


class Attribution(Model):
    """The relation source - cue - content.

    Attributes:
        id: `"a1"`, `"a2"`, ... in the order of the content.
        sources: ids of `Source`; empty where the text names nobody.
        claims: ids of the `Claim` objects that the content holds.
        source_spans: the words that name the source here; may be empty.
        cue_spans: the words that attribute.
        content_spans: the words attributed; several pieces where the text breaks them up.
        form: whether the content stands in quotation marks.
        act: what the cue does.
        channel: where it was said ("Twitter", "statement"), in the words of the text, or `None`.
        relayed_by: id of the attribution that carries this one, or `None`.
        confidence: estimated probability, 0 to 1, that the relation is right.
        unsure: True where `confidence` is under the threshold of the model card.
    """

    id: str
    sources: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    source_spans: tuple[Span, ...] = ()
    cue_spans: tuple[Span, ...] = ()
    content_spans: tuple[Span, ...]
    form: Form
    act: Act
    channel: str | None = None
    relayed_by: str | None = None
    confidence: Annotated[float, Field(ge=0, le=1)]
    unsure: bool = False


class Silence(Model):
    """A source that was asked, or might have answered, and did not.

    Attributes:
        id: `"n1"`, `"n2"`, ... in the order of the text.
        source: id of the `Source`, or `None` where the text names nobody.
        kind: how it kept silent.
        about: the words that say what it was silent about, or `None`.
        spans: the words that say so ("declined to comment on the case").
        source_spans: the words that name the source there.
    """

    id: str
    source: str | None = None
    kind: SilenceKind
    about: Span | None = None
    spans: tuple[Span, ...]
    source_spans: tuple[Span, ...] = ()


class Link(Model):
    """Two claims that say the same or differ, and the words that make it so."""

    kind: LinkKind
    claims: tuple[str, str]
    why: str


class Engine(Model):
    """What made the report: version of attrib, name of the model and digest of its weights."""

    attrib: str
    model: str
    model_sha256: Sha256


class Report(Model):
    """What one article yields. `to_json` and `model_validate_json` are inverse.

    Raises:
        pydantic.ValidationError: on reading, where a span does not equal its slice of the text
            or an id refers to nothing.
    """

    schema_: Annotated[Literal["attrib/report/1"], Field(alias="schema")] = SCHEMA
    article: Article
    sources: tuple[Source, ...] = ()
    claims: tuple[Claim, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    silences: tuple[Silence, ...] = ()
    links: tuple[Link, ...] = ()
    engine: Engine

    def source(self, id: str) -> Source:
        """The source with that id. Raises `KeyError`."""
        return {source.id: source for source in self.sources}[id]

    def claim(self, id: str) -> Claim:
        """The claim with that id. Raises `KeyError`."""
        return {claim.id: claim for claim in self.claims}[id]

    def to_json(self, indent: int | None = 2) -> str:
        """The JSON of the contract, names as in the schema."""
        return self.model_dump_json(by_alias=True, indent=indent)

    def spans(self) -> Iterable[Span]:
        """Every span of the report, in no particular order."""
        for source in self.sources:
            yield from source.mentions
        for claim in self.claims:
            yield from claim.spans
        for attribution in self.attributions:
            yield from attribution.source_spans
            yield from attribution.cue_spans
            yield from attribution.content_spans
        for silence in self.silences:
            yield from silence.spans
            yield from silence.source_spans
            if silence.about is not None:
                yield silence.about

    @model_validator(mode="after")
    def _evidence_holds(self) -> Self:
        for span in self.spans():
            if self.article.text[span.start : span.end] != span.text:
                raise ValueError(f"span {span.start}:{span.end} is not the text {span.text!r}")
        sources = {source.id for source in self.sources}
        claims = {claim.id for claim in self.claims}
        attributions = {attribution.id for attribution in self.attributions}
        for attribution in self.attributions:
            _require(attribution.id, attribution.sources, sources)
            _require(attribution.id, attribution.claims, claims)
            if attribution.relayed_by is not None:
                _require(attribution.id, [attribution.relayed_by], attributions)
        for silence in self.silences:
            if silence.source is not None:
                _require(silence.id, [silence.source], sources)
        for link in self.links:
            _require(link.kind, link.claims, claims)
        return self


def _require(owner: str, ids: Iterable[str], known: set[str]) -> None:
    for id in ids:
        if id not in known:
            raise ValueError(f"{owner} refers to {id}, which the report does not hold")
