"""`tracker serve --quack` with DuckDB's real extension, asked from another process's DuckDB."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import duckdb
import pytest
from duckdb import DuckDBPyConnection

from tests.unit.warehouse.publishing import publish_another
from tracker.serving.extensions import extension_files

HAS_QUACK = all(find_spec(f"duckdb_extension_{name}") for name in ("httpfs", "quack"))
needs_quack = pytest.mark.skipif(
    not HAS_QUACK, reason="DuckDB's Quack extension is not installed: pip install 'tracker[quack]'"
)
TOKEN = "a-token-of-the-tests"
ENDLESS = (
    "SELECT count(*) FROM range(9000000) AS a, range(9000000) AS b WHERE a.range * b.range % 7 = 3"
)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "tracker.toml").write_text("[readers]\nmax_megabytes = 300\n")
    publish_another(tmp_path / "data", "2026-02-02")
    return tmp_path


class Server:
    """`tracker serve --quack` on a free port, and what it said."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self.said: list[str] = []

    def line(self) -> str:
        assert self.process.stderr is not None
        self.said.append(self.process.stderr.readline())
        return self.said[-1]

    def uri(self) -> str:
        while " on quack:" not in self.line():
            assert self.said[-1], self.said
        return self.said[-1].split(" on ")[1].strip()


@contextmanager
def serving(home: Path, *options: str, token: str | None = TOKEN) -> Iterator[Server]:
    environment = {k: v for k, v in os.environ.items() if k != "TRACKER_QUACK_TOKEN"}
    if token is not None:
        environment["TRACKER_QUACK_TOKEN"] = token
    command = [sys.executable, "-m", "tracker", "--home", str(home), "serve", "--quack"]
    process = subprocess.Popen(
        [*command, "--port", "0", *options], env=environment, stderr=subprocess.PIPE, text=True
    )
    try:
        yield Server(process)
    finally:
        process.kill()
        process.communicate(timeout=30)


@contextmanager
def client(uri: str, token: str = TOKEN) -> Iterator[DuckDBPyConnection]:
    with duckdb.connect() as con:
        for file in extension_files():
            con.execute(f"LOAD '{file}'")
        con.execute(f"ATTACH '{uri}' AS served (TOKEN '{token}')")
        yield con


def ask(con: DuckDBPyConnection, query: str) -> list[tuple[Any, ...]]:
    return con.execute("FROM served.query($query)", {"query": query}).fetchall()


@needs_quack
def test_a_client_asks_changes_nothing_and_sees_a_newer_copy(home: Path) -> None:
    with serving(home) as server, client(server.uri()) as con:
        assert ask(con, "SELECT articles FROM trend('AWS') LIMIT 1") == [(1,)]
        assert con.execute("SELECT count(*) FROM served.articles").fetchall() == [(1,)]
        assert ask(con, "SELECT current_setting('memory_limit')") == [("286.1 MiB",)]
        for forbidden in (
            "FROM served.query('FROM read_text(''/etc/passwd'')')",
            "FROM served.query('FROM quack_active_connections()')",
            f"FROM served.query('FROM quack_stop(''{server.said[-1].split()[-1]}'')')",
            "FROM served.query('DROP VIEW mentions')",
            "CREATE TABLE served.mine (a INT)",
        ):
            with pytest.raises(duckdb.Error, match="Authorization failed"):
                con.execute(forbidden)
        publish_another(home / "data", "2026-02-03")
        assert server.line() == "serving tracker-000002.duckdb\n"
        assert ask(con, "SELECT articles FROM trend('AWS') LIMIT 1") == [(2,)]
        server.process.send_signal(signal.SIGTERM)
        assert server.process.wait(30) == 0
        assert server.line() == "ended\n"


@needs_quack
def test_without_the_token_nobody_gets_in_and_it_is_shown_once(home: Path) -> None:
    with serving(home, token=None) as server:
        uri = server.uri()
        shown = [line for line in server.said if line.startswith("token")]
        token = shown[0].split()[-1]
        with pytest.raises(duckdb.Error, match="Authentication failed"), client(uri, token[:-1]):
            pass
        with client(uri, token) as con:
            assert ask(con, "SELECT 6 * 7") == [(42,)]
        arguments = Path(f"/proc/{server.process.pid}/cmdline")
        assert not arguments.exists() or token not in arguments.read_text()
        assert len(shown) == 1


@needs_quack
def test_an_endless_query_is_ended_and_serving_begins_anew(home: Path) -> None:
    with serving(home, "--timeout", "1") as server:
        uri = server.uri()
        with client(uri) as con, pytest.raises(duckdb.Error):
            ask(con, ENDLESS)
        assert "took longer than 1 seconds" in server.line()
        uri = server.uri()
        with client(uri) as con:
            assert ask(con, "SELECT count(*) FROM articles") == [(1,)]
        server.process.send_signal(signal.SIGINT)
        assert server.process.wait(30) == 0


def served_wrongly(home: Path, *options: str) -> tuple[int, str]:
    command = [sys.executable, "-m", "tracker", "--home", str(home), "serve", *options]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    return done.returncode, done.stderr


def test_what_cannot_be_served_is_one_line(tmp_path: Path) -> None:
    code, said = served_wrongly(tmp_path)
    assert (code, said.count("\n")) == (2, 1)
    assert "--quack" in said
    code, said = served_wrongly(tmp_path, "--quack", "--port", "0")
    assert (code, said.count("\n")) == (2, 1)


@pytest.mark.skipif(HAS_QUACK, reason="it is installed here")
def test_what_to_install_is_said_where_the_extension_is_absent(tmp_path: Path) -> None:
    code, said = served_wrongly(tmp_path, "--quack", "--port", "0")
    assert (code, said.count("\n")) == (2, 1)
    assert "pip install 'tracker[quack]'" in said
