r"""What is done to a text before anything else reads it, and nothing more.

1. ``\r\n`` and a lone ``\r`` become ``\n``: the only change that moves offsets.
2. Every control character but tab and newline (C0, DEL, C1) becomes one space.
3. Lone surrogates and U+FFFE, U+FFFF become U+FFFD, one for one: they have no UTF-8 or XML form.
4. A byte order mark at the very start becomes one space; decoding bytes has dropped it before.

Steps 2 to 4 keep every offset. There is no Unicode normalisation and no trimming.
"""

from __future__ import annotations

import re

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_UNENCODABLE = re.compile("[\ud800-\udfff\ufffe\uffff]")
BYTE_ORDER_MARK = "\ufeff"


def normalise(text: str) -> str:
    r"""`text` as an article keeps it.

    >>> normalise("one\r\ntwo\x00three")
    'one\ntwo three'
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.startswith(BYTE_ORDER_MARK):
        text = " " + text[1:]
    return _UNENCODABLE.sub("\ufffd", _CONTROL.sub(" ", text))
