"""Who wrote what is on a page, when, under which headline; and what there is not the article's."""

import pytest

from attrib.errors import InputError
from tests.ingest.shapes import STORY, TITLE, of_kind, page_of, shape, tag


def test_the_heading_that_says_the_title_is_the_headline() -> None:
    article = page_of(f"<h1>Health and Traffic Centre</h1><h4>More</h4><h2>{TITLE}</h2>{STORY}")
    assert article.title == TITLE
    assert shape(article)[0] == ("headline", TITLE)


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("<h1>Most Read</h1>", ""),
        ("", "<h1>Join the Discussion Cancel reply</h1><p>Say it here, and be kind to all.</p>"),
    ],
)
def test_a_label_is_no_headline(above: str, below: str) -> None:
    article = page_of(f"{above}<div>{STORY}</div>{below}", head=tag("og:title", TITLE))
    assert article.title == TITLE
    assert of_kind(article, "headline") == [TITLE]


def test_the_headline_that_readers_see_may_say_other_words() -> None:
    article = page_of(
        f"<h1>Cracks shut the bridge</h1><h2>{TITLE}</h2>{STORY}", head=tag("og:title", TITLE)
    )
    assert article.title == "Cracks shut the bridge"


def test_what_is_for_sharing_above_the_headline_is_left_out() -> None:
    first = STORY.partition("</p>")[0] + "</p>"
    article = page_of(
        f"<div><h4>{TITLE}</h4>{first}<p>Be first to contribute</p></div><h1>{TITLE}</h1>{STORY}"
    )
    assert shape(article)[0] == ("headline", TITLE)
    assert article.text.count("The council voted on Monday") == 1
    assert "contribute" not in article.text


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ('<p><a rel="author" href="/a">Ann Poe</a></p>', ("Ann Poe",)),
        ('<ul><li><a href="/staff/ann-poe">Ann Poe</a> - 4 March</li></ul>', ("Ann Poe",)),
        (
            '<div class="byline">Monday 4 March 2024 11:44 am by Ann Poe in Roads</div>',
            ("Ann Poe",),
        ),
        ("<div>| by <span>Ann Poe</span></div>", ("Ann Poe",)),
        ("<div>by Ann Poe / March 4, 2024 / 3 comments</div>", ("Ann Poe",)),
        ('<div class="share">By <a href="/author/poe">Ann Poe</a></div>', ("Ann Poe",)),
        ('<p class="byline">By <a>Ann Poe</a><span>Ann Poe</span></p>', ("Ann Poe",)),
        (
            '<p class="byline">Print Email</p><p class="byline">Ann Poe | poe@cc.example</p>',
            ("Ann Poe",),
        ),
        (
            '<p class="byline">By <a>Ann Poe</a></p><p class="byline">and <a>John Roe</a></p>',
            ("Ann Poe", "John Roe"),
        ),
        ("<p>Struck by Fear of Cracks</p>", ()),
        ('<div class="author">View Comments</div>', ()),
    ],
)
def test_who_wrote_it_stands_below_the_headline(line: str, authors: tuple[str, ...]) -> None:
    assert page_of(f"<h1>{TITLE}</h1>{line}{STORY}").authors == authors


def test_a_byline_is_told_in_markup_that_hides_it() -> None:
    article = page_of(f'<h1>{TITLE}</h1><div class="share">By <a>Ann Poe</a></div>{STORY}')
    assert of_kind(article, "byline") == ["By Ann Poe"]


def test_who_wrote_other_articles_did_not_write_this() -> None:
    teasers = '<h3><a href="/2">Fair opens</a></h3><p><a rel="author" href="/r">John Roe</a></p>'
    assert page_of(f"<h1>{TITLE}</h1>{STORY}<div>{teasers}</div>").authors == ()


