"""The definitions that go out with every figure."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources


@cache
def definitions() -> dict[str, dict[str, str]]:
    """Definitions by group and figure, from `definitions.toml`."""
    file = resources.files(__package__).joinpath("definitions.toml")
    return tomllib.loads(file.read_text(encoding="utf-8"))
