"""Which findings are suppressed: by configuration, by the command line, or by a line of the text.

A line of its own in the article, `[attrib: ignore RULE]`, suppresses one rule in the block of text
that comes next. It works in every kind of input, since it is text. It names one rule and reaches
one block; there is no line that switches everything off. What is suppressed stays in the list of
findings and is counted as suppressed, and `inline = false` in the configuration ignores all such
lines, for articles from people whom the reader does not know.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from attrib.audit.config import Config, Ignore
from attrib.model import Article, Finding

_LINE = re.compile(
    r"^[^\S\n]*\[attrib: ignore (?P<rule>[a-z]+(?:-[a-z]+)*)\][^\S\n]*$", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Directive:
    """One line of the article that suppresses a rule.

    Attributes:
        rule: id of the rule.
        start, end: the line itself, in code points.
        reach: (start, end) of the text that it is about.
    """

    rule: str
    start: int
    end: int
    reach: tuple[int, int]


def directives(article: Article) -> tuple[Directive, ...]:
    r"""The lines of `article` that suppress a rule, in order.

    >>> from attrib.ingest import read_text
    >>> article = read_text("[attrib: ignore bare-source]\n\nIt will close, a source said.")
    >>> [(line.rule, article.text[slice(*line.reach)]) for line in directives(article)]
    [('bare-source', 'It will close, a source said.')]
    """
    found = []
    lines = list(_LINE.finditer(article.text)) if "[attrib: " in article.text else []
    ours = {line.start(): line.end() for line in lines}
    for line in lines:
        reach = _reach(article, line.end(), ours)
        if reach is not None:
            found.append(Directive(line["rule"], line.start(), line.end(), reach))
    return tuple(found)


def _reach(article: Article, after: int, ours: dict[int, int]) -> tuple[int, int] | None:
    """The first block with text after a line; several such lines may stand above one block."""
    for block in sorted(article.blocks, key=lambda block: block.start):
        start = max(block.start, after)
        while start < block.end:
            start += len(article.text[start : block.end]) - len(
                article.text[start : block.end].lstrip()
            )
            if start not in ours:
                break
            start = ours[start]
        if start < block.end:
            return (start, block.end)
    return None


def suppressed(
    article: Article, findings: Iterable[Finding], config: Config
) -> tuple[Finding, ...]:
    """The findings, those that the article or the configuration suppresses marked as such."""
    lines = directives(article) if config.inline else ()
    return tuple(
        finding.model_copy(update={"suppressed": True})
        if any(_inline(line, finding) for line in lines)
        or any(_configured(ignore, article, finding) for ignore in config.ignore)
        else finding
        for finding in findings
    )


def _inline(line: Directive, finding: Finding) -> bool:
    start, end = line.reach
    return line.rule == finding.rule and start <= finding.spans[0].start < end


def _configured(ignore: Ignore, article: Article, finding: Finding) -> bool:
    if ignore.rule != finding.rule:
        return False
    if ignore.article is not None and ignore.article != article.sha256:
        return False
    if ignore.start is None or ignore.end is None:
        return True
    return any(span.start < ignore.end and ignore.start < span.end for span in finding.spans)
