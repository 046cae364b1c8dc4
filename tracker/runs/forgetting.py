"""A source taken out of the journal: its name, its counts, its problems."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from tracker.runs.journal import Event, rewrite

_BY_SOURCE = ("pages", "since_publication", "since_fetch")


def forget_sources(file: Path, sources: Collection[str]) -> None:
    """Remove these sources from the journal in `file`. Raises OSError and StorageError."""
    if sources and file.exists():
        rewrite(file, lambda event: _without(event, sources))


def _without(event: Event, sources: Collection[str]) -> Event | None:
    """The event without them; None of a problem of one of them."""
    if event.get("event") == "problem":
        message = str(event.get("message", ""))
        return None if any(message.startswith(f"{source}:") for source in sources) else event
    kept = dict(event)
    if isinstance(listed := event.get("sources"), list):
        kept["sources"] = [source for source in listed if source not in sources]
    for name in (*_BY_SOURCE, *(("counts",) if event.get("event") == "counts" else ())):
        if isinstance(by_source := event.get(name), Mapping):
            kept[name] = _left(by_source, sources)
    return kept


def _left(by_source: Mapping[str, Any], sources: Collection[str]) -> dict[str, Any]:
    return {source: told for source, told in by_source.items() if source not in sources}
