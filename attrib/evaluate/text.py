"""The scores as a table of at most 80 columns, with what each figure means."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from attrib.evaluate.results import (
    ClauseScores,
    Counted,
    Found,
    RelationScores,
    Scores,
    SourceScores,
)
from attrib.evaluate.scores import PARTS

WIDTH = 80


def table(scores: Scores) -> str:
    """The scores in words and columns, plain text ending in a line break. Shares are in 100."""
    lines = [*_head(scores)]
    if scores.attributions is not None:
        lines += ["", *_attributions(scores.attributions)]
    if scores.clauses is not None:
        lines += ["", *_clauses(scores.clauses)]
    if scores.sources is not None:
        lines += ["", *_sources(scores.sources)]
    if scores.speed is not None and scores.speed.words_per_second is not None:
        pace, seconds = scores.speed.words_per_second, scores.speed.seconds
        lines += ["", f"Speed: {pace:,.0f} words a second ({seconds:,.1f} s)"]
    lines += ["", "What the figures mean (shares are in 100)", *_definitions(scores)]
    return "\n".join(lines) + "\n"


def _head(scores: Scores) -> Iterator[str]:
    counts = (
        f"{_many(scores.documents, 'document')} of {_many(scores.articles, 'article')},"
        f" {_many(scores.words, 'word')}"
    )
    yield from textwrap.wrap(f"{scores.corpus}: {counts}" if scores.corpus else counts, WIDTH)
    if scores.sha256 is not None:
        yield f"sha256 {scores.sha256}"


def _attributions(scores: RelationScores) -> Iterator[str]:
    yield _columns("", "precision", "recall", "F1", "right", "predicted", "gold")
    for part in PARTS:
        yield _row(f"exact    {part}", getattr(scores, part).exact)
    for part in PARTS:
        yield _row(f"overlap  {part}", getattr(scores, part).overlap)
    yield _row("relations", scores.relations)
    yield ""
    yield f"{'Recall by form':20}{'contents':>26}{'relations':>26}"
    for form, found in scores.forms.items():
        yield f"{form:20}{_found(found.contents):>26}{_found(found.relations):>26}"
    yield ""
    error, predicted = scores.calibration.error, scores.calibration.predicted
    if error is None:
        yield "Calibration error: - (no prediction has a confidence)"
    else:
        yield f"Calibration error: {error:.3f} over {_many(predicted, 'predicted relation')}"


def _clauses(scores: ClauseScores) -> Iterator[str]:
    yield f"{'Attributing clauses':20}{'recall':>26}"
    yield f"{'found':20}{_found(scores.found):>26}"
    yield f"{'credited':20}{_found(scores.credited):>26}"
    predicted = _many(scores.predicted, "attribution")
    yield f"{predicted} predicted; {_many(scores.left_out, 'negated clause')} left out"


def _sources(scores: SourceScores) -> Iterator[str]:
    found = scores.mentions
    yield f"{'Sources':20}{'precision':>10}{'recall':>8}{'F1':>8}{'marked':>10}"
    shares = "".join(
        f"{_share(value):>{width}}"
        for value, width in ((found.precision, 10), (found.recall, 8), (found.f1, 8))
    )
    yield f"{'mentions, B-cubed':20}{shares}{found.marked:>10,}"
    for name, counted in (
        ("credited right", scores.credited),
        ("wrong merges", scores.merged),
        ("kind right", scores.kind),
    ):
        yield f"{name:20}{_found(counted):>26}"
    yield f"{_many(scores.unresolved, 'clause')} credited to an unresolved source"


def _row(name: str, counted: Counted) -> str:
    shares = map(_share, (counted.precision, counted.recall, counted.f1))
    counts = (f"{count:,}" for count in (counted.right, counted.predicted, counted.gold))
    return _columns(name, *shares, *counts)


def _columns(name: str, *cells: str) -> str:
    widths = (10, 8, 8, 10, 12, 10)
    return f"{name:20}" + "".join(f"{cell:>{w}}" for cell, w in zip(cells, widths, strict=True))


def _found(found: Found) -> str:
    return f"{_share(found.recall)} ({found.found:,} of {found.gold:,})"


def _share(value: float | None) -> str:
    return "-" if value is None else f"{100 * value:.1f}"


def _many(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _definitions(scores: Scores) -> Iterator[str]:
    for name, meaning in scores.definitions.items():
        yield from textwrap.wrap(f"{name}: {meaning}", WIDTH, subsequent_indent="  ")
