"""What can go wrong with a warehouse; every message is one line for a person."""

from __future__ import annotations

import duckdb


class WarehouseError(Exception):
    """The warehouse cannot do what was asked."""


class WarehouseBusy(WarehouseError):  # noqa: N818 - the field's word, and no error of the caller
    """Another process is writing."""


class NotPublished(WarehouseError):  # noqa: N818
    """There is no copy to read yet."""


class NewerSchema(WarehouseError):  # noqa: N818
    """The file was written by a newer version of the program."""


class QueryError(WarehouseError):
    """A query that DuckDB refuses, in its words."""


class UnknownEntity(WarehouseError):  # noqa: N818
    """Nothing goes by this name. `suggestions` are the nearest names, best first."""

    def __init__(self, name: str, suggestions: list[str]) -> None:
        nearest = f"; the nearest are: {', '.join(suggestions)}" if suggestions else ""
        super().__init__(f"no entity is called {name!r}{nearest}")
        self.name = name
        self.suggestions = suggestions


def one_line(error: duckdb.Error) -> str:
    """What DuckDB says, without the kind of error in front and the query behind."""
    return str(error).split("\n", 1)[0].split("Error: ", 1)[-1].strip()
