"""The page as a reader meets it, in Chromium, with no network to help."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pytest

from attrib import export
from attrib.claim_graph import graph
from attrib.model import Report

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Dialog, Page

DRAWN = """() => {
  const canvas = document.querySelector('#graph canvas');
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  const colours = new Set();
  for (let i = 0; i < data.length; i += 4) {
    if (data[i + 3] > 200) colours.add(data[i] << 16 | data[i + 1] << 8 | data[i + 2]);
  }
  return [...colours].map((colour) => '#' + colour.toString(16).padStart(6, '0'));
}"""


class Reader:
    """A tab on one exported page that remembers requests, console messages and errors."""

    def __init__(self, tab: Page, path: Path) -> None:
        self.tab, self.url = tab, path.as_uri()
        self.requests: list[str] = []
        self.trouble: list[str] = []
        tab.on("request", lambda request: self.requests.append(request.url))
        tab.on("console", lambda message: self.trouble.append(message.text))
        tab.on("pageerror", lambda error: self.trouble.append(str(error)))
        tab.on("dialog", self.dismiss)

    def dismiss(self, dialog: Dialog) -> None:
        self.trouble.append(dialog.message)
        dialog.dismiss()

    def open(self) -> Reader:
        self.tab.goto(self.url)
        self.tab.wait_for_selector("html[data-ready]")
        return self

    def panel(self) -> str:
        return " ".join(self.tab.inner_text("#choice").split())

    def lit(self) -> str:
        return " ".join("".join(self.tab.locator(".texts .lit").all_text_contents()).split())

    def choose(self, words: str) -> None:
        self.tab.locator("table button", has_text=words).last.click()


Reading = Callable[..., AbstractContextManager[Reader]]
ColorScheme = Literal["light", "dark"]


@pytest.fixture
def reading(browser: Browser, tmp_path: Path) -> Reading:
    """Opens reports as a page; afterwards, nothing may have been asked for or gone wrong."""

    @contextmanager
    def opened(*reports: Report, **options: Any) -> Iterator[Reader]:
        path = tmp_path / "graph.html"
        export.write(reports, path)
        context = browser.new_context(
            offline=True,
            viewport=options.pop("viewport", {"width": 1400, "height": 900}),
            reduced_motion="reduce",
            **options,
        )
        reader = Reader(context.new_page(), path)
        yield reader.open()
        reader.tab.wait_for_timeout(100)
        assert reader.requests == [reader.url]
        assert reader.trouble == []
        context.close()

    return opened


def test_the_page_shows_the_nodes(reading: Reading, seed: Report) -> None:
    with reading(seed) as page:
        colours = page.tab.evaluate(DRAWN)
        for node in export.network(graph(seed)).nodes:
            assert node["color"]["border"] in colours, node["label"]
        names = page.tab.locator("table tbody td:first-child button").all_text_contents()
        assert {source.name for source in seed.sources} < set(names)
        assert page.tab.locator("tr[data-row]").count() == len(seed.claims) + 1


def test_search_finds_a_name(reading: Reading, seed: Report) -> None:
    with reading(seed) as page:
        page.tab.fill("#search", "White Helmets")
        assert "found" in page.tab.inner_text("#found")
        visible = page.tab.locator("tr[data-row]:visible")
        assert visible.count() == 2
        assert all("White Helmets" in text for text in visible.all_inner_texts())
        page.tab.press("#search", "Enter")
        assert "White Helmets" in page.panel()
        page.tab.fill("#search", "nobody of this name")
        assert page.tab.inner_text("#found") == "nothing found"
        page.tab.fill("#search", "")
        assert page.tab.locator("tr[data-row]:visible").count() == 19


def test_search_reads_the_text_whatever_its_case_and_accents(
    reading: Reading, seed: Report
) -> None:
    with reading(seed) as page:
        page.tab.fill("#search", "turkiye")
        rows = page.tab.locator("tr[data-row]:visible").all_inner_texts()
        assert len(rows) == 2
        assert all("Türkiye" in row for row in rows)


def test_a_chosen_claim_shows_its_sentence_and_lights_its_words(
    reading: Reading, seed: Report
) -> None:
    with reading(seed) as page:
        page.choose("some of the killed")
        panel = page.panel()
        assert (
            "The monitoring group said some of the killed were civilians and that prohibited "
            "cluster bombs were used in the attack." in panel
        )
        assert "Syrian Observatory for Human Rights" in panel
        for fact in ("indirect", "asserts", "90 in 100"):
            assert fact in panel
        marked = "".join(page.tab.locator("#choice mark").all_text_contents())
        assert marked == page.lit() == "some of the killed were civilians"


def test_a_chosen_claim_is_scrolled_to(reading: Reading, seed: Report) -> None:
    with reading(seed) as page:
        page.choose("The Idlib de-escalation zone")
        assert page.tab.locator(".texts .lit").first.evaluate(
            """(piece) => {
              const pane = piece.closest('.texts').getBoundingClientRect();
              const box = piece.getBoundingClientRect();
              return box.top >= pane.top && box.bottom <= pane.bottom;
            }"""
        )
        assert "on nobody else’s word" in page.panel()


def test_a_joint_claim_names_both_sources(reading: Reading, seed: Report) -> None:
    with reading(seed) as page:
        page.choose("At least seven people")
        assert "Syrian Observatory for Human Rights and White Helmets" in page.panel()


def test_choosing_words_chooses_in_the_graph(reading: Reading, seed: Report) -> None:
    with reading(seed) as page:
        page.tab.locator(".texts span", has_text="Under pressure from").click()
        for fact in ("Kenneth Roth", "Twitter", "direct: quoted word for word"):
            assert fact in page.panel()
        page.tab.locator(".texts span", has_text="did not comment").click()
        assert "Russia: no comment" in page.panel()


def spot(page: Reader, *ids: str) -> tuple[float, float]:
    """Where on the screen the middle between some nodes is."""
    x, y = page.tab.evaluate(
        """(ids) => {
          const at = claimGraph.network.getPositions(ids);
          const mean = (axis) => ids.reduce((sum, id) => sum + at[id][axis], 0) / ids.length;
          const pane = document.querySelector('#graph').getBoundingClientRect();
          const { x, y } = claimGraph.network.canvasToDOM({ x: mean('x'), y: mean('y') });
          return [pane.left + x, pane.top + y];
        }""",
        list(ids),
    )
    return x, y


def test_a_box_and_an_arrow_can_be_clicked(reading: Reading, seed: Report) -> None:
    with reading(seed) as page:
        helmets, russia = f"{seed.article.id}/s3", f"{seed.article.id}/s4"
        page.tab.mouse.click(*spot(page, helmets))
        assert "NGO, named White Helmets" in page.panel()
        assert "the White Helmets" in page.lit()
        box = page.tab.evaluate("(id) => claimGraph.network.getBoundingBox(id).right", russia)
        _, y = spot(page, russia)
        edge = page.tab.evaluate(
            "([right, y]) => claimGraph.network.canvasToDOM({ x: right + 25, y })",
            [box, page.tab.evaluate("(id) => claimGraph.network.getPositions([id])[id].y", russia)],
        )
        pane = page.tab.locator("#graph").bounding_box()
        assert pane is not None
        page.tab.mouse.click(pane["x"] + edge["x"], y)
        assert "Russia silent about" in page.panel()
        assert "did not comment immediately on the raid" in page.lit()
        page.tab.mouse.click(pane["x"] + 5, pane["y"] + 5)
        assert "Choose a box" in page.panel()


def test_the_keyboard_reaches_everything(reading: Reading, seed: Report) -> None:
    with reading(seed) as page:
        page.tab.focus("#graph")
        seen = []
        for _ in range(24):
            page.tab.keyboard.press("ArrowDown")
            seen.append(page.tab.inner_text("#choice h2"))
        assert {source.name for source in seed.sources} <= set(seen)
        page.tab.keyboard.press("Escape")
        assert page.tab.locator("#choice h2").count() == 0
        page.tab.keyboard.press("/")
        assert page.tab.evaluate("document.activeElement.id") == "search"
        page.tab.keyboard.press("Tab")
        reached = set()
        for _ in range(60):
            reached.add(page.tab.evaluate("document.activeElement.dataset.node || ''"))
            page.tab.keyboard.press("Tab")
        assert {node["id"] for node in export.network(graph(seed)).nodes} <= reached


def test_markup_of_the_article_runs_nothing(reading: Reading, hostile: Report) -> None:
    with reading(hostile) as page:
        for button in page.tab.locator("table button").all():
            button.click()
            assert page.tab.locator("#choice script, #choice img, #choice a").count() == 0
        for name in ("__proto__", "constructor"):
            page.tab.fill("#search", name)
            page.tab.press("#search", "Enter")
            assert name in page.panel()
            assert "unsure" in page.panel()
        for piece in page.tab.locator(".texts span").all()[:12]:
            piece.click()
        page.tab.hover("#graph", position={"x": 120, "y": 60})
        page.tab.wait_for_timeout(600)
        assert page.tab.evaluate("window.hacked") is None
        assert page.tab.locator("script").count() == 3
        assert page.tab.locator("img, a:not(.skip)").count() == 0


def test_the_policy_stops_what_gets_in_all_the_same(
    browser: Browser, tmp_path: Path, seed: Report
) -> None:
    path = tmp_path / "graph.html"
    export.write([seed], path)
    tab = browser.new_page()
    refused: list[str] = []
    tab.on("console", lambda message: refused.append(message.text))
    tab.on("request", lambda request: refused.append(request.url))
    tab.goto(path.as_uri())
    tab.wait_for_selector("html[data-ready]")
    assert refused == [path.as_uri()]
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


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_reads_on_a_phone_in_light_and_dark(
    reading: Reading, seed: Report, scheme: ColorScheme
) -> None:
    size = {"width": 390, "height": 844}
    with reading(seed, viewport=size, color_scheme=scheme, has_touch=True) as page:
        assert page.tab.evaluate("document.documentElement.scrollWidth") <= 390
        shade = page.tab.evaluate(
            "getComputedStyle(document.querySelector('.drawing')).backgroundColor"
        )
        assert shade == ("rgb(255, 255, 255)" if scheme == "light" else "rgb(20, 24, 29)")
        page.choose("some of the killed")
        assert "The monitoring group said" in page.panel()


def test_without_a_script_the_table_is_there(
    browser: Browser, tmp_path: Path, seed: Report
) -> None:
    path = tmp_path / "graph.html"
    export.write([seed], path)
    context = browser.new_context(java_script_enabled=False, offline=True)
    tab = context.new_page()
    tab.goto(path.as_uri())
    assert "needs JavaScript" in tab.inner_text("aside")
    assert tab.locator("tr[data-row]:visible").count() == 19
    context.close()


def test_several_articles_stand_on_one_page(
    reading: Reading, seed: Report, hostile: Report
) -> None:
    with reading(seed, hostile) as page:
        assert page.tab.locator(".texts article").count() == 2
        page.choose("some of the killed")
        assert page.lit() == "some of the killed were civilians"
        page.choose("that <b>4</b>")
        assert "constructor" in page.panel()
