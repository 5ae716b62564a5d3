"""Labels for a canvas: plain text, wrapped and shortened to a box of known size.

The width of text is estimated, for nobody knows the reader's fonts: the estimate is a little over
that of Arial, so that most text is narrower than its box.
"""

from __future__ import annotations

import unicodedata

NARROW = frozenset("iIjl.,:;'|!()[]‘’`tfr ")
WIDE = frozenset("mwMWQ@%—…")


def width(text: str, size: float) -> float:
    """Estimated width of `text` in pixels, in a sans-serif face of `size` pixels."""
    return size * sum(_advance(character) for character in text)


def _advance(character: str) -> float:
    if character in NARROW:
        return 0.31
    if character in WIDE:
        return 0.88
    if unicodedata.east_asian_width(character) in "WF":
        return 1.05
    if unicodedata.combining(character):
        return 0.0
    return 0.68 if character.isupper() else 0.545


def plain(text: str) -> str:
    """`text` on one line, without characters that are invisible or turn the direction of others.

    A canvas has no isolation of bidirectional text: one U+202E would mirror what follows.
    """
    shown = (
        " " if unicodedata.category(character) in ("Cc", "Zl", "Zp") else character
        for character in text
        if unicodedata.category(character) not in ("Cf", "Cs", "Co", "Cn")
    )
    return " ".join("".join(shown).split())


def wrap(text: str, room: float, size: float, lines: int) -> list[str]:
    """`text` as at most `lines` lines of at most `room` pixels; an ellipsis marks what is left out.

    Words longer than a line are broken. There is always one line, if an empty one.

    >>> wrap("the bridge is said to be safe", room=90, size=14, lines=2)
    ['the bridge is', 'said to be…']
    """
    words = plain(text[: 60 + int(lines * room / (0.2 * size))]).split(" ")
    found: list[str] = []
    line = ""
    while words:
        word = words.pop(0)
        trial = f"{line} {word}" if line else word
        if width(trial, size) <= room:
            line = trial
            continue
        if not line:
            line, rest = _broken(word, room, size)
            words.insert(0, rest)
        else:
            words.insert(0, word)
        found.append(line)
        line = ""
        if len(found) == lines:
            return [*found[:-1], _ended(found[-1], room, size)]
    return [*found, line] if line or not found else found


def _broken(word: str, room: float, size: float) -> tuple[str, str]:
    cut = 1
    while cut < len(word) - 1 and width(word[: cut + 1], size) <= room:
        cut += 1
    return (word[:cut], word[cut:]) if len(word) > 1 else (word, "")


def _ended(line: str, room: float, size: float) -> str:
    while len(line) > 1 and width(line + "…", size) > room:
        head, _, _ = line.rpartition(" ")
        line = head or line[:-1]
    return line.rstrip(" ,;:-–—") + "…"
