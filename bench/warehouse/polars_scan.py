"""A plain scan of Parquet files by Polars: no index, but sorted as our tables are."""

from __future__ import annotations

from pathlib import Path

import polars as pl
from duckdb import DuckDBPyConnection

_TABLES = {
    "naming": """
        SELECT entity_id, day, story_id, source, lang, mentions
        FROM naming
        ORDER BY entity_id, day
    """,
    "claim": """
        SELECT
            subject, key, day, version_id, story_id, source, len(hedges) > 0 AS is_hedged,
            attribution, score
        FROM counted_claim
        ORDER BY subject, day
    """,
}


class PolarsScan:
    """The questions that are asked of it, by the names that `questions` gives them."""

    def __init__(self, con: DuckDBPyConnection, folder: Path) -> None:
        for name, query in _TABLES.items():
            file = folder / f"{name}.parquet"
            con.execute(f"COPY ({query}) TO '{file}' (FORMAT parquet, COMPRESSION zstd)")
        self.naming = pl.scan_parquet(folder / "naming.parquet")
        self.claim = pl.scan_parquet(folder / "claim.parquet")

    def trend(self, entity: str) -> object:
        """Articles, mentions and stories a week."""
        named = self.naming.filter(pl.col("entity_id") == entity, pl.col("day").is_not_null())
        return (
            named.sort("day")
            .with_columns(
                week=pl.col("day").dt.truncate("1w"),
                is_first=pl.col("story_id").is_first_distinct(),
            )
            .group_by("week")
            .agg(pl.len(), pl.col("mentions").sum(), pl.col("is_first").sum())
            .collect()
        )

    def claims(self, entity: str) -> object:
        """What is counted of each claim."""
        return (
            self.claim.filter(pl.col("subject") == entity)
            .group_by("key")
            .agg(
                pl.col("day").min().alias("first"),
                pl.col("day").max().alias("last"),
                pl.len(),
                pl.col("is_hedged").sum(),
                pl.col("attribution").count(),
                pl.col("version_id").n_unique(),
                pl.col("story_id").n_unique(),
                pl.col("source").n_unique(),
                pl.col("score").mean(),
            )
            .sort("story_id", descending=True)
            .collect()
        )

    def all_entities(self, _entity: str) -> object:
        """Articles and mentions of every entity a week, added up."""
        return (
            self.naming.filter(pl.col("day").is_not_null())
            .with_columns(week=pl.col("day").dt.truncate("1w"))
            .group_by("entity_id", "week")
            .agg(pl.len().alias("articles"), pl.col("mentions").sum())
            .select(pl.len(), pl.col("articles").sum(), pl.col("mentions").sum())
            .collect()
        )
