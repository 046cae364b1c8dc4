"""A bounded share of `tests.faults.year`; the year itself is run by hand."""

from __future__ import annotations

import subprocess
import sys


def test_weeks_of_a_busy_schedule_drift_lose_and_leak_nothing() -> None:
    # In a process of its own: its memory is what is measured.
    command = [sys.executable, "-m", "tests.faults.year", "--days", "14", "--sources", "40"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=200)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "without a run of their own: 0; never run: []" in done.stdout
    assert "2 starts of the daemon" in done.stdout
