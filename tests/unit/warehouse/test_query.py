from __future__ import annotations

import duckdb
import pytest
from duckdb import DuckDBPyConnection

from tests.unit.warehouse.conftest import Press
from warehouse.errors import QueryError
from warehouse.query import run_query


def message(con: DuckDBPyConnection, query: str) -> str:
    with pytest.raises(QueryError) as caught:
        run_query(con, query)
    return str(caught.value)


def test_a_macro_that_a_copy_of_another_version_lacks_is_told_with_what_to_do(
    press: Press, con: DuckDBPyConnection
) -> None:
    press.load(con)
    con.execute("DROP MACRO TABLE falling")
    con.execute("UPDATE setting SET value = 'older' WHERE key = 'definitions'")
    assert message(con, "FROM falling()").endswith("run 'tracker publish'")
    assert message(con, "FROM rising(hours := 2)").endswith("run 'tracker publish'")


@pytest.mark.parametrize("query", ["FROM fallnig()", "SELECT nothing FROM mentions", "SELEC 1"])
def test_a_slip_in_a_query_is_told_in_one_line(
    press: Press, con: DuckDBPyConnection, query: str
) -> None:
    press.load(con)
    assert "publish" not in message(con, query)
    assert "\n" not in message(con, query)


def test_of_any_other_database_only_the_error_is_told() -> None:
    with duckdb.connect() as con:
        assert "publish" not in message(con, "FROM falling()")
