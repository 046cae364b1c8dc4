from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from tests.unit.warehouse.conftest import Press, article
from warehouse.errors import NewerSchema
from warehouse.migrate import DEFINITIONS, migrate, schema_version
from warehouse.statements import sql, sql_files

FIRST_VERSION_ROWS = """
INSERT INTO article
SELECT
    md5_number_lower(url) >> 1,
    url,
    md5_number_lower(url || chr(10) || url) >> 1,
    'wire', NULL, NULL, now(), NULL
FROM (VALUES ('https://wire.test/0'), ('https://wire.test/1')) AS articles(url);

INSERT INTO article_version
SELECT
    version_id, article_id, url, source, 'Headline', 'Old.', '', 'en', [], NULL, 'unknown', NULL,
    now() - INTERVAL 900 DAY, now() - INTERVAL 900 DAY, 'old.jsonl.gz', [], MAP {}, NULL, NULL, NULL
FROM article;

INSERT INTO mention
SELECT
    version_id, 'aws', 'AWS', 'company', NULL, 'AWS', 'text', 0, 3, 1, 0, 4, 'alias', 'known', 1,
    false
FROM article;

INSERT INTO claim
SELECT
    version_id, 'quantity', 'text', 0, 4, 'Old.', 1, 0, 4, NULL, NULL, 'cost', 2, 'x', '=', NULL,
    NULL, NULL, [], [], 'asserted', 0.5, '-|cost|2|x', false
FROM article, range(1500);
"""
"""More claims than DuckDB takes up at a time."""


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


def test_a_file_of_the_first_version_keeps_its_data_and_takes_new_segments(
    press: Press, tmp_path: Path
) -> None:
    path = tmp_path / "warehouse.duckdb"
    with duckdb.connect(str(path)) as con:
        con.execute(sql("migrations", "0001_first_schema"))
        con.execute("INSERT INTO schema_version VALUES (1, now())")
        con.execute(FIRST_VERSION_ROWS)
    with duckdb.connect(str(path)) as con:
        assert migrate(con) == len(sql_files("migrations"))
    press.issue(
        {
            **article("https://wire.test/0", "Old."),
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
