"""Draws the contents of splits100.jsonl, which were then split by hand.

    python tests/claims/draw_splits.py PATH/polnear-dev.jsonl.gz

Prints the id of the document and the offsets of each content drawn, one JSON object a line. An
article that several people annotated is taken once, in its first row. Contents of fewer than
twelve words hardly ever hold two claims and are left out, so that the task is no easier than it is.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator
from pathlib import Path

from attrib.evaluate import RelationRow, read_corpus

SEED = 20161108
SIZE = 100
LEAST_WORDS = 12


def drawn(path: Path) -> list[dict[str, object]]:
    """Document id and content offsets (code points) of the sample, in the order of the corpus."""
    pool = list(_contents(path))
    chosen = sorted(random.Random(SEED).sample(range(len(pool)), SIZE))
    return [pool[place] for place in chosen]


def _contents(path: Path) -> Iterator[dict[str, object]]:
    seen: set[str] = set()
    for row in read_corpus(path).rows:
        if not isinstance(row, RelationRow) or row.id in seen:
            continue
        seen.add(row.id)
        for relation in row.relations:
            pieces = sorted(relation.content)
            if sum(len(row.text[a:b].split()) for a, b in pieces) >= LEAST_WORDS:
                yield {"id": row.id, "content": [list(piece) for piece in pieces]}


if __name__ == "__main__":
    for one in drawn(Path(sys.argv[1])):
        print(json.dumps(one))
