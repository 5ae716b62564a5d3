"""The words of attrib as pydantic models: what goes from stage to stage, and the JSON it becomes.

All offsets are Unicode code points into `Article.text`, end exclusive. Objects are frozen: a stage
that knows more returns a copy. Unknown is `None` or empty, never a guess.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import Annotated, Literal, Self, TypeVar, get_args

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)

T = TypeVar("T")

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
    "pictures",
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
Standing = Literal["decision maker", "participant", "representative", "expert", "bystander"]
Specificity = Literal["bare", "described", "placed"]
Recognition = Literal[
    "name",
    "part of the name",
    "initials",
    "title",
    "description",
    "apposition",
    "pronoun",
    "implied",
    "unresolved",
]
Strength = Literal["neutral", "doubting", "vouching", "charged"]
Polarity = Literal["affirmed", "negated"]
Tense = Literal["past", "present", "future"]
SubjectKind = Literal["person", "organization", "place", "other"]
LinkKind = Literal["same", "differs"]
LinkReason = Literal["agreement", "repetition", "lost attribution", "denial", "figures"]
Level = Literal["note", "warning", "error"]
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
# An id becomes part of file names, addresses and markup: no other sign may stand in it.
ArticleId = Annotated[str, StringConstraints(pattern=r"^a[0-9a-f]{12}$")]
Bound = Annotated[float, Field(allow_inf_nan=False)]
# So likely what a claim does is said of it without a number.
LIKELY_ENOUGH = 0.6
Sense = Literal["criticism", "allegation", "response", "opinion"]
Likely = Annotated[float, Field(ge=0, le=1)]
MOST = 10**9
"""The greatest `count` of a source."""


def _not_blank(name: str) -> str:
    if not name.strip():
        raise ValueError("a name is blank")
    return name


Name = Annotated[str, AfterValidator(_not_blank)]


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


Spans = Annotated[tuple[Span, ...], Field(min_length=1)]
"""Words that must be there: at least one span."""


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

    id: ArticleId
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

    def mention(
        self, start: int, end: int, how: Recognition = "name", of: Span | None = None
    ) -> Mention:
        """The `Mention` from `start` to `end` (code points, end exclusive) of this article."""
        return Mention(start=start, end=end, text=self.text[start:end], how=how, of=of)


class Mention(Span):
    """One place where the text speaks of a source.

    Attributes:
        how: what kind of words these are, and so why they are taken for the source.
        of: the earlier or fuller words that they were matched with, where there are such.
    """

    how: Recognition = "name"
    of: Span | None = None


class Anonymity(Model):
    """That a source asked not to be named.

    Attributes:
        spans: the words that say so ("on condition of anonymity").
        reason: the words that give the reason, or `None` where the text gives none.
    """

    spans: tuple[Span, ...]
    reason: Span | None = None


class MaybeSame(Model):
    """Another source that may be this one; the text leaves it open.

    Attributes:
        source: id of the other source.
        why: one line that says what speaks for it and what is missing.
    """

    source: str
    why: str


class Source(Model):
    """Who is credited, resolved across its mentions.

    Attributes:
        id: `"s1"`, `"s2"`, ... in the order of first mention.
        name: the fullest form that the text gives.
        kind: what it is, or `None` where the text does not tell.
        naming: `unnamed` for "a senior official" or "officials", `named` otherwise.
        role: what the text says the source is ("former head").
        former: True where the text says that the role is a past one.
        affiliation: the body it belongs to ("World Bank").
        standing: what the source is to the story, or `None` where the text does not tell.
        count: how many people or bodies the text says there are ("two officials"), or `None`.
        specificity: of an unnamed source: `bare` ("a source", "officials"), `described` ("a senior
            official"), `placed` where the text says how it can know ("two people with direct
            knowledge of the talks") or which body it belongs to; `None` for a named one.
        anonymity: that it asked not to be named, and the reason given.
        mentions: every recognised mention, in order.
        maybe_same: other sources that may be this one.
        resolved: False where the text does not say who stands behind it ("she" with no antecedent).
    """

    id: str
    name: Name
    kind: SourceKind | None = None
    naming: Naming
    role: str | None = None
    former: bool = False
    affiliation: str | None = None
    standing: Standing | None = None
    count: Annotated[int, Field(ge=1, le=MOST)] | None = None
    specificity: Specificity | None = None
    anonymity: Anonymity | None = None
    mentions: tuple[Mention, ...]
    maybe_same: tuple[MaybeSame, ...] = ()
    resolved: bool = True


class Figure(Model):
    """A number that a claim states.

    Attributes:
        span: the words ("at least seven").
        low: least value that the words allow, or `None` where they set no least.
        high: greatest value, or `None`; "at least seven" is low 7 and high `None`, "seven" 7 and 7.
        unit: "%", "$", "km", ... or `None` where it counts things.
        of: the words for what is counted or measured ("people killed"), or `None`.
    """

    span: Span
    low: Bound | None
    high: Bound | None
    unit: str | None = None
    of: Span | None = None


class Date(Model):
    """A time that a claim states.

    Attributes:
        span: the words ("Thursday", "in 2014").
        value: ISO 8601 date, month or year, or `None` where text and article do not fix it.
    """

    span: Span
    value: str | None = None


class Subject(Model):
    """A person, organisation or place that claims speak of.

    Attributes:
        id: `"b1"`, `"b2"`, ... in the order of first mention.
        name: the fullest form that the text gives.
        kind: what it is.
        mentions: where claims speak of it.
        source: id of the `Source` that is the same, or `None`.
    """

    id: str
    name: Name
    kind: SubjectKind
    mentions: tuple[Span, ...]
    source: str | None = None


class Claim(Model):
    """One proposition that someone answers for.

    Attributes:
        id: `"c1"`, `"c2"`, ... in the order of the text.
        text: the spans joined by a space.
        spans: where it stands.
        voice: `attributed`, or `outlet` where the article states it on its own authority.
        polarity: `negated` where the proposition is denied in its own words ("was not there").
        negations: the words that negate.
        hedges: words that lower its certainty ("reportedly", "may"); empty for a plain claim.
        conditions: the words of a condition that it holds under ("if talks fail").
        tense: of its main verb, or `None` where it has none.
        about: ids of the `Subject` objects that it speaks of.
        criticism: how likely it says that a particular party does something wrong, however mild;
            0 to 1. This, and the three after it, are of the sentence that the claim stands in, and
            `None` below 0.1.
        allegation: how likely that wrong is one which an editor would want answered.
        accused: words for whoever may be said to do wrong, the likeliest first; empty unless
            `criticism` is 0.6 or more.
        response: how likely it is what somebody who is accused or criticised has to say to it.
        opinion: how likely it holds a judgement, a guess or a feeling, and no mere report.
        figures: the numbers in it.
        dates: the times in it.
    """

    id: str
    text: str
    spans: Spans
    voice: Voice
    polarity: Polarity = "affirmed"
    negations: tuple[Span, ...] = ()
    hedges: tuple[Span, ...] = ()
    conditions: tuple[Span, ...] = ()
    tense: Tense | None = None
    about: tuple[str, ...] = ()
    criticism: Likely | None = None
    allegation: Likely | None = None
    accused: tuple[Span, ...] = ()
    response: Likely | None = None
    opinion: Likely | None = None
    figures: tuple[Figure, ...] = ()
    dates: tuple[Date, ...] = ()

    @property
    def senses(self) -> tuple[Sense, ...]:
        """What the claim does, as far as it is likely enough."""
        senses: tuple[Sense, ...] = get_args(Sense)
        return tuple(one for one in senses if (getattr(self, one) or 0) >= LIKELY_ENOUGH)


class Attribution(Model):
    """The relation source - cue - content.

    Attributes:
        id: `"a1"`, `"a2"`, ... in the order of the content.
        sources: ids of `Source`; empty where the text names nobody.
        claims: ids of the `Claim` objects that the content holds; none for a picture's credit (act
            `pictures`), whose maker does not answer for the caption.
        source_spans: the words that name the source here; may be empty.
        cue_spans: the words that attribute.
        content_spans: the words attributed; several pieces where the text breaks them up.
        form: whether the content stands in quotation marks.
        act: what the cue does.
        strength: how the cue colours the content: `neutral` ("said"), `doubting` ("claimed"),
            `vouching` ("revealed"), `charged` ("admitted"); `None` where the cue is not known.
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
    content_spans: Spans
    form: Form
    act: Act
    strength: Strength | None = None
    channel: str | None = None
    relayed_by: str | None = None
    confidence: Likely
    unsure: bool = False


