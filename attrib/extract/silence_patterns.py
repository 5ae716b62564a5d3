"""The patterns of silences.toml: how news says that somebody did not answer."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from attrib.model import SilenceKind


@dataclass(frozen=True, slots=True)
class Pattern:
    """One entry of silences.toml."""

    kind: SilenceKind
    needs: tuple[str, ...]
    regex: re.Pattern[str]
    by_group: bool
    about: re.Pattern[str]
    needs_speaker: bool
    first_person: bool


@cache
def _data() -> dict[str, Any]:
    file = resources.files("attrib.extract").joinpath("silences.toml")
    return tomllib.loads(file.read_text(encoding="utf-8"))


@cache
def patterns() -> tuple[Pattern, ...]:
    """The patterns of silences.toml, compiled once."""
    fragments: dict[str, str] = _data()["fragments"]
    return tuple(
        Pattern(
            kind=entry["kind"],
            needs=tuple(entry["needs"]),
            regex=re.compile(
                rf"(?<![\w'])(?:{_filled(entry['pattern'], fragments)})", re.IGNORECASE
            ),
            by_group=entry.get("source") == "group",
            about=rule("about_" + entry.get("about", "after")),
            needs_speaker=entry.get("speaker", False),
            first_person=entry.get("first", False),
        )
        for entry in _data()["silence"]
    )


@cache
def needed() -> frozenset[str]:
    """Words without any of which a sentence tells of no silence."""
    return frozenset(word for pattern in patterns() for word in pattern.needs)


def _filled(pattern: str, fragments: dict[str, str]) -> str:
    while (filled := re.sub(r"\{([a-z_]+)\}", lambda m: fragments[m[1]], pattern)) != pattern:
        pattern = filled
    return pattern


@cache
def rule(name: str) -> re.Pattern[str]:
    """The rule of that name, compiled once."""
    # Only here do capitals tell a name, and so a new phrase, from what goes on.
    flags = re.NOFLAG if name == "about_ends" else re.IGNORECASE
    return re.compile(_data()["rules"][name], flags)


@cache
def vocabulary(name: str) -> frozenset[str]:
    """The words of that list."""
    return frozenset(_data()["vocabulary"][name])
