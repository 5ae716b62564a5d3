"""From an article to its report: every stage in its order."""

from __future__ import annotations

from functools import cache
from importlib.metadata import version

from attrib.audit import audit
from attrib.claims import claims
from attrib.claims.links import connect
from attrib.extract import extract
from attrib.extract.encoder import default
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
        engine=Engine(attrib=_version(), model=encoder.card["name"], model_sha256=encoder.digest),
    )
    return made.model_copy(update={"audit": audit(made)})


@cache
def _version() -> str:
    return version("attrib")
