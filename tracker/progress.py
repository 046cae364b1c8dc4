"""What a person sees of long work: on a terminal one live line, in a pipe a line now and then."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TextIO

from rich.console import Console
from rich.status import Status
from rich.text import Text

SECONDS_BETWEEN_LINES = 5.0
PROBLEMS_SHOWN = 100


def in_words(counts: Mapping[str, int], nothing: str) -> str:
    """`{"articles": 36, "claims": 1}` as `36 articles, 1 claim`; zeros are left out.

    `nothing` is said where all are zero.
    """
    parts = [
        f"{count} {name.removesuffix('s') if count == 1 else name}"
        for name, count in counts.items()
        if count
    ]
    return ", ".join(parts) or nothing


@dataclass(slots=True)
class Progress:
    """Tells on standard error how the work goes. What is said is shown as it is, without markup."""

    stream: TextIO = field(default_factory=lambda: sys.stderr)
    _console: Console = field(init=False)
    _status: Status | None = field(init=False, default=None)
    _last: float = field(init=False, default=0.0)

    def __post_init__(self) -> None:
        self._console = Console(file=self.stream, highlight=False, soft_wrap=True)

    def say(self, message: str) -> None:
        """A line that stays."""
        self._console.print(Text(message))

    def problems(self, problems: Sequence[str]) -> None:
        """A line for each thing that went wrong, as far as somebody would read on."""
        for problem in problems[:PROBLEMS_SHOWN]:
            self.say(f"  ! {' '.join(problem.split())}")
        if len(problems) > PROBLEMS_SHOWN:
            self.say(f"  ! and {len(problems) - PROBLEMS_SHOWN} more problems")

    @contextmanager
    def stage(self, name: str) -> Iterator[Stage]:
        """A stage of the work, for as long as the block runs."""
        stage = Stage(self, name)
        self._last = time.monotonic()
        if not self._console.is_terminal:
            yield stage
            return
        with self._console.status(Text(f"{name} …")) as self._status:
            try:
                yield stage
            finally:
                self._status = None

    def _show(self, name: str, message: str) -> None:
        if self._status is not None:
            self._status.update(Text(f"{name}: {message}"))
        elif time.monotonic() - self._last >= SECONDS_BETWEEN_LINES:
            self._last = time.monotonic()
            self.say(f"{name}: {message} …")


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage: `update` for what passes, `done` for what stays."""

    progress: Progress
    name: str

    def update(self, message: str) -> None:
        """How far it is; shown now or never."""
        self.progress._show(self.name, message)

    def done(self, message: str) -> None:
        """What came of it."""
        self.progress.say(f"{self.name}: {message}")
