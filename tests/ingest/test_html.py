import pytest

from attrib.errors import InputError
from attrib.ingest import read
from attrib.model import Article
from tests.ingest.shapes import PAGES, check_blocks, kinds, of_kind, shape


def page(name: str) -> Article:
    article = read(PAGES / name)
    check_blocks(article)
    return article


def test_a_news_page_keeps_its_head() -> None:
    article = page("news.html")
    assert shape(article)[:7] == [
        ("headline", "Quarry hit in air strikes, group says"),
        ("paragraph", "At least four workers were hurt."),
        ("byline", "By Jane Doe and John Roe"),
        ("dateline", "5 March 2024"),
        ("caption", "Smoke rises above the quarry on Tuesday."),
        ("credit", "Ann Poe/Reuters"),
        ("dateline", "NORTHTOWN, Westland (Reuters) -"),
    ]


def test_a_news_page_keeps_quotations_lists_and_headings() -> None:
    article = page("news.html")
    assert of_kind(article, "quotation") == [
        "We condemn this attack on people who were at work. Those responsible must answer for it."
    ]
    assert of_kind(article, "heading") == ["What is known so far", "A long war"]
    assert len(of_kind(article, "list")) == 2
    assert of_kind(article, "caption")[1] == (
        "The hospital in Northtown, where the wounded were taken."
    )


def test_what_surrounds_the_article_goes() -> None:
    text = page("news.html").text
    for furniture in ("Home", "cookies", "Related", "Talks fail again", "All rights reserved"):
        assert furniture not in text


def test_metadata_comes_from_the_page() -> None:
    article = page("news.html")
    assert article.title == "Quarry hit in air strikes, group says"
    assert article.outlet == "The Daily Herald"
    assert article.authors == ("Jane Doe", "John Roe")
    assert article.published == "2024-03-05"
    assert article.url == "https://herald.example/world/quarry"
    assert article.language == "en"


def test_the_url_that_the_caller_knows_outranks_the_page() -> None:
    article = read(PAGES / "news.html", url="https://mirror.example/1")
    assert article.url == "https://mirror.example/1"


def test_a_wordpress_page() -> None:
    article = page("wordpress.html")
    assert shape(article)[:4] == [
        ("headline", "Harbour workers walk out over pay"),
        ("byline", "by Ann Poe"),
        ("caption", "Workers at the east gate on Monday morning."),
        ("credit", "Photo: Sam Poe/Coast Courier"),
    ]
    assert "They told us that there is no money. There was money for a third crane." in of_kind(
        article, "quotation"
    )
    assert "The third crane, bought last year." in of_kind(article, "caption")
    assert article.outlet == "Coast Courier"
    assert article.published == "2023-11-14"
    for furniture in ("Share this", "they have earned it", "Proudly powered"):
        assert furniture not in article.text


def test_an_amp_page() -> None:
    article = page("amp.html")
    assert kinds(article) == [
        "headline",
        "byline",
        "caption",
        "credit",
        "paragraph",
        "paragraph",
        "quotation",
        "paragraph",
    ]
    assert article.outlet == "Valley Post"
    assert article.authors == ("John Roe",)
    assert article.published == "2022-06-02"


def test_an_old_page_of_tables_and_line_breaks() -> None:
    article = page("breaks.html")
    assert kinds(article) == ["headline", "paragraph", "paragraph", "paragraph"]
    assert "Archive" not in article.text


def test_an_article_that_stands_only_in_a_script() -> None:
    body = (
        "The council voted on Monday to close the old bridge, its clerk said in a statement. "
        "The mayor said that the new one would not be ready before the summer of next year. "
        "Nobody from the building company could be reached for comment on Monday evening."
    )
    article = read(
        "<!doctype html><html><head><title>Bridge</title><script type='application/ld+json'>"
        '{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Bridge closes",'
        f'"articleBody": "{body}"}}</script></head><body><div id="app"></div></body></html>'
    )
    assert body in article.text
    assert article.title == "Bridge closes"


@pytest.mark.parametrize("name", ["login.html", "front.html"])
def test_a_page_without_an_article_is_refused(name: str) -> None:
    with pytest.raises(InputError, match=f"{name}: no article found on this page"):
        read(PAGES / name)


def test_markup_runs_nowhere_and_its_text_is_text() -> None:
    article = page("hostile.html")
    assert "<img src=x onerror=alert(1)>" in article.text
    assert shape(article)[0] == (
        "headline",
        'Group "Robert\'); DROP TABLE" denies <script>alert(1)</script>',
    )
    assert "The council has not answered the letter." in article.text
    for unseen in ("injected", "styled", "hidden sentence", "other sentence", "framed", "turn on"):
        assert unseen not in article.text
    assert not any(ord(c) < 32 and c != "\n" for c in article.text)


def test_deep_nesting_is_read_or_refused() -> None:
    with pytest.raises(InputError, match="no article"):
        read("<html><body>" + "<div>" * 5_000 + "<p>Hi.</p>" + "</div>" * 5_000)
