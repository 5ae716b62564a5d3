from pathlib import Path

import pytest

from attrib.errors import InputError
from attrib.ingest import read
from attrib.ingest.kinds import (
    kind,
    refuse_json,
    refuse_named_json,
    refuse_other_formats,
)

PAGES = [
    "<!doctype html><title>x</title><p>y",
    "\n <!-- saved -->\n<html><body></body></html>",
    "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><body><p>x</p></body></html>",
    "<div><p>One.</p><p>Two.</p></div>",
    "HTTP/1.1 200 OK\nServer: x\n\n<html><body><p>x</p></body></html>\n",
]
PROSE = [
    "He typed <b>no</b> and left. </script><script>alert(1)</script> said the screen.",
    "# No heading but a hash sign, the council said.\nIt went on.",
    "5 * 3 * 2 is 30, she said. *See the note.",
    "The #hashtag spread. [Laughter] (Applause)",
    "- one\n- two\n- three",
    "-----\nThe council said no.\n-----\nIt went on.",
    "a < b and b > c, the teacher wrote.",
]
MARKDOWN = [
    "# Mayor quits\n\nThe mayor left.",
    "---\ntitle: Mayor quits\n---\nThe mayor left.",
    "## A\n\nText with a [link](https://x.example/a).\n",
    "Mayor quits\n===========\n\nThe **mayor** left.",
]


@pytest.mark.parametrize("text", PAGES)
def test_a_page_is_told_by_its_first_tag(text: str) -> None:
    assert kind(text) == "html"
    assert kind(text, ".txt") == "html"
    assert kind(text, ".md") == "html"


@pytest.mark.parametrize("text", PROSE)
def test_prose_stays_prose(text: str) -> None:
    assert kind(text) == "text"
    assert kind(text, ".txt") == "text"


@pytest.mark.parametrize("text", MARKDOWN)
def test_markdown_is_told_by_a_heading_or_by_two_habits(text: str) -> None:
    assert kind(text) == "markdown"


def test_a_suffix_or_media_type_decides_where_the_content_is_silent() -> None:
    assert kind("The mayor *left*.", ".md") == "markdown"
    assert kind("The <em>mayor</em> left.", ".html") == "html"
    assert kind("The <em>mayor</em> left.", media_type="text/html") == "html"
    assert kind("The mayor left.", ".html") == "text"


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ('{"a": [1, 2]}', "looks like JSON, not"),
        ("[1, 2]", "looks like JSON, not"),
        ('{"a": 1', "cut short or damaged"),
        ('[{"a": 1}, {"b"', "cut short or damaged"),
        ('\n{\n  "schema": "attrib/report/1",\n  "attr', "cut short or damaged"),
        ('{"a": 1}\n{"a": 2}\n', "cut short or damaged"),
    ],
)
def test_json_is_refused_by_name(text: str, what: str) -> None:
    with pytest.raises(InputError, match=what) as raised:
        refuse_json(text, "x")
    assert "\n" not in str(raised.value)


def test_a_feed_is_refused_by_name() -> None:
    with pytest.raises(InputError, match="feed"):
        refuse_other_formats("<?xml version='1.0'?><rss><channel/></rss>", "x.xml")


@pytest.mark.parametrize(
    "text",
    [
        "[Applause] The mayor left.",
        "{Editor's note} The mayor left.",
        '["We will win," she said.]',
        '{"We will win," she said.}',
    ],
)
def test_a_bracket_is_no_json(text: str) -> None:
    refuse_json(text, "x.txt")


def test_a_suffix_that_promises_json_is_held_to_it(tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    path.write_text("The mayor left the hall on Friday.", encoding="utf-8")
    with pytest.raises(InputError, match="holds no JSON"):
        read(path)
    refuse_named_json(".txt", "x.txt")


def test_a_page_is_read_whatever_its_suffix(tmp_path: Path) -> None:
    path = tmp_path / "page.json"
    sentence = "The mayor left the hall on Friday, and the council went on without her. "
    page = f"<!doctype html><html><body><article><p>{sentence * 3}</p></article></body></html>"
    path.write_text(page, encoding="utf-8")
    assert read(path).text.startswith("The mayor left the hall")


def test_marks_far_into_a_long_text_do_not_make_it_markdown() -> None:
    # Looking through a text of any length would take longer than refusing it.
    prose = "The council said no.\n\n" * 10_000
    assert kind(prose + "## A\n\nA **bold** [link](https://x.example/a).\n") == "text"
    assert kind("## A\n\nA [link](https://x.example/a).\n\n" + prose) == "markdown"
