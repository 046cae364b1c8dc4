"""How a command tells of its work."""

from __future__ import annotations

import click

from tracker.cli.ending import end_in_json


def _chosen(ctx: click.Context, option: click.Parameter, form: str) -> str:  # noqa: ARG001
    if form == "json":
        end_in_json()
    return form


log_form_option = click.option(
    "--log-format",
    "log_form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    callback=_chosen,
    help="json: what is said on standard error as one object a line, with time, level and run.",
)
