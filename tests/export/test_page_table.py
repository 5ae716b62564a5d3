"""The table of the same, the keyboard, and every way of reading: phone, dark, print, no script."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest

from attrib import export
from attrib.claim_graph import graph
from attrib.model import Report
from tests.export.conftest import Reading
from tests.export.pages import large_report

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ColorScheme = Literal["light", "dark"]


def test_the_table_says_what_the_graph_says(reading: Reading, seed: Report) -> None:
    with reading(seed) as page:
        rows = page.table()
        assert rows.count() == 20  # 17 claims by one, one by two, one silence
        told = " ".join(rows.all_inner_texts())
        for claim in seed.claims:
            assert " ".join(claim.text.split()) in " ".join(told.split())
        page.tab.locator("td.act button").nth(1).click()
        assert "asserts Kenneth Roth" in page.panel()
        assert page.tab.locator("tr.chosen").count() == 1


def test_what_is_linked_has_a_table_too(reading: Reading, rich: Report) -> None:
    with reading(rich) as page:
        page.table()
        links = page.tab.locator("#table-view table").nth(1)
        assert "relays" in links.inner_text()
        links.locator("button", has_text="differs").click()
        assert "These differ" in page.panel()
        assert "12 and 15 dead" in page.panel()


def test_the_table_can_be_sorted(reading: Reading, seed: Report) -> None:
    def column(name: str) -> list[str]:
        return page.tab.locator(f"td.{name}").all_inner_texts()

    with reading(seed) as page:
        page.table()
        page.tab.locator("th button", has_text="Who").click()
        who = column("who")
        assert who == sorted(who, key=str.casefold)
        heading = page.tab.locator("th", has_text="Confidence")
        heading.locator("button").press("Enter")
        sure = [value for value in column("confidence") if value]
        assert sure == sorted(sure)
        assert heading.get_attribute("aria-sort") == "ascending"
        heading.locator("button").press("Enter")
        assert column("confidence")[: len(sure)] == sorted(sure, reverse=True)
        assert heading.get_attribute("aria-sort") == "descending"
        assert page.tab.locator("th[aria-sort=none]").count() == 7


def test_the_keyboard_reaches_everything(reading: Reading, seed: Report) -> None:
    def focused(part: str) -> str:
        found: str = page.tab.evaluate(f"String(document.activeElement.{part} || '')")
        return found

    with reading(seed) as page:
        page.tab.focus("#graph")
        seen = []
        for _ in range(24):
            page.tab.keyboard.press("ArrowDown")
            seen.append(page.tab.inner_text("#choice h2"))
        assert {source.name for source in seed.sources} <= set(seen)
        page.tab.keyboard.press("Escape")
        assert "Choose a box" in page.panel()
        page.tab.keyboard.press("ArrowDown")
        page.tab.keyboard.press("ArrowLeft")
        assert page.tab.inner_text("#choice h2") == "Kenneth Roth"
        page.tab.keyboard.press("ArrowRight")
        assert page.tab.locator("#choice .kind").inner_text() == "claim of"
        page.tab.keyboard.press("/")
        assert focused("id") == "search"
        page.tab.keyboard.press("Tab")
        page.tab.keyboard.press("Enter")
        page.tab.keyboard.press("Tab")
        page.tab.keyboard.press("Space")
        assert "links=yes" in page.fragment()
        page.tab.keyboard.press("Escape")
        assert focused("textContent") == "Filters"
        page.tab.keyboard.press("Shift+Tab")
        page.tab.focus("#graph-tab")
        page.tab.keyboard.press("ArrowRight")
        assert page.tab.locator("#table-view").is_visible()
        page.tab.locator(".chip").first.press("Enter")
        page.tab.focus("#table-tab")
        reached = set()
        for _ in range(80):
            page.tab.keyboard.press("Tab")
            reached.add(focused("dataset.choose"))
        assert {node["id"] for node in export.network(graph(seed)).nodes} <= reached


def test_what_can_be_pressed_has_a_name(reading: Reading, rich: Report) -> None:
    with reading(rich) as page:
        page.table()
        nameless = page.tab.evaluate(
            """() => [...document.querySelectorAll(
                'button, #graph, summary, input, select, [tabindex]')]
              .filter((e) => !(e.textContent.trim() || e.getAttribute('aria-label')
                || e.getAttribute('aria-labelledby') || e.labels?.length))
              .map((e) => e.outerHTML)"""
        )
        assert nameless == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_reads_on_a_phone_in_light_and_dark(
    reading: Reading, rich: Report, scheme: ColorScheme
) -> None:
    size = {"width": 390, "height": 844}
    with reading(rich, viewport=size, color_scheme=scheme, has_touch=True) as page:
        assert page.tab.evaluate("document.documentElement.scrollWidth") <= 390
        shade = page.tab.evaluate(
            "getComputedStyle(document.querySelector('.middle')).backgroundColor"
        )
        assert shade == ("rgb(255, 255, 255)" if scheme == "light" else "rgb(20, 24, 29)")
        # letters of 12 pixels, hardly made smaller; who and what both in sight
        assert page.tab.evaluate("claimGraph.network.getScale()") > 0.85
        for local in ("s1", "c1"):
            left, right = page.tab.evaluate(
                """(id) => {
                  const { left, right } = claimGraph.network.getBoundingBox(id);
                  return [left, right].map((x) => claimGraph.network.canvasToDOM({ x, y: 0 }).x);
                }""",
                f"{rich.article.id}/{local}",
            )
            assert left >= 0
            assert right <= 390
        page.tab.click("#filters summary")
        sheet = page.tab.locator("#filter-sheet").bounding_box()
        assert sheet is not None
        assert sheet["x"] >= 0
        assert sheet["x"] + sheet["width"] <= 390
        page.tab.keyboard.press("Escape")
        page.choose("12 people")
        assert "State television" in page.panel()


def test_a_reader_who_wants_no_motion_gets_none(reading: Reading, seed: Report) -> None:
    scale = "claimGraph.network.getScale()"
    with reading(seed) as page:
        before = page.tab.evaluate(scale)
        page.tab.click("#larger")
        assert page.tab.evaluate(scale) == pytest.approx(before * 1.25)
        style = "getComputedStyle(document.querySelector('.texts')).scrollBehavior"
        assert page.tab.evaluate(style) == "auto"


def test_it_prints_text_graph_and_table(reading: Reading, three: list[Report]) -> None:
    with reading(*three, color_scheme="dark") as page:
        page.tab.evaluate("window.dispatchEvent(new Event('beforeprint'))")
        page.tab.emulate_media(media="print")
        assert page.tab.locator("#table-view tr[data-row]:visible").count() == 6
        assert page.tab.locator("#paper svg").is_visible()
        assert page.tab.locator("#paper svg g").count() == len(page.drawn())
        assert page.tab.locator(".texts article:visible").count() == 3
        assert not page.tab.locator(".tools").is_visible()
        assert page.tab.locator("#paper rect").first.get_attribute("fill") == "#ffffff"
        # else the heading would stand on the first sheet of the table only
        display = "(all) => all.map((e) => getComputedStyle(e).display)"
        assert set(page.tab.locator("th .sort").evaluate_all(display)) == {"contents"}
        assert set(page.tab.locator("thead").evaluate_all(display)) == {"table-header-group"}
        assert not page.tab.locator("aside").is_visible()


def test_without_a_script_text_and_tables_say_all(
    browser: Browser, exported: Callable[..., Path], rich: Report
) -> None:
    context = browser.new_context(java_script_enabled=False, offline=True)
    tab = context.new_page()
    tab.goto(exported(rich).as_uri())
    assert "needs JavaScript" in tab.inner_text(".plain")
    assert tab.locator(".plain table").first.locator("tbody tr:visible").count() == 6
    told = " ".join(tab.locator(".plain").inner_text().split())
    for words in ("hedged: reportedly", "12 and 15 dead", "no response", "predicts", "0.97"):
        assert words in told
    assert "on Monday" in told
    assert not tab.locator("#graph").is_visible()
    assert not tab.locator("#search").is_visible()
    assert rich.claims[0].text in tab.inner_text(".texts")
    context.close()


def test_a_long_graph_is_printed_in_parts_that_cut_no_box(reading: Reading) -> None:
    with reading(large_report(60)) as page:
        page.tab.evaluate("window.dispatchEvent(new Event('beforeprint'))")
        frames = page.tab.locator("#paper svg").evaluate_all(
            "(all) => all.map((one) => one.getAttribute('viewBox').split(' ').map(Number))"
        )
        boxes = page.tab.evaluate("claimGraph.data.nodes.map((n) => claimGraph.boxOf(n))")
    assert len(frames) > 2
    assert all(down <= across * 1.4 for _, _, across, down in frames)
    for _, top, _, down in frames[1:]:
        assert all(abs(top - box["y"]) >= box["height"] / 2 for box in boxes), (top, down)
    for one, other in itertools.pairwise(frames):
        assert one[1] + one[3] == pytest.approx(other[1], abs=0.2)


def test_a_phone_has_every_sign_of_the_legend_and_a_name_for_the_search(
    reading: Reading, rich: Report
) -> None:
    with reading(rich, viewport={"width": 390, "height": 844}) as page:
        wide, room = page.tab.locator("#legend").evaluate("(e) => [e.scrollWidth, e.clientWidth]")
        assert wide <= room
        assert page.tab.get_by_label("Find", exact=True).get_attribute("id") == "search"


def test_headings_tables_and_targets_suit_a_screen_reader_and_a_finger(
    reading: Reading, rich: Report
) -> None:
    with reading(rich) as page:
        levels = [int(tag[1]) for tag in page.tab.locator("h1, h2, h3").evaluate_all(
            "(all) => all.filter((e) => e.offsetParent).map((e) => e.tagName)"
        )]  # fmt: skip
        assert levels[0] == 1
        assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
        page.table()
        for table in page.tab.locator("#table-view table").all():
            assert table.locator("caption").inner_text()
            assert set(table.locator("th").evaluate_all("(all) => all.map((e) => e.scope)")) == {
                "col"
            }
        page.tab.click("#filters summary")
        small = page.tab.evaluate(
            """() => [...document.querySelectorAll('#filter-sheet label, .tabs button, summary')]
              .filter((e) => e.getBoundingClientRect().height < 24).map((e) => e.textContent)"""
        )
        assert small == []


def test_the_first_stop_of_the_keyboard_leads_to_the_table(reading: Reading, seed: Report) -> None:
    with reading(seed) as page:
        page.tab.keyboard.press("Tab")
        assert page.tab.evaluate("document.activeElement.id") == "to-table"
        page.tab.keyboard.press("Enter")
        assert page.tab.locator("#table-view").is_visible()
        assert page.tab.evaluate("document.activeElement.id") == "table-view"
