"""What a reader takes away from the page: picture, drawing, table, data."""

from __future__ import annotations

import csv
import io
import json
import re
import struct
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from attrib.export.sheets import guarded
from attrib.model import Report
from tests.export.conftest import Reader, Reading
from tests.reports import article, claim, find, seed_report

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SVG = "{http://www.w3.org/2000/svg}"


def take(page: Reader, what: str) -> bytes:
    page.tab.click("#take summary")
    with page.tab.expect_download() as waiting:
        page.tab.click(f"#take-{what}")
    assert waiting.value.suggested_filename.endswith(f".{what}")
    return Path(waiting.value.path()).read_bytes()


def test_the_json_is_the_report_that_it_was_made_from(reading: Reading, rich: Report) -> None:
    with reading(rich) as page:
        assert Report.model_validate_json(take(page, "json")) == rich


def test_the_json_of_several_is_a_list_of_reports(reading: Reading, three: list[Report]) -> None:
    with reading(*three) as page:
        taken = json.loads(take(page, "json"))
        assert [Report.model_validate_json(json.dumps(one)) for one in taken] == three


def test_the_csv_is_the_table_as_it_stands(reading: Reading, rich: Report) -> None:
    with reading(rich) as page:
        page.filter("unnamed")
        page.tab.keyboard.press("Escape")
        text = take(page, "csv").decode("utf-8-sig")
    assert text.endswith("\r\n")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [row["Who"] for row in rows] == ["Two officials", "The mayor of Orra"]
    assert rows[0]["Says what"] == 'the gates were "badly rusted" for years'
    assert rows[0]["Certainty"] == "attribution unsure"
    assert rows[1]["When"] == "by Tuesday"


def test_a_cell_of_the_csv_is_never_a_formula(reading: Reading) -> None:
    of = article("=1+1 happened.\n\n@sum was seen.\n\n-2 is low.\n\n+3 is high.")
    lines = [line for line in of.text.split("\n") if line]
    claims = tuple(
        claim(f"c{number}", find(of, line), "outlet") for number, line in enumerate(lines, start=1)
    )
    report = seed_report().model_copy(
        update={"article": of, "sources": (), "attributions": (), "silences": (), "links": (),
                "claims": claims}
    )  # fmt: skip
    with reading(report) as page:
        rows = list(csv.reader(io.StringIO(take(page, "csv").decode("utf-8-sig"))))
    assert [row[1] for row in rows[1:]] == [f"'{line}" for line in lines]


def test_the_table_and_the_csv_files_guard_the_same_cells(browser: Browser) -> None:
    script = resources.files("attrib.web").joinpath("takeaway.js").read_text(encoding="utf-8")
    function = re.search(r"^function csvCell.*?^}", script, re.DOTALL | re.MULTILINE)
    assert function is not None
    skipped = ["", " ", "\u00a0", "\t", "\v", "\x85", "\ufeff", "\u200b\u3000", "\u2028\u2066", "'"]
    cells = [f"{one}{sign}1" for one in skipped for sign in "=+-@＝＋－＠a\n"]
    page = browser.new_page()
    shown = page.evaluate(f"(cells) => {{ {function[0]} return cells.map(csvCell); }}", cells)
    page.close()
    plain = [cell[1:-1].replace('""', '"') if cell.startswith('"') else cell for cell in shown]
    assert plain == [guarded(cell) for cell in cells]


def test_the_png_is_the_canvas(reading: Reading, seed: Report) -> None:
    with reading(seed) as page:
        picture = take(page, "png")
        size = page.tab.evaluate(
            "(({ width, height }) => [width, height])(document.querySelector('#graph canvas'))"
        )
    assert picture.startswith(b"\x89PNG\r\n")
    assert list(struct.unpack(">II", picture[16:24])) == size


def test_the_svg_shows_the_view_and_can_be_read(
    reading: Reading, seed: Report, hostile: Report
) -> None:
    with reading(seed) as page:
        page.filter("Kenneth Roth")
        page.tab.keyboard.press("Escape")
        root = ET.fromstring(take(page, "svg"))
    assert root.tag == f"{SVG}svg"
    assert root.findtext(f"{SVG}title") == f"Who says what: {seed.article.title}"
    assert root.findtext(f"{SVG}desc")
    titles = {element.text for element in root.iterfind(f"{SVG}g/{SVG}title")}
    assert titles == {"Kenneth Roth", *(seed.claim(id).text for id in ("c1", "c2", "c3"))}
    assert "wrote on Twitter" in {element.text for element in root.iter(f"{SVG}text")}
    with reading(hostile) as page:
        root = ET.fromstring(take(page, "svg"))
    assert {element.tag.removeprefix(SVG) for element in root.iter()} == {
        "svg", "title", "desc", "rect", "path", "polygon", "g", "text",
    }  # fmt: skip


def test_a_link_to_the_view_is_copied_or_shown(reading: Reading, seed: Report) -> None:
    with reading(seed) as page:
        page.filter("Kenneth Roth")
        page.tab.keyboard.press("Escape")
        page.tab.click("#take summary")
        page.tab.click("#take-link")
        page.tab.locator("#take-link:not(:text-is('Copy a link to this view'))").wait_for()
        assert page.tab.inner_text("#take-link") in ("Copied", page.tab.url)


def test_the_print_button_prints(reading: Reading, seed: Report) -> None:
    with reading(seed) as page:
        page.tab.evaluate("window.print = () => { window.printed = true; }")
        page.tab.click("#take summary")
        page.tab.click("#take-print")
        assert page.tab.evaluate("window.printed")
