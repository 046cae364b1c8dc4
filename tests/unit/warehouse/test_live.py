from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pytest

from tests.unit.warehouse.publishing import publish_another
from warehouse.connection import NotPublished, WarehouseError
from warehouse.limits import Limits
from warehouse.live import MAY_ASK, LiveCopy
from warehouse.publish import publish

ARTICLES = "SELECT articles FROM trend('AWS') LIMIT 1"


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    publish_another(folder, "2026-02-02")
    return folder


@pytest.fixture
def data(begun: Path, tmp_path: Path) -> Path:
    return shutil.copytree(begun, tmp_path / "data", symlinks=True)


@pytest.fixture
def live(data: Path) -> Iterator[LiveCopy]:
    with opened(data) as served:
        yield served


@pytest.fixture(scope="module")
def asked(begun: Path) -> Iterator[LiveCopy]:
    """One that is asked only."""
    with opened(begun) as served:
        yield served


@contextmanager
def opened(data: Path) -> Iterator[LiveCopy]:
    served = LiveCopy(data / "published", Limits(memory=200_000_000), load=[])
    with served.con:
        yield served


def test_who_asks_sees_a_newer_copy_with_the_next_query(live: LiveCopy, data: Path) -> None:
    client = live.con.cursor()
    assert client.execute("SELECT count(*) FROM articles").fetchall() == [(1,)]
    assert not live.follow()
    rows = live.con.cursor().execute("SELECT url FROM articles, range(200000)")
    publish_another(data, "2026-02-03")
    assert live.follow()
    assert live.copy.name == "tracker-000002.duckdb"
    assert client.execute("SELECT count(*) FROM articles").fetchall() == [(2,)]
    assert client.execute(ARTICLES).fetchall() == [(2,)]
    assert len(rows.fetchall()) == 200_000  # a query that was at work reads its copy to the end


def test_a_copy_of_another_version_is_told_and_the_one_before_served_on(
    live: LiveCopy, data: Path
) -> None:
    publish(data / "warehouse.duckdb", data / "published", keep=1)
    with duckdb.connect(str(data / "published" / "tracker-000002.duckdb")) as con:
        con.execute("UPDATE setting SET value = 'older' WHERE key = 'definitions'")
    for _ in range(2):
        with pytest.raises(WarehouseError, match="another version of tracker"):
            live.follow()
    assert live.copy.name == "tracker-000001.duckdb"
    assert live.con.execute("SELECT count(*) FROM articles").fetchall() == [(1,)]
    publish(data / "warehouse.duckdb", data / "published", keep=1)
    assert live.follow()
    assert live.copy.name == "tracker-000003.duckdb"


def test_it_is_locked_and_limited_and_counts_days_in_the_projects_zone(asked: LiveCopy) -> None:
    client = asked.con.cursor()
    settings = "SELECT current_setting('TimeZone'), current_setting('memory_limit')"
    assert client.execute(settings).fetchall() == [("Asia/Tokyo", "190.7 MiB")]
    for statement in ("SET memory_limit = '8GB'", "FROM read_text('/etc/passwd')", "LOAD httpfs"):
        with pytest.raises(duckdb.Error):
            client.execute(statement)
    with pytest.raises(duckdb.Error, match="read-only"):
        client.execute(f'DELETE FROM "{asked.copy.stem}".main.article')


def test_nothing_is_served_before_anything_is_published(tmp_path: Path) -> None:
    with pytest.raises(NotPublished):
        LiveCopy(tmp_path, Limits(), load=[])


@pytest.mark.parametrize(
    "query",
    [
        "FROM trend('AWS')",
        "SELECT 1; SELECT 2",
        "WITH recent AS (FROM articles) SELECT * FROM recent, range(3)",
        "EXPLAIN ANALYZE FROM mentions",
        "DESCRIBE mentions",
        "SHOW TABLES",
        'SELECT \'"function_name":"query"\'',
    ],
)
def test_a_question_may_be_asked(asked: LiveCopy, query: str) -> None:
    assert asked.con.execute(f"SELECT {MAY_ASK}('session', ?)", [query]).fetchall() == [(True,)]


@pytest.mark.parametrize(
    "query",
    [
        "CREATE TABLE x (a INT)",
        "CREATE OR REPLACE VIEW mentions AS SELECT 1",
        "CREATE OR REPLACE MACRO serving.main.may_ask(a, b) AS true",
        "SELECT 1; DROP VIEW mentions",
        "WITH x AS (SELECT 1) INSERT INTO entity SELECT * FROM x",
        "EXPLAIN ANALYZE DELETE FROM entity",
        "EXPLAIN EXPLAIN SELECT 1",
        "SET threads = 1",
        "COPY (SELECT 1) TO 'x'",
        "ATTACH 'x'",
        "CALL force_checkpoint()",
        "FROM Query('FROM duckdb_logs()')",
        "SELECT (SELECT count(*) FROM main.\"query\"('SELECT 1'))",
        "FROM json_execute_serialized_sql('x')",
        "SELECT * FROM range(3), (FROM (FROM glob('*')))",
        "FROM 'published/tracker-000001.duckdb'",
        "FROM read_duckdb('tracker-000001.duckdb')",
        "nonsense",
    ],
)
def test_nothing_else_may_be_run(asked: LiveCopy, query: str) -> None:
    assert asked.con.execute(f"SELECT {MAY_ASK}('session', ?)", [query]).fetchall() == [(False,)]
