"""All that is known of how a project stands, each part read for itself.

A part that is missing is empty; one that is damaged is named in `unreadable` and spoils no other.
Nothing is written, nothing is held, and no part waits for who writes it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from config.errors import ConfigError
from crawler.looks import CrawlMemory, read_memory
from tracker.home import Home
from tracker.runs.journal import History
from tracker.runs.reading import read_runs
from tracker.schedule.standing import Standing, read_standing
from tracker.status.deliveries import Deliveries, read_deliveries
from tracker.status.files import Files, read_files
from tracker.status.listed import enabled_sources

Part = Callable[[Home, datetime], Any]


@dataclass(frozen=True, slots=True)
class Facts:
    """How the project stands at one moment."""

    at: datetime
    """UTC."""
    sources: tuple[str, ...] = ()
    """That are enabled in sources.yaml, in its order."""
    schedule: Standing | None = None
    runs: History = field(default_factory=History)
    crawls: CrawlMemory = field(default_factory=CrawlMemory)
    files: Files = field(default_factory=Files)
    alerts: Deliveries = field(default_factory=Deliveries)
    unreadable: Mapping[str, str] = field(default_factory=dict)
    """By part, why it could not be read."""


PARTS: Mapping[str, Part] = {
    "sources": lambda home, now: enabled_sources(home),  # noqa: ARG005
    "schedule": lambda home, now: read_standing(home),  # noqa: ARG005
    "runs": lambda home, now: read_runs(home),  # noqa: ARG005
    "crawls": lambda home, now: read_memory(home.crawl_state, now),
    "files": lambda home, now: read_files(home),  # noqa: ARG005
    "alerts": lambda home, now: read_deliveries(home),  # noqa: ARG005
}
"""What is read, by the name of its field."""


def read_part(home: Home, name: str, now: datetime) -> tuple[Any, str]:
    """One part and an empty reason; None and why it could not be read."""
    try:
        return PARTS[name](home, now), ""
    except (OSError, sqlite3.Error, ValueError, ConfigError) as error:
        lines = str(error).splitlines()
        return None, lines[0] if lines else type(error).__name__


def read_facts(home: Home) -> Facts:
    """Read all of it now."""
    now = datetime.now(UTC)
    return facts_of({name: read_part(home, name, now) for name in PARTS}, now)


def facts_of(parts: Mapping[str, tuple[Any, str]], now: datetime) -> Facts:
    """The facts that these parts are."""
    read = {name: value for name, (value, _) in parts.items() if value is not None}
    unreadable = {name: reason for name, (_, reason) in parts.items() if reason}
    return Facts(at=now, **read, unreadable=unreadable)
