"""A project folder that tests run `tracker` on, as a user does: in processes of their own."""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests import warm
from tests.integration.crawler.conftest import Site
from warehouse.connection import open_published
from warehouse.query import run_query

SETTINGS = """
[crawl]
delay = 0.1
timeout = 5

[analyse]
workers = {workers}
ginza = false
"""


@dataclass
class TrackerProject:
    """A folder with settings for tests; `tracker` runs a command on it to its end."""

    root: Path
    workers: int = 1
    sources: list[dict[str, Any]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.root.mkdir(parents=True, exist_ok=True)
        (self.root / "tracker.toml").write_text(SETTINGS.format(workers=self.workers))
        self.write_sources()

    @property
    def data(self) -> Path:
        return self.root / "data"

    def segments(self, kind: str) -> list[str]:
        return sorted(file.name for file in (self.data / "segments" / kind).glob("*.gz"))

    def add_source(self, name: str, url: str, **more: Any) -> None:
        self.sources.append({"name": name, "url": url, "allow_local": True, "delay": 0.0, **more})
        self.write_sources()

    def write_sources(self) -> None:
        """JSON is YAML."""
        (self.root / "sources.yaml").write_text(json.dumps({"sources": self.sources}, indent=1))

    def copied(self, folder: Path) -> TrackerProject:
        """The same project in another folder, as it stands."""
        shutil.copytree(self.root, folder, symlinks=True)
        return TrackerProject(folder, self.workers, list(self.sources))

    def start_command(self, *arguments: str) -> list[str]:
        return [sys.executable, "-m", "tracker", "--home", str(self.root), *arguments]

    def start(
        self,
        *arguments: str,
        before: Callable[[], None] | None = None,
        environment: Mapping[str, str] | None = None,
    ) -> subprocess.Popen[str]:
        return subprocess.Popen(
            self.start_command(*arguments),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
            preexec_fn=before,
            env=environment,
        )

    def tracker(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """A command, to its end."""
        done = warm.tracker("--home", self.root, *arguments)
        return subprocess.CompletedProcess(
            arguments, done.returncode, done.stdout.decode(), done.stderr.decode()
        )

    def begin(self, *arguments: str) -> warm.Fork:
        """A command that goes on, of which nobody reads what it says."""
        nowhere = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.DEVNULL)
        return warm.forks().start(self.start_command(*arguments), **nowhere, is_family=True)

    def started(
        self, *arguments: str, before: Callable[[], None] | None = None
    ) -> subprocess.CompletedProcess[str]:
        """A command in a new interpreter, to its end; `before` is called in its process."""
        process = self.start(*arguments, before=before)
        out, err = process.communicate(timeout=120)
        return subprocess.CompletedProcess(arguments, process.returncode, out, err)

    def run(self) -> subprocess.CompletedProcess[str]:
        """`tracker run`, which must go well."""
        done = self.tracker("run")
        assert done.returncode == 0, done.stderr
        return done

    def query(self, sql: str) -> list[tuple[Any, ...]]:
        """Of the published copy."""
        with open_published(self.data / "published") as con:
            return run_query(con, sql).rows

    def content(self) -> dict[str, list[tuple[Any, ...]]]:
        """What the warehouse says of the articles, without the times of fetching."""
        return {
            "articles": self.query("SELECT url, title, text, lang FROM articles ORDER BY ALL"),
            "mentions": self.query(
                'SELECT article_url, entity, field, start, "end", is_repeat FROM mentions '
                "ORDER BY ALL"
            ),
            "claims": self.query(
                "SELECT article_url, kind, sentence, is_repeat FROM claims ORDER BY ALL"
            ),
        }


def add_articles(site: Site, count: int, *, path: str = "/feed.xml") -> str:
    """A feed of so many articles, each with mentions and claims. Returns its address."""
    paths = [f"/{path.strip('/')}/{number:02}" for number in range(count)]
    for number, article in enumerate(paths):
        site.add_article(
            article,
            f"Report {number} on {path}",
            text=f"AWS says that Trainium2 is {number + 2} times faster than H100.",
        )
    return site.add_feed(*paths, path=path)


def wait_until(condition: Callable[[], object], seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not happen"
        time.sleep(0.02)


def end(process: subprocess.Popen[str], number: int = signal.SIGTERM) -> tuple[int, str]:
    """Send a signal; the exit code and what was said on standard error."""
    process.send_signal(number)
    _, err = process.communicate(timeout=60)
    return process.returncode, err
