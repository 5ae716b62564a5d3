"""The rules and indicators as data: `rules.toml` and `indicators.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from attrib.model import Level


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of `rules.toml`.

    Attributes:
        id: its name in reports, settings and on the command line.
        level: how grave, unless settings say otherwise.
        title: what is wrong, in a few words.
        message: one line for a case, with `{names}` for what the case fills in.
        why: why it matters to a reader.
        remedy: what would mend it.
        origin: the newsroom guidance that it follows, told in our own words.
    """

    id: str
    level: Level
    title: str
    message: str
    why: str
    remedy: str
    origin: str


@dataclass(frozen=True, slots=True)
class Definition:
    """One indicator of `indicators.toml`.

    Attributes:
        id: its name in reports.
        title: its name for readers.
        definition: what `count` counts, in one line.
        total: what `total` counts; empty where the indicator is no share.
        note: how it is counted, where that is not plain.
        published: what studies of the press have found, with the study; may be empty.
        short: the definition in a few words, for a terminal.
        beside: `published` in a few words; may be empty.
    """

    id: str
    title: str
    definition: str
    short: str
    total: str = ""
    note: str = ""
    published: str = ""
    beside: str = ""


@cache
def data(name: str) -> dict[str, Any]:
    """A TOML file of this package."""
    return tomllib.loads(resources.files("attrib.audit").joinpath(name).read_text("utf-8"))


@cache
def compiled(file: str, name: str, *, cased: bool = False) -> re.Pattern[str]:
    """A regular expression of a TOML file of this package, in any case unless `cased`."""
    return re.compile(data(file)[name], 0 if cased else re.IGNORECASE)


@cache
def rules() -> Mapping[str, Rule]:
    """Every rule by its id, in the order of the file."""
    return {id: Rule(id=id, **values) for id, values in data("rules.toml").items()}


@cache
def definitions() -> Mapping[str, Definition]:
    """Every indicator's definition by its id, in the order of the file."""
    return {id: Definition(id=id, **values) for id, values in data("indicators.toml").items()}
