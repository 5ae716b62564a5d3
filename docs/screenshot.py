"""Takes the pictures of the page in docs/: `python docs/screenshot.py`.

Runs `attrib graph` on the article of `seeds/`, on one of `examples/` and on the three invented
reports of docs/three-reports/, opens each page in Chromium at the width of a desk and of a phone,
light or dark, and saves what a reader sees. Needs playwright and a Chromium (CHROMIUM, or the
system's). Another page, and another file: `python docs/screenshot.py page.html picture.png`.
"""

from __future__ import annotations

import base64
import os
import struct
import subprocess
import sys
import tempfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import numpy as np
from playwright.sync_api import ViewportSize, sync_playwright

if TYPE_CHECKING:
    from playwright.sync_api import Browser

HERE = Path(__file__).parent
ROOT = HERE.parent
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu"]
DESK = ViewportSize(width=1400, height=900)
PHONE = ViewportSize(width=390, height=844)
COLOURS = 128  # what a PNG with a palette can hold: a quarter of the size, and the letters stay
# chooses the claim or source that the words of a button in the table begin with
CHOOSE = """(words) => {
  const { data } = window.claimGraph;
  const row = data.rows.find((row) => row.what.startsWith(words) || row.who.startsWith(words));
  location.hash = `#choose=${row.what.startsWith(words) ? row.words : row.speaker}`;
}"""

DECODE = """async (png) => {
  const read = await fetch(`data:image/png;base64,${png}`);
  const bitmap = await createImageBitmap(await read.blob());
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const ctx = canvas.getContext('2d');
  ctx.drawImage(bitmap, 0, 0);
  const { data } = ctx.getImageData(0, 0, canvas.width, canvas.height);
  let text = '';
  for (let at = 0; at < data.length; at += 8192) {
    text += String.fromCharCode(...data.subarray(at, at + 8192));
  }
  return [canvas.width, canvas.height, btoa(text)];
}"""


@dataclass(frozen=True)
class Picture:
    """A picture in docs/: of which articles, in what window, and what is chosen in it."""

    name: str
    articles: tuple[Path, ...]
    size: ViewportSize
    scheme: Literal["light", "dark"]
    chosen: str = ""


SEED = (ROOT / "seeds" / "seed-article.txt",)
LONG = (ROOT / "examples" / "new-zealand-flag.txt",)
THREE = tuple(HERE / "three-reports" / f"{day}.txt" for day in ("morning", "evening", "weekly"))
PICTURES = (
    Picture("seed-graph.png", SEED, DESK, "light", "Today's attack"),
    Picture("seed-graph-dark.png", SEED, DESK, "dark"),
    Picture("seed-phone-light.png", SEED, PHONE, "light"),
    Picture("seed-phone.png", SEED, PHONE, "dark", "Under pressure"),
    Picture("long-graph-light.png", LONG, DESK, "light"),
    Picture("long-graph.png", LONG, DESK, "dark", "John Burrows"),
    Picture("long-phone.png", LONG, PHONE, "light"),
    Picture("long-phone-dark.png", LONG, PHONE, "dark", "John Key"),
    Picture("three-graph.png", THREE, DESK, "light", "Ada Quist"),
    Picture("three-graph-dark.png", THREE, DESK, "dark"),
    Picture("three-phone-light.png", THREE, PHONE, "light", "Norden Construction"),
    Picture("three-phone.png", THREE, PHONE, "dark"),
)


def main(arguments: list[str]) -> None:
    """Save all pictures, or one of the page named first to the file named second."""
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        if arguments:
            page, file = map(Path, arguments)
            picture = Picture(file.name, (), DESK, "light")
            file.write_bytes(small(browser, take(browser, page, picture)))
        pages: dict[tuple[Path, ...], Path] = {}
        for picture in () if arguments else PICTURES:
            if picture.articles not in pages:
                page = pages[picture.articles] = Path(folder) / f"{len(pages)}.html"
                files = map(str, picture.articles)
                command = [sys.executable, "-m", "attrib", "graph", *files, "-o", str(page)]
                subprocess.run(command, check=True)
            taken = small(browser, take(browser, pages[picture.articles], picture))
            (HERE / picture.name).write_bytes(taken)
            print(f"{picture.name}: {len(taken) // 1000} kB")
        browser.close()


def take(browser: Browser, page: Path, picture: Picture) -> bytes:
    """What a reader sees of `page`, as PNG."""
    context = browser.new_context(
        viewport=picture.size, color_scheme=picture.scheme, reduced_motion="reduce"
    )
    context.set_default_timeout(120_000)
    tab = context.new_page()
    tab.goto(page.resolve().as_uri())
    tab.wait_for_selector("html[data-ready]")
    if picture.chosen:
        tab.evaluate(CHOOSE, picture.chosen)
    tab.wait_for_timeout(500)
    taken = tab.screenshot()
    context.close()
    return taken


def small(browser: Browser, png: bytes) -> bytes:
    """The picture in few colours, of which each is the nearest to those that it stands for.

    They are frequent, and far from one another, so that a thin line of a rare colour keeps it.
    """
    pixels = _pixels(browser, png)
    # steps of 4 join the shades at the edges of letters that no eye tells apart
    coarse = np.minimum((pixels.astype(int) + 1) // 4 * 4, 255)
    found, where, counts = np.unique(
        coarse.reshape(-1, 3), axis=0, return_inverse=True, return_counts=True
    )
    weight, chosen = np.sqrt(counts), [int(counts.argmax())]
    distance = _apart(found, found[chosen[0]])
    while len(chosen) < min(COLOURS, len(found)):
        chosen.append(int((distance * weight).argmax()))
        distance = np.minimum(distance, _apart(found, found[chosen[-1]]))
    palette = found[chosen]
    nearest = np.stack([_apart(found, colour) for colour in palette]).argmin(axis=0)
    indices = nearest[where.reshape(-1)].astype(np.uint8)
    height, width = pixels.shape[:2]
    unfiltered = np.zeros((height, 1), np.uint8)
    rows = np.concatenate([unfiltered, indices.reshape(height, width)], axis=1)
    # https://www.w3.org/TR/png-3/: 8 bits, with a palette
    head = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    parts = [(b"IHDR", head), (b"PLTE", palette.astype(np.uint8).tobytes()),
             (b"IDAT", zlib.compress(rows.tobytes(), 9)), (b"IEND", b"")]  # fmt: skip
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in parts)


def _apart(colours: np.ndarray, one: np.ndarray) -> np.ndarray:
    """The squared distance of each of the colours to one."""
    difference: np.ndarray = ((colours - one) ** 2).sum(axis=1)
    return difference


def _pixels(browser: Browser, png: bytes) -> np.ndarray:
    """Red, green and blue of every pixel."""
    tab = browser.new_page()
    width, height, encoded = tab.evaluate(DECODE, base64.b64encode(png).decode())
    tab.close()
    flat = np.frombuffer(base64.b64decode(encoded), np.uint8)
    return flat.reshape(height, width, 4)[:, :, :3]


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


if __name__ == "__main__":
    main(sys.argv[1:])
