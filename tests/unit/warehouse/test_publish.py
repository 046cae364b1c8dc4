from __future__ import annotations

import errno
import os
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Barrier

import pytest

from tests.unit.warehouse.conftest import Press, article, file_of, new_file
from warehouse.connection import NotPublished, WarehouseError, open_published
from warehouse.errors import QueryError
from warehouse.limits import Limits
from warehouse.publish import copy_bytes, publish
from warehouse.query import run_query


@pytest.fixture
def warehouse(tmp_path: Path) -> Path:
    path = tmp_path / "warehouse.duckdb"
    path.write_bytes(loaded_file())
    return path


@cache
def loaded_file() -> bytes:
    with TemporaryDirectory() as folder:
        press = Press(Path(folder))
        press.issue(article(day="2026-02-02", published_at="2026-02-02T20:00:00+00:00"))
        return file_of(lambda con: press.load(con, "Asia/Tokyo"), new_file())


def test_a_copy_is_read_with_any_duckdb_and_holds_everything(
    warehouse: Path, tmp_path: Path
) -> None:
    copy = publish(warehouse, tmp_path / "published", keep=2)
    assert copy.name == "tracker-000001.duckdb"
    assert (tmp_path / "published" / "latest.duckdb").resolve() == copy
    with open_published(tmp_path / "published") as con:
        assert run_query(con, "SELECT count(*) FROM mentions").rows == [(2,)]
        assert run_query(con, "SELECT articles FROM trend('AWS') LIMIT 1").rows == [(1,)]


def test_times_are_shown_in_the_projects_zone(warehouse: Path, tmp_path: Path) -> None:
    publish(warehouse, tmp_path, keep=2)
    for _ in range(2):  # a second connection of one process shares the locked configuration
        con = open_published(tmp_path)
        rows = run_query(
            con, "SELECT published_at::VARCHAR, current_setting('TimeZone') FROM articles"
        )
        assert rows.rows == [("2026-02-03 05:00:00+09", "Asia/Tokyo")]


def test_threads_may_open_one_copy_at_the_same_time(warehouse: Path, tmp_path: Path) -> None:
    publish(warehouse, tmp_path, keep=2)
    together = Barrier(8)

    def mentions(_: int) -> int:
        together.wait(60)
        with open_published(tmp_path, limits=Limits(threads=1)) as con:
            ((count,),) = run_query(con, "SELECT count(*) FROM mentions").rows
            together.wait(60)
        return int(count)

    with ThreadPoolExecutor(8) as pool:
        for _ in range(10):
            assert set(pool.map(mentions, range(8))) == {2}


@pytest.mark.parametrize(
    "query",
    [
        "CREATE TABLE x (a INT)",
        "DELETE FROM article",
        "FROM read_csv('/etc/passwd')",
        "COPY (SELECT 1) TO 'stolen.csv'",
        "ATTACH 'other.duckdb'",
        "INSTALL httpfs",
        "SET enable_external_access = true",
    ],
)
def test_a_reader_can_change_nothing_and_reach_nothing(
    warehouse: Path, tmp_path: Path, query: str
) -> None:
    publish(warehouse, tmp_path, keep=2)
    with open_published(tmp_path) as con, pytest.raises(QueryError) as caught:
        run_query(con, query)
    assert "\n" not in str(caught.value)


def test_without_a_copy_the_way_to_one_is_told(tmp_path: Path) -> None:
    with pytest.raises(
        NotPublished, match=r"nothing is published in .* yet: run 'tracker run' first"
    ):
        open_published(tmp_path / "published")


def test_old_copies_and_unfinished_ones_go(warehouse: Path, tmp_path: Path) -> None:
    published = tmp_path / "published"
    published.mkdir()
    (published / ".publishing-tracker-000009.duckdb").write_bytes(b"half a copy")
    for _ in range(4):
        publish(warehouse, published, keep=2)
    assert sorted(file.name for file in published.iterdir()) == [
        "latest.duckdb",
        "tracker-000003.duckdb",
        "tracker-000004.duckdb",
    ]


def test_a_dangling_link_gives_way_to_the_newest_copy(warehouse: Path, tmp_path: Path) -> None:
    published = tmp_path / "published"
    publish(warehouse, published, keep=2)
    (published / "latest.duckdb").unlink()
    (published / "latest.duckdb").symlink_to("tracker-000099.duckdb")
    with open_published(published) as con:
        assert run_query(con, "SELECT count(*) FROM articles").rows == [(1,)]


def test_a_copy_that_cannot_be_made_leaves_the_old_ones(
    warehouse: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    published = tmp_path / "published"
    publish(warehouse, published, keep=2)

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(WarehouseError, match=r"cannot publish to .*: No space left on device"):
        publish(warehouse, published, keep=2)
    assert sorted(file.name for file in published.iterdir()) == [
        "latest.duckdb",
        "tracker-000001.duckdb",
    ]


@pytest.mark.parametrize("copied", [0, 5000])
def test_bytes_that_the_kernel_does_not_copy_are_copied_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, copied: int
) -> None:
    by_kernel = os.copy_file_range

    def for_a_while(source: int, target: int, _count: int) -> int:
        if os.lseek(source, 0, os.SEEK_CUR) >= copied:
            raise OSError(errno.EXDEV, "Invalid cross-device link")
        return by_kernel(source, target, copied)

    monkeypatch.setattr(os, "copy_file_range", for_a_while)
    content = os.urandom(100_000)
    (tmp_path / "source").write_bytes(content)
    with (tmp_path / "source").open("rb") as source, (tmp_path / "target").open("xb") as target:
        copy_bytes(source, target)
    assert (tmp_path / "target").read_bytes() == content


def test_a_folder_that_cannot_be_made_is_told(warehouse: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(WarehouseError, match=r"cannot publish to .*file"):
        publish(warehouse, tmp_path / "file" / "published", keep=2)


def test_a_copy_that_is_no_database_is_told(tmp_path: Path) -> None:
    (tmp_path / "tracker-000001.duckdb").write_bytes(b"garbage" * 1000)
    with pytest.raises(WarehouseError, match=r"cannot read .*tracker-000001\.duckdb"):
        open_published(tmp_path)
