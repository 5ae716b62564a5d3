"""Whether one claim is another almost word for word, so that nothing needs to be understood.

"It is talking to holders of debts not assumed" and "it is talking to holders of debts it is not
assuming" say the same, whoever "it" is: the words between are the same, and in the same order.
"""

from __future__ import annotations

from difflib import SequenceMatcher

from attrib.claims.units import Gist

_LEAST = 4
# "New York values" is no claim said twice.
_LEAST_BARE = 5
_LEAST_ALTERED = 8
_LEAST_LONG = 12
_LEAST_RATIO = 0.85


def verbatim(one: Gist, other: Gist) -> tuple[tuple[int, int], ...] | None:
    """Pairs of indices of the words that two claims share, if these are all that they say.

    Args:
        one, other: gists of claims put alike.
    """
    a, b = one.weighty, other.weighty
    least = _LEAST if one.verb and other.verb else _LEAST_BARE
    if min(len(a), len(b)) < least:
        return None
    if [word.key for word in a] == [word.key for word in b]:
        return tuple((x.word, y.word) for x, y in zip(a, b, strict=True))
    if min(len(a), len(b)) < _LEAST_ALTERED or min(len(a), len(b)) < _LEAST_RATIO * max(
        len(a), len(b)
    ):
        return None
    return _altered(one, other)


def _altered(one: Gist, other: Gist) -> tuple[tuple[int, int], ...] | None:
    """The shared words of claims of which one leaves out or changes a word of little weight."""
    a, b = one.weighty, other.weighty
    matcher = SequenceMatcher(None, [x.key for x in a], [y.key for y in b], autojunk=False)
    # The first two cost little, and are never under the third.
    if min(matcher.real_quick_ratio(), matcher.quick_ratio()) < _LEAST_RATIO:
        return None
    if matcher.ratio() < _LEAST_RATIO:
        return None
    found: list[tuple[int, int]] = []
    for kind, start, stop, begin, end in matcher.get_opcodes():
        if kind == "equal":
            found += [(a[start + k].word, b[begin + k].word) for k in range(stop - start)]
        elif any(word.fixed for word in (*a[start:stop], *b[begin:end])):
            lost = (*a[start:stop], *b[begin:end])
            # "Present sentiment", in a long sentence that is otherwise the same.
            if kind == "replace" or len(a) < _LEAST_LONG or not all(w.describes for w in lost):
                return None
    return tuple(found)
