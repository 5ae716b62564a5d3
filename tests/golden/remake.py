"""Makes the golden report of the seed article anew, to be read before it is kept.

python tests/golden/remake.py
"""

from __future__ import annotations

from pathlib import Path

import attrib
from attrib.export import save

GOLDEN = Path(__file__).with_name("seed.json")
SEED = Path(__file__).parents[2] / "seeds" / "seed-article.txt"


def remake(file: Path) -> None:
    save(f"{attrib.parse(SEED).to_json()}\n".encode(), file)


if __name__ == "__main__":
    remake(GOLDEN)
