"""50 readers that ask for the whole time while runs write: nobody is in anybody's way.

    EFFORT=10 python -m pytest -s tests/faults/test_many_readers.py

does by hand 30 runs, and says how long they took without readers and beside them.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tests.effort import effort
from tests.faults.conftest import Newsroom, assert_verified
from tests.integration.projects import TrackerProject

PROCESSES = 5
READERS = 10
"""In each process."""
RUNS = effort(2)
READ = Path(__file__).with_name("reader.py")


@contextmanager
def reader(project: TrackerProject) -> Iterator[subprocess.Popen[str]]:
    """A process with several connections to published copies."""
    process = subprocess.Popen(
        [sys.executable, str(READ), str(project.data / "published"), str(READERS)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def files_open_in(process: subprocess.Popen[str]) -> set[str]:
    return {str(link.resolve()) for link in Path(f"/proc/{process.pid}/fd").iterdir()}


def test_fifty_readers_and_a_run_do_not_wait_for_each_other(
    newsroom: Newsroom, project: TrackerProject
) -> None:
    def seconds_of_a_run() -> float:
        newsroom.publish(2)
        began = time.monotonic()
        project.run()
        return time.monotonic() - began

    newsroom.publish(4)
    project.run()
    alone = seconds_of_a_run()
    with ExitStack() as stack:
        readers = [stack.enter_context(reader(project)) for _ in range(PROCESSES)]
        for process in readers:
            assert process.stdout is not None
            assert process.stdout.readline() == "reading\n"
        beside = [seconds_of_a_run() for _ in range(RUNS)]
        for process in readers:
            # What a run writes to is never held by a reader.
            assert str(project.data / "warehouse.duckdb") not in files_open_in(process)
        told = [json.loads(process.communicate(timeout=120)[0]) for process in readers]
    sys.stdout.write(
        f"a run took {alone:.1f} s without readers, {sum(beside) / RUNS:.1f} s beside "
        f"{PROCESSES * READERS}; they had {sum(one['answers'] for one in told)} answers, "
        f"the slowest after {max(one['slowest'] for one in told):.2f} s\n"
    )
    assert [one["problems"] for one in told] == [[]] * PROCESSES
    assert all(one["answers"] >= 2 * READERS for one in told)
    copies = sorted((project.data / "published").glob("tracker-*"))
    assert copies[-1].name == f"tracker-{2 + RUNS:06}.duckdb"
    assert len(project.content()["articles"]) == len(newsroom.published)
    seen = Counter(number for one in told for number in one["articles"])
    half = PROCESSES * READERS // 2
    assert seen == {len(newsroom.published): half, len(newsroom.published) - 2 * RUNS: half}
    assert_verified(project)
