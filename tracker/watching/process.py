"""What the daemon's own process takes, under the names that all Prometheus clients use."""

from __future__ import annotations

import os
import resource
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from tracker.watching.exposition import Sample

_PROC = Path("/proc")


def process_samples() -> Iterator[Sample]:
    """CPU time; on Linux also memory, open files and the start."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    yield Sample("process_cpu_seconds_total", usage.ru_utime + usage.ru_stime)
    with suppress(OSError, ValueError, IndexError, StopIteration):
        pages = int((_PROC / "self/statm").read_text().split()[1])
        files = sum(1 for _ in (_PROC / "self/fd").iterdir())
        yield Sample("process_resident_memory_bytes", pages * os.sysconf("SC_PAGE_SIZE"))
        yield Sample("process_open_fds", files)
        yield Sample("process_start_time_seconds", _started_at())


def _started_at() -> float:
    # The name of the process, in parentheses, may hold anything.
    after_name = (_PROC / "self/stat").read_text().rpartition(")")[2].split()
    lines = (_PROC / "stat").read_text().splitlines()
    boot = next(float(line.split()[1]) for line in lines if line.startswith("btime "))
    return boot + int(after_name[19]) / os.sysconf("SC_CLK_TCK")
