"""An Atom feed for each rule, written anew as a whole: so nothing stands in it twice."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from config.telling.channels import FeedChannel
from tracker.alerts.event import Told
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
    entries: Callable[[str, int], Sequence[Told]]
    """The latest events of a rule for this channel, so many at the most, the newest first."""

    def send(self, told: Told) -> str:
        """Write the feed of the event's rule. Raises DeliveryError."""
        folder = resolved(self.channel.path, self.root)
        file = folder / f"{told.event.rule}.atom"
        entries = self.entries(told.event.rule, self.channel.entries)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with whole_file(file) as temporary:
                temporary.write_bytes(atom(told.project, told.event.rule, entries, told.found_at))
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise DeliveryError(
                f"{file} cannot be written: {reason}", is_of_channel=True
            ) from error
        return ""
