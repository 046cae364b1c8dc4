"""What is asked of a published copy."""

from __future__ import annotations

import duckdb
import pytest

from tracker.errors import UserError
from tracker.readers import ask
from warehouse.query import QueryError


@pytest.mark.parametrize("sql", ["FROM claim_ledger()", "FROM claims", "SELECT short_number(2)"])
def test_a_copy_that_lacks_what_is_asked_for_is_to_be_published_anew(sql: str) -> None:
    with pytest.raises(UserError, match="'tracker publish' makes one that this version can ask"):
        ask(duckdb.connect(), sql, {})


def test_another_mistake_stays_what_it_is() -> None:
    with pytest.raises(QueryError, match="syntax error"):
        ask(duckdb.connect(), "FROM", {})
