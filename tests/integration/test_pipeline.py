"""The stages as a user runs them: what they say, how they end, and what an interruption costs."""

from __future__ import annotations

import json
import os
import random
import resource
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.integration.crawler.conftest import Answer, Site
from tests.integration.projects import TrackerProject, add_articles, end, wait_until

ARTICLES = 12
SUMMARY = f"crawl: {ARTICLES} found, {ARTICLES} fetched, {ARTICLES} new"
TABLE = [["source", "found", "fetched", "new"], ["press", *[str(ARTICLES)] * 3]]


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    yield site
    site.close()


@pytest.fixture
def project(tmp_path: Path, site: Site) -> TrackerProject:
    project = TrackerProject(tmp_path / "a project")
    project.add_source("press", add_articles(site, ARTICLES))
    return project


def test_a_run_brings_articles_to_readers_and_the_next_brings_no_row_twice(
    project: TrackerProject,
) -> None:
    done = project.run()
    assert done.stdout == ""
    crawl, *table, analyse, load, publish = done.stderr.splitlines()
    assert crawl == SUMMARY
    assert [row.split() for row in table] == TABLE
    counts = [
        project.query(f"SELECT count(*) FROM {table}")[0][0] for table in ("mention", "claim")
    ]
    assert min(counts) >= ARTICLES
    assert analyse == "analyse: {} articles, {} mentions, {} claims".format(ARTICLES, *counts)
    assert load.startswith("load: 3 segments, 12 articles, ")
    assert publish == "publish: tracker-000001.duckdb"
    content = project.content()
    assert len(content["articles"]) == ARTICLES
    assert project.tracker("run").stderr.splitlines() == [
        f"crawl: {ARTICLES} found, {ARTICLES} skipped",
        "analyse: nothing new to read",
        "load: 1 segment",
        "publish: tracker-000002.duckdb",
    ]
    assert project.content() == content


def test_the_stages_one_by_one_do_what_a_run_does(project: TrackerProject) -> None:
    assert project.tracker("crawl").stderr.splitlines()[0] == SUMMARY
    analysed = project.tracker("analyse")
    assert analysed.returncode == 0
    assert project.tracker("publish").stderr.splitlines()[-1] == "publish: tracker-000001.duckdb"
    stages = project.content()
    assert project.tracker("analyse").stderr == "analyse: nothing new to read\n"
    assert project.tracker("publish").stderr.splitlines() == [
        "load: nothing new to load",
        "publish: nothing new, tracker-000001.duckdb stays",
    ]
    again = project.tracker("analyse", "--everything")
    assert again.stderr == analysed.stderr
    assert project.tracker("publish").returncode == 0
    assert project.content() == stages


def test_several_processes_read_what_one_does(project: TrackerProject) -> None:
    project.run()
    alone = project.content()
    (project.root / "tracker.toml").write_text("[analyse]\nworkers = 2\nginza = false\n")
    assert project.tracker("analyse", "--everything").returncode == 0
    assert project.tracker("publish").returncode == 0
    assert project.content() == alone


def test_a_source_that_fails_is_one_line_and_does_not_stop_the_others(
    project: TrackerProject, site: Site
) -> None:
    site.answers["/gone.xml"] = Answer(b"", 404)
    project.add_source("gone", f"{site.url}/gone.xml")
    done = project.tracker("run")
    assert done.returncode == 1
    (problem,) = [line for line in done.stderr.splitlines() if line.startswith("  ! ")]
    assert problem.startswith("  ! gone: ")
    assert done.stderr.splitlines()[-1] == "tracker: done, with 1 problem (see above)"
    assert len(project.content()["articles"]) == ARTICLES


def test_an_address_is_crawled_without_being_written_down(tmp_path: Path, site: Site) -> None:
    feed = add_articles(site, 2)
    project = TrackerProject(tmp_path / "p")
    refused = project.tracker("run", "--feed", feed)
    assert refused.returncode == 1
    assert "--allow-local" in refused.stderr or "private" in refused.stderr
    assert project.tracker("run", "--feed", feed, "--allow-local").returncode == 0
    assert len(project.content()["articles"]) == 2
    assert feed not in (project.root / "sources.yaml").read_text()


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["run", "--source", "pres"], 2, "there is no source 'pres'; the sources are: press"),
        (["run", "--feed", "ftp://a.test/"], 2, "'ftp://a.test/' is no address that can be"),
        (["run", "--wait", "long"], 2, "Invalid value for '--wait'"),
        (["rum"], 2, "there is no command 'rum'; did you mean 'run'?"),
        (["init"], 1, "is a project already"),
    ],
)
def test_a_wrong_call_is_one_line(
    project: TrackerProject, arguments: list[str], code: int, message: str
) -> None:
    done = project.tracker(*arguments)
    assert (done.returncode, done.stdout) == (code, "")
    assert done.stderr.startswith("tracker: ")
    assert done.stderr.count("\n") == 1
    assert message in done.stderr


