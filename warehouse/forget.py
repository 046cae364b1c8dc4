"""Articles, removed from the warehouse with all that was made of them, and from its file."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb
from duckdb import DuckDBPyConnection

from warehouse.connection import READABLE_SINCE, open_writer
from warehouse.errors import WarehouseError, one_line
from warehouse.load import settle
from warehouse.statements import sql
from warehouse.transaction import transaction

_UNFINISHED = ".compacting-"


@dataclass(frozen=True, slots=True)
class Extent:
    """How much is stored of some articles."""

    articles: int
    versions: int
    mentions: int
    claims: int
    responses: int
    """In the archive, as far as versions are known to be read from them."""


def chosen_articles(
    con: DuckDBPyConnection,
    *,
    urls: Collection[str] | None = None,
    source: str | None = None,
    before: date | None = None,
) -> dict[str, set[str]]:
    """The articles for which all of this holds, by their URLs, each with its other addresses.

    `urls` are own or other addresses of articles; of `source` is an article of which the source has
    found any version; `before` compares the day of publication, else that of the first fetch.
    """
    _set(con, urls=None if urls is None else list(urls), source=source, before=before)
    return {url: set(others) for url, others in con.execute(sql("forget", "chosen")).fetchall()}


def addresses_of_source(con: DuckDBPyConnection, source: str) -> set[str]:
    """The addresses of documents and pages that were asked for on behalf of this source alone."""
    _set(con, source=source)
    return {url for (url,) in con.execute(sql("forget", "addresses_of_source")).fetchall()}


def addresses_of_others(
    con: DuckDBPyConnection, addresses: Collection[str], urls: Collection[str]
) -> set[str]:
    """Those of the addresses that lead to an article with none of these URLs."""
    _set(con, addresses=list(addresses), urls=list(urls))
    return {url for (url,) in con.execute(sql("forget", "addresses_of_others")).fetchall()}


def asked_at(con: DuckDBPyConnection, stems: Collection[str]) -> set[str]:
    """The addresses of the log of fetches that are one of the stems up to `?`, `#` or `;`."""
    _set(con, stems=list(stems))
    return {url for (url,) in con.execute(sql("forget", "asked_at")).fetchall()}


def extent(con: DuckDBPyConnection, urls: Collection[str]) -> Extent:
    """How much is stored of the articles with these URLs."""
    _set(con, urls=list(urls))
    row = con.execute(sql("forget", "counts")).fetchone()
    assert row is not None
    return Extent(*row)


def forget(
    con: DuckDBPyConnection,
    *,
    urls: Collection[str],
    addresses: Collection[str],
    sources: Collection[str],
) -> None:
    """Remove articles, the log of fetches of addresses, and the log of whole sources.

    Stories, counts, boilerplate and unlisted entities are as if they had never been loaded. All of
    it in one transaction; what is not there is no error.
    """
    _set(con, urls=list(urls), addresses=list(addresses), sources=list(sources))
    with transaction(con):
        con.execute(sql("forget", "delete"))
        settle(con)


def write_anew(path: Path) -> None:
    """Copy the warehouse to a new file in its place: the old one still holds what was deleted.

    Raises WarehouseBusy, and WarehouseError where there is no room; the old file stays then.
    """
    unfinished = path.with_name(f"{_UNFINISHED}{path.name}")
    unfinished.unlink(missing_ok=True)
    with open_writer(path) as con:
        con.execute("CHECKPOINT")
    try:
        with duckdb.connect() as con:
            con.execute(f"ATTACH {_quoted(path)} AS old (READ_ONLY)")
            version = f"STORAGE_VERSION '{READABLE_SINCE}'"
            con.execute(f"ATTACH {_quoted(unfinished)} AS new ({version})")
            con.execute("COPY FROM DATABASE old TO new")
            con.execute("CHECKPOINT new")
        unfinished.replace(path)
    except duckdb.Error as error:
        raise WarehouseError(f"cannot write {path} anew: {one_line(error)}") from error
    finally:
        unfinished.unlink(missing_ok=True)


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"


_TYPES = {"source": "VARCHAR", "before": "DATE"}


def _set(con: DuckDBPyConnection, **variables: list[str] | str | date | None) -> None:
    for name, value in variables.items():
        kind = _TYPES.get(name, "VARCHAR[]")
        con.execute(f"SET VARIABLE {name} = ?::{kind}", [value])
