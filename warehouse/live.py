"""The newest published copy, for a server: who asks stays connected when a newer one takes over.

A newer copy is attached beside, the views of tables are pointed at it in one transaction, and the
one before is let go. A query that is at work reads its copy to the end.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import duckdb

from warehouse.connection import newest_copy, quoted, set_time_zone
from warehouse.errors import WarehouseError, one_line
from warehouse.limits import Limits, set_limits
from warehouse.overlay import attach, database, define, show_tables
from warehouse.statements import sql

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
            attach(self.con, newest)
            show_tables(self.con, newest)
            let_go, self._copy = self._copy, newest
        except duckdb.Error as error:
            raise WarehouseError(f"cannot serve {newest}: {one_line(error)}") from error
        finally:
            self.con.execute(f"DETACH DATABASE IF EXISTS {database(let_go)}")
        return True

    def _open(self, limits: Limits, load: Sequence[str], settings: Sequence[str]) -> None:
        for extension in load:
            self.con.execute(f"LOAD {quoted(extension)}")
        attach(self.con, self._copy)
        show_tables(self.con, self._copy)
        define(self.con)
        set_time_zone(self.con)
        self.con.execute("ATTACH ':memory:' AS serving")
        self.con.execute(sql("live", "may_ask"))
        set_limits(self.con, limits)
        for setting in settings:
            self.con.execute(setting)
        self.con.execute(f"SET allowed_directories = [{quoted(str(self._published))}]")
        self.con.execute("SET enable_external_access = false")
        self.con.execute("SET lock_configuration = true")
