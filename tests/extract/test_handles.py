"""Whoever tweets under a name of signs is the source of the tweet."""

from __future__ import annotations

import pytest

from attrib.extract import extract
from attrib.ingest import read


@pytest.mark.parametrize(
    "text",
    [
        '"Sack them all" tweeted @grumpy_bob.',
        "“Sack them all,” tweeted @grumpy_bob on Monday.",
        "“Sack them all,” @grumpy_bob tweeted on Monday.",
    ],
)
def test_an_account_is_the_source_of_what_it_tweets(text: str) -> None:
    (one,) = extract(read(text)).attributions
    assert [span.text for span in one.source_spans] == ["@grumpy_bob"]
    assert one.form == "direct"
    assert one.content_spans[0].text.strip('“”",') == "Sack them all"


@pytest.mark.parametrize(
    "text",
    [
        "“Sack them all” was the slogan. Write to us at news@example.org.",
        "The slogan was “sack them all”. Follow @grumpy_bob for more.",
    ],
)
def test_an_account_or_address_alone_says_nothing(text: str) -> None:
    found = extract(read(text)).attributions
    assert not any("@" in span.text for one in found for span in one.source_spans)
