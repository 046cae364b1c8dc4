"""The stages of the schedule: the crawl, and what follows it, in order. The one place for both.

Each stage is a command of its own that can be stopped at any moment and does nothing twice. All
that follow are due once a crawl has begun, and each is until it has ended well: what was
interrupted, or failed for want of space, is caught up with though nothing new is crawled.
"""

from __future__ import annotations

from dataclasses import dataclass

from tracker.home import Home

_WAIT = ("--wait", "60")
"""Seconds, for another that begins in the same moment."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage after the crawl."""

    name: str
    command: tuple[str, ...]
    """As it is written after `tracker`; it has to know `--run-id` and `--log-format`."""
    file: str | None = None
    """The file of the project without which there is nothing to do."""

    def is_wanted(self, home: Home) -> bool:
        """Whether a project asks for it."""
        return self.file is None or (home.root / self.file).is_file()


CRAWL = Stage("crawl", ("crawl", *_WAIT, "--format", "json"))
STAGES = (
    Stage("analyse", ("analyse", *_WAIT)),
    Stage("publish", ("publish", *_WAIT)),
    Stage("alerts", ("alerts", "send"), file="alerts.yaml"),
)
