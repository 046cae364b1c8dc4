"""What is told of long work: to people, to programs that collect logs, and to the journal of runs.

On a terminal something live, in a pipe a line now and then; with the form `json` an object a line.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Literal, Protocol, TextIO, TypedDict

from rich.console import Console, RenderableType
from rich.live import Live
from rich.status import Status
from rich.text import Text

from tracker.log_line import Level, log_line
from tracker.plain import plain
from tracker.terminal import draw

SECONDS_BETWEEN_LINES = 5.0
PROBLEMS_SHOWN = 100
WIDTH_IN_A_PIPE = 120

LogForm = Literal["text", "json"]
Counts = Mapping[str, Mapping[str, int]]
"""By source (empty where it is not of one source), then by what was counted."""


class Size(TypedDict):
    """Of a terminal, in cells."""

    width: int
    height: int


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


class Witness(Protocol):
    """Who keeps what the stages of a run tell: see `tracker.runs.recording`."""

    def began(self, stage: str) -> None:
        """A stage begins."""

    def ended(self, stage: str, seconds: float) -> None:
        """A stage has ended, well or not."""

    def counted(self, stage: str, counts: Counts) -> None:
        """What a stage has done so far; sources that are missing stand as they were told."""

    def had_problems(self, problems: Sequence[str]) -> None:
        """What went wrong, a line each."""


@dataclass(slots=True)
class Progress:
    """Tells on standard error how the work goes. What is said is shown as it is, without markup."""

    stream: TextIO = field(default_factory=lambda: sys.stderr)
    form: LogForm = "text"
    run_id: str = ""
    """Of the run that is told of, in the lines of the form `json`."""
    witness: Witness | None = None
    _stage: str = field(init=False, default="")
    _console: Console = field(init=False)
    _status: Status | None = field(init=False, default=None)
    _is_drawing: bool = field(init=False, default=False)
    _last: float = field(init=False, default=0.0)

    def __post_init__(self) -> None:
        self._console = Console(file=self.stream, highlight=False, soft_wrap=True)

    def say(self, message: str) -> None:
        """A line that stays."""
        self.tell(message)

    def tell(
        self,
        message: str,
        *,
        event: str = "message",
        level: Level = "info",
        source: str = "",
        **fields: object,
    ) -> None:
        """A line that stays: the message for people, or an object with all of it in JSON.

        `fields` are further values that JSON knows.
        """
        if self.form == "text":
            self._console.print(Text(message))
        else:
            about = {"source": source, "stage": self._stage, "message": message.strip()}
            log_line(self.stream, event, {**about, **fields}, level=level, run_id=self.run_id)

    def problems(self, problems: Sequence[str]) -> None:
        """A line for each thing that went wrong, as far as somebody would read on."""
        for problem in problems[:PROBLEMS_SHOWN]:
            if self.form == "text":
                self.say(f"  ! {plain(problem)}")
            else:
                self.tell(plain(problem), event="problem", level="warning")
        if len(problems) > PROBLEMS_SHOWN:
            self.say(f"  ! and {len(problems) - PROBLEMS_SHOWN} more problems")
        if self.witness is not None:
            self.witness.had_problems(problems)

    def counted(self, stage: str, counts: Counts) -> None:
        """What a stage has done, for programs: nothing of it is shown to people."""
        if self.form == "json":
            for source, numbers in counts.items():
                about = {"source": source, "stage": stage, "counts": dict(numbers)}
                log_line(self.stream, "counted", about, run_id=self.run_id)
        if self.witness is not None:
            self.witness.counted(stage, counts)

    def counted_so_far(self, stage: str, counts: Counts) -> None:
        """How a stage stands that goes on: kept, should it be killed, and shown to nobody."""
        if self.witness is not None:
            self.witness.counted(stage, counts)

    @property
    def width(self) -> int:
        """Cells that a line may take."""
        return self._console.width if self._console.is_terminal else WIDTH_IN_A_PIPE

    def draw(self, *parts: RenderableType) -> None:
        """Something drawn that stays, without colours in a pipe; for people alone."""
        if self.form == "text":
            draw(parts, self.stream, width_in_a_pipe=WIDTH_IN_A_PIPE)

    @contextmanager
    def stage(
        self, name: str, picture: Callable[[Size], RenderableType] | None = None
    ) -> Iterator[Stage]:
        """A stage of the work, for as long as the block runs.

        `picture` draws how it stands, in the size of the terminal; else its last update is shown.
        """
        stage = Stage(self, name)
        self._last = time.monotonic()
        with self._witnessed(name), self._live(name, picture):
            yield stage

    @contextmanager
    def _witnessed(self, name: str) -> Iterator[None]:
        """Tell programs when the stage begins and ends."""
        before, self._stage = self._stage, name
        began = time.monotonic()
        if self.form == "json":
            log_line(self.stream, "begin", {"stage": name}, run_id=self.run_id)
        if self.witness is not None:
            self.witness.began(name)
        try:
            yield
        finally:
            self._stage = before
            seconds = time.monotonic() - began
            if self.form == "json":
                about = {"stage": name, "seconds": round(seconds, 3)}
                log_line(self.stream, "end", about, run_id=self.run_id)
            if self.witness is not None:
                self.witness.ended(name, seconds)

    @contextmanager
    def _live(self, name: str, picture: Callable[[Size], RenderableType] | None) -> Iterator[None]:
        console = self._console
        if self.form == "json" or not console.is_terminal or console.is_dumb_terminal:
            yield
        elif picture is not None:
            self._is_drawing = True
            try:
                with Live(
                    get_renderable=lambda: picture(
                        Size(width=console.width, height=console.height)
                    ),
                    console=console,
                    transient=True,
                    redirect_stdout=False,
                    redirect_stderr=False,
                ):
                    yield
            finally:
                self._is_drawing = False
        else:
            with console.status(Text(f"{name} …")) as self._status:
                try:
                    yield
                finally:
                    self._status = None

    def _show(self, name: str, message: str) -> None:
        if self._status is not None:
            self._status.update(Text(f"{name}: {message}"))
        elif not self._is_drawing and time.monotonic() - self._last >= SECONDS_BETWEEN_LINES:
            self._last = time.monotonic()
            if self.form == "text":
                self.say(f"{name}: {message} …")
            else:
                self.tell(message, event="progress", level="debug")


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
        if self.progress.form == "text":
            self.progress.say(f"{self.name}: {message}")
        else:
            self.progress.tell(message, event="done")
