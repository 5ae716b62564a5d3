"""What readers see in place of the words of the report: `attrib/web/words.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any


@cache
def wording() -> Mapping[str, Mapping[str, str]]:
    """The whole table: attribute, then value, then what is shown for it."""
    return tomllib.loads(resources.files("attrib.web").joinpath("words.toml").read_text("utf-8"))


def shown(name: str, attributes: Mapping[str, Any]) -> str:
    """What is shown for attribute `name`; empty where the attribute is absent."""
    value = attributes.get(name)
    return "" if value is None else wording()[name].get(value, str(value))
