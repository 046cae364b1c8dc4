"""A warehouse file that is damaged is put aside and built anew from the segments."""

from __future__ import annotations

import logging
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.unit.warehouse.conftest import CATALOGUE, Press, article
from warehouse.catalogue import load_catalogue
from warehouse.connection import open_writer
from warehouse.load import LoadSummary

LEAVE_A_LOG = """
import os, sys, duckdb
con = duckdb.connect(sys.argv[1])
con.execute("INSERT INTO setting SELECT i, i FROM range(1000) AS t(i)")
os._exit(1)
"""


def load(path: Path, press: Press) -> LoadSummary:
    with open_writer(path) as con:
        load_catalogue(con, CATALOGUE)
        return press.load(con)


def no_database(path: Path) -> None:
    path.write_bytes(b"garbage" * 10_000)


def flipped_header(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[60:100] = b"\xff" * 40
    path.write_bytes(data)


def flipped_catalogue(path: Path) -> None:
    data = bytearray(path.read_bytes())
    for start in range(12_288, len(data), 262_144):
        data[start + 50 : start + 90] = b"\xff" * 40
    path.write_bytes(data)


def truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def log_that_does_not_replay(path: Path) -> None:
    subprocess.run([sys.executable, "-c", LEAVE_A_LOG, str(path)], check=False)
    log = path.with_name(path.name + ".wal")
    data = bytearray(log.read_bytes())
    data[300:320] = b"\xff" * 20  # a header that is damaged makes it an empty log
    log.write_bytes(data)


@pytest.mark.parametrize(
    "damage",
    [no_database, flipped_header, flipped_catalogue, truncated, log_that_does_not_replay],
)
def test_a_damaged_warehouse_is_put_aside_and_built_anew(
    tmp_path: Path, damage: Callable[[Path], None], caplog: pytest.LogCaptureFixture
) -> None:
    path, press = tmp_path / "warehouse.duckdb", Press(tmp_path)
    press.issue(article(day="2026-02-02"), article("https://wire.test/2", day="2026-02-03"))
    first = load(path, press)
    damage(path)
    with caplog.at_level(logging.WARNING):
        again = load(path, press)
    assert again == first
    (record,) = caplog.records
    assert "is damaged" in record.getMessage()
    assert "\n" not in record.getMessage()
    (aside,) = [file for file in tmp_path.glob("*.damaged-*") if file.suffix != ".wal"]
    assert aside.name in record.getMessage()
    with open_writer(path) as con:
        assert con.execute("SELECT count(*) FROM mentions").fetchone() == (4,)


def test_a_rebuilt_warehouse_equals_the_old_one(tmp_path: Path) -> None:
    path, press = tmp_path / "warehouse.duckdb", Press(tmp_path)
    press.issue(article(day="2026-02-02"), article("https://wire.test/2", day="2026-02-03"))
    load(path, press)
    query = "SELECT * FROM mentions ORDER BY ALL"
    with open_writer(path) as con:
        before = con.execute(query).fetchall()
    path.unlink()
    load(path, press)
    with open_writer(path) as con:
        assert con.execute(query).fetchall() == before
