"""Runs in processes of their own: one can hang, leak or die without taking the clock along."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from crawler.log import RUNS_KEPT, prune
from crawler.storage import private_folder
from tracker.home import Home
from tracker.lock import holder_of
from tracker.plain import size_in_words
from tracker.progress import LogForm
from tracker.run import LOCK
from tracker.schedule.last_good import KEPT
from tracker.schedule.memory import bytes_held, descendants
from tracker.schedule.records import Outcome
from tracker.schedule.stages import CRAWL
from tracker.schedule.work import Result, Work

SECONDS_TO_END = 60.0
"""A run that is asked to end finishes its requests under way and stores what it has."""
SECONDS_BETWEEN_MEASUREMENTS = 2.0
TOO_MUCH = 1.5
"""A run that takes so many times the memory that it may is killed at once."""
_ASKED = {128 + signal.SIGTERM, 128 + signal.SIGINT}
"""How a command ends that has noticed such a signal."""
_OOM_SCORE = 500
"""Where the machine runs out of memory, the system ends a run rather than the daemon."""


class Processes:
    """Starts runs."""

    def __init__(self, log_form: LogForm = "text") -> None:
        """`log_form` is how runs tell of their work, in the log of each."""
        self._log_form = log_form
        self._leftovers: dict[int, float] = {}
        """Runs of a killed daemon, and when each was asked to end."""

    def end_leftover(self, home: Home, pid: int) -> None:
        """Let a run end that a killed daemon has left at work, if it is one of this project."""
        if _is_run_of(home, pid):
            _signal({pid}, signal.SIGTERM)
            self._leftovers[pid] = time.monotonic()

    def obstacle(self, home: Home) -> str | None:
        """Another process that works on the project: by a person's order, or left over."""
        for pid, asked in list(self._leftovers.items()):
            if not _is_run_of(home, pid):
                del self._leftovers[pid]
            elif time.monotonic() - asked > SECONDS_TO_END:
                kill_tree(pid)
        holder = holder_of(home.data / LOCK)
        return None if holder is None else f"process {holder or '?'} is at work here"

    def start(self, work: Work) -> Child:
        """Begin a run. Raises OSError."""
        private_folder(work.home.data)
        work.home.logs.mkdir(exist_ok=True)
        prune(work.home.logs.glob("schedule-*.log"), keep=RUNS_KEPT - 1)
        words = ["--home", str(work.home.root)]
        if work.home.written is not None:
            words += ["--configuration", str(work.home.written)]
        words += [*work.command, "--run-id", work.run_id]
        if self._log_form != "text":
            words += ["--log-format", self._log_form]
        for source in work.sources:
            words += ["--source", source]
        output = tempfile.TemporaryFile()  # noqa: SIM115
        try:
            with work.log.open("ab") as log:
                process = subprocess.Popen(
                    [sys.executable, "-m", "tracker", *words],
                    stdin=subprocess.DEVNULL,
                    stdout=output,
                    stderr=log,
                    # Ctrl-C on a terminal reaches a whole process group; it is passed on from here.
                    start_new_session=True,
                )
        except OSError:
            output.close()
            raise
        with suppress(OSError):
            Path(f"/proc/{process.pid}/oom_score_adj").write_text(f"{_OOM_SCORE}\n")
        return Child(work, process, output)


