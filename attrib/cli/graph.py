"""`attrib graph`."""

from __future__ import annotations

from attrib.cli.options import ArticleArguments, OutputOption
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
    from attrib.export import check, render, write
    from attrib.loading import load

    if output is not None:
        check(output)
    reports = []
    for number, article in enumerate(articles, start=1):
        label = f"reading {article}" + f" ({number} of {len(articles)})" * (len(articles) > 1)
        with waiting(label):
            reports.append(load(article))
    if output is None:
        emit_data(render(reports, ".json"), None)
        return
    with waiting(f"writing {output}"):
        write(reports, output)
