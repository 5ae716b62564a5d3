"""Where the benchmarks find corpora and texts, and where their tables go."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FLOORS = ROOT / "benchmarks" / "floors.json"
RESULTS = ROOT / "benchmarks" / "RESULTS.md"
VARIABLE = "ATTRIB_CORPORA"


def corpus(name: str, given: Path | None = None) -> Path | None:
    """The corpus file `name`, or `None` where it is not at hand.

    Looked for in this order: `given` (the file itself or its folder), the folder that the
    environment variable ATTRIB_CORPORA names, the folder shared/corpora beside the repository.
    """
    for place in places(given):
        for path in (place / name, place):
            if path.name == name and path.is_file():
                return path
    return None


def places(given: Path | None = None) -> list[Path]:
    """The places where `corpus` looks, in order."""
    variable = os.environ.get(VARIABLE)
    beside = ROOT.parent / "shared" / "corpora"
    return [place for place in (given, Path(variable) if variable else None, beside) if place]


def replace_file(path: Path, text: str) -> None:
    """Write `text` to `path` whole or not at all."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    os.close(handle)
    written = Path(name)
    try:
        written.write_text(text, encoding="utf-8", newline="\n")
        written.chmod(0o644)
        written.replace(path)
    finally:
        written.unlink(missing_ok=True)


def write_section(name: str, text: str, path: Path = RESULTS) -> None:
    """Put `text` between the marks of section `name` of the results; other sections stay."""
    begin, end = f"<!-- {name}: begin -->", f"<!-- {name}: end -->"
    section = f"{begin}\n{text.strip()}\n{end}"
    old = path.read_text(encoding="utf-8") if path.exists() else "# Benchmark results\n"
    before, mark, rest = old.partition(begin)
    if not mark:
        replace_file(path, f"{old.rstrip()}\n\n{section}\n")
        return
    _, mark, after = rest.partition(end)
    if not mark:
        raise SystemExit(f"{path}: section {name} has no end mark; put '{end}' back")
    replace_file(path, f"{before}{section}{after}")
