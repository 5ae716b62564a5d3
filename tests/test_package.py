"""The package reads any report: nothing in it was made for the article of `seeds/`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SEED = (ROOT / "seeds" / "seed-article.txt").read_text(encoding="utf-8")
NAMES = ("Assad", "Hafsarja", "HRW", "Idlib", "Kenneth", "Roth", "Tochka", "White Helmets")
PHRASE = 6  # words; shorter ones are anyone's


def texts() -> list[Path]:
    return [
        path
        for path in sorted((ROOT / "attrib").rglob("*"))
        if path.suffix in {".py", ".toml", ".json", ".js", ".css", ".j2", ".html", ".md", ".txt"}
    ]


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def phrases(text: str) -> Iterator[str]:
    found = words(text)
    for start in range(len(found) - PHRASE + 1):
        yield " ".join(found[start : start + PHRASE])


@pytest.mark.parametrize("path", texts(), ids=lambda path: str(path.relative_to(ROOT)))
def test_no_name_or_phrase_of_the_seed_stands_in_the_package(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not [name for name in NAMES if re.search(rf"\b{name}\b", text)]
    assert not set(phrases(SEED)) & set(phrases(text))
