"""Readers of published copies: so many threads that ask until standard input ends.

`python reader.py PUBLISHED THREADS` says at its end, in JSON, how many answers they had and what
went wrong. A file of its own: DuckDB takes `python -c` for a person, and draws bars for it.
"""

from __future__ import annotations

import json
import sys
import threading
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path

import duckdb
from duckdb import DuckDBPyConnection

from warehouse.connection import WarehouseError, open_published
from warehouse.query import run_query

SECONDS_BETWEEN_QUESTIONS = 2.0
COUNT = "SELECT count(*) FROM articles"
QUESTIONS = (
    "SELECT coalesce(sum(mentions), 0) FROM trend('Trainium2')",
    "SELECT count(*) FROM claims_about('Trainium2')",
    "SELECT count(*) FROM search('accelerators')",
)


@dataclass
class Told:
    """What came of it, of all threads together."""

    answers: int = 0
    slowest: float = 0.0
    articles: list[int] = field(default_factory=list)
    """That each thread has seen last: half of them open the newest copy again and again."""
    problems: list[str] = field(default_factory=list)


def main(published: Path, readers: int) -> None:
    """Ask until the end of standard input."""
    told, ended = Told(), threading.Event()
    threads = [
        threading.Thread(target=_read, args=(published, number, told, ended))
        for number in range(readers)
    ]
    for thread in threads:
        thread.start()
    sys.stdout.write("reading\n")
    sys.stdout.flush()
    sys.stdin.read()
    ended.set()
    for thread in threads:
        thread.join()
    sys.stdout.write(json.dumps(asdict(told)))


def _read(published: Path, number: int, told: Told, ended: threading.Event) -> None:
    try:
        if number % 2:
            _read_one_copy(published, number, told, ended)
        else:
            _read_the_newest(published, number, told, ended)
    except (WarehouseError, duckdb.Error) as error:
        told.problems.append(repr(error))


def _read_one_copy(published: Path, number: int, told: Told, ended: threading.Event) -> None:
    """One connection for the whole time, to a copy that is replaced and removed meanwhile."""
    with open_published(published) as con:
        first = _answers(con, number, told)
        while not ended.wait(SECONDS_BETWEEN_QUESTIONS):
            if (now := _answers(con, number, told)) != first:
                told.problems.append(f"{first} has become {now} in one copy")
        told.articles.append(first[0])


def _read_the_newest(published: Path, number: int, told: Told, ended: threading.Event) -> None:
    seen = 0
    is_last = False
    while not is_last:
        is_last = ended.wait(SECONDS_BETWEEN_QUESTIONS)
        with open_published(published) as con:
            articles, _ = _answers(con, number, told)
        if articles < seen:
            told.problems.append(f"{articles} articles after {seen}")
        seen = articles
    told.articles.append(seen)


def _answers(con: DuckDBPyConnection, number: int, told: Told) -> tuple[int, int]:
    """The number of articles, and what this reader asks for."""
    question = QUESTIONS[number % len(QUESTIONS)]
    began = time.monotonic()
    with con.cursor() as own:
        (articles,), (answer,) = (run_query(own, sql).rows[0] for sql in (COUNT, question))
    told.answers += 1
    told.slowest = max(told.slowest, time.monotonic() - began)
    return articles, answer


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
