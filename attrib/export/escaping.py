"""Text of an article as Markdown that shows just that: nothing formats, nothing links.

CommonMark (https://spec.commonmark.org/0.31.2/#backslash-escapes) and what GitHub adds to it:
tables, and bare addresses that become links (https://github.github.com/gfm/#autolinks-extension-).
"""

from __future__ import annotations

import re

from attrib.export.labels import plain

# Whatever CommonMark, tables or HTML within them give a meaning, and what makes a bare address a
# link or calls a user of GitHub.
_SPECIAL = re.compile(r"[\\`*_{}\[\]<>#|~&@!$]|://|www\.(?=\w)", re.IGNORECASE)
_AT_START = re.compile(r"^([-+=]|\d+(?=[.)]))")


def escaped(text: str) -> str:
    r"""`text` on one line, as Markdown that shows just that.

    >>> print(escaped("a *b* <c> | [d](e)"))
    a \*b\* \<c\> \| \[d\](e)
    >>> print(escaped("1. see https://x.org, www.x.org or bob@x.org"))
    1\. see https:\//x.org, www\.x.org or bob\@x.org
    """
    safe = _SPECIAL.sub(_one, plain(text))
    found = _AT_START.match(safe)
    if not found:
        return safe
    marker = found[1]
    return f"{marker}\\{safe[len(marker) :]}" if marker.isdigit() else f"\\{safe}"


def _one(found: re.Match[str]) -> str:
    sign = found[0]
    if sign == "://":
        return ":\\//"
    if sign.lower().startswith("www"):
        return f"{sign[:-1]}\\."
    return f"\\{sign}"
