"""Pictures are credited to their makers, who do not thereby vouch for the caption."""

from __future__ import annotations

import pytest

from attrib.extract.credits import pictured
from attrib.ingest import read_text

STORY = "The bridge over the river has been closed since Monday, the council said in a statement."


@pytest.mark.parametrize(
    ("line", "caption", "cue", "source"),
    [
        ("The bridge at dusk. Image: Mary Poole.", "The bridge at dusk.", "Image:", "Mary Poole"),
        ("The bridge at dusk Image: Mary Poole.", "The bridge at dusk", "Image:", "Mary Poole"),
        (
            "The bridge at dusk. (Photo by Mary Poole/Getty Images)",
            "The bridge at dusk.",
            "Photo by",
            "Mary Poole/Getty Images",
        ),
    ],
)
def test_the_credit_after_a_caption_is_tied_to_it(
    line: str, caption: str, cue: str, source: str
) -> None:
    article = read_text(f"Bridge closed\n\n{STORY}\n\n{line}\n\n{STORY}\n")
    (one,) = pictured(article)
    assert [span.text for span in one.content_spans] == [caption]
    assert [span.text for span in one.cue_spans] == [cue]
    assert [span.text for span in one.source_spans] == [source]
    assert one.act == "pictures"
    assert one.claims == ()


@pytest.mark.parametrize(
    "text",
    [
        STORY,
        f"Image: Mary Poole.\n\n{STORY}",
        f"{STORY}\n\nThe bridge at dusk. (AFP Photo)\n\n{STORY}",
        f"{STORY}\n\nPhoto: a plough clears the road near Milford\n\n{STORY}",
        f"{STORY} He showed them an image: Mary Poole at the gate.\n\n{STORY}",
        f'"We are going to lose it all."\n\nGetty Images\n\n{STORY}',
    ],
)
def test_without_a_caption_and_a_credit_no_picture_is_credited(text: str) -> None:
    assert list(pictured(read_text(text))) == []
