"""Whatever cannot be used is refused with one line that names it and a remedy, and exit code 1."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Attrib, Ran

FRENCH = """Le gouvernement promet une réforme des retraites avant l'été

Le ministre du Travail a déclaré lundi que la réforme serait présentée avant l'été. Selon lui, les
discussions avec les syndicats ont bien avancé et il reste peu de points à régler.

« Nous voulons un accord qui protège les plus fragiles », a-t-il affirmé devant les journalistes à
Paris. Les syndicats, eux, disent attendre des garanties écrites avant de se prononcer.
"""
ONLY_THE_OUTLET = """Bridge reopens after repairs

The old bridge over the Mill River reopened on Friday after two years of repairs. The work cost
four million dollars and included a new deck. Two lanes carry traffic in each direction.
"""
NO_ARTICLE = (
    "<!doctype html><html><head><title>x</title></head><body><nav><a href=/>Home</a></nav></body>"
)


def refused(ran: Ran, name: str | Path) -> str:
    assert ran.code == 1
    assert ran.out == ""
    assert ran.err.startswith(f"attrib: {name}: ")
    assert ran.err.count("\n") == 1
    return ran.err


@pytest.mark.parametrize("command", ["parse", "show", "sources", "claims", "graph"])
def test_a_missing_file(attrib: Attrib, tmp_path: Path, command: str) -> None:
    path = tmp_path / "missing.txt"
    assert "no such file" in refused(attrib(command, path), path)


def test_a_directory(attrib: Attrib, tmp_path: Path) -> None:
    assert "is a directory" in refused(attrib("parse", tmp_path), tmp_path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(attrib: Attrib, tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_text("x", encoding="utf-8")
    path.chmod(0)
    assert "may not be read" in refused(attrib("parse", path), path)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b" \n\t\n", id="blank"),
        pytest.param(bytes(range(256)) * 40, id="binary"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + b"\0" * 400, id="picture"),
        pytest.param(NO_ARTICLE.encode(), id="page without an article"),
        pytest.param(b"Word after word. " * 320_000, id="five megabytes"),
        pytest.param(FRENCH.encode(), id="French"),
    ],
)
def test_a_file_without_an_english_article(attrib: Attrib, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "input.txt"
    path.write_bytes(content)
    refused(attrib("parse", path), path)


def test_another_language_is_named(attrib: Attrib, tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_text(FRENCH, encoding="utf-8")
    assert "English" in refused(attrib("parse", path), path)


def test_nothing_on_standard_input() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "attrib", "parse", "-"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
    )
    refused(Ran(done.returncode, done.stdout, done.stderr), "standard input")


def test_an_address_within_the_machine_is_not_fetched(attrib: Attrib) -> None:
    refused(attrib("parse", "http://127.0.0.1:9/article"), "http://127.0.0.1:9/article")


def test_a_report_that_does_not_hold_together(attrib: Attrib, saved: Path) -> None:
    saved.write_text(saved.read_text(encoding="utf-8").replace('"s4"', '"s5"', 1), encoding="utf-8")
    assert "does not hold together" in refused(attrib("show", saved), saved)


def test_a_corpus_that_is_none(attrib: Attrib, tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text("{}\n", encoding="utf-8")
    assert "line 1" in attrib("eval", path).err
    assert attrib("eval", tmp_path / "missing.jsonl").code == 1


def test_a_text_or_a_report_is_no_corpus(attrib: Attrib, saved: Path, tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text(ONLY_THE_OUTLET, encoding="utf-8")
    ran = attrib("eval", article)
    assert ran.code == 1
    assert ran.err.startswith(f"attrib: {article}, line 1: not JSON (")
    assert ran.err.endswith("mend it, or give a corpus of JSON lines, one article a line\n")
    told = refused(attrib("eval", saved), saved)
    assert "is a report, not a corpus; `attrib graph " in told


def test_a_text_in_which_nobody_is_credited_is_no_error(attrib: Attrib, tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_text(ONLY_THE_OUTLET, encoding="utf-8")
    ran = attrib("parse", path)
    assert (ran.code, ran.err) == (0, "")
    assert "Nobody is credited with anything" in ran.out
    assert "Two lanes carry traffic in each direction." in " ".join(ran.out.split())
