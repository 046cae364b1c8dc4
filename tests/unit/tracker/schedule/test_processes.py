"""Runs in processes of their own: their limits, their ends, and what came of them."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from tracker.home import Home
from tracker.schedule.memory import bytes_held, bytes_of_machine, descendants
from tracker.schedule.processes import Child, kill_tree
from tracker.schedule.work import Work

SUMMARY = {"interrupted": False, "problems": [], "sources": []}


def child(
    tmp_path: Path,
    script: str,
    *,
    minutes: float = 1,
    max_bytes: int | None = None,
    stage: str = "crawl",
) -> Child:
    work = Work("run-1", stage, (stage,), Home(tmp_path), minutes, max_bytes, ("a", "b"))
    work.log.parent.mkdir(parents=True)
    output = tempfile.TemporaryFile()  # noqa: SIM115
    with work.log.open("wb") as log:
        process = subprocess.Popen(
            ["/bin/sh", "-c", script], stdout=output, stderr=log, start_new_session=True
        )
    return Child(work, process, output)


def ended(running: Child) -> Child:
    deadline = time.monotonic() + 30
    while not running.has_ended():
        assert time.monotonic() < deadline
        time.sleep(0.02)
    return running


def said(summary: object) -> str:
    return f"echo {shlex.quote(json.dumps(summary))}"


def test_a_run_that_hangs_is_killed_with_all_that_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tracker.schedule.processes.SECONDS_TO_END", 0.3)
    # What it starts in a session of its own is as little to be left as what is in its own.
    script = (
        "trap '' TERM; setsid sleep 60 & sleep 60 & echo > ready; while true; do sleep 60; done"
    )
    hung = child(tmp_path, f"cd {shlex.quote(str(tmp_path))}; {script}", minutes=0.02)
    while not (tmp_path / "ready").exists():
        time.sleep(0.01)
    started = descendants(hung.pid)
    result = ended(hung).result()
    assert (result.outcome, result.by_source) == ("over time", None)
    assert result.reason == "stopped after 0.02 minutes (max_minutes)"
    assert len(started) >= 3
    assert [pid for pid in started if descendants(pid)] == []


EATER = "import time; held = bytearray(b'x') * 150_000_000; time.sleep(60)"


def test_a_run_that_takes_too_much_memory_is_stopped_and_what_it_started_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tracker.schedule.processes.SECONDS_BETWEEN_MEASUREMENTS", 0.05)
    eaters = f"setsid {sys.executable} -c {shlex.quote(EATER)} & " * 2
    result = ended(child(tmp_path, f"{eaters} wait", max_bytes=250_000_000)).result()
    assert result.outcome == "over memory"
    assert result.peak_bytes is not None
    assert result.peak_bytes > 250_000_000
    assert result.reason.endswith(" MB of memory (schedule.max_memory_mb)")


def test_memory_that_processes_share_counts_once(tmp_path: Path) -> None:
    script = (
        "import mmap, os, time; held = mmap.mmap(-1, 100_000_000); held.write(b'x' * 100_000_000)\n"
        "[os.fork() or time.sleep(60) for _ in range(3)]\n"
        f"any(held[::4096]); open({str(tmp_path / 'ready')!r}, 'w'); time.sleep(60)"
    )
    process = subprocess.Popen([sys.executable, "-c", script])
    try:
        while not (tmp_path / "ready").exists():
            time.sleep(0.01)
        pids = descendants(process.pid)
        assert len(pids) == 4
        assert 95e6 < bytes_held(pids) < 180e6
    finally:
        kill_tree(process.pid)
        process.wait()


def test_the_memory_of_the_machine_is_known() -> None:
    memory = bytes_of_machine()
    assert memory is not None
    assert bytes_held({os.getpid()}) < memory


@pytest.mark.parametrize(
    ("script", "outcome", "reason"),
    [
        (said(SUMMARY), "done", ""),
        (
            f"{said(SUMMARY)}; echo 'tracker: done, with problems (see above)' >&2; exit 1",
            "problems",
            "done, with problems",
        ),
        ("echo 'tracker: no space left: data' >&2; exit 1", "failed", "no space left: data"),
        ("exit 7", "failed", "exit code 7"),
        ("kill -KILL $$", "killed", "killed by SIGKILL"),
        (f"{said(SUMMARY | {'interrupted': True})}; exit 143", "stopped", "stopped by SIGTERM"),
        (
            f"{said(SUMMARY | {'failure': 'broken', 'problems': ['the crawl hung']})}; exit 1",
            "killed",
            "the crawl hung",
        ),
        (
            f"{said(SUMMARY | {'failure': 'failed', 'problems': ['no space']})}; exit 1",
            "failed",
            "no space",
        ),
    ],
)
def test_the_end_of_a_crawl_is_told_in_one_line(
    tmp_path: Path, script: str, outcome: str, reason: str
) -> None:
    result = ended(child(tmp_path, script)).result()
    assert (result.outcome, result.reason) == (outcome, reason)
    assert (result.by_source is not None) == (outcome in {"done", "problems"})


def test_the_problems_of_a_crawl_are_those_of_its_sources(tmp_path: Path) -> None:
    summary = SUMMARY | {"problems": ["b: http://b.test/: HTTP 404", "b: more", "no contact"]}
    result = ended(child(tmp_path, f"{said(summary)}; exit 1")).result()
    assert result.by_source == {
        "a": ("done", ""),
        "b": ("problems", "http://b.test/: HTTP 404"),
    }


def test_a_stage_that_could_do_its_work_in_part_has_problems(tmp_path: Path) -> None:
    result = ended(child(tmp_path, "echo 'tracker: hm' >&2; exit 1", stage="analyse")).result()
    assert (result.outcome, result.reason) == ("problems", "hm")


def test_a_run_that_is_asked_to_end_is_stopped_and_no_limit_is_blamed(tmp_path: Path) -> None:
    running = child(tmp_path, "trap 'sleep 0.5; exit 0' TERM; sleep 9 & wait", minutes=0.005)
    running.ask_to_end()
    result = ended(running).result()
    assert (result.outcome, result.reason) == ("stopped", "stopped with the scheduler")
