"""What a source is: naming, role, affiliation and number, on phrases labelled by hand.

    python benchmarks/phrases.py                  the figures
    python benchmarks/phrases.py CORPUS --misses  also each miss: document, offsets, what was found

The labels stand in tests/resolve/phrases150.jsonl and, of phrases with a conjunction only how many
sources they name, in joint50.jsonl, without any text; the text is that of PolNeAR's development
set. draw_phrases.py drew them. Exit code: 0 every figure reaches its floor, or the corpus is not at
hand, which is said; 1 a floor is missed.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import places

from attrib.evaluate import read_corpus
from attrib.evaluate.phrases import read_phrases, score_phrases

CORPUS = "polnear-dev.jsonl.gz"
FLOORS: dict[str, dict[str, float]] = {
    "phrases150.jsonl": {
        "naming": 0.93,
        "role": 0.93,
        "affiliation": 0.97,
        "role and affiliation": 0.93,
        "joint": 0.98,
        "kind": 0.96,
        "standing": 0.83,
    },
    "joint50.jsonl": {"joint": 0.93},
}


def main(arguments: list[str] | None = None) -> int:
    """The command; gives the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", nargs="?", type=Path, help="the corpus or the folder it is in")
    parser.add_argument("--misses", action="store_true", help="list each phrase that is wrong")
    options = parser.parse_args(arguments)
    path = places.corpus(CORPUS, options.corpus)
    if path is None:
        print(f"skipped: corpus not at hand: {CORPUS}")
        return 0
    corpus = read_corpus(path)
    missed = False
    for name, floors in FLOORS.items():
        print(name)
        labels = read_phrases(places.ROOT / "tests" / "resolve" / name)
        scores = score_phrases(labels, corpus)
        for figure, floor in floors.items():
            right, judged = scores.share(figure)
            missed = missed or right < floor * judged
            print(f"  {figure:22} {right:3} of {judged:3}  {right / judged:.3f}, at least {floor}")
        for verdict in scores.verdicts if options.misses else ():
            if not verdict.right:
                at = verdict.phrase
                print(f"  {verdict.figure}: {at.id} {at.start}:{at.end} gave {verdict.found}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
