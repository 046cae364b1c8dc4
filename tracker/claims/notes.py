"""What a reader of the ledger should know beside its numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from duckdb import DuckDBPyConnection

from tracker.claims.asked import answer
from tracker.claims.figure import figure
from tracker.plain import count, cut, plain

_MOST_NOTES = 5
"""Of a sort."""
_LONGEST_SENTENCE = 80


def notes(con: DuckDBPyConnection, keys: Sequence[str]) -> tuple[str, ...]:
    """A sentence each: hedges lost within one article, figures said of different things without a
    source, names that the catalogue does not know. Of the articles that make the claims `keys`.
    """
    if not keys:
        return ()
    params = {"keys": list(keys)}
    return (
        *_first(_dropped(row) for row in _rows(con, "dropped", params)),
        *_first(_unsourced(row) for row in _rows(con, "unsourced", params)),
        *_unlisted(_rows(con, "unlisted", params)),
    )


def _rows(con: DuckDBPyConnection, query: str, params: dict[str, Any]) -> Iterator[dict[str, Any]]:
    found = answer(con, query, params)
    return (dict(zip(found.columns, row, strict=True)) for row in found.rows)


def _first(told: Iterator[str]) -> Iterator[str]:
    for number, note in enumerate(told):
        if number == _MOST_NOTES:
            yield f"… and {1 + sum(1 for _ in told):,} more of the kind"
            return
        yield note


def _dropped(row: dict[str, Any]) -> str:
    return (
        f"“{plain(row['with_words'])}” turns into “{plain(row['without_words'])}” within one text, "
        f"in {row['dropped']} of {count(row['after'], 'later telling')} "
        f"({plain(row['claim'])}; {_place(row)})"
    )


def _unsourced(row: dict[str, Any]) -> str:
    sentences = [f"“{cut(sentence, _LONGEST_SENTENCE)}”" for sentence in row["sentences"]]
    shown = " / ".join(dict.fromkeys(sentences[:3]))
    amount = figure(row["value"], row["unit"])
    return (
        f"{amount} is said of different things in one text, without a source "
        f"({_place(row)}): {shown}{' …' if len(sentences) > 3 else ''}"
    )


def _place(row: dict[str, Any]) -> str:
    return f"{plain(row['source'])}, {row['day'] or 'undated'}"


def _unlisted(rows: Iterator[dict[str, Any]]) -> Iterator[str]:
    names = [plain(row["name"]) for row in rows]
    if not names:
        return
    shown = ", ".join(names[:_MOST_NOTES])
    more = f" and {len(names) - _MOST_NOTES} more" if len(names) > _MOST_NOTES else ""
    verb = "is a name" if len(names) == 1 else "are names"
    yield f"{shown}{more} {verb} that the catalogue does not know"
