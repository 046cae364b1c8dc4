"""How much memory a run takes, with all the processes that it has started.

It is watched from outside and not limited by the system: RLIMIT_AS counts what DuckDB and the
dictionaries of spaCy and Sudachi map and never touch, a control group needs rights that a plain
user or a container seldom has, and both end a process in the middle of a write. Here a run is first
asked to store what it has. Counted is the proportional share (PSS): what several processes map
together counts once. Linux only; elsewhere nothing is counted and nothing limited.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

_PROC = Path("/proc")
_LIMITS_OF_CONTAINERS = (
    Path("/sys/fs/cgroup/memory.max"),
    Path("/sys/fs/cgroup/memory/memory.limit_in_bytes"),
)


def descendants(pid: int) -> set[int]:
    """A process with all that it has started, in whatever session, as far as they live."""
    parents = dict(_parents())
    children: dict[int, list[int]] = {}
    for child, parent in parents.items():
        children.setdefault(parent, []).append(child)
    found, coming = set[int](), [pid] if pid in parents else []
    while coming:
        one = coming.pop()
        found.add(one)
        coming += children.get(one, ())
    return found


def bytes_held(pids: set[int]) -> int:
    """The memory that these processes hold together."""
    return sum(map(_share, pids))


def bytes_of_machine() -> int | None:
    """The memory of the machine, or of the container where that has less."""
    try:
        words = (_PROC / "meminfo").read_text().split()
        most = int(words[words.index("MemTotal:") + 1]) * 1024
    except (OSError, ValueError):
        return None
    for file in _LIMITS_OF_CONTAINERS:
        with suppress(OSError, ValueError):  # "max" where there is none
            most = min(most, int(file.read_text()))
    return most


def _parents() -> Iterator[tuple[int, int]]:
    try:
        names = os.listdir(_PROC)  # noqa: PTH208
    except OSError:
        return
    for name in names:
        if name.isdigit():
            with suppress(OSError, ValueError, IndexError):
                # The name of the program stands in brackets and may hold any character.
                stat = (_PROC / name / "stat").read_bytes().rpartition(b")")[2].split()
                if stat[0] != b"Z":
                    yield int(name), int(stat[1])


def _share(pid: int) -> int:
    try:
        for line in (_PROC / str(pid) / "smaps_rollup").read_bytes().splitlines():
            if line.startswith(b"Pss:"):
                return int(line.split()[1]) * 1024
    except (OSError, ValueError, IndexError):
        pass
    return 0
