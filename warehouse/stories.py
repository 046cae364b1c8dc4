"""Articles and their copies as stories: only what has changed is compared, with all that is there.

Every article is a copy of at most one other: of the earlier ones that are the same text, the one
that it resembles most. So a page that takes over two articles does not make one story of them, and
what stories there are depends on the articles alone, not on the order in which they were loaded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np
from duckdb import DuckDBPyConnection
from numpy.typing import NDArray

from warehouse import near_duplicates
from warehouse.columns import as_table
from warehouse.near_duplicates import Reading, read_articles, resemblance
from warehouse.settings import set_setting, setting
from warehouse.statements import sql
from warehouse.texts import wordings, wordings_of

CROWD = 100
"""The most articles under a key that says something; with more it is taken for boilerplate."""
UNSORTED_KEYS, UNSORTED_SHARE = 1_000_000, 0.1
"""How many keys may stand in no order: searched in milliseconds, or few beside the others."""
_PAIRS_AT_ONCE = 500
"""Of up to twice as many articles, which `wordings_of` looks up."""
_MOST_READINGS = 5000
"""Kept for the next pairs: about 20 kB each."""


def stories_are_stale(con: DuckDBPyConnection) -> bool:
    """Whether something was loaded, or the rules have changed, since the stories were made."""
    return setting(con, "stories") != _basis(con)


def make_stories(con: DuckDBPyConnection) -> None:
    """Bring every article's story up to date. To be called inside a transaction."""
    basis = _basis(con)
    if not _made_by_these_rules(con):
        con.execute(sql("load", "stories_anew"))
    con.execute("SET VARIABLE crowd = ?", [CROWD])
    con.execute("SET VARIABLE fewest_keys = ?", [near_duplicates.FEWEST_KEYS])
    con.execute(sql("load", "stories_changed"))
    if _some_are_gone(con):
        con.execute(sql("load", "stories_gone"))
    _write_keys(con)
    con.execute(sql("load", "stories_meet"))
    _keep_keys(con)
    _compare(con)
    con.execute(sql("load", "stories_copies"))
    while _spread(con):
        pass
    con.execute(sql("load", "stories_write"))
    set_setting(con, "stories", basis)


def _basis(con: DuckDBPyConnection) -> str:
    return f"{_count(con, 'FROM segment')} segments, rules {near_duplicates.RULES}"


def _made_by_these_rules(con: DuckDBPyConnection) -> bool:
    made_from = setting(con, "stories")
    return made_from is None or made_from.endswith(f", rules {near_duplicates.RULES}")


def _some_are_gone(con: DuckDBPyConnection) -> bool:
    """Counting costs nothing; to look which are there costs more than all else for one article."""
    new = _count(con, "FROM changed") - _count(con, "FROM stale")
    return _count(con, "FROM article") != _count(con, "FROM telling") + new


def _keep_keys(con: DuckDBPyConnection) -> None:
    """New keys go to the end; all are sorted when that end has grown (O'Neil et al., 1996)."""
    unsorted = int(setting(con, "unsorted keys") or 0) + _count(con, "FROM fresh")
    if unsorted > UNSORTED_KEYS and unsorted > UNSORTED_SHARE * _count(con, "FROM meeting"):
        con.execute(sql("load", "stories_sort_keys"))
        unsorted = 0
    else:
        con.execute("INSERT INTO meeting SELECT key, article_id FROM fresh")
    set_setting(con, "unsorted keys", str(unsorted))


def _write_keys(con: DuckDBPyConnection) -> None:
    for some in wordings(con, "changed"):
        articles = np.array([one.article_id for one in some])
        found, numbers = near_duplicates.keys([one.text for one in some])
        _append(con, "fresh", {"key": found, "article_id": articles[numbers]})


def _compare(con: DuckDBPyConnection) -> None:
    pairs = con.execute(
        "SELECT article_id, a.version_id, other_id, b.version_id FROM pair "
        "JOIN article AS a USING (article_id) JOIN article AS b ON b.article_id = other_id "
        "ORDER BY article_id, other_id"
    ).fetchall()
    readings: dict[int, Reading] = {}
    for some in _parts(pairs, _PAIRS_AT_ONCE):
        if len(readings) > _MOST_READINGS:
            readings.clear()
        versions = {id_: version for a, v, b, w in some for id_, version in ((a, v), (b, w))}
        missing = [version for id_, version in versions.items() if id_ not in readings]
        found = wordings_of(con, missing) if missing else []
        read = read_articles([(one.source, one.title, one.text) for one in found])
        readings.update(zip((one.article_id for one in found), read, strict=True))
        alike = list(_alike(((a, b) for a, _, b, _ in some), readings))
        if alike:
            names = ("article_id", "other_id", "resemblance")
            columns = map(np.array, zip(*alike, strict=True))
            _append(con, "alike", dict(zip(names, columns, strict=True)))


def _alike(
    pairs: Iterable[tuple[int, int]], readings: dict[int, Reading]
) -> Iterator[tuple[int, int, float]]:
    for article_id, other_id in pairs:
        share = resemblance(readings[article_id], readings[other_id])
        if share is not None:
            yield article_id, other_id, share


def _parts(rows: Sequence[Any], size: int) -> Iterator[Sequence[Any]]:
    return (rows[start : start + size] for start in range(0, len(rows), size))


def _append(con: DuckDBPyConnection, table: str, columns: dict[str, NDArray[Any]]) -> None:
    with as_table(con, "columns", columns):
        con.execute(f"INSERT INTO {table} SELECT {', '.join(columns)} FROM columns")  # noqa: S608


def _spread(con: DuckDBPyConnection) -> int:
    row = con.execute(sql("load", "stories_spread")).fetchone()
    assert row is not None
    return int(row[0])


def _count(con: DuckDBPyConnection, source: str) -> int:
    row = con.execute(f"SELECT count(*) {source}").fetchone()
    assert row is not None
    return int(row[0])
