"""What the file holds, and how much of it for a million mentions."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from duckdb import DuckDBPyConnection

_BLOCKS = """
SELECT count(DISTINCT block_id)
FROM (
    SELECT block_id, unnest([block_id] || additional_block_ids) AS any_id
    FROM pragma_storage_info('{table}')
)
WHERE block_id >= 0
"""
_BLOCK_SIZE = 262_144


def say_sizes(con: DuckDBPyConnection, path: Path) -> Iterator[str]:
    """Size on disk in all, and of the largest tables."""
    mentions = con.execute("SELECT count(*) FROM mention").fetchall()[0][0]
    articles, claims = con.execute(
        "SELECT (SELECT count(*) FROM article), (SELECT count(*) FROM counted_claim)"
    ).fetchall()[0]
    yield f"size      {mentions:,} mentions in {articles:,} articles, {claims:,} claims that count"
    size = path.stat().st_size
    yield f"size      {size / 1e6:,.0f} MB, {size / mentions:,.0f} MB for a million mentions"
    tables = [name for (name,) in con.execute("SELECT table_name FROM duckdb_tables()").fetchall()]
    sizes = {table: _size(con, table) for table in tables}
    largest = sorted(sizes, key=lambda table: -sizes[table])[:8]
    shares = ", ".join(f"{table} {sizes[table] / mentions:,.0f}" for table in largest)
    yield f"size      MB for a million mentions: {shares}"


def _size(con: DuckDBPyConnection, table: str) -> int:
    blocks = con.execute(_BLOCKS.format(table=table)).fetchall()[0][0]
    return int(blocks) * _BLOCK_SIZE
