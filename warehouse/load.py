"""From segment files to the warehouse: each once, each whole or not at all, in any order."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb
from duckdb import DuckDBPyConnection

from warehouse.counts import counts_are_stale, settle_counts
from warehouse.errors import WarehouseError, one_line
from warehouse.full_text import index_is_stale, index_texts
from warehouse.plain_copy import DamagedSegment, write_plain_copy
from warehouse.statements import sql
from warehouse.stories import make_stories, stories_are_stale
from warehouse.transaction import transaction

KINDS = ("articles", "analyses", "fetches")
# DuckDB allocates several times this much for each thread, so it is no larger than it has to be.
SMALLEST_LINE_LIMIT = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class LoadSummary:
    """What was loaded, and what could not be (one clear line each)."""

    segments: int = 0
    articles: int = 0
    """Lines of article segments: an article that was fetched twice stands in two."""
    analyses: int = 0
    mentions: int = 0
    claims: int = 0
    fetches: int = 0
    problems: tuple[str, ...] = ()

    def __str__(self) -> str:
        if not self.segments and not self.problems:
            return "nothing new to load"
        failed = f", {len(self.problems)} segments not loaded" if self.problems else ""
        return (
            f"{self.segments} segments: {self.articles} articles, {self.mentions} mentions, "
            f"{self.claims} claims{failed}"
        )


def load_segments(
    con: DuckDBPyConnection,
    segments: Path,
    *,
    time_zone: str,
    on_progress: Callable[[str], None] | None = None,
) -> LoadSummary:
    """Load the segments under `segments` that are not in the warehouse yet.

    Days are counted in `time_zone`; where that has changed, all are counted again. A damaged
    segment leaves nothing behind and is tried again next time. Raises WarehouseError where nothing
    can be loaded at all, e.g. on a full disk.
    """
    summary = LoadSummary()
    with _explained(), tempfile.TemporaryDirectory(prefix="tracker-load-") as folder:
        _use_time_zone(con, time_zone)
        for kind, file in list(_not_loaded(con, segments)):
            try:
                summary = _added(summary, _load_segment(con, kind, file, Path(folder)))
            except DamagedSegment as error:
                problem = f"{file}: damaged, not loaded: {error}"
                summary = replace(summary, problems=(*summary.problems, problem))
            if on_progress:
                on_progress(str(summary))
        if stories_are_stale(con) or counts_are_stale(con) or index_is_stale(con):
            with transaction(con):
                settle(con)
    return summary


def settle(con: DuckDBPyConnection) -> None:
    """Make anew what follows from all articles: unlisted entities, stories, what counts, full text.

    To be called inside a transaction, when something has come or gone.
    """
    con.execute(sql("load", "doubtful"))
    con.execute(sql("load", "unlisted"))
    make_stories(con)
    settle_counts(con)
    index_texts(con)


def _not_loaded(con: DuckDBPyConnection, segments: Path) -> Iterator[tuple[str, Path]]:
    loaded = set(con.execute("SELECT kind, name FROM segment").fetchall())
    for kind in KINDS:
        for file in sorted((segments / kind).glob("*.jsonl.gz")):
            if (kind, file.name) not in loaded:
                yield kind, file


def _load_segment(con: DuckDBPyConnection, kind: str, file: Path, folder: Path) -> dict[str, int]:
    """The number of rows of each sort that were loaded."""
    copy = folder / "segment.jsonl"
    longest = write_plain_copy(file, copy)
    _set_variables(
        con,
        segment_file=str(copy),
        segment_name=file.name,
        longest_line=max(SMALLEST_LINE_LIMIT, longest + 1),
    )
    try:
        with transaction(con):
            con.execute(sql("load", kind))
            con.execute(
                "INSERT INTO segment SELECT ?, ?, count(*), now() FROM staged", [kind, file.name]
            )
    except (duckdb.DataError, duckdb.IntegrityError, duckdb.InvalidInputException) as error:
        place = f' in file "{copy}",'
        raise DamagedSegment(one_line(error).replace(place, "")) from error
    counts = con.execute(_COUNTS[kind]).fetchone()
    assert counts is not None
    return dict(zip(_COUNTED[kind], counts, strict=True))


_COUNTED = {
    "articles": ("articles",),
    "analyses": ("analyses", "mentions", "claims"),
    "fetches": ("fetches",),
}
_COUNTS = {
    "articles": "SELECT count(*) FROM staged",
    "analyses": "SELECT count(*), coalesce(sum(len(mentions)), 0)::BIGINT, "
    "coalesce(sum(len(claims)), 0)::BIGINT FROM staged",
    "fetches": "SELECT count(*) FROM staged WHERE run IS NULL",
}


def _added(summary: LoadSummary, counts: dict[str, int]) -> LoadSummary:
    more = {name: getattr(summary, name) + count for name, count in counts.items()}
    return replace(summary, segments=summary.segments + 1, **more)


def _use_time_zone(con: DuckDBPyConnection, time_zone: str) -> None:
    _set_variables(con, time_zone=time_zone)
    if con.execute("SELECT value FROM setting WHERE key = 'time_zone'").fetchone() != (time_zone,):
        with transaction(con):
            con.execute(sql("load", "time_zone"))


def _set_variables(con: DuckDBPyConnection, **variables: str | int) -> None:
    for name, value in variables.items():
        con.execute(f"SET VARIABLE {name} = ?", [value])


@contextmanager
def _explained() -> Iterator[None]:
    """Say in one line what keeps everything from being loaded."""
    try:
        yield
    except OSError as error:
        raise WarehouseError(f"cannot load: {error}") from error
    except (duckdb.OperationalError, duckdb.InternalError) as error:
        raise WarehouseError(f"cannot load: {one_line(error)}") from error
