"""How probable it is that an attribution is right."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from attrib.extract.acts import known
from attrib.extract.linking import Linked
from attrib.model import Act, Form

_LEAST = 1e-3
_FEW_WORDS = 3
_LONG = 200
_PRONOUNS = frozenset({"he", "she", "they", "it", "who", "that", "which"})


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
    one: Linked, source: str | None, cue: str, contents: Sequence[str], form: Form, act: Act
) -> dict[str, float]:
    """What the probability rests on.

    Args:
        one: the relation, with the tagger's and the linker's own probabilities.
        source: the words credited, its own or shared with another cue; None for nobody.
        cue, contents: its other words.
        form, act: of the attribution.
    """
    length = sum(len(content) for content in contents)
    words = sum(len(content.split()) for content in contents)
    return {
        "cue": _log(one.cue.certainty),
        "content": _log(min(span.certainty for span in one.contents)),
        "content_edges": _log(min(span.edges for span in one.contents)),
        "content_link": _log(one.content_link),
        "source": _log(one.source.certainty) if one.source else 0.0,
        "source_edges": _log(one.source.edges) if one.source else 0.0,
        "source_link": _log(one.source_link) if one.source else 0.0,
        "sourceless": float(source is None),
        "shared_source": float(source is not None and one.source is None),
        "pronoun": float(source is not None and source.lower() in _PRONOUNS),
        "unknown_cue": float(not known(cue)),
        "plain_cue": float(act == "asserts"),
        "direct": float(form == "direct"),
        "mixed": float(form == "mixed"),
        "in_pieces": float(len(contents) > 1),
        "short_content": float(words <= _FEW_WORDS),
        "long_content": float(length > _LONG),
    }


def _log(value: float) -> float:
    return math.log(max(value, _LEAST))
