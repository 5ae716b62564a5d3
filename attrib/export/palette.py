"""The colours of `attrib/web/palette.toml`: as values for the drawing and as CSS for the page."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Literal, NamedTuple

Theme = Literal["light", "dark"]


class Colours(NamedTuple):
    """`ink` draws lines and letters, `soft` fills behind text; both `#rrggbb`."""

    ink: str
    soft: str


@cache
def hues(theme: Theme) -> Mapping[str, Colours]:
    """Every hue by its name; those of sources are `source0`, `source1`, ..."""
    table = tomllib.loads(resources.files("attrib.web").joinpath("palette.toml").read_text("utf-8"))
    sources = table.pop("source")
    named = {f"source{number}": hue for number, hue in enumerate(sources)} | table
    return {name: Colours(**hue[theme]) for name, hue in named.items()}


def source_hue(number: int) -> str:
    """The hue of the source with that number; hues come round again when they run out."""
    count = sum(name.startswith("source") for name in hues("light"))
    return f"source{number % count}"


def css() -> str:
    """Custom properties `--NAME-ink` and `--NAME-soft`, and classes that choose between them."""
    classes = "".join(
        f".ink-{name}{{--ink:var(--{name}-ink)}}.soft-{name}{{--soft:var(--{name}-soft)}}\n"
        for name in hues("light")
    )
    dark = f"@media (prefers-color-scheme: dark){{\n{_properties('dark')}}}\n"
    return _properties("light") + f"@media screen{{\n{dark}}}\n" + classes


def _properties(theme: Theme) -> str:
    body = "".join(
        f"--{name}-ink:{colours.ink};--{name}-soft:{colours.soft};\n"
        for name, colours in hues(theme).items()
    )
    return f":root{{\n{body}}}\n"
