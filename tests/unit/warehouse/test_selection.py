"""One source, one language, as if nothing else had been read - beside a warehouse of just that."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from duckdb import DuckDBPyConnection

from tests.unit.warehouse.conftest import CATALOGUE, Press, Row, analysis, article
from warehouse.catalogue import load_catalogue
from warehouse.connection import open_published, open_writer
from warehouse.limits import Limits
from warehouse.publish import publish
from warehouse.selection import open_selection

QUESTIONS = (
    "SELECT url, source, lang FROM articles ORDER BY url",
    "SELECT article_url, name, start FROM mentions ORDER BY ALL",
    "SELECT article_url, key, sentence FROM claims ORDER BY ALL",
    "SELECT bucket, mentions, articles, stories, share, average, burst FROM trend('Trainium2')",
    "SELECT * EXCLUDE (stories) FROM claims_about('Trainium2')",
    "SELECT entity, together, log_likelihood FROM co_mentioned('Trainium2') ORDER BY ALL",
    "SELECT what, scope, key, dropped, after FROM claim_decay() ORDER BY ALL",
    "SELECT key, other_key FROM contradictions() ORDER BY ALL",
    "SELECT key, value, unit FROM tellings() ORDER BY place",
    "SELECT url FROM search('Trainium2') ORDER BY url",
)


def rows() -> list[Row]:
    return [
        article(
            f"https://{source}.test/{n}",
            f"Trainium2 is up to {n + 2} times faster than H100. AWS says so on {source} {n}.",
            day=f"2026-02-{2 + n:02}",
            source=source,
            lang=lang,
        )
        for n, (source, lang) in enumerate(
            [("wire", "en"), ("wire", "ja"), ("echo", "en"), ("echo", "ja"), ("wire", "en")]
        )
    ]


def published(folder: Path, articles: list[Row]) -> Path:
    press = Press(folder)
    press.segment("articles", articles)
    claim = {"value": 2, "key": "aws-trainium2|performance|2|x"}
    press.segment("analyses", [analysis(row, claims=[claim]) for row in articles])
    with open_writer(folder / "warehouse.duckdb") as con:
        load_catalogue(con, CATALOGUE)
        press.load(con, "Asia/Tokyo")
    publish(folder / "warehouse.duckdb", folder / "published", keep=1)
    return folder / "published"


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return published(tmp_path_factory.mktemp("everything"), rows())


@pytest.fixture(scope="module")
def wire_in_english(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DuckDBPyConnection]:
    chosen = [row for row in rows() if (row["source"], row["lang"]) == ("wire", "en")]
    with open_published(published(tmp_path_factory.mktemp("chosen"), chosen)) as con:
        yield con


@pytest.fixture(scope="module")
def selection(everything: Path) -> Iterator[DuckDBPyConnection]:
    with open_selection(everything, Limits(), source="wire", lang="EN") as con:
        yield con


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_question_is_answered_as_if_nothing_else_had_been_read(
    selection: DuckDBPyConnection, wire_in_english: DuckDBPyConnection, question: str
) -> None:
    answer = selection.execute(question).fetchall()
    assert answer == wire_in_english.execute(question).fetchall()
    assert answer or "contradictions" in question or "decay" in question


def test_no_table_shows_rows_of_other_articles(selection: DuckDBPyConnection) -> None:
    assert selection.execute("SELECT DISTINCT source FROM article").fetchall() == [("wire",)]
    assert selection.execute("SELECT count(*) FROM article_version").fetchall() == [(2,)]
    assert selection.execute("SELECT count(DISTINCT version_id) FROM claim").fetchall() == [(2,)]


def test_it_is_read_only_and_locked(selection: DuckDBPyConnection, everything: Path) -> None:
    for statement in (
        "FROM read_text('/etc/passwd')",
        "SET memory_limit = '9GB'",
        'DELETE FROM "tracker-000001".main.article',
    ):
        with pytest.raises(duckdb.Error):
            selection.execute(statement)
    with open_selection(everything, Limits(), source="o'neill", lang="e'n") as con:
        assert con.execute("SELECT count(*) FROM mentions").fetchall() == [(0,)]
