"""Audits as files: readable, whole, and deaf to whatever an article says."""

from __future__ import annotations

import json
import re
from html import unescape
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from attrib.audit import Config, Ignore, audit
from attrib.audit.catalogue import definitions, rules
from attrib.audit.findings import CHECKS
from attrib.audit.formats import FORMATS
from attrib.audit.found import Found
from attrib.export.escaping import escaped
from attrib.model import Finding, Report
from tests.audit.reports import mine
from tests.reports import hostile_report, seed_report


def audited(report: Report, config: Config | None = None) -> Report:
    return report.model_copy(update={"audit": audit(report, config or Config())})


def hostile() -> Report:
    """Every name and claim of the hostile article in a finding of its own, and asked about."""
    report = hostile_report()
    findings = tuple(
        Finding(
            rule="bare-source",
            level="error",
            message=f"{source.name} {claim.text}",
            spans=(*claim.spans, source.mentions[0]),
            of=(source.id,),
        )
        for source, claim in zip(report.sources, report.claims, strict=False)
    )
    made = audit(report)
    return report.model_copy(update={"audit": made.model_copy(update={"findings": findings})})


class Tags(HTMLParser):
    """Which elements and attributes a page has."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: set[str] = set()
        self.attributes: set[str] = set()
        self.links: set[str] = set()
        self.ids: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.links |= {value or "" for name, value in attrs if name in ("href", "src")}
        self.ids += [value or "" for name, value in attrs if name == "id"]


SAFE = {
    *("html", "head", "meta", "title", "style", "body", "header", "main", "section", "p", "h1"),
    *("h2", "table", "thead", "tbody", "tr", "th", "td", "ol", "ul", "li", "dl", "dt", "dd"),
    *("a", "bdi", "blockquote", "code", "mark", "span", "strong"),
}


@pytest.mark.parametrize(
    "report", [seed_report(), mine(), hostile()], ids=["seed", "mine", "hostile"]
)
def test_the_page_has_only_our_elements_and_leads_nowhere_else(report: Report) -> None:
    page = FORMATS["html"](audited(report) if report.audit is None else report).decode()
    tags = Tags(page)
    assert tags.elements <= SAFE
    assert not {name for name in tags.attributes if name.startswith("on")}
    assert all(link.startswith("#rule-") for link in tags.links)
    assert len(set(tags.ids)) == len(tags.ids)
    assert "default-src &#39;none&#39;" in page
    assert "\u202e" not in page
    assert "prefers-color-scheme: dark" in page


def test_the_page_says_everything() -> None:
    page = unescape(FORMATS["html"](audited(mine())).decode())
    for id, definition in definitions().items():
        assert definition.definition in page, id
    for one in audited(mine()).audit.findings:  # type: ignore[union-attr]
        assert f"rule-{one.rule}" in page
        assert rules()[one.rule].title in page
    assert "Ask next" in page
    assert "other figures in the same report" in page


def test_the_same_report_gives_the_same_bytes_in_every_format() -> None:
    for write in FORMATS.values():
        assert write(audited(mine())) == write(audited(mine()))


def test_a_report_without_an_audit_is_audited() -> None:
    for write in FORMATS.values():
        assert write(mine()) == write(audited(mine()))


def rendered(markdown: str) -> str:
    html: str = MarkdownIt("gfm-like", {"linkify": False}).render(markdown)
    return html


def test_markdown_is_tables_lists_and_our_own_marks() -> None:
    page = rendered(FORMATS["md"](audited(mine())).decode())
    assert page.count("<tr>") == 1 + len(definitions())
    assert page.count("<table>") == 1
    assert "<h2>Ask next</h2>" in page
    assert "<code>fact-contested</code>" in page


def test_markdown_takes_nothing_from_a_hostile_article() -> None:
    text = FORMATS["md"](hostile()).decode()
    tags = Tags(rendered(text))
    assert tags.elements <= {
        *("h1", "h2", "table", "thead", "tbody", "tr", "th", "td", "ol", "ul", "li", "p"),
        *("strong", "em", "code"),
    }
    assert not tags.links
    assert "\u202e" not in text


@settings(max_examples=200, deadline=None)
@given(
    st.text(
        st.one_of(
            st.sampled_from("\\`*_{}[]()<>#|~&@$!:/.-+=\n\r\t '\"1"),
            st.characters(exclude_categories=["Cs"]),
        ),
        max_size=40,
    ),
    st.sampled_from(
        ["", "<script>x</script>", "http://a.b", "www.a.b", "[x](y)", "![x](y)", "&lt;"]
    ),
)
def test_escaped_text_means_nothing_to_markdown(text: str, more: str) -> None:
    line = f"a {escaped(text + more + text)} b"
    shown = rendered(f"- {line}")
    assert Tags(shown).elements <= {"ul", "li"}
    assert "\n" not in line


def sarif(report: Report) -> dict[str, Any]:
    log: dict[str, Any] = json.loads(FORMATS["sarif"](report))
    return log


def required(log: dict[str, Any]) -> None:
    """What SARIF 2.1.0's schema requires of the objects that we write, by its section numbers."""
    assert log["version"] == "2.1.0"  # 3.13.2
    assert log["$schema"].endswith("sarif-schema-2.1.0.json")
    [run] = log["runs"]  # 3.13.4
    driver = run["tool"]["driver"]  # 3.18.2
    assert driver["name"] == "attrib"  # 3.19.8
    assert run["columnKind"] in ("utf16CodeUnits", "unicodeCodePoints")  # 3.14.17
    ids = [rule["id"] for rule in driver["rules"]]  # 3.49.3
    assert len(set(ids)) == len(ids)
    for rule in driver["rules"]:
        for told in (rule["shortDescription"], rule["fullDescription"], rule["help"]):
            assert set(told) == {"text"}  # 3.12.3
        assert rule["defaultConfiguration"]["level"] in ("none", "note", "warning", "error")
    [artifact] = run["artifacts"]
    text = artifact["contents"]["text"]  # 3.3.2
    assert re.fullmatch(r"urn:attrib:a[0-9a-f]{12}", artifact["location"]["uri"])  # 3.4.3
    for result in run["results"]:
        assert result["message"]["text"]  # 3.27.11
        assert ids[result["ruleIndex"]] == result["ruleId"]  # 3.27.6
        assert result["level"] in ("none", "note", "warning", "error")  # 3.27.10
        for suppression in result.get("suppressions", ()):
            assert suppression["kind"] in ("inSource", "external")  # 3.35.2
        for location in (*result["locations"], *result.get("relatedLocations", ())):
            place = location["physicalLocation"]
            assert place["artifactLocation"]["index"] == 0
            within(text, place["region"])


