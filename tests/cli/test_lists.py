"""`parse`, `sources` and `claims` at the prompt: JSON, filters, several articles."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from attrib.model import Report
from tests.cli.conftest import Attrib


def test_json_is_the_report(attrib: Attrib, saved: Path, report: Report) -> None:
    ran = attrib("parse", saved, "--json")
    assert Report.model_validate_json(ran.out) == report


@pytest.mark.parametrize("name", ["out.json", "out.JSON"])
def test_a_name_that_ends_in_json_holds_the_report(
    attrib: Attrib, saved: Path, report: Report, tmp_path: Path, name: str
) -> None:
    attrib("parse", saved, "-o", tmp_path / name)
    assert Report.model_validate_json((tmp_path / name).read_bytes()) == report


def test_several_reports_are_json_lines(attrib: Attrib, saved: Path, report: Report) -> None:
    lines = attrib("parse", saved, saved, "--json").out.splitlines()
    assert [Report.model_validate_json(line) for line in lines] == [report, report]


def test_several_reports_do_not_fit_one_json(attrib: Attrib, saved: Path, tmp_path: Path) -> None:
    ran = attrib("parse", saved, saved, "-o", tmp_path / "x.json")
    assert ran.code == 2
    assert "name it .jsonl" in ran.err
    assert attrib("parse", saved, saved, "-o", tmp_path / "x.jsonl").code == 0
    assert len((tmp_path / "x.jsonl").read_text(encoding="utf-8").splitlines()) == 2


def test_several_reports_are_read_back(attrib: Attrib, saved: Path, tmp_path: Path) -> None:
    lines = tmp_path / "x.jsonl"
    attrib("parse", saved, saved, "-o", lines)
    assert attrib("parse", lines).out.count("4 sources, 7 attributions") == 2
    assert len(attrib("parse", lines, "--json").out.splitlines()) == 2
    assert attrib("graph", lines).out == attrib("graph", saved, saved).out
    ran = attrib("parse", lines, "-o", tmp_path / "x.json")
    assert (ran.code, "name it .jsonl" in ran.err) == (2, True)
    ran = attrib("show", lines)
    assert (ran.code, ran.out, "holds 2 reports" in ran.err) == (1, "", True)


def test_a_report_in_json_lines_is_one_line(
    attrib: Attrib, saved: Path, report: Report, tmp_path: Path
) -> None:
    attrib("parse", saved, "-o", tmp_path / "x.jsonl")
    [line] = (tmp_path / "x.jsonl").read_text(encoding="utf-8").splitlines()
    assert Report.model_validate_json(line) == report


@pytest.mark.parametrize("command", ["sources", "claims", "audit"])
def test_a_name_that_ends_in_json_holds_json(
    attrib: Attrib, saved: Path, tmp_path: Path, command: str
) -> None:
    attrib(command, saved, "-o", tmp_path / "x.json")
    told = (tmp_path / "x.json").read_text(encoding="utf-8")
    assert told == attrib(command, saved, "--json").out


@pytest.mark.parametrize("format", ["md", "html", "sarif"])
def test_the_name_of_its_file_chooses_the_format_of_an_audit(
    attrib: Attrib, saved: Path, tmp_path: Path, format: str
) -> None:
    attrib("audit", saved, "-o", tmp_path / f"x.{format}")
    told = (tmp_path / f"x.{format}").read_text(encoding="utf-8")
    assert told == attrib("audit", saved, "--format", format).out


def test_a_filter_that_does_not_exist_is_told_before_the_article_is_read(
    attrib: Attrib, tmp_path: Path
) -> None:
    ran = attrib("claims", tmp_path / "missing.txt", "--form", "spoken")
    assert (ran.code, ran.err) == (
        2,
        "attrib: no form 'spoken'; there are direct, indirect, mixed\n",
    )


def test_one_bad_article_does_not_cost_the_others(
    attrib: Attrib, saved: Path, tmp_path: Path
) -> None:
    ran = attrib("parse", saved, tmp_path / "missing.txt", saved)
    assert ran.code == 1
    assert ran.out.count("4 sources, 7 attributions") == 2
    assert ran.err.startswith(f"attrib: {tmp_path}/missing.txt: ")
    assert ran.err.count("\n") == 1


def test_claims_takes_filters(attrib: Attrib, saved: Path) -> None:
    ran = attrib("claims", saved, "--source", "White Helmets", "--form", "direct", "--json")
    [row] = json.loads(ran.out)
    assert row["claim"]["id"] == "c8"
    assert row["attributions"][0]["sources"] == ["s3"]


def test_claims_by_certainty_act_and_voice(attrib: Attrib, saved: Path) -> None:
    assert json.loads(attrib("claims", saved, "--unsure", "--json").out) == []
    assert len(json.loads(attrib("claims", saved, "--sure", "--json").out)) == 8
    assert len(json.loads(attrib("claims", saved, "--voice", "outlet", "--json").out)) == 10
    assert json.loads(attrib("claims", saved, "--act", "denies", "--json").out) == []
    assert "No claim passes" in attrib("claims", saved, "--act", "denies").out


def test_a_filter_that_names_an_unknown_source_lists_the_known_ones(
    attrib: Attrib, saved: Path
) -> None:
    ran = attrib("claims", saved, "--source", "Reuters")
    assert ran.code == 2
    assert ran.out == ""
    assert ran.err == (
        "attrib: no source 'Reuters' in this report; it has Kenneth Roth (s1), "
        "Syrian Observatory for Human Rights (s2), White Helmets (s3), Russia (s4)\n"
    )


def test_sources_as_json(attrib: Attrib, saved: Path) -> None:
    rows = json.loads(attrib("sources", saved, "--json").out)
    assert [(row["source"]["name"], row["claims"]) for row in rows] == [
        ("Kenneth Roth", 3),
        ("Syrian Observatory for Human Rights", 4),
        ("White Helmets", 2),
        ("Russia", 0),
    ]


def test_sources_with_the_reasons(attrib: Attrib, saved: Path) -> None:
    plain, why = attrib("sources", saved), attrib("sources", saved, "--why")
    assert why.out.startswith(plain.out)
    assert "a war monitor" not in plain.out
    assert "a war monitor" in why.out
    assert attrib("sources", saved, "--why", "--json").out == attrib("sources", saved, "--json").out


def test_graph_to_standard_output_is_node_link_json(attrib: Attrib, saved: Path) -> None:
    graph = json.loads(attrib("graph", saved).out)
    assert {node["id"] for node in graph["nodes"]} >= {
        edge[end] for edge in graph["edges"] for end in ("source", "target")
    }


def test_graph_of_an_unknown_suffix_is_refused_before_any_work(
    attrib: Attrib, saved: Path, tmp_path: Path
) -> None:
    ran = attrib("graph", tmp_path / "missing.txt", "-o", tmp_path / "graph.pdf")
    assert ran.code == 2
    assert ".graphml" in ran.err
