"""A `tracker schedule` that tests start, watch, and end."""

from __future__ import annotations

import re
import signal
import subprocess
import time
from functools import partial
from pathlib import Path
from typing import Any

from tests import warm
from tests.integration.projects import TrackerProject, wait_until


class Daemon:
    """A running `tracker schedule`; what it says can be read while it runs."""

    def __init__(
        self, project: TrackerProject, log: Path, *words: str, anew: bool = False, **options: Any
    ) -> None:
        """It and its runs are forks, or, `anew`, new interpreters as for users."""
        self._log = log
        begin = partial(subprocess.Popen, start_new_session=True) if anew else warm.forks().start
        with log.open("w") as file:
            self.process = begin(project.start_command("schedule", *words), stderr=file, **options)

    @property
    def said(self) -> list[str]:
        """Without the times in front."""
        lines = self._log.read_text().splitlines()
        return [re.sub(r"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d  ", "", line) for line in lines]

    def wait_for(self, start: str, *, times: int = 1) -> None:
        wait_until(lambda: sum(line.startswith(start) for line in self.said) >= times)

    def end(self, *numbers: int) -> int:
        first, *others = numbers or (signal.SIGTERM,)
        self.process.send_signal(first)
        for number in others:
            time.sleep(0.5)
            self.process.send_signal(number)
        return self.process.wait(60)

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()
