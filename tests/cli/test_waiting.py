"""A word on standard error while a wait lasts, and only where a person is there to read it."""

from __future__ import annotations

import io
import time
from collections.abc import Callable

import pytest

from attrib.cli.screen import waiting


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def terminal_for(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    # Not a fixture: pytest sets its own stream between the set-up and the test.
    stream = Terminal()
    monkeypatch.setattr("sys.stderr", stream)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr("attrib.cli.screen._DELAY", 0.01)
    return stream


def test_a_long_wait_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = terminal_for(monkeypatch)
    with waiting("reading [bold]\x1b[2Jarticle.txt") as say:
        _until(lambda: "reading" in terminal.getvalue())
        say("3 of 5")
        _until(lambda: "3 of 5" in terminal.getvalue())
    told = terminal.getvalue()
    assert "[bold]␛[2Jarticle.txt" in told
    assert "\x1b[2Jarticle" not in told


def test_a_short_wait_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = terminal_for(monkeypatch)
    monkeypatch.setattr("attrib.cli.screen._DELAY", 60)
    with waiting("reading"):
        pass
    assert "reading" not in terminal.getvalue()


def test_it_ends_with_an_interrupt_too(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = terminal_for(monkeypatch)

    def interrupted() -> None:
        with waiting("reading"):
            _until(lambda: "reading" in terminal.getvalue())
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    before = terminal.getvalue()
    time.sleep(0.3)
    assert terminal.getvalue() == before


def test_nothing_is_told_to_a_pipe(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("attrib.cli.screen._DELAY", 0)
    with waiting("reading") as say:
        say("still")
        time.sleep(0.1)
    assert capsys.readouterr().err == ""


def _until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + 20
    while not true():
        assert time.monotonic() < end
        time.sleep(0.01)