class Silence(Model):
    """A source that was asked, or might have answered, and did not.

    Attributes:
        id: `"n1"`, `"n2"`, ... in the order of the text.
        source: id of the `Source`, or `None` where the text names nobody.
        kind: how it kept silent.
        about: the words that say what it was silent about, or `None`.
        claims: ids of the `Claim` objects that it was silent about, where the text ties them.
        when: the words that say when ("on Tuesday", "by the deadline"), or `None`.
        spans: the words that say so ("declined to comment on the case").
        source_spans: the words that name the source there.
    """

    id: str
    source: str | None = None
    kind: SilenceKind
    about: Span | None = None
    claims: tuple[str, ...] = ()
    when: Span | None = None
    spans: Spans
    source_spans: tuple[Span, ...] = ()


class Link(Model):
    """Two claims that say the same or differ, and the words that make it so.

    Attributes:
        kind: whether they say the same or differ.
        reason: `agreement` (two sources), `repetition` (one source twice), `lost attribution` (the
            outlet states as fact what it elsewhere attributes), `denial`, or `figures` (other
            numbers for one thing).
        claims: ids of the two, in the order of the text.
        why: one line for a reader.
        spans: the words that make it so, of both claims.
    """

    kind: LinkKind
    reason: LinkReason
    claims: tuple[str, str]
    why: str
    spans: tuple[Span, ...] = ()


