"""The option by which `run` and `crawl` explain themselves."""

from __future__ import annotations

import click

verbose_option = click.option(
    "--verbose",
    "-v",
    is_flag=True,
    help="Explain each page that was not stored, one line each on standard error.",
)
"""Adds `--verbose`; it arrives as `verbose`."""
