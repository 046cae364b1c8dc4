"""A synthetic history of the press, written straight into the tables of a warehouse by SQL.

Thousands of entities, named by Zipf's law; a weekly rhythm, growth over six years, weeks in which
everybody speaks of the same three things; copies as stories; claims that are told again for weeks.
It depends on the number of articles and the last day alone. Texts are short, and full text, the
keys of near duplicates, ambiguous names and candidates are left out: at 100 million mentions they
would not fit, and no question that is measured reads them.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from duckdb import DuckDBPyConnection

from warehouse.connection import open_writer
from warehouse.statements import sql

MENTIONS_AN_ARTICLE = 51
ENTITIES, SOURCES, YEARS = 4000, 120, 6
SEGMENT = "20260101T000000Z-0000-0001.jsonl.gz"
_AT_ONCE = 50_000
"""Articles; some 3 GB of memory."""
_SQL = Path(__file__).parent / "history"


def generate(path: Path, articles: int, last_day: date, tell: Callable[[str], None]) -> None:
    """Write a warehouse of so many articles to a new file."""
    with open_writer(path) as con:
        con.execute("INSERT INTO setting VALUES ('time_zone', 'Asia/Tokyo')")
        begin(con, articles, last_day)
        for first in range(0, articles, _AT_ONCE):
            write(con, first, min(first + _AT_ONCE, articles))
            tell(f"{min(first + _AT_ONCE, articles):,} of {articles:,} articles")
        tell("stories and counts")
        _run(con, "5_derived")
        # By the load's own statements, without its search for boilerplate: there is none.
        con.execute(sql("load", "counts"))
        con.execute(sql("load", "published_articles"))


def begin(con: DuckDBPyConnection, articles: int, last_day: date) -> None:
    """Write the entities and sources, and plan which articles appear on which day."""
    for name, value in (
        ("entities", ENTITIES),
        ("sources", SOURCES),
        ("years", YEARS),
        ("articles", articles),
        ("last_day", last_day),
        ("segment", SEGMENT),
    ):
        con.execute(f"SET VARIABLE {name} = ?", [value])
    _run(con, "1_world")


def write(con: DuckDBPyConnection, first: int, last: int) -> None:
    """Write the articles from number `first` to the one before `last`, with all that is in them."""
    con.execute("SET VARIABLE first = ?", [first])
    con.execute("SET VARIABLE last = ?", [last])
    for name in ("2_articles", "3_wordings", "4_rows"):
        _run(con, name)


def _run(con: DuckDBPyConnection, name: str) -> None:
    con.execute((_SQL / f"{name}.sql").read_text(encoding="utf-8"))