@dataclass(slots=True)
class Child:
    """A run in a process of its own."""

    work: Work
    process: subprocess.Popen[bytes]
    output: IO[bytes]
    """What it says to programs."""
    peak_bytes: int = 0
    _started: float = field(default_factory=time.monotonic)
    _measured: float = 0.0
    _asked_to_end: float | None = None
    _over: Outcome | None = None

    @property
    def pid(self) -> int:
        """Its process."""
        return self.process.pid

    @property
    def seconds(self) -> float:
        """Since its start."""
        return time.monotonic() - self._started

    def has_ended(self) -> bool:
        """Whether it has; one that is over its limits is ended: with a word, then by force."""
        if self.process.poll() is not None:
            return True
        if self.seconds > self.work.minutes * 60:
            self._end_since("over time")
        self._watch_memory()
        asked = self._asked_to_end
        if asked is not None and time.monotonic() - asked > SECONDS_TO_END:
            self.kill()
        return self.process.poll() is not None

    def ask_to_end(self) -> None:
        """Let it store what it has and end; it is killed when it takes too long over that."""
        self._asked_to_end = time.monotonic()
        self.process.terminate()

    def kill(self) -> None:
        """End it at once, with the processes that it has started."""
        kill_tree(self.pid)
        with suppress(ProcessLookupError):  # without /proc the group is all that is known
            os.killpg(self.pid, signal.SIGKILL)
        self.process.wait()

    def result(self) -> Result:
        """What came of it, once it has ended."""
        summary = self._summary()
        outcome, reason = self._outcome(summary)
        by_source = None
        if summary is not None and outcome in {"done", "problems"}:
            by_source = _by_source(self.work.sources, summary)
        return Result(outcome, reason, self.seconds, self.peak_bytes or None, by_source)

    def _end_since(self, over: Outcome) -> None:
        if self._asked_to_end is None:
            self._over = over
            self.ask_to_end()

    def _watch_memory(self) -> None:
        if time.monotonic() - self._measured < SECONDS_BETWEEN_MEASUREMENTS:
            return
        held = bytes_held(descendants(self.pid))
        self._measured = time.monotonic()
        self.peak_bytes = max(self.peak_bytes, held)
        if self.work.max_bytes is not None and held > self.work.max_bytes:
            self._end_since("over memory")
            if held > self.work.max_bytes * TOO_MUCH:
                self.kill()

    def _outcome(self, summary: Mapping[str, Any] | None) -> tuple[Outcome, str]:
        if self._over == "over time":
            return "over time", f"stopped after {self.work.minutes:g} minutes (max_minutes)"
        if self._over == "over memory":
            held = size_in_words(self.peak_bytes)
            return "over memory", f"stopped at {held} of memory (schedule.max_memory_mb)"
        code = self.process.returncode
        if self._asked_to_end is not None:
            return "stopped", "stopped with the scheduler"
        if code < 0 or code in _ASKED:
            number = -code if code < 0 else code - 128
            is_asked = number in {
                signal.SIGTERM,
                signal.SIGINT,
            }  # by a person: no source is to blame
            name = signal.Signals(number).name
            return (
                ("stopped", f"stopped by {name}") if is_asked else ("killed", f"killed by {name}")
            )
        if code == 0:
            return "done", ""
        if summary is not None and (failure := summary.get("failure")):
            return "killed" if failure == "broken" else "failed", summary["problems"][-1]
        has_worked = summary is not None if self.work.stage == CRAWL.name else code == 1
        return "problems" if has_worked else "failed", self._last_words() or f"exit code {code}"

    def _summary(self) -> Mapping[str, Any] | None:
        """What a crawl says of itself; None where it did not come to its end."""
        if self.output.closed:
            return None
        with self.output:
            self.output.seek(0)
            try:
                summary = json.loads(self.output.read())
            except ValueError:
                return None
        return summary if isinstance(summary, dict) and not summary["interrupted"] else None

    def _last_words(self) -> str:
        with self.work.log.open("rb") as log:
            log.seek(max(0, self.work.log.stat().st_size - 10_000))
            lines = log.read().decode(errors="replace").strip().splitlines()
        last = lines[-1] if lines else ""
        if last.startswith("{"):
            with suppress(ValueError):
                last = str(json.loads(last).get("message", ""))
        return last.removeprefix("tracker: ").removesuffix(" (see above)")


def kill_tree(pid: int) -> None:
    """Kill a process with all that it has started, in whatever session."""
    stopped = set[int]()
    # What is stopped can start nothing more, so the tree is whole when no new one is found.
    while new := descendants(pid) - stopped:
        _signal(new, signal.SIGSTOP)
        stopped |= new
    _signal(stopped, signal.SIGKILL)


def _is_run_of(home: Home, pid: int) -> bool:
    """Whether a process is one that a daemon of this project has started."""
    try:
        command = Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return False
    return str(home.data / KEPT).encode() in command


def _by_source(
    sources: tuple[str, ...], summary: Mapping[str, Any]
) -> dict[str, tuple[Outcome, str]]:
    problems = dict[str, str]()
    for line in summary["problems"]:
        source, _, problem = line.partition(": ")
        problems.setdefault(source, problem)
    return {
        source: ("problems", problems[source]) if source in problems else ("done", "")
        for source in sources
    }


def _signal(pids: set[int], number: int) -> None:
    for pid in pids:
        with suppress(ProcessLookupError):
            os.kill(pid, number)
