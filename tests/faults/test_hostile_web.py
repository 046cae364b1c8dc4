"""One crawl of a web in which every site but one means no good."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.faults.conftest import Newsroom, assert_verified
from tests.faults.hostile_web import FAULTS, WITHOUT_TLS, HostileWeb, Names, hostile_web
from tests.integration.projects import TrackerProject

NAME_SERVER = "127.0.0.77"
MEGABYTES = 600
"""Of the largest process of a run. A body may have 10 MB, and a sitemap 52."""
SECONDS = 60
"""Of computing, all processes together."""


@pytest.fixture
def web() -> Iterator[HostileWeb]:
    with hostile_web() as web:
        yield web


@pytest.fixture
def names() -> Iterator[Names | None]:
    """None where the test may not serve names, or not let a process ask for them here."""
    try:
        names = Names(NAME_SERVER)
    except OSError:
        yield None
        return
    may = subprocess.run(["unshare", "--mount", "true"], check=False, capture_output=True)
    yield names if may.returncode == 0 else None
    names.close()


def test_a_web_that_means_no_good_costs_its_limits_and_no_other_source_anything(
    web: HostileWeb, newsroom: Newsroom, names: Names | None, tmp_path: Path
) -> None:
    project = TrackerProject(tmp_path / "project")
    (project.root / "tracker.toml").write_text(
        "[crawl]\ndelay = 0.1\ntimeout = 2\nconcurrency = 64\n"
        "[analyse]\nworkers = 1\nginza = false\n"
    )
    for name, url in web.urls.items():
        project.add_source(name, url, **(FAULTS[name].source if name in FAULTS else {}))
    project.add_source("news", newsroom.feed)
    inside = web.sites["other-words"]
    port = urlsplit(inside.url).port
    if names is not None:
        project.add_source("rebinding", f"http://rebinding.example:{port}/a", allow_local=False)
    newsroom.publish(5)

    first = run(project, names)
    assert first.returncode == 1, first.stderr
    told = {
        name: [line for line in first.stderr.splitlines() if f"! {name}: " in line]
        for name in (*web.urls, "news", "rebinding")
    }
    for name, fault in FAULTS.items():
        assert len(told[name]) == (fault.told is not None), (name, told[name])
        assert (fault.told or "") in "".join(told[name]), name
        assert len(web.sites[name].asked) <= fault.asked_at_most, name
    for name in WITHOUT_TLS:
        assert len(told[name]) == 1
        assert "TLS" in told[name][0] or "the connection failed" in told[name][0]
    assert told["news"] == []
    assert "Traceback" not in first.stderr
    assert project.data.stat().st_mode & 0o777 == 0o700
    if names is not None:
        assert names.asked > 1
        (line,) = told["rebinding"]
        assert "rebinding.example is at 127.0.0.1, a private address" in line

    # What is stored is what the sites have said, once each.
    stored = dict(project.query("SELECT source, count(*) FROM articles GROUP BY ALL"))
    expected = {name: fault.articles for name, fault in FAULTS.items() if fault.articles}
    assert stored == expected | {"news": 5}
    assert {
        path for (path,) in project.query("SELECT url FROM articles WHERE source = 'news'")
    } == {newsroom.site.url + path for path in newsroom.published}

    # Another day: the good source goes on, and who failed is left alone.
    newsroom.publish(1)
    second = run(project, names)
    assert "! news: " not in second.stderr, second.stderr
    assert project.query("SELECT count(*) FROM articles WHERE source = 'news'") == [(6,)]
    versions = "SELECT count(*) FROM articles WHERE source = 'other-words'"
    assert project.query(versions) == [(1,)]
    assert_verified(project)


def run(project: TrackerProject, names: Names | None) -> subprocess.CompletedProcess[str]:
    """`tracker run` to its end, with its bounds."""
    command = project.start_command("run")
    if names is not None:
        resolv = project.root / "resolv.conf"
        resolv.write_text(f"nameserver {NAME_SERVER}\noptions timeout:1 attempts:1\n")
        mount = f"mount --bind '{resolv}' /etc/resolv.conf && exec \"$@\""
        command = ["unshare", "--mount", "sh", "-c", mount, "sh", *command]
    told = project.root / "told"
    with told.open("w") as errors:
        process = subprocess.Popen(command, stdout=errors, stderr=errors, start_new_session=True)
        _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert used.ru_maxrss < MEGABYTES * 1000, f"{used.ru_maxrss} kB"
    assert used.ru_utime + used.ru_stime < SECONDS
    return subprocess.CompletedProcess(command, process.returncode, "", told.read_text())
