"""Plain text to an `Article`."""

from __future__ import annotations

from attrib.ingest import blocks, lines
from attrib.ingest.article import NOTHING, Metadata, build
from attrib.ingest.files import check_length
from attrib.ingest.normalise import normalise
from attrib.model import Article


def read_text(text: str, *, metadata: Metadata = NOTHING, name: str = "text") -> Article:
    """The article that a plain text holds, whatever markup it may resemble.

    `article.text` is `text` but for `attrib.ingest.normalise`, which moves offsets only where the
    input has carriage returns.

    Raises:
        InputError: the text is empty, holds no words, or is too long.
    """
    text = normalise(text)
    check_length(text, name)
    return build(text, lines.units(text), blocks.recognise, metadata, name)
