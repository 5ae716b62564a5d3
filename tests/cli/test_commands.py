"""What holds for every command: help, errors, exit codes, where output goes."""

from __future__ import annotations

import os
import pty
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from attrib.cli import app
from attrib.model import Report
from tests.cli.conftest import Attrib

COMMANDS = ("parse", "show", "sources", "claims", "audit", "graph", "eval")
READERS = ("parse", "show", "sources", "claims", "audit", "graph")
HEAVY = {"numpy", "onnxruntime", "tokenizers", "networkx", "pyvis", "trafilatura", "rich"}
ATTRIB = (sys.executable, "-m", "attrib")


def test_these_are_all_the_commands() -> None:
    assert {command.name for command in app.registered_commands} == set(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_says_what_the_command_does_and_gives_an_example(attrib: Attrib, command: str) -> None:
    ran = attrib(command, "--help")
    assert ran.code == 0
    assert f"  attrib {command} " in ran.out.partition("Examples:")[2]
    assert ran.out.splitlines()[2].strip().endswith(".")
    assert max(map(len, ran.out.splitlines())) <= 80


@pytest.mark.parametrize("command", COMMANDS)
def test_help_is_free_of_braces_and_of_types_of_python(attrib: Attrib, command: str) -> None:
    usage, _, rest = attrib(command, "--help").out.partition("\n")
    name = "GOLD" if command == "eval" else "ARTICLE"
    assert usage.removesuffix("...") == f"Usage: attrib {command} [OPTIONS] {name}"
    assert f"\nArguments:\n  {name}  " in rest


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_says_what_it_does(attrib: Attrib, command: str) -> None:
    options = attrib(command, "--help").out.partition("Options:\n")[2].partition("\n\n")[0]
    for line in options.splitlines():
        assert "  " in line.strip(), line


def test_help_lists_every_command(attrib: Attrib) -> None:
    listed = attrib("--help").out.partition("Commands:\n")[2].split("\n\n")[0].splitlines()
    assert [line.split()[0] for line in listed] == list(COMMANDS)
    assert not [line for line in listed if line.endswith("...")]


def test_help_imports_nothing_heavy() -> None:
    script = (
        "import sys\n"
        "from attrib.cli import run\n"
        "assert run(['claims', '--help']) == 0\n"
        f"sys.exit(', '.join({HEAVY} & set(sys.modules)) or 0)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr


def test_help_answers_at_once() -> None:
    def cost() -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([*ATTRIB, "--help"], check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    # Processor time, so that a busy machine does not count; the best of a few, as disks vary.
    assert min(cost() for _ in range(5)) < 0.3


def test_version(attrib: Attrib) -> None:
    ran = attrib("--version")
    assert ran.code == 0
    assert ran.out.startswith("attrib 0.")


def test_without_a_command_it_shows_its_help(attrib: Attrib) -> None:
    ran = attrib()
    assert ran.code == 2
    assert "Commands:" in ran.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["prase", "x"], "attrib: no such command 'prase'"),
        (["parse"], "attrib: missing argument 'ARTICLE'"),
        (["show", "a", "b"], "attrib: got unexpected extra argument"),
        (["claims", "x", "--sauce", "y"], "attrib: no such option: --sauce"),
        (["graph", "x", "-o"], "attrib: option '-o' requires an argument"),
    ],
)
def test_wrong_usage_is_one_line_and_exit_code_2(
    attrib: Attrib, arguments: list[str], said: str
) -> None:
    ran = attrib(*arguments)
    assert ran.code == 2
    assert ran.out == ""
    assert ran.err.startswith(said)
    assert ran.err.count("\n") == 1
    assert "--help" in ran.err


@pytest.mark.parametrize("command", READERS)
def test_every_command_reads_a_saved_report_from_standard_input(saved: Path, command: str) -> None:
    with saved.open("rb") as stdin:
        done = subprocess.run(
            [*ATTRIB, command, "-"], stdin=stdin, capture_output=True, check=True, encoding="utf-8"
        )
    assert "Kenneth Roth" in done.stdout
    assert done.stderr == ""


@pytest.mark.parametrize("command", READERS)
def test_output_goes_to_the_file_asked_for(
    attrib: Attrib, saved: Path, tmp_path: Path, command: str
) -> None:
    output = tmp_path / ("out.html" if command == "graph" else "out.txt")
    ran = attrib(command, saved, "-o", output)
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert "White Helmets" in output.read_text(encoding="utf-8")


