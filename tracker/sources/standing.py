"""The sources of a project with what came of them so far."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from config.models import Source
from config.settings import Settings
from tracker.home import Home
from tracker.readers import open_copy
from warehouse.connection import NotPublished
from warehouse.query import Result, run_query

_COLUMNS = {
    "name": "VARCHAR",
    "kind": "VARCHAR",
    "lang": "VARCHAR",
    "tier": "VARCHAR",
    "schedule": "VARCHAR",
    "enabled": "BOOLEAN",
    "articles": "BIGINT",
    "last_answer": "TIMESTAMP WITH TIME ZONE",
    "newest_article": "DATE",
    "url": "VARCHAR",
}


class Harvest(NamedTuple):
    """What came of one source."""

    articles: int = 0
    last_answer: datetime | None = None
    newest_article: date | None = None


def standing(home: Home, settings: Settings, sources: Sequence[Source]) -> Result:
    """A row a source, in the order of the file."""
    harvest = harvests(home)
    rows = []
    for source in sources:
        came = harvest.get(source.name, Harvest())
        rows.append(
            (
                source.name,
                source.kind,
                source.lang,
                source.tier,
                source.schedule or settings.schedule.default,
                source.enabled,
                came.articles,
                came.last_answer and came.last_answer.replace(microsecond=0),
                came.newest_article,
                source.url or f"{len(source.urls)} addresses",
            )
        )
    return Result(list(_COLUMNS), list(_COLUMNS.values()), rows)


def harvests(home: Home) -> dict[str, Harvest]:
    """By source: from the published warehouse, else from what the crawls remember."""
    try:
        with open_copy(home) as con:
            rows = run_query(
                con, "SELECT source, articles, last_answer_at, last_day FROM sources"
            ).rows
            return {name: Harvest(*values) for name, *values in rows}
    except NotPublished:
        return _remembered(home.data / "crawl-state.sqlite")


def _remembered(state: Path) -> dict[str, Harvest]:
    if not state.exists():
        return {}
    try:
        with closing(sqlite3.connect(f"{state.as_uri()}?mode=ro", uri=True, timeout=5)) as db:
            rows = db.execute(
                "SELECT source, count(*), max(looked_at), max(published_at) FROM page"
                " WHERE status = 'article' AND url = canonical GROUP BY source"
            ).fetchall()
    except sqlite3.Error:
        return {}  # the next crawl says what is wrong with it
    return {
        name: Harvest(
            count,
            datetime.fromisoformat(looked_at),
            datetime.fromisoformat(published_at).date() if published_at else None,
        )
        for name, count, looked_at, published_at in rows
    }