def test_a_mistake_in_the_configuration_shows_before_anything_is_fetched(
    project: TrackerProject, site: Site
) -> None:
    (project.root / "entities.yaml").write_text("entities:\n  - {id: x1, name: X1, kind: chpi}\n")
    done = project.tracker("run")
    assert done.returncode == 2
    assert "entities.yaml:2: 'kind': 'chpi'" in done.stderr
    assert site.asked == []


def test_no_project_is_told(tmp_path: Path) -> None:
    project = TrackerProject(tmp_path / "p")
    (project.root / "tracker.toml").unlink()
    done = project.tracker("run")
    assert done.returncode == 2
    assert "is no tracker project" in done.stderr


@pytest.mark.parametrize("command", ["init", "run", "schedule", "analyse"])
def test_a_home_that_is_a_file_is_told(tmp_path: Path, command: str) -> None:
    project = TrackerProject(tmp_path / "p")
    file = project.root / "sources.yaml"
    project.root = file
    done = project.tracker(command)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert str(file) in done.stderr


def test_a_data_folder_that_cannot_be_written_is_told(project: TrackerProject) -> None:
    project.data.write_text("in the way")
    done = project.tracker("run")
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert str(project.data) in done.stderr


def test_only_one_run_writes_and_another_can_wait_for_it(
    project: TrackerProject, site: Site
) -> None:
    project.add_source("slow", add_articles(site, 3, path="/slow.xml"), delay=0.2)
    first = project.start("run")
    wait_until(lambda: len(site.asked) > 3)
    second = project.tracker("run")
    assert second.returncode == 1
    assert second.stderr == (
        f"tracker: another crawl, analysis or load is at work here (process {first.pid}); "
        "wait for it, or stop it\n"
    )
    third = project.tracker("run", "--wait", "60")
    assert third.returncode == 0
    assert third.stderr.startswith("another crawl, analysis or load is at work here")
    assert first.communicate(timeout=60)[1].startswith("crawl: 15 found")
    assert len(project.content()["articles"]) == ARTICLES + 3


def test_readers_ask_while_a_crawl_is_running(project: TrackerProject, site: Site) -> None:
    project.run()
    project.add_source("slow", add_articles(site, 4, path="/slow.xml"), delay=1.0)
    crawl = project.start("run")
    asked = len(site.asked)
    wait_until(lambda: len(site.asked) > asked + 2)
    answer = project.tracker("sql", "SELECT count(*) AS n FROM articles", "--format", "json")
    trend = project.tracker("sql", "FROM trend('Trainium2')", "--format", "csv")
    report = project.tracker("report", "--entity", "Trainium2")
    assert crawl.poll() is None, "the crawl was still running"
    assert json.loads(answer.stdout) == [{"n": ARTICLES}]
    assert trend.stdout.startswith("bucket,mentions,articles")
    assert report.stdout.startswith("Trainium2")
    assert "4 fetched, 4 new" in crawl.communicate(timeout=60)[1]
    assert project.query("SELECT count(*) FROM articles") == [(ARTICLES + 4,)]


def test_a_damaged_segment_is_one_line_each_time_and_the_others_are_read(
    project: TrackerProject, site: Site
) -> None:
    project.tracker("crawl")
    project.add_source("more", add_articles(site, 3, path="/more.xml"))
    project.tracker("crawl")
    damaged, whole = project.segments("articles")
    file = project.data / "segments" / "articles" / damaged
    file.write_bytes(file.read_bytes()[:-40])
    for expected in ("analyse: 3 articles, 48 mentions, ", "analyse: nothing read"):
        done = project.tracker("analyse")
        assert done.returncode == 1
        said, problem, last = done.stderr.splitlines()
        assert said.startswith(expected)
        assert problem.startswith(f"  ! {file}:")
        assert "damaged" in problem
        assert last == "tracker: done, with problems (see above)"
        assert project.segments("analyses") == [whole]
    done = project.tracker("publish")
    assert done.returncode == 1
    assert [line for line in done.stderr.splitlines() if damaged in line]
    assert len(project.content()["articles"]) == 3


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_ends_a_run_cleanly_and_the_next_goes_on(
    project: TrackerProject, site: Site, number: int, code: int
) -> None:
    project.sources[0]["delay"] = 0.3
    project.write_sources()
    process = project.start("run")
    wait_until(lambda: len(site.asked) > 4)
    returned, err = end(process, number)
    assert returned == code
    crawl, *_, last = (line for line in err.splitlines() if not line.endswith(" …"))
    assert crawl.endswith(" waiting")
    assert last == (
        "tracker: interrupted; what was stored is kept, and the same command goes on from there"
    )
    asked = site.paths()
    project.run()
    assert len(project.content()["articles"]) == ARTICLES
    again = [path for path in site.paths() if path != "/robots.txt" and path != "/feed.xml"]
    assert sorted(again) == sorted(set(again)), f"fetched twice; before the signal: {asked}"


