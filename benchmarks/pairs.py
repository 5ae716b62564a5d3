"""How well claims that say the same, and claims that differ, are told from all others.

    python benchmarks/pairs.py [PAIRS.toml ...]

Without files it scores those of the tests: the pairs by which the rules were made, and those that
were written before the rules were run on them. The score is the share of pairs judged right, and a
wrong "same" counts twice as a mistake.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from attrib.errors import AttribError
from attrib.evaluate.pairs import read_pairs, score_pairs

TESTS = Path(__file__).parents[1] / "tests" / "claims"
FILES = tuple(
    TESTS / f"pairs{name}.toml" for name in ("120", "60", "_held_out", "40", "40b", "100")
)


def main(paths: Sequence[str]) -> None:
    """Print the score of each file and the pairs judged wrong."""
    for path in [Path(one) for one in paths] or FILES:
        scores = score_pairs(read_pairs(path))
        print(
            f"{path.name}: {scores.right} of {scores.pairs} right,"
            f' {scores.wrong_same} wrongly "same", score {100 * scores.score:.1f}'
        )
        for pair, said in scores.mistakes:
            print(f"  {pair.says}, not {said}: {pair.first} / {pair.second}")


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except AttribError as error:
        sys.exit(str(error))
