"""From an article to its report: every stage in its order."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.metadata import version

from attrib.audit import audit
from attrib.claims import claims
from attrib.claims.links import connect
from attrib.extract import extract
from attrib.extract.encoder import Encoder, default
from attrib.ingest.language import require_english
from attrib.model import Article, Engine, Report
from attrib.resolve import resolve


def report(article: Article) -> Report:
    """What one article yields.

    Raises:
        InputError: where the article is not in English.
    """
    require_english(article)
    encoder = default()
    engine = Engine(attrib=_version(), model=encoder.card["name"], model_sha256=encoder.digest)
    with _uncollected():
        return _report(article, encoder, engine)


def _report(article: Article, encoder: Encoder, engine: Engine) -> Report:
    reading = extract(article, encoder)
    resolved = resolve(reading)
    told = claims(reading, resolved.attributions, resolved.silences)
    found = connect(reading, resolved, told.claims, told.attributions)
    made = Report(
        article=article,
        sources=resolved.sources,
        claims=found.claims,
        attributions=found.attributions,
        silences=found.silences,
        links=found.links,
        subjects=found.subjects,
        engine=engine,
    )
    return made.model_copy(update={"audit": audit(made)})


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without Python's search for garbage in cycles, which finds none in an article's reading.

    It starts whenever some hundreds of objects were made, and would cost 4 of 100 µs here.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@cache
def _version() -> str:
    return version("attrib")
