"""Many feeds in one run: each article is stored, and memory and open files stay within bounds.

    FEEDS=1000 python -m pytest -s tests/faults/test_many_feeds.py

does by hand what the suite does with 60, and says what it took.
"""

from __future__ import annotations

import os
import resource
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.faults.conftest import assert_verified
from tests.integration.crawler.conftest import Site
from tests.integration.projects import TrackerProject
from tracker.schedule.memory import descendants

FEEDS = int(os.environ.get("FEEDS", "60"))
OPEN_FILES = 64
"""That a process may have unless it asks for more: fewer than there are feeds with 60 and more."""
MEGABYTES = 600
"""Of the largest process, however many feeds there are."""


@dataclass
class Peak:
    """The most that any process of a tree has had at one look."""

    megabytes: float = 0.0
    files: int = 0

    def look(self, root: int) -> None:
        for pid in descendants(root):
            try:
                status = Path(f"/proc/{pid}/status").read_text()
                self.files = max(self.files, len(os.listdir(f"/proc/{pid}/fd")))  # noqa: PTH208
            except OSError:  # it has just ended
                continue
            kilobytes = status.partition("VmHWM:")[2].split()
            if kilobytes:
                self.megabytes = max(self.megabytes, int(kilobytes[0]) / 1024)


@contextmanager
def watched(root: int) -> Iterator[Peak]:
    peak, ended = Peak(), threading.Event()

    def watch() -> None:
        while not ended.wait(0.3):
            peak.look(root)

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        yield peak
    finally:
        ended.set()
        thread.join()


def few_files() -> None:
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (OPEN_FILES, most))


@pytest.mark.timeout(120 + 2 * FEEDS)
def test_every_feed_of_many_is_read_in_one_run(tmp_path: Path) -> None:
    site, project = Site(), TrackerProject(tmp_path / "project")
    for number in range(FEEDS):
        path = f"/article/{number}"
        text = f"AWS says that Trainium2 is {number % 7 + 2} times faster than H100."
        site.add_article(path, f"Report {number} on accelerators", text=text)
        feed = site.add_feed(path, path=f"/feed/{number}.xml")
        project.sources.append(
            {"name": str(number), "url": feed, "allow_local": True, "delay": 0.0}
        )
    project.write_sources()
    began = time.monotonic()
    process = project.start("run", before=few_files)
    with watched(process.pid) as peak:
        _, err = process.communicate(timeout=60 + 2 * FEEDS)
    sys.stdout.write(
        f"{FEEDS} feeds: {time.monotonic() - began:.0f} s, {peak.megabytes:.0f} MB in the largest "
        f"process, {peak.files} open files\n"
    )
    site.close()
    assert process.returncode == 0, err
    assert "  ! " not in err
    stored = project.query("SELECT url, source FROM articles")
    assert sorted(stored) == sorted(
        (f"{site.url}/article/{number}", str(number)) for number in range(FEEDS)
    )
    paths = site.paths()
    assert len(paths) == len(set(paths)) == 2 * FEEDS + 1  # and robots.txt
    assert peak.megabytes < MEGABYTES
    assert peak.files < 2 * FEEDS + 100
    assert_verified(project)