def processes_of(session: int) -> int:
    """Those that have ended, but that nobody has asked about yet, do not count."""
    session_states = ["ps", "-o", "stat=", "-s", str(session)]
    states = subprocess.run(session_states, capture_output=True, text=True).stdout.split()
    return sum(not state.startswith("Z") for state in states)


def test_readers_do_not_outlive_a_run_that_is_killed(project: TrackerProject) -> None:
    project.tracker("crawl")
    (project.root / "tracker.toml").write_text("[analyse]\nworkers = 2\nginza = false\n")
    process = project.start("analyse", "--all")
    wait_until(lambda: processes_of(process.pid) > 1)
    process.kill()
    process.wait()
    wait_until(lambda: processes_of(process.pid) == 0, seconds=20)
    assert project.tracker("analyse").returncode == 0


@pytest.fixture(scope="module")
def big_site() -> Iterator[Site]:
    site = Site()
    add_articles(site, 40)
    yield site
    site.close()


@pytest.fixture(scope="module")
def truth(big_site: Site, tmp_path_factory: pytest.TempPathFactory) -> tuple[dict, float]:  # type: ignore[type-arg]
    """What a run that nobody disturbs makes of the site, and the seconds that it takes."""
    project = TrackerProject(tmp_path_factory.mktemp("truth"))
    project.add_source("press", f"{big_site.url}/feed.xml")
    started = time.monotonic()
    project.run()
    return project.content(), time.monotonic() - started


@pytest.mark.parametrize("seed", range(2))
def test_whatever_the_moment_of_ctrl_c_the_next_run_completes_the_truth(
    big_site: Site,
    truth: tuple[dict, float],
    tmp_path: Path,
    seed: int,  # type: ignore[type-arg]
) -> None:
    expected, seconds = truth
    project = TrackerProject(tmp_path / "p", workers=1 + seed % 2)
    project.add_source("press", f"{big_site.url}/feed.xml")
    moments = random.Random(seed)
    for _ in range(2):
        process = project.start("run")
        time.sleep(moments.uniform(0.2, 1.1) * seconds)
        code, err = end(process, signal.SIGINT)
        assert code in {0, 130, -signal.SIGINT}, err
        assert "Traceback" not in err or code == -signal.SIGINT, err
    done = project.tracker("run", "--wait", "60")
    assert done.returncode == 0, done.stderr
    assert project.content() == expected
    assert project.query("SELECT count(*), count(DISTINCT url) FROM article") == [(40, 40)]


def limited(bytes_a_file: int) -> None:
    """A limit on the size of a file stands in for a full disk: a write fails half-way."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (bytes_a_file, bytes_a_file))


@pytest.mark.parametrize("bytes_a_file", [200, 20_000, 1_000_000])
def test_without_space_a_run_ends_in_plain_words_and_the_next_completes(
    big_site: Site,
    truth: tuple[dict, float],  # type: ignore[type-arg]
    tmp_path: Path,
    bytes_a_file: int,
) -> None:
    project = TrackerProject(tmp_path / "p")
    project.add_source("press", f"{big_site.url}/feed.xml")
    done = project.started("run", before=lambda: limited(bytes_a_file))
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert done.stderr.splitlines()[-1].startswith("tracker: ")
    project.run()
    assert project.content() == truth[0]


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[None]:
    mount = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)],
        capture_output=True,
        text=True,
    )
    if mount.returncode:
        pytest.skip(f"no file system can be mounted here: {mount.stderr.strip()}")
    try:
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can mount a small file system")
def test_a_disk_that_fills_up_loses_nothing(
    big_site: Site,
    truth: tuple[dict, float],  # type: ignore[type-arg]
    tmp_path: Path,
) -> None:
    project = TrackerProject(tmp_path / "p")
    project.add_source("press", f"{big_site.url}/feed.xml")
    project.data.mkdir()
    with small_disk(project.data, "40m"):
        filler = project.data / "filler"
        filler.write_bytes(b"x" * 41_500_000)
        for _ in range(10):
            done = project.tracker("run")
            assert "Traceback" not in done.stderr
            if done.returncode == 0:
                break
            assert done.returncode == 1
            assert done.stderr.splitlines()[-1].startswith("tracker: ")
            filler.write_bytes(b"x" * max(0, filler.stat().st_size - 9_000_000))
        assert project.content() == truth[0]
