"""The page as a file: nothing in it can be fetched, and nothing of the article is markup."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html.parser import HTMLParser

import pytest

from attrib import export
from attrib.model import Report


class Page(HTMLParser):
    """The elements of a page with their attributes and, for scripts and styles, their text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.raw: dict[str, list[str]] = {"script": [], "style": []}
        self.text: list[str] = []
        self.open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self.open.append(tag)
        if tag in self.raw:
            self.raw[tag].append("")

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] in self.raw:
            self.raw[self.open[-1]][-1] += data
        else:
            self.text.append(data)


@pytest.fixture(scope="module")
def pages(seed: Report, hostile: Report) -> dict[str, Page]:
    made = {"seed": [seed], "hostile": [hostile], "both": [seed, hostile]}
    return {name: Page(export.render(reports, ".html").decode()) for name, reports in made.items()}


def policy_of(page: Page) -> str:
    found = [e for tag, e in page.elements if tag == "meta" and "http-equiv" in e]
    return found[0]["content"] or ""


def test_nothing_is_allowed_but_the_scripts_and_styles_of_the_page(pages: dict[str, Page]) -> None:
    for page in pages.values():
        policy = policy_of(page)
        assert policy.startswith("default-src 'none'; ")
        assert "unsafe" not in policy
        assert "http" not in policy
        data, *scripts = page.raw["script"]
        for source in (*scripts, *page.raw["style"]):
            digest = base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()
            assert f"'sha256-{digest}'" in policy
        assert json.loads(data)["nodes"]


def test_the_policy_comes_before_what_it_governs(pages: dict[str, Page]) -> None:
    governed = ("style", "script")
    tags = [tag for tag, e in pages["seed"].elements if tag in governed or "http-equiv" in e]
    assert tags[0] == "meta"


def test_the_page_points_nowhere(pages: dict[str, Page]) -> None:
    for page in pages.values():
        for tag, attributes in page.elements:
            assert tag not in ("link", "img", "iframe", "object", "embed", "base", "form")
            assert not {"src", "srcset", "action", "style", "background"} & set(attributes)
            assert (attributes.get("href") or "#").startswith("#")
            assert not [name for name in attributes if name.startswith("on")]


def test_hostile_text_adds_no_element(pages: dict[str, Page]) -> None:
    tags = {tag for tag, _ in pages["hostile"].elements}
    assert tags == {tag for tag, _ in pages["seed"].elements}
    assert sum(tag == "script" for tag, _ in pages["hostile"].elements) == 3
    assert "</script><script>window.hacked = 1</script>" in "".join(pages["hostile"].text)


def test_data_cannot_end_its_script(pages: dict[str, Page]) -> None:
    data = pages["hostile"].raw["script"][0]
    assert not re.search("[<>&\u2028\u2029]", data)


def test_the_data_give_the_names_back_unchanged(pages: dict[str, Page], hostile: Report) -> None:
    data = json.loads(pages["hostile"].raw["script"][0])
    names = [n["attrib"]["name"] for n in data["nodes"] if n["attrib"]["kind"] == "source"]
    assert names == [source.name for source in hostile.sources]
    assert Report.model_validate_json(json.dumps(data["reports"][0])) == hostile


def test_the_same_reports_give_the_same_bytes(seed: Report, rich: Report) -> None:
    reports = [seed, rich]
    assert export.render(reports, ".html") == export.render(reports, ".html")
    again = [Report.model_validate_json(report.to_json()) for report in reports]
    assert export.render(again, ".html") == export.render(reports, ".html")


def test_the_drawing_library_comes_with_its_licence_and_fits(pages: dict[str, Page]) -> None:
    library = pages["seed"].raw["script"][1]
    assert "vis.js is dual licensed under both" in library
    assert "sourceMappingURL" not in library
    whole = "".join(pages["seed"].raw["script"][1:] + pages["seed"].raw["style"])
    assert len(whole.encode()) < 800_000


def test_our_scripts_never_turn_data_into_markup_or_code(pages: dict[str, Page]) -> None:
    ours = pages["seed"].raw["script"][2]
    sinks = ("innerHTML", "outerHTML", "insertAdjacent", "document.write", "eval(", "Function(")
    for unsafe in sinks:
        assert unsafe not in ours


def test_the_table_says_all_without_a_script(pages: dict[str, Page], seed: Report) -> None:
    told = " ".join("".join(pages["seed"].text).split())
    for claim in seed.claims:
        assert " ".join(claim.text.split()) in told
    for source in seed.sources:
        assert source.name in told
    assert "silent: no comment" in told
    assert "noscript" in {tag for tag, _ in pages["seed"].elements}


def test_the_plain_table_tells_how_and_how_certain(rich: Report) -> None:
    page = Page(export.render(rich, ".html").decode())
    told = " ".join("".join(page.text).split())
    for words in (
        "on condition: if the rain stops",
        "negated: not",
        "hedged: reportedly",
        "attribution unsure",
        "by Tuesday",
        "Twitter",
        "relays",
        "12 and 15 dead",
    ):
        assert words in told  # fmt: skip


def test_an_article_without_claims_is_a_page_too(seed: Report) -> None:
    bare = seed.model_copy(
        update={"sources": (), "claims": (), "attributions": (), "silences": (), "links": ()}
    )
    page = Page(export.render(bare, ".html").decode())
    assert json.loads(page.raw["script"][0])["edges"] == []
    assert "no claims" in "".join(page.text)
