"""How long a new article takes to find its copies among a million earlier ones."""

from __future__ import annotations

import resource
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import numpy as np

from warehouse.connection import open_writer
from warehouse.near_duplicates import BANDS, PARAGRAPHS
from warehouse.statements import sql
from warehouse.stories import make_stories

_AT_ONCE = 50_000
_KEYS = BANDS + PARAGRAPHS
_LINE = (
    "Sentence {{0}} {n} of article {{0}}: {n} racks in hall {{0}}, beside {n} cabinets of {{0}}."
)
_TEXT = "\n".join(_LINE.format(n=n) for n in range(20))
_ARTICLES = """
INSERT INTO article
SELECT article_id, article_id::VARCHAR, article_id, 's' || article_id % 40, now(),
    NULL, now(), {story}
FROM numbers
"""
_VERSIONS = """
INSERT INTO article_version BY NAME
SELECT
    article_id AS version_id, article_id, '' AS content_hash, 's' AS source, 'A headline' AS title,
    text, '' AS description, [] AS authors, 'unknown' AS date_precision, now() AS first_fetched_at,
    now() AS fetched_at, '' AS segment, [] AS other_urls, MAP {{}} AS provenance, '' AS section
FROM texts
"""


def measure(articles: int) -> Iterator[str]:
    """Fill a warehouse with articles that have random keys, then add real ones."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "warehouse.duckdb"
        with open_writer(path) as con:
            sorting = _fill(con, articles)
            before = path.stat().st_size
            yield f"{articles:,} articles: {_size(con):,.0f} MB of keys, all {before / 1e6:,.0f} MB"
            yield f"all keys sorted in {sorting:.1f} s"
            first = articles
            for number in (1, 1, 100, 100, 1000):
                _add(con, first, number)
                yield f"{number:5} new:    {_make(con, path, number)}"
                first += number
            for number in (1, 100):
                _edit(con, first - 2 * number, number)
                yield f"{number:5} edited: {_make(con, path, number)}"
            yield from _look_up(con)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
        yield f"peak memory {peak:,.0f} MB"


def _make(con: duckdb.DuckDBPyConnection, path: Path, number: int) -> str:
    """Bring the stories up to date; what it took, and what is written to the disk after it."""
    begin, begin_cpu = time.perf_counter(), time.process_time()
    con.execute("BEGIN")
    make_stories(con)
    con.execute("COMMIT")
    took, cpu = time.perf_counter() - begin, time.process_time() - begin_cpu
    begin = time.perf_counter()
    con.execute("CHECKPOINT")
    checkpoint = time.perf_counter() - begin
    return (
        f"{took * 1000:,.0f} ms, {took * 1000 / number:,.1f} ms each, {cpu * 1000:,.0f} ms of "
        f"processor; then {checkpoint * 1000:,.0f} ms to {path.stat().st_size / 1e6:,.0f} MB"
    )


def _look_up(con: duckdb.DuckDBPyConnection) -> Iterator[str]:
    """The comparison alone: which articles stand under these keys."""
    chance = np.random.default_rng(3)
    for number in (1, 100):
        asked = {"key": chance.integers(-(2**62), 2**62, number * _KEYS)}
        con.register("asked", asked)
        begin = time.perf_counter()
        con.execute(
            "SELECT article_id, count(*) FROM meeting JOIN asked USING (key) GROUP BY ALL"
        ).fetchall()
        took = (time.perf_counter() - begin) * 1000
        yield f"{number:5} looked up: {took:,.0f} ms, {took / number:,.1f} ms each"


def _fill(con: duckdb.DuckDBPyConnection, articles: int) -> float:
    """The seconds that it took to sort all keys."""
    chance = np.random.default_rng(2)
    for first in range(0, articles, _AT_ONCE):
        numbers = np.arange(first, min(first + _AT_ONCE, articles))
        con.register("numbers", {"article_id": numbers})
        con.execute(_ARTICLES.format(story="article_id"))
        con.execute(
            "INSERT INTO telling SELECT article_id, version_id, source, published_at, "
            "first_fetched_at, NULL, NULL FROM article JOIN numbers USING (article_id)"
        )
        keys = chance.integers(-(2**62), 2**62, numbers.size * _KEYS)
        con.register("keys", {"key": keys, "article_id": np.repeat(numbers, _KEYS)})
        con.execute("INSERT INTO meeting SELECT key, article_id FROM keys")
    con.execute("INSERT INTO story SELECT article_id, '', NULL, 1, 1 FROM article")
    begin = time.perf_counter()
    con.execute("BEGIN; CREATE OR REPLACE TEMP TABLE fresh (key BIGINT, article_id BIGINT)")
    con.execute(sql("load", "stories_sort_keys"))
    con.execute("COMMIT; CHECKPOINT")
    return time.perf_counter() - begin


def _add(con: duckdb.DuckDBPyConnection, first: int, number: int) -> None:
    numbers = np.arange(first, first + number)
    con.register("numbers", {"article_id": numbers})
    con.execute(_ARTICLES.format(story="NULL"))
    texts = np.array([_TEXT.format(n) for n in numbers], dtype=object)
    con.register("texts", {"article_id": numbers, "text": texts})
    con.execute(_VERSIONS.format())
    con.execute("INSERT INTO untold SELECT article_id FROM numbers")


def _edit(con: duckdb.DuckDBPyConnection, first: int, number: int) -> None:
    """Give articles another wording of another text."""
    numbers = np.arange(first, first + number)
    texts = np.array([_TEXT.format(-n) for n in numbers], dtype=object)
    con.register("texts", {"article_id": numbers, "text": texts})
    con.execute(_VERSIONS.format().replace("article_id AS version_id", "-article_id AS version_id"))
    con.execute(
        "UPDATE article SET version_id = -article.article_id FROM texts "
        "WHERE article.article_id = texts.article_id"
    )
    con.execute("INSERT INTO untold SELECT article_id FROM texts")


def _size(con: duckdb.DuckDBPyConnection) -> float:
    row = con.execute(
        "SELECT count(DISTINCT block_id) * 262144 / 1e6 FROM pragma_storage_info('meeting') "
        "WHERE persistent"
    ).fetchone()
    assert row is not None
    return float(row[0])
