"""`tracker verify` on a project that was crawled, and then damaged from outside."""

from __future__ import annotations

import fcntl
import json
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import duckdb
import pytest

from tests.integration.crawler.conftest import Site
from tests.integration.projects import TrackerProject, add_articles


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    site = Site()
    yield site
    site.close()


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory, site: Site) -> TrackerProject:
    project = TrackerProject(tmp_path_factory.mktemp("crawled") / "project")
    project.add_source("news", add_articles(site, 3))
    project.run()
    return project


@pytest.fixture
def project(tmp_path: Path, crawled: TrackerProject) -> TrackerProject:
    return crawled.copied(tmp_path / "project")


def verified(project: TrackerProject, *arguments: str, code: int = 0) -> list[dict[str, str]]:
    done = project.tracker("verify", "--format", "json", *arguments)
    assert done.returncode == code, done.stdout + done.stderr
    answer = json.loads(done.stdout)
    assert answer["ok"] is (code == 0)
    findings: list[dict[str, str]] = answer["findings"]
    return findings


def archive(project: TrackerProject) -> Path:
    (file,) = project.data.glob("archive/*/*.warc.gz")
    return file


def archive_gone(project: TrackerProject) -> None:
    archive(project).unlink()


def archive_cut(project: TrackerProject) -> None:
    os.truncate(archive(project), archive(project).stat().st_size - 10)


def archive_scratched(project: TrackerProject) -> None:
    data = bytearray(archive(project).read_bytes())
    for start in range(0, len(data), 200):
        data[start : start + 20] = bytes(20)
    archive(project).write_bytes(data)


def archive_positions_swapped(project: TrackerProject) -> None:
    with duckdb.connect(str(project.data / "warehouse.duckdb")) as con:
        con.execute(
            "UPDATE article_version SET warc_offset = other.warc_offset, "
            "warc_length = other.warc_length FROM (SELECT max(warc_offset) AS warc_offset, "
            "arg_max(warc_length, warc_offset) AS warc_length FROM article_version) AS other"
        )


def copy_damaged(project: TrackerProject) -> None:
    (copy,) = project.data.glob("published/tracker-*.duckdb")
    copy.write_bytes(b"no database" * 1000)


def copy_of_another_state(project: TrackerProject) -> None:
    (copy,) = project.data.glob("published/tracker-*.duckdb")
    with duckdb.connect(str(copy)) as con:
        con.execute("DELETE FROM claim")


def copy_gone(project: TrackerProject) -> None:
    latest = project.data / "published" / "latest.duckdb"
    latest.unlink()
    latest.symlink_to("tracker-999999.duckdb")


def in_state(project: TrackerProject, statement: str) -> None:
    with closing(sqlite3.connect(project.data / "crawl-state.sqlite")) as db, db:
        db.execute(statement)


def article_remembered_and_not_stored(project: TrackerProject) -> None:
    in_state(
        project,
        "INSERT INTO page SELECT url || 'x', source, fetch_url, canonical || 'x', content_hash, "
        "status, looked_at, published_at, hint FROM page",
    )


def warehouse_damaged(project: TrackerProject) -> None:
    os.truncate(project.data / "warehouse.duckdb", 300_000)


def warehouse_gone(project: TrackerProject) -> None:
    (project.data / "warehouse.duckdb").unlink()


@pytest.mark.parametrize(
    ("damage", "check", "says", "todo"),
    [
        (archive_gone, "archive", "articles whose archive file is gone", "backup"),
        (archive_cut, "archive", "end before a response", "backup"),
        (archive_scratched, "archive", "cannot be read", "backup"),
        (archive_positions_swapped, "archive", "of another address", "backup"),
        (copy_damaged, "published copy", "cannot be read", "tracker publish"),
        (copy_of_another_state, "published copy", "claim has 0 rows", "tracker publish"),
        (copy_gone, "published copy", "leads nowhere", "tracker publish"),
        (article_remembered_and_not_stored, "crawl state", "in no segment", "--undo"),
        (warehouse_damaged, "warehouse", "damaged", "tracker restore --rebuild"),
        (warehouse_gone, "warehouse", "no warehouse", "tracker publish"),
    ],
)
def test_a_damage_is_told_with_what_to_do(
    project: TrackerProject,
    damage: Callable[[TrackerProject], None],
    check: str,
    says: str,
    todo: str,
) -> None:
    damage(project)
    findings = verified(project, "--all", code=1)
    (finding, *_) = [one for one in findings if one["check"] == check]
    assert says in finding["says"]
    assert todo in finding["todo"]


def test_it_says_in_one_line_that_all_is_well_and_changes_nothing(project: TrackerProject) -> None:
    before = {file: file.read_bytes() for file in stored(project)}
    done = project.tracker("verify")
    assert (done.returncode, done.stdout) == (0, "all is well\n")
    assert {file: file.read_bytes() for file in stored(project)} == before


def stored(project: TrackerProject) -> list[Path]:
    return [
        file
        for file in project.data.rglob("*")
        if file.is_file() and file.suffix in {".gz", ".duckdb", ".sqlite"}
    ]


def test_while_a_crawl_is_at_work_the_published_copy_is_looked_at(project: TrackerProject) -> None:
    (analyses,) = project.data.glob("segments/analyses/*.gz")
    newer = analyses.with_name("29990101T000000Z-0001.jsonl.gz")
    newer.write_bytes(analyses.read_bytes())
    assert [one["check"] for one in verified(project, code=1)] == ["segments"]
    with (project.data / "run.lock").open("a") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        assert verified(project) == []


def test_a_new_project_is_well(tmp_path: Path) -> None:
    assert verified(TrackerProject(tmp_path / "new")) == []


def test_wrong_use_is_told_apart(project: TrackerProject, tmp_path: Path) -> None:
    assert project.tracker("verify", "--quick", "--all").returncode == 2
    project.root = tmp_path
    assert project.tracker("verify").returncode == 2
