"""What the documentation tells to type works."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.e2e.conftest import Demo

ROOT = Path(__file__).parents[2]
QUERIES = re.findall(r"```sql\n(.*?)```", (ROOT / "docs" / "sql.md").read_text("utf-8"), re.DOTALL)


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: " ".join(query.split())[:50])
def test_every_query_of_the_sql_guide_runs(demo: Demo, query: str) -> None:
    outcome = demo("sql", query)
    assert (outcome.code, outcome.err) == (0, "")


def test_every_view_and_macro_is_in_the_sql_guide(demo: Demo) -> None:
    guide = (ROOT / "docs" / "sql.md").read_text("utf-8")
    views = demo.sql("SELECT view_name AS name FROM duckdb_views() WHERE NOT internal")
    macros = demo.sql(
        "SELECT function_name AS name FROM duckdb_functions() "
        "WHERE function_type = 'table_macro' AND NOT internal"
    )
    names = {row["name"] for row in (*views, *macros)} - {"entities_named", "articles_read"}
    assert names
    assert not [name for name in names if not re.search(rf"^### .*\b{name}\b", guide, re.MULTILINE)]


def test_both_editions_of_the_readme_have_the_same_commands() -> None:
    def commands(name: str) -> list[str]:
        text = (ROOT / name).read_text("utf-8")
        blocks = re.findall(r"```sh\n(.*?)```", text, re.DOTALL)
        return [line.partition("#")[0].strip() for block in blocks for line in block.splitlines()]

    english, japanese = commands("README.md"), commands("README.ja.md")
    assert english == japanese
    assert any("make demo" in line for line in english)
