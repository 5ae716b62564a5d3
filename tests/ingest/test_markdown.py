from attrib.ingest import read
from tests.ingest.shapes import check_blocks, shape

TEXT = """---
title: "Mayor quits"
author: Jane Doe and John Roe
outlet: Northtown Post
date: 2024-03-05
url: https://post.example/mayor
---
# Mayor **quits** after vote

*By Jane Doe and John Roe*

The mayor left office on Monday, [the council](https://x.example/y) said
in a `statement`&nbsp;&mdash; its *last*.

> I am tired. I leave with a light heart & no regrets.

![The mayor leaves the hall. (AP Photo/Ann Poe)](x.jpg)

**What comes next**

- One thing is a vote.
- Another is a [court case](https://x.example/z).

| Year | Votes |
|------|-------|
| 2020 | 300   |

<script>alert(1)</script>

## Sources

- [Council statement](https://x.example), 5 March 2024
"""


def test_marks_go_and_structure_stays() -> None:
    article = read(TEXT)
    check_blocks(article)
    assert shape(article)[:9] == [
        ("headline", "Mayor quits after vote"),
        ("byline", "By Jane Doe and John Roe"),
        (
            "paragraph",
            "The mayor left office on Monday, the council said in a statement\u00a0— its last.",
        ),
        ("quotation", "I am tired. I leave with a light heart & no regrets."),
        ("caption", "The mayor leaves the hall."),
        ("credit", "(AP Photo/Ann Poe)"),
        ("heading", "What comes next"),
        ("list", "One thing is a vote."),
        ("list", "Another is a court case."),
    ]
    assert shape(article)[-2:] == [
        ("references", "Sources"),
        ("references", "Council statement, 5 March 2024"),
    ]
    assert "script" not in article.text


def test_front_matter_gives_metadata() -> None:
    article = read(TEXT)
    assert article.title == "Mayor quits"
    assert article.authors == ("Jane Doe", "John Roe")
    assert article.outlet == "Northtown Post"
    assert article.published == "2024-03-05"
    assert article.url == "https://post.example/mayor"