@pytest.mark.parametrize("command", READERS)
def test_an_output_that_cannot_be_written_is_refused(
    attrib: Attrib, saved: Path, tmp_path: Path, command: str
) -> None:
    ran = attrib(command, saved, "-o", tmp_path / "nowhere" / "out.json")
    assert ran.code == (2 if command == "show" else 1)
    assert ran.err.count("\n") == 1
    assert ran.err.startswith(f"attrib: {tmp_path}/nowhere/out.json: ")


@pytest.mark.parametrize("command", ["parse", "show", "sources", "claims", "eval"])
@pytest.mark.parametrize("suffix", [".html", ".SVG", ".sarif"])
def test_a_table_is_not_written_under_the_name_of_a_page_or_picture(
    attrib: Attrib, saved: Path, tmp_path: Path, command: str, suffix: str
) -> None:
    output = tmp_path / f"out{suffix}"
    ran = attrib(command, saved, "-o", output)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"attrib: {output}: this command writes plain text")
    assert "; attrib " in ran.err
    assert not output.exists()


@pytest.mark.parametrize("command", READERS)
def test_what_is_read_is_never_written_over(
    attrib: Attrib, saved: Path, tmp_path: Path, command: str
) -> None:
    article = tmp_path / "article.md"
    article.write_text("The bridge is safe, Ann Lee said.", encoding="utf-8")
    ran = attrib(command, article, "-o", article)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == (
        f"attrib: {article}: is one of the inputs, and would be replaced; "
        "give another name with -o\n"
    )
    assert article.read_text(encoding="utf-8") == "The bridge is safe, Ann Lee said."


def test_an_error_about_a_hostile_name_is_harmless(attrib: Attrib) -> None:
    ran = attrib("show", "no\n\x1b[2Jsuch\u202efile")
    assert ran.code == 1
    assert ran.err.count("\n") == 1
    assert "\x1b" not in ran.err
    assert "\u202e" not in ran.err


def test_an_interrupt_leaves_no_traceback(
    attrib: Attrib, saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(argument: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("attrib.loading.load_all", interrupted)
    ran = attrib("parse", saved)
    assert (ran.code, ran.out, ran.err) == (130, "", "")


def test_a_reader_who_has_had_enough_gets_no_traceback(saved: Path) -> None:
    many = [str(saved)] * 40  # more than a pipe holds
    process = subprocess.Popen(
        [*ATTRIB, "parse", *many], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait(timeout=60) == 141
    process.stderr.close()


def test_what_the_encoding_lacks_is_shown_as_a_number(saved: Path) -> None:
    done = subprocess.run(
        [*ATTRIB, "show", str(saved)],
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
    )
    assert b"Syria\\u2019s Idlib" in done.stdout


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
def test_the_frame_of_a_table_keeps_its_width_in_every_encoding(saved: Path, encoding: str) -> None:
    done = subprocess.run(
        [*ATTRIB, "claims", str(saved)],
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONIOENCODING": encoding},
    )
    assert b"-" * 80 in done.stdout.splitlines()


def test_json_is_utf_8_whatever_the_terminal_speaks(saved: Path, report: Report) -> None:
    done = subprocess.run(
        [*ATTRIB, "parse", "--json", str(saved)],
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
    )
    assert Report.model_validate_json(done.stdout) == report


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
def test_a_full_disk_is_an_error(saved: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*ATTRIB, "show", str(saved)], stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 1
    assert done.stderr.startswith(b"attrib: standard output: no space left on device")
    assert done.stderr.count(b"\n") == 1


def _on_a_terminal(saved: Path, **environment: str) -> str:
    leader, follower = pty.openpty()
    kept = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    process = subprocess.Popen(
        [*ATTRIB, "show", str(saved)],
        stdout=follower,
        stderr=follower,
        env={**kept, "TERM": "xterm-256color", "COLUMNS": "60", **environment},
    )
    os.close(follower)
    read = b""
    try:
        while piece := os.read(leader, 65536):
            read += piece
    except OSError:
        pass  # Linux's way to say that the other end is closed
    os.close(leader)
    assert process.wait(timeout=60) == 0
    return read.decode("utf-8")


def test_on_a_terminal_there_is_colour_and_its_width(saved: Path) -> None:
    shown = _on_a_terminal(saved)
    assert "\x1b[36m" in shown
    assert "[s1:" not in shown


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_no_colour_where_it_is_not_wanted(saved: Path, environment: dict[str, str]) -> None:
    shown = _on_a_terminal(saved, **environment)
    assert "\x1b" not in shown
    assert "[s1:" in shown
    assert max(map(len, shown.splitlines())) <= 60
