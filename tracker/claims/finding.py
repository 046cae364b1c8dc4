"""Which claim somebody means: by its key, by a beginning of it, by its line, or by its number."""

from __future__ import annotations

from collections.abc import Sequence

from duckdb import DuckDBPyConnection

from tracker.claims.asked import Asked, answer
from tracker.claims.ledger import keys_of, ledger
from tracker.errors import UserError
from tracker.plain import plain

_MOST_TOLD = 3


def key_of(con: DuckDBPyConnection, given: str, wanted: Asked) -> str:
    """The key of the claim that is meant. A number is that of its line in the ledger of `wanted`.

    Raises UserError with the nearest keys where none is meant, or several are.
    """
    if given.isascii() and given.isdigit():
        return _numbered(con, int(given), wanted)
    meant = keys_of(answer(con, "keys_like", {"given": given}))
    if given in meant:
        return given
    if len(meant) == 1:
        return meant[0]
    if meant:
        more = f" and {len(meant) - _MOST_TOLD} more" if len(meant) > _MOST_TOLD else ""
        shown = f"{_quoted(meant[:_MOST_TOLD])}{more}"
        raise UserError(f"several claims are meant by '{plain(given)}': {shown}")
    near = keys_of(answer(con, "nearest_keys", {"given": given}))
    hint = f"the nearest are: {_quoted(near)}" if near else "'tracker claims' lists them"
    raise UserError(f"no claim has the key '{plain(given)}'; {hint}")


def _quoted(keys: Sequence[str]) -> str:
    return ", ".join(f"'{plain(key)}'" for key in keys)


def _numbered(con: DuckDBPyConnection, number: int, wanted: Asked) -> str:
    keys = keys_of(ledger(con, wanted))
    if not 1 <= number <= len(keys):
        has = f"ends with number {len(keys)}" if keys else "is empty"
        raise UserError(f"there is no claim number {number}: this ledger {has}")
    return keys[number - 1]
