"""`attrib graph`."""

from __future__ import annotations

from attrib.cli.options import ArticleArguments, OutputOption
from attrib.cli.screen import emit_data, waiting

EXAMPLES = """\b
Examples:
  attrib graph article.txt -o graph.html
  attrib graph monday.html tuesday.html -o both.graphml
  attrib graph report.json | jq .nodes"""


def command(articles: ArticleArguments, output: OutputOption = None) -> None:
    """Draw the graph of who asserted what.

    The name of FILE chooses the format: .html is an interactive page that opens offline, .graphml
    and .gexf are for other programs, .json is node-link JSON, which is also what standard output
    gets.
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
