"""What scoring yields, as pydantic models that go to JSON and back.

Shares run from 0 to 1. A share of nothing (precision when nothing was predicted) is `None`.
"""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field

from attrib.model import Form, Model, Sha256

Share = Annotated[float, Field(ge=0, le=1)]
Count = Annotated[int, Field(ge=0)]


def share(part: int, whole: int) -> float | None:
    """`part` of `whole`, or `None` of nothing."""
    return part / whole if whole else None


class Counted(Model):
    """Pairs of predicted and gold, and what follows from their number.

    Attributes:
        right: how many predictions are paired with a gold one.
        predicted, gold: how many there are of each.
        precision, recall, f1: right / predicted, right / gold, 2 right / (predicted + gold).
    """

    right: Count
    predicted: Count
    gold: Count
    precision: Share | None
    recall: Share | None
    f1: Share | None

    @classmethod
    def of(cls, right: int, predicted: int, gold: int) -> Self:
        """The figures for these numbers."""
        return cls(
            right=right,
            predicted=predicted,
            gold=gold,
            precision=share(right, predicted),
            recall=share(right, gold),
            f1=share(2 * right, predicted + gold),
        )


class Found(Model):
    """How many of the gold ones were found. `recall` is found / gold."""

    found: Count
    gold: Count
    recall: Share | None

    @classmethod
    def of(cls, found: int, gold: int) -> Self:
        """The figures for these numbers."""
        return cls(found=found, gold=gold, recall=share(found, gold))


class SpanScores(Model):
    """One kind of span, counted exactly and by overlap."""

    exact: Counted
    overlap: Counted


class FormScores(Model):
    """Gold attributions of one form: contents found, and whole relations found."""

    contents: Found
    relations: Found


class Bin(Model):
    """Predictions with a confidence from `low` to `high`.

    Attributes:
        predicted: how many there are.
        confidence: their mean confidence, `None` in an empty bin.
        precision: the share of them that is right, `None` in an empty bin.
    """

    low: Share
    high: Share
    predicted: Count
    confidence: Share | None
    precision: Share | None


class Calibration(Model):
    """How far confidence is from the share that is right.

    Attributes:
        error: expected calibration error, `None` when no prediction has a confidence.
        predicted: how many predictions have one.
        bins: ten of equal width.
    """

    error: Share | None
    predicted: Count
    bins: tuple[Bin, ...]


class RelationScores(Model):
    """Scores against a corpus that marks source, cue and content."""

    source: SpanScores
    cue: SpanScores
    content: SpanScores
    relations: Counted
    forms: dict[Form, FormScores]
    calibration: Calibration


class ClauseScores(Model):
    """Scores against a corpus that marks attributing clauses.

    Attributes:
        found: clauses found.
        credited: clauses found, and the source span is inside the clause.
        predicted: predicted attributions, for scale.
        left_out: negated clauses, not counted in `found` or `credited`.
    """

    found: Found
    credited: Found
    predicted: Count
    left_out: Count


class BCubed(Model):
    """Mentions scored one by one, each by how much of its cluster is right.

    Attributes:
        marked: how many mentions are scored.
        precision, recall: means over mentions; `f1` is their harmonic mean.
    """

    marked: Count
    precision: Share | None
    recall: Share | None
    f1: Share | None


class SourceScores(Model):
    """Scores of who is who, against a corpus that marks entities.

    Attributes:
        mentions: the mentions of sources inside attributing clauses.
        credited: clauses whose source is the marked one, of those that are credited to somebody.
        unresolved: how many of those credit a source that is marked unresolved, counted wrong.
        merged: sources that hold mentions of two entities or more, of all sources.
        kind: sources of clauses that are person or body as the corpus has it.
    """

    mentions: BCubed
    credited: Found
    unresolved: Count
    merged: Found
    kind: Found


class Speed(Model):
    """Words read a second; see the definition beside it."""

    words: Count
    seconds: Annotated[float, Field(ge=0)]
    words_per_second: Annotated[float, Field(ge=0)] | None


class Scores(Model):
    """Everything that scoring a corpus yields.

    Attributes:
        corpus: file name, or `None` where the rows were given from outside.
        sha256: digest of its uncompressed bytes.
        documents: rows scored; an article annotated by several people has several.
        articles: different ids among them.
        words: runs of characters without white space, in all rows.
        attributions: set where rows mark source, cue and content.
        clauses: set where rows mark attributing clauses.
        sources: set where rows mark entities and attrib itself resolved the sources.
        speed: set where attrib itself made the predictions.
        definitions: what each figure means, by name.
    """

    schema_: Annotated[Literal["attrib/scores/1"], Field(alias="schema")] = "attrib/scores/1"
    corpus: str | None = None
    sha256: Sha256 | None = None
    documents: Count
    articles: Count
    words: Count
    attributions: RelationScores | None = None
    clauses: ClauseScores | None = None
    sources: SourceScores | None = None
    speed: Speed | None = None
    definitions: dict[str, str]

    def to_json(self, indent: int | None = 2) -> str:
        """JSON with the names above; `Scores.model_validate_json` reads it back."""
        return self.model_dump_json(by_alias=True, indent=indent)
