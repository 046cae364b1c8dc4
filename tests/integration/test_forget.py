"""What is forgotten stands nowhere any more, and does not come back unless somebody asks."""

from __future__ import annotations

import fcntl
import gzip
import json
import random
import time
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from crawler.segments import write_segment
from crawler.storage import StorageError
from tests.integration.crawler.conftest import Site
from tests.integration.projects import TrackerProject
from tracker.forget import work
from tracker.forget.journal import FILE as JOURNAL

SECRET = "wolframite"
"""Stands in the article that is forgotten, in its title, address and text, and nowhere else."""


@pytest.fixture(scope="module")
def whole_site() -> Iterator[Site]:
    site = Site()
    site.add_article(
        f"/news/{SECRET}",
        f"Trainium2 and {SECRET}",
        text=f"AWS says that the {SECRET} Trainium2 is 3 times faster than H100.",
    )
    for number in range(3):
        site.add_article(
            f"/news/{number}",
            f"Report {number}",
            text=f"AWS says that Trainium2 is {number + 2} times faster than H100.",
        )
    site.add_feed(f"/news/{SECRET}", "/news/0", "/news/1", "/news/2")
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


def secret_url(site: Site) -> str:
    return f"{site.url}/news/{SECRET}"


def files_that_hold(data: Path, word: str) -> list[str]:
    """The files below `data` of which the bytes, unpacked, hold the word."""
    found = []
    for file in data.rglob("*"):
        if file.is_file():
            content = file.read_bytes()
            if file.suffix == ".gz":
                content = gzip.decompress(content)
            if word.encode() in content or (
                file.suffix == ".duckdb" and _database_holds(file, word)
            ):
                found.append(file.relative_to(data).as_posix())
    return sorted(found)


def _database_holds(file: Path, word: str) -> bool:
    with duckdb.connect(str(file), read_only=True) as con:
        tables = con.execute("SELECT table_name FROM duckdb_tables()").fetchall()
        return any(
            con.execute(
                f'SELECT count(*) FROM "{table}" AS t WHERE contains(t::VARCHAR, ?)', [word]
            ).fetchone()
            != (0,)
            for (table,) in tables
        )


def forget(project: TrackerProject, *arguments: str) -> str:
    done = project.tracker("forget", *arguments)
    assert done.returncode == 0, done.stderr
    return done.stderr


def assert_well(project: TrackerProject) -> None:
    done = project.tracker("verify", "--all")
    assert done.returncode == 0, done.stdout


def test_an_article_is_gone_from_every_file_and_all_else_is_as_it_was(
    project: TrackerProject, site: Site
) -> None:
    assert len(files_that_hold(project.data, SECRET)) > 6
    others = [row for row in project.content()["mentions"] if SECRET not in row[0]]
    told = forget(project, "--article", secret_url(site), "--yes")
    assert "1 article, 1 wording" in told
    assert files_that_hold(project.data, SECRET) == []
    assert project.content()["mentions"] == others
    assert len(list((project.data / "published").glob("tracker-*"))) == 1
    assert_well(project)


def test_addresses_that_differ_in_the_campaign_alone_go_too(
    project: TrackerProject, site: Site
) -> None:
    row = {
        "run_id": "r",
        "source": "news",
        "url": f"{secret_url(site)}?utm_source=mail",
        "fetched_at": "2026-03-01T00:00:00+00:00",
        "purpose": "page",
        "status": 200,
        "outcome": "unchanged",
        "reason": "",
        "bytes": 1,
        "seconds": 0.1,
    }
    write_segment(project.data / "segments" / "fetches" / "29990101T000000Z-0001.jsonl.gz", [row])
    forget(project, "--article", secret_url(site), "--yes")
    assert files_that_hold(project.data, SECRET) == []
    assert_well(project)


def test_it_does_not_come_back_until_somebody_asks_for_it(
    project: TrackerProject, site: Site, tmp_path: Path
) -> None:
    forget(project, "--article", secret_url(site), "--yes")
    site.asked.clear()
    site.add_article("/news/3", "Report 3", text="AWS names Trainium2.")
    site.add_article(
        "/elsewhere",
        f"Trainium2 and {SECRET}",
        text=f"AWS says that the {SECRET} Trainium2 is 3 times faster than H100.",
    )
    answer = site.answers["/elsewhere"]
    canonical = f'<head><link rel="canonical" href="{secret_url(site)}">'
    answer.body = answer.body.replace(b"<head>", canonical.encode())  # type: ignore[union-attr]
    assert canonical.encode() in answer.body  # type: ignore[union-attr]
    site.add_feed(f"/news/{SECRET}", f"/news/{SECRET}?utm_source=feed", "/elsewhere", "/news/3")
    project.run()
    assert project.tracker("analyse", "--everything").returncode == 0
    page = tmp_path / "saved.html"
    page.write_bytes(site.answers[f"/news/{SECRET}"].body)  # type: ignore[union-attr]
    table = tmp_path / "addresses.csv"
    table.write_text(f"path,url\nsaved.html,{secret_url(site)}\n")
    done = project.tracker("import", str(page), "--url-from", str(table))
    assert done.returncode == 0, done.stderr
    project.run()
    assert f"/news/{SECRET}" not in site.paths()
    assert files_that_hold(project.data, SECRET) == []
    assert len(project.content()["articles"]) == 4
    forget(project, "--undo", secret_url(site))
    project.run()
    assert secret_url(site) in {url for url, *_ in project.content()["articles"]}
    assert_well(project)
    again = project.tracker("forget", "--undo", secret_url(site))
    assert (again.returncode, "was not forgotten" in again.stderr) == (1, True)


