"""Mentions become sources: who is who among those that an article credits."""

from __future__ import annotations

from .resolution import Resolution, resolve

__all__ = ["Resolution", "resolve"]
