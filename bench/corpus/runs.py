"""`tracker run` as a child process, with the time of its stages and the memory of its processes."""

from __future__ import annotations

import os
import re
import resource
import subprocess
import sys
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from bench.corpus.server import Site
from tracker.home import Home

REPOSITORY = Path(__file__).parents[2]
STAGES = ("crawl", "analyse", "load", "publish")
SECONDS_BETWEEN_LOOKS = 0.1

_DONE = re.compile(rf"(?P<stage>{'|'.join(STAGES)}): (?P<message>.*[^…\s])\s*")


@dataclass(frozen=True, slots=True)
class Run:
    """What one run took."""

    code: int
    seconds: float
    cpu_seconds: float
    """Of all its processes, user and system."""
    stages: dict[str, float]
    """Seconds; the first one includes the start of the program."""
    cpu_stages: dict[str, float]
    """Seconds of CPU in each, as far as /proc tells: what remains the same on a busy machine."""
    peaks: dict[str, float]
    """MB of all processes together at the worst moment of each stage; empty without /proc."""
    messages: dict[str, str]
    answers: Counter[str]
    """What the site answered: articles by status, and `other`."""

    @property
    def pages_sent(self) -> int:
        """Articles that were sent in full."""
        return self.answers["200"]

    def in_words(self) -> str:
        """A line a stage, and one for all."""
        width = max(map(len, STAGES))
        lines = [
            f"{name:{width}} {seconds:8.1f} s {self.cpu_stages[name]:8.1f} s of CPU "
            f"{self.peaks.get(name, 0):7,.0f} MB  {self.messages[name]}"
            for name, seconds in self.stages.items()
        ]
        sent, fresh = self.answers["200"], self.answers["304"]
        return "\n".join(
            [
                *lines,
                f"{'all':{width}} {self.seconds:8.1f} s {self.cpu_seconds:8.1f} s of CPU "
                f"{max(self.peaks.values(), default=0):7,.0f} MB  {sent} pages sent, {fresh} not "
                "modified; memory is the proportional set size (PSS) of all processes",
            ]
        )


def prepare(home: Home, site: Site) -> None:
    """A fresh project whose only sources are those of the site."""
    subprocess.run([*_tracker(), "init", str(home.root)], cwd=REPOSITORY, check=True, stdout=2)
    listed = [source.model_dump(mode="json", exclude_defaults=True) for source in site.sources()]
    home.sources.write_text(yaml.safe_dump({"sources": listed}, sort_keys=False), "utf-8")


def run_tracker(home: Home, site: Site) -> Run:
    """Run the whole way once. What the program says passes through to standard error."""
    before, cpu = Counter(site.answers), cpu_seconds()
    started = time.monotonic()
    child = subprocess.Popen(
        [*_tracker(), "--home", str(home.root), "run"],
        cwd=REPOSITORY,
        stdout=sys.stderr,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    assert child.stderr is not None
    memory = _Memory(child.pid)
    stages: dict[str, float] = {}
    cpu_stages: dict[str, float] = {}
    messages: dict[str, str] = {}
    since = started
    with memory:
        for line in child.stderr:
            print(f"  {line.rstrip()}", file=sys.stderr, flush=True)
            if done := _DONE.fullmatch(line):
                stages[done["stage"]] = time.monotonic() - since
                messages[done["stage"]] = done["message"]
                cpu_stages[done["stage"]] = _cpu_so_far(child.pid) - sum(cpu_stages.values())
                since = time.monotonic()
                memory.stage = STAGES[min(STAGES.index(done["stage"]) + 1, len(STAGES) - 1)]
        code = child.wait()
    return Run(
        code=code,
        seconds=time.monotonic() - started,
        cpu_seconds=cpu_seconds() - cpu,
        stages=stages,
        cpu_stages=cpu_stages,
        peaks=dict(memory.peaks),
        messages=messages,
        answers=Counter(site.answers) - before,
    )


def _tracker() -> list[str]:
    return [sys.executable, "-m", "tracker"]


def cpu_seconds() -> float:
    """Of all children that have ended, and of theirs."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _cpu_so_far(pid: int) -> float:
    """Of a process that runs, and of all that descend from it, living or dead."""
    ticks = 0
    for process in process_tree(pid):
        try:
            fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        ticks += sum(map(int, fields[11:15]))  # user and system, its own and of children it met
    return ticks / os.sysconf("SC_CLK_TCK")


class _Memory:
    """Watches the memory of a process and its descendants for as long as a block runs."""

    def __init__(self, pid: int) -> None:
        self.stage = STAGES[0]
        self.peaks: defaultdict[str, float] = defaultdict(float)
        self._pid = pid
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> _Memory:
        if Path("/proc/self/smaps_rollup").exists():
            self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join()

    def _watch(self) -> None:
        while not self._stop.wait(SECONDS_BETWEEN_LOOKS):
            stage = self.stage
            megabytes = sum(pss_of(pid) for pid in process_tree(self._pid)) / 1000
            self.peaks[stage] = max(self.peaks[stage], megabytes)


def process_tree(pid: int) -> Iterator[int]:
    """A process and all that descend from it."""
    children: defaultdict[int, list[int]] = defaultdict(list)
    for file in Path("/proc").glob("[0-9]*/stat"):
        try:
            # The name, in brackets, may hold anything; behind it stand the state and the parent.
            parent = file.read_text().rpartition(")")[2].split()[1]
        except OSError:
            continue  # it has ended meanwhile
        children[int(parent)].append(int(file.parent.name))
    found = [pid]
    for process in found:
        found += children[process]
    yield from found


def pss_of(pid: int) -> float:
    """Kilobytes; memory that processes share counts once, divided among them."""
    try:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0
    found = re.search(r"^Pss: +(\d+) kB", rollup, re.MULTILINE)
    return float(found[1]) if found else 0
