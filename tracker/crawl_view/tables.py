"""The tables of a crawl, as wide and as high as there is room for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import timedelta

from rich.cells import cell_len
from rich.console import Group
from rich.table import Table
from rich.text import Text

from crawler.events import SourceCounters
from tracker.crawl_view.tally import SourceStanding, Tally, total_of
from tracker.plain import count, plain

_ALWAYS = ("found", "fetched", "new")
_COLUMNS = tuple(field.name for field in fields(SourceCounters))
_DROPPED_FIRST = ("skipped", "unchanged", "refused", "changed", "failed")
"""Where the terminal is too narrow for all."""
_LEAST_NAME = 16
_LEAST_NOTE = 12
_GAP = 2
_LINES_AROUND = 5
"""Heading, the rest, total, time, and the line of the cursor."""
_NEWS = ("new", "changed", "failed", "refused", "waiting")


def live_table(tally: Tally, now: float, *, width: int, height: int) -> Group:
    """How the sources stand, in at most `height` lines."""
    standings = tally.standings(now)
    total = tally.total
    at_work = sum(not standing.has_ended for standing in standings)
    room = max(1, height - _LINES_AROUND)
    shown = standings[:room]
    rest = standings[len(shown) :]
    more = f"and {count(len(rest), 'more source')}"
    names = [more, *(standing.name for standing in shown)]
    table, columns = _table(total, width, names, notes=any(_note(s) for s in shown))
    notes = len(table.columns) > 1 + len(columns)
    for standing in shown:
        cells = _cells(standing.name, standing.counters, columns)
        table.add_row(*cells, *([_note(standing)] if notes else []))
    if rest:
        table.add_row(*_cells(more, total_of(s.counters for s in rest), columns), style="dim")
    if len(standings) > 1:
        table.add_row(*_cells("total", total, columns), style="bold")
    elapsed = timedelta(seconds=int(tally.elapsed(now)))
    line = f"{elapsed}  {tally.pace(now):.1f} pages/s  {count(at_work, 'source')} at work"
    return Group(table, Text(line, style="dim", no_wrap=True, overflow="ellipsis"))


def final_table(counters: Mapping[str, SourceCounters], *, width: int) -> Table | None:
    """What came of each source that has something to tell; None where none has."""
    told = {name: c for name, c in counters.items() if _has_news(c)}
    if not told:
        return None
    total = total_of(counters.values())
    rest = [c for name, c in counters.items() if name not in told]
    others = f"{count(len(rest), 'source')} with nothing new"
    table, columns = _table(total, width, [*told, *([others] if rest else [])], notes=False)
    for name, counted in told.items():
        table.add_row(*_cells(name, counted, columns))
    if rest:
        table.add_row(*_cells(others, total_of(rest), columns), style="dim")
    if len(counters) > 1:
        table.add_row(*_cells("total", total, columns), style="bold")
    return table


def _has_news(counters: SourceCounters) -> bool:
    return any(getattr(counters, name) for name in _NEWS)


def _table(
    total: SourceCounters, width: int, names: Iterable[str], *, notes: bool
) -> tuple[Table, list[str]]:
    for_note = _LEAST_NOTE + _GAP if notes else 0
    columns = _fitting(total, width - _LEAST_NAME - _GAP - for_note)
    taken = _width(columns, total)
    longest = max((cell_len(plain(name)) for name in names), default=0)
    for_name = max(_LEAST_NAME, min(longest, width - taken - _GAP - for_note))
    table = Table(box=None, pad_edge=False, padding=(0, _GAP, 0, 0), header_style="bold")
    table.add_column("source", no_wrap=True, overflow="ellipsis", width=for_name)
    for name in columns:
        table.add_column(name, justify="right", no_wrap=True)
    left = width - taken - for_name - 2 * _GAP
    if notes and left > 0:
        table.add_column("", no_wrap=True, overflow="ellipsis", max_width=left)
    return table, columns


def _fitting(total: SourceCounters, room: int) -> list[str]:
    """The columns that hold something, as far as there is room for them."""
    columns = [name for name in _COLUMNS if name in _ALWAYS or getattr(total, name)]
    for name in _DROPPED_FIRST:
        if _width(columns, total) > room and name in columns:
            columns.remove(name)
    return columns


def _width(columns: Iterable[str], total: SourceCounters) -> int:
    return sum(max(len(name), len(f"{getattr(total, name):,}")) + _GAP for name in columns)


def _cells(name: str, counters: SourceCounters, columns: Sequence[str]) -> list[Text]:
    numbers = (getattr(counters, column) for column in columns)
    return [Text(plain(name)), *(Text(f"{number:,}" if number else "·") for number in numbers)]


def _note(standing: SourceStanding) -> Text:
    return Text("" if standing.has_ended else plain(standing.waits_for), style="yellow")
