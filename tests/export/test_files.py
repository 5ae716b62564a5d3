"""A file is written whole or stays as it was."""

from __future__ import annotations

import os
import stat
import threading
from pathlib import Path

import pytest

from attrib import export
from attrib.errors import OutputError
from attrib.model import Report


def test_a_new_file_has_the_permissions_of_any_new_file(tmp_path: Path) -> None:
    (tmp_path / "usual").write_bytes(b"")
    export.save(b"data", tmp_path / "new")
    assert (tmp_path / "new").read_bytes() == b"data"
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_an_old_file_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "old"
    path.write_bytes(b"old")
    path.chmod(0o640)
    export.save(b"new", path)
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to("real")
    export.save(b"new", tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"


@pytest.mark.parametrize("failure", [KeyboardInterrupt, OSError(28, "No space left on device")])
@pytest.mark.parametrize("where", ["fsync", "replace"])
def test_a_failure_leaves_the_old_file_and_no_debris(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    failure: type[BaseException] | BaseException,
    where: str,
) -> None:
    path = tmp_path / "graph.json"
    path.write_bytes(b"old")

    def fail(*_: object) -> None:
        raise failure

    owner: object = os if where == "fsync" else Path
    monkeypatch.setattr(owner, where, fail)
    with pytest.raises((KeyboardInterrupt, OutputError)):
        export.save(b"new", path)
    assert path.read_bytes() == b"old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["graph.json"]


def test_a_failing_writer_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: Report
) -> None:
    path = tmp_path / "graph.json"
    path.write_bytes(b"old")

    def fail(_: object) -> bytes:
        raise RuntimeError

    monkeypatch.setattr("attrib.export.node_link.node_link", fail)
    with pytest.raises(RuntimeError):
        export.write([seed], path)
    assert path.read_bytes() == b"old"
    assert len(list(tmp_path.iterdir())) == 1


def test_several_files_are_written_together(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    (tmp_path / "a").chmod(0o640)
    export.save_all({tmp_path / "a": b"new a", tmp_path / "b": b"new b"})
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        "a": b"new a",
        "b": b"new b",
    }
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o640


@pytest.mark.parametrize("failure", [KeyboardInterrupt, OSError(28, "No space left on device")])
def test_of_several_files_all_stay_as_they_were_where_one_fails(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    failure: type[BaseException] | BaseException,
) -> None:
    for name in "ac":
        (tmp_path / name).write_bytes(b"old")
    calls = []

    def fail(descriptor: int) -> None:
        calls.append(descriptor)
        if len(calls) == 3:
            raise failure

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises((KeyboardInterrupt, OutputError)):
        export.save_all({tmp_path / name: b"new" for name in "abc"})
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        "a": b"old",
        "c": b"old",
    }


def test_one_of_several_that_can_not_be_written_stops_all(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    with pytest.raises(OutputError, match="directory"):
        export.save_all({tmp_path / "a": b"new", tmp_path / "b": b"new"})
    assert [path.name for path in tmp_path.iterdir()] == ["b"]


def unwritable(folder: Path) -> list[Path]:
    (folder / "file").write_bytes(b"")
    return [folder, folder / "missing" / "x.json", folder / "file" / "x.json",
            folder / ("n" * 300 + ".json"), folder / "nul\0.json"]  # fmt: skip


@pytest.mark.parametrize("number", range(5))
def test_an_unwritable_place_is_one_line_that_names_it(tmp_path: Path, number: int) -> None:
    path = unwritable(tmp_path)[number]
    with pytest.raises(OutputError) as told:
        export.save(b"data", path)
    assert "\n" not in str(told.value)
    assert str(path) in str(told.value)
    assert [entry.name for entry in tmp_path.iterdir()] == ["file"]


def test_a_folder_that_may_not_be_written_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(OutputError, match="may not be written"):
        export.save(b"data", tmp_path / "x.json")


def test_a_pipe_is_written_to_directly(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.append((tmp_path / "pipe").read_bytes()))
    reader.start()
    export.save(b"data", tmp_path / "pipe")
    reader.join(timeout=10)
    assert got == [b"data"]
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)


@pytest.mark.parametrize("failure", [KeyboardInterrupt, OSError(1, "Operation not permitted")])
def test_what_was_replaced_is_there_again_where_a_later_replacing_fails(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    failure: type[BaseException] | BaseException,
) -> None:
    (tmp_path / "a").write_bytes(b"old")
    (tmp_path / "c").write_bytes(b"old")
    replace = Path.replace

    def fail(self: Path, target: Path) -> Path:
        if target.name == "c":
            raise failure
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises((KeyboardInterrupt, OutputError)):
        export.save_all({tmp_path / name: b"new" for name in "abc"})
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        "a": b"old",
        "c": b"old",
    }


def test_until_it_is_replaced_each_of_several_stands_under_its_own_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in "ab":
        (tmp_path / name).write_bytes(b"old")
    seen: list[list[bytes]] = []
    replace = Path.replace

    def watched(self: Path, target: Path) -> Path:
        seen.append([(tmp_path / name).read_bytes() for name in "ab"])
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", watched)
    export.save_all({tmp_path / name: b"new" for name in "ab"})
    assert seen == [[b"old", b"old"], [b"new", b"old"]]


def test_several_are_written_where_no_file_has_a_second_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", fail)
    (tmp_path / "a").write_bytes(b"old")
    export.save_all({tmp_path / name: b"new" for name in "ab"})
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        "a": b"new",
        "b": b"new",
    }
