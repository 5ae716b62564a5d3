"""Scoring attributions against annotated corpora."""

from attrib.evaluate.corpora import (
    Clause,
    ClauseRow,
    Corpus,
    Marked,
    Relation,
    RelationRow,
    Row,
    read_corpus,
)
from attrib.evaluate.results import Scores
from attrib.evaluate.run import evaluate, evaluate_predictions
from attrib.evaluate.text import table

__all__ = [
    "Clause",
    "ClauseRow",
    "Corpus",
    "Marked",
    "Relation",
    "RelationRow",
    "Row",
    "Scores",
    "evaluate",
    "evaluate_predictions",
    "read_corpus",
    "table",
]
