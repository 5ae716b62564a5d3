"""Takes the screenshot of the README: `python docs/screenshot.py`.

Runs `attrib graph` on the article of `seeds/`, opens the page in Chromium, chooses the longest
quotation and saves `docs/seed-graph.png`. Needs playwright and a Chromium (CHROMIUM, or the
system's). Another page, and another file: `python docs/screenshot.py page.html picture.png`.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import ViewportSize, sync_playwright

HERE = Path(__file__).parent
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
SIZE = ViewportSize(width=1400, height=900)
LONGEST = """() => {
  const quoted = [...document.querySelectorAll('tr[data-row]')]
    .filter((row) => row.cells[0].textContent.includes(', direct'));
  quoted.sort((one, other) => other.textContent.length - one.textContent.length);
  quoted[0]?.cells[1].querySelector('button').click();
}"""


def main(arguments: list[str]) -> None:
    """Save a picture of the page named first to the file named second."""
    picture = Path(arguments[1]) if len(arguments) > 1 else HERE / "seed-graph.png"
    with tempfile.TemporaryDirectory() as folder:
        page = Path(arguments[0]) if arguments else Path(folder) / "graph.html"
        if not arguments:
            article = HERE.parent / "seeds" / "seed-article.txt"
            command = [sys.executable, "-m", "attrib", "graph", str(article), "-o", str(page)]
            subprocess.run(command, check=True)
        take(page, picture)


def take(page: Path, picture: Path) -> None:
    """Save what a reader sees of `page` in a window of 1400 by 900 to `picture`."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--headless", "--no-sandbox", "--disable-gpu"]
        )
        tab = browser.new_page(viewport=SIZE, reduced_motion="reduce")
        tab.goto(page.resolve().as_uri())
        tab.wait_for_selector("html[data-ready]")
        tab.evaluate(LONGEST)
        tab.wait_for_timeout(500)
        tab.screenshot(path=picture)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
