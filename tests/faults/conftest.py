"""A site that keeps the truth, and runs that are killed with all that they have started."""

from __future__ import annotations

import fcntl
import json
import os
import signal
import subprocess
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from crawler.archive import read_response
from crawler.segments import read_segment
from tests import warm
from tests.integration.crawler.conftest import Site
from tests.integration.projects import TrackerProject


class Newsroom:
    """Publishes articles into a feed, and knows what it has published and was asked for."""

    def __init__(self) -> None:
        self.site = Site()
        self.published: list[str] = []
        self.publish(0)

    @property
    def feed(self) -> str:
        return f"{self.site.url}/feed.xml"

    def publish(self, count: int) -> None:
        for _ in range(count):
            number = len(self.published)
            path = f"/article/{number:03}"
            self.site.add_article(
                path,
                f"Report {number} on accelerators",
                text=f"AWS says that Trainium2 is {number % 7 + 2} times faster than H100.",
            )
            self.published.append(path)
        self.site.add_feed(*self.published)

    @contextmanager
    def lent(self) -> Iterator[Newsroom]:
        """For one test of several: what it publishes is forgotten after it."""
        published = len(self.published)
        with self.site.lent():
            yield self
        del self.published[published:]

    def asked(self) -> Counter[str]:
        """How often each article was asked for."""
        return Counter(path for path in self.site.paths() if path in set(self.published))


@pytest.fixture
def newsroom() -> Iterator[Newsroom]:
    newsroom = Newsroom()
    yield newsroom
    newsroom.site.close()


@pytest.fixture
def project(tmp_path: Path, newsroom: Newsroom) -> TrackerProject:
    return reading(newsroom, tmp_path / "project")


def reading(newsroom: Newsroom, folder: Path) -> TrackerProject:
    """A new project that reads the newsroom."""
    project = TrackerProject(folder)
    project.add_source("news", newsroom.feed)
    return project


def assert_verified(project: TrackerProject) -> None:
    """Nothing that the project keeps is lost, doubled or moved."""
    done = project.tracker("verify", "--all", "--format", "json")
    assert json.loads(done.stdout)["ok"], done.stdout
    assert done.returncode == 0, done.stderr


def assert_archive_holds_what_was_served(newsroom: Newsroom, project: TrackerProject) -> None:
    stored = 0
    for segment in project.segments("articles"):
        for article in read_segment(project.data / "segments" / "articles" / segment):
            assert article.warc is not None
            url, _, body = read_response(project.data / "archive", article.warc)
            served = newsroom.site.answers[url.removeprefix(newsroom.site.url)]
            assert body == served.body  # type: ignore[union-attr]
            stored += 1
    assert stored == len(newsroom.published)


def assert_nothing_is_left_over(project: TrackerProject) -> None:
    left_over = [
        file
        for file in project.data.rglob("*")
        if file.name.endswith(".tmp") or (file.name.startswith(".") and file.suffix != ".lock")
    ]
    assert left_over == []
    for lock in project.data.rglob("*.lock"):
        with lock.open("a") as handle:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def kill_with_descendants(process: subprocess.Popen[str] | warm.Fork) -> None:
    """kill -9 for a process and all that it has started, in whatever session, at one moment."""
    stopped: set[int] = set()
    # What is stopped can start nothing more, so the tree is whole when no new one is found.
    while new := _tree(process.pid) - stopped:
        for pid in new:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGSTOP)
        stopped |= new
    for pid in stopped:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    if isinstance(process, warm.Fork):
        process.wait(60)
    else:
        process.communicate(timeout=60)


def _tree(root: int) -> set[int]:
    parents: dict[int, int] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            parents[int(folder.name)] = int(
                (folder / "stat").read_text().rpartition(")")[2].split()[1]
            )
    tree = {root}
    while grown := {pid for pid, parent in parents.items() if parent in tree} - tree:
        tree |= grown
    return tree
