"""The options by which a command chooses articles."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from tracker.cli.period import day_options


def press_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--source` and `--lang`."""
    source = click.option("--source", metavar="NAME", help="Only articles of this source.")
    lang = click.option("--lang", metavar="LANG", help="Only articles in this language: ja, en.")
    return source(lang(function))


def where_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--source`, `--lang`, `--since` and `--until`."""
    return press_options(day_options(function))


def a_name(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    """The value of `--entity`; an empty one is a mistake, mostly an unset variable of a script."""
    if value is not None and not value.strip():
        raise click.BadParameter("the name is empty")
    return value
