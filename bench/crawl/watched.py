"""A child process, with the time that it takes and the memory of all that descends from it."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from tempfile import TemporaryFile

from bench.corpus.runs import REPOSITORY, cpu_seconds, process_tree, pss_of

SECONDS_BETWEEN_LOOKS = 0.25


@dataclass(frozen=True, slots=True)
class Watched:
    """What a command took."""

    seconds: float
    cpu_seconds: float
    """Of all its processes: what remains the same on a busy machine."""
    megabytes: float
    """PSS of all its processes together at the worst moment; 0 without /proc."""
    output: str


def watched(command: Sequence[str], told: str = "") -> Watched:
    """Run a command with this on its standard input. Raises CalledProcessError where it fails."""
    started, cpu_before = time.monotonic(), cpu_seconds()
    peak = 0.0
    with TemporaryFile("w+", encoding="utf-8") as stdin:
        stdin.write(told)
        stdin.seek(0)
        child = subprocess.Popen(
            command,
            cwd=REPOSITORY,
            stdin=stdin,
            stdout=subprocess.PIPE,
            stderr=sys.stderr,
            encoding="utf-8",
        )
        while True:
            try:
                output, _ = child.communicate(timeout=SECONDS_BETWEEN_LOOKS)
                break
            except subprocess.TimeoutExpired:
                peak = max(peak, sum(map(pss_of, process_tree(child.pid))) / 1000)
    seconds = time.monotonic() - started
    if child.returncode:
        raise subprocess.CalledProcessError(child.returncode, command)
    return Watched(seconds, cpu_seconds() - cpu_before, peak, output)
