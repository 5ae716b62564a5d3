"""What the texts of a test are read as."""

from __future__ import annotations

from attrib.extract import extract
from attrib.ingest import read


def told(text: str) -> list[tuple[str, str]]:
    """(source, content) of each attribution; pieces are joined by a space."""
    return [
        (
            " ".join(span.text for span in one.source_spans),
            " ".join(span.text for span in one.content_spans),
        )
        for one in extract(read(text)).attributions
    ]
