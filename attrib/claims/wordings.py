"""Fixed phrases, found in a list of words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence


class Wordings:
    """Phrases of one word or more, looked up by their first word.

    Args:
        phrases: words in lower case, apart by a space.

    >>> list(Wordings(["no longer", "no"]).find(["it", "is", "no", "longer"]))
    [(2, 2)]
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        for phrase in phrases:
            words = tuple(phrase.split())
            self._by_first.setdefault(words[0], []).append(words)
        for known in self._by_first.values():
            known.sort(key=len, reverse=True)

    def find(self, forms: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Place and number of words of each phrase, the longest at each place."""
        # Most claims hold none of them, and there are many claims.
        if self._by_first.keys().isdisjoint(forms):
            return
        for at, form in enumerate(forms):
            for words in self._by_first.get(form, ()):
                if len(words) == 1 or tuple(forms[at : at + len(words)]) == words:
                    yield at, len(words)
                    break