class Indicator(Model):
    """One figure on how the report is sourced.

    Attributes:
        id: name of the indicator in `audit/indicators.toml`, where its definition stands.
        count: how many.
        total: out of how many; `None` where it is no share.
        parts: the count of each kind, where the indicator is a breakdown.
        of: ids of what was counted.
    """

    id: str
    count: int
    total: int | None = None
    parts: dict[str, int] = Field(default_factory=dict)
    of: tuple[str, ...] = ()


class Finding(Model):
    """What an editor would be asked to look at.

    Attributes:
        rule: id of the rule in `audit/rules.toml`, where its reason, remedy and origin stand.
        level: how grave.
        message: one line for this case.
        spans: the words that it is about.
        of: ids of the sources, claims, attributions and silences concerned.
        suppressed: True where the article or the configuration switches the rule off here.
    """

    rule: str
    level: Level
    message: str
    spans: Spans
    of: tuple[str, ...] = ()
    suppressed: bool = False


class Question(Model):
    """A claim to check first, and why.

    Attributes:
        claim: id of the claim.
        reasons: one line each, the weightiest first.
        rank: 1 for the first to check.
    """

    claim: str
    reasons: tuple[str, ...]
    rank: Annotated[int, Field(ge=1)]


class Audit(Model):
    """How the report is sourced: indicators, findings in text order, and what to ask next."""

    indicators: tuple[Indicator, ...] = ()
    findings: tuple[Finding, ...] = ()
    ask_next: tuple[Question, ...] = ()


class Engine(Model):
    """What made the report: version of attrib, name of the model and digest of its weights."""

    attrib: str
    model: str
    model_sha256: Sha256


