"""Fill the documentation with what the program really prints, from one demonstration.

    make docs

Results stand in ```text blocks: after each ```sql block of docs/sql.md, and after a comment
`<!-- tracker … -->` in the other pages. What the catalogue says of a view or table stands there
after `<!-- columns: NAME -->`, and of all tables between `<!-- tables -->` and `<!-- /tables -->`.
Where a Chromium is installed, docs/report.png is drawn anew.
"""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import duckdb
from duckdb import DuckDBPyConnection

from warehouse.migrate import migrate

ROOT = Path(__file__).parents[1]
_AFTER_SQL = re.compile(r"(```sql\n(.*?)```\n\n```text\n)(.*?)(```)", re.DOTALL)
_AFTER_COMMENT = re.compile(r"(<!-- (tracker .*?) -->\n\n```text\n)(.*?)(```)", re.DOTALL)
_AFTER_COLUMNS = re.compile(r"(<!-- columns: (\w+) -->\n\n)(?:\|.*\n)*\n?")
_TABLES = re.compile(r"(<!-- tables -->\n\n).*?(<!-- /tables -->)", re.DOTALL)
_PORT = re.compile(r"localhost:\d+")


def main() -> None:
    """Run the demonstration and write its results into the pages."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "demo"
        _tracker("demo", "--keep", str(home))
        for page in ("README.md", "README.ja.md"):
            _fill(ROOT / page, home)
        for name in ("claims", "entities", "watching"):
            _fill(ROOT / "docs" / f"{name}.md", home)
        _draw(home, Path(folder), ROOT / "docs" / "report.png")
        _tracker("demo", "--keep", str(home))  # a little later: one article is edited, one is new
        _fill(ROOT / "docs" / "sql.md", home)
    _describe(ROOT / "docs" / "sql.md")


def _fill(page: Path, home: Path) -> None:
    def of_sql(match: re.Match[str]) -> str:
        return match[1] + _tracker("--home", str(home), "sql", match[2]) + match[4]

    def of_command(match: re.Match[str]) -> str:
        args = shlex.split(match[2])[1:]
        return match[1] + _tracker("--home", str(home), *args) + match[4]

    text = page.read_text(encoding="utf-8")
    text = _AFTER_COMMENT.sub(of_command, _AFTER_SQL.sub(of_sql, text))
    page.write_text(text, encoding="utf-8")


def _describe(page: Path) -> None:
    """Write what the catalogue says of views, tables and their columns."""
    with duckdb.connect() as con:
        migrate(con)
        tables = con.execute(
            "SELECT table_name, comment FROM duckdb_tables() ORDER BY table_name"
        ).fetchall()
        described = "\n".join(
            f"### Table {name}\n\n{comment}.\n\n{_columns(con, name)}" for name, comment in tables
        )
        text = page.read_text(encoding="utf-8")
        text = _AFTER_COLUMNS.sub(lambda match: f"{match[1]}{_columns(con, match[2])}\n", text)
    text = _TABLES.sub(lambda match: f"{match[1]}{described}\n{match[2]}", text)
    page.write_text(text, encoding="utf-8")


def _columns(con: DuckDBPyConnection, name: str) -> str:
    rows = con.execute(
        "SELECT column_name, data_type, comment FROM duckdb_columns() "
        "WHERE table_name = ? ORDER BY column_index",
        [name],
    ).fetchall()
    lines = ["| column | type | |", "| --- | --- | --- |"]
    lines += [f"| `{column}` | {_type(sort)} | {comment} |" for column, sort, comment in rows]
    return "\n".join(lines) + "\n"


def _type(name: str) -> str:
    return name.replace("TIMESTAMP WITH TIME ZONE", "TIMESTAMPTZ").replace('"', "")


def _draw(home: Path, folder: Path, picture: Path) -> None:
    browser = next(filter(None, map(shutil.which, ("chromium", "google-chrome", "chrome"))), None)
    if browser is None:
        sys.stderr.write("no Chromium here: docs/report.png stays as it is\n")
        return
    page = folder / "report.html"
    _tracker(
        *("--home", str(home), "report", "--entity", "Trainium2"),
        *("--format", "html", "--output", str(page)),
    )
    subprocess.run(
        [
            *(browser, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"),
            *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
            *("--no-first-run", f"--user-data-dir={folder / 'browser'}"),
            *("--force-device-scale-factor=1.5", "--window-size=1000,1180"),
            *(f"--screenshot={picture}", page.as_uri()),
        ],
        check=True,
        capture_output=True,
    )


def _tracker(*args: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "tracker", *args],
        check=True,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    return _PORT.sub("localhost", done.stdout)


if __name__ == "__main__":
    main()
