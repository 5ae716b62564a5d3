"""What the tests of this folder share: an article's blocks as pairs that a reader can compare."""

from __future__ import annotations

from pathlib import Path

from attrib.ingest import read
from attrib.model import Article

PAGES = Path(__file__).with_name("pages")
STORY = (
    "<p>The council voted on Monday to close the old bridge, its clerk said in a statement.</p>"
    "<p>The mayor said that the new one would not be ready before the summer of next year.</p>"
    "<p>Nobody from the building company could be reached for comment on Monday evening.</p>"
    "<p>Buses will go by the quay until then, and cars by the ring road to the north.</p>"
)
TITLE = "Council closes the old bridge over cracks"


def shape(article: Article) -> list[tuple[str, str]]:
    return [(block.kind, article.text[block.start : block.end]) for block in article.blocks]


def kinds(article: Article) -> list[str]:
    return [block.kind for block in article.blocks]


def of_kind(article: Article, kind: str) -> list[str]:
    return [text for found, text in shape(article) if found == kind]


def check_blocks(article: Article) -> None:
    """Blocks are in order, do not overlap, hold no outer white space and leave only white space."""
    end = 0
    for block in article.blocks:
        assert end <= block.start < block.end <= len(article.text)
        assert not article.text[end : block.start].strip()
        text = article.text[block.start : block.end]
        assert text == text.strip()
        end = block.end
    assert not article.text[end:].strip()


def page_of(body: str, *, head: str = "", title: str = TITLE) -> Article:
    """The article of a page with this body; `head` stands in its head beside the title."""
    article = read(
        f"<!doctype html><html><head><title>{title}</title>{head}</head><body>{body}</body></html>"
    )
    check_blocks(article)
    return article


def own(address: str) -> str:
    """A page's word for its own address."""
    return f'<link rel="canonical" href="{address}">'


def tag(name: str, content: str) -> str:
    """A meta tag."""
    return f'<meta property="{name}" content="{content}">'
