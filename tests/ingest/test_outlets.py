import pytest

from tests.ingest.shapes import STORY, TITLE, own, page_of, tag


@pytest.mark.parametrize(
    ("head", "title", "outlet"),
    [
        # A section calls itself the site; the publisher is the one whose host it is.
        (
            tag("og:site_name", "Politics")
            + own("https://www.coastcourier.example/politics/1")
            + '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Bridge",'
            ' "publisher": {"name": "The Coast Courier"}}</script>',
            TITLE,
            "The Coast Courier",
        ),
        # The window's title ends with it, in words or in what the host abbreviates.
        (own("https://www.coastcourier.example/1"), f"{TITLE} | Coast Courier", "Coast Courier"),
        (
            own("https://cctimes.example/1"),
            f"{TITLE} - The Coast City Times",
            "The Coast City Times",
        ),
        (own("https://courier.example/1"), f"Courier – {TITLE}", "Courier"),
        # Nothing names it but its own address, of an archived copy too.
        (own("https://www.courier.example/1"), f"{TITLE} - Local news", "courier.example"),
        (
            own("https://web.archive.org/web/2016/http://www.courier.example/1"),
            TITLE,
            "courier.example",
        ),
        # The headline is no outlet, whatever tag says it again.
        (tag("og:site_name", TITLE) + tag("og:title", TITLE), TITLE, None),
        ("", f"{TITLE} - Local news", None),
    ],
)
def test_the_outlet_is_what_the_site_is_called(head: str, title: str, outlet: str | None) -> None:
    assert page_of(f"<h1>{TITLE}</h1>{STORY}", head=head, title=title).outlet == outlet


def test_the_name_that_a_tag_gives_stays_though_no_host_is_like_it() -> None:
    head = tag("og:site_name", "Evening Post") + own("https://www.cc.example/1")
    assert page_of(f"<h1>{TITLE}</h1>{STORY}", head=head).outlet == "Evening Post"