def test_nothing_is_removed_unless_a_person_agrees(project: TrackerProject, site: Site) -> None:
    before = project.content()
    done = project.tracker("forget", "--article", secret_url(site))  # its answer is no answer
    assert done.returncode != 0
    assert "to be forgotten: 1 article" in done.stderr
    assert project.content() == before
    assert not (project.data / JOURNAL).exists()
    assert project.tracker("forget", "--source", "nobody", "--yes").returncode == 1
    assert project.tracker("forget").returncode == 2
    assert project.tracker("forget", "--undo", "x", "--source", "news").returncode == 2


def test_a_source_goes_with_its_log_and_what_others_found_stays(
    project: TrackerProject, site: Site
) -> None:
    site.add_article("/gossip/1", "Gossip", text="NVIDIA is said to buy H100 back.")
    site.add_feed("/gossip/1", "/news/0", path="/gossip.xml")
    project.add_source("gossip", site.url + "/gossip.xml")
    project.run()
    before = [row for row in project.content()["articles"] if "gossip" not in row[0]]
    forget(project, "--source", "gossip", "--yes")
    assert project.content()["articles"] == before
    assert [name for name in files_that_hold(project.data, "gossip") if "logs/" not in name] == []
    assert_well(project)


def test_all_before_a_day_goes(project: TrackerProject) -> None:
    forget(project, "--before", "2999-01-01", "--yes")
    assert project.content() == {"articles": [], "mentions": [], "claims": []}
    assert not list(project.data.glob("archive/*/*.warc.gz"))
    assert_well(project)
    project.run()
    assert project.content()["articles"] == []


@pytest.mark.parametrize("step", range(9))
def test_after_a_failure_at_any_step_the_next_call_goes_on(
    project: TrackerProject, site: Site, step: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = [
        "Forgotten", "State", "erase_versions", "rewrite_segment", "erase_responses",
        "erase_lines", "forget", "write_anew", "publish",
    ]  # fmt: skip

    def fail(*_: object, **__: object) -> None:
        raise StorageError("the disk is full")

    monkeypatch.setattr(work, steps[step], fail)
    with pytest.raises(StorageError, match="the disk is full"):
        in_this_process(project, "--article", secret_url(site), "--yes")
    monkeypatch.undo()
    assert project.tracker("verify", "--quick").returncode == 1
    assert "going on with what was begun" in forget(project)
    assert files_that_hold(project.data, SECRET) == []
    assert len(project.content()["articles"]) == 3
    assert_well(project)


def in_this_process(project: TrackerProject, *arguments: str) -> None:
    from tracker.cli import cli

    cli.main(["--home", str(project.root), "forget", *arguments], standalone_mode=False)


def test_kills_at_any_moment_leave_nothing_half_done(project: TrackerProject, site: Site) -> None:
    dice = random.Random("forget")
    started = time.monotonic()
    forget_once = ("forget", "--article", secret_url(site), "--yes")
    for number in range(8):
        process = project.begin(*forget_once)
        while process.poll() is None and not (project.data / JOURNAL).exists():
            time.sleep(0.002)
        time.sleep(dice.random() * 0.4)
        process.kill()
        process.wait(60)
        if number == 3:
            project.run()  # a crawl in between brings nothing back
    assert time.monotonic() - started < 200
    forget(project, *forget_once[1:])
    assert files_that_hold(project.data, SECRET) == []
    assert len(project.content()["articles"]) == 3
    hidden = {file.name for file in project.data.rglob(".*")}
    assert hidden <= {".journal.jsonl.lock"}
    assert_well(project)


def test_it_waits_for_nobody_and_says_who_is_at_work(project: TrackerProject) -> None:
    with (project.data / "run.lock").open("a") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        done = project.tracker("forget", "--before", "2999-01-01", "--yes")
    assert (done.returncode, "is at work here" in done.stderr) == (1, True)


def test_other_programs_read_what_would_go(project: TrackerProject, site: Site) -> None:
    done = project.tracker("forget", "--article", secret_url(site), "--yes", "--format", "json")
    assert json.loads(done.stdout)["articles"] == 1
    assert list((project.data / "published").iterdir())
