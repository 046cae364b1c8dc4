"""Several processes at one warehouse: writers in turn, readers never in the way."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.unit.warehouse.conftest import CATALOGUE, Press, article
from warehouse.catalogue import load_catalogue
from warehouse.connection import WarehouseBusy, WarehouseError, open_published, open_writer
from warehouse.publish import publish
from warehouse.query import run_query

HOLD = """
import sys
from pathlib import Path
from warehouse.connection import open_writer
with open_writer(Path(sys.argv[1])):
    print("open", flush=True)
    sys.stdin.readline()
"""
READ = """
import sys, duckdb
con = duckdb.connect(sys.argv[1], read_only=True)
for line in sys.stdin:
    print(con.execute("SELECT count(*) FROM mentions").fetchone()[0], flush=True)
"""
# A limit on the size of a file stands in for a full disk: a write fails half-way.
LOAD_WITH_LITTLE_SPACE = """
import resource, sys
from pathlib import Path
from warehouse.connection import open_writer
from warehouse.errors import WarehouseError
from warehouse.load import load_segments
try:
    with open_writer(Path(sys.argv[1])) as con:
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), resource.RLIM_INFINITY))
        load_segments(con, Path(sys.argv[2]), time_zone="UTC")
except WarehouseError as error:
    print(error)
    sys.exit(1)
"""


@contextmanager
def process(program: str, *arguments: object) -> Iterator[subprocess.Popen[str]]:
    started = subprocess.Popen(
        [sys.executable, "-c", program, *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield started
    finally:
        started.kill()
        started.communicate()


def say(started: subprocess.Popen[str], line: str = "") -> str:
    assert started.stdin is not None
    assert started.stdout is not None
    started.stdin.write(line + "\n")
    started.stdin.flush()
    return started.stdout.readline().strip()


def load(path: Path, press: Press) -> None:
    with open_writer(path) as con:
        load_catalogue(con, CATALOGUE)
        assert press.load(con).problems == ()


@pytest.fixture
def press(tmp_path: Path) -> Press:
    return Press(tmp_path)


def test_a_second_writer_waits_and_then_says_who_is_in_the_way(tmp_path: Path) -> None:
    path = tmp_path / "warehouse.duckdb"
    with process(HOLD, path) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline().strip() == "open"
        with (
            pytest.raises(WarehouseBusy, match="held by another process"),
            open_writer(path, wait=1),
        ):
            pass
        assert holder.stdin is not None
        holder.stdin.write("\n")
        holder.stdin.flush()
        with open_writer(path, wait=30) as con:
            assert con.execute("SELECT count(*) FROM article").fetchone() == (0,)


def test_a_reader_of_an_old_copy_is_not_disturbed_by_new_ones(tmp_path: Path, press: Press) -> None:
    path, published = tmp_path / "warehouse.duckdb", tmp_path / "published"
    press.issue(article(day="2026-02-02"))
    load(path, press)
    publish(path, published, keep=1)
    with process(READ, published / "latest.duckdb") as reader:
        assert say(reader) == "2"
        for number in range(3):
            press.issue(article(f"https://wire.test/more/{number}", day="2026-02-02"))
            load(path, press)
            publish(path, published, keep=1)
            assert say(reader) == "2"
            with open_published(published) as con:
                assert run_query(con, "SELECT count(*) FROM mentions").rows == [(4 + 2 * number,)]
    assert [file.name for file in published.glob("tracker-*")] == ["tracker-000004.duckdb"]


def test_a_writer_that_is_killed_loses_nothing(tmp_path: Path, press: Press) -> None:
    path = tmp_path / "warehouse.duckdb"
    press.issue(article(day="2026-02-02"))
    load(path, press)
    with process(HOLD, path) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline().strip() == "open"
        holder.kill()
        holder.wait()
        press.issue(article("https://wire.test/2", day="2026-02-02"))
        load(path, press)
    with open_writer(path) as con:
        assert con.execute("SELECT count(*) FROM articles").fetchone() == (2,)


@pytest.mark.skipif(sys.platform == "win32", reason="needs limits of POSIX")
@pytest.mark.parametrize("space", [100, 400_000])
def test_a_full_disk_is_told_and_the_next_load_goes_on(
    tmp_path: Path, press: Press, space: int
) -> None:
    path = tmp_path / "warehouse.duckdb"
    for number in range(3):
        text = "\n".join(f"{number} {line} AWS {hash((number, line))}" for line in range(4000))
        press.issue(article(f"https://wire.test/{number}", text, day="2026-02-02"))
    with open_writer(path):
        pass
    with process(LOAD_WITH_LITTLE_SPACE, path, press.segments, space) as loader:
        said, _ = loader.communicate(timeout=60)
        assert loader.returncode == 1
    assert said.startswith("cannot load: ")
    assert said.count("\n") == 1
    load(path, press)
    with open_writer(path) as con:
        assert con.execute("SELECT count(*) FROM articles").fetchone() == (3,)
        assert con.execute("SELECT count(*) FROM mentions").fetchone() == (12_000,)


def test_a_place_where_nothing_can_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with (
        pytest.raises(WarehouseError, match=r"cannot make .*file"),
        open_writer(tmp_path / "file" / "data" / "warehouse.duckdb"),
    ):
        pass
    (tmp_path / "folder.duckdb").mkdir()
    with (
        pytest.raises(WarehouseError, match=r"cannot open .*folder.duckdb"),
        open_writer(tmp_path / "folder.duckdb"),
    ):
        pass
    assert (tmp_path / "folder.duckdb").is_dir()


def test_a_reader_keeps_its_copy_through_five_publications(tmp_path: Path, press: Press) -> None:
    """One that has it open in another process, as the copies before it go one after the other."""
    path, published = tmp_path / "warehouse.duckdb", tmp_path / "published"
    load(path, press)
    first = publish(path, published, keep=2)
    with open_published(published) as con:
        (before,) = run_query(con, "SELECT count(*) FROM mentions").rows
    with process(READ, first) as reader:
        assert say(reader) == str(before[0])
        for number in range(5):
            press.issue(article(f"https://wire.test/later-{number}", "AWS ships Trainium2."))
            load(path, press)
            copy = publish(path, published, keep=2)
            assert say(reader) == str(before[0])
            with open_published(published) as con:
                (now,) = run_query(con, "SELECT count(*) FROM mentions").rows
            assert now[0] == before[0] + 2 * (number + 1)
        assert not first.exists()
        assert sorted(file.name for file in published.glob("tracker-*")) == [
            "tracker-000005.duckdb",
            copy.name,
        ]
        assert say(reader) == str(before[0])


def test_who_opens_a_copy_while_others_are_published_sees_one_state_whole(
    tmp_path: Path, press: Press
) -> None:
    """Tables and what is made of them agree in every copy, however often it is swapped."""
    path, published = tmp_path / "warehouse.duckdb", tmp_path / "published"
    load(path, press)
    publish(path, published, keep=1)
    for number in range(5):
        press.issue(article(f"https://wire.test/later-{number}", "AWS ships Trainium2."))
        with process(READ, (published / "latest.duckdb").resolve()) as reader:
            load(path, press)
            with open_published(published) as con:
                publish(path, published, keep=1)
                rows = run_query(
                    con,
                    "SELECT (SELECT count(*) FROM articles),"
                    " (SELECT count(*) FROM search_document),"
                    " (SELECT count(DISTINCT article_id) FROM entity_articles),"
                    " (SELECT coalesce(sum(articles), 0) FROM stories)",
                ).rows
            assert len(set(rows[0])) == 1, rows
            assert say(reader).isdecimal()
