"""One run in a process of its own: it can hang or die without taking the clock along."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from crawler.log import RUNS_KEPT, prune
from tracker.home import Home

# A run that is asked to end finishes its requests under way and stores what it has.
SECONDS_TO_END = 60.0


@dataclass(slots=True)
class Child:
    """A `tracker run` of some sources. `start` begins one."""

    sources: tuple[str, ...]
    log: Path
    process: subprocess.Popen[bytes]
    minutes: float
    """The time that it may take."""
    _started: float = field(default_factory=time.monotonic)
    _asked_to_end: float | None = None
    is_over_time: bool = False

    @classmethod
    def start(cls, home: Home, sources: Sequence[str], *, minutes: float) -> Child:
        """Run these sources, for so many minutes at the most. Raises OSError."""
        home.logs.mkdir(parents=True, exist_ok=True)
        prune(home.logs.glob("schedule-*.log"), keep=RUNS_KEPT - 1)
        log = home.logs / f"schedule-{datetime.now(UTC):%Y%m%dT%H%M%SZ}.log"
        # A run that a person has started is waited for; the time limit ends that too.
        command = ["run", "--wait", f"{minutes * 60:g}"]
        for source in sources:
            command += ["--source", source]
        with log.open("ab") as output:
            process = subprocess.Popen(
                [sys.executable, "-m", "tracker", "--home", str(home.root), *command],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                # Ctrl-C on a terminal reaches a whole process group; it is passed on from here.
                start_new_session=True,
            )
        return cls(tuple(sources), log, process, minutes)

    @property
    def seconds(self) -> float:
        """Since its start."""
        return time.monotonic() - self._started

    def has_ended(self) -> bool:
        """Whether it has; one that is over its time is ended, first with a word, then by force."""
        if self.process.poll() is not None:
            return True
        if not self.is_over_time and self.seconds > self.minutes * 60:
            self.is_over_time = True
            self.ask_to_end()
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
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    @property
    def is_misconfigured(self) -> bool:
        """Whether it ended since the configuration is wrong."""
        return self.process.returncode == 2

    @property
    def outcome(self) -> str:
        """What came of it, in one line."""
        if self.is_over_time:
            return f"stopped after {self.minutes:g} minutes (schedule.max_minutes); log: {self.log}"
        match self.process.returncode:
            case 0:
                return f"done in {self.seconds:.0f} s"
            case code if code < 0:
                return f"killed by {signal.Signals(-code).name}; log: {self.log}"
            case code:
                reason = self._last_words() or f"exit code {code}"
                return f"{reason}; log: {self.log}"

    def _last_words(self) -> str:
        with self.log.open("rb") as log:
            log.seek(max(0, self.log.stat().st_size - 10_000))
            lines = log.read().decode(errors="replace").strip().splitlines()
        return lines[-1].removeprefix("tracker: ").removesuffix(" (see above)") if lines else ""
