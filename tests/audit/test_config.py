"""Settings: what may stand in the file, and what is said where something else does."""

from __future__ import annotations

from pathlib import Path

import pytest

from attrib.audit import read_config
from attrib.errors import InputError

WHOLE = """
inline = false

[rules]
bare-source = "error"
speaker-late = "off"

[[ignore]]
rule = "origin-missing"

[[ignore]]
rule = "opinion-unnamed"
article = "{digest}"
start = 10
end = 20
reason = "agreed with the desk"
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "attrib.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_everything_that_may_be_set_is_read(tmp_path: Path) -> None:
    found = read_config(written(tmp_path, WHOLE.replace("{digest}", "0" * 64)))
    assert found.inline is False
    assert found.rules == {"bare-source": "error", "speaker-late": "off"}
    assert [(one.rule, one.start, one.end) for one in found.ignore] == [
        ("origin-missing", None, None),
        ("opinion-unnamed", 10, 20),
    ]


def test_an_empty_file_changes_nothing(tmp_path: Path) -> None:
    assert read_config(written(tmp_path, "")).inline is True


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("rules = 3", "rules"),
        ("[rules]\nbare-sauce = 'error'", "no rule 'bare-sauce'; there are bare-source, "),
        ("[rules]\nbare-source = 'fatal'", "bare-source"),
        ("colour = 'red'", "colour"),
        ("[[ignore]]\nrule = 'bare-source'\nstart = 3", "start and end go together"),
        ("[[ignore]]\nrule = 'bare-source'\nstart = 3\nend = 4", "needs the article's sha256"),
        ("[[ignore]]\nrule = 'bare-source'\narticle = 'xyz'", "ignore.0.article"),
        ("[rules", "not TOML"),
    ],
)
def test_what_may_not_be_set_is_named(tmp_path: Path, text: str, told: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(InputError) as caught:
        read_config(path)
    assert str(caught.value).startswith(f"{path}: ")
    assert told in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_file_that_is_not_there_or_is_no_text_is_named(tmp_path: Path) -> None:
    binary = tmp_path / "x.toml"
    binary.write_bytes(b"\xff\xfe\x00")
    for path in (tmp_path / "none.toml", tmp_path, binary):
        with pytest.raises(InputError, match=r"name a TOML file of settings"):
            read_config(path)
