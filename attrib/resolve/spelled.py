"""Names that the article spells out in one place and gives by their initials in another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

_SMALL = frozenset({"of", "for", "the", "and", "on", "in", "at", "to", "&", "de", "des", "du"})
_SHORTEST, _LONGEST = 3, 7
_MOST_SMALL = 2


def spelled_out(words: Sequence[str]) -> list[tuple[int, int]]:
    """The runs of words in capitals whose initials stand elsewhere as a word.

    After Schwartz and Hearst, "A simple algorithm for identifying abbreviation definitions in
    biomedical text" (2003), but the short form may stand anywhere, and every word counts.

    Args:
        words: of the article, in order.

    Returns:
        (first, stop) of each run, in order, not overlapping.

    >>> spelled_out("Reporters Sans Frontieres is in Paris . RSF said".split())
    [(0, 3)]
    """
    found: list[tuple[int, int]] = []
    short = _by_first_letter({word for word in words if word.isupper() and _initials(word)})
    if not short:
        return found
    for i, word in enumerate(words):
        if found and i < found[-1][1]:
            continue
        for letters in short.get(word[:1], ()):
            stop = _run(words, i, letters)
            if stop is not None:
                found.append((i, stop))
                break
    return found


def _initials(word: str) -> bool:
    return _SHORTEST <= len(word) <= _LONGEST and word.isalpha() and word.isupper()


def _by_first_letter(short: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for letters in sorted(short, key=lambda one: (-len(one), one)):
        found.setdefault(letters[0], []).append(letters)
    return found


def _run(words: Sequence[str], first: int, letters: str) -> int | None:
    """One past the last word of a run that begins at `first` and has these initials."""
    i, small = first, 0
    for letter in letters:
        while i > first and i < len(words) and words[i] in _SMALL and small < _MOST_SMALL:
            i, small = i + 1, small + 1
        if i >= len(words) or words[i][0] != letter or not words[i][1:].islower():
            return None
        i, small = i + 1, 0
    return i
