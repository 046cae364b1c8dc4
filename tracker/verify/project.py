"""A whole project, checked: what is wrong, one finding each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
from duckdb import DuckDBPyConnection

from tracker.errors import UserError
from tracker.forget.journal import FILE as FORGETTING
from tracker.home import Home
from tracker.lock import exclusive
from tracker.run import LOCK, WORK
from tracker.stages.publish import current_copy
from tracker.verify.archive import archive_findings
from tracker.verify.memory import memory_findings
from tracker.verify.published import published_findings
from tracker.verify.told import told_findings
from warehouse.connection import WarehouseError, open_as_it_is, read_whole
from warehouse.errors import damage_in
from warehouse.verify import PUBLISH, REBUILD, Finding, verify


def verify_project(
    home: Home, *, quick: bool, every: bool, tell: Callable[[str], None]
) -> list[Finding]:
    """What is wrong with the project; nothing is changed.

    While a crawl or load is at work, the published copy is checked in the stead of the warehouse.
    `quick` leaves out the rows of segments and the responses of the archive; `every` reads every
    response instead of a sample. Raises NewerSchema.
    """
    try:
        with exclusive(home.data / LOCK, WORK):
            return list(_findings(home, home.warehouse, tell, quick=quick, every=every))
    except UserError:
        tell("a crawl, analysis or load is at work: the published copy is checked instead")
    latest = home.published / "latest.duckdb"
    return list(_findings(home, latest.resolve(), tell, quick=quick, every=every, is_at_work=True))


def _findings(
    home: Home,
    file: Path,
    tell: Callable[[str], None],
    *,
    quick: bool,
    every: bool,
    is_at_work: bool = False,
) -> Iterator[Finding]:
    if (home.data / FORGETTING).exists():
        says = "removal that was begun and interrupted"
        yield Finding("forget", says, 1, FORGETTING, "run 'tracker forget', it goes on from there")
    if not file.exists():
        yield from _without_warehouse(home)
        return
    with _opened(file) as (con, problem):
        if con is None:
            yield _damaged(file, problem)
        else:
            try:
                yield from verify(
                    con, home.segments, quick=quick, is_at_work=is_at_work, on_progress=tell
                )
                if not quick:
                    yield from archive_findings(con, home.data / "archive", every=every, tell=tell)
                    tell("every block")
                    read_whole(con)
            except (duckdb.Error, WarehouseError) as error:
                yield _damaged(file, damage_in(error))
                return
            if home.crawl_state.exists() and not is_at_work:
                tell("crawl state")
                yield from memory_findings(con, home.crawl_state, home.segments)
        if home.told.exists():
            yield from told_findings(home.told)
        tell("published copies")
        current = None if is_at_work else current_copy(home)
        yield from published_findings(home, con, current, quick=quick)


def _damaged(file: Path, problem: str) -> Finding:
    return Finding("warehouse", f"file that is damaged: {problem}", 1, str(file), REBUILD)


def _without_warehouse(home: Home) -> Iterator[Finding]:
    segments = sorted(home.segments.glob("*/*.jsonl.gz"))
    if segments:
        says = "segments and no warehouse"
        yield Finding("warehouse", says, len(segments), segments[0].name, PUBLISH)


@contextmanager
def _opened(file: Path) -> Iterator[tuple[DuckDBPyConnection | None, str]]:
    """The file, or why it cannot be read."""
    try:
        con = open_as_it_is(file)
    except WarehouseError as error:
        yield None, str(error)
        return
    with con:
        yield con, ""