def within(text: str, region: dict[str, Any]) -> None:
    """The region's offsets, lines and columns name the words of its snippet (3.30)."""
    start, length = region["charOffset"], region["charLength"]
    words = text[start : start + length]
    assert words == region["snippet"]["text"]
    lines = text.split("\n")
    assert region["startLine"] >= 1
    assert lines[region["startLine"] - 1][region["startColumn"] - 1 :].startswith(
        words.split("\n")[0]
    )
    assert lines[region["endLine"] - 1][: region["endColumn"] - 1].endswith(words.split("\n")[-1])


@pytest.mark.parametrize(
    "report", [seed_report(), mine(), hostile()], ids=["seed", "mine", "hostile"]
)
def test_the_log_is_sarif(report: Report) -> None:
    log = sarif(report if report.audit else audited(report))
    required(log)


def test_the_log_holds_every_finding_and_tells_which_are_suppressed() -> None:
    config = Config(ignore=(Ignore(rule="fact-contested"),))
    [run] = sarif(audited(mine(), config))["runs"]
    told = {one["ruleId"]: "suppressions" in one for one in run["results"]}
    assert told["fact-contested"] is True
    assert told["attribution-lost"] is False


def test_other_formats_say_that_a_finding_is_suppressed() -> None:
    report = audited(mine(), Config(ignore=(Ignore(rule="fact-contested"),)))
    for name in ("md", "html"):
        assert "warning, suppressed" in FORMATS[name](report).decode()
        assert "1 suppressed" in FORMATS[name](report).decode()


def test_a_message_takes_braces_of_an_article_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    span = mine().claims[0].spans[0]
    case = Found((span,), (), {"who": "{0} {who.__class__} {{"})
    monkeypatch.setitem(CHECKS, "bare-source", lambda _: iter([case]))
    [finding] = [one for one in audit(mine()).findings if one.rule == "bare-source"]
    assert "{0} {who.__class__} {{" in finding.message
