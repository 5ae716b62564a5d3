"""Short reports: a page's markup says that they are one; without it they are refused."""

from __future__ import annotations

import pytest

from attrib.errors import InputError
from attrib.ingest import read
from tests.ingest.shapes import check_blocks, shape

LEAD = "Two people were hurt in a fire on Mill Street, police said."
SECOND = "The owner, Ann Poe, said that “everybody got out”."
DECLARED = (
    '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Mill burns"'
    "%s}</script>"
)


def page(body: str, head: str = "<title>Mill burns</title>") -> str:
    return f"<!doctype html><html lang=en><head>{head}</head><body>{body}</body></html>"


def test_two_paragraphs_in_an_article_are_one() -> None:
    article = read(
        page(
            f"<nav><a href=/>Home</a></nav><article><h1>Mill burns</h1><p>{LEAD}</p>"
            "<p hidden>Unseen.</p><aside><p>Related: the last fire in the street.</p></aside>"
            f"<p>{SECOND}</p><ul class=tags><li>fire</li></ul></article><footer>Imprint</footer>"
        )
    )
    assert shape(article) == [
        ("headline", "Mill burns"),
        ("paragraph", LEAD),
        ("paragraph", SECOND),
    ]
    check_blocks(article)


def test_the_main_part_of_a_page_that_declares_an_article_is_one() -> None:
    main = f"<main><h1>Mill burns</h1><p>{LEAD}</p><p>{SECOND}</p></main>"
    declared = page(main, DECLARED % "")
    assert [kind for kind, _ in shape(read(declared))] == ["headline", "paragraph", "paragraph"]
    with pytest.raises(InputError, match="no article found"):
        read(page(main))


def test_a_text_that_only_json_ld_holds_is_one() -> None:
    head = DECLARED % f', "articleBody": "{LEAD}\\n\\n{SECOND}"'
    article = read(page("<div id=app></div>", head))
    assert shape(article) == [
        ("headline", "Mill burns"),
        ("paragraph", LEAD),
        ("paragraph", SECOND),
    ]


def test_markup_in_a_declared_text_is_taken_out() -> None:
    head = DECLARED % f', "articleBody": "<p>{LEAD}</p><p>{SECOND}</p>"'
    assert [text for _, text in shape(read(page("<div></div>", head)))][1:] == [LEAD, SECOND]


@pytest.mark.parametrize(
    "body",
    [
        # A sentence above a paywall.
        (
            f"<article><h1>Mill burns</h1><p>{LEAD}</p><div class=paywall><p>Subscribe now.</p>"
            "<p>Already a subscriber? Sign in to read the rest of it.</p></div></article>"
        ),
        # Teasers.
        f"<article><p>{LEAD}</p></article><article><p>{SECOND}</p></article>",
        # A notice.
        (
            "<div><h1>Before you continue</h1><p>We and our partners store things. You may say no."
            "</p></div>"
        ),
    ],
)
def test_what_is_less_is_refused(body: str) -> None:
    with pytest.raises(InputError, match="no article found"):
        read(page(body))
