"""Draws the source phrases of phrases150.jsonl from PolNeAR's development set, without its text.

    python benchmarks/draw_phrases.py CORPUS            the drawn phrases as JSON lines
    python benchmarks/draw_phrases.py CORPUS --context  the same to read, for labelling
    python benchmarks/draw_phrases.py CORPUS --joint    50 more, of those that hold "and", "or" ...

Drawn with a fixed seed from the source spans of all attributions of one annotator for each
article, each phrase once; a lone pronoun is left out, as it tells nothing of what it stands for.
The labels in tests/resolve/phrases150.jsonl and joint50.jsonl were added by hand, in offsets of the
corpus's text; attrib/evaluate/phrases.py says what each one means.
"""

from __future__ import annotations

import gzip
import json
import random
import re
import sys
from pathlib import Path

SEED, SIZE = 20160, 150
SEED_JOINT, SIZE_JOINT = 7, 50
_PRONOUNS = {
    *("he", "she", "they", "it", "i", "we", "you", "who", "which", "that", "one", "him", "her"),
}
_JOINS = re.compile(r"\b(?:and|or|nor|both|each)\b")

Place = tuple[str, int, int]


def drawn(path: Path) -> tuple[list[Place], list[Place], dict[str, str]]:
    """Document, start and end of the drawn phrases, and of those with a conjunction; the texts.

    The second are drawn from what the first leave over.
    """
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    once = {row["id"]: row for row in reversed(rows)}
    texts = {id: row["text"] for id, row in once.items()}
    phrases = sorted(
        {
            (row["id"], spans[0][0], spans[-1][1])
            for row in once.values()
            for attribution in row["attributions"]
            if (spans := sorted(attribution["source"]))
        }
    )
    phrases = [place for place in phrases if _words(texts, place).lower() not in _PRONOUNS]
    first = sorted(random.Random(SEED).sample(phrases, SIZE))
    joined = [p for p in phrases if p not in set(first) and _JOINS.search(_words(texts, p))]
    return first, sorted(random.Random(SEED_JOINT).sample(joined, SIZE_JOINT)), texts


def _words(texts: dict[str, str], place: Place) -> str:
    id, start, end = place
    return texts[id][start:end]


def main() -> None:
    """The command."""
    first, joined, texts = drawn(Path(sys.argv[1]))
    for number, (id, start, end) in enumerate(joined if "--joint" in sys.argv else first, 1):
        if "--context" not in sys.argv:
            print(json.dumps({"id": id, "start": start, "end": end}))
            continue
        text = texts[id]
        before, after = text[max(0, start - 90) : start], text[end : end + 110]
        print(f"#{number} {id} {start}:{end}")
        print(" ".join(f"{before}[[{text[start:end]}]]{after}".split()))


if __name__ == "__main__":
    main()
