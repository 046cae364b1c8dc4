"""What is exported, and how it is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from duckdb import DuckDBPyConnection

from tracker.errors import UserError
from warehouse.query import run_query

UNKNOWN = "__HIVE_DEFAULT_PARTITION__"
"""The month of what has none, as Hive and all that read its layout call it."""
_DAYS = {"day": '"day"', "first_published_at": "first_published_at::DATE"}
_NESTED = ("[]", "STRUCT", "MAP")


@dataclass(frozen=True, slots=True)
class Choice:
    """The rows to export: of one source, in one language, between two days, where it is given."""

    source: str | None = None
    lang: str | None = None
    since: date | None = None
    until: date | None = None

    def given(self) -> dict[str, str | date]:
        """Those that are given, by name."""
        every = {
            "source": self.source,
            "lang": self.lang,
            "since": self.since,
            "until": self.until,
        }
        return {name: value for name, value in every.items() if value is not None}


@dataclass(frozen=True, slots=True)
class Query:
    """The rows of one view that were chosen."""

    view: str
    columns: Mapping[str, str]
    """Name and DuckDB type of each."""
    day: str | None
    """The expression that gives the day of a row; None where rows have none."""
    where: str

    def count(self) -> str:
        """How many rows there are, as a query."""
        return f"SELECT count(*) FROM {self.view} WHERE {self.where}"  # noqa: S608

    def months(self) -> str:
        """The months that have rows (2026-02), in order, `UNKNOWN` the last, as a query.

        One empty text where rows have no day.
        """
        month = (
            "''" if self.day is None else f"coalesce(strftime({self.day}, '%Y-%m'), '{UNKNOWN}')"
        )
        return (
            f"SELECT DISTINCT {month} AS month FROM {self.view} "  # noqa: S608
            f"WHERE {self.where} ORDER BY month"
        )

    def rows(self, month: str, *, flat: bool) -> str:
        """The rows of one month in an order that is always the same, as a query.

        With `flat`, lists and records are JSON texts.
        """
        columns = ", ".join(
            f'to_json("{name}")::VARCHAR AS "{name}"'
            if flat and any(sign in kind for sign in _NESTED)
            else f'"{name}"'
            for name, kind in self.columns.items()
        )
        where = self.where
        if month == UNKNOWN:
            where += f" AND {self.day} IS NULL"
        elif month:
            first = f"DATE '{month}-01'"
            where += f" AND {self.day} >= {first} AND {self.day} < {first} + INTERVAL 1 MONTH"
        return f"SELECT {columns} FROM {self.view} WHERE {where} ORDER BY ALL"  # noqa: S608


def chosen(con: DuckDBPyConnection, view: str, choice: Choice) -> Query:
    """The query of a choice. Raises UserError where the view lacks what is chosen by."""
    columns = {row[0]: row[1] for row in run_query(con, f"DESCRIBE {view}").rows}
    day = next((sql for name, sql in _DAYS.items() if name in columns), None)
    left_of = {
        "source": '"source" =' if "source" in columns else None,
        "lang": '"lang" =' if "lang" in columns else None,
        "since": day and f"{day} >=",
        "until": day and f"{day} <=",
    }
    where = ["true"]
    for name, value in choice.given().items():
        if left_of[name] is None:
            raise UserError(f"{view} cannot be chosen by --{name}", code=2)
        # COPY takes no parameters.
        text = str(value).replace("'", "''")
        where.append(f"{left_of[name]} '{text}'")
    return Query(view, columns, day, " AND ".join(where))
