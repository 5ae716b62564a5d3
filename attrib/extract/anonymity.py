"""Words that only say that somebody speaks without a name: "declining to be named because ..."."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources


def anonymous(content: str) -> bool:
    """Whether a content begins with words by which a report grants anonymity (cues.toml).

    >>> anonymous("not to be identified"), anonymous("not to be afraid")
    (True, False)
    """
    return " ".join(content.lower().split()).startswith(_phrases())


@cache
def _phrases() -> tuple[str, ...]:
    file = resources.files("attrib.extract").joinpath("cues.toml")
    return tuple(tomllib.loads(file.read_text(encoding="utf-8"))["anonymity"]["phrases"])
