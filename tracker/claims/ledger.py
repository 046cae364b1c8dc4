"""The ledger: one line a claim, short enough for people."""

from __future__ import annotations

from typing import Any

from duckdb import DuckDBPyConnection

from tracker.claims.asked import Asked, answer
from tracker.claims.line import line_of
from warehouse.query import Result

COLUMNS = {
    "#": "BIGINT",
    "claim": "VARCHAR",
    "hedge kept": "VARCHAR",
    "attributed": "VARCHAR",
    "stories": "BIGINT",
    "sources": "BIGINT",
    "score": "DOUBLE",
    "first seen": "VARCHAR",
    "by": "VARCHAR",
    "quoting": "VARCHAR",
    "key": "VARCHAR",
}
"""What a line says, with DuckDB's types."""


def ledger(con: DuckDBPyConnection, wanted: Asked) -> Result:
    """The claims with every column of `claim_ledger`, the most told first."""
    return answer(con, "ledger", wanted.params)


def keys_of(claims: Result) -> list[str]:
    """The keys of the ledger's claims, in its order."""
    at = claims.columns.index("key")
    return [row[at] for row in claims.rows]


def lines_of(claims: Result) -> Result:
    """The ledger as people read it: each claim by its number, without the words that weaken it,
    since they are what changes, but with how often they were kept.
    """
    rows = (dict(zip(claims.columns, row, strict=True)) for row in claims.rows)
    lines = [_line(number, claim) for number, claim in enumerate(rows, start=1)]
    return Result(list(COLUMNS), list(COLUMNS.values()), lines)


def _line(number: int, claim: dict[str, Any]) -> tuple[Any, ...]:
    return (
        number,
        line_of(claim["claim"], claim["key"]),
        hedge_kept(claim["hedged_times"], claim["times"]),
        f"{claim['attributed_times']} of {claim['times']}",
        claim["stories"],
        claim["sources"],
        f"{claim['score']:.2f}",
        str(claim["first_seen"] or "undated"),
        claim["first_source"],
        claim["attribution"] or "",
        claim["key"],
    )


def hedge_kept(hedged: int, times: int) -> str:
    """`3 of 8` tellings; `-` of a claim that was never hedged: it has nothing to keep."""
    return f"{hedged} of {times}" if hedged else "-"
