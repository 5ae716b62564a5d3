"""`attrib graph`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from attrib.cli.options import ArticleArguments, OutputOption
from attrib.cli.outputs import is_one_file, refuse_inputs
from attrib.cli.screen import emit_data, waiting
from attrib.export import known

_FORMATS = "\n".join(f"  {line}" for line in known())
EXAMPLES = f"""\b
Formats, by the end of FILE's name:
{_FORMATS}
\b
Examples:
  attrib graph article.txt -o graph.html
  attrib graph monday.html tuesday.html -o both.html
  attrib graph report.json -o picture.svg
  attrib graph report.json -o tables.csv
  attrib graph report.json | jq .nodes"""


def command(articles: ArticleArguments, output: OutputOption = None) -> None:
    """Draw the graph of who asserted what.

    The name of FILE chooses the format; standard output gets node-link JSON. Several articles
    give one graph: a source of several is one node where its name and kind leave no doubt, else
    two that are marked as maybe the same.
    """
    from attrib.export import check, files, render, save_all
    from attrib.loading import load_all

    if output is not None:
        check(output)
        refuse_inputs([output], articles)
    reports = []
    for number, article in enumerate(articles, start=1):
        label = f"reading {article}" + f" ({number} of {len(articles)})" * (len(articles) > 1)
        with waiting(label):
            reports.extend(load_all(article))
    if output is None:
        emit_data(render(reports, ".json"), None)
        return
    with waiting(f"writing {output}"):
        made = _without_same(files(reports, output), articles)
        refuse_inputs(made, articles)
        save_all(made)


def _without_same(made: Mapping[Path, bytes], inputs: Iterable[str]) -> dict[Path, bytes]:
    """The files less those that are inputs and hold just these bytes: brat's text of an article."""
    given = [Path(name) for name in inputs]
    return {
        path: data
        for path, data in made.items()
        if not (any(is_one_file(path, other) for other in given) and path.read_bytes() == data)
    }
