"""From the warehouse to the records of a report."""

from __future__ import annotations

import os
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import fields
from datetime import date, timedelta
from pathlib import Path
from typing import Any, TypeVar

from duckdb import DuckDBPyConnection

from tracker.errors import UserError
from tracker.period import day_of
from tracker.report.content import (
    Bucket,
    ClaimLine,
    Companion,
    Contradiction,
    Decay,
    EntityReport,
    Prediction,
    Sentence,
    SourceCount,
    StanceCount,
    Subject,
    Totals,
)
from warehouse.query import resolve_entity, run_query

MOST_WEEKS = 26
"""How far a report looks back where nobody says how far."""
MOST_COMPANIONS = 8
MOST_CLAIMS = 10
MOST_SENTENCES = 6
MOST_OF_A_LIST = 3
"""Of what was lost, is contradicted, or came due; `tracker claims` has the whole lists."""

AT_ONCE = max(2, os.cpu_count() or 2)
"""Questions that are asked side by side."""

_MONTHS = {"month": 1, "quarter": 3, "year": 12}
_QUERIES = Path(__file__).parent / "queries"

R = TypeVar("R")


def gather(
    con: DuckDBPyConnection,
    name: str,
    *,
    since: str | None = None,
    until: str | None = None,
    grain: str = "week",
) -> EntityReport:
    """The report on the entity that goes by `name`.

    `since` and `until` are days as `tracker.period` reads them; both are widened to whole buckets,
    so that the parts of the report add up. Without `since` it begins where the entity was first
    named, at most 26 weeks ago. Raises UnknownEntity, UserError.
    """
    entity = resolve_entity(con, name).id
    ((today, first_day, time_zone),) = run_query(con, _sql("bounds"), {"entity": entity}).rows
    last = min(day_of(until, today), today) if until else today
    if since:
        begin = day_of(since, today)
    else:
        earliest = last - timedelta(weeks=MOST_WEEKS)
        begin = max(first_day or earliest, earliest)
    _check_order(begin, last)
    begin = _begin_of(begin, grain)
    last = min(_end_of(last, grain), today)
    period = {"entity": entity, "since": begin, "until": last}
    # Side by side: most of their time goes into planning, which is not shared between cores.
    with ThreadPoolExecutor(max_workers=AT_ONCE) as pool:

        def ask(record: type[R], query: str, **params: Any) -> Future[tuple[R, ...]]:
            return pool.submit(_records, record, con.cursor(), _sql(query), params)

        # The longest first.
        contradictions = ask(Contradiction, "contradictions", **period, most=MOST_OF_A_LIST)
        claims = ask(ClaimLine, "claims", **period, most=MOST_CLAIMS)
        companions = ask(Companion, "companions", **period, most=MOST_COMPANIONS)
        decay = ask(Decay, "decay", **period, most=MOST_OF_A_LIST)
        due = ask(Prediction, "due", **period, most=MOST_OF_A_LIST)
        trend = ask(Bucket, "trend", **period, grain=grain)
        stances = ask(StanceCount, "stances", **period, grain=grain)
        totals = ask(Totals, "totals", **period)
        latest = pool.submit(
            _sentences, con.cursor(), _sql("latest"), most=MOST_SENTENCES, **period
        )
        sources = ask(SourceCount, "sources", **period)
        subject = ask(Subject, "relatives", entity=entity)
        first = pool.submit(_sentences, con.cursor(), _sql("first"), entity=entity)
    return EntityReport(
        entity=subject.result()[0],
        since=begin,
        until=last,
        grain=grain,
        time_zone=time_zone,
        totals=totals.result()[0],
        first=next(iter(first.result()), None),
        trend=trend.result(),
        sources=sources.result(),
        companions=companions.result(),
        claims=claims.result(),
        stances=stances.result(),
        decay=decay.result(),
        contradictions=contradictions.result(),
        due=due.result(),
        latest=latest.result(),
    )


def _check_order(begin: date, last: date) -> None:
    if begin > last:
        raise UserError(f"the period is empty: it begins on {begin} and ends on {last}", code=2)


def _begin_of(day: date, grain: str) -> date:
    """The first day of the bucket that holds a day."""
    match grain:
        case "day":
            return day
        case "week":
            return day - timedelta(days=day.weekday())
        case _:
            months = _MONTHS[grain]
            return date(day.year, (day.month - 1) // months * months + 1, 1)


def _end_of(day: date, grain: str) -> date:
    """The last day of the bucket that holds a day."""
    begin = _begin_of(day, grain)
    match grain:
        case "day":
            return begin
        case "week":
            return begin + timedelta(days=6)
        case _:
            year, month = divmod(begin.year * 12 + begin.month - 1 + _MONTHS[grain], 12)
            return date(year, month + 1, 1) - timedelta(days=1)


def _sql(name: str) -> str:
    return (_QUERIES / f"{name}.sql").read_text(encoding="utf-8")


def _sentences(con: DuckDBPyConnection, query: str, **params: Any) -> tuple[Sentence, ...]:
    """The sentences whose places a query finds."""
    places = run_query(con, query, params)
    return tuple(
        sentence
        for place in places.rows
        for sentence in _records(
            Sentence, con, _sql("sentence"), dict(zip(places.columns, place, strict=True))
        )
    )


def _records(
    record: type[R], con: DuckDBPyConnection, query: str, params: dict[str, Any]
) -> tuple[R, ...]:
    """The rows of a query as records: columns and fields go by the same names, in any order."""
    answer = run_query(con, query, params)
    places = [answer.columns.index(field.name) for field in fields(record)]  # type: ignore[arg-type]
    return tuple(record(*(row[place] for place in places)) for row in answer.rows)
