"""The report of `markdown` as a plain HTML page, to paste into a content management system.

Headings, lists and tables only, so that it takes on the look of where it is pasted; no script, and
nothing to load.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from markdown_it import MarkdownIt

from attrib.claim_graph import different
from attrib.export.markdown import headline, markdown
from attrib.export.page import policy
from attrib.model import Report

STYLE = """\
body{max-width:46rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 Arial,Helvetica,sans-serif}
table{border-collapse:collapse}th,td{border:1px solid #999;padding:.2rem .5rem;text-align:left}
li{margin:.3rem 0}
"""


def report_page(reports: Report | Sequence[Report]) -> bytes:
    """A page in UTF-8; the part to paste is its `<main>`."""
    every = different(reports)
    # html=False: what the article holds stays text, whatever it looks like
    body = MarkdownIt("commonmark", {"html": False}).enable("table").render(_text(every))
    title = escape(f"Who says what: {headline(every[0].article)}")
    language = every[0].article.language or "en"
    return f"""\
<!doctype html>
<html lang="{escape(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy([], [STYLE])}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>{STYLE}</style>
</head>
<body>
<main>
{body}</main>
</body>
</html>
""".encode("utf-8", "replace")


def _text(reports: Sequence[Report]) -> str:
    return markdown(reports).decode("utf-8")
