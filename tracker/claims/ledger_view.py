"""The ledger, for people: a table where there is room for one, else a few lines a claim."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import IO

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from tracker.plain import count, plain
from tracker.tables import WIDTH_IN_A_PIPE, fits_a_terminal, markdown, write_rows
from tracker.terminal import draw
from warehouse.query import Result


def write_lines(lines: Result, notes: Sequence[str], form: str, stream: IO[str]) -> None:
    """Write the `lines_of` a ledger as `table` or `markdown`, and the notes below them.

    On a terminal that is too narrow keys are left out, since numbers stand for them; on one that
    is narrower still each claim has a few lines, lest words are broken into columns.
    """
    if form == "markdown":
        write_rows(lines, form, stream)
        stream.writelines(["\n"] * bool(notes) + [f"- {markdown(note)}\n" for note in notes])
        return
    for table in (lines, _without_last_column(lines)):
        if not stream.isatty() or fits_a_terminal(table):
            write_rows(table, form, stream)
            break
    else:
        draw(_stacked(lines), stream, width_in_a_pipe=WIDTH_IN_A_PIPE)
    draw(_below(notes), stream, width_in_a_pipe=WIDTH_IN_A_PIPE)


def _without_last_column(lines: Result) -> Result:
    return Result(lines.columns[:-1], lines.types[:-1], [row[:-1] for row in lines.rows])


def _stacked(lines: Result) -> Iterator[RenderableType]:
    width = len(str(len(lines.rows)))
    for row in lines.rows:
        claim = dict(zip(lines.columns, row, strict=True))
        hedge = claim["hedge kept"]
        kept = "never hedged" if hedge == "-" else f"hedge kept {hedge}"
        speaker = f", quoting {plain(claim['quoting'])}" if claim["quoting"] else ""
        yield _item(f"{claim['#']:>{width}}", Text(claim["claim"], style="bold"))
        for told in (
            f"{count(claim['stories'], 'story')}, {count(claim['sources'], 'source')}; "
            f"{kept}, attributed {claim['attributed']}; score {claim['score']}",
            f"first seen {claim['first seen']} by {plain(claim['by'])}{speaker}",
        ):
            yield Padding(Text(told), (0, 0, 0, width + 2), expand=False)


def _below(notes: Sequence[str]) -> Iterator[RenderableType]:
    if notes:
        yield Text()
    for note in notes:
        yield _item("*", Text(note), gap=1)


def _item(sign: str, text: Text, *, gap: int = 2) -> Table:
    """The text beside its sign; lines that do not fit go on under the text."""
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, gap, 0, 0))
    table.add_column(no_wrap=True)
    # Japanese has no blanks to break lines at: without folding its end would be lost.
    table.add_column(overflow="fold")
    table.add_row(sign, text)
    return table
