"""Layouts of sites, each a function from an article's parts to a page."""

from __future__ import annotations

from bench.text.layouts import magazines, old, platforms, semantic, traps
from bench.text.layouts.layout import LAYOUTS, Layout, Parts

__all__ = ["LAYOUTS", "Layout", "Parts", "magazines", "old", "platforms", "semantic", "traps"]
