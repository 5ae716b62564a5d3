import pytest

from attrib.errors import InputError
from attrib.ingest.kinds import kind, refuse_other_formats

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
        ('{"a": [1, 2]}', "JSON"),
        ("[1, 2]", "JSON"),
        ("<?xml version='1.0'?><rss><channel/></rss>", "feed"),
    ],
)
def test_data_is_refused_by_name(text: str, what: str) -> None:
    with pytest.raises(InputError, match=what):
        refuse_other_formats(text, "x.json")


def test_a_bracket_is_no_json() -> None:
    refuse_other_formats("[Applause] The mayor left.", "x.txt")
    refuse_other_formats("{Editor's note} The mayor left.", "x.txt")
