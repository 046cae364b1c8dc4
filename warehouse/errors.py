"""What can go wrong with a warehouse; every message is one line for a person."""

from __future__ import annotations

import duckdb


class WarehouseError(Exception):
    """The warehouse cannot do what was asked."""


class WarehouseBusy(WarehouseError):  # noqa: N818 - the field's word, and no error of the caller
    """Another process is writing."""


class DamagedWarehouse(WarehouseError):  # noqa: N818
    """A part of the file is not as it was written; it has to be built anew."""


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


# As DuckDB 1.5 words them; a file that cannot be used for another reason is left alone.
_DAMAGE = (
    "Failure while replaying WAL",
    "Corrupt",
    "not a valid DuckDB database",
    "Could not read enough bytes",
    "Failed to deserialize",
    "Serialization Error",
)


def is_damage(error: Exception) -> bool:
    """Whether the file is to blame."""
    if isinstance(error, duckdb.Error):
        return any(sign in str(error) for sign in _DAMAGE)
    return isinstance(error, DamagedWarehouse)


def damage_in(error: duckdb.Error | WarehouseError) -> str:
    """What is wrong with the file, in one line; an error for another reason is raised again."""
    if not is_damage(error):
        raise error
    return one_line(error) if isinstance(error, duckdb.Error) else str(error)


def one_line(error: duckdb.Error) -> str:
    """What DuckDB says, without the kind of error in front and the query behind."""
    return str(error).split("\n", 1)[0].split("Error: ", 1)[-1].strip()
