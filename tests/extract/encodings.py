"""What the network might say of a text, made by hand: for stages after it, without the weights."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import numpy as np

from attrib.extract.encoder import Encoded, Floats
from attrib.extract.labels import ACCUSED, NAME_TAGS, POINTERS, RELATIONS, SENSES, TAGS, UPOS

# As the tokenizer has them: letters and digits together, every mark alone.
ROW = re.compile(r"[^\W_]+|\S")
SURE = 10.0


def encoded(
    *segments: str,
    windows: Sequence[int] | None = None,
    pointers: Mapping[str, Floats] | None = None,
    senses: Floats | None = None,
    focus: Floats | None = None,
    **labels: Sequence[str],
) -> tuple[str, Encoded]:
    """The segments, each a line of a text, and what the heads say of its rows.

    Args:
        segments: lines of the text.
        windows: the window of each segment; all in one by default.
        senses, focus: of each row, for each of `SENSES`; 0 by default.
        pointers: by name, scores that the row points to the column; 0 by default.
        labels: for `tags`, `names`, `pos`, `relations` or `accused`, the sure label of each row;
            the first one of the head by default.
    """
    text = "\n".join(segments)
    found = list(ROW.finditer(text))
    lines = np.array([text.count("\n", 0, row.start()) for row in found], dtype=np.int64)
    of_line = np.array(windows if windows is not None else [0] * len(segments), dtype=np.int64)
    size = len(found)
    # Each window has the scores of all, of which only its own rows are looked up.
    given = {name: np.zeros((size, size), dtype=np.float32) for name in POINTERS} | dict(
        pointers or {}
    )
    heads = {
        name: _sure(labels.get(name, [of_head[0]] * size), of_head)
        for name, of_head in {
            "tags": TAGS,
            "names": NAME_TAGS,
            "pos": UPOS,
            "relations": RELATIONS,
            "accused": ACCUSED,
        }.items()
    }
    nothing = np.zeros((size, len(SENSES)), dtype=np.float32)
    return text, Encoded(
        starts=np.array([row.start() for row in found], dtype=np.int64),
        ends=np.array([row.end() for row in found], dtype=np.int64),
        segment=lines,
        window=of_line[lines],
        place=np.arange(size),
        senses=nothing if senses is None else senses,
        focus=nothing if focus is None else focus,
        pointers=[given] * (max(of_line, default=0) + 1),
        **heads,
    )


def pointing(size: int, *targets: tuple[int, int, float]) -> Floats:
    """Scores of a pointer: 0, but for those given as (row, column, score)."""
    scores = np.zeros((size, size), dtype=np.float32)
    for row, column, score in targets:
        scores[row, column] = score
    return scores


def _sure(labels: Sequence[str], of_head: Sequence[str]) -> Floats:
    scores = np.zeros((len(labels), len(of_head)), dtype=np.float32)
    for row, label in enumerate(labels):
        scores[row, of_head.index(label)] = SURE
    return scores
