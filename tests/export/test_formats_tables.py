"""CSV and workbooks read back cell by cell, and no spreadsheet finds a formula in them."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attrib import export
from attrib.claim_graph import graph
from attrib.export.sheets import LONGEST, guarded
from attrib.export.tables import Cell, Table, tables
from attrib.model import Report
from tests.export.samples import REPORTS, either
from tests.full_report import short_report

NAMES = ["articles", "sources", "claims", "attributions", "silences", "edges"]
DANGEROUS = ["=1+1", "+1", "-1+2", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", "=cmd|' /C calc'!A0",
             "\u00a0=1", "\v=1", "\ufeff=1", "\u200b+1", " \u2066\u3000@A1", "\x00-1", "\u2028＋1",
             " \n1"]  # fmt: skip


def read_csv(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))


def as_text(cell: Cell) -> str:
    if isinstance(cell, bool):
        return str(cell).lower()
    return "" if cell is None else str(cell)


@either
def test_csv_files_read_back_cell_by_cell(tmp_path: Path, reports: list[Report]) -> None:
    export.write(reports, tmp_path / "x.csv")
    assert {path.name for path in tmp_path.iterdir()} == {f"x-{name}.csv" for name in NAMES}
    for name, table in tables(reports).items():
        heading, *rows = read_csv((tmp_path / f"x-{name}.csv").read_bytes())
        assert heading == list(table.columns)
        assert [[cell.removeprefix("'") for cell in row] for row in rows] == [
            [as_text(cell).removeprefix("'") for cell in row] for row in table.rows
        ]


@either
def test_a_workbook_reads_back_cell_by_cell(reports: list[Report]) -> None:
    book = openpyxl.load_workbook(io.BytesIO(export.render(reports, ".xlsx")))
    assert book.sheetnames == NAMES
    for name, table in tables(reports).items():
        heading, *rows = book[name].iter_rows(values_only=True)
        assert heading == table.columns
        assert rows == [tuple(None if cell == "" else cell for cell in row) for row in table.rows]


def test_the_tables_hold_every_part_of_the_graph() -> None:
    found = graph(REPORTS["merged"])
    made = tables(REPORTS["merged"])
    kinds = [data["kind"] for _, data in found.nodes(data=True)]
    for name, kind in (("articles", "article"), ("sources", "source"), ("claims", "claim"),
                       ("silences", "silence")):  # fmt: skip
        assert len(made[name].rows) == kinds.count(kind)
    assert len(made["edges"].rows) == found.number_of_edges()
    assert len(made["attributions"].rows) == sum(
        len(report.attributions) for report in REPORTS["merged"]
    )


def test_the_tables_can_be_joined_by_their_ids() -> None:
    made = tables(REPORTS["merged"])
    sources = {row[0] for row in made["sources"].rows}
    claims = {row[0] for row in made["claims"].rows}
    columns = made["attributions"].columns
    for row in made["attributions"].rows:
        told = dict(zip(columns, row, strict=True))
        assert set(str(told["source_ids"]).split("; ")) <= sources
        assert set(str(told["claims"]).split("; ")) <= claims


@pytest.mark.parametrize("text", DANGEROUS)
def test_what_looks_like_a_formula_is_guarded(text: str) -> None:
    assert guarded(text) == f"'{text}"


@given(st.one_of(st.text(), st.sampled_from(DANGEROUS)))
@settings(max_examples=60, deadline=None)
def test_no_cell_of_text_begins_as_a_formula(text: str) -> None:
    shown = guarded(text)
    assert isinstance(shown, str)
    assert shown.lstrip(" ")[:1] not in set("=+-@\t\r\n＝＋－＠") - {""}
    assert shown.removeprefix("'") == text.removeprefix("'") or shown == f"'{text}"


@pytest.mark.parametrize("text", ["a=1", "\u00a0a", "\u200b", "", "’=1", "\u200ba=1"])
def test_what_does_not_look_like_a_formula_stays(text: str) -> None:
    assert guarded(text) == text


@pytest.mark.parametrize("number", [10**400, float("inf"), float("nan")], ids=["big", "inf", "nan"])
def test_a_number_that_no_workbook_holds_is_text(
    monkeypatch: pytest.MonkeyPatch, number: float
) -> None:
    made = {"numbers": Table(("number",), ((number,), (3,)))}
    monkeypatch.setattr("attrib.export.sheets.tables", lambda _: made)
    sheet = openpyxl.load_workbook(io.BytesIO(export.render(REPORTS["empty"], ".xlsx")))["numbers"]
    assert (sheet["A2"].value, sheet["A2"].data_type) == (str(number), "s")
    assert sheet["A3"].value == 3


def test_a_workbook_keeps_formulas_as_text() -> None:
    report = short_report("=HYPERLINK(1) said so.", ("=HYPERLINK(1)", "person"))
    book = openpyxl.load_workbook(io.BytesIO(export.render(report, ".xlsx")))
    cell = book["sources"]["B2"]
    assert (cell.value, cell.data_type) == ("=HYPERLINK(1)", "s")
    assert cell.hyperlink is None


def test_a_cell_that_is_too_long_for_a_workbook_is_cut() -> None:
    name = "x" * (LONGEST + 5)
    book = openpyxl.load_workbook(
        io.BytesIO(export.render(short_report(f"{name} said so.", (name, None)), ".xlsx"))
    )
    value = book["sources"]["B2"].value
    assert isinstance(value, str)
    assert len(value) == LONGEST
    assert value.endswith("…")
