"""How many findings of each rule of the audit an editor would grant.

    python benchmarks/audit_rules.py                            print the share of each rule
    python benchmarks/audit_rules.py --draw CORPUS --seed 7     draw findings to judge

The verdicts stand in tests/audit/verdicts.jsonl, one a line: corpus and document, rule, where the
finding begins and ends (code points), and whether it was granted by somebody who read it in its
text. The texts themselves may not be shipped. CORPUS is a file in the form of PolNeAR; --draw reads
each document once, takes at most 20 findings of each rule, and prints lines with `"granted": null`.
Exit code: 0 every rule has its share, 1 one has not, 2 wrong usage.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

LEAST = 0.8
MOST = 20
VERDICTS = Path(__file__).resolve().parent.parent / "tests" / "audit" / "verdicts.jsonl"


@dataclass(frozen=True)
class Verdict:
    """One finding, and whether an editor would grant it; `None` until somebody has read it."""

    corpus: str
    document: str
    rule: str
    start: int
    end: int
    granted: bool | None
    why: str = ""


def read_verdicts(path: Path = VERDICTS) -> list[Verdict]:
    """Every verdict of the file, in its order."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [Verdict(**json.loads(line)) for line in lines if line.strip()]


def shares(verdicts: Iterable[Verdict]) -> dict[str, tuple[int, int]]:
    """How many findings of each rule were granted, out of how many."""
    counted: dict[str, tuple[int, int]] = {}
    for one in verdicts:
        granted, total = counted.get(one.rule, (0, 0))
        counted[one.rule] = (granted + (one.granted is True), total + 1)
    return counted


def draw(corpus: Path, seed: int) -> Iterator[Verdict]:
    """At most 20 findings of each rule over the documents of a corpus, by chance."""
    import attrib
    from attrib.evaluate import read_corpus

    found: dict[str, list[Verdict]] = {}
    seen: set[str] = set()
    for document in read_corpus(corpus).rows:
        # An article that several people annotated stands there several times.
        report = attrib.parse(document.text)
        if report.article.sha256 in seen or report.audit is None:
            continue
        seen.add(report.article.sha256)
        for one in report.audit.findings:
            span = one.spans[0]
            name = corpus.name.partition(".")[0]
            found.setdefault(one.rule, []).append(
                Verdict(name, document.id, one.rule, span.start, span.end, None)
            )
    chance = random.Random(seed)
    for rule in sorted(found):
        yield from chance.sample(found[rule], min(MOST, len(found[rule])))


def table(counted: dict[str, tuple[int, int]], rules: Iterable[str]) -> str:
    """One line a rule, in the order of the rules."""
    lines = []
    for rule in rules:
        granted, total = counted.get(rule, (0, 0))
        share = f"{granted / total:.0%}" if total else "not judged"
        lines.append(f"{rule:24} {granted:3} of {total:3}  {share:>4}")
    return "\n".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--draw", type=Path, metavar="CORPUS", help="draw findings to judge")
    parser.add_argument("--seed", type=int, default=1, help="of the draw (default 1)")
    options = parser.parse_args()
    if options.draw is not None:
        for one in draw(options.draw, options.seed):
            print(json.dumps(asdict(one)))
        return 0
    from attrib.audit.catalogue import rules

    counted = shares(read_verdicts())
    print(table(counted, rules()))
    short = [rule for rule, (granted, total) in counted.items() if granted < LEAST * total]
    if short:
        print(f"under {LEAST:.0%}: {', '.join(short)}", file=sys.stderr)
    return 1 if short else 0


if __name__ == "__main__":
    sys.exit(main())
