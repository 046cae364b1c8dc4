"""Full text: the index by which `search()` finds articles, brought up to date with what was loaded.

To search takes SQL alone, so that any DuckDB client can; to index takes `terms` as well.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from duckdb import DuckDBPyConnection
from numpy.typing import NDArray

from warehouse.columns import as_table
from warehouse.settings import set_setting, setting
from warehouse.statements import sql
from warehouse.terms import Vocabulary
from warehouse.texts import Wording, wordings

RULES = "2"
"""Raised with every change of what a term is, so that all articles are indexed anew."""

TOKENS_AT_ONCE = 8_000_000
"""Sorted among themselves, in some 300 MB."""
READ_OF_A_RUN = 250_000
"""What a search for a term reads of so many: one or two of DuckDB's row groups."""
UNSORTED_TOKENS, UNSORTED_SHARE = 3_000_000, 0.1
"""What a search may read of all such: it takes milliseconds, or is little beside the rest."""
_ARTICLES_AT_ONCE = 100
"""Of which the arrays stay in the processor's cache."""

_EMPTIED = ("search_token", "search_document", "search_term")

Numbers = NDArray[np.int32]


def index_is_stale(con: DuckDBPyConnection) -> bool:
    """Whether something was loaded, or the rules have changed, since the index was made."""
    return setting(con, "search") != _basis(con)


def index_texts(con: DuckDBPyConnection) -> None:
    """Index the articles that are new or changed, and drop those that are gone.

    To be called inside a transaction, after every change of articles.
    """
    basis = _basis(con)
    if not (setting(con, "search") or "").endswith(f", rules {RULES}"):
        for table in _EMPTIED:
            con.execute(f"DELETE FROM {table}")  # noqa: S608
        set_setting(con, "unsorted tokens", "0")
    con.execute(sql("load", "search_changes"))
    run = _begun(con)
    for some in wordings(con, "unindexed"):
        for start in range(0, len(some), _ARTICLES_AT_ONCE):
            run.add(some[start : start + _ARTICLES_AT_ONCE])
        if run.size >= TOKENS_AT_ONCE:
            _write(con, run)
            run = _begun(con)
    if run.versions:
        _write(con, run)
    set_setting(con, "search", basis)


class _Run:
    """Articles cut into terms, numbered from `first`."""

    def __init__(self, first: int) -> None:
        self.vocabulary = Vocabulary()
        self.versions: list[int] = []
        self.size = 0
        self._first = first
        self._terms: list[Numbers] = []
        self._positions: list[Numbers] = []
        self._lengths: list[Numbers] = []

    def add(self, articles: Sequence[Wording]) -> None:
        """Cut articles into terms."""
        terms, bounds = self.vocabulary.cut([t for one in articles for t in (one.title, one.text)])
        lengths = np.diff(bounds).reshape(-1, 2)
        # Between title and text an empty place: no phrase stands in both.
        first = np.stack([np.zeros_like(lengths[:, 0]), lengths[:, 0] + 1], axis=1)
        places = np.arange(terms.size) + np.repeat(first.ravel() - bounds[:-1], lengths.ravel())
        self.versions += [one.version_id for one in articles]
        self.size += terms.size
        self._terms.append(terms)
        self._positions.append(places.astype(np.int32))
        self._lengths.append(lengths.astype(np.int32))

    def documents(self) -> dict[str, NDArray[np.int64] | Numbers]:
        """The columns of what `search_document` is to hold."""
        lengths = np.concatenate(self._lengths)
        return {
            "document": np.arange(self._first, self._first + len(self.versions), dtype=np.int32),
            "version_id": np.array(self.versions, np.int64),
            "title_length": lengths[:, 0],
            "length": lengths.sum(axis=1, dtype=np.int32) + np.int32(1),
        }

    def tokens(self, term_ids: Numbers) -> dict[str, Numbers]:
        """The columns of `search_token`, sorted; a term whose id is 0 is none."""
        terms = term_ids[np.concatenate(self._terms)]
        lengths = np.concatenate(self._lengths).sum(axis=1)
        documents = np.repeat(np.arange(lengths.size, dtype=np.int32), lengths)
        columns = [terms, documents, np.concatenate(self._positions)]
        if not terms.all():
            columns = [column[terms > 0] for column in columns]
        terms, documents, positions = _sorted(columns)
        documents += np.int32(self._first)
        return {"term_id": terms, "document": documents, "position": positions}


def _sorted(columns: Sequence[Numbers]) -> Sequence[Numbers]:
    """Rows in the order of their columns: as single numbers, where they fit into 63 bits."""
    bits = [int(column.max(initial=0)).bit_length() for column in columns]
    if sum(bits) > 63:
        order = np.lexsort(columns[::-1])
        return [column[order] for column in columns]
    rows = np.zeros(columns[0].size, np.int64)
    for column, width in zip(columns, bits, strict=True):
        rows = rows << width | column
    rows.sort()
    parted: list[Numbers] = []
    for width in reversed(bits):
        parted.append((rows & ((1 << width) - 1)).astype(np.int32))
        rows >>= width
    return parted[::-1]


def _begun(con: DuckDBPyConnection) -> _Run:
    return _Run(first=_number(con, "SELECT coalesce(max(document), 0) + 1 FROM search_document"))


def _write(con: DuckDBPyConnection, run: _Run) -> None:
    wordings = np.array([*run.vocabulary.written, ""], np.object_)[:-1]
    with as_table(con, "written", {"place": np.arange(wordings.size), "wording": wordings}):
        term_ids = con.execute(sql("load", "search_terms")).fetchnumpy()["term_id"]
    with as_table(con, "arriving", run.documents()):
        con.execute(sql("load", "search_documents"))
    with as_table(con, "arriving", run.tokens(term_ids)):
        con.execute("INSERT INTO search_token SELECT term_id, document, position FROM arriving")
    _keep_order(con, new=run.size)


def _keep_order(con: DuckDBPyConnection, *, new: int) -> None:
    """Runs go to the end; all are sorted when there are many (O'Neil et al., 1996)."""
    tokens = _number(con, "SELECT count(*) FROM search_token")
    if new >= tokens:
        return
    unsorted = int(setting(con, "unsorted tokens") or 0) + min(new, READ_OF_A_RUN)
    if unsorted > UNSORTED_TOKENS and unsorted > UNSORTED_SHARE * tokens:
        con.execute(sql("load", "search_sort"))
        unsorted = 0
    set_setting(con, "unsorted tokens", str(unsorted))


def _basis(con: DuckDBPyConnection) -> str:
    segments = _number(con, "SELECT count(*) FROM segment")
    return f"{segments} segments, rules {RULES}"


def _number(con: DuckDBPyConnection, query: str) -> int:
    row = con.execute(query).fetchone()
    assert row is not None
    return int(row[0])
