"""Answers from the published copy.

For people (`table`, `markdown`) an answer is short and drawn; for programs it holds every column of
the macro that it is from.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final, Literal, NamedTuple

from duckdb import DuckDBPyConnection

from tracker.errors import UserError
from tracker.questions.days import day_in, today
from tracker.questions.known_source import known_source
from tracker.report.words import bucket_name
from tracker.sparkline import sparkline
from warehouse.query import Result, resolve_entity, run_query

BUCKETS_OF_A_SPARKLINE: Final = 12
LONGEST_PERIOD: Final = 3650
"""Days."""
LEAST_P: Final = 0.001
"""What is rarer is only told to be."""

_FOR_PEOPLE = {"table", "markdown"}
_HERE = Path(__file__).parent


Which = Literal["rising", "falling", "new"]


@dataclass(frozen=True, slots=True)
class Trends:
    """Which entities are asked for, and of which articles."""

    which: Which = "rising"
    days: int = 28
    """How long the period is, where `since` does not say when it begins."""
    since: str | None = None
    until: str | None = None
    """The first and the last day, as people write them; until today without."""
    source: str | None = None
    lang: str | None = None
    kind: str | None = None
    grain: str = "week"
    """Of the picture."""
    limit: int = 20


@dataclass(frozen=True, slots=True)
class Comparison:
    """Which entities are set beside each other, and in which articles."""

    names: Sequence[str]
    since: str | None = None
    until: str | None = None
    """As people write days."""
    grain: str = "week"
    source: str | None = None
    lang: str | None = None
    kind: str | None = None
    """Of what is counted with `family`."""
    family: bool = False
    """Whether what stands below each is counted too."""


def trends(con: DuckDBPyConnection, asked: Trends, form: str) -> Result:
    """Entities by how much more, or less, they are named than before. Raises UserError."""
    since, until = day_in(con, asked.since), day_in(con, asked.until)
    chosen = {"source": known_source(con, asked.source), "lang": asked.lang, "until": until}
    params = {
        "days": asked.days if since is None else _length(since, until or today(con)),
        "kind": asked.kind,
        "limit": asked.limit,
        **chosen,
    }
    answer = run_query(con, _sql(asked.which), params)
    if form not in _FOR_PEOPLE:
        return answer
    rows = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
    lines = _sparklines(con, [row["entity"] for row in rows], asked.grain, chosen) if rows else {}
    cells = [cell for cell in _CELLS if cell.column in answer.columns]
    return Result(
        [*(cell.title for cell in cells), f"{BUCKETS_OF_A_SPARKLINE} {asked.grain}s"],
        [*(cell.type for cell in cells), "VARCHAR"],
        [
            (*(cell.shown(row[cell.column]) for cell in cells), lines.get(row["entity"], ""))
            for row in rows
        ],
    )


def compare(con: DuckDBPyConnection, asked: Comparison, form: str) -> Result:
    """Entities side by side. Raises UnknownEntity, UserError."""
    entities = list(dict.fromkeys(resolve_entity(con, name) for name in asked.names))
    params = {
        "names": [entity.id for entity in entities],
        "grain": asked.grain,
        "since": day_in(con, asked.since),
        "until": day_in(con, asked.until),
        "source": known_source(con, asked.source),
        "lang": asked.lang,
        "kind": asked.kind,
        "family": asked.family,
    }
    answer = run_query(con, _sql("compare"), params)
    if form not in _FOR_PEOPLE:
        return answer
    cells: dict[date, dict[str, Any]] = {}
    for row in answer.rows:
        values = dict(zip(answer.columns, row, strict=True))
        cells.setdefault(values["bucket"], {})[values["entity"]] = values["articles"]
    rows = [
        (
            bucket_name(bucket, asked.grain),
            *("·" if (n := counts.get(entity.id)) is None else n for entity in entities),
        )
        for bucket, counts in sorted(cells.items())
    ]
    picture = tuple(
        sparkline([counts.get(entity.id) for _, counts in sorted(cells.items())])
        for entity in entities
    )
    if rows:
        rows.append(("", *picture))
    columns = [asked.grain, *(entity.name for entity in entities)]
    return Result(columns, ["VARCHAR", *["BIGINT"] * len(entities)], rows)


def _length(since: date, until: date) -> int:
    """Of a period, in days. Raises UserError where it ends before it begins."""
    days = (until - since).days + 1
    if not 1 <= days <= LONGEST_PERIOD:
        raise UserError(
            f"no period of 1 to {LONGEST_PERIOD} days lies between {since} and {until}", code=2
        )
    return days


def _percent(share: float | None) -> str:
    return "" if share is None else f"{share:.0%}"


def _chance(p: float | None) -> str:
    if p is None:
        return ""
    return f"<{LEAST_P}" if p < LEAST_P else f"{p:.3f}" if p < 0.1 else f"{p:.1f}"


class _Cell(NamedTuple):
    """A column of a table for people, if the answer has it."""

    column: str
    title: str
    type: str
    shown: Callable[[Any], Any] = lambda value: value


_CELLS: Final = (
    _Cell("name", "name", "VARCHAR"),
    _Cell("kind", "kind", "VARCHAR"),
    _Cell("first_day", "first named", "DATE"),
    _Cell("first_source", "by", "VARCHAR"),
    _Cell("articles", "articles", "BIGINT"),
    _Cell("articles_before", "before", "BIGINT"),
    _Cell("share", "share", "DOUBLE", _percent),
    _Cell("share_before", "share before", "DOUBLE", _percent),
    _Cell("sources", "sources", "BIGINT"),
    _Cell("score", "score", "DOUBLE"),
    _Cell("p", "p", "DOUBLE", _chance),
)


def _sparklines(
    con: DuckDBPyConnection, ids: Sequence[str], grain: str, chosen: dict[str, Any]
) -> dict[str, str]:
    params = {"ids": ids, "grain": grain, "buckets": BUCKETS_OF_A_SPARKLINE, **chosen}
    return {
        entity: sparkline(articles)
        for entity, articles in run_query(con, _sql("recent"), params).rows
    }


def _sql(name: str) -> str:
    return (_HERE / f"{name}.sql").read_text(encoding="utf-8")
