"""Rows of an answer as a table, JSON, CSV or Markdown."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Sequence
from typing import IO, TYPE_CHECKING, Any

from tracker.output import json_ready
from tracker.plain import cut, plain
from warehouse.query import Result

if TYPE_CHECKING:
    from rich.console import JustifyMethod, RenderableType

LONGEST_CELL = 300
WIDTH_IN_A_PIPE = 10_000
"""There every cell stands whole."""
MOST_ROWS = 1000
"""Rows that a table for people shows; the forms for programs hold all."""


def write_rows(result: Result, form: str, stream: IO[str]) -> None:
    """Write the rows as `table`, `json` (an array of objects), `csv` or `markdown`."""
    _WRITERS[form](result, stream)


def _write_json(result: Result, stream: IO[str]) -> None:
    stream.write("[")
    for number, row in enumerate(result.rows):
        item = dict(zip(result.columns, map(json_ready, row), strict=True))
        stream.write(",\n " if number else "\n ")
        stream.write(json.dumps(item, ensure_ascii=False))
    stream.write("\n]\n" if result.rows else "]\n")


def _write_csv(result: Result, stream: IO[str]) -> None:
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(result.columns)
    for row in result.rows:
        writer.writerow([_csv_cell(value) for value in row])


def _csv_cell(value: Any) -> Any:
    ready = json_ready(value)
    if isinstance(ready, (list, dict)):
        return json.dumps(ready, ensure_ascii=False)
    return "" if ready is None else ready


def _write_markdown(result: Result, stream: IO[str]) -> None:
    write_markdown_table(result.columns, [list(map(shown, row)) for row in result.rows], stream)


def write_markdown_table(
    columns: Sequence[str], rows: Sequence[Sequence[str]], stream: IO[str]
) -> None:
    """A table in Markdown."""
    for line in (list(columns), ["---"] * len(columns), *rows):
        stream.write(f"| {' | '.join(map(markdown, line))} |\n")


def markdown(text: str) -> str:
    """Text that Markdown shows as it is."""
    line = plain(text)
    for sign in "\\`*_[]<>|#":
        line = line.replace(sign, f"\\{sign}")
    return line


def _write_table(result: Result, stream: IO[str]) -> None:
    from rich.table import Table
    from rich.text import Text

    from tracker.terminal import draw

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for name, kind in zip(result.columns, result.types, strict=True):
        side: JustifyMethod = "right" if _is_number(kind) else "left"
        # Japanese has no blanks to break lines at: without folding its end would be lost.
        table.add_column(Text(plain(name)), justify=side, overflow="fold")
    for row in result.rows[:MOST_ROWS]:
        table.add_row(*(Text(cut(shown(value), LONGEST_CELL)) for value in row))
    parts: list[RenderableType] = [table]
    if len(result.rows) > MOST_ROWS:
        more = len(result.rows) - MOST_ROWS
        parts.append(f"… and {more:,} more rows; --format csv or json holds all of them")
    draw(parts, stream, width_in_a_pipe=WIDTH_IN_A_PIPE)


def fits_a_terminal(result: Result) -> bool:
    """Whether a table of these rows is no wider than the terminal."""
    from rich.cells import cell_len

    cells = zip(result.columns, *(map(shown, row) for row in result.rows), strict=True)
    width = sum(2 + max(map(cell_len, column)) for column in cells)
    return width <= shutil.get_terminal_size().columns


def _is_number(kind: str) -> bool:
    """Whether a DuckDB type is a number: INTEGER, BIGINT, UTINYINT, DOUBLE …"""
    return (
        kind.startswith("DECIMAL")
        or kind in {"DOUBLE", "FLOAT"}
        or kind.endswith(("INT", "INTEGER"))
    )


def shown(value: Any) -> str:
    """A value for people."""
    match value:
        case None:
            return ""
        case float():
            return f"{value:.4g}" if abs(value) < 1e4 else f"{value:,.0f}"
        case list() | dict():
            return json.dumps(json_ready(value), ensure_ascii=False) if value else ""
        case _:
            return str(json_ready(value))


_WRITERS = {
    "table": _write_table,
    "json": _write_json,
    "csv": _write_csv,
    "markdown": _write_markdown,
}
