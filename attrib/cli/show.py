"""`attrib show`."""

from __future__ import annotations

from attrib.cli.options import ArticleArgument, OutputOption
from attrib.cli.outputs import ready
from attrib.cli.screen import emit, screen_for, waiting

EXAMPLES = """\b
Examples:
  attrib show article.txt
  attrib show report.json | less"""


def command(article: ArticleArgument, output: OutputOption = None) -> None:
    """Print the article with the words of each source marked.

    So is every mention of a source, also where it says nothing. Each span has its source's
    colour, and the words that attribute are underlined. Where there is no colour (a pipe, a
    file, NO_COLOR), brackets tell the same.
    """
    from attrib.cli.marked import marked_article
    from attrib.loading import load

    ready(output, [article], writes=())
    with waiting(f"reading {article}"):
        report = load(article)
    emit(marked_article(report, screen_for(output)), output)
