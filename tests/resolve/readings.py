"""Readings for the tests: from fixtures/, or made of plain words."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from attrib.extract.reading import Name, Reading, Word
from attrib.model import Article, Attribution, Block, Silence, Source
from attrib.resolve import Resolution

HERE = Path(__file__).parent


def article(text: str, blocks: list[list[Any]]) -> Article:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Article(
        id="a" + digest[:12],
        text=text,
        sha256=digest,
        language="en",
        blocks=tuple(Block(kind=kind, start=start, end=end) for kind, start, end in blocks),
    )


def reading(name: str) -> Reading:
    """The reading of tests/resolve/articles/NAME.txt."""
    return rebuilt(json.loads((HERE / "fixtures" / f"{name}.json").read_text(encoding="utf-8")))


def rebuilt(data: dict[str, Any]) -> Reading:
    whole = article(data["text"], data["blocks"])

    def spans(pairs: list[list[int]]) -> Any:
        return tuple(whole.span(*pair) for pair in pairs)

    return Reading(
        article=whole,
        sentences=tuple((start, end) for start, end in data["sentences"]),
        words=tuple(Word(*word) for word in data["words"]),
        names=tuple(Name(*name) for name in data["names"]),
        attributions=tuple(
            Attribution(
                id=f"a{k}",
                source_spans=spans(source),
                cue_spans=spans(cue),
                content_spans=spans(content),
                form="direct" if whole.text[content[0][0]] in '"“' else "indirect",
                act="asserts",
                confidence=0.9,
            )
            for k, (source, cue, content) in enumerate(data["attributions"], 1)
        ),
        silences=tuple(
            Silence(id=f"n{k}", kind="no comment", spans=spans(said), source_spans=spans(who))
            for k, (who, said) in enumerate(data["silences"], 1)
        ),
    )


def by_name(resolution: Resolution) -> dict[str, Source]:
    return {source.name: source for source in resolution.sources}


def credited(resolution: Resolution) -> list[list[str]]:
    """For each attribution the names of its sources."""
    names = {source.id: source.name for source in resolution.sources}
    return [[names[id] for id in attribution.sources] for attribution in resolution.attributions]


def texts(source: Source) -> list[str]:
    return [mention.text for mention in source.mentions]
