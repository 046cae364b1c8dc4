"""`tracker report` from start to last line, as a new process."""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from warehouse.connection import LATEST

_TIMES = 5


def measure_cold(folder: Path) -> Iterator[str]:
    """The least of five for a much, a middling and a rarely named entity, beside Python alone."""
    home = folder / "home"
    if not home.exists():
        subprocess.run(
            [sys.executable, "-m", "tracker", "--home", home, "init"],
            check=True,
            stdout=subprocess.DEVNULL,
        )
    data = home / "data"
    data.mkdir(exist_ok=True)
    published = data / "published"
    published.mkdir(exist_ok=True)
    latest = published / LATEST
    latest.unlink(missing_ok=True)
    latest.symlink_to((folder / "published" / LATEST).resolve())
    command = [sys.executable, "-m", "tracker", "--home", str(home), "report", "--entity"]
    for what, arguments in (
        *((f"tracker report --entity {name}", [*command, name]) for name in ("maker01", "maker34")),
        ("python -c 'import duckdb'", [sys.executable, "-c", "import duckdb"]),
    ):
        took = [_run(arguments) for _ in range(_TIMES)]
        wall, cpu = min(wall for wall, _ in took), min(cpu for _, cpu in took)
        yield f"cold      {what}: {wall:.2f} s, processor {cpu:.2f} s"


def _run(command: list[str]) -> tuple[float, float]:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begin = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    took = time.perf_counter() - begin
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return took, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
