"""The options by which a working command waits for its turn, and is known again."""

from __future__ import annotations

import click

wait_option = click.option(
    "--wait",
    type=click.FloatRange(min=0),
    default=0,
    metavar="SECONDS",
    help="Wait so long for another run to end, instead of refusing.",
)
"""Adds `--wait`; it arrives as `wait`."""

run_id_option = click.option("--run-id", hidden=True)
"""Adds `--run-id`, by which `tracker schedule` knows the run again; it arrives as `run_id`."""
