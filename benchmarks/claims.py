"""Splits contents into claims and compares with what a person made of them.

    python benchmarks/claims.py [CORPUS]

CORPUS is polnear-dev.jsonl.gz or its folder; by default it is looked for where the other
benchmarks look. The contents were drawn by draw_splits.py and split by hand before attrib split
them; tests/claims/splits100.jsonl holds the places alone. Exit code: 0 enough agree, 1 too few, 2
no corpus at hand.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import places

from attrib.evaluate.claims import evaluate_splits

SPLITS = places.ROOT / "tests" / "claims" / "splits100.jsonl"
CORPUS = "polnear-dev.jsonl.gz"
LEAST = 0.85


def main(arguments: list[str]) -> int:
    path = places.corpus(CORPUS, Path(arguments[0]) if arguments else None)
    if path is None:
        print(f"{CORPUS} is not at hand; give its path", file=sys.stderr)
        return 2
    scores = evaluate_splits(SPLITS, path)
    print(f"{scores.agreed} of {scores.contents} contents are split as a person split them")
    print(f"{scores.several_agreed} of the {scores.several} that hold several claims")
    print("lines that differ:", ", ".join(map(str, scores.differing)) or "none")
    return 0 if scores.agreed >= LEAST * scores.contents else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
