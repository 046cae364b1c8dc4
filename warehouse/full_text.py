"""Full text: the index by which `search()` finds articles, brought up to date with what was loaded.

All of it is SQL, the cutting of a text into terms included, so that any DuckDB client can search.
"""

from __future__ import annotations

from duckdb import DuckDBPyConnection

from warehouse.settings import set_setting, setting
from warehouse.statements import sql

RULES = "1"
"""Raised with every change of what a term is, so that all articles are indexed anew."""

ARTICLES_AT_ONCE = 2000
"""A few hundred megabytes while they are cut into terms."""
UNSORTED_TOKENS, UNSORTED_SHARE = 3_000_000, 0.1
"""How many may stand in no order: searched in milliseconds, or few beside the others."""

_EMPTIED = ("search_token", "search_document", "search_term")


def index_is_stale(con: DuckDBPyConnection) -> bool:
    """Whether something was loaded, or the rules have changed, since the index was made."""
    return setting(con, "search") != _basis(con)


def index_texts(con: DuckDBPyConnection) -> None:
    """Index the articles that are new or changed, and drop those that are gone.

    To be called inside a transaction, after every change of articles.
    """
    basis = _basis(con)
    if not (setting(con, "search") or "").endswith(f", rules {RULES}"):
        for table in _EMPTIED:
            con.execute(f"DELETE FROM {table}")  # noqa: S608
        set_setting(con, "unsorted tokens", "0")
    con.execute(sql("load", "search_changes"))
    con.execute("SET VARIABLE articles_at_once = ?", [ARTICLES_AT_ONCE])
    before = _count(con, "search_token")
    while _count(con, "unindexed"):
        con.execute(sql("load", "search_tokens"))
    _keep_order(con, new=_count(con, "search_token") - before)
    set_setting(con, "search", basis)


def _keep_order(con: DuckDBPyConnection, *, new: int) -> None:
    """New terms are at the end; all are sorted when that end has grown (O'Neil et al., 1996)."""
    unsorted = int(setting(con, "unsorted tokens") or 0) + new
    if unsorted > UNSORTED_TOKENS and unsorted > UNSORTED_SHARE * _count(con, "search_token"):
        con.execute(sql("load", "search_sort"))
        unsorted = 0
    set_setting(con, "unsorted tokens", str(unsorted))


def _basis(con: DuckDBPyConnection) -> str:
    return f"{_count(con, 'segment')} segments, rules {RULES}"


def _count(con: DuckDBPyConnection, table: str) -> int:
    row = con.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608
    assert row is not None
    return int(row[0])
