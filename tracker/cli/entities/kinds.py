"""The kinds of things that are followed, without the models that define them: `--help` is quick."""

from __future__ import annotations

from typing import Final

KINDS: Final = (
    "company",
    "chip",
    "system",
    "service",
    "model",
    "framework",
    "technology",
    "site",
    "benchmark",
)
