"""From tagged words to attributions: which source and which content go with which cue."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

import numpy as np

from attrib.extract.decode import Floats, chains, constrain, marginals, spans, viterbi
from attrib.extract.encoder import Encoded
from attrib.extract.labels import TAGS
from attrib.extract.windows import Ints

# Rows of `Encoded`: first, one past the last.
Rows = tuple[int, int]

_PIECE_FLOOR = 0.4


@dataclass(frozen=True, slots=True)
class Tagged:
    """One span that the tagger found.

    Attributes:
        rows: its words.
        kind: source, cue or content.
        certainty: mean probability of its words' tags, 0 to 1.
        edges: probability of its first and last tags being so, 0 to 1.
    """

    rows: Rows
    kind: str
    certainty: float
    edges: float


@dataclass(frozen=True, slots=True)
class Linked:
    """A cue with what belongs to it.

    Attributes:
        cue: the cue.
        source: who is credited, or None.
        contents: in order; may be empty.
        source_link, content_link: probability that they belong to this cue, 0 to 1.
    """

    cue: Tagged
    source: Tagged | None = None
    contents: tuple[Tagged, ...] = ()
    source_link: float = 0.0
    content_link: float = 0.0


@dataclass(slots=True)
class _Open:
    cue: Tagged
    sources: list[tuple[float, Tagged]] = field(default_factory=list)
    contents: list[tuple[float, Tagged]] = field(default_factory=list)


def tagged(encoded: Encoded, transitions: Floats) -> list[Tagged]:
    """Spans of the best tag sequences, in order.

    Args:
        encoded: the article, read.
        transitions: of the tags, as learned.
    """
    if not len(encoded.starts):
        return []
    transitions = constrain(transitions, TAGS)
    found: list[Tagged] = []
    for part in chains(encoded.tags, encoded.segment, transitions):
        paths = viterbi(part.scores, part.lengths, transitions, TAGS)
        probable = marginals(part.scores, part.lengths, transitions, TAGS)
        chosen = np.take_along_axis(probable, paths[..., None], 2)[..., 0]
        for row, (begin, length) in enumerate(zip(part.begins, part.lengths, strict=True)):
            for first, last, kind in spans(paths[row, :length].tolist(), TAGS):
                inside = chosen[row, first:last]
                after = 1.0
                if last < length:
                    after = 1.0 - float(probable[row, last, TAGS.index("I-" + kind)])
                found.append(
                    Tagged(
                        rows=(int(begin) + first, int(begin) + last),
                        kind=kind,
                        # As `mean` has it, in a third of the time.
                        certainty=float(np.add.reduce(inside) / len(inside)),
                        edges=float(inside[0]) * after,
                    )
                )
    found.sort(key=lambda span: span.rows)
    return found


def bounds(encoded: Encoded, span: Tagged) -> tuple[int, int]:
    """(start, end) in code points of a tagged span."""
    first, last = span.rows
    return int(encoded.starts[first]), int(encoded.ends[last - 1])


def link(encoded: Encoded, found: Iterable[Tagged]) -> tuple[list[Linked], list[Tagged]]:
    """Join sources and contents to the cues of their window.

    Each word of a source or content points to the first word of its cue; the span goes to the cue
    that its words together point to most.

    Returns:
        the cues with what belongs to them, in order, and the contents whose window holds no cue.
    """
    by_window: dict[int, list[Tagged]] = {}
    for span in found:
        by_window.setdefault(int(encoded.window[span.rows[0]]), []).append(span)
    linked: list[Linked] = []
    orphans: list[Tagged] = []
    for window, spans_here in sorted(by_window.items()):
        cues = [_Open(span) for span in spans_here if span.kind == "cue"]
        others = [span for span in spans_here if span.kind != "cue"]
        if not cues:
            orphans += [span for span in others if span.kind == "content"]
            continue
        rows = np.flatnonzero(encoded.window == window)
        for span, choice, probability in _choices(encoded, rows, cues, others):
            side = cues[choice].sources if span.kind == "source" else cues[choice].contents
            side.append((probability, span))
        linked += [_closed(cue) for cue in cues]
    return linked, orphans


def _choices(
    encoded: Encoded, rows: Ints, cues: list[_Open], others: list[Tagged]
) -> Iterable[tuple[Tagged, int, float]]:
    """For each source and content: the cue that it points to, and how surely."""
    if not others:
        return
    members = np.concatenate([np.arange(*span.rows) for span in others])
    scores = encoded.scores("cue", members, rows)
    scores -= scores.max(1, keepdims=True)
    logs = scores - np.log(np.exp(scores).sum(1, keepdims=True))
    targets = np.searchsorted(rows, [cue.cue.rows[0] for cue in cues])
    at = 0
    for span in others:
        size = span.rows[1] - span.rows[0]
        means = np.add.reduce(logs[at : at + size, targets], 0) / size
        at += size
        choice = int(means.argmax())
        weights = np.exp(means - means.max())
        yield span, choice, float(weights[choice] / weights.sum() * np.exp(means[choice]) ** 0.5)


def _closed(cue: _Open) -> Linked:
    best = max((probability for probability, _ in cue.contents), default=0.0)
    # A piece that goes with this cue much less surely than another belongs to none that was found.
    cue.contents = [pair for pair in cue.contents if pair[0] >= _PIECE_FLOOR * best]
    source = max(cue.sources, key=lambda pair: pair[0], default=None)
    return Linked(
        cue=cue.cue,
        source=source[1] if source else None,
        contents=tuple(span for _, span in sorted(cue.contents, key=lambda pair: pair[1].rows)),
        source_link=source[0] if source else 0.0,
        content_link=min((probability for probability, _ in cue.contents), default=0.0),
    )


def carry_on(linked: list[Linked], orphans: list[Tagged], continued: set[int]) -> list[Linked]:
    """Give a content without a cue to the attribution whose quotation goes on in it.

    Args:
        linked: in order.
        orphans: contents whose window holds no cue.
        continued: first rows of segments that carry on a quotation begun in the segment before.
    """
    result = list(linked)
    for orphan in orphans:
        if orphan.rows[0] not in continued:
            continue
        before = [
            number
            for number, one in enumerate(result)
            if one.contents and one.contents[-1].rows[1] <= orphan.rows[0]
        ]
        if before:
            last = max(before, key=lambda number: result[number].contents[-1].rows[1])
            contents = (*result[last].contents, orphan)
            result[last] = replace(result[last], contents=contents)
    return result
