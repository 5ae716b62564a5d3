"""What the tests of this folder share: an article's blocks as pairs that a reader can compare."""

from __future__ import annotations

from pathlib import Path

from attrib.model import Article

PAGES = Path(__file__).with_name("pages")


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
