"""A file that grows by a line of JSON for each event."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

from config.telling.channels import FileChannel
from tracker.alerts.event import Told
from tracker.alerts.messages.body import line
from tracker.alerts.ways.failure import DeliveryError
from tracker.alerts.ways.secrets import resolved

_LOOK_BACK: Final = 1_000_000
"""Bytes from the end in which a line is looked for that a kill may have left unnoted."""


@dataclass(frozen=True, slots=True)
class Lines:
    """A way into a file."""

    channel: FileChannel
    root: Path
    """The project folder."""

    def send(self, told: Told) -> str:
        """Append the event, unless its line is there already. Raises DeliveryError."""
        file = resolved(self.channel.path, self.root)
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            with file.open("a+b") as stream:
                if not _mended_and_has(stream, told.id):
                    stream.write(line(told).encode("utf-8", "replace"))
                    stream.flush()
                    os.fsync(stream.fileno())
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise DeliveryError(
                f"{file} cannot be written: {reason}", is_of_channel=True
            ) from error
        return ""


def _mended_and_has(stream: IO[bytes], event_id: str) -> bool:
    """Whether the end of the file has this event. A last line that a kill has torn is cut off."""
    size = stream.seek(0, os.SEEK_END)
    begin = max(0, size - _LOOK_BACK)
    stream.seek(begin)
    lines = stream.read().split(b"\n")
    if lines[-1]:
        stream.truncate(size - len(lines[-1]))
    stream.seek(0, os.SEEK_END)
    return any(_id(text) == event_id for text in lines[:-1])


def _id(text: bytes) -> str | None:
    try:
        value = json.loads(text)
    except ValueError:
        return None
    return value.get("id") if isinstance(value, dict) else None
