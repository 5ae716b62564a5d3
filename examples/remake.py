"""Makes the report and the claim graph of every article in this folder anew.

python examples/remake.py [FOLDER]    into FOLDER, or beside the articles
"""

from __future__ import annotations

import sys
from pathlib import Path

import attrib
from attrib import export

HERE = Path(__file__).parent


def articles() -> list[Path]:
    return sorted(HERE.glob("*.txt"))


def remake(folder: Path) -> None:
    for article in articles():
        report = attrib.parse(article)
        export.save(f"{report.to_json()}\n".encode(), folder / f"{article.stem}.json")
        export.write(report, folder / f"{article.stem}.html")
        print(f"{article.name}: {len(report.sources)} sources, {len(report.claims)} claims")


if __name__ == "__main__":
    remake(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
