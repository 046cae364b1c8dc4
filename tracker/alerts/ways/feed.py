"""An Atom feed for each rule, written anew as a whole: so nothing stands in it twice."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from config.telling.channels import FeedChannel
from tracker.alerts.event import Told
from tracker.alerts.ledger import Ledger
from tracker.alerts.messages.atom import atom
from tracker.alerts.ways.failure import DeliveryError
from tracker.alerts.ways.secrets import resolved
from tracker.output import whole_file


@dataclass(frozen=True, slots=True)
class Feed:
    """A way to whoever reads a folder of feeds."""

    channel: FeedChannel
    root: Path
    """The project folder."""
    ledger: Ledger
    project: str

    def send(self, told: Told) -> str:
        """Write the feed of the event's rule. Raises DeliveryError."""
        self.write(told.event.rule, told.found_at)
        return ""

    def write(self, rule: str, now: datetime) -> None:
        """Write the feed of a rule: its latest events. Raises DeliveryError."""
        folder = resolved(self.channel.path, self.root)
        file = folder / f"{rule}.atom"
        channel = self.channel
        entries = self.ledger.entries(rule, channel.name, self.project, channel.entries)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with whole_file(file) as temporary, temporary.open("wb") as stream:
                stream.write(atom(self.project, rule, entries, now))
                stream.flush()
                # What is noted as told must be there after a power cut.
                os.fsync(stream.fileno())
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise DeliveryError(
                f"{file} cannot be written: {reason}", is_of_channel=True
            ) from error
