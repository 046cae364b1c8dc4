"""The warehouse or a copy of it damaged anywhere: one line, and the next run makes it whole.

    EFFORT=20 python -m pytest tests/faults/test_damaged_warehouse.py

tries more places by hand.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.effort import effort
from tests.faults.conftest import Newsroom, assert_verified, reading
from tests.integration.projects import TrackerProject
from warehouse.errors import QueryError

ARTICLES = 6
HEADERS = 3 * 4096
BLOCK = 262_144
"""Bytes, as DuckDB lays out a file."""

Content = dict[str, list[tuple[Any, ...]]]


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TrackerProject]:
    """A project with a copy for readers, and articles read since that wait to be loaded."""
    newsroom = Newsroom()
    newsroom.publish(ARTICLES)
    project = reading(newsroom, tmp_path_factory.mktemp("damaged") / "project")
    project.run()
    newsroom.publish(2)
    for command in ("crawl", "analyse"):
        assert project.tracker(command).returncode == 0
    yield project
    newsroom.site.close()


@pytest.fixture(scope="module")
def truth(read: TrackerProject, tmp_path_factory: pytest.TempPathFactory) -> Content:
    whole = read.copied(tmp_path_factory.mktemp("whole") / "project")
    assert whole.tracker("publish").returncode == 0
    return whole.content()


@pytest.fixture
def project(read: TrackerProject, tmp_path: Path) -> TrackerProject:
    return read.copied(tmp_path / "project")


def overwrite(file: Path, place: int) -> None:
    """As a disk rots: nothing tells of it, nor of when."""
    times = file.stat()
    with file.open("r+b") as opened:
        opened.seek(place)
        opened.write(b"\xa5" * 64)
    os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))


def damage_block(file: Path, table: str) -> None:
    """One that holds rows of a table."""
    with duckdb.connect(str(file), read_only=True) as con:
        sql = f"SELECT min(block_id) FROM pragma_storage_info('{table}') WHERE block_id >= 0"
        row = con.execute(sql).fetchone()
    assert row is not None
    overwrite(file, HEADERS + row[0] * BLOCK + 100)


def cut(file: Path) -> None:
    times = file.stat()
    os.truncate(file, times.st_size // 2)
    os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))


def damage_headers(file: Path) -> None:
    overwrite(file, 4096)
    overwrite(file, 8192)


def damage_the_list_of_segments(file: Path) -> None:
    damage_block(file, "segment")


@pytest.mark.parametrize("damage", [cut, damage_headers, damage_the_list_of_segments])
def test_a_damaged_warehouse_is_restored_from_the_last_copy_and_the_segments(
    project: TrackerProject, truth: Content, damage: Callable[[Path], None]
) -> None:
    # What the copy has and the segments have no more is not lost.
    (project.data / "segments" / "articles" / project.segments("articles")[0]).unlink()
    damage(project.data / "warehouse.duckdb")
    done = project.tracker("publish")
    assert done.returncode == 0, done.stderr
    said, *_ = done.stderr.splitlines()
    assert said.startswith(f"{project.data / 'warehouse.duckdb'} is damaged (")
    assert said.endswith(", restored from tracker-000001.duckdb and the segments")
    assert project.content() == truth


def test_where_the_copies_are_damaged_too_it_is_built_from_the_segments(
    project: TrackerProject, truth: Content
) -> None:
    damage_block(project.data / "published" / "tracker-000001.duckdb", "article_version")
    cut(project.data / "warehouse.duckdb")
    done = project.tracker("publish")
    assert done.returncode == 0, done.stderr
    assert done.stderr.splitlines()[0].endswith(", built anew from the segments")
    assert project.content() == truth


@pytest.mark.parametrize("seed", range(effort(2)))
def test_a_place_that_is_damaged_costs_an_error_at_most_and_building_anew_mends_it(
    project: TrackerProject, truth: Content, seed: int
) -> None:
    file = project.data / "warehouse.duckdb"
    overwrite(file, random.Random(f"rot {seed}").randrange(HEADERS, file.stat().st_size - 64))
    done = project.tracker("publish")
    assert done.returncode == 0, done.stderr
    found = project.tracker("verify", "--all")
    assert "Traceback" not in found.stderr
    if found.returncode:  # where loading had nothing to read
        assert "file that is damaged: Corrupt database file" in found.stdout
    try:
        content = project.content()
    except QueryError as error:
        assert "Corrupt database file" in str(error)  # noqa: PT017
        assert project.tracker("restore", "--rebuild").returncode == 0
        content = project.content()
    assert content == truth


@pytest.mark.parametrize("damage", [cut, damage_headers])
def test_a_copy_that_cannot_be_opened_is_replaced_though_nothing_is_new(
    project: TrackerProject, truth: Content, damage: Callable[[Path], None]
) -> None:
    assert project.tracker("publish").returncode == 0
    copy = (project.data / "published" / "latest.duckdb").resolve()
    damage(copy)
    done = project.tracker("publish")
    assert done.returncode == 0, done.stderr
    assert done.stderr.splitlines()[-1].endswith("removed, tracker-000003.duckdb is in its place")
    assert project.content() == truth
    assert_verified(project)
    assert "nothing new, tracker-000003.duckdb stays" in project.tracker("publish").stderr


def test_a_damaged_block_of_a_copy_is_found_by_verify(project: TrackerProject) -> None:
    assert project.tracker("publish").returncode == 0
    damage_block((project.data / "published" / "latest.duckdb").resolve(), "article_version")
    found = project.tracker("verify")
    assert found.returncode == 1
    assert "copy that cannot be read: Corrupt database file" in found.stdout
    assert "remove it and run 'tracker publish'" in found.stdout
