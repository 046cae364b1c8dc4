"""What a query finds in the published copy."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from pathlib import Path
from typing import Any

from duckdb import DuckDBPyConnection

from tracker.errors import UserError
from tracker.questions.known_source import known_source
from tracker.search.marks import Mark, Phrase, Step, apart, marks
from tracker.search.snippets import Snippet, snippet
from tracker.search.tokens import tokens
from warehouse.query import resolve_entity, run_query

_HITS = Path(__file__).with_name("hits.sql")


@dataclass(frozen=True, slots=True)
class Question:
    """What is looked for, and where."""

    query: str
    entity: str | None = None
    """Only articles that name it."""
    source: str | None = None
    lang: str | None = None
    since: date | None = None
    until: date | None = None
    """Days of publication, the last one included."""
    limit: int = 10


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that has what was looked for."""

    url: str
    title: str
    source: str
    lang: str | None
    published_at: datetime | None
    day: date | None
    score: float
    story_id: int
    text: str
    title_marks: tuple[Mark, ...]
    snippet: Snippet
    """Of the text."""


def find(con: DuckDBPyConnection, question: Question) -> list[Hit]:
    """The articles, the best first. Raises UserError where there is no word or no such source,
    UnknownEntity."""
    phrases = _phrases(con, question.query)
    params = {
        "query": question.query,
        "entity": None if question.entity is None else resolve_entity(con, question.entity).id,
        "source": known_source(con, question.source),
        "lang": question.lang,
        "since": question.since,
        "until": question.until,
        "limit": question.limit,
    }
    answer = run_query(con, _HITS.read_text("utf-8"), params)
    return [_hit(dict(zip(answer.columns, row, strict=True)), phrases) for row in answer.rows]


def _phrases(con: DuckDBPyConnection, query: str) -> list[Phrase]:
    answer = run_query(
        con,
        "SELECT word, piece, term, step, is_open FROM search_query($query) WHERE choice > 0",
        {"query": query},
    )
    if not answer.rows:
        raise UserError(
            f"there is no word to search for in '{query}'; write one like 推論コスト", code=2
        )
    return [
        Phrase(word, tuple(Step(term, step, is_open) for *_, term, step, is_open in rows))
        for (word, _), rows in groupby(answer.rows, key=lambda row: (row[0], row[1]))
    ]


def _hit(row: dict[str, Any], phrases: list[Phrase]) -> Hit:
    names = row.pop("names")
    return Hit(
        **row,
        title_marks=tuple(_marks(row["title"], "title", names, phrases)),
        snippet=snippet(row["text"], _marks(row["text"], "text", names, phrases)),
    )


def _marks(text: str, field: str, names: list[dict[str, Any]], phrases: list[Phrase]) -> list[Mark]:
    """Where the words stand, or a name by which what they name goes."""
    named = [
        Mark(name["start"], name["end"], name["word"]) for name in names if name["field"] == field
    ]
    return apart([*marks(tokens(text), phrases), *named])
