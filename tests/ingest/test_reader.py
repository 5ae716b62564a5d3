import io
import json
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attrib.errors import InputError
from attrib.ingest import is_report, read, read_argument, read_text
from attrib.ingest.files import MAX_BYTES, MAX_CHARACTERS
from attrib.ingest.normalise import normalise
from tests.ingest.shapes import check_blocks

STORY = "Town closes bridge\n\nThe council voted on Monday to close the “old” bridge, it said.\n"


def refused(call: object, *arguments: object, **named: object) -> str:
    assert callable(call)
    with pytest.raises(InputError) as caught:
        call(*arguments, **named)
    message = str(caught.value)
    assert "\n" not in message
    return message


def test_the_same_article_from_text_file_bytes_and_stdin(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(STORY.encode("cp1252"))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(STORY.encode("utf-16"))))
    article = read(STORY)
    assert article.text == STORY
    assert article.id == f"a{article.sha256[:12]}"
    assert read(path) == article
    assert read(STORY.encode()) == article
    assert read_argument(str(path)) == article
    assert read_argument("-") == article


def test_carriage_returns_are_the_only_thing_that_moves() -> None:
    assert read("One.\r\n\r\nTwo.\rThree.").text == "One.\n\nTwo.\nThree."


def test_missing_file() -> None:
    assert refused(read_argument, "no/such.txt") == "no/such.txt: no such file; check the path"


def test_a_directory(tmp_path: Path) -> None:
    assert refused(read, tmp_path, name="here").startswith(f"{tmp_path}: is a directory")


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text(STORY, "utf-8")

    def denied(*arguments: object, **named: object) -> None:
        raise PermissionError(13, "Permission denied")

    # Not by its mode: tests may run as root, who reads everything.
    monkeypatch.setattr(Path, "open", denied)
    assert refused(read, path) == f"{path}: may not be read; check its permissions"


@pytest.mark.parametrize("content", [b"", b" \n\t\r\n", b"\xef\xbb\xbf\n", b"\xff\xfe"])
def test_an_empty_file(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    assert refused(read, path) == f"{path}: is empty; give a file that holds an article"


def test_no_words() -> None:
    assert refused(read, "*** --- ***", name="x").startswith("x: holds no words")


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "a PNG image"),
        (b"%PDF-1.7\n1 0 obj", "a PDF"),
        (b"PK\x03\x04" + bytes(40), "a zip archive"),
        (b"SQLite format 3\x00" + bytes(40), "an SQLite database"),
        (b"\x1f\x8b\x08" + bytes(40), "a gzip archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word"),
        (rb"{\rtf1\ansi Hello}", "a rich text file"),
        (bytes(range(256)) * 4, "binary data"),
    ],
)
def test_a_binary_file_is_named(tmp_path: Path, content: bytes, what: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    message = refused(read, path)
    assert message.startswith(f"{path}: looks like {what}")
    assert "; " in message


def test_data_that_is_no_article() -> None:
    assert "looks like JSON" in refused(read, b'{"a": 1}', name="x.json")


def test_a_stray_nul_does_not_make_a_text_binary() -> None:
    article = read(STORY.encode() * 3 + b"One\x00more.")
    assert article.text.endswith("One more.")


def test_five_megabytes_of_text() -> None:
    message = refused(read, ("They said no. " * 375_000).encode(), name="big.txt")
    assert message.startswith(f"big.txt: is 5,250,000 characters long, and {MAX_CHARACTERS:,}")
    assert "split it" in message


def test_a_file_without_end(tmp_path: Path) -> None:
    message = refused(read, b"a" * (MAX_BYTES + 1), name="huge")
    assert message == "huge: is larger than 20 MB; split it into single articles"


@pytest.mark.parametrize("argument", ["ftp://x.example/a", "file:///etc/hosts", "gopher://x"])
def test_other_schemes(argument: str) -> None:
    message = refused(read_argument, argument)
    assert message.startswith(f"{argument}: only http and https")


def test_saved_reports_are_told() -> None:
    assert is_report(json.dumps({"schema": "attrib/report/1"}).encode())
    assert is_report(b"\xef\xbb\xbf" + json.dumps({"a": 1, "schema": "attrib/report/9"}).encode())
    for other in (b"", b"{}", b'{"schema": "x"}', b'["schema"]', b"{Braces} said he", b"[" * 9_999):
        assert not is_report(other)


@given(st.text(min_size=1))
def test_any_text_keeps_its_characters_and_gets_ordered_blocks(text: str) -> None:
    try:
        article = read_text(text)
    except InputError:
        assert not any(map(str.isalnum, text))
        return
    assert article.text == normalise(text)
    check_blocks(article)
    assert read_text(text) == article


LINES = st.sampled_from(
    [
        "Town closes bridge",
        "By Jane Doe",
        "September 8, 2022",
        "Smoke rises. (AFP Photo)",
        "(Photo by Jane Doe)",
        "NORTHTOWN (Reuters) - The council said no.",
        "NORTHTOWN: The council said no.",
        "He said that it was late. (Reporting by Jane Doe)",
        "Related:",
        "Sources",
        '"Bridge" — Post, 2022',
        "- one",
        "___",
        "",
        "  ",
        "# Heading",
        "<p>x</p>",
    ]
)


@given(st.lists(LINES, min_size=1, max_size=14), st.sampled_from(["\n", "\n\n", "\r\n", " "]))
def test_parts_in_any_order_make_ordered_blocks(lines: list[str], separator: str) -> None:
    try:
        article = read_text(separator.join(lines))
    except InputError:
        assert not any(character.isalnum() for line in lines for character in line)
        return
    check_blocks(article)


def check_outcome(source: str | bytes) -> None:
    """An article whose blocks hold, or an error of one line; anything else is raised."""
    try:
        article = read(source)
    except InputError as refusal:
        message = str(refusal)
    else:
        check_blocks(article)
        return
    assert message.startswith("the ")
    assert "\n" not in message


@given(st.binary(max_size=400))
def test_any_bytes_are_an_article_or_an_error(raw: bytes) -> None:
    check_outcome(raw)


TAGS = st.sampled_from(
    [
        *("<html>", "<body>", "<p>", "</p>", "<h1>", "</h1>", "<div>", "</div>", "<blockquote>"),
        *("<figcaption>", "<br>", "<li>", "<a href=x>", "</a>", "<!--", "-->", "<![CDATA["),
        *("<script>", "</script>", "<table><tr><td>", "&#0;", "&#xD800;", "&lt;", "\x00", "\ud800"),
        "The council of the town said no on Monday.",
        "It will vote again in May, its clerk told reporters.",
    ]
)


@given(st.lists(TAGS, max_size=40))
def test_any_markup_is_an_article_or_an_error(tags: list[str]) -> None:
    check_outcome("<!doctype html>" + " ".join(tags))
