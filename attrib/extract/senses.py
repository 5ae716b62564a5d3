"""What each sentence does: it criticises, accuses, answers, judges."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from attrib.extract.encoder import Encoded
from attrib.extract.labels import SENSES
from attrib.extract.reading import Sense
from attrib.extract.windows import Ints, runs

Bounds = tuple[int, int]

_NOTHING = Sense(0.0, 0.0, 0.0, 0.0)
# Beyond it a word outweighs all others anyway.
_MOST = 15.0
# So far the score of a word for "accused" is above that for "not", and below the best of its
# sentence. On articles that were not trained on, three of four that stand alone so are right.
_LEAST_LEAD = 1.5
_BEHIND = 1.0


def senses(
    encoded: Encoded, sentences: Sequence[Bounds], calibration: Mapping[str, Sequence[float]]
) -> tuple[Sense, ...]:
    """What each of the sentences does.

    The score of a sentence is the mean of what its words say, each weighed by how much the network
    holds it to count; a logistic curve makes it a probability (Platt 1999).

    Args:
        encoded: what the heads say of the words of the article.
        sentences: (start, end) in code points, in order.
        calibration: slope and offset of that curve, for each of `SENSES`.
    """
    found = [_NOTHING] * len(sentences)
    if not len(encoded.starts) or not sentences:
        return tuple(found)
    begins = np.array([start for start, _ in sentences], dtype=np.int64)
    of = np.maximum(np.searchsorted(begins, encoded.starts, side="right") - 1, 0)
    firsts = np.append(0, np.flatnonzero(of[1:] != of[:-1]) + 1)
    weights = np.exp(np.clip(encoded.focus, -_MOST, _MOST))
    scores = np.add.reduceat(weights * encoded.senses, firsts) / np.add.reduceat(weights, firsts)
    slopes, offsets = np.array([calibration[sense] for sense in SENSES], dtype=np.float32).T
    likely = 1 / (1 + np.exp(-(scores * slopes + offsets)))
    accused = _accused(encoded, of)
    for row, sentence in enumerate(of[firsts].tolist()):
        found[sentence] = Sense(
            **dict(zip(SENSES, (round(float(one), 2) for one in likely[row]), strict=True)),
            accused=accused.get(sentence, ()),
        )
    return tuple(found)


def _accused(encoded: Encoded, of: Ints) -> dict[int, tuple[Bounds, ...]]:
    """Of each sentence, the words for whoever may be said to do wrong, the likeliest first.

    Args:
        encoded: what the heads say of the words.
        of: the sentence of each word.
    """
    told = encoded.accused.argmax(1)
    if not told.any():
        return {}
    # I stands for B where nobody goes before it in its sentence.
    new = told == 1
    new[1:] |= (told[:-1] == 0) | (of[1:] != of[:-1])
    lead = encoded.accused[:, 1:].max(1) - encoded.accused[:, 0]
    found: dict[int, list[tuple[float, Bounds]]] = {}
    for first, last in runs(np.where(told > 0, np.cumsum(new) + 1, 0)):
        if told[first]:
            bounds = (int(encoded.starts[first]), int(encoded.ends[last - 1]))
            found.setdefault(int(of[first]), []).append((-float(lead[first:last].max()), bounds))
    return {
        sentence: tuple(
            bounds
            for below, bounds in sorted(several)
            if below <= min(-_LEAST_LEAD, min(several)[0] + _BEHIND)
        )
        for sentence, several in found.items()
    }
