"""Reports in the form of the annotated corpora: JSON lines that `attrib eval` scores.

As in those corpora no word is in two attributions: what one attribution carries of another
(`relayed_by`) is not marked again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from attrib.attributes import known, offsets
from attrib.claim_graph import different
from attrib.model import Report


def corpus(reports: Report | Sequence[Report]) -> bytes:
    """One line an article, UTF-8."""
    return b"".join(_lines(different(reports)))


def _lines(reports: Iterable[Report]) -> Iterable[bytes]:
    for report in reports:
        article = report.article
        row = known(
            {
                "id": article.id,
                "annotator": f"attrib {report.engine.attrib}",
                "publisher": article.outlet,
                "date": article.published,
                "title": article.title,
                "text": article.text,
                "attributions": [
                    {
                        "source": offsets(attribution.source_spans),
                        "cue": offsets(attribution.cue_spans),
                        "content": offsets(attribution.content_spans),
                    }
                    for attribution in report.attributions
                    if attribution.relayed_by is None
                ],
            }
        )
        yield json.dumps(row, ensure_ascii=False).encode("utf-8", "replace") + b"\n"
