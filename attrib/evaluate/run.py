"""Scoring a corpus: with the attributions that attrib finds, or with those given."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from time import perf_counter

from attrib.errors import InputError, UsageError
from attrib.evaluate.corpora import (
    ClauseRow,
    Corpus,
    Offsets,
    Relation,
    RelationRow,
    Row,
    read_corpus,
)
from attrib.evaluate.definitions import definitions
from attrib.evaluate.results import Scores, SourceScores, Speed
from attrib.evaluate.scores import ClauseTally, RelationTally
from attrib.evaluate.sources import SourceTally
from attrib.extract import Reading, extract
from attrib.ingest import read, read_text
from attrib.model import Attribution, Span
from attrib.resolve import resolve

Progress = Callable[[int, int], None]
_WARM_UP = "The mayor said on Monday that the bridge would open in June."


def evaluate(path: Path | str, *, progress: Progress | None = None) -> Scores:
    """Score what attrib finds in the articles of an annotated corpus.

    Args:
        path: JSON lines in the form of PolNeAR or GUM, gzip or plain.
        progress: called after each article with the number done and the number of all.

    Returns:
        The figures, with their definitions and the digest of the corpus.

    Raises:
        InputError: the corpus is malformed, or one of its texts cannot be read as an article.
    """
    corpus = read_corpus(path)
    readings, speed = _read(corpus, progress)
    predicted = [
        flat_relations_of(reading) if isinstance(row, RelationRow) else relations_of(reading)
        for row, reading in zip(corpus.rows, readings, strict=True)
    ]
    scores = evaluate_predictions(corpus.rows, predicted)
    who = _who_is_who(corpus.rows, readings)
    told = definitions()["sources"] if who is not None else {}
    return scores.model_copy(
        update={
            "corpus": corpus.name,
            "sha256": corpus.sha256,
            "sources": who,
            "speed": speed,
            "definitions": scores.definitions | told | definitions()["speed"],
        }
    )


def evaluate_predictions(
    gold_rows: Sequence[Row], predicted: Sequence[Sequence[Relation]]
) -> Scores:
    """Score attributions from anywhere against annotated articles.

    Args:
        gold_rows: rows of a corpus, as `read_corpus(path).rows`.
        predicted: for each row, the attributions predicted in its text.

    Raises:
        UsageError: the two differ in length, a predicted span is outside its text, or a
            confidence is outside 0 to 1.

    >>> from attrib.evaluate import Relation, RelationRow
    >>> said = Relation(source=((0, 3),), cue=((4, 8),), content=((9, 15),))
    >>> scores = evaluate_predictions([RelationRow("1", "Ann said no way", (said,))], [[said]])
    >>> scores.attributions.relations.f1
    1.0
    """
    if len(gold_rows) != len(predicted):
        raise UsageError(
            f"{len(predicted)} lists of predictions for {len(gold_rows)} articles; give one each"
        )
    relations, clauses = RelationTally(), ClauseTally()
    kinds = set()
    for row, made in zip(gold_rows, predicted, strict=True):
        _check(row, made)
        if isinstance(row, RelationRow):
            relations.add(row.text, row.relations, made)
            kinds.add("attributions")
        else:
            clauses.add(row.text, row.clauses, made)
            kinds.add("clauses")
    return Scores(
        documents=len(gold_rows),
        articles=len({row.id for row in gold_rows}),
        words=_words(gold_rows),
        attributions=relations.scores() if "attributions" in kinds else None,
        clauses=clauses.scores() if "clauses" in kinds else None,
        definitions={
            name: meaning
            for group, meanings in definitions().items()
            if group == "general" or group in kinds
            for name, meaning in meanings.items()
        },
    )


def _check(row: Row, predicted: Sequence[Relation]) -> None:
    size = len(row.text)
    for relation in predicted:
        for start, end in relation.source + relation.cue + relation.content:
            if not 0 <= start < end <= size:
                raise UsageError(
                    f"predicted span {start}:{end} is outside the text of {row.id}"
                    f" ({size} characters); give code points of the corpus's own text"
                )
        if relation.confidence is not None and not 0 <= relation.confidence <= 1:
            raise UsageError(
                f"confidence {relation.confidence} in {row.id} is outside 0 to 1;"
                " give a probability or none"
            )


def _words(rows: Sequence[Row]) -> int:
    return sum(len(row.text.split()) for row in rows)


def _who_is_who(rows: Sequence[Row], readings: Sequence[Reading]) -> SourceScores | None:
    """Scores of the sources, where rows mark entities."""
    tally, marked = SourceTally(), False
    for row, reading in zip(rows, readings, strict=True):
        if isinstance(row, ClauseRow) and row.mentions:
            resolved = resolve(reading)
            tally.add(row.mentions, row.clauses, resolved.sources, resolved.attributions)
            marked = True
    return tally.scores() if marked else None


def _read(corpus: Corpus, progress: Progress | None) -> tuple[list[Reading], Speed]:
    extract(read(_WARM_UP))
    readings = []
    seconds = 0.0
    for done, row in enumerate(corpus.rows, 1):
        try:
            article = read_text(row.text, name=row.id)
            began = perf_counter()
            reading = extract(article)
            seconds += perf_counter() - began
        except InputError as error:
            raise InputError(f"{corpus.name}, line {row.line}: {error}") from error
        # Reading replaces some characters, one for one; only a change of length moves offsets.
        if len(article.text) != len(row.text):
            raise InputError(
                f"{corpus.name}, line {row.line}: line ends of two characters move the offsets;"
                " end lines with \\n alone and give offsets into that text"
            )
        readings.append(reading)
        if progress is not None:
            progress(done, len(corpus.rows))
    words = _words(corpus.rows)
    return readings, Speed(
        words=words, seconds=seconds, words_per_second=words / seconds if seconds else None
    )


def relations_of(reading: Reading) -> list[Relation]:
    """The attributions of a reading as relations to score."""
    return [_relation(attribution) for attribution in reading.attributions]


def flat_relations_of(reading: Reading) -> list[Relation]:
    """As `relations_of`, without those that another attribution carries (`relayed_by`).

    For corpora in which no word is in two attributions, so that what stands inside one is not
    marked again.
    """
    return [
        _relation(attribution)
        for attribution in reading.attributions
        if attribution.relayed_by is None
    ]


def _relation(attribution: Attribution) -> Relation:
    return Relation(
        source=_offsets(attribution.source_spans),
        cue=_offsets(attribution.cue_spans),
        content=_offsets(attribution.content_spans),
        confidence=attribution.confidence,
    )


def _offsets(spans: Iterable[Span]) -> Offsets:
    return tuple((span.start, span.end) for span in spans)
