"""Backups of real projects: taken beside a crawl, brought back, gone on from."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.integration.crawler.conftest import Site
from tests.integration.projects import TrackerProject, add_articles, end, wait_until


@pytest.fixture(scope="module")
def whole_site() -> Iterator[Site]:
    site = Site()
    add_articles(site, 4)
    yield site
    site.close()


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory, whole_site: Site) -> TrackerProject:
    project = TrackerProject(tmp_path_factory.mktemp("crawled") / "project")
    project.add_source("news", whole_site.url + "/feed.xml")
    project.run()
    return project


@pytest.fixture
def site(whole_site: Site, crawled: TrackerProject) -> Iterator[Site]:
    with whole_site.lent() as site:
        yield site


@pytest.fixture
def project(tmp_path: Path, site: Site, crawled: TrackerProject) -> TrackerProject:
    return crawled.copied(tmp_path / "project")


def backed_up(project: TrackerProject, folder: Path, *more: str) -> dict[str, int]:
    done = project.tracker("backup", str(folder), "--format", "json", *more)
    assert done.returncode == 0, done.stderr
    summary: dict[str, int] = json.loads(done.stdout)
    return summary


def restored(source: Path, home: Path, *more: str, code: int = 0) -> tuple[TrackerProject, str]:
    bare = TrackerProject.__new__(TrackerProject)
    bare.root, bare.workers, bare.sources = home, 1, []
    done = bare.tracker("restore", str(source), *more)
    assert done.returncode == code, done.stderr
    return bare, done.stderr


def object_of(backup: Path, path: str) -> Path:
    (snapshot,) = (backup / "snapshots").glob("*.json")
    for file in json.loads(snapshot.read_text())["files"]:
        if Path(file["path"]).match(path):
            return backup / "objects" / file["sum"][:2] / file["sum"]
    raise AssertionError(path)


def assert_well(project: TrackerProject) -> None:
    done = project.tracker("verify", "--all")
    assert done.returncode == 0, done.stdout


def test_what_comes_back_is_what_was_there_and_can_be_gone_on_from(
    project: TrackerProject, site: Site, tmp_path: Path
) -> None:
    backed_up(project, tmp_path / "backup")
    again, _ = restored(tmp_path / "backup", tmp_path / "again")
    assert again.content() == project.content()
    assert_well(again)
    site.asked.clear()
    add_articles(site, 5)
    again.run()
    assert len([path for path in site.paths() if path.startswith("/feed.xml/")]) == 1
    assert len(again.content()["articles"]) == 5
    assert_well(again)


def test_a_second_backup_copies_only_what_is_new(
    project: TrackerProject, site: Site, tmp_path: Path
) -> None:
    first = backed_up(project, tmp_path / "backup")
    assert first["copied"] == first["files"]
    second = backed_up(project, tmp_path / "backup")
    assert second["files"] == first["files"]
    # What crawls remember is one file, whose copy nobody can tell to be the same before it is made.
    assert second["copied"] == 1
    add_articles(site, 6)
    project.run()
    third = backed_up(project, tmp_path / "backup", "--keep", "1")
    assert 0 < third["copied"] < third["files"]
    assert third["removed"] > 0
    again, _ = restored(tmp_path / "backup", tmp_path / "again")
    assert len(again.content()["articles"]) == 6
    done = again.tracker("restore", str(tmp_path / "backup"), "--snapshot", str(first["snapshot"]))
    assert (done.returncode, "there is no backup" in done.stderr) == (2, True)


def test_a_backup_without_the_archive_restores_all_else(
    project: TrackerProject, tmp_path: Path
) -> None:
    backed_up(project, tmp_path / "backup", "--without-archive")
    again, _ = restored(tmp_path / "backup", tmp_path / "again")
    assert again.content() == project.content()
    assert not (again.data / "archive").exists()


def test_a_backup_that_is_taken_while_a_crawl_runs_loses_and_doubles_nothing(
    project: TrackerProject, site: Site, tmp_path: Path
) -> None:
    add_articles(site, 40)
    project.sources[0]["delay"] = 0.05
    project.write_sources()
    process = project.start("run")
    wait_until(lambda: len(set(site.paths())) > 15)
    backed_up(project, tmp_path / "backup")
    wait_until(lambda: len(set(site.paths())) > 25)
    backed_up(project, tmp_path / "later")
    assert process.poll() is None
    end(process)
    project.run()
    for name in ("backup", "later"):
        again, _ = restored(tmp_path / name, tmp_path / f"from-{name}")
        again.run()
        assert again.content() == project.content()
        assert_well(again)


@pytest.mark.parametrize("damage", [Path.unlink, lambda path: path.write_bytes(b"not that")])
def test_a_warehouse_that_is_damaged_in_the_backup_is_built_from_its_segments(
    project: TrackerProject, tmp_path: Path, damage: object
) -> None:
    backed_up(project, tmp_path / "backup")
    damage(object_of(tmp_path / "backup", "data/published/*.duckdb"))  # type: ignore[operator]
    again, told = restored(tmp_path / "backup", tmp_path / "again", code=1)
    assert "built from the segments" in told
    assert again.content() == project.content()
    assert_well(again)


def test_a_segment_that_is_damaged_in_the_backup_is_told_and_the_rest_comes_back(
    project: TrackerProject, tmp_path: Path
) -> None:
    backed_up(project, tmp_path / "backup")
    object_of(tmp_path / "backup", "data/segments/fetches/*").write_bytes(b"not that")
    _, told = restored(tmp_path / "backup", tmp_path / "x", "--check", code=1)
    assert not (tmp_path / "x").exists()
    assert "its content in the backup is damaged" in told
    again, told = restored(tmp_path / "backup", tmp_path / "again", code=1)
    assert "its content in the backup is damaged" in told
    assert again.content() == project.content()


def test_neither_overwrites_what_it_did_not_write(project: TrackerProject, tmp_path: Path) -> None:
    backed_up(project, tmp_path / "backup")
    before = project.content()
    _, told = restored(tmp_path / "backup", project.root, code=2)
    assert "is not empty" in told
    assert project.content() == before
    strange = tmp_path / "strange"
    strange.mkdir()
    (strange / "thesis.txt").write_text("mine")
    assert project.tracker("backup", str(strange)).returncode == 2
    assert [file.name for file in strange.iterdir()] == ["thesis.txt"]
    assert project.tracker("backup", str(project.data / "backup")).returncode == 2


def test_a_backup_that_was_interrupted_is_no_backup_and_the_next_goes_on(
    project: TrackerProject, tmp_path: Path
) -> None:
    process = project.start("backup", str(tmp_path / "backup"))
    wait_until(lambda: list((tmp_path / "backup" / "objects").glob("??/*")))
    process.kill()
    process.communicate(timeout=60)
    if not list((tmp_path / "backup").glob("snapshots/*.json")):
        restored(tmp_path / "backup", tmp_path / "again", code=2)
    backed_up(project, tmp_path / "backup")
    again, _ = restored(tmp_path / "backup", tmp_path / "again")
    assert again.content() == project.content()
    assert not list((tmp_path / "backup" / "objects").glob(".*"))


def test_one_command_builds_a_damaged_warehouse_anew(project: TrackerProject) -> None:
    before = project.content()
    file = project.data / "warehouse.duckdb"
    file.write_bytes(b"not that" * 10_000)
    shutil.rmtree(project.data / "published")
    assert "'tracker restore --rebuild'" in project.tracker("verify").stdout
    done = project.tracker("restore", "--rebuild")
    assert done.returncode == 0, done.stderr
    assert "the old warehouse is kept as" in done.stderr
    assert project.content() == before
    assert_well(project)
