"""Words with their grammar, written by hand."""

from __future__ import annotations

import re

from attrib.extract.reading import Word


def parsed(*tokens: str) -> tuple[str, list[Word]]:
    """A sentence from tokens like `said/VERB/ROOT/0`: word, tag, relation, distance to its head.

    The distance is in words, negative to the left; 0 for a root. Words are joined by spaces.
    """
    text, words = "", []
    for number, token in enumerate(tokens):
        match = re.fullmatch(r"(.+)/([A-Z]+)/(\w+)/(-?\d+)", token)
        assert match, token
        form, tag, relation, distance = match.groups()
        start = len(text) + bool(text)
        text = f"{text} {form}" if text else form
        words.append(
            Word(start, start + len(form), tag, number + int(distance), relation, sentence=0)
        )
    return text, words
