"""An audit as one HTML file that opens offline and runs nothing.

It has no script at all, and its Content-Security-Policy allows only the style that stands in it,
by digest. Jinja escapes whatever comes from the article.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib import resources
from typing import Any

import jinja2
from markupsafe import Markup

from attrib.audit.catalogue import definitions, rules
from attrib.audit.formats.audited import audited
from attrib.audit.wording import amount, context, makers, names, parts, percent, tally
from attrib.model import Audit, Report


def html(report: Report) -> bytes:
    """The page in UTF-8; the same report gives the same bytes."""
    from attrib.export.page import policy

    audit = audited(report)
    style = _asset("page.css")
    article = report.article
    page = _template().render(
        title=plain(article.title or "no headline"),
        facts=[plain(fact) for fact in (article.outlet, article.published, article.url) if fact],
        language=article.language,
        policy=policy([], [style]),
        style=Markup(style),  # noqa: S704  # ours, and no article's
        indicators=_indicators(report, audit),
        tally=tally(audit.findings),
        findings=_findings(report, audit),
        rules=[rule for id, rule in rules().items() if any(f.rule == id for f in audit.findings)],
        questions=_questions(report, audit),
    )
    return page.encode("utf-8", "replace")


def plain(text: str) -> str:
    """`text` without characters that are invisible or turn the direction of others."""
    return "".join(
        "\ufffd" if unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Co") else sign
        for sign in " ".join(text.split())
    )


def _indicators(report: Report, audit: Audit) -> list[dict[str, Any]]:
    return [
        {
            "amount": amount(one),
            "percent": percent(one),
            "parts": parts(one),
            "names": plain(names(report, one)),
            "told": definitions()[one.id],
        }
        for one in audit.indicators
    ]


def _findings(report: Report, audit: Audit) -> list[dict[str, Any]]:
    return [
        {
            "rule": one.rule,
            "level": one.level,
            "suppressed": one.suppressed,
            "message": plain(one.message),
            "context": [plain(piece) for piece in context(report, one, reach=160)],
            "start": one.spans[0].start,
        }
        for one in audit.findings
    ]


def _questions(report: Report, audit: Audit) -> list[dict[str, Any]]:
    return [
        {
            "text": plain(report.claim(one.claim).text),
            "who": plain(makers(report, one.claim)),
            "reasons": [plain(reason) for reason in one.reasons],
        }
        for one in audit.ask_next
    ]


@cache
def _asset(name: str) -> str:
    return resources.files("attrib.audit.formats").joinpath(name).read_text("utf-8")


@cache
def _template() -> jinja2.Template:
    environment = jinja2.Environment(
        autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.from_string(_asset("page.html.j2"))
