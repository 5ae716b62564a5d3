"""A colour for each source, the same in every view of one report."""

from __future__ import annotations

from attrib.model import Report

# Of the sixteen that every terminal has, those that a light and a dark background both carry.
COLOURS = (
    "cyan",
    "magenta",
    "green",
    "yellow",
    "blue",
    "red",
    "bright_cyan",
    "bright_magenta",
    "bright_green",
    "bright_blue",
    "bright_red",
)
NOBODY = "default"


def palette(report: Report) -> dict[str, str]:
    """The colour of each source, by its id. Past eleven sources they come round again."""
    return {source.id: COLOURS[index % len(COLOURS)] for index, source in enumerate(report.sources)}
