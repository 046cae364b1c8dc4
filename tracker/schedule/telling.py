"""What a daemon says while it works: lines for people, or JSON for programs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, Protocol

from tracker.log_line import Level
from tracker.plain import plain
from tracker.progress import Progress


class Tell(Protocol):
    """Says one thing."""

    def __call__(
        self, message: str, *, event: str = "message", level: Level = "info", **fields: Any
    ) -> None:
        """`fields` are for programs: `run_id`, `stage`, `sources` and so on."""


def telling(progress: Progress, local_time: Callable[[], datetime]) -> Tell:
    """Lines with the local time in front, or objects, as the form of `progress` is."""

    def tell(message: str, *, event: str = "message", level: Level = "info", **fields: Any) -> None:
        is_stamped = progress.form == "text" and event != "plan"
        before = f"{local_time():%Y-%m-%d %H:%M:%S}  " if is_stamped else ""
        progress.tell(before + plain(message), event=event, level=level, **fields)

    return tell
