"""The tables as CSV files and as a workbook, safe to open in a spreadsheet.

Spreadsheets run what looks like a formula, wherever it came from:
https://owasp.org/www-community/attacks/CSV_Injection. In CSV such a cell gets an apostrophe in
front; in a workbook it is stored as text, which is never run.
"""

from __future__ import annotations

import csv
import io
import math
import re
from collections.abc import Sequence
from datetime import datetime
from itertools import takewhile
from unicodedata import category

from attrib.export.tables import Cell, Table, tables
from attrib.model import Report

LONGEST = 32_767  # characters in a cell of a workbook
MOST_ROWS = 1_048_575  # in a sheet, beside the heading
# what a spreadsheet may skip before it looks for a formula; the page's table has the same rule
_SKIPPED = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})
_FORMULA = re.compile("[=+\\-@＝＋－＠]")
# a date that never changes, so that the same report gives the same bytes; workbooks know no zones
_MADE = datetime(2000, 1, 1)  # noqa: DTZ001
WIDTHS = {"text": 60, "content": 60, "cue": 20, "name": 28, "sources": 28, "title": 40, "why": 40,
          "from_name": 32, "to_name": 48, "id": 22}  # fmt: skip


def csv_files(reports: Report | Sequence[Report]) -> dict[str, bytes]:
    """One CSV file a table, by its ending ("-sources.csv"): RFC 4180, UTF-8 with a byte order mark.

    Without the mark Excel would read the file in another encoding.
    """
    return {f"-{name}.csv": _csv(table) for name, table in tables(reports).items()}


def _csv(table: Table) -> bytes:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(table.columns)
    writer.writerows([guarded(cell) for cell in row] for row in table.rows)
    return stream.getvalue().encode("utf-8-sig", "replace")


def guarded(cell: Cell) -> Cell:
    """The cell as no spreadsheet runs it.

    >>> guarded("=HYPERLINK(A1)"), guarded("a = b"), guarded(-3)
    ("'=HYPERLINK(A1)", 'a = b', -3)
    """
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return f"'{cell}" if isinstance(cell, str) and _runs(cell) else cell


def _runs(text: str) -> bool:
    skipped = "".join(takewhile(lambda sign: category(sign) in _SKIPPED, text))
    return any(sign in skipped for sign in "\t\r\n") or bool(_FORMULA.match(text, len(skipped)))


def xlsx(reports: Report | Sequence[Report]) -> bytes:
    """A workbook with one sheet a table; needs XlsxWriter. What is too long for a cell is cut."""
    from xlsxwriter import Workbook

    stream = io.BytesIO()
    with Workbook(stream, {"in_memory": True, "strings_to_urls": False}) as book:
        book.set_properties({"created": _MADE})
        heading = book.add_format({"bold": True})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        for name, table in tables(reports).items():
            sheet = book.add_worksheet(name)
            for column, title in enumerate(table.columns):
                sheet.write_string(0, column, title, heading)
                sheet.set_column(column, column, WIDTHS.get(title, 14), wrapped)
            for row, cells in enumerate(table.rows[:MOST_ROWS], start=1):
                for column, cell in enumerate(cells):
                    if isinstance(cell, bool):
                        sheet.write_boolean(row, column, cell)
                    elif isinstance(cell, int | float) and _holds(cell):
                        sheet.write_number(row, column, cell)
                    elif cell:
                        sheet.write_string(row, column, _fitting(str(cell)))
            sheet.freeze_panes(1, 0)
            sheet.autofilter(0, 0, max(1, len(table.rows)), len(table.columns) - 1)
    return stream.getvalue()


def _holds(number: float) -> bool:
    """Whether a workbook, whose numbers are floats, holds the number."""
    try:
        return math.isfinite(number)
    except OverflowError:
        return False


def _fitting(text: str) -> str:
    clean = text.encode("utf-8", "replace").decode()
    return clean if len(clean) <= LONGEST else clean[: LONGEST - 1] + "…"
