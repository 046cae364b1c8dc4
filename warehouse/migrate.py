"""The schema: migrations once and in order; views and macros whenever they have changed."""

from __future__ import annotations

import hashlib
import re
from itertools import takewhile

import duckdb
from duckdb import DuckDBPyConnection

from warehouse.errors import NewerSchema
from warehouse.statements import sql, sql_files
from warehouse.transaction import transaction

# What is defined, folder by folder: each may use what stands before it.
DEFINITIONS = {
    "functions": (
        "fold_width",
        "fold_name",
        "search_runs",
        "search_stem",
        "search_terms",
        "search_pieces",
        "publication_day",
        "project_today",
        "unknown_entity",
        "nearest_names",
        "entities_named",
        "entity_named",
        "short_number",
        "claim_line",
        "sentence_of",
        "mean_parts",
        "wording",
        "is_retold",
        "step_of",
        "articles_read",
        "published_on",
        "named_by",
        "binomial_tail",
        "log_likelihood",
    ),
    "views": (
        "articles",
        "stories",
        "mentions",
        "ambiguous_mentions",
        "claims",
        "entity_articles",
        "sources",
        "coverage",
        "readings",
    ),
    "macros": (
        "compare",
        "trend",
        "undated_articles",
        "tellings",
        "claim_ledger",
        "claims_about",
        "claim_edits",
        "claim_history",
        "claim_decay",
        "hedge_decay",
        "attribution_decay",
        "comparable_tellings",
        "claim_drift",
        "contradictions",
        "predictions_due",
        "tellings_after",
        "hype_index",
        "hype_articles",
        "hype_sources",
        "hype_entities",
        "co_mentioned",
        "related_over_time",
        "first_mentions",
        "who_leads",
        "source_profile",
        "bursts",
        "movements",
        "rising",
        "falling",
        "new_entities",
        "candidates",
        "search_query",
        "search",
    ),
}


def migrate(con: DuckDBPyConnection) -> int:
    """Bring the schema to this program's version, and return it.

    Raises NewerSchema, and changes nothing, where the file is of a newer version.
    """
    migrations = {int(file.name.split("_")[0]): file for file in sql_files("migrations")}
    newest = max(migrations)
    version = schema_version(con)
    if version > newest:
        raise NewerSchema(
            f"the warehouse has schema version {version}, this program knows {newest}; "
            "update tracker"
        )
    for number in range(version + 1, newest + 1):
        with transaction(con):
            con.execute(migrations[number].read_text(encoding="utf-8"))
            con.execute("INSERT INTO schema_version VALUES (?, now())", [number])
    _define(con)
    return newest


def schema_version(con: DuckDBPyConnection) -> int:
    """The schema version of the open file; 0 of an empty one."""
    if not con.execute(
        "SELECT 1 FROM duckdb_tables() WHERE table_name = 'schema_version'"
    ).fetchone():
        return 0
    row = con.execute("SELECT coalesce(max(version), 0) FROM schema_version").fetchone()
    assert row is not None
    return int(row[0])


def is_of_this_program(con: DuckDBPyConnection) -> bool:
    """Whether the open file, if it is a warehouse, has the views and macros of this version."""
    try:
        return _defined(con) == _digest(definitions())
    except duckdb.Error:  # no warehouse at all
        return True


def _define(con: DuckDBPyConnection) -> None:
    texts = definitions()
    digest = _digest(texts)
    if _defined(con) == digest:
        return
    with transaction(con):
        _drop_old(con)
        for text in texts:
            con.execute(text)
        con.execute(
            "INSERT INTO setting VALUES ('definitions', ?) "
            "ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            [digest],
        )


def definitions() -> list[str]:
    """The statements that make views and macros over the tables, in the order to run them."""
    return [_definition(folder, name) for folder, names in DEFINITIONS.items() for name in names]


def _digest(texts: list[str]) -> str:
    return hashlib.blake2b("\n".join(texts).encode(), digest_size=8).hexdigest()


def _defined(con: DuckDBPyConnection) -> str | None:
    """The digest of what the file has."""
    row = con.execute("SELECT value FROM setting WHERE key = 'definitions'").fetchone()
    return None if row is None else str(row[0])


def _drop_old(con: DuckDBPyConnection) -> None:
    """Drop the views and macros that an earlier version had and this one has not."""
    kept = {name for names in DEFINITIONS.values() for name in names}
    defined = con.execute(
        "SELECT 'VIEW', view_name FROM duckdb_views() WHERE NOT internal "
        "UNION SELECT CASE function_type WHEN 'macro' THEN 'MACRO' ELSE 'MACRO TABLE' END, "
        "function_name FROM duckdb_functions() "
        "WHERE NOT internal AND function_type IN ('macro', 'table_macro')"
    ).fetchall()
    for sort, name in defined:
        if name not in kept:
            con.execute(f'DROP {sort} "{name}"')


def _definition(folder: str, name: str) -> str:
    """A definition, with the comment at the top of its file as its comment in the catalogue too."""
    text = sql(folder, name)
    lines = takewhile(lambda line: line.startswith("--"), text.splitlines())
    comment = "\n".join(line.removeprefix("--").strip() for line in lines)
    return f"{text}\nCOMMENT ON {_sort(folder, text)} {name} IS $comment${comment}$comment$;"


def _sort(folder: str, text: str) -> str:
    """What the catalogue calls it."""
    if folder == "views":
        return "VIEW"
    return "MACRO TABLE" if re.search(r"\) AS TABLE$", text, re.MULTILINE) else "MACRO"
