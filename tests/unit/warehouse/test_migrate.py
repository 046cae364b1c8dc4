from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from tests.unit.warehouse.conftest import Press, article
from warehouse.errors import NewerSchema
from warehouse.migrate import DEFINITIONS, migrate, schema_version
from warehouse.statements import sql_files
from warehouse.verify import verify

VERSIONS = range(1, len(sql_files("migrations")) + 1)
ROWS_OF_AN_OLD_FILE = """
INSERT INTO article (article_id, url, version_id, source, first_fetched_at)
SELECT
    md5_number_lower(url) >> 1,
    url,
    md5_number_lower(url || chr(10) || url) >> 1,
    'wire',
    now()::DATE - INTERVAL 900 DAY
FROM (VALUES ('https://wire.test/0'), ('https://wire.test/1')) AS articles(url);

INSERT INTO article_version BY NAME
SELECT
    version_id, article_id, url AS content_hash, source, 'Headline' AS title,
    rpad('Old', 1500, '.') AS text,
    '' AS description, 'en' AS lang, [] AS authors, 'unknown' AS date_precision,
    first_fetched_at, first_fetched_at AS fetched_at,
    'old.jsonl.gz' AS segment, [] AS other_urls, MAP {} AS provenance
FROM article;

INSERT INTO analysis_run
SELECT version_id, 'old.jsonl.gz', 'en', '1', ''
FROM article;

INSERT INTO passage
SELECT version_id, 0, 'text', 0, 1500, 'c0ffee', NULL
FROM article;

INSERT INTO mention BY NAME
SELECT
    version_id, 'old' AS entity_id, 'Old' AS name, 'company' AS kind, 'Old' AS surface,
    'text' AS field, 0 AS start, 3 AS "end", 0 AS passage, 0 AS sentence_start,
    1500 AS sentence_end, 'alias' AS method, 'unlisted' AS status, 1 AS confidence, false AS repeat
FROM article;

INSERT INTO claim BY NAME
SELECT
    version_id, 'quantity' AS kind, 'text' AS field, 0 AS start, range::INTEGER + 1 AS "end",
    rpad('Old', range::INTEGER + 1, '.') AS text, 0 AS passage,
    0 AS sentence_start, 1500 AS sentence_end,
    'cost' AS aspect, 2 AS value, 'x' AS unit, '=' AS comparator, [] AS hedges, [] AS hype,
    'asserted' AS stance, 0.5 AS score, '-|cost|2|x' AS key, false AS repeat
FROM article, range(1500);

INSERT INTO segment VALUES ('articles', 'old.jsonl.gz', 2, now());
INSERT INTO segment VALUES ('analyses', 'old.jsonl.gz', 2, now());
"""
"""As a load would have left them. More claims than DuckDB takes up at a time."""
TO_BE_SETTLED = {"untold": "article_id", "unsettled": "version_id"}
"""What versions that know these tables put there for the end of the load."""


def test_a_new_file_gets_the_newest_schema() -> None:
    with duckdb.connect() as con:
        assert schema_version(con) == 0
        newest = migrate(con)
        assert schema_version(con) == newest == len(sql_files("migrations"))


def test_migrating_again_changes_nothing() -> None:
    with duckdb.connect() as con:
        migrate(con)
        before = con.execute("FROM schema_version").fetchall()
        migrate(con)
        assert con.execute("FROM schema_version").fetchall() == before


@pytest.mark.parametrize("version", VERSIONS)
def test_a_file_of_any_version_keeps_its_data_and_takes_new_segments(
    press: Press, tmp_path: Path, version: int
) -> None:
    path = tmp_path / "warehouse.duckdb"
    with duckdb.connect(str(path)) as con:
        for file in sql_files("migrations")[:version]:
            con.execute(file.read_text("utf-8"))
        con.execute("INSERT INTO schema_version VALUES (?, now())", [version])
        con.execute(ROWS_OF_AN_OLD_FILE)
        tables = con.execute("SELECT table_name FROM duckdb_tables()").fetchall()
        for table in TO_BE_SETTLED.keys() & {name for (name,) in tables}:
            con.execute(f"INSERT INTO {table} SELECT {TO_BE_SETTLED[table]} FROM article")
    with duckdb.connect(str(path)) as con:
        assert migrate(con) == len(sql_files("migrations"))
    press.issue(
        {
            **article("https://wire.test/0", "Old".ljust(1500, ".")),
            "content_hash": "https://wire.test/0",
            "section": "クラウド",
            "tags": ["GPU", "電力"],
            "image_url": "https://wire.test/0.jpg",
        },
        article("https://wire.test/2", "New."),
    )
    with duckdb.connect(str(path)) as con:
        assert press.load(con).problems == ()
    with duckdb.connect(str(path), read_only=True) as con:
        found = con.execute("SELECT url, section, tags, image_url FROM articles ORDER BY url")
        assert found.fetchall() == [
            ("https://wire.test/0", "クラウド", ["GPU", "電力"], "https://wire.test/0.jpg"),
            ("https://wire.test/1", "", [], None),
            ("https://wire.test/2", "", [], None),
        ]
        told = con.execute("SELECT key, times, score, parts FROM claim_ledger()")
        assert told.fetchall() == [("-|cost|2|x", 3000, 0.5, [])]
        assert con.execute("SELECT DISTINCT parts FROM claims").fetchall() == [([],)]
        assert con.execute("FROM naming").fetchall()
        assert con.execute("SELECT count(*) FROM search('old')").fetchall() == [(2,)]
        amiss = {finding.check for finding in verify(con, press.segments, quick=True)}
        assert amiss <= {"segments"}, "the old segments are not there, all else holds"


def test_a_file_of_a_newer_version_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "warehouse.duckdb"
    with duckdb.connect(str(path)) as con:
        con.execute("CREATE TABLE schema_version (version INTEGER)")
        con.execute("INSERT INTO schema_version VALUES (99)")
    with duckdb.connect(str(path)) as con:
        with pytest.raises(NewerSchema, match=r"99.*update tracker"):
            migrate(con)
        tables = con.execute("SELECT table_name FROM duckdb_tables()").fetchall()
    assert tables == [("schema_version",)]


def test_a_view_of_an_older_program_is_replaced() -> None:
    with duckdb.connect() as con:
        migrate(con)
        con.execute("CREATE OR REPLACE VIEW articles AS SELECT 1 AS old")
        con.execute("UPDATE setting SET value = 'older' WHERE key = 'definitions'")
        migrate(con)
        assert "old" not in [column[0] for column in con.execute("FROM articles").description or []]


@pytest.mark.parametrize(("folder", "names"), DEFINITIONS.items())
def test_every_file_of_a_folder_is_defined(folder: str, names: tuple[str, ...]) -> None:
    assert {file.stem for file in sql_files(folder)} == set(names)


def test_what_is_no_longer_defined_goes() -> None:
    with duckdb.connect() as con:
        migrate(con)
        con.execute("CREATE VIEW of_yesterday AS SELECT 1")
        con.execute("CREATE MACRO scalar_of_yesterday(x) AS x + 1")
        con.execute("CREATE MACRO rows_of_yesterday(x) AS TABLE SELECT x")
        con.execute("UPDATE setting SET value = 'older' WHERE key = 'definitions'")
        migrate(con)
        left = con.execute(
            "SELECT view_name FROM duckdb_views() WHERE view_name LIKE '%of_yesterday' "
            "UNION ALL SELECT function_name FROM duckdb_functions() "
            "WHERE function_name LIKE '%of_yesterday'"
        ).fetchall()
    assert left == []
