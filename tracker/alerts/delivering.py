"""Deliver what is due, one message after the other, until all is told or a channel fails."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final, Protocol

from config.telling.channels import (
    Channel,
    EmailChannel,
    FeedChannel,
    FileChannel,
    WebhookChannel,
)
from tracker.alerts.backoff import wait
from tracker.alerts.event import Told
from tracker.alerts.ledger import Delivery, Ledger
from tracker.alerts.ways.failure import DeliveryError

BUDGET: Final = 180.0
"""Seconds that one round may take; what is left over then waits for the next."""
_ATTEMPTS_ON_DISK: Final = 100
"""A full disk is mended by a person, and nobody is bothered by trying."""


class Way(Protocol):
    """A channel that can be used."""

    def send(self, told: Told) -> str:
        """Deliver one event; what is to be said of it, if anything. Raises DeliveryError."""


@dataclass(slots=True)
class Delivered:
    """What came of a round."""

    sent: int = 0
    failed: int = 0
    dead: int = 0
    troubles: list[str] = field(default_factory=list)
    """A line for each channel or message that failed."""


def way(channel: Channel, root: Path, ledger: Ledger, project: str) -> Way:
    """How to use a channel."""
    match channel:
        case WebhookChannel():
            from tracker.alerts.ways.webhook import Webhook

            return Webhook(channel, root)
        case EmailChannel():
            from tracker.alerts.ways.mail import Mail

            return Mail(channel, root)
        case FeedChannel():
            from tracker.alerts.ways.feed import Feed

            return Feed(channel, root, ledger, project)
        case FileChannel():
            from tracker.alerts.ways.file import Lines

            return Lines(channel, root)
        case _:
            raise TypeError(channel)


def deliver(
    ledger: Ledger,
    channels: Sequence[Channel],
    ways: Mapping[str, Way],
    project: str,
    *,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
    chance: Callable[[], float] = random.random,
    budget: float = BUDGET,
) -> Delivered:
    """Deliver what is due, each channel in the order of events."""
    done = Delivered()
    known = {channel.name: channel for channel in channels}
    disabled = {channel.name for channel in channels if not channel.enabled}
    end = time.monotonic() + budget
    for name in ledger.channels_due(now()):
        if name in disabled:
            continue
        while time.monotonic() < end and (delivery := ledger.due(name, now())) is not None:
            if name not in known:
                done.dead += 1
                ledger.dead(delivery, "alerts.yaml has no such channel any more", now())
            elif not _deliver(
                ledger, known[name], ways[name], delivery, project, now, chance, done
            ):
                break
    return done


def _deliver(
    ledger: Ledger,
    channel: Channel,
    through: Way,
    delivery: Delivery,
    project: str,
    now: Callable[[], datetime],
    chance: Callable[[], float],
    done: Delivered,
) -> bool:
    """Whether the channel can take another one."""
    try:
        remark = through.send(ledger.told(delivery.number, project))
    except DeliveryError as error:
        attempts = delivery.attempts + 1
        said = f"{channel.name}: {error}"
        if error.is_final or attempts >= getattr(channel, "attempts", _ATTEMPTS_ON_DISK):
            done.dead += 1
            done.troubles.append(f"{said}; given up after {_times(attempts)}")
            ledger.dead(delivery, str(error), now())
        else:
            done.failed += 1
            pause = wait(attempts, error.retry_after, chance)
            done.troubles.append(f"{said}; tried again in {_in_words(pause)}")
            ledger.failed(delivery, str(error), now() + pause, now())
            if error.is_of_channel:
                ledger.postpone(channel.name, now() + pause)
        return not error.is_of_channel
    done.sent += 1
    if remark:
        done.troubles.append(f"{channel.name}: {remark}")
    ledger.sent(delivery, now())
    return True


def _times(attempts: int) -> str:
    return "the first attempt" if attempts == 1 else f"{attempts} attempts"


def _in_words(pause: timedelta) -> str:
    seconds = pause.total_seconds()
    return f"{seconds:.0f} s" if seconds < 90 else f"{seconds / 60:.0f} min"
