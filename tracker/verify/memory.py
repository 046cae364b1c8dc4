"""Whether crawls remember only what is stored: all else would never be fetched again."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from duckdb import DuckDBPyConnection

from crawler.segments import SegmentError, read_segment
from warehouse.verify import Finding

_CHECK = "crawl state"


def memory_findings(con: DuckDBPyConnection, state: Path, segments: Path) -> Iterator[Finding]:
    """What is wrong with the crawl state in the file `state`, which is only read."""
    try:
        with closing(sqlite3.connect(f"{state.absolute().as_uri()}?mode=ro", uri=True)) as db:
            (damage,) = db.execute("PRAGMA quick_check(1)").fetchone()
            if damage != "ok":
                raise sqlite3.DatabaseError(damage)
            remembered = {
                url
                for (url,) in db.execute(
                    "SELECT DISTINCT canonical FROM page WHERE status = 'article'"
                )
            }
            waiting = db.execute("SELECT row FROM pending WHERE kind = 'articles'")
            stored = {json.loads(row)["url"] for (row,) in waiting}
    except sqlite3.Error as error:
        todo = "the next crawl sets it aside and begins it anew from the segments"
        yield Finding(_CHECK, f"file that is damaged: {error}", 1, str(state), todo)
        return
    stored |= {url for (url,) in con.execute("SELECT url FROM article").fetchall()}
    lost = remembered - stored
    if lost:
        lost -= _not_loaded(con, segments)
    if lost:
        says = "articles that crawls take for stored, and that are in no segment"
        todo = "'tracker forget --undo' lets one be fetched again"
        yield Finding(_CHECK, says, len(lost), min(lost), todo)


def _not_loaded(con: DuckDBPyConnection, segments: Path) -> set[str]:
    rows = con.execute("SELECT name FROM segment WHERE kind = 'articles'").fetchall()
    loaded = {name for (name,) in rows}
    urls: set[str] = set()
    for file in (segments / "articles").glob("*.jsonl.gz"):
        if file.name not in loaded:
            try:
                urls.update(article.url for article in read_segment(file))
            except SegmentError:
                continue  # it is told as a segment that is not loaded
    return urls
