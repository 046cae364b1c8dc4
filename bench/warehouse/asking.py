"""The questions, asked of the warehouse and of the others, of much and of rarely named entities."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from functools import partial
from pathlib import Path
from sqlite3 import Connection
from typing import TYPE_CHECKING, NamedTuple

import duckdb
from duckdb import DuckDBPyConnection

from bench.warehouse.questions import QUESTIONS, REPORT, Question
from bench.warehouse.sqlite import build
from bench.warehouse.timing import Times, timed
from tracker.report.gather import gather

if TYPE_CHECKING:
    from bench.warehouse.polars_scan import PolarsScan

RANKS = (1, 2, 4, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256, 384, 512, 768, 1024, 1536, 2048)
"""Of the entities that are asked for, the most named first."""


class Asked(NamedTuple):
    """One question: the times that we take, and that others take."""

    name: str
    ours: Times
    sqlite: Times | None = None
    polars: Times | None = None

    def __str__(self) -> str:
        others = [
            f"{name} {times.cpu_p50 / self.ours.cpu_p50:.1f} x"
            for name, times in (("SQLite", self.sqlite), ("Polars", self.polars))
            if times is not None
        ]
        return f"question  {self.name:28} {self.ours}  {', '.join(others)}"


def ask_all(
    copy: Path, folder: Path, *, times: int, alone: bool, tell: Callable[[str], None]
) -> Iterator[str]:
    """One line a question, and one that says which others were asked."""
    with closing(duckdb.connect(str(copy), read_only=True)) as con:
        con.execute("SET GLOBAL TimeZone = 'Asia/Tokyo'")
        named = con.execute(
            "SELECT entity_id FROM naming GROUP BY entity_id ORDER BY count(*) DESC, entity_id"
        ).fetchall()
        values = _values(con, [entity for (entity,) in named])
        lite = None if alone else _lite(con, folder, tell)
        polars = None if alone else _polars(con, folder, tell)
        if not alone and polars is None:
            yield "question  Polars is not installed: it was not asked"
        for question in QUESTIONS:
            tell(question.name)
            some = values if "{e}" in question.ours or question.name == REPORT else values[:1]
            # As 'tracker report' asks: many small questions side by side, a thread each.
            con.execute("SET threads = 1" if question.name == REPORT else "RESET threads")
            asked = Asked(question.name, timed([_ours(con, question, v) for v in some], times))
            if lite is not None and question.sqlite is not None:
                queries = [question.sqlite.format(**value) for value in some]
                asked = asked._replace(sqlite=timed([partial(_rows, lite, q) for q in queries], 1))
            if polars is not None and question.polars is not None:
                answer = getattr(polars, question.polars)
                asked = asked._replace(polars=timed([partial(answer, v["e"]) for v in some], 1))
            yield str(asked)


def _lite(con: DuckDBPyConnection, folder: Path, tell: Callable[[str], None]) -> Connection:
    tell("copying to SQLite")
    return build(con, folder / "star.sqlite")


def _polars(
    con: DuckDBPyConnection, folder: Path, tell: Callable[[str], None]
) -> PolarsScan | None:
    if importlib.util.find_spec("polars") is None:
        return None
    from bench.warehouse.polars_scan import PolarsScan

    tell("copying to Parquet")
    return PolarsScan(con, folder)


def _values(con: DuckDBPyConnection, named: list[str]) -> list[dict[str, str]]:
    """What questions ask for, one dict a rank that there is."""
    ((last,),) = con.execute("SELECT max(day) FROM published_articles").fetchall()
    day = str(last - timedelta(days=182))
    chosen = [named[rank - 1] for rank in RANKS if rank <= len(named)]
    return [
        {"e": e, "f": chosen[(i + 5) % len(chosen)], "g": chosen[(i + 9) % len(chosen)], "d": day}
        for i, e in enumerate(chosen)
    ]


def _ours(
    con: DuckDBPyConnection, question: Question, value: dict[str, str]
) -> Callable[[], object]:
    if question.name == REPORT:
        return partial(gather, con, value["e"])
    return partial(_rows, con, question.ours.format(**value))


def _rows(con: DuckDBPyConnection | Connection, query: str) -> object:
    return con.execute(query).fetchall()