class Report(Model):
    """What one article yields. `to_json` and `model_validate_json` are inverse.

    Raises:
        pydantic.ValidationError: where a span does not equal its slice of the text, the digest is
            not that of the text, two objects have one id, or an id refers to nothing.
    """

    schema_: Annotated[Literal["attrib/report/1"], Field(alias="schema")] = SCHEMA
    article: Article
    sources: tuple[Source, ...] = ()
    claims: tuple[Claim, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    silences: tuple[Silence, ...] = ()
    links: tuple[Link, ...] = ()
    subjects: tuple[Subject, ...] = ()
    audit: Audit | None = None
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
            for mention in source.mentions:
                yield mention
                yield from _given(mention.of)
            if source.anonymity is not None:
                yield from source.anonymity.spans
                yield from _given(source.anonymity.reason)
        for subject in self.subjects:
            yield from subject.mentions
        for claim in self.claims:
            yield from claim.spans
            yield from claim.negations
            yield from claim.hedges
            yield from claim.conditions
            for figure in claim.figures:
                yield figure.span
                yield from _given(figure.of)
            yield from (date.span for date in claim.dates)
        for attribution in self.attributions:
            yield from attribution.source_spans
            yield from attribution.cue_spans
            yield from attribution.content_spans
        for silence in self.silences:
            yield from silence.spans
            yield from silence.source_spans
            yield from _given(silence.about)
            yield from _given(silence.when)
        for link in self.links:
            yield from link.spans
        if self.audit is not None:
            for finding in self.audit.findings:
                yield from finding.spans

    @model_validator(mode="after")
    def _evidence_holds(self) -> Self:
        _check_digest(self.article)
        for objects, letter in (
            (self.sources, "s"),
            (self.claims, "c"),
            (self.attributions, "a"),
            (self.silences, "n"),
            (self.subjects, "b"),
        ):
            _check_ids([one.id for one in objects], letter)
        for span in self.spans():
            if self.article.text[span.start : span.end] != span.text:
                raise ValueError(f"span {span.start}:{span.end} is not the text {span.text!r}")
        sources = {source.id for source in self.sources}
        claims = {claim.id for claim in self.claims}
        subjects = {subject.id for subject in self.subjects}
        for source in self.sources:
            _require(source.id, [other.source for other in source.maybe_same], sources)
        for subject in self.subjects:
            _require(subject.id, _given(subject.source), sources)
        for claim in self.claims:
            _require(claim.id, claim.about, subjects)
        attributions = {attribution.id for attribution in self.attributions}
        for attribution in self.attributions:
            _require(attribution.id, attribution.sources, sources)
            _require(attribution.id, attribution.claims, claims)
            _require(attribution.id, _given(attribution.relayed_by), attributions)
        for silence in self.silences:
            _require(silence.id, _given(silence.source), sources)
            _require(silence.id, silence.claims, claims)
        for link in self.links:
            _require(link.kind, link.claims, claims)
        if self.audit is not None:
            silences = {silence.id for silence in self.silences}
            known = sources | claims | attributions | silences | subjects
            for indicator in self.audit.indicators:
                _require(indicator.id, indicator.of, known)
            for finding in self.audit.findings:
                _require(finding.rule, finding.of, known)
            _require("ask next", [question.claim for question in self.audit.ask_next], claims)
        return self


def _given(value: T | None) -> tuple[T, ...]:
    return () if value is None else (value,)


def _check_digest(article: Article) -> None:
    digest = sha256(article.text.encode()).hexdigest()
    if article.sha256 != digest:
        raise ValueError("the sha256 of the article is not that of its text")
    if article.id != f"a{digest[:12]}":
        raise ValueError(f"the id of the article is {article.id}, not a{digest[:12]}")


def _check_ids(ids: Sequence[str], letter: str) -> None:
    # here, not in each model: on its way to a report an object may have an id for the time being
    for id, times in Counter(ids).items():
        if not re.fullmatch(f"{letter}[0-9]+", id):
            raise ValueError(f"the id {id!r} is not {letter!r} and a number")
        if times > 1:
            raise ValueError(f"the id {id} stands {times} times")


def _require(owner: str, ids: Iterable[str], known: set[str]) -> None:
    for id in ids:
        if id not in known:
            raise ValueError(f"{owner} refers to {id}, which the report does not hold")
