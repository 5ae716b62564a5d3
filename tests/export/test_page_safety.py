"""Whatever the article holds, nothing of it runs, and nothing is asked for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from attrib.model import Report
from tests.export.conftest import Reading

if TYPE_CHECKING:
    from playwright.sync_api import Browser


def test_markup_of_the_article_runs_nothing(reading: Reading, hostile: Report) -> None:
    with reading(hostile) as page:
        for button in page.table().locator("button").all():
            button.click()
            assert page.tab.locator("#choice script, #choice img, #choice a").count() == 0
        page.tab.click("#graph-tab")
        page.tab.click("#filters summary")
        for box in page.tab.locator("#filter-sheet input[name=source]").all():
            box.click()
        page.tab.keyboard.press("Escape")
        for piece in page.tab.locator(".texts span").all()[:8]:
            piece.click()
        page.tab.hover("#graph", position={"x": 120, "y": 60})
        page.tab.wait_for_timeout(500)
        assert page.tab.evaluate("window.hacked") is None
        assert page.tab.locator("script").count() == 3
        assert page.tab.locator("img, a:not(.skip)").count() == 0


def test_names_of_javascript_properties_are_names(reading: Reading, hostile: Report) -> None:
    with reading(hostile) as page:
        for name in ("__proto__", "constructor"):
            page.tab.fill("#search", name)
            page.tab.press("#search", "Enter")
            assert page.tab.inner_text("#choice h2") == name
            assert "unsure" in page.panel()
            assert len(page.drawn()) == 2


def test_odd_characters_and_long_names_change_no_box(reading: Reading, hostile: Report) -> None:
    with reading(hostile) as page:
        shown = "\n".join(
            line
            for lines in page.tab.evaluate("claimGraph.data.nodes.map((n) => n.boxes[0][6])")
            for line in lines
        )
        for hidden in "\u202e\u200b\u2028\u2029":
            assert hidden not in shown
        assert "xxxxx" in shown
        assert max(map(len, shown.split("\n"))) < 80
        widths = page.tab.evaluate("claimGraph.data.nodes.map((n) => n.boxes[0][2])")
        assert max(widths) <= 400
        assert page.tab.evaluate("document.documentElement.scrollWidth") <= 1400


def test_hostile_articles_beside_another_change_nothing_in_it(
    reading: Reading, seed: Report, hostile: Report
) -> None:
    with reading(seed, hostile) as page:
        assert page.tab.locator(".texts article").count() == 2
        page.choose("some of the killed")
        assert page.lit() == "some of the killed were civilians"
        page.choose("that <b>4</b>")
        assert "constructor" in page.panel()


def test_the_policy_stops_what_gets_in_all_the_same(
    browser: Browser, exported: Callable[..., Path], seed: Report
) -> None:
    url = exported(seed).as_uri()
    tab = browser.new_page()
    refused: list[str] = []
    tab.on("console", lambda message: refused.append(message.text))
    tab.on("request", lambda request: refused.append(request.url))
    tab.goto(url)
    tab.wait_for_selector("html[data-ready]")
    assert refused == [url]
    tab.evaluate(
        """() => {
          const script = document.createElement('script');
          script.textContent = 'window.hacked = 1';
          document.body.append(script);
          const holder = document.createElement('div');
          holder.innerHTML = '<img src="https://example.org/x.png" onerror="window.hacked = 2">';
          document.body.append(holder);
        }"""
    )
    tab.wait_for_timeout(300)
    assert tab.evaluate("window.hacked") is None
    assert sum("Content Security Policy" in line for line in refused) >= 2
    tab.close()
