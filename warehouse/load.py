"""From segment files to the warehouse: each once, each whole or not at all, in any order."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb
from duckdb import DuckDBPyConnection

from warehouse.counts import counts_are_stale, settle_counts
from warehouse.errors import DamagedWarehouse, WarehouseError, is_damage, one_line
from warehouse.full_text import index_is_stale, index_texts
from warehouse.plain_copy import DamagedSegment, Part, plain_parts
from warehouse.statements import sql
from warehouse.stories import make_stories, stories_are_stale
from warehouse.transaction import transaction

KINDS = ("articles", "analyses", "fetches")
BYTES_AT_ONCE = 64 * 1024 * 1024
"""Of plain lines. Small segments share a transaction; of a large one so much is read at a time."""
MOST_MEMORY = 4_000_000_000
"""Bytes, while segments come in. It takes 0.5 GB, and the keys of all articles on top."""
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


@dataclass(frozen=True, slots=True)
class _Copy:
    """A segment, and so much of it as stands in a plain file."""

    file: Path
    path: Path
    part: Part


@dataclass(frozen=True, slots=True)
class _Loaded:
    """What came of segments that were loaded together, or of one that is damaged."""

    rows: dict[str, int]
    """Lines by the name of the segment."""
    counts: dict[str, int]
    """Of each sort that `LoadSummary` counts."""
    problem: str = ""

    def and_more(self, more: _Loaded) -> _Loaded:
        """With the next part of the same segment."""
        return _Loaded(
            {name: rows + more.rows[name] for name, rows in self.rows.items()},
            {sort: count + more.counts[sort] for sort, count in self.counts.items()},
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
        with _bounded_memory(con):
            for kind in KINDS:
                files = _not_loaded(con, segments, kind)
                for loaded in _load_all(con, kind, files, Path(folder)):
                    summary = _added(summary, loaded)
                    if on_progress:
                        on_progress(str(summary))
            con.execute("DROP TABLE IF EXISTS temp.staged")
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


def _not_loaded(con: DuckDBPyConnection, segments: Path, kind: str) -> list[Path]:
    loaded = con.execute("SELECT name FROM segment WHERE kind = ?", [kind]).fetchall()
    names = {name for (name,) in loaded}
    return [file for file in sorted((segments / kind).glob("*.jsonl.gz")) if file.name not in names]


def _load_all(
    con: DuckDBPyConnection, kind: str, files: Iterable[Path], folder: Path
) -> Iterator[_Loaded]:
    """Small ones together, a large one in parts."""
    group: list[_Copy] = []
    for file in files:
        path = folder / f"{len(group)}.jsonl"
        parts = plain_parts(file, path, size=BYTES_AT_ONCE)
        try:
            copy = _Copy(file, path, next(parts))
            if not copy.part.is_last:
                yield _load_in_parts(con, kind, copy, parts)
                continue
        except DamagedSegment as error:
            yield _damaged(file, error)
            continue
        group.append(copy)
        if sum(copy.part.size for copy in group) >= BYTES_AT_ONCE:
            yield from _load_group(con, kind, group)
            group = []
    if group:
        yield from _load_group(con, kind, group)


def _load_group(con: DuckDBPyConnection, kind: str, group: Sequence[_Copy]) -> Iterator[_Loaded]:
    """In one transaction, or, where one is damaged, each in one of its own."""
    try:
        with _damage_told(), transaction(con):
            loaded = _load_copies(con, kind, group)
            _note(con, kind, loaded)
    except DamagedSegment as error:
        if len(group) == 1:
            yield _damaged(group[0].file, error)
        else:
            for copy in group:
                yield from _load_group(con, kind, [copy])
    else:
        yield loaded


def _load_in_parts(
    con: DuckDBPyConnection, kind: str, copy: _Copy, parts: Iterable[Part]
) -> _Loaded:
    """In one transaction; only a part of it stands in memory and on the disk."""
    with _damage_told(), transaction(con):
        loaded = _load_copies(con, kind, [copy])
        for part in parts:
            more = _load_copies(con, kind, [replace(copy, part=part)])
            loaded = loaded.and_more(more)
        _note(con, kind, loaded)
    return loaded


def _load_copies(con: DuckDBPyConnection, kind: str, copies: Sequence[_Copy]) -> _Loaded:
    longest = max(copy.part.longest for copy in copies)
    paths, names = [str(copy.path) for copy in copies], [copy.file.name for copy in copies]
    con.execute("SET VARIABLE segment_files = ?::VARCHAR[]", [paths])
    con.execute("SET VARIABLE segment_names = map(?::VARCHAR[], ?::VARCHAR[])", [paths, names])
    con.execute("SET VARIABLE longest_line = ?", [max(SMALLEST_LINE_LIMIT, longest + 1)])
    con.execute(sql("load", kind))
    rows = dict(con.execute("SELECT segment, count(*) FROM staged GROUP BY segment").fetchall())
    counts = con.execute(_COUNTS[kind]).fetchone()
    assert counts is not None
    return _Loaded(
        {name: rows.get(name, 0) for name in names},
        dict(zip(_COUNTED[kind], counts, strict=True)),
    )


def _note(con: DuckDBPyConnection, kind: str, loaded: _Loaded) -> None:
    con.execute(
        "INSERT INTO segment SELECT ?, unnest(?::VARCHAR[]), unnest(?::BIGINT[]), now()",
        [kind, list(loaded.rows), list(loaded.rows.values())],
    )


def _damaged(file: Path, error: DamagedSegment) -> _Loaded:
    return _Loaded({}, {}, f"{file}: damaged, not loaded: {error}")


@contextmanager
def _damage_told() -> Iterator[None]:
    """Say in one line what in the segments keeps them from being loaded."""
    try:
        yield
    except (duckdb.DataError, duckdb.IntegrityError, duckdb.InvalidInputException) as error:
        raise DamagedSegment(_COPY.sub("", one_line(error))) from error


_COPY = re.compile(r' in file "[^"]*\.jsonl",')
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


def _added(summary: LoadSummary, loaded: _Loaded) -> LoadSummary:
    counts = {name: getattr(summary, name) + count for name, count in loaded.counts.items()}
    problems = (*summary.problems, *([loaded.problem] if loaded.problem else []))
    return replace(
        summary, segments=summary.segments + len(loaded.rows), problems=problems, **counts
    )


def _use_time_zone(con: DuckDBPyConnection, time_zone: str) -> None:
    con.execute("SET VARIABLE time_zone = ?", [time_zone])
    if con.execute("SELECT value FROM setting WHERE key = 'time_zone'").fetchone() != (time_zone,):
        with transaction(con):
            con.execute(sql("load", "time_zone"))
            con.execute(sql("load", "published_articles"))


@contextmanager
def _bounded_memory(con: DuckDBPyConnection) -> Iterator[None]:
    """DuckDB keeps what it has written, up to 80% of the machine's memory, if it is let."""
    row = con.execute("SELECT parse_formatted_bytes(current_setting('memory_limit'))").fetchone()
    assert row is not None
    con.execute(f"SET memory_limit = '{min(row[0], MOST_MEMORY)}B'")
    try:
        yield
    finally:
        con.execute(f"SET memory_limit = '{row[0]}B'")


@contextmanager
def _explained() -> Iterator[None]:
    """Say in one line what keeps everything from being loaded."""
    try:
        yield
    except OSError as error:
        raise WarehouseError(f"cannot load: {error}") from error
    except (duckdb.OperationalError, duckdb.InternalError) as error:
        if is_damage(error):
            raise DamagedWarehouse(one_line(error)) from error
        raise WarehouseError(f"cannot load: {one_line(error)}") from error
