"""Time and size of the page for graphs of 50, 500 and 5,000 nodes.

    python benchmarks/page.py
    python benchmarks/page.py --nodes 50 500 --runs 1 --print-only

The articles are invented: 50 nodes each, so 5,000 nodes are a hundred articles on one page. Needs
playwright and a Chromium (CHROMIUM, or the system's). The table goes to benchmarks/RESULTS.md.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent))

import places

from attrib import export
from attrib.model import (
    Article,
    Attribution,
    Block,
    Claim,
    Engine,
    Mention,
    Report,
    Source,
    Span,
)

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SPEAKERS, SAYINGS, STATEMENTS = 9, 28, 12  # and the article: 50 nodes
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu"]
DEFINITION = """\
Write: seconds that `attrib.export.write` takes for reports that are at hand. Size: of the file; the
page itself is what is left without the data, the text and the tables. Open: seconds until the page
answers in a headless Chromium of 1400 by 900, the file read from disk, median of the runs. Freeze:
the longest stretch in which it could not answer while it opened (the browser's own "long task").
Drawn: nodes on the canvas at first; above 600 the page says how to see the rest. All: seconds to
draw every node once a reader asks for it.
"""
WATCH = """
window.tasks = [0];
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.tasks.push(entry.duration);
}).observe({ entryTypes: ['longtask'] });
"""
ASK = """async () => {
  const more = document.querySelector('.chip.more');
  if (!more) return null;
  const began = performance.now();
  more.click();
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  return (performance.now() - began) / 1000;
}"""


def report(number: int) -> Report:
    """An invented article of 50 nodes."""
    sentences, start = [], 0
    sources: list[Source] = []
    claims: list[Claim] = []
    attributions: list[Attribution] = []
    for n in range(SAYINGS):
        who = f"Speaker {n % SPEAKERS + 1} of Town {number + 1}"
        words = f"item {n + 1} of list {number + 1} was seen near the old harbour at noon"
        sentence = f"{who} said {words}."
        at = _span(start, who), _span(start + len(who) + 1, "said")
        content = _span(start + len(who) + 6, words)
        if n < SPEAKERS:
            sources.append(_source(n + 1, at[0]))
        claims.append(Claim(id=f"c{n + 1}", text=words, spans=(content,), voice="attributed"))
        attributions.append(_attribution(n, at, content))
        sentences.append(sentence)
        start += len(sentence) + 1
    for n in range(SAYINGS, SAYINGS + STATEMENTS):
        sentence = f"Statement {n + 1} stands in list {number + 1} on nobody's word."
        own = _span(start, sentence)
        claims.append(Claim(id=f"c{n + 1}", text=sentence, spans=(own,), voice="outlet"))
        sentences.append(sentence)
        start += len(sentence) + 1
    return Report(
        article=_article(" ".join(sentences), sentences, number),
        sources=tuple(sources),
        claims=tuple(claims),
        attributions=tuple(attributions),
        engine=Engine(attrib="0", model="none", model_sha256="0" * 64),
    )


def _span(start: int, text: str) -> Span:
    return Span(start=start, end=start + len(text), text=text)


def _source(number: int, at: Span) -> Source:
    mention = Mention(start=at.start, end=at.end, text=at.text)
    return Source(id=f"s{number}", name=at.text, kind="person", naming="named", mentions=(mention,))


def _attribution(number: int, at: tuple[Span, Span], content: Span) -> Attribution:
    return Attribution(
        id=f"a{number + 1}",
        sources=(f"s{number % SPEAKERS + 1}",),
        claims=(f"c{number + 1}",),
        source_spans=(at[0],),
        cue_spans=(at[1],),
        content_spans=(content,),
        form="indirect",
        act="asserts",
        confidence=0.9,
    )


def _article(text: str, sentences: Iterable[str], number: int) -> Article:
    blocks, start = [], 0
    for sentence in sentences:
        blocks.append(Block(kind="paragraph", start=start, end=start + len(sentence)))
        start += len(sentence) + 1
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Article(
        id=f"a{digest[:12]}",
        title=f"List {number + 1}",
        text=text,
        sha256=digest,
        language="en",
        blocks=tuple(blocks),
    )


@dataclass(frozen=True)
class Measured:
    """Seconds, except for `nodes`, `drawn` and `size` (bytes)."""

    nodes: int
    write: float
    size: int
    open: float
    freeze: float
    drawn: int
    all: float | None


def measure(nodes: int, runs: int, browser: Browser, folder: Path) -> Measured:
    """Write the page of a graph of so many nodes, and open it `runs` times."""
    reports = [report(number) for number in range(nodes // 50)]
    path = folder / f"{nodes}.html"
    began = perf_counter()
    export.write(reports, path)
    written = perf_counter() - began
    opened = [_open(browser, path) for _ in range(runs)]
    asked = [seconds for _, _, _, seconds in opened if seconds is not None]
    return Measured(
        nodes=nodes,
        write=written,
        size=path.stat().st_size,
        open=median(seconds for seconds, _, _, _ in opened),
        freeze=median(freeze for _, freeze, _, _ in opened),
        drawn=opened[0][2],
        all=median(asked) if asked else None,
    )


def _open(browser: Browser, path: Path) -> tuple[float, float, int, float | None]:
    context = browser.new_context(viewport={"width": 1400, "height": 900}, offline=True)
    tab = context.new_page()
    tab.add_init_script(WATCH)
    began = perf_counter()
    tab.goto(path.as_uri())
    tab.wait_for_selector("html[data-ready]")
    seconds = perf_counter() - began
    tab.wait_for_timeout(300)
    freeze = float(tab.evaluate("Math.max(...window.tasks)")) / 1000
    drawn = int(tab.evaluate("claimGraph.network.body.data.nodes.length"))
    asked = tab.evaluate(ASK)
    context.close()
    return seconds, freeze, drawn, asked


def lines(measured: Iterable[Measured], runs: int) -> Iterator[str]:
    """The section of RESULTS.md."""
    yield "## The page: time and size"
    yield ""
    yield from DEFINITION.splitlines()
    yield ""
    yield (
        f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, "
        f"{runs} runs"
    )
    yield ""
    yield "| nodes | write s | size kB | open s | freeze s | drawn | all s |"
    yield "| ---: |" + " ---: |" * 6
    for one in measured:
        every = "-" if one.all is None else f"{one.all:.2f}"
        yield (
            f"| {one.nodes:,} | {one.write:.2f} | {one.size / 1000:,.0f} | {one.open:.2f}"
            f" | {one.freeze:.2f} | {one.drawn:,} | {every} |"
        )


def main(arguments: list[str] | None = None) -> int:
    """The command; gives the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--nodes", nargs="+", type=int, default=[50, 500, 5000])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--print-only", action="store_true", help="leave RESULTS.md as it is")
    options = parser.parse_args(arguments)
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    try:
        from playwright.sync_api import sync_playwright
    except ModuleNotFoundError:
        chromium = None
    if chromium is None:
        print("skipped: this needs playwright and a Chromium; set CHROMIUM to its path")
        return 0
    export.render(report(0), ".html")  # what is loaded once is not counted
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        measured = [measure(nodes, options.runs, browser, Path(folder)) for nodes in options.nodes]
        browser.close()
    text = "\n".join(lines(measured, options.runs))
    print(text)
    if not options.print_only:
        places.write_section("page", text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
