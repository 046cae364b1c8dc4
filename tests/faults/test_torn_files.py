"""Files that end in the middle: the next run says so in one line, and mends or fetches again."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.conftest import Newsroom, assert_verified, kill_with_descendants, reading
from tests.integration.projects import TrackerProject

ARTICLES = 6


@pytest.fixture(scope="module")
def all_tests_newsroom() -> Iterator[Newsroom]:
    newsroom = Newsroom()
    newsroom.publish(ARTICLES)
    yield newsroom
    newsroom.site.close()


@pytest.fixture(scope="module")
def all_tests_project(
    tmp_path_factory: pytest.TempPathFactory, all_tests_newsroom: Newsroom
) -> TrackerProject:
    project = reading(all_tests_newsroom, tmp_path_factory.mktemp("read") / "project")
    project.run()
    return project


@pytest.fixture
def newsroom(all_tests_newsroom: Newsroom) -> Iterator[Newsroom]:
    with all_tests_newsroom.lent() as newsroom:
        yield newsroom


@pytest.fixture
def read(all_tests_project: TrackerProject, newsroom: Newsroom, tmp_path: Path) -> TrackerProject:
    """A project that has read the newsroom, which has published one article since."""
    newsroom.publish(1)
    newsroom.site.asked.clear()
    return all_tests_project.copied(tmp_path / "project")


def problems_of_the_next_run(project: TrackerProject, newsroom: Newsroom) -> list[str]:
    done = project.tracker("run")
    urls = [url for (url,) in project.query("SELECT url FROM articles ORDER BY url")]
    assert urls == [newsroom.site.url + path for path in newsroom.published]
    for table in ("articles", "mentions", "claims"):
        assert project.query(f"SELECT * FROM {table} GROUP BY ALL HAVING count(*) > 1") == []
    assert_verified(project)
    again = project.tracker("crawl")
    assert (again.returncode, "  ! " in again.stderr) == (0, False), again.stderr
    return [line for line in done.stderr.splitlines() if line.startswith("  ! ")]


def newest(project: TrackerProject, pattern: str) -> Path:
    return max(project.data.glob(pattern))


def cut(file: Path, count: int) -> None:
    os.truncate(file, max(file.stat().st_size - count, 0))


def test_an_archive_that_lost_its_end_is_said_and_its_pages_are_fetched_again(
    read: TrackerProject, newsroom: Newsroom
) -> None:
    file = newest(read, "archive/*/*.warc.gz")
    cut(file, 100)
    assert problems_of_the_next_run(read, newsroom) == [
        f"  ! {file}: its end is lost; 1 page is fetched again"
    ]
    assert newsroom.asked().total() == 2


def test_a_response_that_was_half_written_is_cut_off_without_a_word(
    read: TrackerProject, newsroom: Newsroom
) -> None:
    file = newest(read, "archive/*/*.warc.gz")
    whole = file.read_bytes()
    file.write_bytes(whole + whole[:300])
    assert problems_of_the_next_run(read, newsroom) == []
    assert file.read_bytes() == whole
    assert newsroom.asked().total() == 1


@pytest.mark.parametrize(("bytes_lost", "is_loaded"), [(30, False), (1_000_000, True)])
def test_a_torn_segment_is_said_once_and_what_is_lost_is_fetched_again(
    newsroom: Newsroom, project: TrackerProject, bytes_lost: int, is_loaded: bool
) -> None:
    assert project.tracker("run" if is_loaded else "crawl").returncode == 0
    file = newest(project, "segments/articles/*.gz")
    cut(file, bytes_lost)
    (problem,) = problems_of_the_next_run(project, newsroom)
    assert problem.startswith(f"  ! {file}:")
    assert f"; kept as {file.name}.damaged-" in problem
    assert problem.endswith("fetched again")


def test_an_empty_fetch_log_is_said_once_and_set_aside(
    read: TrackerProject, newsroom: Newsroom
) -> None:
    file = newest(read, "segments/fetches/*.gz")
    cut(file, 1_000_000)
    (problem,) = problems_of_the_next_run(read, newsroom)
    assert problem.startswith(f"  ! {file}: the file is damaged: it is empty; kept as ")
    assert newsroom.asked().total() == 1


@pytest.mark.parametrize("bytes_lost", [30, 1_000_000])
def test_a_torn_segment_of_analyses_is_said_once_and_its_articles_are_read_again(
    read: TrackerProject, newsroom: Newsroom, bytes_lost: int
) -> None:
    before = len(read.query("FROM mentions"))
    file = newest(read, "segments/analyses/*.gz")
    cut(file, bytes_lost)
    (problem,) = problems_of_the_next_run(read, newsroom)
    assert problem.startswith(f"  ! {file}:")
    assert problem.endswith("its articles are read again")
    assert len(read.query("FROM mentions")) > before
    assert read.query(
        "SELECT count(*) FROM articles WHERE url NOT IN (SELECT article_url FROM mentions)"
    ) == [(0,)]


@pytest.mark.parametrize("share", [0.0, 0.6])
def test_a_torn_log_of_changes_of_the_state_costs_no_article(
    newsroom: Newsroom, project: TrackerProject, share: float
) -> None:
    newsroom.publish(6)
    project.sources[0]["delay"] = 0.1
    project.write_sources()
    process = project.begin("run")
    while len(newsroom.asked()) < 9:
        time.sleep(0.01)
    kill_with_descendants(process)
    log = project.data / "crawl-state.sqlite-wal"
    os.truncate(log, int(log.stat().st_size * share))
    assert problems_of_the_next_run(project, newsroom) == []
