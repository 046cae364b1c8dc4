"""The newest published copy, for a server: who asks stays connected when a newer one takes over.

Views and macros stand in a database in memory, over views of the copy's tables; a newer copy is
attached beside, the views of tables are pointed at it in one transaction, and the one before is let
go. A query that is at work reads its copy to the end.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import duckdb

from warehouse.connection import newest_copy, quoted, set_time_zone
from warehouse.errors import WarehouseError, one_line
from warehouse.limits import Limits, set_limits
from warehouse.migrate import definitions, is_of_this_program
from warehouse.statements import sql
from warehouse.transaction import transaction

MAY_ASK = "serving.main.may_ask"
"""The macro that says whether a client's query is a question: see `live/may_ask.sql`."""


class LiveCopy:
    """A locked connection over the newest copy, and the way to move it on."""

    def __init__(
        self, published: Path, limits: Limits, *, load: Sequence[str], settings: Sequence[str] = ()
    ) -> None:
        """Open it with the DuckDB extensions `load`, by file or name, and `settings` besides.

        Raises NotPublished, and WarehouseError where the copy or an extension cannot be used.
        """
        self._published = published
        self._copy = newest_copy(published)
        self.con = duckdb.connect(config={"autoinstall_known_extensions": False})
        try:
            self._open(limits, load, settings)
        except duckdb.Error as error:
            self.con.close()
            raise WarehouseError(f"cannot serve {published}: {one_line(error)}") from error
        except BaseException:
            self.con.close()
            raise

    @property
    def copy(self) -> Path:
        """The file that is read at present."""
        return self._copy

    def follow(self) -> bool:
        """Move on to a newer copy, if there is one; say whether there was.

        Raises WarehouseError where it cannot be used: then the one before goes on being read.
        """
        newest = newest_copy(self._published)
        if newest == self._copy:
            return False
        let_go = newest
        try:
            self._attach(newest)
            self._point(newest)
            let_go, self._copy = self._copy, newest
        except duckdb.Error as error:
            raise WarehouseError(f"cannot serve {newest}: {one_line(error)}") from error
        finally:
            self.con.execute(f"DETACH DATABASE IF EXISTS {_database(let_go)}")
        return True

    def _open(self, limits: Limits, load: Sequence[str], settings: Sequence[str]) -> None:
        for extension in load:
            self.con.execute(f"LOAD {quoted(extension)}")
        self._attach(self._copy)
        self._point(self._copy)
        for definition in definitions():
            self.con.execute(definition)
        set_time_zone(self.con)
        self.con.execute("ATTACH ':memory:' AS serving")
        self.con.execute(sql("live", "may_ask"))
        set_limits(self.con, limits)
        for setting in settings:
            self.con.execute(setting)
        self.con.execute(f"SET allowed_directories = [{quoted(str(self._published))}]")
        self.con.execute("SET enable_external_access = false")
        self.con.execute("SET lock_configuration = true")

    def _attach(self, copy: Path) -> None:
        self.con.execute(f"ATTACH {quoted(str(copy))} AS {_database(copy)} (READ_ONLY)")

    def _point(self, copy: Path) -> None:
        tables = self.con.execute(
            "SELECT table_name FROM duckdb_tables() WHERE database_name = ?", [copy.stem]
        ).fetchall()
        with transaction(self.con):
            for (table,) in tables:
                self.con.execute(
                    f'CREATE OR REPLACE VIEW main."{table}" AS '
                    f'FROM {_database(copy)}.main."{table}"'
                )
            if not is_of_this_program(self.con):
                raise WarehouseError(
                    f"{copy} is of another version of tracker: run 'tracker publish', and start "
                    "'tracker serve' again"
                )


def _database(copy: Path) -> str:
    return f'"{copy.stem}"'
