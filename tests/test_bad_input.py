"""From Python as from the prompt: what cannot be used is refused in one line that says what to do.

`tests/cli/test_bad_input.py` holds the same for commands.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import attrib
from attrib.cli import main
from attrib.errors import AttribError, InputError
from tests.reports import seed_report

LANGUAGES = {
    "German": "Der Bürgermeister sagte am Montag, die Brücke sei sicher. „Wir haben sie zweimal "
    "geprüft“, erklärte er vor Journalisten. Die Opposition widersprach ihm scharf und verlangte "
    "noch in dieser Woche eine neue Untersuchung durch Fachleute von außerhalb der Stadt.",
    "Turkish": "Belediye başkanı pazartesi günü köprünün güvenli olduğunu söyledi. Muhalefet ise "
    "bu açıklamaya karşı çıktı ve yeni bir inceleme istedi. Şirketten akşam saatlerine kadar "
    "herhangi bir açıklama yapılmadı, çalışmaların ne zaman biteceği ise henüz bilinmiyor.",
    "Arabic": "قال رئيس البلدية يوم الاثنين إن الجسر آمن تماما بعد أعمال الصيانة الأخيرة. وأضاف "
    "للصحفيين أن المهندسين فحصوه مرتين خلال هذا الشهر. ورفضت المعارضة هذا الكلام وطالبت بتحقيق "
    "جديد تشرف عليه لجنة مستقلة من خارج المدينة قبل نهاية العام الجاري.",
}


def refusal(source: str | bytes | Path) -> str:
    with pytest.raises(InputError) as told:
        attrib.parse(source)
    message = str(told.value)
    assert message
    assert "\n" not in message
    assert told.value.exit_code == 1
    return message


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("", id="nothing"),
        pytest.param(" \n\t \u200b\n", id="white space"),
        pytest.param(b"", id="no bytes"),
        pytest.param(bytes(range(256)) * 40, id="binary"),
        pytest.param(b"%PDF-1.7\n\x93\x8c\x8b\x9e" + bytes(range(128, 256)) * 9, id="PDF"),
        pytest.param(
            b"<!doctype html><title>x</title><nav><a href=/>Home</a></nav>", id="no article"
        ),
        pytest.param("The mayor said that it is safe. " * 165_000, id="five megabytes of text"),
        pytest.param(Path("/no/such/article.txt"), id="missing file"),
        pytest.param(Path(os.sep), id="directory"),
    ],
)
def test_what_is_no_article(source: str | bytes | Path) -> None:
    refusal(source)


@pytest.mark.parametrize("language", LANGUAGES)
def test_another_language(language: str) -> None:
    assert language in refusal(LANGUAGES[language])


def test_a_text_without_any_attribution_is_the_outlets_alone() -> None:
    report = attrib.parse(
        "The old bridge over the Mill River reopened on Friday after two years of repairs. "
        "The work cost four million dollars and included a new deck."
    )
    assert report.attributions == ()
    assert report.sources == ()
    assert report.silences == ()
    assert [claim.voice for claim in report.claims] == ["outlet", "outlet"]


@pytest.mark.parametrize("name", ["graph.html", "graph.json", "graph.graphml", "graph.gexf"])
def test_an_interrupted_export_leaves_the_old_file_whole(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    saved, out = tmp_path / "report.json", tmp_path / name
    saved.write_text(seed_report().to_json(), encoding="utf-8")
    out.write_text("old", encoding="utf-8")

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises((SystemExit, KeyboardInterrupt)) as ended:
        main(["graph", str(saved), "-o", str(out)])
    assert getattr(ended.value, "code", 130) not in (0, None)
    assert "Traceback" not in capsys.readouterr().err
    assert out.read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([name, "report.json"])


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_a_command_killed_while_it_writes_leaves_the_old_file_whole(
    tmp_path: Path, number: signal.Signals
) -> None:
    saved, out = tmp_path / "report.json", tmp_path / "graph.json"
    saved.write_text(seed_report().to_json(), encoding="utf-8")
    out.write_text("old", encoding="utf-8")
    killed = (
        "import os, sys\n"
        f"os.fsync = lambda _: os.kill(os.getpid(), {int(number)})\n"
        "from attrib.cli import main\n"
        "main(['graph', sys.argv[1], '-o', sys.argv[2]])"
    )
    done = subprocess.run([sys.executable, "-c", killed, str(saved), str(out)], check=False)
    assert done.returncode != 0
    assert out.read_text(encoding="utf-8") == "old"


@pytest.mark.parametrize("place", ["", "missing/report.json", "file/report.json", "n" * 300])
@pytest.mark.parametrize("command", [["parse", "--json"], ["graph"]])
def test_an_output_that_cannot_be_written(
    tmp_path: Path, place: str, command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    saved = tmp_path / "report.json"
    saved.write_text(seed_report().to_json(), encoding="utf-8")
    (tmp_path / "file").write_text("", encoding="utf-8")
    out = tmp_path / f"{place}.html" if place.startswith("n") else tmp_path / place
    with pytest.raises(SystemExit) as ended:
        main([*command, str(saved), "-o", str(out)])
    told = capsys.readouterr()
    assert ended.value.code in (1, 2)
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert str(out) in told.err


def test_every_refusal_is_of_one_family() -> None:
    assert issubclass(InputError, AttribError)
