"""Audits as files: one table from the name of a format to what writes it.

>>> sorted(FORMATS)
['html', 'md', 'sarif']
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from attrib.model import Report

__all__ = ["FORMATS"]


def _html(report: Report) -> bytes:
    from attrib.audit.formats.page import html

    return html(report)


def _md(report: Report) -> bytes:
    from attrib.audit.formats.markdown import markdown

    return markdown(report)


def _sarif(report: Report) -> bytes:
    from attrib.audit.formats.sarif import sarif

    return sarif(report)


FORMATS: Mapping[str, Callable[[Report], bytes]] = {"md": _md, "html": _html, "sarif": _sarif}
"""The writers by name; each takes a report with its audit and gives bytes in UTF-8."""
