"""`tracker entities check`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli.rows import rows_options, write
from tracker.errors import UserError
from tracker.home import Home

if TYPE_CHECKING:
    from datetime import date

    from tracker.entities.checks import Finding

EPILOG = """\b
Examples:
  tracker entities check
  tracker entities check ../other/entities.yaml --strict
  tracker entities check --format json | jq -r '.[] | select(.level == "error") | .message'
"""


@click.command("check", epilog=EPILOG, short_help="Look the catalogue over for mistakes.")
@click.argument("file", required=False, type=click.Path(exists=True, dir_okay=False))
@click.option("--strict", is_flag=True, help="Warnings are errors too.")
@rows_options
@click.pass_obj
def command(home: Home, file: str | None, strict: bool, form: str, output: str | None) -> None:
    """Look the catalogue over: the shipped one, with FILE or the project's entities.yaml over it.

    Errors keep every command from starting. Warnings are what is likely a mistake all the same: two
    entities of one name that nothing tells apart, everyday words without a sense, and the like. The
    exit code is 1 where there are errors.
    """
    from pathlib import Path

    from config.catalogue import examine_catalogue
    from tracker.entities.checks import examine
    from tracker.plain import count

    catalogue = examine_catalogue(Path(file) if file else home.entities)
    findings = examine(catalogue, _today(home))
    _write(findings, form, output)
    errors = sum(finding.level == "error" for finding in findings)
    warnings = len(findings) - errors
    followed = count(len(catalogue.entries), "entry")
    said = f"{followed}, {count(errors, 'error')}, {count(warnings, 'warning')}"
    if errors or (strict and warnings):
        raise UserError(said)
    click.echo(said, err=True)


def _write(findings: tuple[Finding, ...], form: str, output: str | None) -> None:
    from tracker.output import destination
    from warehouse.query import Result

    if form != "table":
        rows = [
            (str(f.problem.file), f.problem.line or None, f.level, f.check, f.problem.message)
            for f in findings
        ]
        columns = ["file", "line", "level", "check", "message"]
        write(Result(columns, ["VARCHAR", "INTEGER", *["VARCHAR"] * 3], rows), form, output)
        return
    with destination(output) as stream:
        for finding in findings:
            place, _, message = str(finding.problem).partition(": ")
            stream.write(f"{place}: {finding.level}: {message} [{finding.check}]\n")


def _today(home: Home) -> date:
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from tracker.project import read_settings

    return datetime.now(ZoneInfo(read_settings(home).project.time_zone)).date()
