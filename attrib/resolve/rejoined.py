"""Names of bodies that a tagger has cut short: firms before their "plc", universities of a town."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from .lexicon import FIRMS, campuses, states

Range = tuple[int, int]

_ALONE = FIRMS - {"ag", "co", "corporation"}
"""Those that stand for nothing else, as the "AG" of "Texas AG Ann Lee" does."""
_SMALL = frozenset({"plc", "inc", "ltd", "llc", "pvt"})
"""Those that are written small too."""

_SITES = frozenset({"com", "org", "net", "io", "tv", "fm", "biz", "info", "co", "ac", "gov", "eu"})
_LANDS = frozenset({"uk", "au", "nz", "za", "jp", "in", "ie", "ca", "us"})


def firm_end(words: Sequence[str], first: int, stop: int, *, body: bool) -> int:
    """`stop`, or one past the "plc" or ", Inc." that belongs to the name before it.

    Args:
        words: of the article, in order.
        first, stop: the name.
        body: whether a tagger takes it for the name of a body.

    >>> firm_end("Acme Foods plc today".split(), 0, 2, body=True)
    3
    """
    at = stop + 1 if stop < len(words) and words[stop] == "," else stop
    if first >= stop or at >= len(words):
        return stop
    word = words[at]
    low = word.lower().rstrip(".")
    known = low in FIRMS if body and at == stop else low in _ALONE
    return at + 1 if known and (word[:1].isupper() or low in _SMALL) else stop


def site_end(words: Sequence[str], stop: int, touching: Callable[[int], bool]) -> int:
    """`stop`, or past the ".com" that is written on to the name before it.

    Args:
        words: of the article, in order.
        stop: one past the name.
        touching: whether no space stands before the word of an index.

    >>> site_end(["Acme", ".", "com", ",", "Inc."], 1, lambda i: i in (1, 2, 3))
    3
    """
    if stop + 1 >= len(words) or words[stop] != "." or words[stop + 1] not in _SITES:
        return stop
    if not (touching(stop) and touching(stop + 1)):
        return stop
    end = stop + 2
    land = end + 1 < len(words) and words[end] == "." and words[end + 1] in _LANDS
    return end + 2 if land and touching(end) and touching(end + 1) else end


def campus_end(words: Sequence[str], first: int, stop: int, place: Range | None) -> int:
    """`stop`, or one past the town behind the comma: "University of California, Irvine".

    Only universities named after an American state have one; "University of Oxford, England"
    tells where that is.

    Args:
        words: of the article, in order.
        first, stop: the name.
        place: the name of a place that begins two words behind `stop`, if one does.
    """
    if place is None or words[stop] != ",":
        return stop
    name = tuple(words[first:stop])
    state = " ".join(name[name.index("of") + 1 :] if "of" in name else name)
    bare = state.removesuffix(" State University").removesuffix(" University")
    town = " ".join(words[place[0] : place[1]])
    whole = "University" in name and bare in campuses()
    return place[1] if whole and town not in campuses() and town not in states() else stop


def whole_end(
    words: Sequence[str], first: int, stop: int, whole: dict[str, set[tuple[str, ...]]]
) -> int:
    """`stop`, or the end of the longer name that the article has elsewhere in whole.

    Args:
        words: of the article, in order.
        first, stop: the name as a tagger has it.
        whole: the names of bodies of several words, by their first word.

    >>> whole_end("Acme Fans Guild said".split(), 0, 2, {"Acme": {("Acme", "Fans", "Guild")}})
    3
    """
    ends = [
        first + len(name)
        for name in whole.get(words[first], ())
        if first + len(name) > stop and tuple(words[first : first + len(name)]) == name
    ]
    return max(ends, default=stop)
