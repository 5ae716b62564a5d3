"""How probable it is that an attribution is right."""

from __future__ import annotations

import math
from collections.abc import Mapping

from attrib.extract.acts import known
from attrib.extract.linking import Linked

_LEAST = 1e-3
_FEW_WORDS = 3


def probability(features: Mapping[str, float], calibration: Mapping[str, float]) -> float:
    """Logistic regression over `features`, 0 to 1, to three places.

    Args:
        features: from `features`.
        calibration: a weight for each feature, and `bias`, fitted on held-out articles by
            `training/calibrate.py` (Platt 1999).
    """
    total = calibration["bias"] + sum(calibration[name] * value for name, value in features.items())
    return round(1 / (1 + math.exp(-total)), 3)


def features(
    one: Linked, cue: str, content: str, credited: tuple[int, int] | None
) -> dict[str, float]:
    """What the probability rests on.

    Args:
        one: the relation, with the tagger's and the linker's own probabilities.
        cue, content: its words.
        credited: where its source stands, its own or a shared one.
    """
    return {
        "cue": _log(one.cue.certainty),
        "content": _log(min(span.certainty for span in one.contents)),
        "content_edges": _log(min(span.edges for span in one.contents)),
        "content_link": _log(one.content_link),
        "source": _log(one.source.certainty) if one.source else 0.0,
        "source_link": _log(one.source_link) if one.source else 0.0,
        "sourceless": float(credited is None),
        "shared_source": float(credited is not None and one.source is None),
        "unknown_cue": float(not known(cue)),
        "short_content": float(len(content.split()) <= _FEW_WORDS),
    }


def _log(value: float) -> float:
    return math.log(max(value, _LEAST))
