"""After a removal the warehouse is the one that was never given the articles, table by table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from duckdb import DuckDBPyConnection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.effort import effort
from tests.unit.warehouse.conftest import (
    CATALOGUE,
    Press,
    Row,
    analysis,
    article,
    fetch,
    new_warehouse,
)
from tests.unit.warehouse.test_recount import presses
from warehouse.catalogue import load_catalogue
from warehouse.connection import open_as_it_is, open_writer
from warehouse.forget import chosen_articles, extent, forget, write_anew
from warehouse.verify import verify

OF_THE_LOAD = {"schema_version", "segment", "setting"}
"""Tables that tell of the load, and not of articles."""


def loaded(folder: Path, articles: Sequence[Row], con: DuckDBPyConnection) -> Press:
    press = Press(folder)
    for part in (articles[::2], articles[1::2]):
        if part:
            press.segment("articles", part)
            press.segment("analyses", [analysis(row, claims=[{}]) for row in part])
            press.segment("fetches", [fetch(row["url"], source=row["source"]) for row in part])
            press.load(con)
    return press


def tables(con: DuckDBPyConnection) -> dict[str, list[tuple[Any, ...]]]:
    names = con.execute(
        "SELECT table_name FROM duckdb_tables() WHERE NOT temporary ORDER BY ALL"
    ).fetchall()
    # `segment` tells in which file a row was; the two were not written into the same ones.
    # `document` and `term_id` are numbers in one index alone.
    left_out = {
        "article_version": "EXCLUDE (segment)",
        "analysis_run": "EXCLUDE (segment)",
        "search_document": "EXCLUDE (document)",
        "search_term": "EXCLUDE (term_id)",
        "search_token": "REPLACE ((FROM search_document AS d SELECT article_id "
        "WHERE d.document = search_token.document) AS document, (FROM search_term AS t "
        "SELECT term WHERE t.term_id = search_token.term_id) AS term_id)",
    }
    return {
        name: con.execute(
            f'SELECT * {left_out.get(name, "")} FROM "{name}" ORDER BY ALL'
        ).fetchall()
        for (name,) in names
        if name not in OF_THE_LOAD
    }


@settings(
    max_examples=effort(8),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(press=presses(), data=st.data())
def test_what_is_left_is_as_if_the_rest_had_never_come(
    press: list[Row], data: st.DataObject
) -> None:
    gone = set(data.draw(st.sets(st.sampled_from([row["url"] for row in press]))))
    kept = [row for row in press if row["url"] not in gone]
    sources = sorted({row["source"] for row in press} - {row["source"] for row in kept})
    with (
        TemporaryDirectory() as one,
        TemporaryDirectory() as two,
        new_warehouse() as con,
        new_warehouse() as other,
    ):
        loaded(Path(one), press, con)
        untouched = loaded(Path(two), kept, other)
        for _ in range(2):
            forget(con, urls=gone, addresses=gone, sources=sources)
            assert tables(con) == tables(other)
        wrong = verify(con, untouched.segments, quick=True)
        assert {finding.check for finding in wrong} <= {"segments"}


@pytest.mark.parametrize(
    ("wish", "expected"),
    [
        ({}, "1 2 3 4"),
        ({"urls": ["https://wire.test/1"]}, "1"),
        ({"urls": ["https://amp.test/2"]}, "2"),
        ({"urls": ["https://wire.test/1"], "source": "echo"}, ""),
        ({"source": "echo"}, "3"),
        ({"before": date(2026, 2, 2)}, "1"),
        ({"before": date(2026, 3, 1)}, "1 2"),
        ({"before": date(2026, 3, 2)}, "1 2 3 4"),
        ({"source": "wire", "before": date(2026, 3, 2)}, "1 2 4"),
    ],
)
def test_articles_are_chosen_by_all_that_is_given(
    press: Press, con: DuckDBPyConnection, wish: dict[str, Any], expected: str
) -> None:
    press.issue(
        article("https://wire.test/1", day="2026-02-01"),
        article("https://wire.test/2", day="2026-02-02", other_urls=["https://amp.test/2"]),
        article("https://wire.test/3", source="echo"),
        article("https://wire.test/4", day="2026-03-01"),
    )
    press.load(con)
    found = chosen_articles(con, **wish)
    assert sorted(url[-1] for url in found) == expected.split()
    assert extent(con, found).articles == len(found)


def test_the_file_holds_nothing_of_what_was_removed_and_all_of_the_rest(
    tmp_path: Path, press: Press
) -> None:
    path = tmp_path / "warehouse.duckdb"
    secret = "the very secret Trainium2 plan. " * 50
    with open_writer(path) as con:
        load_catalogue(con, CATALOGUE)
        press.issue(article("https://wire.test/1", secret), article("https://wire.test/2"))
        press.load(con)
    with open_writer(path) as con:
        forget(con, urls=["https://wire.test/1"], addresses=[], sources=[])
        before = tables(con)
        catalogue = con.execute(COMMENTS).fetchall()
    write_anew(path)
    assert b"very secret" not in path.read_bytes()
    with open_as_it_is(path) as con:
        assert tables(con) == before
        assert con.execute(COMMENTS).fetchall() == catalogue
        assert con.execute("SELECT count(*) FROM trend('Trainium2')").fetchone() is not None
    assert [file.name for file in tmp_path.glob("*warehouse*")] == ["warehouse.duckdb"]


COMMENTS = """
SELECT table_name, comment FROM duckdb_tables() WHERE NOT temporary
UNION ALL
SELECT table_name || column_name, comment
FROM duckdb_columns()
WHERE NOT internal AND database_name <> 'temp'
UNION ALL SELECT view_name, comment FROM duckdb_views() WHERE NOT internal
UNION ALL SELECT function_name, comment FROM duckdb_functions() WHERE NOT internal
UNION ALL
SELECT table_name, constraint_text FROM duckdb_constraints() WHERE database_name <> 'temp'
ORDER BY ALL
"""
