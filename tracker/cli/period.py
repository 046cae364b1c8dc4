"""The options by which a command chooses days."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click


def day_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--since` and `--until`."""
    since = click.option(
        "--since", metavar="DAY", help="The first day: 2026-10-01, or 90d, 12w, 6m, 1y ago."
    )
    until = click.option("--until", metavar="DAY", help="The last day; else today.")
    return since(until(function))


def grain_option(words: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """`--grain`, which says in `words` what it chooses."""
    return click.option(
        "--grain",
        type=click.Choice(["day", "week", "month", "quarter", "year"]),
        default="week",
        show_default=True,
        help=words,
    )


def period_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--since`, `--until` and `--grain`."""
    return day_options(grain_option("What one row of the trend stands for.")(function))
