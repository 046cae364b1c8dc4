"""DuckDB's own full-text extension, where its wheel is installed (`duckdb-extension-fts`)."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path

import duckdb
from duckdb import DuckDBPyConnection

from crawler.article import Article
from warehouse.migrate import migrate

NO_LETTERS = r"([^\p{L}\p{N}])+"
"""What fts takes for the space between words; by default that is all but a to z."""
PAIRS = """
SELECT array_to_string(flatten(list_transform(search_runs(?), lambda run: search_terms(run))), ' ')
"""


def fts_file() -> Path | None:
    """The extension; None where it is not installed."""
    wheel = find_spec("duckdb_extension_fts")
    if wheel is None or wheel.origin is None:
        return None
    folder = Path(wheel.origin).parent / "extensions" / f"v{duckdb.__version__}"
    file = folder / "fts.duckdb_extension"
    return file if file.is_file() else None


class ByFts:
    """`match_bm25`, every word asked for, over texts that `cut` cuts at blanks."""

    def __init__(
        self, articles: Sequence[Article], cut: Callable[[str], str], folder: Path, extension: Path
    ) -> None:
        folder.mkdir()
        self.path = folder / "fts.duckdb"
        self._cut = cut
        started = time.process_time()
        rows = [(article.url, cut(article.title), cut(article.text)) for article in articles]
        self.cut_seconds = time.process_time() - started
        self._con = duckdb.connect(str(self.path))
        self._con.execute(f"LOAD '{extension}'")
        self._con.execute("CREATE TABLE article (url VARCHAR, title VARCHAR, text VARCHAR)")
        self._con.executemany("INSERT INTO article VALUES (?, ?, ?)", rows)
        self._con.execute("CHECKPOINT")
        self.texts = self.path.stat().st_size
        started = time.process_time()
        self.index()
        self.index_seconds = time.process_time() - started
        self._con.execute("CHECKPOINT")
        self.size = self.path.stat().st_size - self.texts

    def index(self) -> None:
        """Make the index, or make it again: it follows no change of the table by itself."""
        self._con.execute(
            "PRAGMA create_fts_index('article', 'url', 'title', 'text', stemmer = 'porter', "
            f"stopwords = 'none', ignore = '{NO_LETTERS}', overwrite = 1)"
        )

    def __call__(self, query: str) -> list[str]:
        scores: dict[str, float] = {}
        for choice in query.split(" OR "):
            rows = self._con.execute(
                "SELECT url, score FROM (SELECT url, fts_main_article.match_bm25(url, ?, "
                "conjunctive := 1) AS score FROM article) WHERE score IS NOT NULL "
                "ORDER BY score DESC LIMIT 10",
                [self._cut(choice)],
            ).fetchall()
            for url, score in rows:
                scores[url] = max(score, scores.get(url, 0.0))
        return sorted(scores, key=scores.__getitem__, reverse=True)[:10]


def in_pairs() -> Callable[[str], str]:
    """Cuts a text into the terms of the warehouse: words, and pairs of Japanese characters."""
    con = duckdb.connect()
    migrate(con)
    return lambda text: _pairs(con, text)


def _pairs(con: DuckDBPyConnection, text: str) -> str:
    row = con.execute(PAIRS, [text]).fetchone()
    assert row is not None
    return str(row[0])
