"""When something was said, in the article's words: "said *on Thursday*".

Only a day that follows the cue or the name of the source at once is taken, for any other may be
that of what is told. The words are shown as they stand; no date is worked out from them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_MONTH = (
    r"(?:Jan(?:uary|\.)|Feb(?:ruary|\.)|March|April|May|June|July|Aug(?:ust|\.)"
    r"|Sept(?:ember|\.)|Oct(?:ober|\.)|Nov(?:ember|\.)|Dec(?:ember|\.))"
)
_DATE = rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?"
_PART = r"(?: (?:morning|afternoon|evening|night))?"
_FOLLOWS = re.compile(
    rf"\s+((?:(?:early|late|earlier|later) )?(?:on )?{_DAY}{_PART}(?:,? {_DATE})?"
    rf"|on {_DATE}|yesterday{_PART}|today|tonight)(?!\w|['’]s)"
)


def when(text: str, attribution: Mapping[str, Any]) -> str | None:
    """The words that say when, or None where none stand beside cue or source.

    Args:
        text: of the article.
        attribution: attributes of an edge of the claim graph, with its spans.

    >>> when("Ann said on Monday it rained.", {"cue_spans": [[4, 8]], "content_spans": [[19, 28]]})
    'on Monday'
    """
    contents: Sequence[Sequence[int]] = attribution.get("content_spans", ())
    for name in ("cue_spans", "source_spans"):
        for _, end in attribution.get(name, ()):
            found = _FOLLOWS.match(text, end)
            if found and not any(s < found.end() and found.start() < e for s, e in contents):
                return found[1]
    return None
