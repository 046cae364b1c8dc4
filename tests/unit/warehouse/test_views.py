from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from duckdb import DuckDBPyConnection

from tests.unit.warehouse.conftest import Press, analysis, article, fetch

COLUMNS = {
    "mentions": "article_url article_title source lang published_at entity name kind surface start "
    "end field is_repeat is_boilerplate confidence status sentence rules models",
    "articles": "url title source lang authors published_at date_precision text story_id day "
    "rules models",
    "claims": "article_url article_title source lang published_at kind subject subject_name aspect "
    "value unit comparator baseline attribution hedges hype stance score parts due topic "
    "subject_from confidence key sentence start end field is_repeat is_boilerplate story_id "
    "rules models",
    "coverage": "source day articles failed",
    "sources": "source title lang tier articles undated",
}


def test_every_table_view_and_column_says_what_it_is(con: DuckDBPyConnection) -> None:
    silent = con.execute(
        "SELECT table_name, column_name FROM duckdb_columns() "
        "WHERE database_name = current_database() AND comment IS NULL "
        "UNION ALL SELECT table_name, NULL FROM duckdb_tables() "
        "WHERE database_name = current_database() AND comment IS NULL "
        "UNION ALL SELECT view_name, NULL FROM duckdb_views() "
        "WHERE database_name = current_database() AND comment IS NULL "
        "UNION ALL SELECT function_name, NULL FROM duckdb_functions() WHERE NOT internal "
        "AND function_type LIKE '%macro' AND coalesce(comment, '') = ''"
    ).fetchall()
    assert silent == []


def test_the_sql_guide_says_what_the_catalogue_says(con: DuckDBPyConnection) -> None:
    guide = (Path(__file__).parents[3] / "docs" / "sql.md").read_text("utf-8")
    rows = con.execute(
        "SELECT column_name, comment FROM duckdb_columns() WHERE database_name = current_database()"
    ).fetchall()
    assert rows
    assert [row for row in rows if not re.search(_guide_line(*row), guide, re.MULTILINE)] == []


def _guide_line(column: str, comment: str) -> str:
    return rf"^\| `{re.escape(column)}` \| .* \| {re.escape(comment)} \|$"


@pytest.mark.parametrize("view", COLUMNS)
def test_a_view_has_the_columns_that_others_rely_on(con: DuckDBPyConnection, view: str) -> None:
    described = con.execute(f"SELECT * FROM {view}").description
    assert described is not None
    assert set(COLUMNS[view].split()) <= {column[0] for column in described}


def test_every_table_and_column_says_what_it_is(con: DuckDBPyConnection) -> None:
    silent = con.execute(
        "SELECT table_name, '' FROM duckdb_tables() WHERE comment IS NULL AND NOT temporary "
        "UNION ALL SELECT view_name, '' FROM duckdb_views() WHERE comment IS NULL AND NOT internal "
        "UNION ALL SELECT function_name, '' FROM duckdb_functions() "
        "WHERE comment IS NULL AND NOT internal "
        "UNION ALL SELECT c.table_name, c.column_name FROM duckdb_columns() AS c "
        "JOIN duckdb_tables() AS t USING (database_name, table_name) "
        "WHERE c.comment IS NULL AND NOT t.temporary"
    ).fetchall()
    assert silent == []


def test_a_mention_stands_at_its_offsets_and_in_its_sentence(
    press: Press, con: DuckDBPyConnection
) -> None:
    text = "家族 👨‍👩‍👧 が゙ある。\nNVIDIA と AWS の話。\nEnd."
    press.issue(article(text=text, title="Trainium2 🚀 now", day="2026-02-02"))
    press.load(con)
    found = con.execute(
        'SELECT surface, field, start, "end", sentence FROM mentions ORDER BY field DESC, start'
    ).fetchall()
    assert [(row[0], row[1]) for row in found] == [
        ("Trainium2", "title"),
        ("NVIDIA", "text"),
        ("AWS", "text"),
    ]
    assert found[0][4] == "Trainium2 🚀 now"
    assert found[1][4] == "NVIDIA と AWS の話。"
    assert text[found[2][2] : found[2][3]] == "AWS"


def test_times_come_back_as_they_were(press: Press, con: DuckDBPyConnection) -> None:
    at = datetime(2026, 2, 2, 23, 59, 59, 123456, tzinfo=UTC)
    press.issue(article(day="2026-02-02", published_at=at.isoformat()))
    press.load(con)
    assert con.execute("SELECT published_at FROM articles").fetchone() == (at,)


def test_a_language_that_the_page_hides_is_the_one_it_was_read_in(
    press: Press, con: DuckDBPyConnection
) -> None:
    row = article(day="2026-02-02", lang=None)
    press.segment("articles", [row])
    press.segment("analyses", [{**analysis(row), "lang": "ja"}])
    press.load(con)
    assert con.execute("SELECT lang FROM articles").fetchall() == [("ja",)]


def test_coverage_tells_silence_from_failure(press: Press, con: DuckDBPyConnection) -> None:
    press.issue(article(day="2026-02-02"))
    press.segment(
        "fetches",
        [
            fetch(fetched_at="2026-02-02T10:00:00+00:00"),
            fetch(fetched_at="2026-02-03T10:00:00+00:00", outcome="failed", status=503),
        ],
    )
    press.load(con)
    days = con.execute(
        "SELECT day::VARCHAR, articles, fetches, new, failed FROM coverage ORDER BY day"
    ).fetchall()
    assert days == [("2026-02-02", 1, 1, 1, 0), ("2026-02-03", 0, 1, 0, 1)]
    sources = con.execute("SELECT source, articles, fetches, failed FROM sources").fetchall()
    assert sources == [("wire", 1, 2, 1)]


def test_every_row_says_by_which_rules_it_was_read(press: Press, con: DuckDBPyConnection) -> None:
    rows = [article(f"https://wire.test/{number}", day="2026-02-02") for number in range(4)]
    press.segment("articles", rows)
    press.segment("analyses", [analysis(row, rules="1+a", claims=[{}]) for row in rows[:3]])
    press.segment("analyses", [analysis(rows[0], rules="1+b", claims=[{}])])
    press.load(con)
    for view in ("articles", "mentions", "claims"):
        read_by = f"SELECT DISTINCT rules, models FROM {view} WHERE rules IS NOT NULL ORDER BY 1"
        assert con.execute(read_by).fetchall() == [("1+a", ""), ("1+b", "")]
    counted = con.execute("SELECT rules, articles FROM readings ORDER BY rules").fetchall()
    assert counted == [("1+a", 2), ("1+b", 1), (None, 1)]
