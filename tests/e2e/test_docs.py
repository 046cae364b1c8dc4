"""What the documentation tells to type works."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.e2e.conftest import Demo, tracker

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
    inner = {"entities_named", "articles_read", "published_on", "named_by"}
    names = {row["name"] for row in (*views, *macros)} - inner
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


def test_the_events_of_the_alerts_guide_are_those_of_the_demonstration(
    demo: Demo, tmp_path: Path
) -> None:
    guide = (ROOT / "docs" / "alerts.md").read_text("utf-8")
    home = tmp_path / "demo"
    for name in ("tracker.toml", "sources.yaml"):
        (home / name).parent.mkdir(exist_ok=True)
        shutil.copyfile(demo.home / name, home / name)
    shutil.copytree(demo.home / "data" / "published", home / "data" / "published", symlinks=True)
    examples = re.findall(r"```yaml\n(  - .*?)```\n\n> ([^\n]*)", guide, re.DOTALL)
    whole = re.findall(r"```yaml\n(channels:.*?)rules:", guide, re.DOTALL)[0]
    rules = "".join(rule for rule, _ in examples)
    (home / "alerts.yaml").write_text(f"{whole}rules:\n{rules}", "utf-8")

    def undated(title: str) -> str:
        return re.sub(r"\d{4}-\d\d-\d\d|\d+ days ago", "DAY", title)

    rows = tracker("--home", home, "alerts", "check", "--all", "--format", "json").json()
    titles = {undated(row["title"]) for row in rows}
    # Weeks cut the demonstration, which ends today, differently each day; and nothing is quiet.
    varying = ("bursts", "gone quiet")
    told = [undated(title) for _, title in examples if not any(word in title for word in varying)]
    assert len(told) == 6
    assert not [title for title in told if title not in titles]
