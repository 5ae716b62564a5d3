"""What a page's outlet is called: a name that the page declares, or the host that it is at."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

_ARCHIVED = re.compile(r"^https?://web\.archive\.org/web/\w+/")
_HOST = re.compile(r"(?:[\w-]+\.)+[a-z]{2,12}", re.IGNORECASE)
_TAGLINE = re.compile(r"\s+[|~»]\s+")
_PARTS = re.compile(r"\s+[|~«»·•:–—-]{1,2}\s+|\s*\|\s*")
_NOT_A_NAME = re.compile(r"https?://|@|[<>{}]")
_WORD = re.compile(r"[^\W_]+")
_SMALL = frozenset({"the", "of", "and", "for"})
_SUFFIXES = frozenset({"www", "com", "net", "org", "co", "gov", "edu", "ac", "news"})
_FEWEST_LETTERS = 2
_FEW_WORDS = 3


def outlet(
    names: Sequence[str], title: str | None, own: str | None, url: str | None = None
) -> str | None:
    """The outlet's name, the surest of what the page says.

    Args:
        names: what tags call the site or its publisher, the surest first. One that fits the host
            goes before one that does not, which may be a section's ("Magazine").
        title: of the browser's window, which many end with the site's name.
        own: the address that the page declares.
        url: where it came from, if known. It may be an archive's or a mirror's, so its host is no
            name of the outlet.

    >>> outlet(["U.S.", "The Daily Herald"], None, "https://www.dailyherald.example/1")
    'The Daily Herald'
    >>> outlet([], "Mayor quits - Coast Courier", "https://courier.example/1")
    'Coast Courier'
    >>> outlet([], "Mayor quits", "https://www.courier.example/1")
    'courier.example'
    """
    host = host_of(own or url)
    said = [_plain(name) for name in names if not _NOT_A_NAME.search(name)]
    proper = [name for name in said if not _HOST.fullmatch(name)]
    if proper:
        return next((name for name in proper if fits(name, host)), proper[0])
    # The site's name stands last as a rule, on some pages first.
    ends = [part.strip() for part in _PARTS.split(title or "")]
    for name in (ends[-1], ends[0]) if len(ends) > 1 else ():
        if fits(name, host) and not _HOST.fullmatch(name):
            return name
    return said[0] if said else host_of(own) or None


def fits(name: str, host: str) -> bool:
    """Whether a host may be that of an outlet called `name`: by its words, or how they begin.

    >>> fits("The New York Times", "nytimes.com"), fits("CNN", "edition.cnn.com")
    (True, True)
    >>> fits("Magazine", "courier.example"), fits("Herald wins a long case", "herald.example")
    (False, False)
    """
    words = [word.lower() for word in _WORD.findall(name)]
    squeezed = "".join(words)
    for part in host.lower().split(".")[:-1]:
        label = part.replace("-", "")
        if part in _SUFFIXES or not squeezed or len(label) < _FEWEST_LETTERS:
            continue
        shared = squeezed in label or label in squeezed
        alike = 2 * min(len(squeezed), len(label)) >= max(len(squeezed), len(label))
        if shared and (alike or (label in words and len(words) <= _FEW_WORDS)):
            return True
        if any(_begins(label, chosen) for chosen in (words, _without_small(words))):
            return True
    return False


def host_of(address: str | None) -> str:
    """The host of a web address, without "www."; of an archived page that of the original."""
    try:
        return urlsplit(_ARCHIVED.sub("", address or "")).netloc.lower().removeprefix("www.")
    except ValueError:
        return ""


def without_outlet(
    titles: Sequence[str | None], outlet: str | None, address: str | None
) -> tuple[str, ...]:
    """`titles` without the outlet's name at their ends, and without those that are only that.

    >>> without_outlet(["Mayor quits | Coast Courier", "Coast Courier"], "Coast Courier", None)
    ('Mayor quits',)
    """
    host = host_of(address)
    found = []
    for title in filter(None, titles):
        parts = list(_PARTS.finditer(title))
        if parts and _is_outlet(title[parts[-1].end() :], outlet, host):
            found.append(title[: parts[-1].start()].strip())
        elif parts and _is_outlet(title[: parts[0].start()], outlet, host):
            found.append(title[parts[0].end() :].strip())
        elif title != outlet:
            found.append(title)
    return tuple(dict.fromkeys(filter(None, found)))


def _is_outlet(name: str, outlet: str | None, host: str) -> bool:
    return name.strip().lower() == (outlet or "").lower() or fits(name, host)


def _begins(label: str, words: Sequence[str]) -> bool:
    """Whether `label` is made of the beginnings of all `words`: "nytimes", "bbc"."""
    if len(words) < 2 or len(label) < len(words):
        return False
    pattern = "".join(f"{word[0]}(?:{_optional(word[1:])})?" for word in words)
    return re.fullmatch(pattern, label) is not None


def _optional(rest: str) -> str:
    return "|".join(re.escape(rest[:end]) for end in range(len(rest), 0, -1))


def _without_small(words: Sequence[str]) -> list[str]:
    return [word for word in words if word not in _SMALL]


def _plain(name: str) -> str:
    return _TAGLINE.split(name)[0].strip() or name
