"""What follows a crawl, in order. The one place that lists it.

Each stage is a command of its own that can be stopped at any moment and does nothing twice. All of
them are due once a crawl has begun, and each is until it has ended well: what was interrupted, or
failed for want of space, is caught up with though nothing new is crawled.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage after the crawl."""

    name: str
    command: tuple[str, ...]
    """As it is written after `tracker`."""


STAGES = (
    Stage("analyse", ("analyse",)),
    Stage("publish", ("publish",)),
)
