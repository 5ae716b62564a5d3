"""Which standings make somebody a party to the story."""

from __future__ import annotations

from attrib.model import Standing

INTERESTED: frozenset[Standing | None] = frozenset(
    {"decision maker", "participant", "representative"}
)
"""Who has a stake: those who decide, take part, or speak for one who does."""
