"""Which findings are suppressed: by configuration, by the command line, or by a line of the text.

A line of its own in the article, `[attrib: ignore RULE]`, suppresses one rule in the block of text
that comes next. It works in every kind of input, since it is text. It names one rule and reaches
one block; there is no line that switches everything off. What is suppressed stays in the list of
findings and is counted as suppressed, and `inline = false` in the configuration ignores all such
lines, for articles from people whom the reader does not know.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
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
    if "[attrib: " not in article.text:
        return ()
    blocks = sorted((block.start, block.end) for block in article.blocks)
    starts = [start for start, _ in blocks]
    found: list[Directive] = []
    # From the last to the first: a line above another reaches as far as that one does.
    below: Directive | None = None
    for line in reversed(list(_LINE.finditer(article.text))):
        at = _past_space(article.text, line.end())
        if below is not None and at == _past_space(article.text, below.start):
            reach: tuple[int, int] | None = below.reach
        else:
            reach = _reach(blocks, starts, at)
        below = None
        if reach is not None:
            below = Directive(line["rule"], line.start(), line.end(), reach)
            found.append(below)
    return tuple(reversed(found))


def _past_space(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _reach(
    blocks: Sequence[tuple[int, int]], starts: Sequence[int], at: int
) -> tuple[int, int] | None:
    """The rest of the block in which the first text after a line stands."""
    number = bisect_right(starts, at) - 1
    if number >= 0 and at < blocks[number][1]:
        return at, blocks[number][1]
    return blocks[number + 1] if number + 1 < len(blocks) else None


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
