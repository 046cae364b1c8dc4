"""The options by which a command says in which form its rows go where."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from warehouse.query import Result


def rows_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--format` and `--output`; they arrive as `form` and `output`, for `write`."""
    for option in (
        click.option("--output", metavar="FILE", help="Write there instead of to standard output."),
        click.option(
            "--format",
            "form",
            type=click.Choice(["table", "json", "csv", "markdown"]),
            default="table",
            show_default=True,
        ),
    ):
        function = option(function)
    return function


def write(result: Result, form: str, output: str | None) -> None:
    """Write the rows in this form to the file, or to standard output."""
    from tracker.output import destination
    from tracker.tables import write_rows

    with destination(output) as stream:
        write_rows(result, form, stream)
