"""Whether a source takes a verb in the plural."""

from __future__ import annotations

import re

from attrib.model import Source
from attrib.resolve.lexicon import plural

# Words that follow the head of a noun phrase.
_AFTER_HEAD = re.compile(
    r"(?:,|\s(?:of|at|in|on|with|from|for|to|near|by|who|that|familiar|close|speaking|briefed)\b)"
)
_ALWAYS_MANY = frozenset({"police", "people", "authorities"})


def plural_source(source: Source) -> bool:
    """Whether a source is several by its number or by its words: "officials at the bank"."""
    if source.count is not None:
        return source.count > 1
    head = _AFTER_HEAD.split(source.name, maxsplit=1)[0].rsplit(maxsplit=1)[-1:]
    if not head:
        return False
    common = source.naming == "unnamed" or head[0].islower()
    return plural(head[0].casefold()) and (common or head[0].casefold() in _ALWAYS_MANY)
