"""What of a thing claims are about, by name."""

from __future__ import annotations

from typing import Literal

Aspect = Literal[
    "performance",
    "throughput",
    "latency",
    "price",
    "cost",
    "price-performance",
    "energy",
    "capacity",
    "accuracy",
    "adoption",
    "market share",
    "revenue",
    "investment",
    "size",
    "time",
    "other",
]
