"""Sources that have gone quiet, or that nobody can reach."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from config.models import Source
from tracker.alerts.asking import Row
from tracker.doctor.history import History, Look
from tracker.doctor.silence import Rhythm, silence
from tracker.plain import plain

REASONS = ("quiet", "unreachable")


def silence_of(reason: str, source: str) -> str:
    """What an event is about: the silence of this source, for this of the reasons."""
    return f"{reason}|{source}"


def quiet_sources(
    sources: Sequence[Source],
    histories: Mapping[str, History],
    today: date,
    *,
    unreachable_days: int,
) -> Iterator[Row]:
    """A row for each source that is followed and says nothing, or does not answer."""
    for source in sources:
        history = histories.get(source.name)
        if not source.enabled or history is None or not history.looks:
            continue
        row = _unreachable(source, history, today, unreachable_days) or _silent(source, history)
        if row is not None:
            yield {**row, "source": source.name, "tier": source.tier, "url": source.url}


def _unreachable(source: Source, history: History, today: date, days: int) -> Row | None:
    """Since the last good answer, if it was asked for longer than `days` days without one."""
    good = [look for look in history.looks if look.went_well]
    failed = [look for look in history.looks if not good or look.at > good[-1].at]
    if not failed:
        return None
    since = (good[-1] if good else failed[0]).at.date()
    if (failed[-1].at.date() - since).days < days:
        return None
    return {
        "reason": "unreachable",
        "since": since,
        "until": max(today, since),
        "says": f"has not answered well since {since}: {plain(_failure(failed[-1]))}",
        "todo": f"'tracker doctor {source.name}' says more",
    }


def _failure(look: Look) -> str:
    return look.reason or (f"HTTP {look.status}" if look.status else look.outcome)


def _silent(source: Source, history: History) -> Row | None:
    good = [look for look in history.looks if look.went_well]
    rhythm = Rhythm.of(history.published)
    if not good or rhythm is None:
        return None
    read_until = good[-1].at.date()
    found = silence(history.published, read_until, source.url or "it")
    if found is None:
        return None
    return {
        "reason": "quiet",
        "since": rhythm.last,
        "until": read_until,
        "says": f"has gone quiet: {found.says}",
        "todo": found.todo,
    }