@pytest.mark.parametrize(
    ("head", "line", "day"),
    [
        ("", '<time datetime="2024-03-04T08:00:00Z">3 hours ago</time>', "2024-03-04"),
        ("", '<span itemprop="datePublished" content="2024-03-04">Monday</span>', "2024-03-04"),
        ("", "<ul><li>March 4, 2024 5:00 AM PST</li></ul>", "2024-03-04"),
        ("", '<time class="updated" datetime="2024-03-04">Updated</time>', None),
        ("", "<div>by Ann Poe / March 4, 2024</div>", "2024-03-04"),
        (tag("publish-date", "Mon, 04 Mar 2024 07:36:07 +0530"), "", "2024-03-04"),
        (tag("sailthru.date", "March 4, 2024"), "", "2024-03-04"),
    ],
)
def test_when_it_was_published(head: str, line: str, day: str | None) -> None:
    assert page_of(f"<h1>{TITLE}</h1>{line}{STORY}", head=head).published == day


def test_what_parsely_is_told() -> None:
    content = '{"title": "Bridge", "author": "Ann Poe", "pub_date": "2024-03-04T01:00:00Z"}'
    article = page_of(
        f"<h1>{TITLE}</h1>{STORY}",
        head=f"<meta name='parsely-page' content='{content}'>",
    )
    assert (article.authors, article.published) == (("Ann Poe",), "2024-03-04")


def test_an_article_inside_what_calls_itself_furniture_keeps_its_head() -> None:
    article = page_of(
        f'<div class="layout sidebar"><h1>{TITLE}</h1><p class="byline">By Ann Poe</p>'
        f"<figure><figcaption>The bridge on Monday.</figcaption></figure>{STORY}"
        "<aside><p>The fair opens on Friday, its director said to us.</p></aside></div>"
    )
    assert [kind for kind, _ in shape(article)][:3] == ["headline", "byline", "caption"]
    assert "fair" not in article.text


@pytest.mark.parametrize(
    "apart",
    [
        'class="comment-list"><p>I have driven over it for ten years, and it never shook.</p>',
        'role="dialog"><p>You can withdraw your consent at any time by pressing the button.</p>',
    ],
)
def test_what_readers_write_and_are_asked_is_left_out(apart: str) -> None:
    article = page_of(f"<main><h1>{TITLE}</h1>{STORY}<div {apart}</div></main>")
    assert of_kind(article, "paragraph")[-1].startswith("Buses will go by the quay")


def test_a_table_longer_than_the_story_does_not_stand_for_it() -> None:
    rows = "".join(f"<tr><td>District {n}</td><td>{n * 7}</td></tr>" for n in range(300))
    article = page_of(f"<article><h1>{TITLE}</h1>{STORY}<table>{rows}</table></article>")
    assert of_kind(article, "headline") == [TITLE]
    assert len(of_kind(article, "paragraph")) < 100


def test_a_byline_that_is_a_link_does_not_make_a_front_page() -> None:
    lines = STORY.split("</p>")[:-1]
    notes = "".join(
        f'{line}</p><p class="byline"><a href="/poe">By Ann Mary Poe, Reporter</a></p>'
        for line in lines
    )
    assert page_of(f"<h1>{TITLE}</h1>{notes}").title == TITLE


def test_titles_that_are_links_still_do() -> None:
    teasers = "".join(
        f'<h3><a href="/{n}">Another long title of the day</a></h3>{line}</p>'
        for n, line in enumerate(STORY.split("</p>")[:-1])
    )
    with pytest.raises(InputError, match="a front page"):
        page_of(teasers)


def test_a_line_that_is_all_link_is_the_title_of_another_page() -> None:
    link = '<p><a href="/2">[Why the bridge was never painted, and who was to pay]</a></p>'
    said = '<p><a href="/3">It will be opened again, the mayor said.</a></p>'
    article = page_of(f"<h1>{TITLE}</h1>{STORY}{link}{said}{STORY.replace('the', 'that')}")
    assert of_kind(article, "boilerplate") == [
        "[Why the bridge was never painted, and who was to pay]"
    ]
    assert "It will be opened again, the mayor said." in of_kind(article, "paragraph")
