"""The results of articles drawn by lot, for reading with the eyes."""

from __future__ import annotations

import random
from collections.abc import Mapping

from duckdb import DuckDBPyConnection

from bench.corpus.files import SavedArticle

SEED = 7
"""The same articles every time, so that two versions can be compared."""
MENTIONS, CLAIMS, CHARACTERS = 12, 6, 160


def report_sample(con: DuckDBPyConnection, known: Mapping[str, SavedArticle], number: int) -> None:
    rows = con.execute(
        "SELECT url, title, lang, published_at, date_precision, day, text FROM articles"
    ).fetchall()
    # By path: the port, and with it the address, is another one in every run.
    rows.sort(key=lambda row: known[row[0]].path if row[0] in known else row[0])
    for url, title, lang, published_at, precision, day, text in random.Random(SEED).sample(
        rows, min(number, len(rows))
    ):
        print(f"\n== {known[url].path if url in known else url}")
        print(f"  title   {title}")
        file_day = known[url].day if url in known else None
        print(f"  date    {published_at} ({precision}, day {day}; file {file_day})   lang {lang}")
        print(f"  begins  {_line(text[:CHARACTERS])}")
        print(f"  ends    {_line(text[-CHARACTERS:])}   ({len(text):,} characters)")
        _mentions(con, url)
        _claims(con, url)


def _mentions(con: DuckDBPyConnection, url: str) -> None:
    rows = con.execute(
        """
        SELECT surface, name, kind, status, confidence
        FROM mentions
        WHERE article_url = ? AND NOT is_repeat
        ORDER BY field DESC, start
        LIMIT ?
        """,
        [url, MENTIONS],
    ).fetchall()
    for surface, name, kind, status, confidence in rows:
        told = surface if surface == name else f"{surface} = {name}"
        print(f"  mention {told} ({kind}, {status}, {confidence:.2f})")


def _claims(con: DuckDBPyConnection, url: str) -> None:
    rows = con.execute(
        """
        SELECT
            kind, subject_name, aspect, comparator, value, unit,
            baseline, hedges, hype, attribution, stance, text, sentence
        FROM claims
        WHERE article_url = ? AND NOT is_repeat
        ORDER BY field DESC, start
        LIMIT ?
        """,
        [url, CLAIMS],
    ).fetchall()
    for kind, subject, aspect, comparator, value, unit, *rest in rows:
        baseline, hedges, hype, attribution, stance, text, sentence = rest
        figure = f" {comparator or ''} {value:g} {unit or ''}" if value is not None else ""
        told = {"against": baseline, "hedges": hedges, "hype": hype, "by": attribution}
        parts = "".join(f"; {name} {value}" for name, value in told.items() if value)
        print(f"  claim   {kind}: {subject} | {aspect}{figure}{parts}; {stance}: {text!r}")
        print(f"          {_line(sentence[: 2 * CHARACTERS])}")


def _line(text: str) -> str:
    return " ⏎ ".join(text.splitlines())
