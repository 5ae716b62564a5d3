"""Text from anywhere, made safe to print on a terminal.

An article may carry escape sequences that recolour, retitle or rewrite the reader's terminal, and
direction marks that make a line read otherwise than it is. They are shown, never obeyed.
"""

from __future__ import annotations

import re
import unicodedata

# Emoji and scripts need them, and they only join or part the letters beside them.
_JOINERS = {"\u200c", "\u200d"}
_KEPT = {"\n", "\t"} | _JOINERS
_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
_SUSPECT = re.compile(r"[^\x20-\x7e\n]")
_SPACE = re.compile(r"\s+")


def visible(text: str) -> str:
    """`text` with every control, format and surrogate character replaced by a picture of it.

    New lines and tabs stay. An escape becomes `␛`, a right-to-left override `<U+202E>`.
    """
    return _SUSPECT.sub(lambda found: _picture(found[0]), text)


def one_line(text: str) -> str:
    """`visible(text)` with each run of white space as one space."""
    return visible(_SPACE.sub(" ", text).strip())


def _picture(character: str) -> str:
    if character in _KEPT or unicodedata.category(character) not in _HIDDEN:
        return character
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    return f"<U+{code:04X}>"
