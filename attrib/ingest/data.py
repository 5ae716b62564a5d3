"""The word lists and rules of this package, read once from the TOML files beside the code."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """The contents of `NAME.toml` in this package. Callers must not change it."""
    return tomllib.loads(files("attrib.ingest").joinpath(f"{name}.toml").read_text("utf-8"))
