"""Fails when attrib has become less accurate than the floors in floors.json say.

    python benchmarks/accuracy_gate.py                     check
    python benchmarks/accuracy_gate.py --update            raise the floors to what is measured
    python benchmarks/accuracy_gate.py --update --allow-lower

The figures are those of `attrib eval CORPUS --json`, named by their path in that JSON:
`attributions.source.exact.f1`. A corpus that is not at hand is skipped, and that is said.
Exit code: 0 all floors hold or were skipped, 1 a floor is missed or the corpus is another one,
2 wrong usage.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

sys.path.insert(0, str(Path(__file__).resolve().parent))

import places

from attrib.errors import AttribError, UsageError
from attrib.evaluate import Scores, evaluate, read_corpus

Scorer = Callable[[Path], Scores]
State = Literal["passed", "failed", "skipped"]
# Floors are kept in thousandths, cut so that the measured figure itself passes.
PARTS = 1000


@dataclass(frozen=True)
class Limits:
    """What one corpus demands: its digest, and the least or most that each figure may be."""

    sha256: str
    at_least: dict[str, float]
    at_most: dict[str, float]


@dataclass(frozen=True)
class Outcome:
    """What became of one corpus, in lines to print."""

    state: State
    lines: tuple[str, ...]


def read_floors(path: Path = places.FLOORS) -> dict[str, Limits]:
    """The limits of each corpus, by its file name."""
    read = json.loads(path.read_text(encoding="utf-8"))
    return {name: Limits(**limits) for name, limits in read.items()}


def write_floors(floors: Mapping[str, Limits], path: Path = places.FLOORS) -> None:
    """The inverse of `read_floors`."""
    plain = {name: vars(limits) for name, limits in floors.items()}
    places.replace_file(path, json.dumps(plain, indent=2) + "\n")


def figure(scores: Scores, name: str) -> float:
    """The figure at the dotted path `name` in the JSON of `scores`.

    Raises:
        UsageError: the path leads to no number, or to one that could not be measured.
    """
    value: object = scores.model_dump(mode="json", by_alias=True)
    for key in name.split("."):
        value = value.get(key) if isinstance(value, dict) else None
    if not isinstance(value, int | float):
        raise UsageError(f"{scores.corpus} gives no figure {name}; correct floors.json")
    return float(value)


def check(name: str, limits: Limits, given: Path | None, score: Scorer = evaluate) -> Outcome:
    """Score the corpus `name` and hold its figures against `limits`."""
    path = places.corpus(name, given)
    if path is None:
        return _skipped(name, given)
    # Before the scoring, which takes a while and would mean nothing.
    digest = read_corpus(path).sha256
    if digest != limits.sha256:
        return Outcome("failed", (_other(name, digest, limits),))
    scores = score(path)
    lines, missed = [], False
    for figures, sign in ((limits.at_least, 1), (limits.at_most, -1)):
        for at, limit in figures.items():
            value = figure(scores, at)
            holds = sign * value >= sign * limit
            missed = missed or not holds
            bound = "at least" if sign > 0 else "at most"
            verdict = "ok    " if holds else "MISSED"
            lines.append(f"{verdict} {at} is {value:.4f}, {bound} {limit}")
    return Outcome("failed" if missed else "passed", tuple(lines))


def update(
    name: str, limits: Limits, given: Path | None, score: Scorer = evaluate
) -> tuple[Limits, tuple[str, ...]] | Outcome:
    """Limits as measured now, and what is worse about them; an `Outcome` when skipped."""
    path = places.corpus(name, given)
    if path is None:
        return _skipped(name, given)
    scores = score(path)
    worse = []
    digest = read_corpus(path).sha256
    if digest != limits.sha256:
        worse.append(_other(name, digest, limits))
    at_least = {at: _cut(figure(scores, at)) for at in limits.at_least}
    at_most = {at: -_cut(-figure(scores, at)) for at in limits.at_most}
    worse += [
        f"{at} would fall from {old} to {at_least[at]}"
        for at, old in limits.at_least.items()
        if at_least[at] < old
    ]
    worse += [
        f"{at} would rise from {old} to {at_most[at]}"
        for at, old in limits.at_most.items()
        if at_most[at] > old
    ]
    return Limits(digest, at_least, at_most), tuple(worse)


def _cut(value: float) -> float:
    return math.floor(value * PARTS) / PARTS


def _other(name: str, digest: str, limits: Limits) -> str:
    return (
        f"{name} is another corpus: its digest is {digest}, the floors are for {limits.sha256};"
        " give the same corpus, or set new floors with --update --allow-lower"
    )


def _skipped(name: str, given: Path | None) -> Outcome:
    looked = ", ".join(str(place) for place in places.places(given))
    return Outcome("skipped", (f"skipped: corpus not at hand: {name} (looked in {looked})",))


def check_all(given: Path | None) -> int:
    """Check every corpus; the exit code."""
    states = []
    for name, limits in read_floors().items():
        outcome = check(name, limits, given)
        states.append(outcome.state)
        print(name, *outcome.lines, sep="\n  ")
    counts = {state: states.count(state) for state in ("passed", "failed", "skipped")}
    print(", ".join(f"{count} {state}" for state, count in counts.items()))
    return 1 if counts["failed"] else 0


def measure_all(given: Path | None) -> tuple[dict[str, Limits], list[str]]:
    """Limits of every corpus as measured now, and what would be worse than it was.

    Those of a corpus that is not at hand stay as they are.
    """
    floors = read_floors()
    worse: list[str] = []
    for name, limits in list(floors.items()):
        result = update(name, limits, given)
        if isinstance(result, Outcome):
            print(name, *result.lines, sep="\n  ")
            continue
        floors[name] = result[0]
        worse += result[1]
        figures = [*result[0].at_least.items(), *result[0].at_most.items()]
        print(name, *(f"{at}: {value}" for at, value in figures), sep="\n  ")
    return floors, worse


def main(arguments: list[str] | None = None) -> int:
    """The command; gives the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "corpora", nargs="?", type=Path, help="a corpus file or the folder that holds it"
    )
    parser.add_argument("--update", action="store_true", help="set the floors to what is measured")
    parser.add_argument("--allow-lower", action="store_true", help="even where that is worse")
    options = parser.parse_args(arguments)
    if options.allow_lower and not options.update:
        parser.error("--allow-lower goes with --update")
    try:
        if not options.update:
            return check_all(options.corpora)
        floors, worse = measure_all(options.corpora)
    except AttribError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    if worse and not options.allow_lower:
        print("refused, nothing written:", *worse, "add --allow-lower if it must be", sep="\n  ")
        return 1
    write_floors(floors)
    return 0


if __name__ == "__main__":
    sys.exit(main())
