"""Hand-made reports, a Chromium that is offline, and a reader of exported pages in it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from attrib import export
from attrib.model import Report
from tests.export.pages import rich_report, three_reports
from tests.reports import hostile_report, seed_report

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Dialog, Locator, Page

CHROMIUM = (
    os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
)
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@pytest.fixture(scope="session")
def seed() -> Report:
    return seed_report()


@pytest.fixture(scope="session")
def hostile() -> Report:
    return hostile_report()


@pytest.fixture(scope="session")
def rich() -> Report:
    return rich_report()


@pytest.fixture(scope="session")
def three() -> list[Report]:
    return three_reports()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium; the tests that need it are skipped where it, or playwright, is missing."""
    driver = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if CHROMIUM is None:
        pytest.skip("chromium is not installed: apt-get install chromium, or set CHROMIUM")
    with driver.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


class Reader:
    """A tab on one exported page that remembers requests, console messages and errors."""

    def __init__(self, tab: Page, path: Path) -> None:
        self.tab, self.url = tab, path.as_uri()
        tab.set_default_timeout(90_000)  # other work may leave little of the machine
        self.requests: list[str] = []
        self.trouble: list[str] = []
        tab.on("request", lambda request: self.requests.append(request.url))
        tab.on("console", lambda message: self.trouble.append(message.text))
        tab.on("pageerror", lambda error: self.trouble.append(str(error)))
        tab.on("dialog", self.dismiss)

    def dismiss(self, dialog: Dialog) -> None:
        self.trouble.append(dialog.message)
        dialog.dismiss()

    def open(self, fragment: str = "") -> Reader:
        self.tab.goto(f"{self.url}{fragment}")
        self.tab.wait_for_selector("html[data-ready]")
        return self

    def fragment(self) -> str:
        found: str = self.tab.evaluate("decodeURIComponent(location.hash)")
        return found

    def panel(self) -> str:
        return " ".join(self.tab.inner_text("#choice").split())

    def status(self) -> str:
        return self.tab.inner_text("#found")

    def lit(self) -> str:
        return " ".join("".join(self.tab.locator(".texts .lit").all_text_contents()).split())

    def table(self) -> Locator:
        """The rows of the table, which is opened."""
        self.tab.click("#table-tab")
        return self.tab.locator("#table-view table").first.locator("tbody tr")

    def choose(self, words: str) -> None:
        """Choose what has these words, in the table."""
        self.table().locator("button", has_text=words).last.click()

    def filter(self, label: str) -> None:
        """Tick or clear a filter."""
        if not self.tab.evaluate("document.getElementById('filters').open"):
            self.tab.click("#filters summary")
        self.tab.locator("#filter-sheet label", has_text=label).locator("input").click()

    def drawn(self) -> set[str]:
        """Ids of the nodes on the canvas."""
        return set(self.tab.evaluate("claimGraph.network.body.data.nodes.getIds()"))

    def spot(self, *ids: str) -> tuple[float, float]:
        """Where on the screen the middle between some nodes is."""
        x, y = self.tab.evaluate(
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


Reading = Callable[..., AbstractContextManager[Reader]]


@pytest.fixture(scope="session")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Writes the page of some reports, once for all tests."""
    folder = tmp_path_factory.mktemp("pages")
    known: dict[tuple[str, ...], Path] = {}

    def write(*reports: Report) -> Path:
        key = tuple(report.article.id for report in reports)
        if key not in known:
            known[key] = folder / f"{len(known)}.html"
            export.write(reports, known[key])
        return known[key]

    return write


@pytest.fixture
def reading(browser: Browser, exported: Callable[..., Path]) -> Reading:
    """Opens reports as a page; afterwards, nothing may have been asked for or gone wrong."""

    @contextmanager
    def opened(*reports: Report, fragment: str = "", **options: Any) -> Iterator[Reader]:
        context = browser.new_context(
            **{
                "offline": True,
                "viewport": {"width": 1400, "height": 900},
                "reduced_motion": "reduce",
                **options,
            }
        )
        reader = Reader(context.new_page(), exported(*reports))
        yield reader.open(fragment)
        reader.tab.wait_for_timeout(100)
        asked = [url for url in reader.requests if not url.startswith("blob:")]
        assert set(asked) == {reader.url}
        assert reader.trouble == []
        context.close()

    return opened
