"""What stands in the warehouse after a run, for reading."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from duckdb import DuckDBPyConnection

from bench.corpus.runs import Run
from tracker.home import Home

MOST_NAMED = 20
UNLISTED = 15


class Counts(NamedTuple):
    """What a second run must leave as it is."""

    articles: int
    versions: int
    undated: int
    mentions: int
    claims: int
    entities: int
    stories: int


def counts_of(con: DuckDBPyConnection) -> Counts:
    return Counts(
        *_one(
            con,
            """
            SELECT
                (SELECT count(*) FROM article),
                (SELECT count(*) FROM article_version),
                (SELECT count(*) FROM article WHERE day IS NULL),
                (SELECT count(*) FROM mention),
                (SELECT count(*) FROM claim),
                (SELECT count(DISTINCT entity_id) FROM mention),
                (SELECT count(DISTINCT story_id) FROM article)
            """,
        )
    )


def report_crawl(con: DuckDBPyConnection, served: int, run: Run) -> None:
    print(f"\n== crawl: {served} articles served, {run.pages_sent} fetched")
    rows = con.execute(
        """
        SELECT source, outcome, reason, count(*) AS times
        FROM "fetch"
        WHERE purpose = 'page'
        GROUP BY ALL
        ORDER BY source, times DESC, reason
        """
    ).fetchall()
    _table(("source", "outcome", "reason", "pages"), rows)
    texts = con.execute(
        """
        SELECT
            a.source,
            count(*),
            count(*) FILTER (WHERE v.published_at IS NULL),
            min(length(v.text)),
            median(length(v.text))::BIGINT,
            max(length(v.text)),
            sum(length(v.text))::BIGINT,
            count(*) FILTER (WHERE v.lang = 'ja'),
            count(*) FILTER (WHERE v.lang = 'en')
        FROM article AS a
        JOIN article_version AS v USING (version_id)
        GROUP BY a.source
        ORDER BY a.source
        """
    ).fetchall()
    names = (
        "source",
        "articles",
        "undated",
        "shortest",
        "median",
        "longest",
        "characters",
        "ja",
        "en",
    )
    _table(names, texts)


def report_reading(con: DuckDBPyConnection, home: Home, run: Run) -> None:
    print("\n== reading")
    characters = _one(con, "SELECT sum(length(text)) FROM articles")[0]
    seconds = run.stages.get("analyse", 0.0)
    print(f"  {characters / max(seconds, 0.1):,.0f} characters a second, models loaded meanwhile")
    _table(Counts._fields, [counts_of(con)])
    _table(
        ("mentions", "status", "method", "all", "repeats", "names"),
        con.execute(
            """
            SELECT
                '', status, method, count(*), count(*) FILTER (WHERE repeat),
                count(DISTINCT entity_id)
            FROM mention
            GROUP BY ALL
            ORDER BY count(*) DESC
            """
        ).fetchall(),
    )
    _table(
        ("claims", "kind", "all", "repeats", "with subject", "hedged", "attributed", "baseline"),
        con.execute(
            """
            SELECT
                '', kind, count(*), count(*) FILTER (WHERE repeat), count(subject),
                count(*) FILTER (WHERE len(hedges) > 0), count(attribution), count(baseline)
            FROM claim
            GROUP BY ALL
            ORDER BY count(*) DESC
            """
        ).fetchall(),
    )
    print(f"\nThe {MOST_NAMED} entities that most articles name")
    _table(("name", "kind", "articles", "mentions"), _names(con, "known", MOST_NAMED))
    print(f"\nThe {UNLISTED} unlisted names that most articles name")
    _table(("name", "kind", "articles", "mentions"), _names(con, "unlisted", UNLISTED))
    print("\nSize on disk (MB)")
    places = ("archive", "segments", "crawl-state.sqlite", "warehouse.duckdb", "published")
    _table(places, [[f"{_megabytes(home, place):.1f}" for place in places]])


def _names(con: DuckDBPyConnection, status: str, limit: int) -> list[tuple[Any, ...]]:
    return con.execute(
        """
        SELECT name, kind, count(DISTINCT article_url) AS articles, count(*) AS mentions
        FROM mentions
        WHERE status = ? AND NOT is_repeat
        GROUP BY name, kind
        ORDER BY articles DESC, mentions DESC
        LIMIT ?
        """,
        [status, limit],
    ).fetchall()


def _megabytes(home: Home, place: str) -> float:
    path = home.data / place
    files = path.rglob("*") if path.is_dir() else [path]
    return sum(f.stat().st_size for f in files if f.is_file() and not f.is_symlink()) / 1e6


def _one(con: DuckDBPyConnection, sql: str) -> tuple[Any, ...]:
    row = con.execute(sql).fetchone()
    assert row is not None
    return row


def _table(names: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    lines = [
        tuple(names),
        *(tuple(f"{v:,}" if isinstance(v, int) else str(v) for v in r) for r in rows),
    ]
    widths = [max(len(line[i]) for line in lines) for i in range(len(names))]
    for line in lines:
        cells = (cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        print(f"  {'  '.join(cells).rstrip()}")
