"""The program as a user runs it: as a process, on real folders."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests import warm

SECONDS = 200


@dataclass(frozen=True)
class Outcome:
    """How a call of the program ended."""

    code: int
    out: str
    err: str

    def json(self) -> Any:
        return json.loads(self.out)


def tracker(*args: str | Path, cwd: Path | None = None, stdin: str = "", **env: str) -> Outcome:
    """Call the program. The environment is this one without `TRACKER_HOME`, and `env`."""
    done = warm.tracker(*args, stdin=stdin.encode(), cwd=cwd, env=_inherited() | env)
    return _outcome(done)


def started_tracker(*args: str | Path) -> Outcome:
    """Call the program in a new interpreter."""
    done = subprocess.run(
        [sys.executable, "-m", "tracker", *map(str, args)],
        env=_inherited(),
        input=b"",
        capture_output=True,
        timeout=SECONDS,
        check=False,
    )
    return _outcome(done)


def _inherited() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name != "TRACKER_HOME"}


def _outcome(done: subprocess.CompletedProcess[bytes]) -> Outcome:
    outcome = Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())
    assert "Traceback" not in outcome.err, outcome.err
    return outcome


@dataclass(frozen=True)
class Demo:
    """A folder that the demonstration was led through, once."""

    home: Path
    first: Outcome

    def __call__(self, *args: str | Path) -> Outcome:
        return tracker("--home", self.home, *args)

    def sql(self, query: str) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = self("sql", query, "--format", "json").json()
        return rows


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """A demonstration that tests only read."""
    home = tmp_path_factory.mktemp("demo") / "kept"
    demo = Demo(home, started_tracker("demo", "--keep", home))
    assert demo.first.code == 0, demo.first.err
    return demo
