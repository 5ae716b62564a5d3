"""Fit the confidence of relations on articles that the tagger was not trained on.

    python -m training.calibrate CORPUS.jsonl.gz WEIGHTS_DIR

Logistic regression (Platt 1999) from `attrib.extract.confidence.features` to whether the
relation is right as `attrib eval` counts it. Articles are split in five; the figure printed is the
expected calibration error of each fifth under the weights fitted on the other four. What is
written to `WEIGHTS_DIR/card.json` is fitted on all of them.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from pathlib import Path

import numpy as np

from attrib.evaluate.corpora import Relation, RelationRow, read_corpus
from attrib.evaluate.matching import pair
from attrib.evaluate.scores import SAME_CONTENT, iou, tidy, touch
from attrib.extract.attributions import attribution
from attrib.extract.confidence import features
from attrib.extract.encoder import Encoder
from attrib.extract.page import read_page
from attrib.ingest import read_text

FOLDS = 5
RIDGE = 1.0
UNSURE_BELOW = 0.5
DROP_BELOW = 0.2


def judged(row: RelationRow, encoder: Encoder) -> list[tuple[dict[str, float], bool]]:
    """Features of each relation found in one article, and whether it is right."""
    article = read_text(row.text)
    page = read_page(article, encoder, [(block.start, block.end) for block in article.blocks])
    made = []
    for one in page.linked:
        found = attribution(one, page)
        parts = (found.source_spans, found.cue_spans, found.content_spans)
        spans = [tuple((span.start, span.end) for span in part) for part in parts]
        source = found.source_spans[0].text if found.source_spans else None
        contents = [span.text for span in found.content_spans]
        weighed = features(one, source, found.cue_spans[0].text, contents, found.form, found.act)
        made.append((weighed, tidy(row.text, [Relation(*spans)])[0]))
    gold = [relation for relation in tidy(row.text, row.relations) if relation.content]
    choices = [
        [
            number
            for number, other in enumerate(gold)
            if iou(one.content, other.content) >= SAME_CONTENT
            and (touch(one.source, other.source) or not (one.source or other.source))
        ]
        for _, one in made
    ]
    return [
        (values, choice is not None)
        for (values, _), choice in zip(made, pair(choices), strict=True)
    ]


def fit(values: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Weights of a logistic regression with a ridge, by Newton's method; the bias is the last."""
    inputs = np.hstack([values, np.ones((len(values), 1))])
    weights = np.zeros(inputs.shape[1])
    ridge = RIDGE * np.eye(len(weights))
    ridge[-1, -1] = 0
    for _ in range(50):
        chance = 1 / (1 + np.exp(-inputs @ weights))
        gradient = inputs.T @ (chance - right) + ridge @ weights
        curve = (inputs * (chance * (1 - chance))[:, None]).T @ inputs + ridge
        weights -= np.linalg.solve(curve, gradient)
    return weights


def error(chance: np.ndarray, right: np.ndarray) -> float:
    """Expected calibration error, ten bins of equal width."""
    bins = np.minimum((chance * 10).astype(int), 9)
    total = 0.0
    for number in range(10):
        inside = bins == number
        if inside.any():
            total += inside.mean() * abs(chance[inside].mean() - right[inside].mean())
    return total


def main() -> None:
    corpus, folder = read_corpus(sys.argv[1]), Path(sys.argv[2])
    encoder = Encoder(folder)
    # Attributions are made with a calibration already; any will do, since it moves no span.
    encoder.card |= {"calibration": defaultdict(float), "unsure_below": 0.0, "drop_below": 0.0}
    rows = [row for row in corpus.rows if isinstance(row, RelationRow)]
    per_row = [judged(row, encoder) for row in rows]
    names = list(per_row[0][0][0])
    values = np.array([[pair[0][name] for name in names] for row in per_row for pair in row])
    right = np.array([pair[1] for row in per_row for pair in row], dtype=float)
    # Articles annotated twice stand in one fold.
    articles = {name: number for number, name in enumerate(sorted({row.id for row in rows}))}
    fold = np.array(
        [articles[row.id] % FOLDS for row, found in zip(rows, per_row, strict=True) for _ in found]
    )
    held_out = np.zeros(len(right))
    for number in range(FOLDS):
        weights = fit(values[fold != number], right[fold != number])
        inputs = np.hstack([values, np.ones((len(values), 1))])[fold == number]
        held_out[fold == number] = 1 / (1 + np.exp(-inputs @ weights))
    weights = fit(values, right)
    print(f"{len(right)} relations, {right.mean():.3f} right")
    print(f"calibration error, held out: {error(held_out, right):.3f}")
    for floor in (0.3, 0.4, 0.5, 0.6, 0.7):
        sure = held_out >= floor
        print(f"at {floor}: {sure.mean():.3f} sure, {right[sure].mean():.3f} of them right")
    path = folder / "card.json"
    card = json.loads(path.read_text("utf-8"))
    card["calibration"] = {
        name: round(float(weight), 3)
        for name, weight in zip([*names, "bias"], weights, strict=True)
    }
    card["unsure_below"] = UNSURE_BELOW
    card["drop_below"] = DROP_BELOW
    path.write_text(json.dumps(card, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
