"""Quotations of accounts, which the corpora hardly hold: "Sack them all" tweeted @grumpy_bob."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrib.extract.acts import act
from attrib.extract.pieces import Stretches, all_of
from attrib.extract.quotes import quotations
from attrib.model import Article, Attribution

# Nothing but a rule speaks for these, so they never count as sure.
_CONFIDENCE = 0.75
_VERB = r"(?P<cue>tweeted|posted|wrote|replied|said|added|asked|joked|commented)"
_HANDLE = r"(?P<source>@\w{2,30})"
_AFTER = (
    re.compile(rf",?[ \t]*{_VERB}[ \t]+{_HANDLE}\b"),
    re.compile(rf",?[ \t]*{_HANDLE}[ \t]+{_VERB}\b"),
)


def handles(article: Article, found: Sequence[Attribution]) -> list[Attribution]:
    """The quotations right before "tweeted @name" that stand in none of those found; ids not final.

    The account is the source; who holds it is not told.
    """
    text = article.text
    if "@" not in text:
        return []
    taken = Stretches(bounds for one in found for bounds in all_of(one))
    result: list[Attribution] = []
    for block in article.blocks:
        for start, end in quotations(text, block.start, block.end):
            said = next((m for p in _AFTER if (m := p.match(text, end, block.end))), None)
            if said is None or taken.touch((start, said.end())):
                continue
            cue, content = article.span(*said.span("cue")), article.span(start, end)
            result.append(
                Attribution(
                    id=f"h{len(result)}",
                    source_spans=(article.span(*said.span("source")),),
                    cue_spans=(cue,),
                    content_spans=(content,),
                    form="direct",
                    act=act(cue.text, content.text),
                    confidence=_CONFIDENCE,
                )
            )
    return result
